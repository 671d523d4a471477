"""The best monotone path through two articles: dynamic programming over beads of up to two segments a side.

Gale & Church 1993 (aclanthology.org/J93-1004) with their lengths kept as one witness beside the shared n-grams.
Articles up to `FULL_CELLS` are searched whole, longer ones in a band around a chain of unmistakable pairs (coarse to
fine), so that time and memory grow with the length of the articles and not with its square.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from translaudit.align.profiles import Floats, Profiles, Rows

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2))
FULL_CELLS = 90_000
MARGIN = 30
"""Half the width of the band, in segments."""
RARE = 6
"""An n-gram in no more segments than this a side can make two segments an unmistakable pair."""
LENGTH_VARIANCE = 6.8
"""Of the target's length per source character (Gale & Church 1993)."""
LENGTH_CAP = 25.0
_NEVER = -1e18


class Witness(StrEnum):
    """What a source segment is compared by."""

    RETRANSLATION = "retranslation"
    TABLE = "table"
    ANCHORS = "anchors"


class Regime(NamedTuple):
    """How the evidence is weighed: `similarity` times Dice minus `threshold` minus `length` times squared deviation.

    A pair scores that much for each pair of segments in it; leaving segments alone scores nothing; every merged segment
    costs `merge`; a pair out of sequence must score `crossing`.
    """

    similarity: float
    threshold: float
    length: float
    merge: float
    crossing: float


REGIMES = {
    Witness.RETRANSLATION: Regime(similarity=8.0, threshold=-0.7, length=0.4, merge=2.2, crossing=1.5),
    Witness.TABLE: Regime(similarity=12.0, threshold=-1.5, length=0.5, merge=2.2, crossing=2.5),
    Witness.ANCHORS: Regime(similarity=10.0, threshold=-3.5, length=0.6, merge=1.4, crossing=3.5),
}
"""Chosen by a grid search for bead F1 on 8 of the 19 benchmark documents (24 rows), taking the middle of a plateau.

Strict and lax F1 there, and on the 11 other documents (33 rows): re-translation 0.981 and 1.000, 0.982 and 0.991; table
0.983 and 0.998, 0.983 and 0.991; anchors 0.978 and 0.995, 0.963 and 0.976. Gale & Church: 0.760 and 0.856 on all rows.
"""


@dataclass(frozen=True, eq=False)
class Evidence:
    """What is known of two articles before they are aligned; `regimes` has one row of weights a source segment."""

    profiles: Profiles
    source_lengths: Floats
    target_lengths: Floats
    regimes: Floats

    def similarity(self, sources: Sequence[int], targets: Sequence[int], shared: float) -> float:
        """Dice coefficient (0 to 1) of the merged segments, given the sum of their dot products."""
        mass = mass_of(self.profiles.source, sources) + mass_of(self.profiles.target, targets)
        return min(1.0, max(0.0, 2 * shared / mass)) if mass > 0 else 0.0

    def score(self, sources: Sequence[int], targets: Sequence[int], shared: float) -> float:
        """What a bead is worth for each pair of segments in it, without the cost of merging."""
        weights = self.regimes[list(sources)].mean(axis=0)
        lengths = self.source_lengths[list(sources)].sum(), self.target_lengths[list(targets)].sum()
        similarity = self.similarity(sources, targets, shared)
        return float(weights[0] * similarity - weights[1] - weights[2] * _deviation(*lengths))


def best_path(evidence: Evidence) -> list[tuple[range, range]]:
    """The beads of the best monotone alignment, in order, as ranges of source and target indices."""
    band = _band(evidence.profiles)
    last_beads = _forward(_Lattice.over(evidence, band))
    row, column = len(evidence.profiles.source), len(evidence.profiles.target)
    beads: list[tuple[range, range]] = []
    while row or column:
        used, taken = last_beads[row][column - band.low[row]].tolist()
        beads.append((range(row - used, row), range(column - taken, column)))
        row, column = row - used, column - taken
    beads.reverse()
    return beads


@dataclass(frozen=True)
class _Band:
    """The nodes (i, j) that are searched: those with low[i] <= j <= high[i], i and j counting segments passed."""

    low: list[int]
    high: list[int]


@dataclass(frozen=True, eq=False)
class _Lattice:
    """The band with what the beads in it share; target figures are kept by number of merged segments (1 or 2)."""

    evidence: Evidence
    band: _Band
    dots: list[Floats]
    dots_start: list[int]
    target_mass: tuple[Floats, Floats]
    target_length: tuple[Floats, Floats]

    @classmethod
    def over(cls, evidence: Evidence, band: _Band) -> "_Lattice":
        rows = len(evidence.profiles.source)
        starts = [max(0, band.low[row + 1] - 2) for row in range(rows)]
        ends = [band.high[min(row + 2, rows)] for row in range(rows)]
        target, lengths = evidence.profiles.target, evidence.target_lengths
        return cls(
            evidence=evidence,
            band=band,
            dots=evidence.profiles.banded(starts, ends),
            dots_start=starts,
            target_mass=(target.norms, target.norms[1:] + target.norms[:-1] + 2 * target.adjacent),
            target_length=(lengths, lengths[1:] + lengths[:-1]),
        )

    def gain(self, row: int, used: int, taken: int) -> Floats:
        """What the beads of a shape that end at each node of a row add to the score."""
        first, width = self.band.low[row] - taken, self.band.high[row] - self.band.low[row] + 1
        sources = range(row - used, row)
        shared = sum(
            (
                _slice(self.dots[source], self.dots_start[source], first + step, width, 0.0)
                for source in sources
                for step in range(taken)
            ),
            start=np.zeros(width),
        )
        mass = mass_of(self.evidence.profiles.source, sources) + _slice(
            self.target_mass[taken - 1], 0, first, width, 1.0
        )
        weights = self.evidence.regimes[row - used : row].mean(axis=0)
        dice = np.clip(2 * shared / np.maximum(mass, 1e-9), 0.0, 1.0)
        source_length = float(self.evidence.source_lengths[row - used : row].sum())
        deviation = _deviation(source_length, _slice(self.target_length[taken - 1], 0, first, width, 1.0))
        worth = weights[0] * dice - weights[1] - weights[2] * deviation
        return np.asarray((used + taken) / 2 * worth - weights[3] * (used + taken - 2))


