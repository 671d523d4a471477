"""Word documents: the paragraphs of the text as they would be printed, with tracked changes accepted.

Headers, footers, notes, comments, text boxes, hidden text, symbols of special fonts and automatic numbers are left out;
every paragraph of a table is a paragraph. A finding's line counts the lines of the text so made, since a place in a
packed file helps nobody.
Office Open XML, ISO/IEC 29500-1, part 17 (WordprocessingML).
"""

import hashlib
import io
import lzma
import zipfile
import zlib

import msgspec

from translaudit.documents import MAX_BYTES, Document, document_from_text
from translaudit.errors import InputError
from translaudit.inputs.extraction import PARAGRAPH
from translaudit.inputs.xml_text import XmlReader, local, read_xml

_RELATIONSHIPS = "_rels/.rels"
_GONE = frozenset({"del", "moveFrom"})
"""What is deleted or moved away: words, or in a paragraph's properties its end, which joins it to the next."""
_LEFT_OUT = _GONE | {"Fallback", "txbxContent", "lockedCanvas", "instrText", "delText", "pPr", "rPrChange"}
"""`Fallback` says once more what an alternative says, `rPrChange` how words were formatted before."""
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_SOFT_HYPHEN = "\u00ad"
_OFF = frozenset({"0", "false", "off"})
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(EOFError, KeyError, OSError, RuntimeError, ValueError),
)
"""What `zipfile` raises for damaged, protected and unknown packages."""


def read_word(data: bytes, path: str, lang: str) -> Document:
    """Take the article out of a `.docx` file.

    Raises:
        InputError: the file is no Word document, is damaged, protected or too large, or has no text.
    """
    reader = _Body()
    read_xml(_main_part(data, path), path, reader)
    text = PARAGRAPH.join(paragraph for paragraph in reader.paragraphs() if paragraph.strip())
    if not text:
        raise InputError(f"{path} has no text to audit: is it the right file?")
    return msgspec.structs.replace(document_from_text(text, lang, path), sha256=hashlib.sha256(data).hexdigest())


def _main_part(data: bytes, path: str) -> bytes:
    relations = _Relations()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            read_xml(_part(package, _RELATIONSHIPS, path), path, relations)
            return _part(package, relations.main, path)
    except _DAMAGE:
        raise InputError(
            f"{path} is no Word document that can be read: save it anew as .docx, without a password"
        ) from None


def _part(package: zipfile.ZipFile, name: str, path: str) -> bytes:
    if (size := package.getinfo(name).file_size) > MAX_BYTES:
        raise InputError(f"{path} holds {size:,} bytes of text, more than the limit of {MAX_BYTES:,}")
    with package.open(name) as file:
        return file.read(MAX_BYTES)


class _Relations(XmlReader):
    """Finds the part of the package that holds the text."""

    main = "word/document.xml"

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            self.main = attributes.get("Target", self.main).lstrip("/")


class _Body(XmlReader):
    """Collects the paragraphs."""

    def __init__(self) -> None:
        self._ended: list[str] = []
        self._pieces: list[str] = []
        self._left_out: list[str] = []
        self._in_text = self._hidden = self._joined = False

    def paragraphs(self) -> list[str]:
        """The paragraphs, in order; the last may have no end of its own."""
        return [*self._ended, "".join(self._pieces)]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._left_out or name in _LEFT_OUT:
            self._joined |= name in _GONE and self._left_out[:1] == ["pPr"]
            self._left_out.append(name)
        elif name == "r":
            self._hidden = False
        elif name == "vanish":
            value = next((value for key, value in attributes.items() if local(key) == "val"), "")
            self._hidden = value not in _OFF
        elif not self._hidden:
            self._in_text = name == "t"
            self._pieces.append(_CHARACTERS.get(name, ""))

    def end(self, name: str) -> None:
        if self._left_out:
            self._left_out.pop()
        elif name == "p" and not self._joined:
            self._ended.append("".join(self._pieces))
            self._pieces.clear()
        elif name == "p":
            self._joined = False
        elif name == "r":
            self._hidden = False
        self._in_text = False

    def characters(self, text: str, start: int, end: int) -> None:  # noqa: ARG002
        if self._in_text and not self._left_out:
            self._pieces.append(text.replace(_SOFT_HYPHEN, ""))
