"""The words of two sentences, and whether one stands for the other."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from translaudit.align.profiles import Translations, ngrams_of_word, words_of
from translaudit.documents import Identity
from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.table import Table, translation_table

LOOK_ALIKE = 0.4
"""Dice coefficient of the n-grams of two words from which they count as the same name or as cognates."""
_WORD = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.,])|\w+(?:(?<=\d)[.,]\w+)*")
"""Letters and digits; digits grouped by points, commas or spaces are one word."""


class Word(NamedTuple):
    """A word, without case and accents, and where it stands (code points)."""

    text: str
    folded: str
    start: int
    end: int

    @property
    def is_capitalised_inside(self) -> bool:
        """Whether it has a capital and does not open its sentence: in many languages, a name."""
        return self.start > 0 and self.text[0].isupper()


def read_words(text: str) -> list[Word]:
    """The words of a sentence, in order.

    >>> [word.folded for word in read_words("Die 1.239 Präsidenten, 10 000 Räte")]
    ['die', '1239', 'prasidenten', '10000', 'rate']
    """
    matches = _WORD.finditer(text)
    words = (Word(match[0], "".join(words_of(match[0])), match.start(), match.end()) for match in matches)
    return [word for word in words if word.folded]


def content_words(words: Sequence[Word], lang: str) -> list[Word]:
    """The words that are no function words of a language (all, where they are not known)."""
    return [word for word in words if word.text.lower() not in function_words(lang)]


def function_words(lang: str) -> frozenset[str]:
    """The commonest function words of a language, lower case."""
    return load_topic(lang, "identity", Identity).function_words if has_topic(lang, "identity") else frozenset()


@lru_cache(maxsize=200_000)
def likeness(one: str, other: str) -> float:
    """Dice coefficient of the n-grams of two folded words; 0 below `LOOK_ALIKE`."""
    if one == other:
        return 1.0
    left, right = _ngrams(one), _ngrams(other)
    alike = 2 * len(left & right) / (len(left) + len(right))
    return alike if alike >= LOOK_ALIKE else 0.0


@lru_cache(maxsize=20_000)
def renders(source: Word, target: Word, table: Table, least: float) -> bool:
    """Whether a target word looks like a source word, or either renders the other at least so probably (0 to 1)."""
    return likeness(source.folded, target.folded) > 0 or table.link(source.text, target.text) >= least


def _ngrams(word: str) -> frozenset[str]:
    return frozenset(ngrams_of_word(word))


@lru_cache(maxsize=4)
def bundled_translations(pair: str) -> Translations | None:
    """The translations that the bundled table of a language pair has for a source word, memoised, or None."""
    table = translation_table(pair)
    return lru_cache(maxsize=50_000)(table.best) if table is not None else None
