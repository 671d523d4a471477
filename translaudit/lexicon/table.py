"""The lexical translation table: how probably one word translates another, learnt from translated sentences.

A witness that needs no model: IBM Model 1 in both directions over lemmas, pruned and packed
(`translaudit.training.lexical_table`). It knows the common translations of common words, nothing of rare names, and its
silence is weak evidence: ask `knows_source` and `knows_target` first.
"""

import io
import math
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Protocol

import numpy as np
import numpy.typing as npt

from translaudit.lexicon.lemmas import compound_parts, lemma

_STEPS = 32
"""A stored byte is -ln p in steps of 1/32, so p is kept to 1.6 %."""


class _Triples(Protocol):
    @property
    def source(self) -> npt.NDArray[np.int32]: ...
    @property
    def target(self) -> npt.NDArray[np.int32]: ...
    @property
    def probability(self) -> npt.NDArray[np.float32]: ...


class Table:
    """Translation probabilities between the words of two languages, both ways. Words may be given in any form."""

    def __init__(self, pair: str, packed: Mapping[str, npt.NDArray[np.generic]]) -> None:
        """Unpack what `pack_table` packed for a language pair (`"de-en"`)."""
        self.source_lang, self.target_lang = pair.split("-")
        self._source_words = _words(packed["source_words"])
        self._target_words = _words(packed["target_words"])
        self._source_ids = dict(zip(self._source_words, range(len(self._source_words)), strict=True))
        self._target_ids = dict(zip(self._target_words, range(len(self._target_words)), strict=True))
        self._source_counts, self._target_counts = packed["source_counts"], packed["target_counts"]
        self._forward = _Direction(packed, "forward")
        self._backward = _Direction(packed, "backward")

    def probability(self, source_word: str, target_word: str) -> float:
        """p(target | source), 0 to 1: how probably the source word is translated so. 0 for unknown words.

        For a compound, the best of its parts.
        """
        return self.translations(source_word).get(lemma(target_word, self.target_lang), 0.0)

    def backward_probability(self, target_word: str, source_word: str) -> float:
        """p(source | target), 0 to 1: how probably the target word stands for this source word."""
        return self.backward_probabilities(target_word, (source_word,))[0]

    def backward_probabilities(self, target_word: str, source_words: Sequence[str]) -> list[float]:
        """`backward_probability` of one target word and each of some source words."""
        target = self._target_ids.get(lemma(target_word, self.target_lang))
        if target is None:
            return [0.0] * len(source_words)
        known = self._backward.row(target)
        return [max((known.get(part, 0.0) for part in self._source_parts(word)), default=0.0) for word in source_words]

    def link(self, source_word: str, target_word: str) -> float:
        """The greater of `probability` and `backward_probability`: how surely either word renders the other."""
        return max(self.probability(source_word, target_word), self.backward_probability(target_word, source_word))

    @lru_cache(maxsize=20_000)  # noqa: B019 - a process has one table a language pair, and keeps it
    def translations(self, source_word: str) -> Mapping[str, float]:
        """The translations of a word (lemmas) with their probabilities; of a compound, the best over its parts."""
        found: dict[str, float] = {}
        for part in self._source_parts(source_word):
            for number, p in self._forward.entries(part):
                word = self._target_words[number]
                found[word] = max(p, found.get(word, 0.0))
        return found

    def best(self, source_word: str) -> tuple[tuple[str, float], ...]:
        """The translations of a word with their probabilities, the most probable first; of a compound, its head's."""
        parts = self._source_parts(source_word)
        if not parts:
            return ()
        return tuple((self._target_words[number], p) for number, p in self._forward.entries(parts[-1]))

    def knows_source(self, word: str) -> int:
        """How often a source word was seen in training, to the nearest power of two; 0: never, or too rarely."""
        parts = self._source_parts(word)
        return min((1 << int(self._source_counts[part]) for part in parts), default=0)

    def knows_target(self, word: str) -> int:
        """How often a target word was seen in training, to the nearest power of two; 0: never, or too rarely."""
        number = self._target_ids.get(lemma(word, self.target_lang))
        return 0 if number is None else 1 << int(self._target_counts[number])

    def is_compound(self, source_word: str) -> bool:
        """Whether a source word is known only as a compound of words that the table knows."""
        return len(self._source_parts(source_word)) > 1

    def kept(self, source_word: str) -> float:
        """How probably (0 to 1) a source word stays as it is; of a compound, the part that stays least."""
        copies = (
            (part, self._target_ids.get(self._source_words[part], -1)) for part in self._source_parts(source_word)
        )
        return min((self._forward.row(part).get(copy, 0.0) for part, copy in copies), default=0.0)

    @lru_cache(maxsize=20_000)  # noqa: B019
    def _source_parts(self, word: str) -> tuple[int, ...]:
        form = lemma(word, self.source_lang)
        number = self._source_ids.get(form)
        if number is not None:
            return (number,)
        return tuple(self._source_ids[part] for part in compound_parts(form, self.source_lang, self._source_ids))


