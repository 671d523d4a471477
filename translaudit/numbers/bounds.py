"""On which side of a number the true one lies: “more than 30” is not “less than 30”, and “gut 30” not “almost 30”."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from functools import cache

import msgspec

from translaudit.align import Bead
from translaudit.articles import Article
from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.globs import GlobIndex
from translaudit.numbers.agreement import Agreement, agreement, is_told_once
from translaudit.numbers.quantity import Kind, Quantity, Strength
from translaudit.numbers.reading import quantities_in, quantities_of
from translaudit.numbers.units import converts, is_time

TOPIC = "bounds"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BETWEEN = r"\s+[^\w\s]?$"
_MAIN_CLAUSE_END = ";"
_HALVES = ((Fraction(1, 2), None), (Fraction(50), "percent"))
"""Less than one half is more than the other half, so that a translator can tell either."""


class Side(StrEnum):
    """Where the true number lies."""

    ABOVE = "above"
    BELOW = "below"

    @property
    def opposite(self) -> "Side":
        """The other one."""
        return Side.BELOW if self is Side.ABOVE else Side.ABOVE


class BoundWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language tells bounds, by side and kind; the comments in its `bounds.toml` say what each entry holds."""

    doubtful: tuple[str, ...]
    negators: tuple[str, ...]
    turning: tuple[str, ...]
    above: Mapping[str, tuple[str, ...]]
    below: Mapping[str, tuple[str, ...]]

    @property
    def by_side(self) -> dict[Side, Mapping[str, tuple[str, ...]]]:
        """The forms of each kind, by side."""
        return {Side.ABOVE: self.above, Side.BELOW: self.below}


class Negation(msgspec.Struct, frozen=True):
    """Where the main clause of a bound has negators."""

    right_before: bool
    """Right before the words that bound the number, which turns them round: "no fewer than"."""
    elsewhere: bool
    """In any other place, where one may turn them round ("nobody paid more than") or not."""

    @property
    def anywhere(self) -> bool:
        """Whether there is any."""
        return self.right_before or self.elsewhere


class Bound(msgspec.Struct, frozen=True):
    """A number with the words before it that bound it, and their offsets. `kind` is a key of the language's data."""

    side: Side
    """The side that the words alone tell."""
    kind: str
    start: int
    end: int
    quantity: Quantity
    negation: Negation

    @property
    def read_side(self) -> Side:
        """The side that the words tell together with a negator right before them: "no fewer than 30" lies above."""
        return self.side.opposite if self.negation.right_before else self.side


class TurnedBound(msgspec.Struct, frozen=True):
    """Bounds of source and target with the same number, and the true number on the other side of it."""

    source: Bound
    target: Bound
    bead: Bead


def turned_bounds(source: Article, target: Article, beads: Sequence[Bead]) -> Iterator[TurnedBound]:
    """Bounds that a translation turned round. A number that either side has twice in a bead is left alone."""
    for bead in beads:
        there = bounds_in(target, bead.target) if bead.source else []
        for one in bounds_in(source, bead.source) if there else ():
            same = [other for other in there if _have_one_number(one.quantity, other.quantity)]
            if (
                len(same) == 1
                and _contradict(one, same[0])
                and _is_told_once(one, source, bead.source)
                and _is_told_once(same[0], target, bead.target)
            ):
                yield TurnedBound(one, same[0], bead)


def words_for(bound: Bound, lang: str) -> str:
    """The usual words of a language for such a bound."""
    return _words(lang).by_side[bound.side][bound.kind][0]


def _contradict(one: Bound, other: Bound) -> bool:
    """Whether two bounds lie on opposite sides, beyond doubt.

    Their words must tell opposite sides. Where one clause alone has a negator, that may turn its words round to the
    side of the other ("no fewer than" for "mindestens"). Where both have one, the words right behind one are read with
    it, and only clauses that have the same other negators can be saying the same then.
    """
    if one.side is other.side or one.negation.anywhere is not other.negation.anywhere:
        return False
    return one.read_side is not other.read_side or one.negation.elsewhere is not other.negation.elsewhere


def _is_told_once(bound: Bound, article: Article, segments: Sequence[int]) -> bool:
    return is_told_once(bound.quantity, quantities_in(article, segments), Agreement.LOOSE)


def _have_one_number(one: Quantity, other: Quantity) -> bool:
    times = is_time(one.unit) and is_time(other.unit) and converts(one, other)
    return times or agreement(one, other) is Agreement.EXACT


def bounds_in(article: Article, segments: Sequence[int]) -> list[Bound]:
    """The bounded numbers of some segments."""
    if not has_topic(article.lang, TOPIC):
        return []
    numbers = ((index, quantity) for index in segments for quantity in quantities_of(article)[index])
    bounds = (_bound_of(quantity, article, index) for index, quantity in numbers if _can_be_bounded(quantity))
    return [bound for bound in bounds if bound is not None]


def _can_be_bounded(quantity: Quantity) -> bool:
    counts = quantity.kind is Kind.NUMBER and quantity.strength > Strength.SOFT
    counts = counts and not (quantity.paired or quantity.ordinal or quantity.dated)
    return counts and (quantity.value, quantity.unit) not in _HALVES


def _bound_of(quantity: Quantity, article: Article, segment: int) -> Bound | None:
    """The bound of a number, told by the words right before it in its segment; None where there is none."""
    text, start, lang = article.segment_text(segment), article.segments[segment].start, article.lang
    match = _opener(lang).search(text, 0, quantity.whole[0] - start)
    if match is None or match.lastgroup is None or _may_tell_duration(match[match.lastgroup], quantity, lang):
        return None
    side, kind = match.lastgroup.split("_")
    first, last = match.span(match.lastgroup)
    return Bound(Side(side), kind, start + first, start + last, quantity, _negation(text, first, lang))


def _may_tell_duration(words: str, quantity: Quantity, lang: str) -> bool:
    """Whether words may tell how long something took rather than bound it: "over three years"."""
    return words.lower() in _words(lang).doubtful and is_time(quantity.unit)


def _negation(text: str, first: int, lang: str) -> Negation:
    """The negators of a main clause in a sentence, for words of it that begin at an offset."""
    right_before = _turning(lang).search(text, 0, first)
    before = text[: right_before.start() if right_before else first].rpartition(_MAIN_CLAUSE_END)[-1]
    behind = text[first:].partition(_MAIN_CLAUSE_END)[0]
    others = _WORD.findall((before + behind).replace("’", "'"))
    return Negation(right_before is not None, any(map(_negators(lang).fits, others)))


def _words(lang: str) -> BoundWords:
    words: BoundWords = load_topic(lang, TOPIC, BoundWords)
    return words


@cache
def _opener(lang: str) -> re.Pattern[str]:
    """What stands right before a bounded number, in a group named by side and kind."""
    told = "|".join(
        rf"(?P<{side}_{kind}>{'|'.join(re.escape(form).replace(chr(92) + ' ', chr(92) + 's+') for form in forms)})"
        for side, by_kind in _words(lang).by_side.items()
        for kind, forms in by_kind.items()
    )
    return re.compile(rf"(?<![\w-])(?:{told}){_BETWEEN}", re.IGNORECASE)


@cache
def _turning(lang: str) -> re.Pattern[str]:
    """A negator that turns the words right behind it round."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, _words(lang).turning))})\s+$", re.IGNORECASE)


@cache
def _negators(lang: str) -> GlobIndex[str]:
    return GlobIndex.of(_words(lang).negators)
