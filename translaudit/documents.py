"""Articles as they are: text is read once and never edited, so every offset stays true.

Offsets everywhere in translaudit count Unicode code points of `Document.text` (Python string indices), end exclusive.
"""

import hashlib
import re
from pathlib import Path

import msgspec

from translaudit.errors import InputError
from translaudit.languages import known_languages, load_topic
from translaudit.origins import Origin

MAX_BYTES = 20_000_000
_MARKUP_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")


class Identity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language is called, and the words that give it away."""

    name: str
    function_words: frozenset[str]


class Span(msgspec.Struct, frozen=True, order=True):
    """Words of a document: `document.text[start:end] == text`, in code points; empty where something is missing."""

    start: int
    end: int
    text: str


class Document(msgspec.Struct, frozen=True):
    """An article's text exactly as stored, with its language (ISO 639-1) and, if it was a file, its path.

    `origin` says where in the file the text stands, where it was taken out of one with markup; `sha256` is the file's.
    """

    text: str
    lang: str
    sha256: str
    path: str | None = None
    origin: Origin | None = None

    def span(self, start: int, end: int) -> Span:
        """Quote the words between two code point offsets."""
        return Span(start, end, self.text[start:end])


def document_from_text(text: str, lang: str, path: str | None = None) -> Document:
    """Make a document of a string.

    Raises:
        InputError: the text is empty, holds NUL characters or is larger than `MAX_BYTES` as UTF-8.
    """
    place = path or f"the {language_name(lang)} text"
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b"):
        raise InputError(f"{place} is empty: give an article with at least one sentence")
    if (nul := text.find("\0")) >= 0:
        raise InputError(f"{place} has a NUL character at character {nul}: this is not a text file; export it as UTF-8")
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f"{place} has half a surrogate pair at character {error.start}: decode it as UTF-8") from None
    if len(data) > MAX_BYTES:
        raise InputError(_too_large(place, len(data)))
    return Document(text=text, lang=lang, sha256=hashlib.sha256(data).hexdigest(), path=path)


def document_from_file(path: Path, lang: str) -> Document:
    """Read a UTF-8 text or Markdown file. A byte order mark, CRLF and NFD stay in the text.

    Raises:
        InputError: the file is missing, is a folder, cannot be read, is too large, is not UTF-8 or is empty.
    """
    data = file_bytes(path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path} is not UTF-8: byte 0x{data[error.start]:02x} at position {error.start}; save the file as UTF-8"
        ) from None
    return document_from_text(text, lang, str(path))


def file_bytes(path: Path) -> bytes:
    """Read a file of at most `MAX_BYTES`.

    Raises:
        InputError: the file is missing, is a folder, cannot be read or is too large.
    """
    if path.is_dir():
        raise InputError(f"{path} is a folder: name the article's file")
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            raise InputError(_too_large(str(path), size))
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path} does not exist: check the path") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from None


def prose(text: str) -> str:
    """The text with markup comments blanked out, character for character, so that offsets stay true.

    >>> prose("Eins <!-- zwei --> drei")
    'Eins               drei'
    """
    return _MARKUP_COMMENT.sub(lambda comment: re.sub(r"[^\r\n]", " ", comment[0]), text) if "<!--" in text else text


def language_name(lang: str) -> str:
    """English name of a known language, or the code itself."""
    return load_topic(lang, "identity", Identity).name if lang in known_languages() else lang


def function_word_share(text: str, lang: str) -> float:
    """Share of a text's words (0 to 1) that are function words of a language; 0 for a text without words."""
    words = _WORD.findall(text.lower())
    return _function_words(words, lang) / len(words) if words else 0.0


def detect_language(text: str) -> str | None:
    """The known language whose function words are clearly the most frequent in a text, or None where none is.

    Clearly: at least three words, at least one in ten, and twice as many as of any other known language.
    """
    words = _WORD.findall(text.lower())
    counts = sorted(((_function_words(words, lang), lang) for lang in known_languages()), reverse=True)
    (best, lang), (second, _) = counts[0], counts[1]
    return lang if best >= max(3, 0.1 * len(words), 2 * second) else None


def _function_words(words: list[str], lang: str) -> int:
    known = load_topic(lang, "identity", Identity).function_words
    return sum(word in known for word in words)


def _too_large(place: str, size: int) -> str:
    return f"{place} has {size:,} bytes, more than the limit of {MAX_BYTES:,}: split it into articles"
