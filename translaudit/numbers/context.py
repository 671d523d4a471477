"""What only the neighbours of a number tell: dates around a month, ranges and scores, "mid-" and "Ende"."""

import re
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from translaudit.numbers.dates import word_clock
from translaudit.numbers.language import Grammar
from translaudit.numbers.quantity import Kind, Quantity, Strength
from translaudit.numbers.signs import with_sign
from translaudit.numbers.understood import counts_nothing, share_units
from translaudit.numbers.units import EITHER

_BEFORE_MONTH = re.compile(r"[\s.,]*(?:\w{2,3}\s)?")
_DAY_AFTER_MONTH = re.compile(r"\.?\s?(?:\w{2,3}\s)?")
_AFTER_MONTH = re.compile(r"\.?,?\s?(?:\w{2,3}\s)?")
_BEFORE_YEAR = re.compile(r"[.,]*\s")
_RANGE = re.compile(r"\s?[-–—]\s?|:|/")
_OPENING = re.compile(r"(?:\s\w+)?\s?\(")
_THOUSAND = 1000
_AGES = range(20, 100, 10)
_PERIOD_REACH = 22
_ERA_REACH = 6
_FIRST_REACH = 40
_NIGHT_REACH = 40
_OPENER_REACH = 12
_HOURS, _CLOCK_FACE = range(1, 25), 12
_WEEK = 7
_PERIOD_TAIL = re.compile(r"(?:[\s-]+(?:\w{2,3}|\w{4,5}s?))?[\s-]*")
_OPENING_WORD = re.compile(r"(\w+)[\s-]+$")


def in_context(quantities: list[Quantity], text: str, grammar: Grammar) -> tuple[Quantity, ...]:
    """The same quantities, told what their neighbours say about them."""
    _read_either_way(quantities)
    _join_pairs(quantities, text)
    _share_scales(quantities, text, grammar)
    _mark_glosses(quantities, text)
    _join_dates(quantities, text)
    for index, quantity in enumerate(quantities):
        if quantity.kind is Kind.MONTH and not quantity.digits:
            quantities[index] = _month(quantity, index, quantities, text, grammar)
    for index, quantity in enumerate(quantities):
        if _may_have_period(quantity):
            told = _with_period(quantity, text, grammar)
            quantities[index] = _with_era(told, text, grammar) if quantity.kind is not Kind.MONTH else told
        elif quantity.kind is Kind.NUMBER and quantity.unit == "minute":
            quantities[index] = _from_whistle(quantity, text, grammar)
        elif quantity.kind is Kind.NUMBER:
            told = _among_others(with_sign(quantity, quantities, text, grammar), text, grammar)
            quantities[index] = _with_era(told, text, grammar)
    share_units(quantities, text, grammar)
    _read_hours(quantities, text, grammar)
    return tuple(_of_night(quantity, text, grammar) for quantity in quantities)


def _read_hours(quantities: list[Quantity], text: str, grammar: Grammar) -> None:
    """Read a bare number as an hour, too, where it stands like one: "at 7", "from 9 to 6", "zwischen 17 und 18 Uhr"."""
    for index, quantity in enumerate(quantities):
        if not _may_be_hour(quantity):
            continue
        before = quantities[index - 1] if index else None
        behind = quantities[index + 1] if index + 1 < len(quantities) else None
        joined = behind is not None and grammar.sharing.fullmatch(text, quantity.end, behind.start) is not None
        if joined and behind is not None and behind.kind is Kind.CLOCK:
            quantities[index] = replace(quantity, alternative=word_clock(quantity.start, quantity.end, quantity.value))
            continue
        opened = grammar.hour_opener.search(text, max(0, quantity.start - _OPENER_REACH), quantity.start) or (
            before is not None and _is_hour(before) and grammar.sharing.fullmatch(text, before.end, quantity.start)
        )
        ends = counts_nothing(quantity, text) or (joined and behind is not None and _may_be_hour(behind))
        if opened and ends and quantity.value <= _CLOCK_FACE:
            quantities[index] = replace(quantity, alternative=word_clock(quantity.start, quantity.end, quantity.value))


def _may_be_hour(quantity: Quantity) -> bool:
    plain = quantity.kind is Kind.NUMBER and quantity.unit is None and quantity.alternative is None
    counted = quantity.ordinal or quantity.dated or quantity.paired
    return plain and not counted and quantity.value in _HOURS


