"""The words of an article, with their offsets, and how common they are."""

import re
from functools import cache, lru_cache
from math import log10

import msgspec

from translaudit.articles import Article

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


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
        for match in _WORD.finditer(article.text, segment.start, segment.end)
    )


@lru_cache(maxsize=8)
def word_forms(article: Article) -> frozenset[str]:
    """The words of an article as written, and in lower case."""
    words = {word.text for word in read_words(article)}
    return frozenset(words | {word.lower() for word in words})


@cache
def frequencies(lang: str) -> dict[str, float]:
    """Share of each word in a language's texts (wordfreq, frozen in 2021); empty for a language without a list."""
    import wordfreq

    if lang not in wordfreq.available_languages("best"):
        return {}
    table: dict[str, float] = wordfreq.get_frequency_dict(lang, "best")
    return table


@lru_cache(maxsize=65536)
def zipf(word: str, lang: str) -> float:
    """Frequency on the Zipf scale (log10 of occurrences in 10^9 words): the 7.7, house 5.7, hapless 2.8, unknown 0.

    The lists are case-folded: German "groß" stands in them as "gross".
    """
    share = frequencies(lang).get(word.casefold().replace("’", "'"), 0.0)
    return max(0.0, log10(share) + 9) if share else 0.0
