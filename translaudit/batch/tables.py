"""The tables of a batch: columns, types, and how an audit becomes rows. Columns are only ever added."""

import json
from collections import Counter
from typing import Any

from translaudit.batch.rows import PairRow
from translaudit.config import Config
from translaudit.findings import Severity
from translaudit.gates import failed_gates
from translaudit.record import Audit
from translaudit.report.rows import METRICS, finding_row, pair_row

TABLES = ("findings", "pairs", "failures", "audits")
"""In the order of writing: a shard is finished when its part of the last table is there."""

_SCORES = dict.fromkeys(METRICS, "double")
_COUNTS = {severity.value: "int64" for severity in Severity}

COLUMNS: dict[str, dict[str, str]] = {
    "audits": {
        "id": "string", "position": "int64", "relation": "string", "penalty": "double",
        "penalty_per_100_words": "double", **_COUNTS, **_SCORES, "signature": "string", "extra": "string",
        "failed_gates": "string",
    },
    "findings": {
        "id": "string", "code": "string", "name": "string", "mqm": "string", "severity": "string",
        "confidence": "double", "side": "string", "start": "int64", "end": "int64", "text": "string",
        "suggestion": "string", "message": "string", "fingerprint": "string", "line": "int64", "column": "int64",
    },
    "pairs": {
        "id": "string", "number": "int64", "source_text": "string", "target_text": "string",
        "similarity": "double", "retranslation": "string", **_SCORES, "quality": "double",
    },
    "failures": {"id": "string", "position": "int64", "error": "string", "extra": "string"},
}  # fmt: skip


def audit_row(row: PairRow, audit: Audit, config: Config) -> dict[str, Any]:
    """One row of `audits`; `failed_gates` says which of the settings' gates it does not pass, "" where it passes."""
    counts = Counter(finding.severity.value for finding in audit.findings)
    return {
        "id": row.id,
        "position": row.position,
        "relation": audit.relation.value,
        "penalty": audit.penalty.total,
        "penalty_per_100_words": audit.penalty.per_100_words,
        **{severity.value: counts[severity.value] for severity in Severity},
        **{metric: audit.scores[metric].value if metric in audit.scores else None for metric in METRICS},
        "signature": audit.signature,
        "extra": extra_of(row),
        "failed_gates": "; ".join(failed_gates(audit, config)),
    }


def rows_of(row: PairRow, audit: Audit, config: Config) -> dict[str, list[dict[str, Any]]]:
    """All rows of one audited pair, by table."""
    return {
        "audits": [audit_row(row, audit, config)],
        "findings": [{"id": row.id, **finding_row(audit, finding)} for finding in audit.findings],
        "pairs": [
            {"id": row.id, "number": number, **pair_row(audit, pair)} for number, pair in enumerate(audit.pairs, 1)
        ],
    }


def failure_rows(row: PairRow, error: str) -> dict[str, list[dict[str, Any]]]:
    """The row of a pair that could not be audited."""
    return {"failures": [{"id": row.id, "position": row.position, "error": error, "extra": extra_of(row)}]}


def extra_of(row: PairRow) -> str:
    """The other columns of a row as JSON, keys sorted."""
    return json.dumps(row.extra, ensure_ascii=False, sort_keys=True)
