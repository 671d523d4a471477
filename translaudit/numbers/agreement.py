"""When a number of the source and a number of the target say the same, however they are written."""

from collections.abc import Iterable
from enum import IntEnum
from fractions import Fraction

from msgspec.structs import replace

from translaudit.numbers.quantity import DAY, HALF_DAY, MEASURED, STOPPAGE, Kind, Quantity
from translaudit.numbers.units import ROUNDED_SHARE, converts, differ, is_temperature, is_time, kindred


class Agreement(IntEnum):
    """How well two quantities agree. EXACT and LOOSE both acquit; OTHER_UNIT is the same number of something else."""

    NONE = 0
    OTHER_UNIT = 1
    LOOSE = 2
    EXACT = 3


_LOOSE_KINDS = {
    frozenset({Kind.NUMBER, Kind.CODE}),
    frozenset({Kind.NUMBER, Kind.DECADE}),
    frozenset({Kind.NUMBER, Kind.VAGUE}),
}


def agreement(one: Quantity, other: Quantity) -> Agreement:
    """Compare two quantities by value, each in the reading that fits the other."""
    found = _agreement(one, other)
    if found >= Agreement.LOOSE or not (one.alternative or other.alternative):
        return found
    readings = ((one.alternative, other), (one, other.alternative), (one.alternative, other.alternative))
    return max([found, *(_agreement(a, b) for a, b in readings if a and b and _is_specific(a, b))])


def is_shared(quantity: Quantity, others: Iterable[Quantity]) -> bool:
    """Whether one of some other numbers agrees with a number, if loosely."""
    return any(agreement(each, quantity) >= Agreement.LOOSE for each in others)


def is_told_once(quantity: Quantity, among: Iterable[Quantity], least: Agreement = Agreement.EXACT) -> bool:
    """Whether one quantity alone agrees with a quantity so well: itself, where it is one of them."""
    return sum(agreement(quantity, each) >= least for each in among) == 1


def _is_specific(one: Quantity, other: Quantity) -> bool:
    """Whether more than a bare number would agree: the units, the parts of a fraction, or times of day."""
    if one.kind is other.kind is Kind.CLOCK:
        return True
    return (one.unit is not None and other.unit is not None) or one.value.denominator > 1


def _agreement(one: Quantity, other: Quantity) -> Agreement:
    if one.kind is not other.kind:
        return Agreement.LOOSE if _agree_across_kinds(one, other) else Agreement.NONE
    match one.kind:
        case Kind.NUMBER:
            return _numbers_agree(one, other)
        case Kind.DECADE:
            return Agreement.EXACT if _decades_agree(one.value, other.value) else Agreement.NONE
        case Kind.CLOCK:
            return _clocks_agree(one, other)
        case Kind.CODE:
            return _codes_agree(one, other)
        case _:
            return Agreement.NONE if set(one.values).isdisjoint(other.values) else Agreement.EXACT


def _numbers_agree(one: Quantity, other: Quantity) -> Agreement:
    if one.label == other.label == STOPPAGE:
        return Agreement.EXACT if one.value == other.value else Agreement.NONE
    if MEASURED in (one.label, other.label) and (None in (one.unit, other.unit) or differ(one.unit, other.unit)):
        return Agreement.LOOSE if converts(one, other) else Agreement.NONE
    if _is_span_of(one, other) or _is_span_of(other, one):
        return Agreement.LOOSE
    if any(value in other.values for value in one.values):
        if differ(one.unit, other.unit):
            return Agreement.LOOSE if is_temperature(one.unit) and converts(one, other) else Agreement.OTHER_UNIT
        return Agreement.EXACT if kindred(one.unit, other.unit) else Agreement.LOOSE
    loose = (
        (one.ordinal == other.ordinal and converts(one, other)) or _is_share_of(one, other) or _is_share_of(other, one)
    )
    return Agreement.LOOSE if loose else Agreement.NONE


def _is_share_of(share: Quantity, other: Quantity) -> bool:
    """Whether a fraction is said as a percentage ("ein Drittel", "33 percent") or by an ordinal ("jeder Dritte")."""
    if share.digits or share.value <= 0 or not (share.ordinal or share.value < 1):
        return False
    value = 1 / share.value if share.ordinal else share.value
    if other.unit == "percent":
        return abs(value * 100 - other.value) <= ROUNDED_SHARE
    return other.ordinal and not share.ordinal and other.value == 1 / value


def _is_span_of(span: Quantity, period: Quantity) -> bool:
    """Whether a period that is counted off is told by its length: "im dritten Quartal", "the three months to June"."""
    if span.ordinal or not period.ordinal or span.unit == period.unit or not is_time(period.unit):
        return False
    return converts(span, replace(period, values=(Fraction(1),)))


def _decades_agree(one: Fraction, other: Fraction) -> bool:
    return one == other or (min(one, other) < 100 and one % 100 == other % 100)


def _clocks_agree(one: Quantity, other: Quantity) -> Agreement:
    if any(value in other.values for value in one.values):
        return Agreement.EXACT
    if _same_minute(one.values, other.values):
        return Agreement.LOOSE
    zoned = one.label != other.label and one.value % 30 == other.value % 30
    return Agreement.LOOSE if zoned else Agreement.NONE


def _same_minute(one: tuple[Fraction, ...], other: tuple[Fraction, ...]) -> bool:
    """Whether times, in minutes, are the same but for the seconds that one of them does not tell."""
    told = Fraction(one[0]).denominator == 1 or Fraction(other[0]).denominator == 1
    return told and not {value // 1 for value in one}.isdisjoint(value // 1 for value in other)


def _codes_agree(one: Quantity, other: Quantity) -> Agreement:
    if one.label == other.label == "phone":
        long, short = sorted((str(one.value), str(other.value)), key=len, reverse=True)
        return Agreement.EXACT if long.endswith(short) and len(short) >= 6 else Agreement.NONE
    if one.value != other.value:
        return Agreement.NONE
    return Agreement.EXACT if one.label == other.label else Agreement.LOOSE


def _agree_across_kinds(one: Quantity, other: Quantity) -> bool:
    if Kind.CLOCK in (one.kind, other.kind):
        clock, number = (one, other) if one.kind is Kind.CLOCK else (other, one)
        if number.kind is Kind.DURATION:
            minutes = tuple(value / 60 for value in number.values)
            return not set(minutes).isdisjoint(clock.values) or _same_minute(minutes, clock.values)
        return number.kind is Kind.NUMBER and not number.paired and _tells_time(number, clock)
    if frozenset({one.kind, other.kind}) not in _LOOSE_KINDS:
        return False
    if Kind.DECADE in (one.kind, other.kind):
        decade, number = (one, other) if one.kind is Kind.DECADE else (other, one)
        return _names_decade(decade.value, number)
    return any(value in other.values for value in one.values)


def _tells_time(number: Quantity, clock: Quantity) -> bool:
    """Whether a bare number is a time of day: "9.30 that evening", "at nine"."""
    hour, minute = divmod(number.value, 1)
    told = hour * 60 + minute * 100
    may_be_later = hour <= 12 and (minute > 0 or not number.digits)
    return told in clock.values or (may_be_later and (told + HALF_DAY) % DAY in clock.values)


def _names_decade(decade: Fraction, number: Quantity) -> bool:
    """Whether a number means a decade: Mitte 50 and in his 50s, 19. Jahrhundert and the 1800s."""
    if number.unit == "century" or number.ordinal:
        return decade == (number.value - 1) * 100
    return number.value == decade or (decade < 100 and number.value % 100 == decade and number.value > 1000)