def _is_hour(quantity: Quantity) -> bool:
    return quantity.kind is Kind.CLOCK or (quantity.alternative is not None and quantity.alternative.kind is Kind.CLOCK)


def _of_night(quantity: Quantity, text: str, grammar: Grammar) -> Quantity:
    """The day on which a night ends, which may be told by the evening before: "Nacht zum Dienstag", "Monday night"."""
    is_day = quantity.kind is Kind.NUMBER and quantity.dated and not reads_like_year(quantity)
    if not (is_day or quantity.kind is Kind.WEEKDAY):
        return quantity
    if not grammar.night_to.search(text, max(0, quantity.start - _NIGHT_REACH), quantity.start):
        return quantity
    before = quantity.value - 1 if is_day else (quantity.value - 1) % _WEEK
    return replace(quantity, values=(*quantity.values, before))


def reads_like_year(quantity: Quantity) -> bool:
    """Whether a number could be a year of modern times: four digits and nothing counted in them."""
    plain = quantity.kind is Kind.NUMBER and quantity.digits and quantity.unit is None
    return plain and 1000 <= quantity.value <= 2100 and quantity.end - quantity.start == 4


def _may_have_period(quantity: Quantity) -> bool:
    """Whether something can be early or late in it: a month, a decade, a year, or an age ("Mitte 50")."""
    if quantity.kind in (Kind.MONTH, Kind.DECADE) or (reads_like_year(quantity) and not quantity.dated):
        return True
    return quantity.kind is Kind.NUMBER and quantity.value in _AGES and not (quantity.unit or quantity.ordinal)


def _join_pairs(quantities: list[Quantity], text: str) -> None:
    """Mark the two numbers of a score or range (6-3, 1:2, 2013-14); the second year can lack its century."""
    for index, (one, other) in enumerate(pairwise(list(quantities))):
        both = one.kind is other.kind is Kind.NUMBER and one.digits and other.digits
        if not both or one.dated or not _RANGE.fullmatch(text, one.end, other.start):
            continue
        whole = (one.start, other.end)
        values = other.values
        if reads_like_year(one) and other.end - other.start == 2:
            century = int(one.value) // 100 * 100
            begins_next = other.value < one.value - century
            values = (Fraction(century + 100 * begins_next) + other.value, *values)
        quantities[index] = replace(one, paired=True, whole=whole)
        quantities[index + 1] = replace(other, paired=True, whole=whole, values=values)


def _read_either_way(quantities: list[Quantity]) -> None:
    """Read a unit that is another one in some places ("tons") as both."""
    for index, quantity in enumerate(quantities):
        if quantity.unit in EITHER:
            usual, other = EITHER[quantity.unit]
            quantities[index] = replace(quantity, unit=usual, alternative=replace(quantity, unit=other))


def _share_scales(quantities: list[Quantity], text: str, grammar: Grammar) -> None:
    """Let the first number of "von 5,2 auf 4,8 Mio." mean millions too, and that of "5-6,000" thousands."""
    for index, (one, other) in enumerate(pairwise(list(quantities))):
        plain = one.kind is Kind.NUMBER and not one.ordinal and one.scale == 1 and one.unit is None
        if not (plain and one.value < _THOUSAND and grammar.sharing.fullmatch(text, one.end, other.start)):
            continue
        whole_thousands = other.kind is Kind.NUMBER and other.value % _THOUSAND == 0 and not reads_like_year(other)
        scale = _THOUSAND if other.scale == 1 and whole_thousands and other.value else other.scale
        if scale > 1:
            quantities[index] = replace(one, values=(*one.values, one.value * scale))


def _mark_glosses(quantities: list[Quantity], text: str) -> None:
    """Mark what stands in brackets after a measure or a sum, "65 kilos (143 lb)": it is the same again."""
    closing = -1
    for index, quantity in enumerate(quantities):
        if quantity.start < closing:
            quantities[index] = replace(quantity, gloss=True)
        elif quantity.unit is not None and (opening := _OPENING.match(text, quantity.whole[1])):
            closing = text.find(")", opening.end())


