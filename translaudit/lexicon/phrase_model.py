"""A small word trigram model of a language: how usual a run of words is, compared with a proposed mending of it.

Interpolated Kneser-Ney smoothing (Kneser & Ney 1995, doi 10.1109/ICASSP.1995.479394; Chen & Goodman 1999), pruned and
packed by `translaudit.training.phrase_model`. Its probabilities say little by themselves (rare is not wrong); what can
be trusted is the difference between the text and the text with a word exchanged, added or left out.
"""

import io
import itertools
import math
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[^\w\s]")
"""Words, numbers and single marks; an apostrophe is a mark."""
BOUNDARY, UNKNOWN, NAME, NUMBER = "<s>", "<unknown>", "<name>", "<number>"
SPECIAL = (BOUNDARY, UNKNOWN, NAME, NUMBER)

_STEPS = 16
"""A stored byte is -ln p in steps of 1/16."""
_FLOOR = 255 / _STEPS


class PhraseModel:
    """Probabilities of sequences of words, which know phrases, and of word classes, which know grammar."""

    def __init__(self, packed: Mapping[str, npt.NDArray[np.generic]]) -> None:
        """Unpack what `translaudit.training.phrase_model` packed."""
        words = packed["words"].tobytes().decode().split("\n")
        self._ids = dict(zip(words, range(len(words)), strict=True))
        self._classes = packed["classes"].tolist()
        self._words = _Trigrams(packed, "word")
        self._grammar = _Trigrams(packed, "class")

    def knows(self, form: str) -> bool:
        """Whether a lower-case word is in the vocabulary."""
        return form in self._ids

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """The lower-case words it knows, the most frequent first."""
        return tuple(word for word in self._ids if word not in SPECIAL)

    def is_attested(self, words: Sequence[str]) -> bool:
        """Whether all neighbours among some words (lower case, two or more) were often written side by side."""
        if any(word not in self._ids for word in words):
            return False
        ids = [self._ids[word] for word in words]
        return all(self._words.has_pair(one, other) for one, other in itertools.pairwise(ids))

    def word_class(self, form: str) -> int:
        """The class of a word: words of one class have the same neighbours."""
        return int(self._classes[self.token(form)])

    def token(self, text: str) -> int:
        """The number by which the model knows a word of the text: its own, or that of a kind of rare words."""
        number = self._ids.get(text.lower())
        if number is not None:
            return number
        if text[0].isdigit():
            return self._ids[NUMBER]
        return self._ids[NAME if text[0].isupper() else UNKNOWN]

    def gain(self, tokens: Sequence[int], start: int, end: int, fix: Sequence[int]) -> tuple[float, float]:
        """How much more probable (nats) the text becomes when `tokens[start:end]` is replaced by the fix.

        Returns:
            The gain by words, and the gain by word classes.
        """
        edge = self._ids[BOUNDARY]
        before = [edge, edge, *tokens[:start]][-2:]
        after = [*tokens[end : end + 2], edge, edge][:2]
        now, then = [*before, *tokens[start:end], *after], [*before, *fix, *after]
        return (
            self._words.log_probability(then) - self._words.log_probability(now),
            self._grammar.log_probability(self._classes_of(then))
            - self._grammar.log_probability(self._classes_of(now)),
        )

    def log_probability(self, tokens: Sequence[int]) -> tuple[float, float]:
        """Natural logarithm of the probability of a sentence's tokens, by words and by word classes."""
        edge = self._ids[BOUNDARY]
        sentence = [edge, edge, *tokens, edge]
        return self._words.log_probability(sentence), self._grammar.log_probability(self._classes_of(sentence))

    def _classes_of(self, tokens: Sequence[int]) -> list[int]:
        return [self._classes[token] for token in tokens]


class _Trigrams:
    """An interpolated trigram model over numbered symbols."""

    def __init__(self, packed: Mapping[str, npt.NDArray[np.generic]], name: str) -> None:
        self._unigrams = packed[f"{name}_unigrams"].astype(np.float64) / _STEPS
        self._unigram_backoffs = packed[f"{name}_unigram_backoffs"].astype(np.float64) / _STEPS
        self._bigrams = _Grams(packed, f"{name}_bigram")
        self._trigrams = _Grams(packed, f"{name}_trigram")
        self._bigram_backoffs = packed[f"{name}_bigram_backoffs"]
        self._size = len(self._unigrams)

    def log_probability(self, symbols: Sequence[int]) -> float:
        """Of the symbols from the third on, given the two before each (nats)."""
        return sum(map(self._log, symbols, symbols[1:], symbols[2:]))

    def has_pair(self, first: int, second: int) -> bool:
        """Whether the model has kept two neighbouring symbols."""
        return self._bigrams.index(first * self._size + second) is not None

    @lru_cache(maxsize=100_000)  # noqa: B019 - a process has one model a language, and keeps it
    def _log(self, first: int, second: int, third: int) -> float:
        unigram = math.exp(-self._unigrams[third])
        bigram = self._bigrams.probability(second * self._size + third)
        bigram += math.exp(-self._unigram_backoffs[second]) * unigram
        context = self._bigrams.index(first * self._size + second)
        if context is None:
            return math.log(bigram)
        trigram = self._trigrams.probability(context * self._size + third)
        return math.log(trigram + math.exp(-int(self._bigram_backoffs[context]) / _STEPS) * bigram)


class _Grams:
    """Sorted keys with a stored probability each."""

    def __init__(self, packed: Mapping[str, npt.NDArray[np.generic]], name: str) -> None:
        self._keys: memoryview[int] = np.cumsum(packed[f"{name}_steps"], dtype=np.int64).data
        self._costs = packed[f"{name}_costs"]

    def index(self, key: int) -> int | None:
        place = bisect_left(self._keys, key)
        return place if place < len(self._keys) and self._keys[place] == key else None

    def probability(self, key: int) -> float:
        place = self.index(key)
        return 0.0 if place is None else math.exp(-int(self._costs[place]) / _STEPS)


@cache
def phrase_model(lang: str) -> PhraseModel | None:
    """The bundled model of a language (ISO 639-1), or None where translaudit has none. Loaded once."""
    resource = files("translaudit.languages") / lang / "phrases.npz"
    return unpack_model(resource.read_bytes()) if resource.is_file() else None


def unpack_model(data: bytes) -> PhraseModel:
    """Read a packed model."""
    with np.load(io.BytesIO(data), allow_pickle=False) as packed:
        return PhraseModel({name: packed[name] for name in packed.files})


def cost(probability: npt.NDArray[np.float64]) -> npt.NDArray[np.uint8]:
    """Probabilities as stored bytes."""
    return np.round(np.minimum(-np.log(np.maximum(probability, 1e-30)), _FLOOR) * _STEPS).astype(np.uint8)
