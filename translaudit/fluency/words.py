"""The words of an article, with their offsets, and how common they are."""

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from translaudit.articles import Article

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
"""A run of letters, inner apostrophes included."""


class Word(msgspec.Struct, frozen=True):
    """A run of letters, inner apostrophes included: `article.text[start:end] == text`, in the segment of that index."""

    start: int
    end: int
    text: str
    segment: int


@lru_cache(maxsize=8)
def read_words(article: Article) -> tuple[Word, ...]:
    """All words of an article, in order."""
    return tuple(
        Word(match.start(), match.end(), match.group(), number)
        for number, segment in enumerate(article.segments)
        for match in WORD.finditer(article.text, segment.start, segment.end)
    )


@lru_cache(maxsize=8)
def words_by_segment(article: Article) -> tuple[tuple[Word, ...], ...]:
    """The words of each segment, in order."""
    words: list[list[Word]] = [[] for _ in article.segments]
    for word in read_words(article):
        words[word.segment].append(word)
    return tuple(map(tuple, words))


def words_in(article: Article, segments: Iterable[int]) -> tuple[Word, ...]:
    """The words of some segments, in order."""
    return tuple(word for index in segments for word in words_by_segment(article)[index])


@lru_cache(maxsize=8)
def word_forms(article: Article) -> frozenset[str]:
    """The words of an article as written, and in lower case."""
    words = {word.text for word in read_words(article)}
    return frozenset(words | {word.lower() for word in words})
