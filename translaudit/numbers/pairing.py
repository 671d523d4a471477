"""Which of the numbers left over on the two sides of a bead stands for which: the same shape, unit and kind."""

from translaudit.numbers.counting import HOURS
from translaudit.numbers.quantity import HALF, Kind, Quantity, Strength
from translaudit.numbers.units import are_close_currencies, is_money, kindred

SAME_UNIT, SAME_DATE, SAME_PAIR, SAME_SCRIPT, SAME_DIGITS = 4.0, 3.0, 1.0, 0.5, 2.0
"""What speaks for two leftovers standing for each other; ranks candidates only."""


def likeness(source: Quantity, target: Quantity, *, alone: bool, repeated: bool) -> float:
    """How well a target number would stand for a source number of another value; 0 where it cannot.

    `alone`: there is one small number in words left on each side of the bead.
    `repeated`: the target number agrees with a number of the source that has its counterpart already.
    """
    if source.kind is not target.kind:
        return _across_kinds(source, target, alone=alone)
    if source.kind is Kind.CODE:
        return float(source.label == target.label)
    if source.kind is not Kind.NUMBER:
        return 1.0 + (source.digits == target.digits)
    if not _comparable(source, target):
        return 0.0
    if repeated and not _same_shape(source, target):
        return 0.0
    if Strength.WEAK in (source.strength, target.strength) and not _words_compare(source, target, alone=alone):
        return 0.0
    score = 1.0 + SAME_SCRIPT * (source.digits == target.digits) + SAME_PAIR * (source.paired == target.paired)
    score += SAME_UNIT * (source.unit is not None and source.unit == target.unit)
    score += SAME_DATE * (source.dated == target.dated)
    return score + SAME_DIGITS * _digit_likeness(source, target)


def _across_kinds(source: Quantity, target: Quantity, *, alone: bool) -> float:
    """A designation or a time of day against a plain number: "Top-10-Liste", "top 20"; "drei Uhr", "ten at night"."""
    kinds = {source.kind, target.kind}
    if kinds == {Kind.NUMBER, Kind.CODE}:
        code = source if source.kind is Kind.CODE else target
        return 0.5 if code.label != "phone" and source.strength is target.strength is Strength.STRONG else 0.0
    if kinds == {Kind.NUMBER, Kind.DECADE}:
        number, decade = (source, target) if source.kind is Kind.NUMBER else (target, source)
        century = number.unit == "century" and decade.value % 100 == 0
        return float(century or (number.period is not None and decade.value < 100))
    if kinds == {Kind.CLOCK, Kind.DURATION}:
        return 0.5
    if kinds == {Kind.NUMBER, Kind.CLOCK}:
        number = source if source.kind is Kind.NUMBER else target
        told_apart = number.dated or number.ordinal
        hour = number.unit is None and number.value <= HOURS and alone and not told_apart
        return 0.5 if hour or number.paired else 0.0
    return 0.0


def _comparable(source: Quantity, target: Quantity) -> bool:
    if not kindred(source.unit, target.unit) or (source.label == HALF) != (target.label == HALF):
        return False
    if is_money(source.unit) and is_money(target.unit):
        return source.unit == target.unit or are_close_currencies(source.unit, target.unit)
    return not ("percent" in (source.unit, target.unit) and is_money(source.unit or target.unit))


def _same_shape(source: Quantity, target: Quantity) -> bool:
    shapes = [(each.unit, each.dated, each.strength, each.digits) for each in (source, target)]
    return shapes[0] == shapes[1]


def _words_compare(source: Quantity, target: Quantity, *, alone: bool) -> bool:
    """Small numbers in words are loose talk more often than errors: they need the same unit, or to be alone.

    No such word stands for one side of a score, nor a cardinal for an ordinal in digits.
    """
    if source.unit is not None and source.unit == target.unit:
        return source.ordinal == target.ordinal
    numbered = source.ordinal and source.digits and not (target.ordinal or target.digits)
    return alone and source.paired == target.paired and not numbered


def _digit_likeness(source: Quantity, target: Quantity) -> float:
    """1 for the same digits in another order or magnitude, less the more they differ."""
    one, other = (f"{float(each.value):.4f}".replace(".", "").strip("0") or "0" for each in (source, target))
    same = sum(a == b for a, b in zip(one, other, strict=False))
    return 1.0 if sorted(one) == sorted(other) else same / max(len(one), len(other))
