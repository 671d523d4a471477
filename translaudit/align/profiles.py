"""Segments as weighted character n-grams, and how much of them two sides share.

The similarity is a Dice coefficient over character 4-grams inside words, weighted by inverse document frequency within
the two articles: chrF's idea (Popović 2015, doi 10.18653/v1/W15-3049) in a form that is made of dot products. The
profile of merged segments is the sum of theirs, so the figures of 1-2, 2-1 and 2-2 beads follow from those of single
segments, as with the vectors of vecalign (Thompson & Koehn 2019, doi 10.18653/v1/D19-1136).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Embed = Callable[[Sequence[str]], npt.NDArray[np.floating]]
"""Texts in, one vector each out (rows)."""
Translations = Callable[[str], Sequence[tuple[str, float]]]
"""A source word in, target words with their probability out (a lexical translation table)."""

ORDER = 4
MAX_COUNT = 2
"""A name said five times in a sentence is not worth five."""
LEAST_RARITY = 0.05
BLOCK = 64
"""Segments of one side compared at a time: bounds the memory."""
_WORD = re.compile(r"\w+")
_DIGIT_GROUPS = re.compile(r"(?<=\d)[.,\u00a0\u202f' ](?=\d{3}(?!\d))")


@dataclass(frozen=True, eq=False)
class Rows:
    """The profiles of one side in compressed rows, with their squared norms and the products of neighbours."""

    starts: Integers
    features: Integers
    weights: Floats
    dense: Floats
    norms: Floats
    adjacent: Floats

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, index: int) -> tuple[Integers, Floats]:
        """Features (sorted) and weights of one segment."""
        part = slice(self.starts[index], self.starts[index + 1])
        return self.features[part], self.weights[part]


@dataclass(frozen=True, eq=False)
class Profiles:
    """Both sides over one vocabulary."""

    source: Rows
    target: Rows

    def shared(self, sources: Sequence[int], targets: Sequence[int]) -> Floats:
        """Dot products of some source segments (rows) with some target segments (columns)."""
        result = np.zeros((len(sources), len(targets)))
        for first in range(0, len(sources), BLOCK):
            rows = sources[first : first + BLOCK]
            vocabulary = np.flatnonzero(np.bincount(np.concatenate([self.source.row(row)[0] for row in rows])))
            left = _densify(self.source, rows, vocabulary)
            for start in range(0, len(targets), 8 * BLOCK):
                columns = targets[start : start + 8 * BLOCK]
                right = _densify(self.target, columns, vocabulary)
                result[first : first + len(rows), start : start + len(columns)] = left @ right.T
        if self.source.dense.size:
            result += self.source.dense[list(sources)] @ self.target.dense[list(targets)].T
        return result

    def all_shared(self) -> float:
        """The sum of all dot products between the two sides."""
        size = 1 + int(max((rows.features.max(initial=0) for rows in (self.source, self.target)), default=0))
        left, right = (np.bincount(rows.features, rows.weights, size) for rows in (self.source, self.target))
        total = float(left @ right)
        return total + float(self.source.dense.sum(axis=0) @ self.target.dense.sum(axis=0))

    def banded(self, low: Sequence[int], high: Sequence[int]) -> list[Floats]:
        """For each source segment i, its dot products with the target segments low[i] to high[i] (exclusive)."""
        bands: list[Floats] = []
        for first in range(0, len(self.source), BLOCK):
            rows = range(first, min(first + BLOCK, len(self.source)))
            left, right = min(low[row] for row in rows), max(high[row] for row in rows)
            block = self.shared(rows, range(left, right))
            bands += [block[row - first, low[row] - left : high[row] - left].copy() for row in rows]
        return bands


def profile_segments(
    source: Sequence[str],
    target: Sequence[str],
    *,
    vectors: tuple[Floats, Floats] | None = None,
    translations: Translations | None = None,
    translated: Sequence[bool] = (),
) -> Profiles:
    """Profile the segments of two articles.

    Args:
        source: Segment texts, re-translated where possible.
        target: Segment texts.
        vectors: Sentence embeddings of both sides, mixed in with equal weight.
        translations: Adds the target words that a lexical table offers for the words of a source segment.
        translated: Source segments that are already in the target language (no translations are looked up for them).
    """
    counts = [_ngrams(text) for text in source]
    if translations is not None:
        known = translated or [False] * len(source)
        for count, text, skip in zip(counts, source, known, strict=True):
            if not skip:
                _add_translations(count, text, translations)
    other = [_ngrams(text) for text in target]
    vocabulary, rarity = _rarity(counts, other)
    one, two = vectors if vectors is not None else (np.zeros((len(source), 0)), np.zeros((len(target), 0)))
    return Profiles(_rows(counts, vocabulary, rarity, one), _rows(other, vocabulary, rarity, two))


def words_of(text: str) -> list[str]:
    """The words of a text without case, accents and digit grouping ("1.239", "1,239" and "1239" are one word).

    >>> words_of("Präsident Präsidenten 10 000 Straße")
    ['prasident', 'prasidenten', '10000', 'strasse']
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    return _WORD.findall(_DIGIT_GROUPS.sub("", bare))


