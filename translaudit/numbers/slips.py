"""Numbers of two reports on one event that differ by a slip of the pen rather than by what they report.

Two reports may rightly give other numbers: a later toll, another sum. Digits in another order, another power of ten or
one wrong digit of a long number are no news, nor is the same day of another month: they are accused where the two
sentences say much the same, the one number is nowhere in the source and the other nowhere in the target.
"""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from translaudit.align import Bead
from translaudit.articles import Article
from translaudit.numbers.classes import ErrorClass, class_of_exchange
from translaudit.numbers.comparison import Change, Difference
from translaudit.numbers.quantity import Kind, Quantity, Strength
from translaudit.numbers.reading import quantities_of

ALIKE = 0.12
"""Similarity from which two sentences of two reports say much the same: the least one of a translation."""
_LONGEST_MONTH, _BESIDE = 31, 5
LONG = 3
"""Digits from which one that is wrong is a slip and no other number."""


@lru_cache(maxsize=8)
def digit_slips(source: Article, target: Article, beads: tuple[Bead, ...]) -> tuple[Difference, ...]:
    """Every such pair of numbers, and then of months, in the order of the target's beads.

    What can hardly be chance, three digits in another order or the same sum in another magnitude, needs no sentences
    that are alike.
    """
    return (*_slips(source, target, beads), *_months_exchanged(source, target, beads))


def _slips(source: Article, target: Article, beads: Sequence[Bead]) -> Iterator[Difference]:
    there, here = _values(source), _values(target)
    lost = [each for each in _numbers(source, range(len(source.segments))) if here.isdisjoint(each.values)]
    for bead in beads:
        beside = _numbers(source, bead.source) if bead.similarity >= ALIKE else []
        for number in _numbers(target, bead.target):
            if number.strength is not Strength.STRONG or not there.isdisjoint(number.values):
                continue
            meant = next(
                (each for each in lost if _is_slip(each, number) and (each in beside or _is_telling(each, number))),
                None,
            )
            if meant is not None:
                lost.remove(meant)
                yield Difference(Change.SUBSTITUTED, meant, number, bead, None)


def _months_exchanged(source: Article, target: Article, beads: Sequence[Bead]) -> Iterator[Difference]:
    """Dates with the source's day in another month, where neither article has the other's date."""
    there = _dates(source, range(len(source.segments)))
    here = _dates(target, range(len(target.segments)))
    for bead in (bead for bead in beads if bead.similarity >= ALIKE):
        lost = {date: month for date, month in _dates(source, bead.source).items() if date not in here}
        for (day, number), month in _dates(target, bead.target).items():
            meant = next((each for date, each in lost.items() if date[0] == day), None)
            if (day, number) not in there and meant is not None:
                yield Difference(Change.SUBSTITUTED, meant, month, bead, None)


def _dates(article: Article, segments: Iterable[int]) -> dict[tuple[object, object], Quantity]:
    """Day and month of every date in some segments, with the month as it is written; a number belongs to one date."""
    found: dict[tuple[object, object], Quantity] = {}
    for index in segments:
        quantities, taken = quantities_of(article)[index], -1
        for place, (one, other) in enumerate(itertools.pairwise(quantities)):
            day, month = (one, other) if other.kind is Kind.MONTH else (other, one)
            dated = month.kind is Kind.MONTH and day.kind is Kind.NUMBER and day.value <= _LONGEST_MONTH
            if dated and place > taken and other.start - one.end <= _BESIDE:
                found[day.value, month.value] = month
                taken = place + 1
    return found


def _values(article: Article) -> set[object]:
    return {value for segment in quantities_of(article) for quantity in segment for value in quantity.values}


def _numbers(article: Article, segments: Sequence[int]) -> list[Quantity]:
    found = (quantity for index in segments for quantity in quantities_of(article)[index])
    return [each for each in found if each.kind is Kind.NUMBER and each.strength >= Strength.WEAK and not each.paired]


def _is_telling(source: Quantity, target: Quantity) -> bool:
    """Whether two numbers can hardly be alike by chance."""
    one, other = _digits(source), _digits(target)
    if source.scale != target.scale:
        return source.unit is not None and source.unit == target.unit and one == other and len(one) > 1
    written = len(str(int(source.value / source.scale)))
    return max(written, len(one)) >= LONG and len(one) > 1 and Counter(one) == Counter(other)


def _digits(quantity: Quantity) -> str:
    """The digits that tell: without the scale, the decimal point and the zeros at the end."""
    return f"{float(quantity.value / quantity.scale):.6f}".rstrip("0").replace(".", "").rstrip("0")


def _is_slip(source: Quantity, target: Quantity) -> bool:
    if source.unit != target.unit and source.unit and target.unit:
        return False
    if class_of_exchange(source, target) is ErrorClass.MAGNITUDE:
        return True
    one, other = (_digits(quantity) for quantity in (source, target))
    if source.scale != target.scale or len(one) != len(other) or len(one) < 2 or one == other:
        return False
    wrong = sum(a != b for a, b in zip(one, other, strict=True))
    return Counter(one) == Counter(other) or (wrong == 1 and len(one) >= LONG)
