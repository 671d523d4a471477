"""Article pairs as a stream: numbered, with what is wrong with a row said in the row."""

import hashlib
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from translaudit.batch.folders import read_folder, read_manifest
from translaudit.batch.places import Place, place_of
from translaudit.batch.readers import READERS, count_lines
from translaudit.errors import InputError

COLUMNS = ("id", "source", "target")
_KINDS = f"a folder, a manifest (.toml), or a table that ends in {', '.join(READERS)}"


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


def read_rows(source: str | Path | Place, *, source_lang: str, target_lang: str) -> Iterator[PairRow]:
    """Read article pairs one after the other, whatever the size of the input.

    A table (Parquet, JSON Lines, CSV, TSV, or a folder of them in the order of their names) has the columns `source`
    and `target`, and if wanted `id`; without it the position is the id. A manifest is the TOML file that the pytest
    plugin takes. In a folder of pairs `NAME.<source language>.txt` and `NAME.<target language>.txt` belong together,
    as do `.md`, `.html` and `.docx`.

    Raises:
        InputError: there is no such input, it is of another kind, or it lacks a column.
    """
    place = place_of(source)
    if place.is_folder():
        return _number(_of_folder(place, source_lang, target_lang))
    if not place.exists():
        raise InputError(f"{place} does not exist: check the path")
    if place.suffix == ".toml":
        return _number(read_manifest(place, source_lang, target_lang))
    if place.suffix not in READERS:
        raise InputError(f"{place} is of no known kind: give {_KINDS}")
    return _number(READERS[place.suffix](place))


def count_rows(place: Place, languages: tuple[str, str]) -> int | None:
    """About how many rows an input has; None where only reading it would tell."""
    if place.is_folder():
        names = place.below()
        if tables := [name for name in names if Path(name).suffix.lower() in READERS]:
            counts = [count_lines(place / name) for name in tables]
            return sum(count for count in counts if count) if all(counts) else None
        return sum(Path(name).name.split(".")[-2:-1] == [languages[0]] for name in names)
    return count_lines(place) if place.suffix in READERS else None


def in_shards(rows: Iterator[PairRow], size: int) -> Iterator[tuple[PairRow, ...]]:
    """Cut a stream into pieces of `size` rows; the last one is shorter."""
    while shard := tuple(islice(rows, size)):
        yield shard


class Seen:
    """Which ids have occurred: eight bytes for each, so that millions of rows take little memory."""

    _RECENT = 100_000

    def __init__(self) -> None:
        """None so far."""
        import numpy as np

        self._sorted = np.empty(0, dtype=np.uint64)
        self._recent: set[int] = set()

    def add(self, name: str) -> bool:
        """Note an id; whether it had occurred before."""
        import numpy as np

        key = int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest())
        at = int(np.searchsorted(self._sorted, np.uint64(key)))
        if key in self._recent or (at < len(self._sorted) and int(self._sorted[at]) == key):
            return True
        self._recent.add(key)
        if len(self._recent) >= self._RECENT:
            merged = np.concatenate([self._sorted, np.fromiter(self._recent, np.uint64, len(self._recent))])
            self._sorted, self._recent = np.sort(merged), set()
        return False


def _of_folder(place: Place, source_lang: str, target_lang: str) -> Iterator[Mapping[str, Any]]:
    names = place.below()
    tables = [name for name in names if Path(name).suffix.lower() in READERS and not Path(name).name.startswith(".")]
    if tables:
        for name in tables:
            yield from READERS[Path(name).suffix.lower()](place / name)
        return
    yield from read_folder(place, names, source_lang, target_lang)


def _number(records: Iterator[Mapping[str, Any]]) -> Iterator[PairRow]:
    seen = Seen()
    for position, record in enumerate(records, 1):
        row = _row(position, record)
        if seen.add(row.id) and row.problem is None:
            row = msgspec.structs.replace(row, source="", target="", problem=f"the id '{row.id}' occurs twice")
        yield row


def _row(position: int, record: Mapping[str, Any]) -> PairRow:
    extra = {
        _printable(str(key)): _printable(str(value))
        for key, value in record.items()
        if key not in (*COLUMNS, "problem") and value is not None
    }
    name = _printable(str(record["id"] if record.get("id") not in (None, "") else position))
    problem = str(record["problem"]) if record.get("problem") else _problem(record)
    if problem:
        return PairRow(position=position, id=name, extra=extra, problem=problem)
    return PairRow(position=position, id=name, source=record["source"], target=record["target"], extra=extra)


def _problem(record: Mapping[str, Any]) -> str | None:
    for column in ("source", "target"):
        text = record.get(column)
        if not isinstance(text, str):
            return f"'{column}' is {'null' if text is None else type(text).__name__}, not text"
        try:
            text.encode()
        except UnicodeEncodeError as error:
            return f"'{column}' is not UTF-8 at character {error.start}"
    return None


def _printable(text: str) -> str:
    """What a column of text can hold: half a surrogate pair, which stands for a byte that is not UTF-8, cannot be."""
    return text.encode("utf-8", "backslashreplace").decode()