def _ngrams(text: str) -> dict[str, float]:
    return dict(Counter(gram for word in words_of(text) for gram in ngrams_of_word(word)))


def ngrams_of_word(word: str) -> Iterator[str]:
    """Character n-grams of a folded word with its edges marked."""
    padded = f"^{word}$"
    return (padded[start : start + ORDER] for start in range(max(1, len(padded) - ORDER + 1)))


def _add_translations(count: dict[str, float], text: str, translations: Translations) -> None:
    for word in _WORD.findall(text):
        for gram, probability in _translated_ngrams(word, translations).items():
            if probability > count.get(gram, 0.0):
                count[gram] = probability


@lru_cache(maxsize=4_000)
def _translated_ngrams(word: str, translations: Translations) -> dict[str, float]:
    """The n-grams of a word's translations, each with the best probability."""
    found: dict[str, float] = {}
    for candidate, probability in translations(word):
        for gram in (gram for part in words_of(candidate) for gram in ngrams_of_word(part)):
            found[gram] = max(found.get(gram, 0.0), probability)
    return found


def _rarity(counts: Sequence[dict[str, float]], other: Sequence[dict[str, float]]) -> tuple[dict[str, int], Floats]:
    """Inverse document frequency on the side where an n-gram is commoner, so that being shared is no drawback."""
    left, right = (Counter(gram for count in side for gram in count) for side in (counts, other))
    either = left | right
    vocabulary = {gram: number for number, gram in enumerate(either)}
    commonest = np.fromiter(either.values(), float, len(vocabulary))
    return vocabulary, np.maximum(np.log((max(len(counts), len(other)) + 1) / (commonest + 0.5)), LEAST_RARITY)


def _rows(counts: Iterable[dict[str, float]], vocabulary: dict[str, int], rarity: Floats, dense: Floats) -> Rows:
    features: list[Integers] = []
    weights: list[Floats] = []
    for count in counts:
        numbers = np.fromiter((vocabulary[gram] for gram in count), np.int64, len(count))
        values = np.sqrt(np.minimum(np.fromiter(count.values(), float, len(count)), MAX_COUNT))
        order = np.argsort(numbers)
        features.append(numbers[order])
        weights.append((values * rarity[numbers])[order])
    norms = np.array([weight @ weight for weight in weights])
    adjacent = np.array(
        [
            _product(features[index], weights[index], features[index + 1], weights[index + 1])
            for index in range(len(features) - 1)
        ]
    )
    if dense.size:
        dense = dense * np.sqrt(norms)[:, None]
        norms = norms + (dense * dense).sum(axis=1)
        adjacent = adjacent + (dense[:-1] * dense[1:]).sum(axis=1)
    starts = np.concatenate([[0], np.cumsum([len(each) for each in features])]).astype(np.int64)
    return Rows(
        starts=starts,
        features=np.concatenate(features) if features else np.zeros(0, np.int64),
        weights=np.concatenate(weights) if weights else np.zeros(0),
        dense=dense,
        norms=norms,
        adjacent=adjacent,
    )


def _product(features: Integers, weights: Floats, others: Integers, other_weights: Floats) -> float:
    _, left, right = np.intersect1d(features, others, assume_unique=True, return_indices=True)
    return float(weights[left] @ other_weights[right])


def _densify(rows: Rows, indices: Sequence[int], vocabulary: Integers) -> Floats:
    matrix = np.zeros((len(indices), len(vocabulary)))
    if not len(vocabulary):
        return matrix
    for line, index in enumerate(indices):
        features, weights = rows.row(index)
        places = np.minimum(np.searchsorted(vocabulary, features), len(vocabulary) - 1)
        known = vocabulary[places] == features
        matrix[line, places[known]] = weights[known]
    return matrix
