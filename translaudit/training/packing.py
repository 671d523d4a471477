"""Sentence pairs as token numbers in one compressed file.

Numbers take two bytes and are compressed with LZMA tuned to that width; the order of the corpus is kept, because
neighbouring sentences are alike and compress better.
"""

import io
import json
import lzma
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Tokens = npt.NDArray[np.uint16]
Indices = npt.NDArray[np.int64]

EMBEDDINGS = "embeddings.npy"
"""The file beside the packed pairs that has the first embeddings of all pieces but padding."""
UNALIGNED = 255
"""In place of a source token where a target token translates none."""
_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 6, "lc": 3, "lp": 1, "pb": 1}]


@dataclass(frozen=True)
class Side:
    """All token numbers of one side in a row, end of sentence included, and how many belong to each sentence."""

    tokens: Tokens
    lengths: npt.NDArray[np.uint8]

    @property
    def starts(self) -> Indices:
        """Where each sentence begins."""
        lengths = self.lengths.astype(np.int64)
        return np.cumsum(lengths) - lengths


@dataclass(frozen=True)
class Packed:
    """Encoded pairs; `origin` numbers them into `origins`, `aligned` has each target token's place in the source."""

    source: Side
    target: Side
    origin: npt.NDArray[np.uint8]
    origins: tuple[str, ...]
    aligned: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        """Pairs."""
        return len(self.origin)


def pack(encoded: Iterable[tuple[list[int], list[int], str]]) -> Packed:
    """Pack encoded pairs of up to 255 tokens a side, each with its origin."""
    tokens: tuple[list[Tokens], list[Tokens]] = ([], [])
    origins: dict[str, int] = {}
    numbers = []
    for source, target, origin in encoded:
        numbers.append(origins.setdefault(origin, len(origins)))
        for side, sentence in zip(tokens, (source, target), strict=True):
            side.append(np.array(sentence, np.uint16))
    first, second = (
        Side(np.concatenate(side), np.array([len(sentence) for sentence in side], np.uint8)) for side in tokens
    )
    unaligned = np.full(len(second.tokens), UNALIGNED, np.uint8)
    return Packed(first, second, np.array(numbers, np.uint8), tuple(origins), unaligned)


def save(packed: Packed, path: Path) -> None:
    """Write the same bytes for the same pairs."""
    buffer = io.BytesIO()
    np.savez(
        buffer,
        source=packed.source.tokens,
        source_lengths=packed.source.lengths,
        target=packed.target.tokens,
        target_lengths=packed.target.lengths,
        origin=packed.origin,
        aligned=packed.aligned,
        origins=np.frombuffer(json.dumps(packed.origins).encode(), np.uint8),
    )
    path.write_bytes(lzma.compress(buffer.getbuffer(), filters=_FILTERS))


def load(path: Path) -> Packed:
    """Read what `save` wrote."""
    with np.load(io.BytesIO(lzma.decompress(path.read_bytes())), allow_pickle=False) as arrays:
        return Packed(
            Side(arrays["source"], arrays["source_lengths"]),
            Side(arrays["target"], arrays["target_lengths"]),
            arrays["origin"],
            tuple(json.loads(arrays["origins"].tobytes())),
            arrays["aligned"],
        )
