"""Phrases known to be garbled, found by the stems of their words."""

import itertools
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from translaudit.articles import Article
from translaudit.documents import Span
from translaudit.languages import has_topic, known_languages
from translaudit.lexicon.entries import CollocationEntry, Lexicon
from translaudit.lexicon.knowledge import Knowledge, WrongPhrase, knowledge_of
from translaudit.lexicon.patterns import ANY_WORD, expand
from translaudit.lexicon.reading import cues_of, quote, target_mentions
from translaudit.lexicon.words import Word, words_of


class GarbledPhrase(NamedTuple):
    """Garbled words, what they should have been, and the source word that shows it (None: wrong in any context)."""

    target: Span
    right: str
    cue: Span | None
    minor: bool


def garbled_phrases(article: Article, lexicon: Lexicon, source: Article | None = None) -> tuple[GarbledPhrase, ...]:
    """Every known garbled phrase in a target article, in the order of the text.

    Args:
        article: the translation.
        lexicon: the user's lexicon; the bundled one is added.
        source: the original; without it, only phrases that are wrong in any context are found.
    """
    knowledge = knowledge_of(lexicon, source.lang if source else _usual_source(article.lang), article.lang)
    found = [
        garbled
        for segment in range(len(article.segments))
        for garbled in _longest(_in_segment(article, segment, source, knowledge))
    ]
    return tuple(sorted(found, key=lambda each: each.target))


def _usual_source(lang: str) -> str:
    """A source language from which phrases garbled in a target language are known, or the target language itself."""
    return next((source for source in known_languages() if has_topic(f"{source}-{lang}", "phrases")), lang)


@lru_cache(maxsize=8)
def _first_cues(source: Article, knowledge: Knowledge) -> dict[str, Span]:
    """The cues in the source, with the place where each first stands."""
    cues: dict[str, Span] = {}
    for segment in reversed(cues_of(source, knowledge)):
        cues |= segment
    return cues


def _in_segment(
    article: Article, segment: int, source: Article | None, knowledge: Knowledge
) -> Iterator[GarbledPhrase]:
    words = words_of(article)[segment]
    for first, last, wrong in knowledge.phrase_index.find([word.stem for word in words]):
        entry, cues = wrong.entry, _first_cues(source, knowledge) if source else {}
        cue = next((cues[each] for each in entry.source if each in cues), None)
        if (cue is None and entry.source) or any(each in cues for each in entry.unless):
            continue
        if _is_interrupted(article.text, words[first:last]) or _is_in_a_title(article, segment, first, last, knowledge):
            continue
        right = _filled(wrong, [word.text for word in words[first:last]], knowledge)
        place = quote(article, words, first, last)
        yield GarbledPhrase(place, right, cue, isinstance(entry, CollocationEntry))


def _is_in_a_title(article: Article, segment: int, first: int, last: int, knowledge: Knowledge) -> bool:
    """Whether some of the words belong to an accepted title that goes on ("United States Secretary of State")."""
    return any(
        mention.first < last and first < mention.last and (mention.first < first or last < mention.last)
        for mention in target_mentions(article, knowledge)[segment]
        if mention.subject.is_title
    )


def _is_interrupted(text: str, words: tuple[Word, ...]) -> bool:
    between = (text[one.end : other.start] for one, other in itertools.pairwise(words))
    return any(mark in gap for gap in between for mark in ",.;:!?()\n")


def _filled(wrong: WrongPhrase, words: list[str], knowledge: Knowledge) -> str:
    """The right form with the words that `*` stands for in the text put in."""
    if ANY_WORD not in wrong.entry.right:
        return wrong.entry.right
    sequence = next(
        sequence
        for sequence in expand(wrong.pattern)
        if len(sequence) == len(words)
        and all(
            pattern == ANY_WORD or knowledge.target_stem(pattern) == knowledge.target_stem(word)
            for pattern, word in zip(sequence, words, strict=True)
        )
    )
    free = [word for pattern, word in zip(sequence, words, strict=True) if pattern == ANY_WORD]
    right = wrong.entry.right
    for word in free:
        right = right.replace(ANY_WORD, word, 1)
    return " ".join(right.replace(ANY_WORD, "").split())


def _longest(found: Iterator[GarbledPhrase]) -> list[GarbledPhrase]:
    kept: list[GarbledPhrase] = []
    for phrase in sorted(found, key=lambda each: (len(each.target.text) * -1, each.target.start)):
        if not any(phrase.target.start < other.target.end and other.target.start < phrase.target.end for other in kept):
            kept.append(phrase)
    return kept
