"""The audit as pandas data frames with stable, typed columns."""

from collections.abc import Callable

import pandas as pd

from translaudit.record import Audit


def frame(audit: Audit, table: str) -> pd.DataFrame:
    """One of the tables `findings`, `pairs` and `scores`; offsets are code points, scores 0 to 100.

    Raises:
        ValueError: there is no such table.
    """
    if table not in _TABLES:
        raise ValueError(f"no table '{table}': choose one of {', '.join(_TABLES)}")
    return _TABLES[table](audit)


def _findings(audit: Audit) -> pd.DataFrame:
    rows = [
        {
            "code": finding.code,
            "name": finding.name,
            "mqm": finding.mqm,
            "severity": finding.severity.value,
            "confidence": finding.confidence,
            "side": finding.place[0].value,
            "start": finding.spans[0].start,
            "end": finding.spans[-1].end,
            "text": " … ".join(span.text for span in finding.spans),
            "suggestion": finding.suggestions[0] if finding.suggestions else None,
            "message": finding.message,
            "fingerprint": finding.fingerprint,
        }
        for finding in audit.findings
    ]
    types = {
        "code": "string", "name": "string", "mqm": "string", "severity": "string", "confidence": "float64",
        "side": "string", "start": "int64", "end": "int64", "text": "string", "suggestion": "string",
        "message": "string", "fingerprint": "string",
    }  # fmt: skip
    return pd.DataFrame(rows, columns=list(types)).astype(types)


def _pairs(audit: Audit) -> pd.DataFrame:
    def words(side: str, indices: tuple[int, ...]) -> str:
        document = audit.source if side == "source" else audit.target
        return " ".join(
            document.text[document.segments[index].start : document.segments[index].end] for index in indices
        )

    rows = [
        {
            "source_text": words("source", pair.source),
            "target_text": words("target", pair.target),
            "similarity": pair.similarity,
            "retranslation": pair.retranslation,
            **{metric: pair.scores[metric].value if metric in pair.scores else None for metric in _METRICS},
        }
        for pair in audit.pairs
    ]
    types = {"source_text": "string", "target_text": "string", "similarity": "float64", "retranslation": "string"}
    types |= dict.fromkeys(_METRICS, "float64")
    return pd.DataFrame(rows, columns=list(types)).astype(types)


def _scores(audit: Audit) -> pd.DataFrame:
    rows = [
        {"metric": name, "value": score.value, "low": score.low, "high": score.high, "signature": score.signature}
        for name, score in audit.scores.items()
    ]
    types = {"metric": "string", "value": "float64", "low": "float64", "high": "float64", "signature": "string"}
    return pd.DataFrame(rows, columns=list(types)).astype(types)


_METRICS = ("bleu", "chrf2++", "ter")
_TABLES: dict[str, Callable[[Audit], pd.DataFrame]] = {"findings": _findings, "pairs": _pairs, "scores": _scores}
