"""The summary of a batch as one self-contained HTML page, in the style of the report of an audit."""

from importlib.resources import files
from typing import Any

import pandas as pd

from translaudit.batch.summary import Summary
from translaudit.batch.summary_text import tables
from translaudit.findings import Severity
from translaudit.report.html import page_template, policy_hash

_HERE = files("translaudit.batch")
_BARS = frozenset({"findings", "penalty_per_100_words"})
"""Columns that get a bar in proportion to the largest value."""
_HEADINGS = {"penalty_per_100_words": "penalty for 100 words"}
_SEVERITIES = frozenset(severity.value for severity in Severity)


def render(summary: Summary) -> str:
    """The page as text; it loads nothing and runs no script."""
    css = (files("translaudit.report.html") / "page.css").read_text("utf-8") + (_HERE / "summary.css").read_text(
        "utf-8"
    )
    policy = f"default-src 'none'; style-src '{policy_hash(css)}'; base-uri 'none'; form-action 'none'"
    titled = [(title, _table(table)) for title, table in tables(summary)]
    return page_template("translaudit.batch", "summary.html.j2").render(
        summary=summary, tables=titled, css=css, policy=policy
    )


def _table(frame: pd.DataFrame) -> dict[str, Any]:
    longest = {name: float(frame[name].max()) or 1.0 for name in frame if name in _BARS}
    return {
        "columns": [
            {
                "heading": _HEADINGS.get(str(name), str(name)),
                "severity": name if name in _SEVERITIES else "",
                "number": pd.api.types.is_numeric_dtype(frame[name]),
            }
            for name in frame
        ],
        "rows": [[_cell(value, longest.get(str(name))) for name, value in row.items()] for _, row in frame.iterrows()],
    }


def _cell(value: Any, longest: float | None) -> dict[str, Any]:
    number = isinstance(value, int | float)
    text = f"{value:,.1f}" if isinstance(value, float) else f"{value:,}" if number else str(value)
    return {"text": text, "number": number, "bar": None if longest is None else round(100 * float(value) / longest, 1)}