def _forward(lattice: _Lattice) -> list[npt.NDArray[np.int8]]:
    """The last bead (source and target segments used) of the best way to every node of the band."""
    band = lattice.band
    scores: list[Floats] = []
    last_beads: list[npt.NDArray[np.int8]] = []
    for row, (low, high) in enumerate(zip(band.low, band.high, strict=True)):
        width = high - low + 1
        shapes: list[tuple[int, int]] = [(0, 1)]
        options = [np.full(width, _NEVER)]
        if row == 0:
            options[0][0] = 0.0
        else:
            shapes.append((1, 0))
            options.append(_slice(scores[row - 1], band.low[row - 1], low, width))
        for used, taken in SHAPES:
            if row >= used:
                shapes.append((used, taken))
                before = _slice(scores[row - used], band.low[row - used], low - taken, width)
                options.append(before + lattice.gain(row, used, taken))
        stacked = np.stack(options)
        choice, reached = stacked.argmax(axis=0), stacked.max(axis=0)
        running = np.maximum.accumulate(reached)
        choice[1:][running[:-1] >= reached[1:]] = 0
        scores.append(running)
        last_beads.append(np.array(shapes, np.int8)[choice])
    return last_beads


def _slice(values: Floats, offset: int, start: int, width: int, missing: float = _NEVER) -> Floats:
    """`values` (whose first entry has position `offset`) at positions start to start + width."""
    result = np.full(width, missing)
    left, right = max(start, offset), min(start + width, offset + len(values))
    if left < right:
        result[left - start : right - start] = values[left - offset : right - offset]
    return result


def mass_of(rows: Rows, indices: Sequence[int]) -> float:
    """Squared norm of one segment or of neighbours merged."""
    mass = sum(float(rows.norms[index]) for index in indices)
    return mass + 2 * sum(
        float(rows.adjacent[index]) for index, following in pairwise(indices) if following == index + 1
    )


def _deviation(source: float, target: Floats) -> Floats:
    return np.minimum((target - source) ** 2 / (LENGTH_VARIANCE * (source + target) / 2), LENGTH_CAP)


def _band(profiles: Profiles) -> _Band:
    rows, columns = len(profiles.source), len(profiles.target)
    if rows * columns <= FULL_CELLS:
        return _Band([0] * (rows + 1), [columns] * (rows + 1))
    chain = [(0, 0), *_chain(profiles), (rows, columns)]
    middle = np.interp(np.arange(rows + 1), [row for row, _ in chain], [column for _, column in chain])
    low = np.maximum(np.floor(np.concatenate([middle[:1], middle[:-1]])) - MARGIN, 0).astype(int)
    high = np.minimum(np.ceil(np.concatenate([middle[1:], middle[-1:]])) + MARGIN, columns).astype(int)
    return _Band(low.tolist(), high.tolist())


def _chain(profiles: Profiles) -> list[tuple[int, int]]:
    """The longest rising sequence of pairs that are each other's best by their rare n-grams."""
    holders: tuple[dict[int, list[tuple[int, float]]], ...] = (defaultdict(list), defaultdict(list))
    for held, rows in zip(holders, (profiles.source, profiles.target), strict=True):
        for index in range(len(rows)):
            for feature, weight in zip(*(part.tolist() for part in rows.row(index)), strict=True):
                if len(held[feature]) <= RARE:
                    held[feature].append((index, weight))
    votes: dict[tuple[int, int], float] = defaultdict(float)
    for feature, sources in holders[0].items():
        targets = holders[1].get(feature, [])
        if len(sources) <= RARE and len(targets) <= RARE:
            for row, weight in sources:
                for column, other in targets:
                    votes[row, column] += weight * other
    best: tuple[dict[int, tuple[float, int]], ...] = ({}, {})
    for (row, column), vote in votes.items():
        best[0][row] = max(best[0].get(row, (0.0, 0)), (vote, column))
        best[1][column] = max(best[1].get(column, (0.0, 0)), (vote, row))
    mutual = sorted((row, column) for row, (_, column) in best[0].items() if best[1][column][1] == row)
    return _longest_rising(mutual)


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Longest chain that rises on both sides (pairs are sorted by row, rows and columns are distinct)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for number, (_, column) in enumerate(pairs):
        place = bisect_left(tails, column)
        before.append(ends[place - 1] if place else None)
        tails[place : place + 1] = [column]
        ends[place : place + 1] = [number]
    chain: list[tuple[int, int]] = []
    at = ends[-1] if ends else None
    while at is not None:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
