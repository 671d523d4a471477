"""What a batch found, in a page of text or as data frames."""

import json
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from translaudit.batch.places import place_of
from translaudit.batch.shards import RECIPE, parts, schema
from translaudit.batch.tables import TABLES
from translaudit.errors import InputError


def read_table(folder: str | Path, table: str) -> pd.DataFrame:
    """One table of a batch with all its shards, sorted by id; the columns of the input are columns of `audits` too.

    Raises:
        InputError: the folder holds no batch.
    """
    place = place_of(folder)
    if not (place / RECIPE).exists():
        raise InputError(f"{folder} holds no batch: `translaudit batch INPUT -o {folder}` makes one")
    stored = [pq.read_table((place / table / part).path, filesystem=place.files) for part in parts(place, table)]
    frames = [each.to_pandas() for each in stored]
    frame: pd.DataFrame = pd.concat(frames or [schema(table).empty_table().to_pandas()], ignore_index=True)
    if table == "audits" and len(frame):
        extra = pd.DataFrame([json.loads(text) for text in frame["extra"]], index=frame.index)
        frame = frame.join(extra[[column for column in extra if column not in frame]])
    return frame.sort_values("id", kind="stable", ignore_index=True)


def render(folder: str | Path, *, by: str | None = None, worst: int = 10) -> str:
    """Counts, the worst articles by penalty for 100 words, findings by code, and penalty by a column of the input.

    Raises:
        InputError: the folder holds no batch, or the input had no such column.
    """
    tables = {name: read_table(folder, name) for name in TABLES}
    audits, findings = tables["audits"], tables["findings"]
    counts = f"{len(audits)} pairs audited, {len(tables['failures'])} failed, {len(findings)} findings"
    paragraphs = [f"{counts}; relation: {_counts(audits['relation'])}"]
    if len(audits) and worst:
        columns = ["id", "penalty_per_100_words", "critical", "major", "minor"]
        paragraphs.append("Worst articles\n" + _text(audits.nlargest(worst, "penalty_per_100_words")[columns]))
    if len(findings):
        by_code = findings.groupby(["code", "name"]).agg(findings=("id", "size"), articles=("id", "nunique"))
        paragraphs.append(
            "Findings by code\n"
            + _text(by_code.reset_index().sort_values(["findings", "code"], ascending=[False, True]))
        )
    if by is not None:
        if by not in audits:
            raise InputError(f"the input had no column '{by}': there are {', '.join(map(str, audits))}")
        means = audits.groupby(by).agg(articles=("id", "size"), penalty_per_100_words=("penalty_per_100_words", "mean"))
        paragraphs.append(f"By {by}\n" + _text(means.reset_index()))
    return "\n\n".join(paragraphs) + "\n"


def _counts(column: "pd.Series[str]") -> str:
    return ", ".join(f"{name} {count}" for name, count in column.value_counts().sort_index().items()) or "none"


def _text(frame: pd.DataFrame) -> str:
    return str(frame.to_string(index=False, float_format="{:.1f}".format))
