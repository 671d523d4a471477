"""Text taken out of a file piece by piece, with the map that leads back."""

import hashlib

import msgspec

from translaudit.documents import Document, document_from_text
from translaudit.errors import InputError
from translaudit.origins import Origin, Run, lines_of

PARAGRAPH = "\n\n"


class Unit(msgspec.Struct, frozen=True):
    """Stretches of a source and a target text that translate each other; either can be empty."""

    source: tuple[int, int]
    target: tuple[int, int]


class Bilingual(msgspec.Struct, frozen=True):
    """A file that holds both sides: two documents of one path, and which of their stretches belong together."""

    source: Document
    target: Document
    units: tuple[Unit, ...]


class File(msgspec.Struct, frozen=True):
    """A file as it was read: its path, its content as bytes and as text."""

    path: str
    data: bytes
    text: str

    def line_of(self, offset: int) -> int:
        """Number of the line, from 1, for a message."""
        return self.text.count("\n", 0, offset) + 1


class Extraction:
    """A text in the making. Pieces come in the order of the text and usually, but not necessarily, of the file."""

    def __init__(self, file: File) -> None:
        """Begin with an empty text."""
        self._file = file
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self.length = 0

    def literal(self, start: int, end: int) -> None:
        """Add the characters of the file from `start` to `end` as they are."""
        self.decoded(self._file.text[start:end], start, end)

    def decoded(self, text: str, start: int, end: int) -> None:
        """Add what the characters of the file from `start` to `end` stand for."""
        if not text:
            return
        run = Run(self.length, len(text), start, end - start)
        last = self._runs[-1] if self._runs else None
        if last and last.literal and run.literal and (_end(last), last.offset + last.width) == (run.start, run.offset):
            self._runs[-1] = Run(last.start, last.length + run.length, last.offset, last.width + run.width)
        else:
            self._runs.append(run)
        self._pieces.append(text)
        self.length += len(text)

    def inserted(self, text: str) -> None:
        """Add characters that the file does not have."""
        self._pieces.append(text)
        self.length += len(text)

    def document(self, lang: str) -> Document:
        """The text as a document with its map.

        Raises:
            InputError: there is no text.
        """
        text = "".join(self._pieces)
        if not text.strip():
            raise InputError(f"{self._file.path} has no text to audit: is it the right file?")
        origin = Origin(tuple(self._runs), lines_of(self._file.text, self._runs))
        digest = hashlib.sha256(self._file.data).hexdigest()
        return msgspec.structs.replace(document_from_text(text, lang, self._file.path), sha256=digest, origin=origin)


class PairedExtraction:
    """Both texts of a bilingual file in the making, unit by unit."""

    def __init__(self, file: File) -> None:
        """Begin with two empty texts."""
        self._file = file
        self._sides = Extraction(file), Extraction(file)
        self._units: list[Unit] = []

    def add(self, source: "Pieces", target: "Pieces") -> None:
        """Add a unit; one that says nothing on either side is passed over."""
        if not source.says_something and not target.says_something:
            return
        stretches = []
        for side, pieces in zip(self._sides, (source, target), strict=True):
            if side.length and pieces.says_something:
                side.inserted(PARAGRAPH)
            start = side.length
            if pieces.says_something:
                for text, first, last in pieces.parts:
                    side.decoded(text, first, last)
            stretches.append((start, side.length))
        self._units.append(Unit(*stretches))

    def bilingual(self, source_lang: str, target_lang: str, *, what: str) -> Bilingual:
        """Both documents.

        Raises:
            InputError: there are no units, or no translation at all.
        """
        if not self._units:
            raise InputError(f"{self._file.path} has no {what}: is it the right file?")
        source, target = self._sides
        for side, name in ((source, "source"), (target, "translation")):
            if not side.length:
                raise InputError(f"{self._file.path} has no {name} in any {what}: is it the right file?")
        return Bilingual(source.document(source_lang), target.document(target_lang), tuple(self._units))


class Pieces:
    """One side of a unit: what stretches of the file stand for."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.parts: list[tuple[str, int, int]] = []

    def add(self, text: str, start: int, end: int) -> None:
        """Add what the characters of the file from `start` to `end` stand for."""
        self.parts.append((text, start, end))

    @property
    def says_something(self) -> bool:
        """Whether there is more than white space."""
        return any(text.strip() for text, _, _ in self.parts)


def check_language(file: File, stated: str | None, expected: str, side: str) -> None:
    """Hold the language that a file states for itself against the settings, by its primary subtag (`de-AT` is `de`).

    Raises:
        InputError: they differ.
    """
    if stated and primary(stated) != expected:
        raise InputError(
            f"{file.path} says that its {side} is '{stated}', the settings say '{expected}': "
            f"set --{'target' if side == 'translation' else 'source'}-lang {primary(stated)} or give the right file"
        )


def primary(tag: str) -> str:
    """Primary subtag of a language tag or locale.

    >>> primary("de-AT"), primary("en_GB.UTF-8")
    ('de', 'en')
    """
    return tag.strip().lower().replace("_", "-").partition("-")[0].partition(".")[0]


def _end(run: Run) -> int:
    return run.start + run.length
