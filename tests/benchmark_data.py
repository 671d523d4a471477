"""Where the benchmark data is, for tests that read it; they are skipped where it is not."""

import os
from pathlib import Path

import pytest

CANDIDATES = (Path(__file__).parents[2] / "shared" / "benchmarks", Path(__file__).parents[1] / "benchmarks")


def benchmark(name: str = "") -> Path:
    """A file or folder of the benchmark data, or the whole folder; skips the test where there is none."""
    named = os.environ.get("TRANSLAUDIT_BENCHMARKS")
    for root in (Path(named),) if named else CANDIDATES:
        if (root / name).exists():
            return root / name
    pytest.skip(f"no benchmark data: set TRANSLAUDIT_BENCHMARKS to the folder that holds {name or 'it'}")
