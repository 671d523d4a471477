"""Stretches of an article that beads speak of, as the words a finding quotes."""

from collections.abc import Sequence

from translaudit.align.records import Alignment
from translaudit.articles import Article
from translaudit.documents import Span

_LONGEST_SHOWN = 60


def stretch(article: Article, segments: Sequence[int]) -> Span:
    """The words from the first to the last of some segments."""
    return article.span(article.segments[min(segments)].start, article.segments[max(segments)].end)


def place_of_missing(target: Article, alignment: Alignment, source_index: int) -> Span:
    """The empty span where a left-out source segment would stand: behind the translation of what precedes it."""
    for before in range(source_index - 1, -1, -1):
        bead = alignment.bead_of_source(before)
        if bead is not None and bead.target:
            end = target.segments[max(bead.target)].end
            return target.span(end, end)
    start = target.segments[0].start if target.segments else 0
    return target.span(start, start)


def opening(text: str, words: int = 8) -> str:
    """The first words of a text, for a message.

    >>> opening("Nach Angaben der Behörden kamen mindestens zwölf Menschen ums Leben.")
    'Nach Angaben der Behörden kamen mindestens zwölf Menschen …'
    """
    parts = text.split()
    return " ".join(parts[:words]) + (" …" if len(parts) > words else "")


def shown(text: str) -> str:
    """Words for a message, cut where they are longer than a line of it."""
    return text if len(text) < _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 3].rstrip() + " …"
