"""Metrics against hand-computed values and against scikit-learn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import brier_score_loss, f1_score, matthews_corrcoef, precision_score, recall_score, roc_auc_score

from translaudit.bench.metrics import counts
from translaudit.bench.metrics.beads import bead_counts, lax_f1, strict_f1
from translaudit.bench.metrics.bootstrap import estimate, resampling_weights, sum_by_unit, with_rule_of_three
from translaudit.bench.metrics.calibration import (
    brier,
    calibration_counts,
    expected_calibration_error,
    reliability,
)
from translaudit.bench.metrics.ranking import auroc, estimate_auroc, precision_at_recall
from translaudit.bench.metrics.spans import token_confusion, touch

LABELS = st.lists(st.booleans(), min_size=2, max_size=40)


def confusion(gold: list[bool], found: list[bool]) -> np.ndarray:
    pairs = list(zip(gold, found, strict=True))
    return np.array([pairs.count(cell) for cell in ((True, True), (False, True), (True, False), (False, False))], float)


@given(st.data())
def test_f1_and_matthews_correlation_equal_scikit_learns(data: st.DataObject) -> None:
    gold = data.draw(LABELS)
    found = data.draw(st.lists(st.booleans(), min_size=len(gold), max_size=len(gold)))
    gold, found = [*gold, True, False], [*found, True, False]
    table = confusion(gold, found)
    assert counts.mcc(table) == pytest.approx(matthews_corrcoef(gold, found))
    assert counts.confusion_f1(table) == pytest.approx(f1_score(gold, found))
    assert counts.confusion_precision(table) == pytest.approx(precision_score(gold, found))
    assert counts.confusion_recall(table) == pytest.approx(recall_score(gold, found))


def test_matthews_correlation_of_accusing_everything_is_nothing() -> None:
    gold = [True, False, False]
    assert counts.mcc(confusion(gold, [True] * 3)) == matthews_corrcoef(gold, [True] * 3) == 0.0


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=40))
def test_auroc_equals_scikit_learns_and_counts_ties_half(rows: list[tuple[int, bool]]) -> None:
    scores, labels = np.array([row[0] for row in rows], float), np.array([row[1] for row in rows], float)
    if 0 < labels.sum() < len(labels):
        assert auroc(scores, labels) == pytest.approx(roc_auc_score(labels, scores))
    else:
        assert np.isnan(auroc(scores, labels))


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans(), st.integers(0, 3)), min_size=2, max_size=20))
def test_a_weight_is_the_same_as_repeating_the_row(rows: list[tuple[int, bool, int]]) -> None:
    scores, labels, weights = (np.array(column, float) for column in zip(*rows, strict=True))
    repeated = np.repeat(np.arange(len(rows)), weights.astype(int))
    weighted = auroc(scores, labels, weights)
    if 0 < labels[repeated].sum() < len(repeated):
        assert weighted == pytest.approx(auroc(scores[repeated], labels[repeated]))
        assert precision_at_recall(scores, labels, 0.9, weights) == pytest.approx(
            precision_at_recall(scores[repeated], labels[repeated], 0.9)
        )


def test_a_row_that_the_audit_refused_is_the_most_suspicious() -> None:
    assert auroc(np.array([np.inf, 3.0, 1.0]), np.array([1.0, 0.0, 0.0])) == 1.0


def test_precision_at_recall_accuses_every_row_at_the_threshold() -> None:
    scores, labels = np.array([4.0, 3.0, 3.0, 1.0]), np.array([1.0, 1.0, 0.0, 0.0])
    assert precision_at_recall(scores, labels, 0.5) == 1.0
    assert precision_at_recall(scores, labels, 0.9) == pytest.approx(2 / 3)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40))
def test_brier_score_equals_scikit_learns(judged: list[tuple[float, bool]]) -> None:
    summed = np.array([calibration_counts(confidence, right=right) for confidence, right in judged]).sum(axis=0)
    expected = brier_score_loss([right for _, right in judged], [confidence for confidence, _ in judged], pos_label=1)
    assert brier(summed) == pytest.approx(expected)


def test_calibration_error_is_the_distance_of_confidence_from_truth() -> None:
    judged = [(0.95, True), (0.95, True), (0.95, True), (0.95, False), (0.15, False)]
    summed = np.array([calibration_counts(confidence, right=right) for confidence, right in judged]).sum(axis=0)
    assert expected_calibration_error(summed) == pytest.approx((4 * abs(0.95 - 0.75) + abs(0.15 - 0.0)) / 5)
    low, high = reliability([confidence for confidence, _ in judged], [right for _, right in judged])
    assert (low.low, low.findings, low.share_right) == (0.1, 1, 0.0)
    assert (high.low, high.findings, high.share_right) == (0.9, 4, 0.75)


def test_a_confidence_of_exactly_seven_tenths_is_in_the_bin_that_starts_there() -> None:
    assert [each.low for each in reliability([0.7, 1.0, 0.0], [True, True, True])] == [0.0, 0.7, 0.9]


def test_beads_are_scored_as_vecalign_does() -> None:
    gold = [((0,), (0,)), ((1,), (1, 2)), ((2,), ()), ((3,), (3,))]
    predicted = [((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3,), (3,))]
    table = np.array(bead_counts(gold, predicted))
    # Strict: 2 of 4 predicted beads are gold; 2 of the 3 gold beads with two sides are found.
    assert strict_f1(table) == pytest.approx(2 * (2 / 4) * (2 / 3) / (2 / 4 + 2 / 3))
    # Lax: 1-1 shares the gold bead 1-12, so 3 of 4 are right and all 3 are found.
    assert lax_f1(table) == pytest.approx(2 * (3 / 4) * 1.0 / (3 / 4 + 1.0))


def test_an_empty_bead_counts_for_precision_only() -> None:
    assert bead_counts([((0,), ()), ((1,), (0,))], [((0,), ()), ((1,), (0,))]) == [1, 1, 2, 2, 1, 1, 2, 2]


def test_a_missing_word_is_hit_at_its_edges_and_a_present_one_only_inside() -> None:
    assert touch((4, 4), (4, 9))
    assert touch((4, 9), (9, 9))
    assert not touch((4, 9), (9, 12))
    assert not touch((4, 9), (10, 10))


def test_a_token_is_accused_by_any_overlap() -> None:
    tokens = [(0, 2), (3, 8), (9, 12), (13, 14)]
    assert token_confusion(tokens, gold=[(3, 5), (9, 12)], found=[(7, 9)]) == [1, 0, 1, 2]


def test_an_interval_resamples_units_and_not_rows() -> None:
    rows = [(1.0, 1.0)] * 50 + [(0.0, 1.0)] * 50
    two_sentences = estimate(sum_by_unit(["a"] * 50 + ["b"] * 50, rows), counts.share)
    many_sentences = estimate(sum_by_unit([str(number) for number in range(100)], rows), counts.share)
    assert (two_sentences.low, two_sentences.high) == (0.0, 1.0)
    assert many_sentences.low == pytest.approx(0.40, abs=0.02)
    assert many_sentences.high == pytest.approx(0.60, abs=0.02)
    assert two_sentences.value == many_sentences.value == 0.5


def test_an_interval_is_the_same_on_every_run() -> None:
    rows = [(float(number % 3 == 0), 1.0) for number in range(30)]
    units = [str(number) for number in range(30)]
    assert estimate(sum_by_unit(units, rows), counts.share) == estimate(sum_by_unit(units, rows), counts.share)
    assert (resampling_weights(7).sum(axis=1) == 7).all()


def test_one_document_has_no_interval_and_nothing_has_no_figure() -> None:
    assert estimate(sum_by_unit(["a", "a"], [(1, 2), (1, 2)]), counts.share) == (0.5, None, None)
    assert estimate(sum_by_unit(["a", "b"], [(0, 0), (0, 0)]), counts.share) == (None, None, None)
    assert estimate(sum_by_unit([], []), counts.share) == (None, None, None)


def test_never_and_always_have_an_interval_too() -> None:
    never = estimate(sum_by_unit([str(number) for number in range(30)], [(0, 1)] * 30), counts.share)
    assert with_rule_of_three(never, trials=30) == pytest.approx((0.0, 0.0, 0.1))
    assert with_rule_of_three(never, trials=6000, scale=1000) == pytest.approx((0.0, 0.0, 0.5))
    always = estimate(sum_by_unit([str(number) for number in range(30)], [(1, 1)] * 30), counts.share)
    assert with_rule_of_three(always, trials=30) == pytest.approx((1.0, 0.9, 1.0))
    assert with_rule_of_three(always, trials=0) == always


def test_an_auroc_interval_holds_the_figure() -> None:
    rng = np.random.default_rng(1)
    labels = rng.random(200) < 0.3
    scores = labels + rng.normal(size=200)
    found = estimate_auroc([str(number) for number in range(200)], scores.tolist(), labels.tolist())
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.value < found.high
