"""Quality does not fall unseen: the fast sample of the benchmarks against the committed figures."""

from datetime import date
from pathlib import Path

from tests.benchmark_data import benchmark
from translaudit.bench import ConfiguredAuditor, Selection, Subset, compare, decode_result, render_comparison, run_bench

COMMITTED = Path(__file__).parents[2] / "docs" / "benchmarks.json"


def test_no_figure_of_the_fast_sample_has_fallen_below_its_committed_interval() -> None:
    root = benchmark("clean_pud.jsonl").parent
    run = run_bench([], root, ConfiguredAuditor(), day=date.min, selection=Selection(subset=Subset.FAST))
    comparison = compare(run.result, decode_result(COMMITTED.read_text("utf-8"), str(COMMITTED)))
    assert not comparison.unmatched
    assert not comparison.failures, render_comparison(comparison)
