"""Tables of article pairs, read as a stream: Parquet, JSON Lines, CSV and TSV.

A row that cannot be read is yielded with a `problem`; only a table that cannot be read at all is an error.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from translaudit.batch.places import Place
from translaudit.documents import MAX_BYTES
from translaudit.errors import InputError

_REQUIRED = ("source", "target")
_PARQUET_BATCH = 256
_CHUNK = 1 << 20
_DELIMITERS = ",;\t|"
_NEAR = 60
"""Similarity in percent (rapidfuzz) from which a column may be the one that was meant."""


def count_lines(place: Place) -> int | None:
    """Rows of a Parquet file; lines of another table on this machine, which is about as many; else None."""
    with place.open() as stored:
        if place.suffix == ".parquet":
            import pyarrow.parquet as pq

            return int(pq.ParquetFile(stored).metadata.num_rows)
        if not place.is_local:
            return None
        chunks: Iterator[bytes] = iter(lambda: stored.read(_CHUNK), b"")
        return sum(chunk.count(b"\n") for chunk in chunks)


def _parquet(place: Place) -> Iterator[dict[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    with place.open() as stored:
        try:
            file = pq.ParquetFile(stored)
        except (OSError, pa.ArrowException) as error:
            raise InputError(f"{place} is not Parquet: {str(error).splitlines()[0]}") from None
        _require_columns(place, file.schema_arrow.names)
        try:
            for batch in file.iter_batches(_PARQUET_BATCH):
                yield from batch.to_pylist()
        except (OSError, pa.ArrowException) as error:
            raise InputError(f"{place} is damaged: {str(error).splitlines()[0]}") from None


def _jsonl(place: Place) -> Iterator[dict[str, Any]]:
    checked = False
    with place.open() as stored:
        for number, line in enumerate(io.BufferedReader(stored), 1):
            if not line.strip(b"\xef\xbb\xbf \t\r\n"):
                continue
            record = _object(number, line)
            if not checked and "problem" not in record:
                _require_columns(place, list(record))
                checked = True
            yield record


def _object(number: int, line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return {"id": f"line {number}", "problem": f"line {number} is not UTF-8 at byte {error.start}"}
    except (json.JSONDecodeError, RecursionError) as error:
        return {"id": f"line {number}", "problem": f"line {number} is not JSON: {error}"}
    if not isinstance(record, dict):
        return {"id": f"line {number}", "problem": f"line {number} is not a JSON object"}
    return record


def _csv(place: Place) -> Iterator[dict[str, Any]]:
    csv.field_size_limit(MAX_BYTES)
    with place.open() as stored:
        # A byte that is not UTF-8 becomes half a surrogate pair, and is reported with its row.
        file = io.TextIOWrapper(stored, encoding="utf-8-sig", errors="surrogateescape", newline="")
        header = file.readline()
        delimiter = "\t" if place.suffix == ".tsv" else max(_DELIMITERS, key=header.count)
        columns = next(csv.reader([header], delimiter=delimiter), [])
        _require_columns(place, columns)
        reader = csv.reader(file, delimiter=delimiter)
        try:
            for cells in reader:
                if cells:
                    yield _cells(columns, cells, reader.line_num + 1)
        except csv.Error as error:
            raise InputError(f"{place} is not a table at line {reader.line_num + 1}: {error}") from None


def _cells(columns: Sequence[str], cells: Sequence[str], line: int) -> dict[str, Any]:
    record: dict[str, Any] = dict(zip(columns, cells, strict=False))
    if len(cells) != len(columns):
        record["problem"] = f"line {line} has {len(cells)} columns, not {len(columns)}"
    return record


def _require_columns(place: Place, columns: Sequence[str]) -> None:
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extractOne

    for column in _REQUIRED:
        if column not in columns:
            others = [name for name in columns if name not in _REQUIRED]
            nearest = extractOne(column, others, scorer=ratio, processor=str.lower, score_cutoff=_NEAR)
            known = (
                f"is it '{nearest[0]}'? rename it" if nearest else f"it has {', '.join(map(repr, columns)) or 'none'}"
            )
            raise InputError(f"{place} has no column '{column}': {known}")


READERS: dict[str, Callable[[Place], Iterator[dict[str, Any]]]] = {
    ".parquet": _parquet,
    ".jsonl": _jsonl,
    ".ndjson": _jsonl,
    ".csv": _csv,
    ".tsv": _csv,
}
"""By suffix."""
