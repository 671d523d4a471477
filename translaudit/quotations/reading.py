"""Read the quotation marks of an article: the cheapest explanation of all marks together says which one is wrong.

Every mark may open, close, or be superfluous; a closing or opening mark may be missing. Each departure from the rules
has a cost, and the sequence of roles with the lowest total is found by dynamic programming (Viterbi) over the open
quotations. So one wrong mark is accused once, where its correction repairs the rest, and not at every later mark.
A quotation that runs over several paragraphs may open each of them anew and close only the last.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias, TypeVar

import msgspec

from translaudit.articles import Article
from translaudit.quotations.marks import (
    Mark,
    QuotationRules,
    closing_cost,
    double_marks,
    opening_cost,
    quotation_rules,
    styles_in_use,
)
from translaudit.segments import paragraphs

_WRONG_GLYPH = 0.9
_MISSING = 1.3
_SUPERFLUOUS = 1.45
_SAME_MARKS_NESTED = 1.0
_OTHER_MARKS_NESTED = 0.2
_INCHES = 0.4
_UNMARKED_CONTINUATION = 0.5
_MAX_DEPTH = 2
_UNMARKED_PARAGRAPHS = 6


class Fault(StrEnum):
    """What is wrong with a mark."""

    UNCLOSED = "opens a quotation that is never closed"
    UNOPENED = "closes a quotation that was never opened"
    SUPERFLUOUS = "belongs to no quotation"
    WRONG_GLYPH = "is the wrong kind of mark here"
    WRONG_SPACING = "has the space on the wrong side"
    NESTED = "opens a quotation inside another with the same marks"


class MisplacedMark(msgspec.Struct, frozen=True):
    """A mark and what is wrong with it; `index` counts the double marks of the article."""

    index: int
    position: int
    fault: Fault


class Quotation(msgspec.Struct, frozen=True):
    """A quotation with its marks: `text[start:end]`. `complete` is false where one of the marks is missing."""

    start: int
    end: int
    complete: bool


class Reading(msgspec.Struct, frozen=True):
    """All double marks of an article, what is wrong with some of them, and the outer quotations they make."""

    marks: tuple[Mark, ...]
    faults: tuple[MisplacedMark, ...]
    quotations: tuple[Quotation, ...]


Item = TypeVar("Item")
_Chain: TypeAlias = "tuple[Item, _Chain[Item]] | None"


class _Path(msgspec.Struct, frozen=True):
    cost: float
    faults: "_Chain[MisplacedMark]"
    quotations: "_Chain[Quotation]"


class _Open(msgspec.Struct, frozen=True):
    index: int
    glyph: str


_State = tuple[_Open, ...]
_Beam = dict[tuple[_State, bool], _Path]


@lru_cache(maxsize=8)
def read_quotations(article: Article) -> Reading:
    """Read the double quotation marks of an article; an empty reading where the language's styles are not known."""
    rules = quotation_rules(article.lang)
    if rules is None:
        return Reading(marks=(), faults=(), quotations=())
    return _Reader(article.text, rules).read()


