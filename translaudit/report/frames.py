"""The audit as pandas data frames with stable, typed columns."""

import pandas as pd

from translaudit.record import Audit
from translaudit.report.rows import METRICS, finding_row, pair_row

TYPES = {
    "findings": {
        "code": "string", "name": "string", "mqm": "string", "severity": "string", "confidence": "float64",
        "side": "string", "start": "int64", "end": "int64", "text": "string", "suggestion": "string",
        "message": "string", "fingerprint": "string", "line": "int64", "column": "int64",
    },
    "pairs": {
        "source_text": "string", "target_text": "string", "similarity": "float64", "retranslation": "string",
        **dict.fromkeys((*METRICS, "quality"), "float64"),
    },
    "scores": {"metric": "string", "value": "float64", "low": "float64", "high": "float64", "signature": "string"},
}  # fmt: skip


def frame(audit: Audit, table: str) -> pd.DataFrame:
    """One of the tables `findings`, `pairs` and `scores`; offsets are code points, scores 0 to 100.

    Raises:
        ValueError: there is no such table.
    """
    match table:
        case "findings":
            rows = [finding_row(audit, finding) for finding in audit.findings]
        case "pairs":
            rows = [pair_row(audit, pair) for pair in audit.pairs]
        case "scores":
            rows = [
                {
                    "metric": name,
                    "value": score.value,
                    "low": score.low,
                    "high": score.high,
                    "signature": score.signature,
                }
                for name, score in audit.scores.items()
            ]
        case _:
            raise ValueError(f"no table '{table}': choose one of {', '.join(TYPES)}")
    return pd.DataFrame(rows, columns=list(TYPES[table])).astype(TYPES[table])
