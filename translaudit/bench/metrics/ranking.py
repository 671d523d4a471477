"""How well a suspicion ranks bad rows above good ones."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from translaudit.bench.metrics.bootstrap import Estimate, FloatArray, resampling_weights, unit_indices, with_interval


def auroc(scores: FloatArray, labels: FloatArray, weights: FloatArray | None = None) -> FloatArray:
    """Probability that a row labelled 1 has a higher score than a row labelled 0; a tie counts half.

    Args:
        scores: one for each row, higher is more suspicious; infinite values are allowed.
        labels: 0 or 1 for each row.
        weights: how often each row counts, shape (..., rows); None: once.

    Returns:
        One figure for each set of weights; NaN where one of the classes is empty.
    """
    weights = np.ones(len(scores)) if weights is None else weights
    order, ends = _steps(scores)
    bad = np.cumsum((weights * labels)[..., order], axis=-1)[..., ends]
    good = np.cumsum((weights * (1 - labels))[..., order], axis=-1)[..., ends]
    first = np.zeros((*bad.shape[:-1], 1))
    below, here = np.concatenate([first, good[..., :-1]], axis=-1), np.diff(good, axis=-1, prepend=0.0)
    won = (np.diff(bad, axis=-1, prepend=0.0) * (below + here / 2)).sum(axis=-1)
    contests = bad[..., -1] * good[..., -1]
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(contests == 0, np.nan, won / contests)


def precision_at_recall(
    scores: FloatArray, labels: FloatArray, wanted: float = 0.9, weights: FloatArray | None = None
) -> FloatArray:
    """Precision at the highest threshold that reaches the wanted recall (rows at the threshold are accused)."""
    weights = np.ones(len(scores)) if weights is None else weights
    order, ends = _steps(-scores)
    bad = np.cumsum((weights * labels)[..., order], axis=-1)[..., ends]
    accused = np.cumsum(weights[..., order], axis=-1)[..., ends]
    total = bad[..., -1:]
    reached = np.argmax(bad >= wanted * total - 1e-9, axis=-1)[..., None]
    with np.errstate(divide="ignore", invalid="ignore"):
        at = np.take_along_axis(bad, reached, axis=-1) / np.take_along_axis(accused, reached, axis=-1)
        return np.where(total == 0, np.nan, at)[..., 0]


def estimate_auroc(units: Sequence[str], scores: Sequence[float], labels: Sequence[bool]) -> Estimate:
    """AUROC with its interval over units."""
    values, gold, weights = _resampled(units, scores, labels)
    return with_interval(float(auroc(values, gold)), auroc(values, gold, weights))


def estimate_precision_at_recall(
    units: Sequence[str], scores: Sequence[float], labels: Sequence[bool], wanted: float
) -> Estimate:
    """Precision at a recall, with its interval over units."""
    values, gold, weights = _resampled(units, scores, labels)
    value = float(precision_at_recall(values, gold, wanted))
    return with_interval(value, precision_at_recall(values, gold, wanted, weights))


def _resampled(
    units: Sequence[str], scores: Sequence[float], labels: Sequence[bool]
) -> tuple[FloatArray, FloatArray, FloatArray]:
    index = unit_indices(units)
    weights = resampling_weights(int(index.max()) + 1)[:, index]
    return np.asarray(scores, dtype=float), np.asarray(labels, dtype=float), weights


def _steps(scores: FloatArray) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The order of rising scores, and where in it each run of equal scores ends."""
    order = np.argsort(scores, kind="stable")
    ranked = scores[order]
    ends = np.flatnonzero(np.append(ranked[1:] != ranked[:-1], True))
    return order, ends
