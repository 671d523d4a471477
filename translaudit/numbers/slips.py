"""Numbers of two reports on one event that differ by a slip of the pen rather than by what they report.

Two reports may rightly give other numbers: a later toll, another sum. Digits in another order, another power of ten or
one wrong digit of a long number are no news, nor is the same day of another month or another day of the same: they are
accused where the two sentences say much the same or the words around both numbers translate each other, the one number
is nowhere in the source and the other nowhere in the target, or is told there of something else. So are the middle of
another month, and a measure whose unit changed places with that of its conversion.
"""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from msgspec.structs import replace

from translaudit.align import Bead
from translaudit.articles import Article
from translaudit.numbers.classes import ErrorClass, class_of_exchange
from translaudit.numbers.comparison import Change, Difference
from translaudit.numbers.quantity import Kind, Quantity, Strength
from translaudit.numbers.reading import quantities_in, quantities_of
from translaudit.numbers.surroundings import shared_surroundings
from translaudit.numbers.units import is_measure_converted

ALIKE = 0.12
"""Similarity from which two sentences of two reports say much the same: the least one of a translation."""
_LONGEST_MONTH, _BESIDE = 31, 5
_GREATEST_SLIP = 1000
"""A Milliarde made a million: by more, two sums have nothing to do with each other."""
_SHARED_DATE = 2
"""Words around two dates that must translate each other."""
_SHARED_ELSEWHERE, _SHARED_SCALED = 3, 1
"""The same for a number that the translation has right in another place, and for such a sum in another magnitude."""
Date = tuple[Fraction, Fraction]
"""Day and month."""
LONG = 3
"""Digits from which one that is wrong is a slip and no other number."""


@lru_cache(maxsize=8)
def digit_slips(source: Article, target: Article, beads: tuple[Bead, ...]) -> tuple[Difference, ...]:
    """Every such pair of numbers, then of dates, months and units, each in the order of the target's beads.

    What can hardly be chance, three digits in another order or the same sum in another magnitude, needs no sentences
    that are alike.
    """
    return (
        *_slips(source, target, beads),
        *_dates_exchanged(source, target, beads),
        *_periods_exchanged(source, target, beads),
        *_units_exchanged(source, target, beads),
    )


def _slips(source: Article, target: Article, beads: Sequence[Bead]) -> Iterator[Difference]:
    there, here = _values(source), {value for each in _counts(target) for value in each.values}
    left = _counts(source)
    for bead in beads:
        beside = _numbers(source, bead.source) if bead.similarity >= ALIKE else []
        for number in _numbers(target, bead.target):
            if number.strength is not Strength.STRONG or not there.isdisjoint(number.values):
                continue
            for each in left:
                if not _is_slip(each, number):
                    continue
                lost = here.isdisjoint(each.values)
                needed = _needed(each, number) if lost else _needed_elsewhere(each, number)
                alike = lost and each.unit == number.unit and (each in beside or _is_telling(each, number))
                if alike or shared_surroundings(source, each, target, number) >= needed:
                    left.remove(each)
                    yield Difference(Change.SUBSTITUTED, each, number, bead, None)
                    break


def _needed(source: Quantity, target: Quantity) -> int:
    """How many words around two numbers must translate each other: more, where chance makes like numbers."""
    one, other = _digits(source), _digits(target)
    return (2 if len(one) > 1 and Counter(one) == Counter(other) else 3) + (source.unit != target.unit)


def _needed_elsewhere(source: Quantity, target: Quantity) -> int:
    """The same, where the target has the source's number in another place."""
    return _SHARED_SCALED if source.scale != target.scale and _is_telling(source, target) else _SHARED_ELSEWHERE


def _dates_exchanged(source: Article, target: Article, beads: Sequence[Bead]) -> Iterator[Difference]:
    """Dates with the source's day in another month, or another day in its month, where neither article has the other's.

    Another day is accused only of a month of which either article has one date.
    """
    there = _dates(source, range(len(source.segments)))
    here = _dates(target, range(len(target.segments)))
    lost = {date: quantities for date, quantities in there.items() if date not in here}
    for bead in beads:
        beside = _dates(source, bead.source) if bead.similarity >= ALIKE else {}
        found = ((date, each) for date, each in _dates(target, bead.target).items() if date not in there)
        for date, (day, month) in found:
            for other, (its_day, its_month) in lost.items():
                if other[0] == date[0]:
                    meant, number, alike = its_month, month, other in beside
                elif other[1] == date[1] and _only_date(other, there) and _only_date(date, here):
                    if not _is_slip_of_day(str(other[0]), str(date[0])):
                        continue
                    meant, number, alike = its_day, day, False
                else:
                    continue
                if alike or shared_surroundings(source, its_month, target, month) >= _SHARED_DATE:
                    del lost[other]
                    yield Difference(Change.SUBSTITUTED, meant, number, bead, None)
                    break


def _is_slip_of_day(one: str, other: str) -> bool:
    return _differ_by_a_slip(one, other, least=2) or _lost_a_digit(one, other) or _lost_a_digit(other, one)


def _lost_a_digit(one: str, other: str) -> bool:
    return len(one) == len(other) + 1 and other in (one[:-1], one[1:])


