"""Figures that are functions of counts: shares, precision, recall, F1, Matthews correlation.

Each takes an array whose last axis holds the named counts and gives NaN where the figure is undefined.
"""

import numpy as np

from translaudit.bench.metrics.bootstrap import FloatArray


def share(counts: FloatArray) -> FloatArray:
    """`(part, whole)`: part / whole.

    >>> float(share(np.array([3, 4])))
    0.75
    """
    return _ratio(counts[..., 0], counts[..., 1])


def per_thousand(counts: FloatArray) -> FloatArray:
    """`(events, words)`: events per 1,000 words."""
    return 1000 * share(counts)


def recall(counts: FloatArray) -> FloatArray:
    """`(gold found, gold, right findings, findings)`: gold found / gold."""
    return share(counts[..., :2])


def precision(counts: FloatArray) -> FloatArray:
    """`(gold found, gold, right findings, findings)`: right findings / findings."""
    return share(counts[..., 2:4])


def f1(counts: FloatArray) -> FloatArray:
    """`(gold found, gold, right findings, findings)`: harmonic mean of the two; 0 where nothing is right."""
    p, r = np.nan_to_num(precision(counts)), recall(counts)
    return np.where(p + r == 0, 0.0 * r, _ratio(2 * p * r, p + r))


def confusion_f1(counts: FloatArray) -> FloatArray:
    """`(TP, FP, FN, TN)`: 2 TP / (2 TP + FP + FN)."""
    tp, fp, fn, _ = (counts[..., index] for index in range(4))
    return _ratio(2 * tp, 2 * tp + fp + fn)


def confusion_precision(counts: FloatArray) -> FloatArray:
    """`(TP, FP, FN, TN)`: TP / (TP + FP)."""
    return _ratio(counts[..., 0], counts[..., 0] + counts[..., 1])


def confusion_recall(counts: FloatArray) -> FloatArray:
    """`(TP, FP, FN, TN)`: TP / (TP + FN)."""
    return _ratio(counts[..., 0], counts[..., 0] + counts[..., 2])


def mcc(counts: FloatArray) -> FloatArray:
    """`(TP, FP, FN, TN)`: Matthews correlation, -1 to 1; 0 where a row or column of the table is empty.

    Matthews 1975, doi 10.1016/0005-2795(75)90109-9; the empty case as scikit-learn has it.
    """
    tp, fp, fn, tn = (counts[..., index] for index in range(4))
    below = np.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    return np.where(below == 0, 0.0, _ratio(tp * tn - fp * fn, below))


def _ratio(part: FloatArray, whole: FloatArray) -> FloatArray:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(whole == 0, np.nan, part / whole)
