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
_HALVES = ((Fraction(1, 2), None), (Fraction(50), "percent"))
"""Less than one half is more than the other half, so that a translator can tell either."""


class Side(StrEnum):
    """Where the true number lies."""

    ABOVE = "above"
    BELOW = "below"


class BoundWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language tells bounds, by side and kind; the comments in its `bounds.toml` say what each entry holds."""

    doubtful: tuple[str, ...]
    negators: tuple[str, ...]
    turning: tuple[str, ...]
    above: Mapping[str, tuple[str, ...]]
    below: Mapping[str, tuple[str, ...]]


class Bound(msgspec.Struct, frozen=True):
    """A number with the words before it that bound it, and their offsets. `kind` is a key of the language's data.

    `side` is that of the words alone; `turned` says that what stands right before them turns it round ("no fewer
    than"), `negated` that a word of the main clause may, and `doubted` that one besides these does.
    """

    side: Side
    kind: str
    start: int
    end: int
    quantity: Quantity
    turned: bool
    doubted: bool

    @property
    def negated(self) -> bool:
        """Whether any word of its main clause may turn the bound round."""
        return self.turned or self.doubted


def bounds_in(article: Article, segments: Sequence[int]) -> list[Bound]:
    """The bounded numbers of some segments."""
    if not has_topic(article.lang, TOPIC):
        return []
    found = []
    for index in segments:
        text, start = article.segment_text(index), article.segments[index].start
        for quantity in quantities_of(article)[index]:
            if not _can_be_bounded(quantity):
                continue
            match = _opener(article.lang).search(text, 0, quantity.whole[0] - start)
            if match is None or match.lastgroup is None or _is_doubtful(match[match.lastgroup], quantity, article):
                continue
            side, kind = match.lastgroup.split("_")
            first, last = match.span(match.lastgroup)
            turning = _turning(article.lang).search(text, 0, first)
            before = text[: turning.start() if turning else first].rpartition(";")[-1]
            doubted = _may_turn(before + text[first:].partition(";")[0], article.lang)
            words = start + first, start + last
            found.append(Bound(Side(side), kind, *words, quantity, turning is not None, doubted))
    return found


def turned_bounds(source: Article, target: Article, beads: Sequence[Bead]) -> Iterator[tuple[Bound, Bound, Bead]]:
    """Bounds of source and target with the same number, and the true number on the other side of it.

    A number that either side has twice is left alone, and so is a bound that only one of them negates, unless that
    turns it round to the side of the other ("no fewer than" for "mindestens").
    """
    for bead in beads:
        theirs = bounds_in(target, bead.target) if bead.source else []
        for one in bounds_in(source, bead.source) if theirs else ():
            same = [each for each in theirs if _agree(one.quantity, each.quantity)]
            if len(same) != 1 or not _are_turned(one, same[0]):
                continue
            sides = ((one, source, bead.source), (same[0], target, bead.target))
            if all(
                is_told_once(bound.quantity, quantities_in(article, segments), Agreement.LOOSE)
                for bound, article, segments in sides
            ):
                yield one, same[0], bead


def words_for(bound: Bound, lang: str) -> str:
    """The usual words of a language for such a bound."""
    return _kinds(load_topic(lang, TOPIC, BoundWords))[bound.side][bound.kind][0]


def _are_turned(one: Bound, other: Bound) -> bool:
    """Whether two bounds lie on opposite sides."""
    same_when_read = one.turned != other.turned and one.doubted == other.doubted
    return one.side is not other.side and one.negated == other.negated and not same_when_read


def _can_be_bounded(quantity: Quantity) -> bool:
    counts = quantity.kind is Kind.NUMBER and quantity.strength > Strength.SOFT
    counts = counts and not (quantity.paired or quantity.ordinal or quantity.dated)
    return counts and (quantity.value, quantity.unit) not in _HALVES


def _is_doubtful(words: str, quantity: Quantity, article: Article) -> bool:
    doubtful = words.lower() in load_topic(article.lang, TOPIC, BoundWords).doubtful
    return doubtful and is_time(quantity.unit)


def _may_turn(clause: str, lang: str) -> bool:
    return any(map(_negators(lang).fits, _WORD.findall(clause.replace("’", "'"))))


def _agree(one: Quantity, other: Quantity) -> bool:
    times = is_time(one.unit) and is_time(other.unit) and converts(one, other)
    return times or agreement(one, other) is Agreement.EXACT


@cache
def _opener(lang: str) -> re.Pattern[str]:
    """What stands right before a bounded number, in a group named by side and kind."""
    kinds = _kinds(load_topic(lang, TOPIC, BoundWords))
    told = "|".join(
        rf"(?P<{side}_{kind}>{'|'.join(re.escape(form).replace(chr(92) + ' ', chr(92) + 's+') for form in forms)})"
        for side, by_kind in kinds.items()
        for kind, forms in by_kind.items()
    )
    return re.compile(rf"(?<![\w-])(?:{told}){_BETWEEN}", re.IGNORECASE)


@cache
def _turning(lang: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_topic(lang, TOPIC, BoundWords).turning))
    return re.compile(rf"(?<![\w-])(?:{words})\s+$", re.IGNORECASE)


def _kinds(words: BoundWords) -> dict[Side, Mapping[str, tuple[str, ...]]]:
    return {Side.ABOVE: words.above, Side.BELOW: words.below}


@cache
def _negators(lang: str) -> GlobIndex[str]:
    return GlobIndex.of(load_topic(lang, TOPIC, BoundWords).negators)