def _periods_exchanged(source: Article, target: Article, beads: Sequence[Bead]) -> Iterator[Difference]:
    """The same part of another month ("mid-June" for "Mitte Juli"), where neither article has the other's."""
    there = _parts_of_months(source, range(len(source.segments)))
    here = _parts_of_months(target, range(len(target.segments)))
    lost = {told: month for told, month in there.items() if told not in here}
    for bead in beads:
        for told, month in _parts_of_months(target, bead.target).items():
            for other, meant in lost.items() if told not in there else ():
                shared = shared_surroundings(source, meant, target, month)
                if other[0] == told[0] and shared >= _SHARED_DATE:
                    del lost[other]
                    yield Difference(Change.SUBSTITUTED, meant, month, bead, None)
                    break


def _parts_of_months(article: Article, segments: Iterable[int]) -> dict[tuple[str, Fraction], Quantity]:
    """The months of some segments that are told with a part of them."""
    found = quantities_in(article, segments)
    return {(each.period, each.value): each for each in found if each.kind is Kind.MONTH and each.period}


def _units_exchanged(source: Article, target: Article, beads: Sequence[Bead]) -> Iterator[Difference]:
    """The source's number in another unit, where a conversion beside it has the source's unit: "43 miles (27 km)"."""
    measured = [each for each in _numbers(source, range(len(source.segments))) if each.unit]
    for bead in beads:
        for number, gloss in itertools.pairwise(_numbers(target, bead.target)):
            turned = replace(number, unit=gloss.unit), replace(gloss, unit=number.unit)
            if gloss.gloss and not is_measure_converted(number, gloss) and is_measure_converted(*turned):
                meant = next((each for each in measured if (each.value, each.unit) == (number.value, gloss.unit)), None)
                if meant is not None:
                    yield Difference(Change.UNIT, meant, number, bead, None)


def _only_date(date: Date, dates: Mapping[Date, object]) -> bool:
    return sum(month == date[1] for _, month in dates) == 1


def _dates(article: Article, segments: Iterable[int]) -> dict[Date, tuple[Quantity, Quantity]]:
    """Day and month of every date in some segments, and as they are written; a number belongs to one date."""
    found: dict[Date, tuple[Quantity, Quantity]] = {}
    for index in segments:
        quantities, taken = quantities_of(article)[index], -1
        for place, (one, other) in enumerate(itertools.pairwise(quantities)):
            day, month = (one, other) if other.kind is Kind.MONTH else (other, one)
            dated = month.kind is Kind.MONTH and day.kind is Kind.NUMBER and day.value <= _LONGEST_MONTH
            if dated and place > taken and other.start - one.end <= _BESIDE:
                found[day.value, month.value] = day, month
                taken = place + 1
    return found


def _values(article: Article) -> set[Fraction]:
    """What the numbers of an article can mean, its months and weekdays left out."""
    quantities = (quantity for segment in quantities_of(article) for quantity in segment)
    return {value for each in quantities if each.kind not in (Kind.MONTH, Kind.WEEKDAY) for value in each.values}


def _counts(article: Article) -> list[Quantity]:
    """All numbers of an article but those of dates."""
    return [each for each in _numbers(article, range(len(article.segments))) if not each.dated]


def _numbers(article: Article, segments: Sequence[int]) -> list[Quantity]:
    found = quantities_in(article, segments)
    return [each for each in found if each.kind is Kind.NUMBER and each.strength >= Strength.WEAK and not each.paired]


def _is_telling(source: Quantity, target: Quantity) -> bool:
    """Whether two numbers can hardly be alike by chance."""
    one, other = _digits(source), _digits(target)
    if source.scale != target.scale:
        return source.unit is not None and source.unit == target.unit and one == other and len(one) > 1
    return max(_written(source), len(one)) >= LONG and len(one) > 1 and Counter(one) == Counter(other)


def _digits(quantity: Quantity) -> str:
    """The digits that tell: without the scale, the decimal point and the zeros at the end."""
    return f"{float(quantity.value / quantity.scale):.6f}".rstrip("0").replace(".", "").rstrip("0")


def _is_slip(source: Quantity, target: Quantity) -> bool:
    if source.unit != target.unit and source.unit and target.unit:
        return False
    if class_of_exchange(source, target) is ErrorClass.MAGNITUDE:
        if source.scale == target.scale and source.unit is None and min(_written(source), _written(target)) < LONG:
            return False
        return max(source.value / target.value, target.value / source.value) <= _GREATEST_SLIP
    return source.scale == target.scale and _differ_by_a_slip(_digits(source), _digits(target), least=LONG)


def _written(quantity: Quantity) -> int:
    """Digits before the decimal point, as they are written."""
    return len(str(int(quantity.value / quantity.scale)))


def _differ_by_a_slip(one: str, other: str, *, least: int) -> bool:
    """Whether digits are the same in another order, or one of at least so many is another."""
    if len(one) != len(other) or one == other:
        return False
    wrong = sum(a != b for a, b in zip(one, other, strict=True))
    return Counter(one) == Counter(other) or (wrong == 1 and len(one) >= least)
