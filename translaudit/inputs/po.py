r"""Gettext PO: `msgid` is the source, `msgstr` the translation; the header and obsolete and fuzzy entries are left out.

Adjacent strings are joined, and C escapes (`\n`, `\"`, `\\`) are read as the characters they stand for.
https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from translaudit.errors import InputError
from translaudit.inputs.decoding import PO_CHARSET, decode
from translaudit.inputs.extraction import Bilingual, File, PairedExtraction, Pieces, check_language

_LINE = re.compile(
    r"[ \t]*(?:(?P<comment>\#[^\r\n]*)"
    r'|(?:(?P<key>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]*)?"(?P<string>(?:[^"\\\r\n]|\\[^\r\n])*)"[ \t]*)?'
    r"(?:\r\n|\r|\n|\Z)"
)
_STEP = re.compile(r"[^\\]+|\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}|.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_LANGUAGE = re.compile(r"^Language:[ \t]*([A-Za-z]{2,3}\b[\w@.-]*)", re.MULTILINE)


@dataclass
class _Entry:
    fields: dict[str, Pieces] = field(default_factory=dict)
    fuzzy: bool = False


def read_po(data: bytes, path: str, source_lang: str, target_lang: str) -> Bilingual:
    """Read both sides of a PO file.

    Raises:
        InputError: a line is not PO, there are no entries, or the header's language is not the settings'.
    """
    file = decode(data, path, PO_CHARSET)
    paired = PairedExtraction(file)
    for entry in _entries(file):
        source = entry.fields.get("msgid", Pieces())
        if not source.says_something:
            _check_header(file, entry, target_lang)
            continue
        if not entry.fuzzy:
            for key, target in entry.fields.items():
                if key in {"msgstr", "msgstr[0]"}:
                    paired.add(source, target)
                elif key.startswith("msgstr"):
                    paired.add(entry.fields.get("msgid_plural", source), target)
    return paired.bilingual(source_lang, target_lang, what="entry")


def _entries(file: File) -> Iterator[_Entry]:
    entry, current = _Entry(), ""
    position = 1 if file.text.startswith("\ufeff") else 0
    while position < len(file.text):
        line = _LINE.match(file.text, position)
        if line is None:
            raise InputError(
                f"{file.path} is not PO at line {file.line_of(position)}: expected msgid, msgstr or a string"
            )
        key, comment = line["key"], line["comment"]
        begins = key == "msgctxt" or (key == "msgid" and "msgid" in entry.fields)
        if "msgstr" in current and (begins or comment is not None):
            yield entry
            entry, current = _Entry(), ""
        if comment is not None:
            entry.fuzzy |= comment.startswith("#,") and "fuzzy" in comment
        elif line["string"] is not None:
            current = key or current
            if not current:
                raise InputError(f"{file.path} has a string without msgid or msgstr at line {file.line_of(position)}")
            _read_string(file.text, *line.span("string"), entry.fields.setdefault(current, Pieces()))
        position = line.end()
    if "msgstr" in current:
        yield entry


def _read_string(text: str, start: int, end: int, pieces: Pieces) -> None:
    for step in _STEP.finditer(text, start, end):
        pieces.add(_unescaped(step[0]), step.start(), step.end())


def _unescaped(step: str) -> str:
    if not step.startswith("\\"):
        return step
    code = step[1:]
    if code[0] == "x" and len(code) > 1:
        return _character(int(code[1:], 16), step)
    if code[0] in "01234567":
        return _character(int(code, 8), step)
    return _ESCAPES.get(code, code)


def _character(code: int, step: str) -> str:
    """Escaped bytes of longer encodings and NUL are left as they are written."""
    return chr(code) if 0 < code < 0x80 else step


def _check_header(file: File, entry: _Entry, target_lang: str) -> None:
    if "msgstr" in entry.fields:
        header = "".join(text for text, _, _ in entry.fields["msgstr"].parts)
        stated = _LANGUAGE.search(header)
        check_language(file, stated[1] if stated else None, target_lang, "translation")
