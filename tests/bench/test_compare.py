"""A run against the committed figures: decline fails, noise and improvement do not."""

from datetime import date
from pathlib import Path

import pytest

from tests.bench import small_data
from tests.bench.planted import PlantedAuditor
from translaudit.bench import (
    BenchResult,
    Half,
    Selection,
    compare,
    decode_result,
    encode_result,
    render_comparison,
    run_bench,
)
from translaudit.bench.compare import is_worse
from translaudit.bench.result import Better, Figure
from translaudit.errors import InputError

WORKING = PlantedAuditor({"NAM101": r"\bSmith\b", "PHR401": r"\bpull\b"})
BROKEN = PlantedAuditor({"PHR401": r"\bpull\b"})
CRYING_WOLF = PlantedAuditor({"NAM101": r"\bSmith\b|\bKyiv\b", "PHR401": r"\bpull\b"})


def measure(tmp_path: Path, auditor: PlantedAuditor) -> BenchResult:
    root = tmp_path / "benchmarks"
    if not root.exists():
        root.mkdir()
        small_data.write_benchmarks(root)
    names = ["cases", "clean_pud", "demetr_flores", "onlinemt"]
    return run_bench(names, root, auditor, day=date(2026, 1, 2), selection=Selection(half=Half.ALL)).result


def failing(current: BenchResult, committed: BenchResult) -> set[tuple[str, str, str]]:
    return {(each.dataset, each.before.metric, each.before.group) for each in compare(current, committed).failures}


def test_an_unchanged_auditor_changes_nothing(tmp_path: Path) -> None:
    result = measure(tmp_path, WORKING)
    assert compare(result, result).changes == ()


def test_a_broken_check_lowers_its_figure_and_fails_the_comparison(tmp_path: Path) -> None:
    committed, current = measure(tmp_path, WORKING), measure(tmp_path, BROKEN)
    failures = failing(current, committed)
    assert ("cases", "recall", "code NAM101") in failures
    assert ("cases", "recall", "category name") in failures
    assert ("demetr_flores", "localisation", "category named entity replaced") in failures
    assert ("onlinemt", "token recall", "all") in failures
    assert not any(dataset == "clean_pud" for dataset, _, _ in failures)


def test_mending_a_check_fails_nothing_but_is_listed(tmp_path: Path) -> None:
    committed, current = measure(tmp_path, BROKEN), measure(tmp_path, WORKING)
    comparison = compare(current, committed)
    assert comparison.failures == ()
    assert any(change.before.metric == "recall" for change in comparison.changes)


def test_new_false_alarms_fail_the_comparison(tmp_path: Path) -> None:
    committed, current = measure(tmp_path, WORKING), measure(tmp_path, CRYING_WOLF)
    failures = failing(current, committed)
    assert ("clean_pud", "false findings", "all") in failures
    assert ("clean_pud", "texts with a false finding", "all") in failures
    assert ("cases", "precision", "code NAM101") in failures


def test_a_run_on_other_rows_is_not_compared(tmp_path: Path) -> None:
    committed = measure(tmp_path, WORKING)
    selection = Selection(half=Half.ALL, limit=2)
    names, root = ["clean_pud"], tmp_path / "benchmarks"
    other = run_bench(names, root, CRYING_WOLF, day=date(2026, 1, 2), selection=selection).result
    comparison = compare(other, committed)
    assert comparison.changes == ()
    assert comparison.unmatched == (other.datasets[0].recipe,)


@pytest.mark.parametrize(
    ("now", "worse"),
    [(0.80, False), (0.71, False), (0.69, True), (0.95, False), (None, True)],
)
def test_a_figure_may_fall_within_its_interval(now: float | None, worse: bool) -> None:
    before = Figure(metric="recall", value=0.8, low=0.7, high=0.9, support=10)
    assert is_worse(Figure(metric="recall", value=now, support=10), before) is worse


def test_a_rate_of_false_alarms_may_rise_within_its_interval_and_vanish() -> None:
    before = Figure(metric="false findings", value=2.0, low=1.0, high=3.0, support=10, better=Better.LOWER)
    for now, worse in ((2.9, False), (3.1, True), (0.0, False), (None, False)):
        assert is_worse(Figure(metric="false findings", value=now, support=10), before) is worse
    assert not is_worse(None, before)


def test_without_an_interval_any_fall_fails() -> None:
    before = Figure(metric="recall", value=0.8, support=1)
    assert is_worse(Figure(metric="recall", value=0.79, support=1), before)
    assert not is_worse(Figure(metric="recall", value=0.8, support=1), before)


def test_people_agreeing_less_is_nobodys_fault() -> None:
    before = Figure(metric="token F1", value=0.8, low=0.7, high=0.9, support=1, better=Better.NEITHER)
    assert not is_worse(None, before)


def test_a_change_reads_as_one_line(tmp_path: Path) -> None:
    comparison = compare(measure(tmp_path, BROKEN), measure(tmp_path, WORKING))
    *lines, verdict = render_comparison(comparison).splitlines()
    assert "WORSE cases: recall, category name: 100.0 % (62.5 to 100.0) -> 0.0 %" in lines
    worse = [line.startswith("WORSE ") for line in lines]
    assert worse == sorted(worse, reverse=True)
    assert verdict.startswith(f"{sum(worse)} figures became worse by more than their interval")


def test_a_committed_result_is_read_back_as_it_was(tmp_path: Path) -> None:
    result = measure(tmp_path, WORKING)
    assert decode_result(encode_result(result), "docs/benchmarks.json") == result


def test_a_committed_result_holds_no_text_of_the_benchmarks(tmp_path: Path) -> None:
    text = encode_result(measure(tmp_path, WORKING))
    assert "Smith" not in text
    assert "Freitag" not in text


def test_a_file_that_is_no_result_is_refused() -> None:
    with pytest.raises(InputError, match=r"docs/benchmarks\.json is not a benchmark result"):
        decode_result("{}", "docs/benchmarks.json")


def test_joining_runs_keeps_the_newer_figures_of_the_same_rows(tmp_path: Path) -> None:
    old, new = measure(tmp_path, WORKING), measure(tmp_path, BROKEN)
    only_cases = BenchResult(date="2026-02-03", version="9", datasets=new.datasets[:1])
    joined = old.joined(only_cases)
    assert [each.dataset for each in joined.datasets] == ["cases", "clean_pud", "demetr_flores", "onlinemt"]
    assert joined.datasets[0] == new.datasets[0]
    assert joined.datasets[1:] == old.datasets[1:]
    assert joined.date == "2026-02-03"
