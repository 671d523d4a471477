"""Parquet parts of a batch: written whole or not at all, and what is finished stays finished."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from translaudit.batch.places import Place, reason
from translaudit.batch.tables import COLUMNS, TABLES
from translaudit.errors import InputError

RECIPE = "batch.json"


class Recipe(msgspec.Struct, frozen=True, kw_only=True):
    """What a batch was made of: another recipe must not be mixed into the same folder."""

    input: str
    shard_size: int
    settings: str
    model: str


def open_folder(folder: Place, recipe: Recipe) -> frozenset[int]:
    """Make the folder of a batch, or check that it is the one to be resumed.

    Returns:
        The numbers of the shards that are finished.

    Raises:
        InputError: the folder cannot be written, or holds a batch of another recipe.
    """
    path = folder / RECIPE
    try:
        for table in TABLES:
            (folder / table).make_folder()
        if not path.exists():
            path.write_whole(msgspec.json.format(msgspec.json.encode(recipe), indent=2))
            return frozenset()
        known = msgspec.json.decode(path.read(), type=Recipe)
        _clear_away(folder)
    except OSError as error:
        raise InputError(f"cannot write to {folder}: {reason(error)}") from None
    except msgspec.DecodeError as error:
        raise InputError(f"{path} is damaged ({error}): choose another folder") from None
    for field in Recipe.__struct_fields__:
        if getattr(known, field) != getattr(recipe, field):
            raise InputError(f"{folder} holds a batch with another '{field}': choose another folder, or take it away")
    return frozenset(int(name[5:-8]) for name in parts(folder, TABLES[-1]))


def parts(folder: Place, table: str) -> list[str]:
    """The names of the files of a table, in the order of their shards."""
    return [name for name in (folder / table).below() if name.startswith("part-") and name.endswith(".parquet")]


def _clear_away(folder: Place) -> None:
    """Remove what a killed run left unfinished."""
    for name in folder.below():
        if name.rpartition("/")[2].startswith(".part-"):
            folder.files.delete_file((folder / name).path)


def write_shard(folder: Place, number: int, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Write a shard; its `audits` come last and say that it is finished.

    Raises:
        InputError: the disk is full or the folder cannot be written; finished shards are untouched.
    """
    try:
        for table in TABLES:
            rows = sorted(tables[table], key=lambda row: str(row["id"]))
            sink = pa.BufferOutputStream()
            pq.write_table(pa.Table.from_pylist(rows, schema=schema(table)), sink, compression="zstd")
            (folder / table / f"part-{number:06d}.parquet").write_whole(sink.getvalue().to_pybytes())
    except OSError as error:
        raise InputError(
            f"cannot write shard {number} to {folder}: {reason(error)}; finished shards are intact, run it again"
        ) from None


def schema(table: str) -> pa.Schema:
    """Columns and types of a table."""
    return pa.schema(
        [(name, getattr(pa, {"double": "float64"}.get(kind, kind))()) for name, kind in COLUMNS[table].items()]
    )
