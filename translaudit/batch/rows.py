"""Article pairs from a table or a folder, one after the other, whatever the size of the corpus."""

import csv
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from translaudit.errors import InputError

COLUMNS = ("id", "source", "target")
SUFFIXES = (".parquet", ".jsonl", ".ndjson", ".csv", ".tsv")
_PARQUET_BATCH = 256


class PairRow(msgspec.Struct, frozen=True, kw_only=True):
    """One article pair. `position` counts rows from 1; `extra` are the other columns, as text (desk, day, ...).

    `problem` says why the row cannot be audited; its texts are then empty.
    """

    position: int
    id: str
    source: str = ""
    target: str = ""
    extra: dict[str, str] = {}
    problem: str | None = None


def read_rows(path: Path, *, source_lang: str, target_lang: str) -> Iterator[PairRow]:
    """Read article pairs: Parquet, JSON Lines, CSV or TSV with the columns id, source and target, or a folder.

    In a folder, `NAME.<source language>.txt` and `NAME.<target language>.txt` (or `.md`) make a pair.

    Raises:
        InputError: the path does not exist, is of another kind, or lacks a column.
    """
    if path.is_dir():
        return _number(_folder(path, source_lang, target_lang))
    if not path.exists():
        raise InputError(f"{path} does not exist: check the path")
    readers = {".parquet": _parquet, ".jsonl": _jsonl, ".ndjson": _jsonl, ".csv": _csv, ".tsv": _csv}
    if path.suffix not in readers:
        raise InputError(f"{path} is of no known kind: give a folder, or a file that ends in {', '.join(SUFFIXES)}")
    return _number(readers[path.suffix](path))


def in_shards(rows: Iterator[PairRow], size: int) -> Iterator[tuple[PairRow, ...]]:
    """Cut a stream into pieces of `size` rows; the last one is shorter."""
    while shard := tuple(islice(rows, size)):
        yield shard


def _number(records: Iterator[dict[str, Any]]) -> Iterator[PairRow]:
    seen: set[str] = set()
    for position, record in enumerate(records, 1):
        row = _row(position, record)
        if row.problem is None and row.id in seen:
            row = msgspec.structs.replace(row, source="", target="", problem=f"the id '{row.id}' occurs twice")
        seen.add(row.id)
        yield row


def _row(position: int, record: dict[str, Any]) -> PairRow:
    extra = {str(key): str(value) for key, value in record.items() if key not in COLUMNS and value is not None}
    name = str(record.get("id") if record.get("id") is not None else position)
    if "problem" in record:
        return PairRow(position=position, id=name, problem=str(record["problem"]))
    for column in ("source", "target"):
        if not isinstance(record.get(column), str):
            kind = "null" if record.get(column) is None else type(record[column]).__name__
            return PairRow(position=position, id=name, extra=extra, problem=f"'{column}' is {kind}, not text")
    return PairRow(position=position, id=name, source=record["source"], target=record["target"], extra=extra)


def _parquet(path: Path) -> Iterator[dict[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"{path} is not Parquet: {error}") from None
    _require_columns(path, file.schema_arrow.names)
    for batch in file.iter_batches(_PARQUET_BATCH):
        yield from batch.to_pylist()


def _jsonl(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except (json.JSONDecodeError, UnicodeDecodeError) as error:
                yield {"id": f"line {number}", "problem": f"line {number} is not JSON: {error}"}
                continue
            if not isinstance(record, dict):
                yield {"id": f"line {number}", "problem": f"line {number} is not a JSON object"}
                continue
            if number == 1:
                _require_columns(path, list(record))
            yield record


def _csv(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, delimiter="\t" if path.suffix == ".tsv" else ",")
            _require_columns(path, list(reader.fieldnames or ()))
            for record in reader:
                yield {key: value for key, value in record.items() if key is not None}
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 at byte {error.start}: save it as UTF-8") from None
    except csv.Error as error:
        raise InputError(f"{path} is not a table: {error}") from None


def _folder(folder: Path, source_lang: str, target_lang: str) -> Iterator[dict[str, Any]]:
    sources = sorted(path for suffix in ("txt", "md") for path in folder.rglob(f"*.{source_lang}.{suffix}"))
    if not sources:
        raise InputError(f"{folder} has no file named *.{source_lang}.txt or *.{source_lang}.md: name the pairs so")
    for path in sources:
        name = str(path.relative_to(folder)).removesuffix(path.suffix).removesuffix(f".{source_lang}")
        target = folder / f"{name}.{target_lang}{path.suffix}"
        try:
            yield {"id": name, "source": path.read_bytes().decode(), "target": target.read_bytes().decode()}
        except FileNotFoundError:
            yield {"id": name, "problem": f"{target} does not exist"}
        except UnicodeDecodeError as error:
            yield {"id": name, "problem": f"not UTF-8 at byte {error.start}"}


def _require_columns(path: Path, columns: list[str]) -> None:
    from rapidfuzz.process import extractOne

    for column in ("source", "target"):
        if column not in columns:
            nearest = extractOne(column, columns)
            hint = f": is it '{nearest[0]}'? rename it" if nearest else ""
            raise InputError(f"{path} has no column '{column}'{hint}")
