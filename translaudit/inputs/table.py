"""TSV and CSV with a column for each side, with or without a header.

A header names the columns `source` and `target`, or by language codes (`de`, `en`); then there may be other columns
too. CSV is RFC 4180, parted by commas or, as spreadsheets in many countries write it, semicolons. In TSV a quotation
mark is a character like any other unless it stands around a whole cell that doubles the marks within, as spreadsheets
write it.
"""

import re
from collections.abc import Iterator

import msgspec

from translaudit.errors import InputError
from translaudit.inputs.decoding import decode
from translaudit.inputs.extraction import Bilingual, File, PairedExtraction, Pieces, check_language, primary

_DELIMITERS = {".tsv": "\t", ".csv": ",;\t"}
_DOUBLED = re.compile(r'""|[^"]+')
_LANGUAGE = re.compile(r"[a-z]{2}([-_][a-z]{2})?", re.IGNORECASE)


class _Cell(msgspec.Struct, frozen=True):
    start: int
    end: int
    quoted: bool = False


class _UnclosedQuotationError(InputError):
    """Under one delimiter; another may read the file."""


_Row = list[_Cell]


def read_table(data: bytes, path: str, source_lang: str, target_lang: str, *, suffix: str) -> Bilingual:
    """Read both columns of a table; `suffix` is `.tsv` or `.csv`.

    Raises:
        InputError: the file has not two columns, or its header names other languages than the settings.
    """
    file = decode(data, path)
    rows = _rows(file, suffix)
    columns = _columns(file, rows[0], (source_lang, target_lang))
    header, (source, target) = columns if columns else (False, (0, 1))
    paired = PairedExtraction(file)
    for row in rows[1:] if header else rows:
        wrong = max(source, target) >= len(row) if header else len(row) != 2
        if wrong:
            expected = f"{len(rows[0])}" if header else "two"
            raise InputError(
                f"{path} has {len(row)} columns at line {file.line_of(row[0].start)}, not {expected}: "
                "name the columns 'source' and 'target' in the first line, or give two columns"
            )
        paired.add(_pieces(file, row[source]), _pieces(file, row[target]))
    return paired.bilingual(source_lang, target_lang, what="row")


def _rows(file: File, suffix: str) -> list[_Row]:
    """The rows under the first delimiter that gives all of them the same number of columns, else the most columns."""
    readings: list[list[_Row]] = []
    for delimiter in _DELIMITERS[suffix]:
        try:
            rows = list(_split(file, delimiter, quotes=suffix == ".csv"))
        except _UnclosedQuotationError as error:
            unclosed = error
            continue
        if len(rows[0]) >= 2 and all(len(row) == len(rows[0]) for row in rows):
            return rows
        readings.append(rows)
    if not readings:
        raise unclosed
    return max(readings, key=lambda rows: len(rows[0]))


def _split(file: File, delimiter: str, *, quotes: bool) -> Iterator[_Row]:
    """The rows that are not blank."""
    text = file.text
    position = 1 if text.startswith("\ufeff") else 0
    inside = r'[^"]' if quotes else r'[^"\r\n]'
    quoted = re.compile(rf'"({inside}*(?:""{inside}*)*)"(?=[{delimiter}\r\n]|\Z)')
    bare = re.compile(rf"[^{delimiter}\r\n]*")
    row: _Row = []
    while position <= len(text):
        cell = quoted.match(text, position)
        if cell and (quotes or not cell[1] or '""' in cell[1]):
            row.append(_Cell(*cell.span(1), quoted=True))
            position = cell.end()
        elif quotes and text.startswith('"', position):
            raise _UnclosedQuotationError(
                f"{file.path} has a quotation mark that is not closed at line {file.line_of(position)}"
            )
        else:
            start, position = position, _end(bare, text, position)
            row.append(_Cell(start, position))
        if text.startswith(delimiter, position):
            position += 1
            continue
        position += 2 if text.startswith("\r\n", position) else 1
        if len(row) > 1 or row[0].end > row[0].start:
            yield row
        row = []


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def _columns(file: File, first: _Row, languages: tuple[str, str]) -> tuple[bool, tuple[int, int]] | None:
    names = [file.text[cell.start : cell.end].strip().lower() for cell in first]
    if "source" in names and "target" in names:
        return True, (names.index("source"), names.index("target"))
    codes = [primary(name) if _LANGUAGE.fullmatch(name) else "" for name in names]
    if all(lang in codes for lang in languages):
        return True, (codes.index(languages[0]), codes.index(languages[1]))
    if len(codes) == 2 and all(codes):
        for code, lang, side in zip(codes, languages, ("source", "translation"), strict=True):
            check_language(file, code, lang, side)
    return None


def _pieces(file: File, cell: _Cell) -> Pieces:
    pieces = Pieces()
    if not cell.quoted:
        pieces.add(file.text[cell.start : cell.end], cell.start, cell.end)
        return pieces
    for part in _DOUBLED.finditer(file.text, cell.start, cell.end):
        pieces.add('"' if part[0] == '""' else part[0], *part.span())
    return pieces
