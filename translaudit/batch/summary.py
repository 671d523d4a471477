"""What a batch found: its tables as data frames, and the figures of a summary, added up shard after shard."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from translaudit.batch.places import Place, place_of
from translaudit.batch.shards import RECIPE, parts, schema
from translaudit.errors import InputError
from translaudit.findings import Severity

SHOWN_FAILURES = 20
_SEVERITIES = tuple(severity.value for severity in reversed(Severity))


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The figures of a batch.

    `held_back` counts the articles that do not pass the gates of the settings they were audited with. `worst` are the
    articles with the highest penalty for 100 words; `by` holds a table for each column of the input that was asked for;
    `failures` are the first of them.
    """

    folder: str
    audited: int
    failed: int
    held_back: int
    findings: int
    relations: dict[str, int]
    severities: dict[str, int]
    worst: pd.DataFrame
    codes: pd.DataFrame
    by: dict[str, pd.DataFrame]
    failures: pd.DataFrame


def read_table(folder: str | Path, table: str) -> pd.DataFrame:
    """One table of a batch with all its shards, sorted by id; the columns of the input are columns of `audits` too.

    Raises:
        InputError: the folder holds no batch.
    """
    frame: pd.DataFrame = pd.concat([schema(table).empty_table().to_pandas(), *_frames(folder, table)])
    return frame.sort_values("id", kind="stable", ignore_index=True)


def summarise(folder: str | Path, *, by: Sequence[str] = (), worst: int = 10) -> Summary:
    """Add up a batch, whatever its size.

    Args:
        folder: what `translaudit batch` wrote.
        by: columns of the input (desk, day, ...) to count by.
        worst: how many of the worst articles to name.

    Raises:
        InputError: the folder holds no batch, or the input had no such column.
    """
    counts = _Counts()
    bottom = pd.DataFrame()
    for audits in _frames(folder, "audits"):
        counts.add_audits(audits, by)
        columns = ["id", "penalty_per_100_words", *_SEVERITIES, *by]
        bottom = pd.concat([bottom, audits[columns]]).nlargest(worst, "penalty_per_100_words")
    for findings in _frames(folder, "findings"):
        counts.add_findings(findings)
    failures = pd.DataFrame(columns=["id", "position", "error"])
    for failed in _frames(folder, "failures"):
        counts.failed += len(failed)
        if len(failures) < SHOWN_FAILURES:
            failures = pd.concat([failures, failed[["id", "position", "error"]]]).head(SHOWN_FAILURES)
    return Summary(
        folder=str(folder),
        audited=counts.audited,
        failed=counts.failed,
        held_back=counts.held_back,
        findings=sum(counts.codes.values()),
        relations=dict(sorted(counts.relations.items())),
        severities={name: counts.severities[name] for name in _SEVERITIES},
        worst=bottom[bottom["penalty_per_100_words"] > 0].reset_index(drop=True) if len(bottom) else bottom,
        codes=counts.code_table(),
        by={column: counts.column_table(column) for column in by},
        failures=failures.reset_index(drop=True),
    )


@dataclass
class _Counts:
    """The sums of the shards seen so far."""

    audited: int = 0
    failed: int = 0
    held_back: int = 0
    relations: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    codes: Counter[tuple[str, str]] = field(default_factory=Counter)
    articles: Counter[tuple[str, str]] = field(default_factory=Counter)
    columns: dict[str, dict[str, Counter[str]]] = field(default_factory=dict)

    def add_audits(self, audits: pd.DataFrame, by: Sequence[str]) -> None:
        self.audited += len(audits)
        self.held_back += int(audits["failed_gates"].fillna("").ne("").sum())
        self.relations.update(audits["relation"])
        for severity in _SEVERITIES:
            self.severities[severity] += int(audits[severity].sum())
        for column in by:
            if column not in audits:
                known = ", ".join(str(name) for name in audits if name not in schema("audits").names) or "none"
                raise InputError(f"the input had no column '{column}'; its columns are: {known}")
            groups = self.columns.setdefault(column, {})
            for value, group in audits.groupby(column, dropna=False):
                sums = groups.setdefault("(none)" if pd.isna(value) else str(value), Counter())
                sums["articles"] += len(group)
                sums["penalty"] += float(group["penalty_per_100_words"].sum())  # type: ignore[assignment] # a sum
                for severity in _SEVERITIES:
                    sums[severity] += int(group[severity].sum())

    def add_findings(self, findings: pd.DataFrame) -> None:
        keys = list(zip(findings["code"], findings["name"], strict=True))
        self.codes.update(keys)
        self.articles.update(
            (code, name) for code, name, _ in {(*k, i) for k, i in zip(keys, findings["id"], strict=True)}
        )

    def code_table(self) -> pd.DataFrame:
        rows = [
            {"code": code, "name": name, "findings": count, "articles": self.articles[code, name]}
            for (code, name), count in sorted(self.codes.items(), key=lambda item: (-item[1], item[0]))
        ]
        return pd.DataFrame(rows, columns=["code", "name", "findings", "articles"])

    def column_table(self, column: str) -> pd.DataFrame:
        rows = [
            {
                column: value,
                "articles": sums["articles"],
                "penalty_per_100_words": sums["penalty"] / sums["articles"],
                **{severity: sums[severity] for severity in _SEVERITIES},
            }
            for value, sums in sorted(self.columns.get(column, {}).items())
        ]
        return pd.DataFrame(rows, columns=[column, "articles", "penalty_per_100_words", *_SEVERITIES])


def _frames(folder: str | Path, table: str) -> Iterator[pd.DataFrame]:
    place = place_of(folder)
    if not (place / RECIPE).exists():
        raise InputError(f"{folder} holds no batch: `translaudit batch INPUT -o {folder}` makes one")
    for part in parts(place, table):
        yield _frame(place / table / part, table)


def _frame(part: Place, table: str) -> pd.DataFrame:
    """One part; columns that its version of translaudit did not write yet are empty."""
    written = pq.ParquetFile(part.open()).read()
    frame: pd.DataFrame = pa.concat_tables(
        [schema(table).empty_table(), written], promote_options="default"
    ).to_pandas()
    if table != "audits":
        return frame
    extra = pd.DataFrame([json.loads(text) for text in frame["extra"]], index=frame.index)
    return frame.join(extra[[column for column in extra if column not in frame]])
