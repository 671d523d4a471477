"""Where the words of an article stand in its file.

A plain text is its file, character for character, and has no `Origin`. What was taken out of HTML, XLIFF or another
format has one: the runs of the text and the stretches of the file that they come from. A packed file has none either:
no character has a place in it, so lines are those of the text, and nothing can be put into the file. All offsets count
code points of the text or of the decoded file (a byte order mark is one), from 0, end exclusive.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Protocol

import msgspec

PACKED = (".docx",)
"""Endings of files that pack their text."""


class Run(msgspec.Struct, frozen=True, array_like=True):
    """`length` characters of the text from `start` on are what `width` characters of the file from `offset` on say.

    Where both are equally long, the characters correspond one to one. Otherwise the run is one escape (`&amp;`, a line
    end of two characters, white space that counts as one) and belongs together. Characters of the text in no run were
    added to part paragraphs.
    """

    start: int
    length: int
    offset: int
    width: int

    @property
    def literal(self) -> bool:
        """Whether the characters correspond one to one."""
        return self.length == self.width

    def first(self, position: int) -> int:
        """Where in the file the character of the text at a position begins."""
        return self.offset + (position - self.start if self.literal else 0)

    def behind(self, position: int) -> int:
        """Where in the file the character of the text before a position ends."""
        return self.offset + (position - self.start if self.literal else self.width)


class Line(msgspec.Struct, frozen=True, array_like=True):
    """A line of the file: where it begins, and its number from 1."""

    offset: int
    number: int


class Origin(msgspec.Struct, frozen=True):
    """The map from a text to its file: runs in the order of the text, and the lines of the file that hold them."""

    runs: tuple[Run, ...]
    lines: tuple[Line, ...]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the file that `text[start:end]` comes from; empty behind the words before an empty span."""
        if start >= end:
            at = self._behind(start)
            return at, at
        last = self._behind(end)
        return min(self._first(start), last), last

    def literal(self, start: int, end: int) -> bool:
        """Whether the file writes `text[start:end]` in just these characters, without markup or escape between."""
        run = self.runs[max(self._number(start), 0)]
        return run.literal and run.start <= start and end <= run.start + run.length

    def _first(self, position: int) -> int:
        number = self._number(position)
        run = self.runs[max(number, 0)]
        if 0 <= number < len(self.runs) - 1 and position >= run.start + run.length:
            return self.runs[number + 1].offset
        return run.first(min(max(position, run.start), run.start + run.length))

    def _behind(self, position: int) -> int:
        run = self.runs[max(self._number(position - 1), 0)]
        return run.behind(min(position, run.start + run.length)) if position > run.start else run.offset

    def _number(self, position: int) -> int:
        return bisect_right(self.runs, position, key=attrgetter("start")) - 1


class Region(msgspec.Struct, frozen=True):
    """A stretch of a file: offsets, and line and column (both from 1, in code points) of its first character and of
    the place behind its last."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


class Located(Protocol):
    """A text that knows its file."""

    @property
    def text(self) -> str:
        """The text."""
        ...

    @property
    def path(self) -> str | None:
        """The file, if it was one."""
        ...

    @property
    def origin(self) -> Origin | None:
        """The map to its file; None where the text is the file, or packed in it."""
        ...


def region_of(article: Located, start: int, end: int) -> Region:
    """Where in its file `article.text[start:end]` stands."""
    origin = article.origin
    first, last = (start, end) if origin is None else origin.stretch(start, end)
    return Region(first, last, *_place(article, first), *_place(article, last))


def line_and_column(article: Located, position: int) -> tuple[int, int]:
    """Line and column in the file of a character of `article.text`, both from 1, the column in code points.

    CR, LF and CRLF each end a line.
    """
    return _place(article, position if article.origin is None else article.origin.stretch(position, position + 1)[0])


def last_line_and_column(article: Located, start: int, end: int) -> tuple[int, int]:
    """Line and column in the file of the last character of `article.text[start:end]`; of the place of an empty span."""
    first, last = (start, end) if article.origin is None else article.origin.stretch(start, end)
    return _place(article, max(first, last - 1))


def is_literal(article: Located, start: int, end: int) -> bool:
    """Whether other words can be put for `article.text[start:end]` in the file without harm to its markup."""
    if (article.path or "").lower().endswith(PACKED):
        return False
    return article.origin is None or article.origin.literal(start, end)


def lines_of(file: str, runs: Sequence[Run]) -> tuple[Line, ...]:
    """The lines of a file in which runs stand."""
    starts = line_starts(file)
    numbers: set[int] = set()
    for run in runs:
        numbers.update(range(bisect_right(starts, run.offset), bisect_right(starts, run.offset + run.width) + 1))
    return tuple(Line(starts[number - 1], number) for number in sorted(numbers))


@lru_cache(maxsize=8)
def line_starts(text: str) -> tuple[int, ...]:
    r"""Offsets at which the lines of a text begin.

    >>> line_starts("ab\r\ncd\re")
    (0, 4, 7)
    """
    return (0, *_behind_line_ends(text))


def _behind_line_ends(text: str) -> Iterable[int]:
    for position, character in enumerate(text):
        if character == "\n" or (character == "\r" and text[position + 1 : position + 2] != "\n"):
            yield position + 1


def _place(article: Located, offset: int) -> tuple[int, int]:
    if article.origin is None:
        starts = line_starts(article.text)
        number = bisect_right(starts, offset)
        return number, offset - starts[number - 1] + 1
    lines = article.origin.lines
    line = lines[max(bisect_right(lines, offset, key=attrgetter("offset")) - 1, 0)]
    return line.number, offset - line.offset + 1
