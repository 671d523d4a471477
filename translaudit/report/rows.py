"""Findings and pairs as flat rows: what data frames, spreadsheets and Parquet tables have in common."""

from typing import Any

from translaudit.findings import Finding
from translaudit.origins import line_and_column
from translaudit.record import Audit, AuditedPair

METRICS = ("bleu", "chrf2++", "ter")


def finding_row(audit: Audit, finding: Finding) -> dict[str, Any]:
    """One finding: offsets of the accused words in code points, several words joined by an ellipsis.

    Line and column are the file's, counted from 1.
    """
    side, start = finding.place
    line, column = line_and_column(audit.document(side), start)
    return {
        "code": finding.code,
        "name": finding.name,
        "mqm": finding.mqm,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "side": side.value,
        "start": start,
        "end": finding.spans[-1].end,
        "text": " … ".join(span.text for span in finding.spans),
        "suggestion": finding.suggestions[0] if finding.suggestions else None,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "line": line,
        "column": column,
    }


def pair_row(audit: Audit, pair: AuditedPair) -> dict[str, Any]:
    """One aligned pair with its scores (0 to 100), None where it has none."""
    return {
        "source_text": audit.source.quote(pair.source),
        "target_text": audit.target.quote(pair.target),
        "similarity": pair.similarity,
        "retranslation": pair.retranslation,
        **{metric: pair.scores[metric].value if metric in pair.scores else None for metric in METRICS},
        "quality": pair.quality.value if pair.quality else None,
    }
