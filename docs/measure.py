"""Measure on all benchmarks and write `docs/benchmarks.json` and `docs/benchmarks.md`: `python docs/measure.py`.

The reporting half of every benchmark, the fast sample that continuous integration is held against, and both halves of
the articles with planted errors, of which there are too few to split.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from translaudit.bench import BenchResult, ConfiguredAuditor, Half, Selection, Subset, encode_result, run_bench
from translaudit.bench.page import render_page

DOCS = Path(__file__).parent
RUNS = (
    ((), Selection()),
    ((), Selection(subset=Subset.FAST)),
    (("cases",), Selection(half=Half.ALL)),
)


def main() -> None:
    """Run, and write both files."""
    result: BenchResult | None = None
    for datasets, selection in RUNS:
        run = run_bench(
            datasets,
            None,
            ConfiguredAuditor(),
            day=datetime.now(UTC).date(),
            selection=selection,
            jobs=os.cpu_count() or 1,
            progress=_tell,
        ).result
        result = result.joined(run) if result else run
    if result is not None:
        (DOCS / "benchmarks.json").write_text(encode_result(result), "utf-8")
        (DOCS / "benchmarks.md").write_text(render_page(result), "utf-8")


def _tell(name: str, done: int, total: int) -> None:
    if done == total:
        print(f"{name}: {total} pairs", file=sys.stderr)


if __name__ == "__main__":
    main()
