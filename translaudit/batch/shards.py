"""Parquet parts of a batch: written whole or not at all, and what is finished stays finished."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from translaudit.batch.tables import COLUMNS, TABLES
from translaudit.errors import InputError

RECIPE = "batch.json"


class Recipe(msgspec.Struct, frozen=True, kw_only=True):
    """What a batch was made of: another recipe must not be mixed into the same folder."""

    input: str
    shard_size: int
    settings: str
    model: str


def open_folder(folder: Path, recipe: Recipe) -> None:
    """Make the folder of a batch, or check that it is the one to be resumed.

    Raises:
        InputError: the folder cannot be written, or holds a batch of another recipe.
    """
    path = folder / RECIPE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for table in TABLES:
            (folder / table).mkdir(exist_ok=True)
        if not path.exists():
            _replace(path, msgspec.json.format(msgspec.json.encode(recipe), indent=2))
            return
        known = msgspec.json.decode(path.read_bytes(), type=Recipe)
    except OSError as error:
        raise InputError(f"cannot write to {folder}: {error.strerror}") from None
    except msgspec.DecodeError as error:
        raise InputError(f"{path} is damaged ({error}): choose another folder") from None
    for field in Recipe.__struct_fields__:
        if getattr(known, field) != getattr(recipe, field):
            raise InputError(f"{folder} holds a batch with another '{field}': choose another folder, or take it away")


def part(folder: Path, table: str, number: int) -> Path:
    """The file of one table and shard."""
    return folder / table / f"part-{number:06d}.parquet"


def is_finished(folder: Path, number: int) -> bool:
    """Whether a shard is there with all its tables."""
    return part(folder, TABLES[-1], number).exists()


def write_shard(folder: Path, number: int, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Write a shard; its `audits` come last and say that it is finished.

    Raises:
        InputError: the disk is full or the folder cannot be written; finished shards are untouched.
    """
    try:
        for table in TABLES:
            rows = sorted(tables[table], key=lambda row: str(row["id"]))
            sink = pa.BufferOutputStream()
            pq.write_table(pa.Table.from_pylist(rows, schema=schema(table)), sink, compression="zstd")
            _replace(part(folder, table, number), sink.getvalue().to_pybytes())
    except OSError as error:
        raise InputError(
            f"cannot write shard {number} to {folder}: {error.strerror}; finished shards are intact, run it again"
        ) from None


def schema(table: str) -> pa.Schema:
    """Columns and types of a table."""
    return pa.schema(
        [(name, getattr(pa, {"double": "float64"}.get(kind, kind))()) for name, kind in COLUMNS[table].items()]
    )


def _replace(path: Path, content: bytes) -> None:
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with aside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
