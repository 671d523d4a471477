"""Titles that the source leaves in the target's language, and that the target must therefore have word for word.

A German article that writes „State of the Union“ or "State Farm Stadium" names them as they are; a translation that has
the words changed or in another order has translated what was no longer to be translated. No lexicon is needed.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translaudit.align import Alignment
from translaudit.articles import Article
from translaudit.documents import Identity, Span
from translaudit.languages import load_topic
from translaudit.lexicon.knowledge import Knowledge
from translaudit.lexicon.near_titles import LONGEST_QUOTED_TITLE, quotations
from translaudit.lexicon.reading import quote
from translaudit.lexicon.renderings import synonyms_of
from translaudit.lexicon.words import Word, words_of

SPELLING_SIMILARITY = 85
"""From this similarity (0 to 100) on, a changed title is a matter of spelling, which other checks look at."""


class ChangedTitle(NamedTuple):
    """Target words that should be a title of the source, word for word."""

    target: Span
    source: Span


def changed_titles(
    source: Article, target: Article, alignment: Alignment, knowledge: Knowledge
) -> Iterator[ChangedTitle]:
    """Titles in the target's language that a parallel pair does not keep."""
    yield from _changed_quotations(source, target, alignment, knowledge)
    yield from _reordered(source, target)


def _changed_quotations(
    source: Article, target: Article, alignment: Alignment, knowledge: Knowledge
) -> Iterator[ChangedTitle]:
    everywhere = [word.text.casefold() for words in words_of(target) for word in words]
    for bead in alignment.beads:
        titles = [title for segment in bead.source for title in _kept_quotations(source, segment, target.lang)]
        candidates = [span for segment in bead.target for span in _quotations(target, segment)]
        for title in titles:
            names = _names(title.text)
            if not _has_sequence(everywhere, names):
                near = [span for span in candidates if _resembles(span.text, title.text, knowledge)]
                if near and not any(_names(near[0].text) == _names(other.text) for other in titles):
                    yield ChangedTitle(near[0], title)


def _quotations(article: Article, segment: int) -> list[Span]:
    place = article.segments[segment]
    return [article.span(*found) for found in quotations(article.text, place.start, place.end)]


def _kept_quotations(source: Article, segment: int, lang: str) -> Iterator[Span]:
    foreign = load_topic(lang, "identity", Identity).function_words
    own = load_topic(source.lang, "identity", Identity).function_words
    for span in _quotations(source, segment):
        names = _names(span.text)
        if 2 <= len(names) <= LONGEST_QUOTED_TITLE and not own & set(names) and foreign & set(names):
            yield span


def _resembles(quoted: str, title: str, knowledge: Knowledge) -> bool:
    """Whether a short quotation has a content word, or the synonym of one, in common with a title."""
    if len(_names(quoted)) > LONGEST_QUOTED_TITLE or _differs_in_spelling(quoted, title):
        return False
    synonyms = synonyms_of(knowledge.target_lang)
    found, wanted = (
        {knowledge.target_stem(name) for name in _names(text)} - knowledge.linkers for text in (quoted, title)
    )
    return any(stem in wanted or not wanted.isdisjoint(synonyms.get(stem, ())) for stem in found)


def _differs_in_spelling(quoted: str, title: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return ratio(quoted.casefold(), title.casefold()) >= SPELLING_SIMILARITY


def _names(text: str) -> list[str]:
    return "".join(mark if mark.isalnum() else " " for mark in text.casefold()).split()


def _has_sequence(words: Sequence[str], wanted: Sequence[str]) -> bool:
    size = len(wanted)
    return any(list(words[start : start + size]) == wanted for start in range(len(words) - size + 1))


def _reordered(source: Article, target: Article) -> Iterator[ChangedTitle]:
    """Three or more capitalised words that the source has side by side in another order."""
    known: dict[frozenset[str], list[tuple[tuple[str, ...], Span]]] = {}
    for names, span in _capitalised_triples(source):
        known.setdefault(frozenset(names), []).append((names, span))
    for names, span in _capitalised_triples(target):
        originals = known.get(frozenset(names), [])
        if originals and all(names != original for original, _ in originals):
            yield ChangedTitle(span, originals[0][1])


def _capitalised_triples(article: Article) -> Iterator[tuple[tuple[str, ...], Span]]:
    for words in words_of(article):
        for place in range(len(words) - 2):
            three = words[place : place + 3]
            if all(_is_name(word) for word in three) and _side_by_side(article.text, three):
                names = tuple(word.text.casefold() for word in three)
                if len(set(names)) == 3:
                    yield names, quote(article, words, place, place + 3)


def _is_name(word: Word) -> bool:
    return word.text[0].isupper() and len(word.text) > 1


def _side_by_side(text: str, words: Sequence[Word]) -> bool:
    return all(text[one.end : other.start] in (" ", "-") for one, other in itertools.pairwise(words))
