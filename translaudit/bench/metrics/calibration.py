"""Whether a confidence of 0.8 is right eight times in ten: reliability bins, expected calibration error, Brier score.

Naeini, Cooper & Hauskrecht 2015 (expected calibration error, equal-width bins); Brier 1950.
"""

from collections.abc import Sequence

import msgspec
import numpy as np

from translaudit.bench.metrics.bootstrap import FloatArray

BINS = 10


class ReliabilityBin(msgspec.Struct, frozen=True):
    """Findings whose confidence lies in `[low, high)` (the last bin holds 1.0 too), and how many are right."""

    low: float
    high: float
    findings: int
    mean_confidence: float
    share_right: float


def calibration_counts(confidence: float, *, right: bool) -> list[float]:
    """Counts of one finding, to be added up: for each bin confidence, right and number, then the squared error."""
    counts = [0.0] * (3 * BINS + 1)
    place = 3 * _bin(confidence)
    counts[place : place + 3] = confidence, float(right), 1.0
    counts[-1] = (confidence - right) ** 2
    return counts


def brier(counts: FloatArray) -> FloatArray:
    """Mean squared difference between confidence and truth, 0 (best) to 1."""
    number = counts[..., 2:-1:3].sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(number == 0, np.nan, counts[..., -1] / number)


def expected_calibration_error(counts: FloatArray) -> FloatArray:
    """Mean distance between confidence and share of right findings over the bins, weighted by findings; 0 is best."""
    confidence, right, number = (counts[..., offset:-1:3] for offset in range(3))
    with np.errstate(divide="ignore", invalid="ignore"):
        error = np.abs(confidence - right).sum(axis=-1) / number.sum(axis=-1)
        return np.where(number.sum(axis=-1) == 0, np.nan, error)


def reliability(confidences: Sequence[float], right: Sequence[bool]) -> tuple[ReliabilityBin, ...]:
    """The bins that hold findings, lowest confidence first.

    Raises:
        ValueError: the two sequences differ in length.
    """
    held: dict[int, list[tuple[float, bool]]] = {}
    for confidence, truth in zip(confidences, right, strict=True):
        held.setdefault(_bin(confidence), []).append((confidence, truth))
    return tuple(
        ReliabilityBin(
            low=index / BINS,
            high=(index + 1) / BINS,
            findings=len(members),
            mean_confidence=sum(confidence for confidence, _ in members) / len(members),
            share_right=sum(truth for _, truth in members) / len(members),
        )
        for index, members in sorted(held.items())
    )


def _bin(confidence: float) -> int:
    # Rounded before the cut, so that 0.7 (which is 6.999… tenths in floating point) is in the bin that starts at 0.7.
    return min(int(round(confidence * BINS, 9)), BINS - 1)
