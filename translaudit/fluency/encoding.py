"""Text that was decoded with the wrong character set, found by undoing the mistake (ftfy; Speer 2019,
doi 10.5281/zenodo.2591652)."""

import re
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
