"""XML read with the place of every character in the file. Documents that declare entities are refused.

Expat tells where an event begins in bytes; the text is handed to it as UTF-8 whatever its file was encoded in. There is
no recursion, nothing outside the file is read, and no entity but the five of XML and character references is replaced.
"""

import re
from typing import NoReturn
from xml.parsers import expat

from translaudit.errors import InputError
from translaudit.inputs.decoding import XML_DECLARATION, decode
from translaudit.inputs.extraction import File

_REFERENCE = re.compile(r"&[^;&<]{1,32};")
_DIRECTIVE = re.compile(r"<!--\s*translaudit:")


def read_xml(data: bytes, path: str, reader: "XmlReader") -> None:
    """Walk through an XML file.

    Raises:
        InputError: the file is not well-formed, is in an unknown encoding, or declares or uses entities of its own.
    """
    reader.file = decode(data, path, XML_DECLARATION)
    _Walk(reader).run()


def local(name: str) -> str:
    """A name without its prefix.

    >>> local("mtc:match")
    'match'
    """
    return name.rpartition(":")[2]


class XmlReader:
    """What a format makes of elements and characters; offsets count code points of the decoded file."""

    file: File

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; its name is local, those of the attributes are as written."""

    def end(self, name: str) -> None:
        """An element ends."""

    def characters(self, text: str, start: int, end: int) -> None:
        """Characters, and the stretch of the file that stands for them."""

    def comment(self, start: int, end: int) -> None:
        """A comment that speaks to translaudit."""


class _Walk:
    def __init__(self, reader: XmlReader) -> None:
        self._reader = reader
        self._text = reader.file.text
        self._bytes = self._text.encode()
        self._ascii = len(self._bytes) == len(self._text)
        self._known = (0, 0)
        self._in_cdata = False
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = False
        parser.StartElementHandler = lambda name, attributes: reader.start(local(name), attributes)
        parser.EndElementHandler = lambda name: reader.end(local(name))
        parser.CharacterDataHandler = self._characters
        parser.CommentHandler = self._comment
        parser.StartCdataSectionHandler = lambda: self._cdata(opens=True)
        parser.EndCdataSectionHandler = lambda: self._cdata(opens=False)
        parser.EntityDeclHandler = self._refuse_declaration
        parser.SkippedEntityHandler = self._refuse_entity

    def run(self) -> None:
        try:
            self._parser.Parse(self._text, True)  # noqa: FBT003 (this is the end of the document)
        except expat.ExpatError as error:
            raise InputError(
                f"{self._reader.file.path} is not well-formed XML: {expat.ErrorString(error.code)} "
                f"at line {error.lineno}, column {error.offset + 1}"
            ) from None

    def _position(self) -> int:
        """Where the current event begins, in code points; counted on from the last place asked for."""
        byte = self._parser.CurrentByteIndex
        if self._ascii:
            return byte
        known, count = self._known
        if byte < known:
            known, count = 0, 0
        count += len(self._bytes[known:byte].decode())
        self._known = byte, count
        return count

    def _characters(self, text: str) -> None:
        start = self._position()
        if self._text[start] == "\r":
            width = 1 + (self._text[start + 1 : start + 2] == "\n")
        elif not self._in_cdata and (reference := _REFERENCE.match(self._text, start)):
            width = len(reference[0])
        else:
            width = len(text)
        self._reader.characters(text, start, start + width)

    def _comment(self, _: str) -> None:
        start = self._position()
        if _DIRECTIVE.match(self._text, start):
            self._reader.comment(start, self._text.index("-->", start) + 3)

    def _cdata(self, *, opens: bool) -> None:
        self._in_cdata = opens

    def _refuse_declaration(self, name: str, *_: object) -> NoReturn:
        raise InputError(f"{self._reader.file.path} declares the entity '{name}': take the declaration out")

    def _refuse_entity(self, name: str, *_: object) -> NoReturn:
        raise InputError(f"{self._reader.file.path} uses the entity '{name}', which is not known: write the character")
