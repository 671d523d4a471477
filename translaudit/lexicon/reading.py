"""What the lexicon recognises in an article: titles and terms, right and wrong renderings, cues."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeVar

from translaudit.articles import Article
from translaudit.documents import Span
from translaudit.lexicon.knowledge import SHORTEST_TAIL, Knowledge, Subject
from translaudit.lexicon.words import Word, words_of

Known = TypeVar("Known")


class Mention(NamedTuple):
    """A title or term that stands in an article: in which segment, and from which word up to which (exclusive)."""

    subject: Subject
    segment: int
    first: int
    last: int


_SHORTEST_ABBREVIATION, _SHORT_ABBREVIATION = 2, 3
"""Letters of abbreviations that other words begin like: KI, CIA; longer ones are also written as names (Nato)."""


@lru_cache(maxsize=8)
def source_mentions(article: Article, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Titles and terms in the source, the longest where several overlap; compounds count for their last part."""
    return tuple(
        mention
        for segment, words in enumerate(words_of(article))
        for mention in _longest(_source_mentions(segment, words, knowledge))
    )


@lru_cache(maxsize=8)
def target_mentions(article: Article, knowledge: Knowledge) -> tuple[tuple[Mention, ...], ...]:
    """Accepted renderings of titles and terms, for each segment of the target; they may overlap."""
    return tuple(
        tuple(
            Mention(subject, segment, first, last)
            for first, last, subject in knowledge.target_index.find([word.stem for word in words])
        )
        for segment, words in enumerate(words_of(article))
    )


@lru_cache(maxsize=8)
def cues_of(article: Article, knowledge: Knowledge) -> tuple[dict[str, Span], ...]:
    """The cues in each segment of the source, with the place where each first stands."""
    return tuple(
        {cue: quote(article, words, first, last) for first, last, cue in _cues(words, knowledge)}
        for words in words_of(article)
    )


def quote(article: Article, words: tuple[Word, ...], first: int, last: int) -> Span:
    """The text from one word of a segment up to another (exclusive)."""
    return article.span(words[first].start, words[last - 1].end)


def _cues(words: tuple[Word, ...], knowledge: Knowledge) -> list[tuple[int, int, str]]:
    found = list(knowledge.cue_index.find([word.stem for word in words]))
    tails = ((place, _tail_of(word.stem, knowledge.cue_tails)) for place, word in enumerate(words))
    found += [(place, place + 1, tail) for place, tail in tails if tail]
    return sorted(found, key=lambda each: -each[0])


def _source_mentions(segment: int, words: tuple[Word, ...], knowledge: Knowledge) -> Iterator[Mention]:
    covered: set[int] = set()
    for first, last, subject in knowledge.source_index.find([word.stem for word in words]):
        if subject.is_one_term:
            covered.update(range(first, last))
        if _capitalised_like(subject, words[first:last]):
            yield Mention(subject, segment, first, last)
    for place, word in enumerate(words):
        if place not in covered and (tail := _tail_of(word.stem, knowledge.tails)):
            yield Mention(tail, segment, place, place + 1)


def _capitalised_like(subject: Subject, words: tuple[Word, ...]) -> bool:
    """Whether a form written with a capital has one here (a noun, where the source language capitalises nouns).

    A word that only begins like an abbreviation is not it: Cian is not the CIA, nor the Ki of Ban Ki-moon KI.
    """
    if any(form[0].isupper() for form in subject.source_forms) > any(word.text[0].isupper() for word in words):
        return False
    return not any(_only_begins_like(words[0].text, form) for form in subject.source_forms if len(words) == 1)


def _only_begins_like(word: str, form: str) -> bool:
    begins = len(form) <= _SHORT_ABBREVIATION and form.isupper() and word.casefold().startswith(form.casefold())
    tail = word[len(form) :]
    return begins and not word.startswith(form) and (len(form) == _SHORTEST_ABBREVIATION or tail.rstrip("s") != "")


def _tail_of(stem: str, tails: dict[str, Known]) -> Known | None:
    """What a compound ends in, behind a first part of at least two letters."""
    ends = (stem[start:] for start in range(2, len(stem) - SHORTEST_TAIL + 1))
    return next((tails[end] for end in ends if end in tails), None)


def _longest(mentions: Iterator[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda each: each.first - each.last):
        if not any(
            mention.first < other.last
            and other.first < mention.last
            and (mention.last - mention.first) < (other.last - other.first)
            for other in kept
        ):
            kept.append(mention)
    return kept
