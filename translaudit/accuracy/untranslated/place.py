"""A word of the translation in its place: how common it is in either language, and what stands beside it."""

from collections.abc import Set as AbstractSet

import msgspec

from translaudit.accuracy.untranslated.rules import UntranslatedRules
from translaudit.checks.base import Case
from translaudit.fluency.words import Word
from translaudit.lexicon.frequency import zipf

COMMON_ALONE = 4.0
"""Zipf frequency in the source language from which a word in small letters is one of its common words."""
COMMON_NOUN = 2.0
"""The same for a word that the source has too, or uses as a noun."""
KNOWN_TO_TARGET = 4.7
"""Zipf frequency in the target language above which a word belongs to it."""
LOANWORD = 1.8
"""Zipf frequency from which the target language knows a noun that it writes small and the source with a capital: a noun
left untranslated by a machine keeps its capital ("meter" and "chansons" are words, "Vorwürfe" is not)."""


class Place(msgspec.Struct, frozen=True):
    """The word at an index among all words of the translation."""

    case: Case
    rules: UntranslatedRules
    words: tuple[Word, ...]
    index: int

    @property
    def word(self) -> Word:
        """The word itself."""
        return self.words[self.index]

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.word.text.lower()

    @property
    def capitalised(self) -> bool:
        """Whether it begins with a capital and goes on in small letters."""
        return self.word.text[0].isupper() and self.word.text[1:].islower()

    @property
    def source_zipf(self) -> float:
        """Zipf frequency in the source language."""
        return zipf(self.lower, self.case.source.lang)

    @property
    def target_zipf(self) -> float:
        """Zipf frequency in the target language."""
        return zipf(self.lower, self.case.target.lang)

    @property
    def before(self) -> Word | None:
        """The word before it in its sentence."""
        return word_before(self.words, self.index)

    @property
    def before_capital(self) -> bool:
        """Whether the next word of its sentence has a capital."""
        behind = self.words[self.index + 1 : self.index + 2]
        return any(other.segment == self.word.segment and other.text[0].isupper() for other in behind)


def word_before(words: tuple[Word, ...], index: int) -> Word | None:
    """The word before another in its sentence."""
    return words[index - 1] if index and words[index - 1].segment == words[index].segment else None


def follows(words: tuple[Word, ...], index: int, determiners: AbstractSet[str]) -> bool:
    """Whether the word before another in its sentence is one of some, in lower case."""
    before = word_before(words, index)
    return before is not None and before.text.lower() in determiners
