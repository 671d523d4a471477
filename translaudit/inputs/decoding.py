"""Bytes to text, by byte order mark, by what the file declares, or as UTF-8; byte order marks and line ends stay."""

import codecs
import re

from translaudit.errors import InputError
from translaudit.inputs.extraction import File

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
_TEXT_ENCODING = re.compile(
    r"utf-?8|utf-?16(-?[lb]e)?|(us-)?ascii|iso-?8859-\d{1,2}|latin-?\d|(windows-|cp)(125\d|437|850)|koi8-[ru]|mac-?roman"
)
_HEAD = 4096

XML_DECLARATION = re.compile(rb"""^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]*)["']""")
HTML_CHARSET = re.compile(rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)""", re.IGNORECASE)
PO_CHARSET = re.compile(rb"Content-Type:[^\n]*?charset=([^\s\\\"]+)", re.IGNORECASE)


def decode(data: bytes, path: str, declaration: re.Pattern[bytes] | None = None) -> File:
    """Decode a file.

    Args:
        data: the file's bytes.
        path: for messages and for the documents.
        declaration: finds the declared encoding near the beginning of the file.

    Raises:
        InputError: the file is empty or holds NUL characters, its encoding is unknown, or its bytes do not fit it.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _declared(
        data, path, declaration
    )
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path} is not {encoding.upper()}: byte 0x{data[error.start]:02x} at position {error.start}; "
            "save the file as UTF-8"
        ) from None
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise InputError(f"{path} is empty: give a file with at least one sentence")
    if (nul := text.find("\0")) >= 0:
        raise InputError(f"{path} has a NUL character at character {nul}: this is not a text file; export it as UTF-8")
    return File(path, data, text)


def _declared(data: bytes, path: str, declaration: re.Pattern[bytes] | None) -> str:
    match = declaration.search(data[:_HEAD]) if declaration else None
    if match is None or match[1] == b"CHARSET":
        return "utf-8"
    name = match[1].decode("ascii", "replace").strip().lower()
    if not _TEXT_ENCODING.fullmatch(name):
        raise InputError(f"{path} declares the encoding '{name}', which is not known: save the file as UTF-8")
    if name.startswith("utf"):
        return "utf-8"  # UTF-16 has shown itself by its mark or by its zero bytes
    if declaration is HTML_CHARSET and name in {"iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii"}:
        return "windows-1252"  # as browsers read it (https://encoding.spec.whatwg.org/#names-and-labels)
    try:
        return codecs.lookup(name).name
    except LookupError:
        raise InputError(f"{path} declares the encoding '{name}', which is not known: save the file as UTF-8") from None
