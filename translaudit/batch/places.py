"""Where a batch reads and writes: files here, and whatever pyarrow or fsspec reach (`s3://`, `gs://`, ...)."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translaudit.errors import InputError

_WHOLE_AT_CLOSE = frozenset({"s3", "gcs", "abfs"})
"""Stores where an object appears when it is complete, and never before."""


@dataclass(frozen=True)
class Place:
    """A file or folder. `name` is what the user called it; `files` a `pyarrow.fs.FileSystem`; `path` the path in it."""

    name: str
    files: Any
    path: str

    def __str__(self) -> str:
        return self.name

    def __truediv__(self, below: str) -> "Place":
        return Place(f"{self.name.rstrip('/')}/{below}", self.files, f"{self.path.rstrip('/')}/{below}")

    @property
    def suffix(self) -> str:
        """`.jsonl`, in lower case."""
        return Path(self.path).suffix.lower()

    @property
    def address(self) -> str:
        """What `place_of` finds it by from any working directory."""
        return self.path if self.is_local else self.name

    @property
    def is_local(self) -> bool:
        """Whether it is a file of this machine."""
        return bool(self.files.type_name == "local")

    def exists(self) -> bool:
        """Whether there is anything."""
        return bool(self._info().type.name != "NotFound")

    def is_folder(self) -> bool:
        """Whether it holds other places."""
        return bool(self._info().type.name == "Directory")

    def state(self) -> str:
        """Number of files, bytes and latest change of a file, or of all below a folder: enough to notice a change."""
        files = [self._info()] if not self.is_folder() else self._files()
        latest = max((each.mtime_ns or 0 for each in files), default=0)
        return f"{len(files)} {sum(each.size or 0 for each in files)} {latest}"

    def below(self) -> list[str]:
        """The paths, relative to this folder, of all files below it, sorted."""
        start = len(self.path.rstrip("/")) + 1
        return sorted(each.path[start:] for each in self._files())

    def open(self) -> Any:
        """A file to be read at any offset.

        Raises:
            InputError: it cannot be read.
        """
        try:
            return self.files.open_input_file(self.path)
        except OSError as error:
            raise InputError(f"{self} cannot be read: {reason(error)}") from None

    def read(self) -> bytes:
        """All of a file.

        Raises:
            FileNotFoundError: there is none.
            InputError: it cannot be read.
        """
        try:
            with self.files.open_input_stream(self.path) as file:
                return bytes(file.read())
        except FileNotFoundError:
            raise
        except OSError as error:
            raise InputError(f"{self} cannot be read: {reason(error)}") from None

    def make_folder(self) -> None:
        """Make a folder, and those above it.

        Raises:
            OSError: it cannot be made.
        """
        self.files.create_dir(self.path, recursive=True)

    def write_whole(self, content: bytes) -> None:
        """Write a file whole or not at all.

        Raises:
            OSError: it cannot be written; what was there before is still there.
        """
        if self.files.type_name in _WHOLE_AT_CLOSE:
            self._write(self.path, content)
            return
        folder, _, name = self.path.rpartition("/")
        aside = f"{folder}/.{name}.{os.getpid()}"
        try:
            self._write(aside, content)
            self.files.move(aside, self.path)
        except BaseException:
            if self.files.get_file_info(aside).is_file:
                self.files.delete_file(aside)
            raise

    def _write(self, path: str, content: bytes) -> None:
        if self.is_local:
            with Path(path).open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            return
        with self.files.open_output_stream(path) as file:
            file.write(content)

    def _info(self) -> Any:
        try:
            return self.files.get_file_info(self.path)
        except OSError as error:
            raise InputError(f"{self} cannot be read: {reason(error)}") from None

    def _files(self) -> list[Any]:
        from pyarrow.fs import FileSelector

        try:
            found = self.files.get_file_info(FileSelector(self.path, recursive=True, allow_not_found=True))
        except OSError as error:
            raise InputError(f"{self} cannot be read: {reason(error)}") from None
        return [each for each in found if each.is_file]


def place_of(name: str | Path | Place) -> Place:
    """A path of this machine, or a URI that pyarrow or an installed fsspec file system knows.

    Raises:
        InputError: nothing here knows such a URI.
    """
    if isinstance(name, Place):
        return name
    from pyarrow import ArrowException
    from pyarrow.fs import FileSystem, FSSpecHandler, LocalFileSystem, PyFileSystem

    shown = str(name)
    if "://" not in shown:
        return Place(shown, LocalFileSystem(), str(Path(shown).expanduser().absolute()))
    try:
        return Place(shown, *FileSystem.from_uri(shown))
    except (ArrowException, OSError, ValueError):
        pass  # not one of pyarrow's own
    try:
        import fsspec

        files, path = fsspec.core.url_to_fs(shown)
    except (ImportError, ValueError, OSError) as error:
        raise InputError(f"{shown} cannot be reached: {str(error).splitlines()[0]}") from None
    return Place(shown, PyFileSystem(FSSpecHandler(files)), path)


def reason(error: OSError) -> str:
    """Why a file operation failed, in one line."""
    return os.strerror(error.errno) if error.errno else str(error).splitlines()[0][:200]
