"""A published text and its source, word by word, with the table that links them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from translaudit.lexicon.phrase_model import PhraseModel
from translaudit.lexicon.table import Table
from translaudit.phrases.fluency import Fluency
from translaudit.phrases.words import Word, words_of

_KEPT = 128
"""Readings of segments: each is wanted for its phrases and for its quality."""
_FLOOR = 1e-4
_SYNONYM = 0.01
"""Two words are synonyms here where one source word is translated by both with at least this probability."""
_MEANT = 0.05
_COVERED = 0.02
_WELL_KNOWN = 30
"""A source word seen this often in training has the translations that it has."""


@dataclass(frozen=True, eq=False)
class BeadText:
    """A published text and its source as words, with the table that links them."""

    target: tuple[Word, ...]
    source: tuple[Word, ...]
    table: Table
    fluency: Fluency

    @cached_property
    def forward(self) -> list[list[float]]:
        """p(target word | source word), a row for each target word."""
        rows = [self.table.translations(one.text) for one in self.source]
        return [[row.get(word.lemma, 0.0) for row in rows] for word in self.target]

    @cached_property
    def backward(self) -> list[list[float]]:
        """p(source word | target word), a row for each target word."""
        sources = [one.text for one in self.source]
        return [self.table.backward_probabilities(word.text, sources) for word in self.target]

    def support(self, index: int) -> tuple[float, float]:
        """How well the best source word explains a target word, both ways, on a logarithmic scale from 0 to 1."""
        return self._supports[index]

    @cached_property
    def _supports(self) -> list[tuple[float, float]]:
        forms = {one.form for one in self.source}
        return [
            (1.0, 1.0) if word.form in forms else (level(max(forward, default=0.0)), level(max(backward, default=0.0)))
            for word, forward, backward in zip(self.target, self.forward, self.backward, strict=True)
        ]

    def synonyms(self, one: Word, other: Word) -> bool:
        """Whether some source word is translated by both words."""
        return not self._meanings(one.lemma).isdisjoint(self._meanings(other.lemma))

    def _meanings(self, word: str) -> frozenset[int]:
        if word not in self._meanings_of:
            rows = self._content_rows
            self._meanings_of[word] = frozenset(n for n, row in rows if row.get(word, 0.0) >= _SYNONYM)
        return self._meanings_of[word]

    @cached_property
    def _meanings_of(self) -> dict[str, frozenset[int]]:
        return {}

    @cached_property
    def _content_rows(self) -> list[tuple[int, Mapping[str, float]]]:
        words = ((n, word) for n, word in enumerate(self.source) if not word.grammatical)
        return [(n, self.table.translations(word.text)) for n, word in words]

    def left_over(self, index: int) -> float:
        """Share of the source's content words that no published word translates (0 to 1), `index` left aside."""
        translators = self._translators
        lost = sum(not words or words == [index] for words in translators)
        return lost / len(translators) if translators else 0.0

    @cached_property
    def _translators(self) -> list[list[int]]:
        """The published words that may translate each well-known content word of the source."""
        return [
            [number for number, row in enumerate(self.forward) if row[column] >= _COVERED]
            for column, word in enumerate(self.source)
            if not word.grammatical and not word.text.isdigit() and self.table.knows_source(word.text) >= _WELL_KNOWN
        ]

    def uncovered(self, word: Word) -> float:
        """How surely a re-translation's word stands for a source word that the published text leaves untranslated."""
        best = 0.0
        for column, one in enumerate(self.source):
            meant = self.table.probability(one.text, word.text)
            if meant >= _MEANT and max((row[column] for row in self.forward), default=0.0) < _COVERED:
                best = max(best, meant)
        return level(best)


def level(probability: float) -> float:
    """A probability on a logarithmic scale: 1e-4 and below is 0, 1 is 1."""
    return 1 - math.log(max(probability, _FLOOR)) / math.log(_FLOOR)


@lru_cache(maxsize=_KEPT)
def read_bead(target: str, source: str, languages: tuple[str, str], table: Table, model: PhraseModel) -> BeadText:
    """Read a published text and its source; `languages` are (source, target)."""
    return BeadText(words_of(target, languages[1]), words_of(source, languages[0]), table, Fluency(target, model))
