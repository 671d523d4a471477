"""The summary of a batch as text."""

import pandas as pd

from translaudit.batch.summary import Summary


def render(summary: Summary) -> str:
    """Counts, the worst articles, findings by code, figures by columns of the input, and failures."""
    counts = f"{summary.audited} pairs audited, {summary.failed} failed, {summary.findings} findings"
    relations = ", ".join(f"{name} {count}" for name, count in summary.relations.items()) or "none"
    paragraphs = [f"{counts}; relation: {relations}"]
    if summary.held_back:
        paragraphs.append(f"{summary.held_back} of {summary.audited} articles do not pass the gates")
    for title, table in tables(summary):
        paragraphs.append(f"{title}\n{table.to_string(index=False, float_format='{:.1f}'.format)}")
    return "\n\n".join(paragraphs) + "\n"


def tables(summary: Summary) -> list[tuple[str, pd.DataFrame]]:
    """The tables of a summary that say something, with their titles."""
    titled = [
        ("Worst articles", summary.worst),
        ("Findings by code", summary.codes),
        *((f"By {column}", table) for column, table in summary.by.items()),
        ("Failures", summary.failures),
    ]
    return [(title, table) for title, table in titled if len(table)]
