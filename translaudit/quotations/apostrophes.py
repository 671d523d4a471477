"""Single quotation marks, which share their glyphs with the apostrophe: accused only where no word explains them."""

import re
from collections.abc import Iterator

from translaudit.quotations.marks import QuotationRules
from translaudit.segments import paragraphs

_OPENING = re.compile(r"(?<![\w’'])‘(?=\w)")
_CLOSING = re.compile(r"(?<=[^\s(\[])[’‘'](?!\w)")
_STRAIGHT_STRAY = re.compile(r"(?<=[^\W\d_])'(?= \w)")
_STRAIGHT_OPENING = re.compile(r"(?<![^\s(\[\"“„—–-])'(?=[\w.…])")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_WORD_AFTER = re.compile(r"[^\W\d_]+")


def single_mark_faults(text: str, rules: QuotationRules) -> Iterator[tuple[int, str]]:
    """Offsets of wrong single marks, each with a message that has a place for `{words}`."""
    opens_singly = any(style.open == "‘" for style in rules.single)
    for start, end in paragraphs(text):
        paragraph = text[start:end]
        if opens_singly:
            for position in _unclosed(paragraph, rules):
                yield start + position, "The single mark in ‘{words}’ opens a quotation that is never closed."
        for position in _stray(paragraph, rules):
            yield start + position, "The apostrophe in ‘{words}’ belongs to no word and closes no quotation."


def _unclosed(paragraph: str, rules: QuotationRules) -> Iterator[int]:
    closings = [match.start() for match in _CLOSING.finditer(paragraph)]
    for match in _OPENING.finditer(paragraph):
        following = _WORD_AFTER.match(paragraph, match.end())
        elided = following is None or following.group().lower() in rules.elisions
        if not elided and not any(closing > match.start() for closing in closings):
            yield match.start()


def _stray(paragraph: str, rules: QuotationRules) -> Iterator[int]:
    first_opening = _STRAIGHT_OPENING.search(paragraph)
    for match in _STRAIGHT_STRAY.finditer(paragraph):
        before = _WORD_BEFORE.search(paragraph, 0, match.start())
        clipped = before is not None and before.group().endswith(rules.clipped_endings)
        clipped = clipped and before is not None and before.group().lower() not in rules.never_possessive
        opened = first_opening is not None and first_opening.start() < match.start()
        if not clipped and not opened:
            yield match.start()
