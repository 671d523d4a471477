"""TOML that people write: every mistake is one line that names the file and the line."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from translaudit.errors import ConfigError

Shape = TypeVar("Shape")
KeyPath = tuple[str | int, ...]
"""Keys and numbers of entries from the top of a file down to a value: `("ignore", 0, "code")`."""

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\s\"'-]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([\w\"'-][\w.\s\"'-]*?)\s*=")
_BROKEN = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_UNKNOWN = re.compile(r"unknown field `([^`]+)`")


@dataclass(frozen=True)
class TomlFile:
    """A TOML file as it was read. `root` is the path of the table that is translaudit's."""

    path: Path
    text: str
    root: KeyPath
    table: Mapping[str, Any]

    def place(self, *keys: str | int) -> str:
        """`FILE:LINE` of a value, or of the nearest table around it."""
        path = (*self.root, *keys)
        known = (self._lines[path[:length]] for length in range(len(path), 0, -1) if path[:length] in self._lines)
        return f"{self.path}:{next(known, 1)}"

    @cached_property
    def _lines(self) -> dict[KeyPath, int]:
        lines: dict[KeyPath, int] = {}
        entries: dict[KeyPath, int] = {}
        table: KeyPath = ()
        for number, line in enumerate(self.text.splitlines(), 1):
            if header := _HEADER.match(line):
                table = _parts(header[2])
                if header[1] == "[[":
                    entries[table] = entries.get(table, -1) + 1
                    lines.setdefault(table, number)
                    table = (*table, entries[table])
                lines.setdefault(table, number)
            elif key := _KEY.match(line):
                path = (*table, *_parts(key[1]))
                for length in range(len(table) + 1, len(path) + 1):
                    lines.setdefault(path[:length], number)
        return lines


def read_toml(path: Path, what: str, root: KeyPath = (), *, named_at: str = "") -> TomlFile:
    """Read a file, and of it the table at `root`; an empty one where the file has none there.

    Args:
        path: the file.
        what: what the file is to translaudit, for messages ("configuration").
        root: keys that lead to translaudit's table.
        named_at: where the file is named, for the message that it is not there.

    Raises:
        ConfigError: the file cannot be read or is not TOML.
    """
    before = f"{named_at}: " if named_at else ""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{before}{what} {path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}: {what} is not UTF-8: save the file as UTF-8") from None
    try:
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        broken = _BROKEN.search(str(error))
        line = int(broken[1]) if broken and broken[1] else len(text.splitlines()) or 1
        raise ConfigError(f"{path}:{line}: {what} is not TOML: {_BROKEN.sub('', str(error))}") from None
    file = TomlFile(path, text, root, {})
    for depth, key in enumerate(root, 1):
        table = table.get(key, {})
        if not isinstance(table, dict):
            raise ConfigError(f"{TomlFile(path, text, (), {}).place(*root[:depth])}: '{key}' is not a table")
    return TomlFile(file.path, file.text, root, table)


def converted(file: TomlFile, shape: type[Shape], known: Iterable[str]) -> Shape:
    """The table of a file as a record.

    Args:
        file: the file.
        shape: the record; it forbids unknown fields.
        known: keys to suggest in place of an unknown one.

    Raises:
        ConfigError: a key is unknown, or a value has a wrong type.
    """
    try:
        return msgspec.convert(file.table, shape)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at ")
        keys = key_path(where)
        if unknown := _UNKNOWN.search(message):
            refuse_unknown_key(file.place(*keys, unknown[1]), unknown[1], known)
        raise ConfigError(f"{file.place(*keys)}: {named(keys)}{lowered(message)}") from None


def refuse_unknown_key(place: str, key: str, known: Iterable[str]) -> None:
    """Say which key was meant.

    Raises:
        ConfigError: always.
    """
    from rapidfuzz.process import extractOne

    nearest = extractOne(key, list(known))[0]
    raise ConfigError(f"{place}: unknown key '{key}': did you mean '{nearest}'?")


def key_path(where: str) -> KeyPath:
    """The path in a message of msgspec's.

    >>> key_path("`$.ignore[0].code`")
    ('ignore', 0, 'code')
    """
    return tuple(int(number) if number else key for key, number in _STEP.findall(where))


def named(keys: KeyPath) -> str:
    """The last key of a path, quoted, for the beginning of a message; empty where there is none."""
    return next((f"'{key}': " for key in reversed(keys) if isinstance(key, str)), "")


def lowered(message: str) -> str:
    """A message that continues a line."""
    return message[:1].lower() + message[1:]


def _parts(keys: str) -> KeyPath:
    return tuple(part.strip().strip("\"'") for part in keys.split("."))