class _Reader:
    def __init__(self, text: str, rules: QuotationRules) -> None:
        blocks = paragraphs(text)
        self.marks_of = [list(double_marks(text, start, end)) for start, end in blocks]
        self.marks = tuple(mark for marks in self.marks_of for mark in marks)
        self.rules = styles_in_use(rules, self.marks)
        self.starts = [start for start, _ in blocks]

    def read(self) -> Reading:
        beam: _Beam = {((), False): _Path(0.0, None, None)}
        index = 0
        for number, marks in enumerate(self.marks_of):
            for mark in marks:
                beam = _promising(self._after_mark(beam, index, mark))
                index += 1
            beam = self._after_paragraph(beam, number)
        best = min(beam.values(), key=lambda path: path.cost)
        faults = sorted(_unlinked(best.faults), key=lambda fault: (fault.index, fault.fault))
        quotations = sorted(_unlinked(best.quotations), key=lambda quotation: quotation.start)
        return Reading(marks=self.marks, faults=tuple(faults), quotations=tuple(quotations))

    def _after_mark(self, beam: _Beam, index: int, mark: Mark) -> _Beam:
        following: _Beam = {}

        def offer(state: _State, path: _Path) -> None:
            key = (state, False)
            if key not in following or path.cost < following[key].cost:
                following[key] = path

        for (state, continued), path in beam.items():
            if continued:
                offer(state, self._judged(path, index, opening_cost(mark), glyph_fits=self.rules.opens(mark.glyph)))
                if state and self.rules.closes(state[-1].glyph, mark.glyph):
                    cost = _UNMARKED_CONTINUATION + closing_cost(mark)
                    offer(state[:-1], self._closed(self._judged(path, index, cost, glyph_fits=True), state, index))
                continue
            superfluous = _INCHES if mark.glyph == '"' and mark.before.isdigit() else _SUPERFLUOUS
            offer(state, self._blamed(path, index, superfluous, Fault.SUPERFLUOUS if superfluous > 1 else None))
            self._offer_opening(offer, state, path, index, mark)
            if state:
                fits = self.rules.closes(state[-1].glyph, mark.glyph)
                judged = self._judged(path, index, closing_cost(mark), glyph_fits=fits)
                offer(state[:-1], self._closed(judged, state, index))
            else:
                judged = self._judged(path, index, closing_cost(mark), glyph_fits=self.rules.may_close(mark.glyph))
                offer((), self._blamed(judged, index, _MISSING, Fault.UNOPENED))
        return following

    def _offer_opening(
        self, offer: Callable[[_State, _Path], None], state: _State, path: _Path, index: int, mark: Mark
    ) -> None:
        opened = _Open(index, mark.glyph)
        judged = self._judged(path, index, opening_cost(mark), glyph_fits=self.rules.opens(mark.glyph))
        if not state:
            offer((opened,), judged)
            return
        closed = self._blamed(judged, state[-1].index, _MISSING, Fault.UNCLOSED)
        offer((*state[:-1], opened), closed)
        if len(state) < _MAX_DEPTH:
            same = state[-1].glyph == mark.glyph
            cost = _SAME_MARKS_NESTED if same else _OTHER_MARKS_NESTED
            offer((*state, opened), self._blamed(judged, index, cost, Fault.NESTED if same else None))

    def _after_paragraph(self, beam: _Beam, number: int) -> _Beam:
        following: _Beam = {}
        upcoming = self.marks_of[number + 1] if number + 1 < len(self.marks_of) else []
        reopens = bool(upcoming) and upcoming[0].position == self.starts[number + 1]
        closes_later = self._closes_first(number + 1)
        for (state, _), path in beam.items():
            options: list[tuple[tuple[_State, bool], _Path]] = [(((), False), path)]
            if state:
                blamed = path
                for opened in state:
                    blamed = self._blamed(blamed, opened.index, _MISSING, Fault.UNCLOSED)
                options = [(((), False), blamed)]
                if len(state) == 1 and (reopens or closes_later):
                    options.append(((state, True), path))
            for key, option in options:
                if key not in following or option.cost < following[key].cost:
                    following[key] = option
        return following

    def _closes_first(self, number: int) -> bool:
        """Whether the next mark, not far below, closes: a quotation may run over paragraphs that are not marked."""
        for marks in self.marks_of[number : number + _UNMARKED_PARAGRAPHS]:
            if marks:
                return opening_cost(marks[0]) > 0
        return False

    def _judged(self, path: _Path, index: int, misplaced: float, *, glyph_fits: bool) -> _Path:
        if not glyph_fits:
            path = self._blamed(path, index, _WRONG_GLYPH, Fault.WRONG_GLYPH)
        fault = Fault.WRONG_SPACING if misplaced >= 1 else None
        return self._blamed(path, index, misplaced, fault) if misplaced else path

    def _blamed(self, path: _Path, index: int, cost: float, fault: Fault | None) -> _Path:
        faults = path.faults
        if fault is not None:
            faults = (MisplacedMark(index, self.marks[index].position, fault), faults)
        return _Path(path.cost + cost, faults, path.quotations)

    def _closed(self, path: _Path, state: _State, index: int) -> _Path:
        if len(state) > 1:
            return path
        quotation = Quotation(self.marks[state[0].index].position, self.marks[index].position + 1, complete=True)
        return _Path(path.cost, path.faults, (quotation, path.quotations))


def _promising(beam: _Beam) -> _Beam:
    """The cheapest path for each sequence of glyphs that may be open: what follows costs the same wherever they opened.

    Without this the paths of a text whose quotations do not close grow with the square of their number.
    """
    best: dict[tuple[tuple[str, ...], bool], tuple[_State, bool]] = {}
    for key, path in beam.items():
        glyphs = tuple(opened.glyph for opened in key[0]), key[1]
        if glyphs not in best or path.cost < beam[best[glyphs]].cost:
            best[glyphs] = key
    kept = set(best.values())
    return {key: path for key, path in beam.items() if key in kept}


def _unlinked(chain: "_Chain[Item]") -> list[Item]:
    items: list[Item] = []
    while chain is not None:
        item, chain = chain
        items.append(item)
    return items
