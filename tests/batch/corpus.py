"""A small batch, and what it comes to."""

import json
from pathlib import Path

import pandas as pd

from translaudit.batch.summary import read_table
from translaudit.batch.tables import TABLES

GERMAN = "Der Minister sprach am {day}. Oktober mit der Presse. Er war mit dem Ergebnis nicht zufrieden."
ENGLISH = "The minister spoke to {the} press on October {day}. He was not happy with the result."


def corpus(path: Path, count: int = 12) -> Path:
    """Article pairs as JSON Lines; every third has a doubled word."""
    rows = [
        {
            "id": f"article-{number:03}",
            "source": GERMAN.format(day=number % 28 + 1),
            "target": ENGLISH.format(day=number % 28 + 1, the="the the" if number % 3 == 0 else "the"),
            "desk": "politics" if number % 2 else "sport",
            "day": f"2026-10-{number % 3 + 1:02}",
        }
        for number in range(count)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def recorded(path: Path) -> str:
    """A witness for that batch: the name of a file of recorded translations."""
    lines = [
        f"Der Minister sprach am {day}. Oktober mit der Presse.\tThe minister spoke to the press on {day} October."
        for day in range(1, 29)
    ]
    lines.append("Er war mit dem Ergebnis nicht zufrieden.\tHe was not satisfied with the result.")
    path.write_text("\n".join(lines), "utf-8")
    return f"recorded:{path}"


def tables(folder: Path) -> dict[str, pd.DataFrame]:
    """All tables of a batch."""
    return {name: read_table(folder, name) for name in TABLES}


def same(one: dict[str, pd.DataFrame], other: dict[str, pd.DataFrame]) -> None:
    """Assert that two batches say the same."""
    for name in TABLES:
        pd.testing.assert_frame_equal(one[name], other[name])


def shard_bytes(folder: Path) -> dict[str, bytes]:
    """Every file of a batch's tables, by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("part-*.parquet"))}
