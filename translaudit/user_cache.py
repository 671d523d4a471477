"""The user's cache folder, and what is kept there so that the next start is quick. Nothing in it is ever required."""

import os
import sys
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path

_CHECKSUM_BYTES = 4


def cache_folder() -> Path:
    """Where translaudit keeps what it can make again: `TRANSLAUDIT_CACHE`, or the user's cache folder."""
    if chosen := os.environ.get("TRANSLAUDIT_CACHE"):
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "translaudit"


def kept(name: str, make: Callable[[], bytes]) -> bytes:
    """What `make` returns, from the cache folder where an earlier process left it there.

    A file that cannot be read, or is damaged, is made anew; where none can be written, nothing is kept. The name must
    say all that the content depends on: nothing is ever out of date, a new version has a new name.
    """
    try:
        path = cache_folder() / "readings" / name
        stored = path.read_bytes()
    except (OSError, RuntimeError):  # no home folder is a RuntimeError
        stored = b""
    content = stored[_CHECKSUM_BYTES:]
    if stored and stored[:_CHECKSUM_BYTES] == _checksum(content):
        return content
    content = make()
    _keep(name, _checksum(content) + content)
    return content


def _checksum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_CHECKSUM_BYTES, "big")


def _keep(name: str, stored: bytes) -> None:
    """Write aside, then rename, so that another process finds the file whole or not at all."""
    aside = ""
    try:
        folder = cache_folder() / "readings"
        folder.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=folder, prefix=f".{name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(stored)
        Path(aside).replace(folder / name)
    except (OSError, RuntimeError):
        if aside:
            Path(aside).unlink(missing_ok=True)
