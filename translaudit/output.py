"""Write a file whole or not at all."""

import os
import tempfile
from pathlib import Path

from translaudit.errors import InputError


def write_whole(path: Path, text: str) -> None:
    """Write text as UTF-8 beside its place, then rename, so that a failure leaves the old file as it was.

    Raises:
        InputError: the folder is missing or cannot be written, or the disk is full.
    """
    try:
        handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        umask = os.umask(0)
        os.umask(umask)
        Path(aside).chmod(0o666 & ~umask)
        Path(aside).replace(path)
    except OSError as error:
        Path(aside).unlink(missing_ok=True)
        raise InputError(f"cannot write {path}: {error.strerror}") from None
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
