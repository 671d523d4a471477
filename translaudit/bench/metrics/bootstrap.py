"""Intervals by resampling sentences or documents, never rows: rows of one sentence are not independent.

Percentile bootstrap (Efron & Tibshirani 1993, chapter 13). Every figure is a function of summed counts, so that a
resample is a vector of weights and a thousand of them are one matrix product.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SAMPLES = 1000
SEED = 20220501
LEVEL = 0.95

FloatArray = NDArray[np.float64]
Statistic = Callable[[FloatArray], FloatArray]
"""Counts of shape (..., k) to figures of shape (...); NaN where a figure is undefined."""


class Estimate(NamedTuple):
    """A figure with its 95 % interval; None where it is undefined, or where fewer than two units can be resampled."""

    value: float | None
    low: float | None
    high: float | None


def sum_by_unit(units: Sequence[str], counts: Sequence[Sequence[float]]) -> FloatArray:
    """Add up rows of counts that belong to one sentence or document; shape (units, k), in order of first appearance.

    Raises:
        ValueError: the two sequences differ in length.
    """
    if len(units) != len(counts):
        raise ValueError(f"need one unit for each row of counts: {len(units)}, {len(counts)}")
    index = unit_indices(units)
    width = len(counts[0]) if counts else 0
    summed = np.zeros((int(index.max(initial=-1)) + 1, width))
    np.add.at(summed, index, np.asarray(counts, dtype=float).reshape(len(counts), width))
    return summed


def unit_indices(units: Sequence[str]) -> NDArray[np.intp]:
    """Number the units by first appearance."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(unit, len(known)) for unit in units], dtype=np.intp)


def resampling_weights(units: int, samples: int = SAMPLES) -> FloatArray:
    """How often each unit is drawn in each resample; shape (samples, units). The same on every call."""
    generator = np.random.default_rng(SEED)
    return generator.multinomial(units, np.full(units, 1 / units), size=samples).astype(float)


def estimate(counts: FloatArray, statistic: Statistic) -> Estimate:
    """A figure and its interval from the counts of each unit, shape (units, k)."""
    if not len(counts):
        return Estimate(None, None, None)
    value = float(statistic(counts.sum(axis=0)))
    if len(counts) < 2:
        return Estimate(_defined(value), None, None)
    return with_interval(value, statistic(resampling_weights(len(counts)) @ counts))


def with_rule_of_three(found: Estimate, trials: float, scale: float = 1.0) -> Estimate:
    """Give an interval to a share that was always 0 or always 1, which resampling cannot.

    Nothing seen in n trials is compatible with a rate of up to 3/n (Hanley & Lippman-Hand 1983,
    doi 10.1001/jama.1983.03330370053031).

    Args:
        found: the resampled estimate.
        trials: units, or words, that were looked at.
        scale: what the share was multiplied by; the upper side (always 1) is left alone where it is not 1.
    """
    if trials < 1 or found.low is None or found.low != found.high:
        return found
    if found.value == 0:
        return found._replace(high=scale * min(1.0, 3 / trials))
    return found._replace(low=max(0.0, 1 - 3 / trials)) if found.value == scale == 1 else found


def with_interval(value: float, resampled: FloatArray) -> Estimate:
    """A figure with the percentiles of its resampled values; resamples where it is undefined are left out."""
    resampled = resampled[~np.isnan(resampled)]
    if np.isnan(value) or not len(resampled):
        return Estimate(_defined(value), None, None)
    low, high = np.quantile(resampled, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Estimate(value, float(low), float(high))


def _defined(value: float) -> float | None:
    return None if np.isnan(value) else value
