"""Benchmark files, read row by row; a bad row is named by file and line."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from translaudit.errors import InputError

VARIABLE = "TRANSLAUDIT_BENCHMARKS"

Row = TypeVar("Row")


def benchmarks_root(given: Path | None = None) -> Path:
    """The folder that holds the benchmark files: the one given, or the one that the environment names.

    Raises:
        InputError: neither names a folder.
    """
    named = given or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    if named is None:
        raise InputError(f"no benchmark data: name its folder with --data or in the environment variable {VARIABLE}")
    if not named.is_dir():
        raise InputError(f"{named} is not a folder: benchmark data is read from the folder of --data or {VARIABLE}")
    return named


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Lines that are not blank, with their number from 1; only a line feed ends a line.

    Raises:
        InputError: the file cannot be read or is not UTF-8.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path} does not exist: check the folder of the benchmark data") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from None
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        try:
            text = line.decode("utf-8").removesuffix("\r")
        except UnicodeDecodeError as error:
            raise InputError(f"{path}:{number}: not UTF-8: byte 0x{line[error.start]:02x}") from None
        if text.strip():
            yield number, text


def read_jsonl(path: Path, shape: type[Row]) -> Iterator[Row]:
    """One record a line.

    Raises:
        InputError: the file cannot be read, or a line does not fit the record.
    """
    for number, line in numbered_lines(path):
        try:
            yield msgspec.json.decode(line, type=shape)
        except msgspec.MsgspecError as error:
            raise bad_row(path, number, str(error)) from None


def read_json(path: Path, shape: type[Row]) -> Row:
    """A file that is one record.

    Raises:
        InputError: the file cannot be read, or does not fit the record.
    """
    text = "\n".join(line for _, line in numbered_lines(path))
    try:
        return msgspec.json.decode(text, type=shape)
    except msgspec.MsgspecError as error:
        raise InputError(f"{path}: {error}") from None


def read_columns(path: Path, columns: int) -> Iterator[tuple[int, Sequence[str]]]:
    """Tab-separated cells without quoting, as WMT writes them.

    Raises:
        InputError: the file cannot be read, or a line has another number of cells.
    """
    for number, line in numbered_lines(path):
        cells = line.split("\t")
        if len(cells) != columns:
            raise bad_row(path, number, f"{len(cells)} cells instead of {columns}: separate them with single tabs")
        yield number, cells


def bad_row(path: Path, number: int, problem: str) -> InputError:
    """The error for a line that cannot be used, on one line itself."""
    return InputError(f"{path}:{number}: {' '.join(problem.split())}")