def _join_dates(quantities: list[Quantity], text: str) -> None:
    for index, month in enumerate(quantities):
        if month.kind is not Kind.MONTH or month.digits:
            continue
        if (
            index
            and _is_day(quantities[index - 1])
            and _BEFORE_MONTH.fullmatch(text, quantities[index - 1].end, month.start)
        ):
            quantities[index - 1] = replace(quantities[index - 1], dated=True, unit=None)
        following = index + 1
        if following < len(quantities) and _AFTER_MONTH.fullmatch(text, month.end, quantities[following].start):
            candidate = quantities[following]
            told = index > 0 and quantities[index - 1].dated
            if _is_day(candidate) and not told and _DAY_AFTER_MONTH.fullmatch(text, month.end, candidate.start):
                quantities[following] = candidate = replace(candidate, dated=True)
                following += 1
            if following < len(quantities) and reads_like_year(quantities[following]):
                year = quantities[following]
                if following == index + 1 or _BEFORE_YEAR.fullmatch(text, quantities[following - 1].end, year.start):
                    quantities[following] = replace(year, dated=True)


def _is_day(quantity: Quantity) -> bool:
    counted = quantity.unit is not None or not (quantity.digits or quantity.ordinal)
    return (
        quantity.kind is Kind.NUMBER and not counted and 1 <= quantity.value <= 31 and quantity.value.denominator == 1
    )


def _month(month: Quantity, index: int, quantities: list[Quantity], text: str, grammar: Grammar) -> Quantity:
    """A month's name that is also a word or a person's name ("May", "Jan", "August") counts only in a date."""
    beside = [quantities[near] for near in (index - 1, index + 1) if 0 <= near < len(quantities)]
    dated = any(each.dated and min(abs(each.start - month.end), abs(month.start - each.end)) <= 5 for each in beside)
    short = (
        month.end - month.start <= 4
        and text[month.end : month.end + 1] != "."
        and not _is_long_name(month, text, grammar)
    )
    openers = grammar.words.calendar.month_openers
    opening = _OPENING_WORD.search(text, max(0, month.start - 15), month.start)
    opened = opening is not None and opening[1].lower() in openers
    doubtful = short or not text[month.start].isupper() or (bool(openers) and not opened)
    return replace(month, strength=Strength.SOFT) if doubtful and not dated else month


def _is_long_name(month: Quantity, text: str, grammar: Grammar) -> bool:
    """Whether the name is not an abbreviation: no longer name of the month begins with it."""
    name = text[month.start : month.end].lower()
    return not any(
        other != name and other.startswith(name) for other, value in grammar.months.items() if value == month.value
    )


def _from_whistle(quantity: Quantity, text: str, grammar: Grammar) -> Quantity:
    """Minutes that a match had been played for, where they are told from a whistle: "ten minutes into extra time"."""
    for tail, whistles in grammar.whistles:
        if tail.match(text, quantity.whole[1]):
            return replace(quantity, values=(*quantity.values, *(abs(each + quantity.value) for each in whistles)))
    return quantity


def _among_others(quantity: Quantity, text: str, grammar: Grammar) -> Quantity:
    """What is the first of its kind in a number of matches comes after one fewer: "the first win in seven"."""
    if quantity.value > 1 and grammar.first_among.search(text, max(0, quantity.start - _FIRST_REACH), quantity.start):
        return replace(quantity, values=(*quantity.values, quantity.value - 1))
    return quantity


def _with_era(quantity: Quantity, text: str, grammar: Grammar) -> Quantity:
    """The same year or century with the era that is written right before or after it."""
    if not (quantity.unit in (None, "century", "millennium") and quantity.value.denominator == 1):
        return quantity
    start, end = quantity.whole
    if after := grammar.era_pattern.match(text, end + text.startswith((" ", "\u00a0"), end)):
        return replace(quantity, era=after.lastgroup, whole=(start, after.end()))
    reach = max(0, start - _ERA_REACH)
    before = next((era for era in grammar.era_pattern.finditer(text, reach, start) if start - era.end() == 1), None)
    return replace(quantity, era=before.lastgroup, whole=(before.start(), end)) if before else quantity


def _with_period(quantity: Quantity, text: str, grammar: Grammar) -> Quantity:
    reach = max(0, quantity.start - _PERIOD_REACH)
    found = None
    for match in grammar.period_pattern.finditer(text, reach, quantity.start):
        if _PERIOD_TAIL.fullmatch(text, match.end(), quantity.start):
            found = match
    if found is None:
        return quantity
    return replace(quantity, period=found.lastgroup, start=found.start(), whole=(found.start(), quantity.whole[1]))
