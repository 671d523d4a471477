"""Single quotation marks, which share their glyphs with the apostrophe: accused only where no word explains them."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import zip_longest

from translaudit.quotations.marks import QuotationRules
from translaudit.segments import paragraphs

_OPENINGS = {"‘": re.compile(r"(?<![\w’'])‘(?=\w)"), "'": re.compile(r"(?<![^\s(\[“„—–])'(?=\w)")}
_CLOSING = re.compile(r"(?<=[^\s(\[])[’‘'](?!\w)")
_STRAIGHT_STRAY = re.compile(r"(?<=[^\W\d_])'(?= \w)")
_STRAIGHT_OPENING = re.compile(r"(?<![^\s(\[\"“„—–-])'(?=[\w.…])")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_WORD_AFTER = re.compile(r"[^\W\d_]+")


class SingleFault(StrEnum):
    """What is wrong with a single mark, as a message about `{words}`."""

    UNCLOSED = "The single mark in ‘{words}’ opens a quotation that is never closed"
    STRAY = "The apostrophe in ‘{words}’ belongs to no word and closes no quotation"


def single_mark_faults(text: str, rules: QuotationRules) -> Iterator[tuple[int, SingleFault]]:
    """Offsets of wrong single marks, each with what is wrong."""
    glyphs = {style.open for style in rules.single}
    for start, end in paragraphs(text):
        paragraph = text[start:end]
        for glyph in sorted(glyphs & _OPENINGS.keys()):
            for position in _unclosed(paragraph, _OPENINGS[glyph], rules):
                yield start + position, SingleFault.UNCLOSED
        for position in _stray(paragraph, rules):
            yield start + position, SingleFault.STRAY


def _unclosed(paragraph: str, opening: re.Pattern[str], rules: QuotationRules) -> Iterator[int]:
    openings = [match.start() for match in opening.finditer(paragraph) if not _is_elided(paragraph, match.end(), rules)]
    closings = [match.start() for match in _CLOSING.finditer(paragraph)]
    for position, following in zip_longest(openings, openings[1:], fillvalue=len(paragraph)):
        if not any(position < closing < following for closing in closings):
            yield position


def _is_elided(paragraph: str, after: int, rules: QuotationRules) -> bool:
    """Whether an apostrophe stands for left-out letters or figures (’em, ’90s)."""
    following = _WORD_AFTER.match(paragraph, after)
    return following is None or following.group().lower() in rules.elisions


def _stray(paragraph: str, rules: QuotationRules) -> Iterator[int]:
    first_opening = _STRAIGHT_OPENING.search(paragraph)
    for match in _STRAIGHT_STRAY.finditer(paragraph):
        before = _WORD_BEFORE.search(paragraph, 0, match.start())
        clipped = before is not None and before.group().endswith(rules.clipped_endings)
        clipped = clipped and before is not None and before.group().lower() not in rules.never_possessive
        opened = first_opening is not None and first_opening.start() < match.start()
        if not clipped and not opened:
            yield match.start()
