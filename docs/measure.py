"""Measure on all benchmarks and write `docs/benchmarks.json` and `docs/benchmarks.md`: `python docs/measure.py`.

The reporting half of every benchmark, the fast sample that continuous integration is held against, and both halves of
the articles with planted errors, of which there are too few to split; then once more with the library's own model.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from translaudit.bench import BenchResult, ConfiguredAuditor, Half, Selection, Subset, encode_result, run_bench
from translaudit.bench.page import render_page
from translaudit.bench.result import OWN
from translaudit.config import Config

DOCS = Path(__file__).parent
HEARING = ("alignment_wmt", "cases", "clean_pud", "demetr_flores", "hallucinations", "onlinemt")
"""Benchmarks that are also measured with the library's own model as the witness."""
RUNS = (
    ((), Selection(), "none"),
    ((), Selection(subset=Subset.FAST), "none"),
    (("cases",), Selection(half=Half.ALL), "none"),
    (HEARING, Selection(), OWN),
    (("cases",), Selection(half=Half.ALL), OWN),
)


def main() -> None:
    """Run, and write both files."""
    result: BenchResult | None = None
    for datasets, selection, model in RUNS:
        run = run_bench(
            datasets,
            None,
            ConfiguredAuditor(config=Config(model=model)),
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
