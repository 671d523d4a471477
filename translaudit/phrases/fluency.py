"""How much more usual a published text would become if some of its words were mended."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from translaudit.lexicon.phrase_model import TOKEN, PhraseModel
from translaudit.phrases.words import Word

Gain = tuple[float, float]
"""Nats won by mending: judged by the words, and by their classes (grammar)."""


@dataclass(frozen=True, eq=False)
class Fluency:
    """A text under a phrase model. Above zero, the mended text is the more usual one."""

    text: str
    model: PhraseModel

    @cached_property
    def tokens(self) -> tuple[int, ...]:
        """The text in the model's words."""
        return tuple(self.model.token(match.group()) for match in TOKEN.finditer(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [match.start() for match in TOKEN.finditer(self.text)]

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that begin in `text[start:end]`, as a half-open range."""
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def exchange(self, start: int, end: int, fix: Sequence[str]) -> Gain:
        """Gain of writing other words for `text[start:end]`; where it is empty, of putting them in there."""
        first, last = self.token_range(start, end)
        return self.model.gain(self.tokens, first, last, [self.model.token(word) for word in fix])

    def swap(self, word: Word, following: Word) -> Gain:
        """Gain of putting two neighbouring words the other way round; nothing where a mark stands between them."""
        first, middle = self.token_range(word.start, word.end)
        second, last = self.token_range(following.start, following.end)
        if middle != second:
            return 0.0, 0.0
        return self.model.gain(self.tokens, first, last, [*self.tokens[second:last], *self.tokens[first:middle]])
