"""Text that was decoded with the wrong character set, found by undoing the mistake (ftfy; Speer 2019,
doi 10.5281/zenodo.2591652)."""

import re
import unicodedata
from collections.abc import Iterator

import msgspec

from translaudit.articles import Article

_ENTITY = re.compile(
    r"&(?:amp|quot|nbsp|lt|gt|apos|[rl][sd]quo|[mn]dash|[aouAOU]uml|szlig|#\d{2,5}|#x[\da-fA-F]{2,4});"
)
_LOST = re.compile(r"\S*\ufffd[\S\ufffd]*")
_CONTROL = re.compile(r"\S*[\x80-\x84\x86-\x9f]\S*")
_TOKEN = re.compile(r"[^ \t\r\n]*[^\x00-\x7f][^ \t\r\n]*")
_STRANGE = re.compile(r"[\x80-\x9fŒœ]|(?![ß-öø-ÿ]{2})[^\x00-\x7f]{2}")
"""What all tokens have that ftfy's heuristic calls bad. Hardly any token has it, and ftfy takes a while to load."""

MOST_FOREIGN, LEAST_LATIN = 5, 20
"""Words in another script from which they are the subject of the text, and letters from which a text is in Latin."""


class Garble(msgspec.Struct, frozen=True):
    """Garbled characters as offsets; `mended` is what they were, None where that is lost."""

    start: int
    end: int
    mended: str | None


def find_garbles(article: Article) -> tuple[Garble, ...]:
    """All garbled stretches of an article, in order."""
    if article.text.isascii() and "&" not in article.text:
        return ()
    found = sorted(_garbles(article.text), key=lambda garble: (garble.start, -garble.end))
    kept: list[Garble] = []
    for garble in found:
        if not kept or garble.start >= kept[-1].end:
            kept.append(garble)
    return tuple(kept)


def _garbles(text: str) -> Iterator[Garble]:
    for match in _ENTITY.finditer(text):
        from ftfy.fixes import unescape_html

        yield Garble(match.start(), match.end(), unescape_html(match.group()))
    for pattern in (_LOST, _CONTROL):
        for match in pattern.finditer(text):
            yield Garble(match.start(), match.end(), None)
    for match in _TOKEN.finditer(text):
        if _STRANGE.search(match.group()) and (mended := _decoded_anew(match.group())) != match.group():
            yield Garble(match.start(), match.end(), mended)


def _decoded_anew(token: str) -> str:
    """A token as it was before it was decoded with the wrong character set; itself, where it was not."""
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    return fix_encoding(token) if is_bad(token) else token


_LETTERS = re.compile(r"[^\W\d_]+")


def find_foreign_script(article: Article, other: Article) -> tuple[tuple[int, int], ...]:
    """Words in a script that the rest of the article is not written in, and that the other article does not have.

    Words in quotation marks or brackets are shown on purpose, and so is a run of several of them.
    """
    if article.text.isascii():
        return ()
    words = [match for match in _LETTERS.finditer(article.text) if not match.group().isascii()]
    strange = [match for match in words if _script(match.group()) not in ("LATIN", "MODIFIER", "")]
    latin = sum(letter.isascii() for letter in article.text if letter.isalpha())
    if len(strange) > MOST_FOREIGN or latin < LEAST_LATIN:
        return ()
    return tuple(
        match.span()
        for match in strange
        if len(match.group()) > 1
        and (other.text == article.text or match.group() not in other.text)
        and re.search(r"(?:^|[a-zA-Z,;:.!?]) $|^$|\n$", article.text[: match.start()][-2:])
        and not re.match(r"[”\"’»)]| [(“\"‘]| [^\W\d_a-zA-Z]", article.text[match.end() :])
    )


def _script(word: str) -> str:
    """The first word of the Unicode name of a word's letters, where they agree ("LATIN", "CYRILLIC")."""
    scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in word}
    return scripts.pop() if len(scripts) == 1 else ""
