"""Which kind of error a difference in numbers is; each kind has one check."""

from enum import StrEnum
from fractions import Fraction

from translaudit.numbers.comparison import Change, Difference
from translaudit.numbers.context import reads_like_year
from translaudit.numbers.quantity import RANK, Kind, Quantity
from translaudit.numbers.units import is_of_another_unit


class ErrorClass(StrEnum):
    """The error classes of numbers, one a check."""

    VALUE = "value"
    PRESENCE = "presence"
    MAGNITUDE = "magnitude"
    UNIT = "unit"
    DATE = "date"


_CALENDAR = {Kind.MONTH, Kind.WEEKDAY, Kind.CLOCK, Kind.DECADE}


def class_of(difference: Difference) -> ErrorClass | None:
    """The error class of a difference, or None for one that says too little to be reported."""
    source, target = difference.source, difference.target
    if difference.change is Change.UNIT:
        return ErrorClass.UNIT
    if difference.change in (Change.PERIOD, Change.ERA):
        return ErrorClass.DATE
    if difference.change is Change.TURNED:
        return ErrorClass.VALUE
    if source is None or target is None:
        return ErrorClass.PRESENCE if _counts_alone(source or target) else None
    return class_of_exchange(source, target)


def class_of_exchange(source: Quantity, target: Quantity) -> ErrorClass:
    """The error class of one number in the place of another."""
    if source.kind in _CALENDAR or target.kind is Kind.DECADE or (source.dated and target.dated):
        return ErrorClass.DATE
    if _other_magnitude(source, target):
        return ErrorClass.MAGNITUDE
    return ErrorClass.UNIT if is_of_another_unit(source, target) else ErrorClass.VALUE


def _counts_alone(quantity: Quantity | None) -> bool:
    """Whether the mere absence or presence of a number is worth a finding: "1", scores and "the 19th" are not."""
    if quantity is None or quantity.kind is not Kind.NUMBER or quantity.value in (0, 1):
        return False
    if quantity.paired or quantity.gloss:
        return False
    return quantity.dated or quantity.label == RANK or not quantity.ordinal


def _other_magnitude(source: Quantity, target: Quantity) -> bool:
    """Whether the same digits stand in another power of ten: a Milliarde made a million, 40 made 4."""
    if source.kind in (Kind.CODE, Kind.DURATION) or not source.value or not target.value or reads_like_year(source):
        return False
    if source.unit and target.unit and source.unit != target.unit:
        return False
    ratio = max(source.value / target.value, target.value / source.value)
    while ratio >= 10 and ratio.denominator == 1 and ratio % 10 == 0:
        ratio /= 10
    return ratio == Fraction(1)
