"""White space of markup: what is layout of the file, and what belongs to the text."""

import re
from collections.abc import Callable

Sink = Callable[[str, int, int], None]
_PART = re.compile(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")


class Flow:
    """Passes text on with its white space put in order; white space at either end of a block is layout.

    Args:
        sink: takes what a stretch of the file stands for.
        separate: puts characters between blocks that the file does not have; None where there is one block.
        collapse: white space counts as one space, as in HTML; else only where it breaks a line.
    """

    def __init__(self, sink: Sink, separate: Callable[[str], None] | None = None, *, collapse: bool) -> None:
        """Begin a block."""
        self._sink = sink
        self._separate = separate
        self._collapse = collapse
        self._blank: list[tuple[str, int, int]] = []
        self._break = ""
        self._anything = False
        self._in_block = False

    def add(self, text: str, start: int, end: int) -> None:
        """Add what the characters of the file from `start` to `end` stand for."""
        if len(text) != end - start:
            (self._space if text.isspace() and text.isascii() else self.solid)(text, start, end)
            return
        for part in _PART.finditer(text):
            add = self._space if part[0][0] in " \t\n\r\f" else self.solid
            add(part[0], start + part.start(), start + part.end())

    def solid(self, text: str, start: int, end: int) -> None:
        """Add something whose white space stays as it is."""
        if self._in_block:
            self._flush()
        elif self._anything and self._separate:
            self._separate(self._break)
        self._blank, self._break = [], ""
        self._anything = self._in_block = True
        self._sink(text, start, end)

    def end_block(self, separator: str) -> None:
        """End a block; the strongest of several separators parts it from the next."""
        self._blank, self._in_block = [], False
        self._break = max(self._break, separator, key=len)

    def _space(self, text: str, start: int, end: int) -> None:
        self._blank.append((text, start, end))

    def _flush(self) -> None:
        if not self._blank:
            return
        if self._collapse or any("\n" in text or "\r" in text for text, _, _ in self._blank):
            _, start, last = self._blank[0]
            for _, first, end in self._blank[1:]:
                if first == last:
                    last = end
            self._sink(" ", start, last)
            return
        for text, start, end in self._blank:
            self._sink(text, start, end)