class _Direction:
    """For each word, its translations and their probabilities: a compressed sparse row matrix."""

    def __init__(self, packed: Mapping[str, npt.NDArray[np.generic]], name: str) -> None:
        self._starts = np.concatenate(([0], np.cumsum(packed[f"{name}_sizes"], dtype=np.int64)))
        self._words = packed[f"{name}_words"]
        self._costs = packed[f"{name}_costs"]

    def entries(self, word: int) -> list[tuple[int, float]]:
        row = slice(self._starts[word], self._starts[word + 1])
        return [
            (int(number), math.exp(-int(cost) / _STEPS))
            for number, cost in zip(self._words[row], self._costs[row], strict=True)
        ]

    @cache  # noqa: B019 - there are two directions a pair, kept for the life of the process
    def row(self, word: int) -> dict[int, float]:
        return dict(self.entries(word))


@cache
def translation_table(pair: str) -> Table | None:
    """The bundled table of a language pair (`"de-en"`), or None where translaudit has none. Loaded once."""
    resource = files("translaudit.languages") / pair / "table.npz"
    if not resource.is_file():
        return None
    return unpack_table(pair, resource.read_bytes())


def unpack_table(pair: str, data: bytes) -> Table:
    """Read a packed table."""
    with np.load(io.BytesIO(data), allow_pickle=False) as packed:
        return Table(pair, {name: packed[name] for name in packed.files})


def pack_table(
    source_counts: Mapping[str, int], target_counts: Mapping[str, int], forward: _Triples, backward: _Triples
) -> bytes:
    """Pack vocabularies (word: count, in the order of ids from 1) and both directions' triples, sorted by word."""
    arrays: dict[str, npt.NDArray[np.generic]] = {}
    for side, counts in (("source", source_counts), ("target", target_counts)):
        arrays[f"{side}_words"] = np.frombuffer("\n".join(counts).encode(), np.uint8)
        arrays[f"{side}_counts"] = np.round(np.log2(list(counts.values()))).astype(np.uint8)
    for name, triples, size in (("forward", forward, len(source_counts)), ("backward", backward, len(target_counts))):
        arrays[f"{name}_sizes"] = np.bincount(triples.source - 1, minlength=size).astype(np.uint8)
        arrays[f"{name}_words"] = (triples.target - 1).astype(np.uint16)
        arrays[f"{name}_costs"] = np.round(-np.log(triples.probability) * _STEPS).astype(np.uint8)
    return _write(arrays)


def _write(arrays: Mapping[str, npt.NDArray[np.generic]]) -> bytes:
    """Not compressed: a wheel is, and every process would have to unpack them."""
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)  # type: ignore[arg-type] # numpy's stub takes its keyword for an array
    return buffer.getvalue()


def _words(packed: npt.NDArray[np.generic]) -> list[str]:
    return packed.tobytes().decode().split("\n")
