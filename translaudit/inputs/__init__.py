"""Articles in files of several formats, chosen by suffix: one reader a file, bytes in, documents with their maps out.

| suffix | format | sides |
|---|---|---|
| `.html`, `.htm` | HTML page | one |
| `.docx` | Word document | one |
| `.xlf`, `.xliff` | XLIFF 1.2, 2.x | both |
| `.tmx` | TMX 1.4 | both |
| `.po` | gettext PO | both |
| `.tsv`, `.csv` | table of two columns | both |
| anything else | UTF-8 text, Markdown | one |
"""

from pathlib import Path

from translaudit.documents import Document, document_from_file, file_bytes
from translaudit.errors import InputError
from translaudit.inputs.extraction import Bilingual, Unit
from translaudit.origins import PACKED

__all__ = [
    "ARTICLES",
    "MARKED_UP",
    "Bilingual",
    "Unit",
    "is_article",
    "is_bilingual",
    "read_bilingual",
    "read_document",
    "read_marked_up",
]

MARKED_UP = (".html", ".htm", *PACKED)
"""Endings of files whose text has to be taken out of markup."""
_LOCK = "~$"
"""How the names of the files begin that Word leaves beside a document while it is open."""
_FOREIGN = frozenset({".doc", ".docm", ".odt", ".rtf", ".pages", ".pdf"})
ARTICLES = (".txt", ".md", *MARKED_UP)
"""Endings of files that hold one article; in a folder they make pairs."""
_TABLES = frozenset({".tsv", ".csv"})
_BILINGUAL = frozenset({".xlf", ".xliff", ".tmx", ".po"}) | _TABLES


def is_article(name: str) -> bool:
    """Whether a file of this name, without folders, holds one article."""
    return name.lower().endswith(ARTICLES) and not name.startswith(_LOCK)


def is_bilingual(path: Path) -> bool:
    """Whether files of this suffix hold a source and its translation."""
    return path.suffix.lower() in _BILINGUAL


def read_document(path: Path, lang: str) -> Document:
    """Read one article.

    Raises:
        InputError: the file cannot be read, has no text, or holds both sides.
    """
    if is_bilingual(path):
        raise InputError(f"{path} holds both a source and its translation: audit it alone, without a second file")
    if path.suffix.lower() in _FOREIGN:
        raise InputError(f"{path} is of a kind that translaudit does not read: save it as .docx or as UTF-8 text")
    if path.suffix.lower() not in MARKED_UP:
        return document_from_file(path, lang)
    return read_marked_up(file_bytes(path), str(path), lang)


def read_marked_up(data: bytes, name: str, lang: str) -> Document:
    """Read one article from the bytes of a file that ends in one of `MARKED_UP`.

    Raises:
        InputError: the file is broken or has no text.
    """
    if name.lower().endswith(PACKED):
        from translaudit.inputs.word import read_word

        return read_word(data, name, lang)
    from translaudit.inputs.html import read_html

    return read_html(data, name, lang)


def read_bilingual(path: Path, source_lang: str, target_lang: str) -> Bilingual:
    """Read a file that holds both sides.

    Raises:
        InputError: the file cannot be read, has no units, is in other languages, or holds one article only.
    """
    if not is_bilingual(path):
        known = ", ".join(sorted(_BILINGUAL))
        raise InputError(f"{path} is one article: name its translation too, or a file with both sides ({known})")
    data, name = file_bytes(path), str(path)
    match suffix := path.suffix.lower():
        case ".tmx":
            from translaudit.inputs.tmx import read_tmx

            return read_tmx(data, name, source_lang, target_lang)
        case ".po":
            from translaudit.inputs.po import read_po

            return read_po(data, name, source_lang, target_lang)
        case ".xlf" | ".xliff":
            from translaudit.inputs.xliff import read_xliff

            return read_xliff(data, name, source_lang, target_lang)
        case _:
            from translaudit.inputs.table import read_table

            return read_table(data, name, source_lang, target_lang, suffix=suffix)
