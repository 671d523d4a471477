"""Units of measure: which are kindred, and when two quantities in different units are the same."""

from fractions import Fraction
from itertools import product

import msgspec
from msgspec.structs import replace

from translaudit.numbers.quantity import DIFFERENCE, JOINT, Quantity

CONVERSION_TOLERANCE = 0.06
"""Relative difference that the rounding of a converted measure may make ("10 km" as "6 miles" is off by 3.4 %)."""
DIGIT_TOLERANCE = 0.12
"""The same where a measure is rounded to one digit ("7 km" as "4 miles" is off by 8 %, "30 km" as "20 miles" by 7)."""
FINE_TOLERANCE = 0.02
"""The same for a measure told in two units ("5 feet 4 inches"), for units that hardly differ, and for temperatures."""
DEGREES = 1.5
"""Degrees Fahrenheit that the rounding of a converted temperature may make, where these are more."""
EXACT_TOLERANCE = 0.005
"""The same for time, which is counted and not measured."""
RATE_LIMIT = 200
"""No exchange rate between the currencies that news converts is further from one to one (yen and pound)."""
CLOSE_RATE_LIMIT = 5
"""The same for the currencies of `_CLOSE`: a sum that is converted ten times too large is beyond it."""
HALF_A_DEGREE = 0.5
"""The same for a converted difference of two temperatures."""
FREEZING, FAHRENHEIT_DEGREE = 32, 1.8
"""The freezing point in degrees Fahrenheit, and how many of them a degree Celsius is."""
SMALL = 10
"""Below it, numbers in one unit that would fit in another are taken for wrong numbers."""
LEAST_RATIO = 1.2
"""Sizes of two units that can be told apart: a number that fits only in yards is hardly an error for metres."""
IMPERIAL_GALLON = 4.54609
METRIC_POUND = 0.5
ROUNDED_SHARE = Fraction(1)
"""Percentage points between a fraction in words and the percentage that it rounds ("ein Drittel", "33 percent")."""


class Unit(msgspec.Struct, frozen=True):
    """`dimensions` that the unit measures (a pound is money or mass) and its possible sizes in the base unit."""

    dimensions: frozenset[str]
    sizes: tuple[float, ...] = (1.0,)


def _table() -> dict[str, Unit]:
    sizes = {
        "length": "nanometre 1e-9 micrometre 1e-6 millimetre .001 centimetre .01 metre 1 kilometre 1000 "
        "inch .0254 foot .3048 yard .9144 mile 1609.344 nautical-mile 1852",
        "area": "square-metre 1 square-kilometre 1e6 hectare 1e4 acre 4046.86 square-mile 2589988 square-foot .092903",
        "mass": "microgram 1e-9 milligram 1e-6 gram .001 kilogram 1 tonne 1000 "
        "ton 1000 short-ton 907.185 ounce .0283495 pound .453592 stone 6.35029",
        "volume": "millilitre .001 litre 1 cubic-metre 1000 cubic-foot 28.3168 gallon 3.78541 barrel 158.987",
        "speed": "kmh 1 metre-per-second 3.6 mph 1.609344 knot 1.852",
        "power": "watt 1 horsepower 745.7 metric-horsepower 735.499 kilowatt 1e3 megawatt 1e6 gigawatt 1e9",
        "energy": "kilowatt-hour 1 megawatt-hour 1e3 gigawatt-hour 1e6 terawatt-hour 1e9",
        "data": "megabyte 1e6 gigabyte 1e9 terabyte 1e12 petabyte 1e15",
        "time": "second 1 minute 60 hour 3600 day 86400 week 604800 fortnight 1209600 month 2629800 year 31557600 "
        "quarter 7889400 decade 315576000 century 3155760000 millennium 31557600000",
        "temperature": "celsius 1 fahrenheit 1 degree 1",
        "share": "percent 1 permille .1 percentage-point 1 basis-point .01",
        "money": "euro 1 dollar 1 franc 1 yen 1 yuan 1 rouble 1 krone 1 zloty 1 lira 1 rupee 1 mark 1 cent .01 "
        "other-dollar 1 other-pound 1 other-franc 1",
    }
    units: dict[str, Unit] = {}
    for dimension, listed in sizes.items():
        words = listed.split()
        for name, size in zip(words[::2], words[1::2], strict=True):
            units[name] = Unit(frozenset({dimension}), (float(size),))
    units["pound"] = Unit(frozenset({"mass", "money"}), (*units["pound"].sizes, METRIC_POUND))
    units["gallon"] = Unit(units["gallon"].dimensions, (*units["gallon"].sizes, IMPERIAL_GALLON))
    return units


UNITS = _table()
PARTS = {"foot": ("inch", 12), "pound": ("ounce", 16), "stone": ("pound", 14)}
"""Units that are told together with a smaller one, and how many of it they hold."""
EITHER = {"ton": ("tonne", "short-ton")}
"""Words for one unit here and another there."""
_SIMILAR = (frozenset({"tonne", "short-ton"}), frozenset({"horsepower", "metric-horsepower"}))
_CLOSE = frozenset({"euro", "dollar", "pound", "franc"})
_NAMESAKES = {"dollar": "other-dollar", "pound": "other-pound", "franc": "other-franc"}
"""Currencies that share their name with those of other countries ("Hong Kong dollars"), which have any rate."""
_ONE_NAME = frozenset(map(frozenset, [*_NAMESAKES.items(), ("degree", "celsius"), ("horsepower", "metric-horsepower")]))
"""Units of which a translator may call the one by the other's name."""
_MEASURES = frozenset({"length", "area", "mass", "volume", "speed", "power", "energy"})


def kindred(one: str | None, other: str | None) -> bool:
    """Whether two units measure the same thing; a quantity without a unit could measure anything."""
    return one is None or other is None or bool(UNITS[one].dimensions & UNITS[other].dimensions)


def differ(one: str | None, other: str | None) -> bool:
    """Whether one number with these two units would be two different quantities of the same dimension."""
    if one is None or other is None or one == other or not kindred(one, other):
        return False
    return {one, other} not in _ONE_NAME


def is_money(unit: str | None) -> bool:
    """Whether a unit is a currency."""
    return unit is not None and "money" in UNITS[unit].dimensions


def namesake(unit: str) -> str:
    """The unit of money of another country with the same name: what an adjective makes of a currency."""
    return _NAMESAKES.get(unit, unit)


def are_close_currencies(one: str | None, other: str | None) -> bool:
    """Whether two units are currencies of which a rate that is ten times wrong shows."""
    return {one, other} <= _CLOSE


def is_temperature(unit: str | None) -> bool:
    """Whether a unit measures temperature."""
    return unit is not None and "temperature" in UNITS[unit].dimensions


def is_time(unit: str | None) -> bool:
    """Whether a unit measures time."""
    return unit is not None and "time" in UNITS[unit].dimensions


def in_unit(quantity: Quantity, unit: str) -> Fraction:
    """The value of a quantity in another unit of the same dimension."""
    size = UNITS[quantity.unit].sizes[0] if quantity.unit is not None else 1
    return quantity.value * Fraction(size) / Fraction(UNITS[unit].sizes[0])


def measure_alike(one: str | None, other: str | None) -> bool:
    """Whether two different units measure the same, and their sizes never change: lengths, not sums or times."""
    return one is not None and one != other and kindred(one, other) and UNITS[one].dimensions <= _MEASURES


def is_measure_converted(one: Quantity, other: Quantity) -> bool:
    """Whether a measure is told in another unit, of a fixed size: kilometres as miles, not euros as dollars."""
    return not is_money(one.unit) and is_converted(one, other)


def is_converted(one: Quantity, other: Quantity) -> bool:
    """Whether a measure or a sum is told in another unit or currency."""
    return one.unit != other.unit and converts(one, other)


def have_one_rate(sums: tuple[Quantity, Quantity], others: tuple[Quantity, Quantity]) -> bool:
    """Whether two sums are converted at the rate of two others, give or take the rounding of both."""
    rate, other_rate = (float(second.value / first.value) if first.value else 0 for first, second in (sums, others))
    return _near(rate, other_rate, DIGIT_TOLERANCE)


def is_of_another_unit(source: Quantity, target: Quantity) -> bool:
    """Whether a measure of another value would be the source's in another unit: "27 feet" for "25 Meter" are yards.

    Of small numbers in one unit, many would by chance.
    """
    if source.unit is None or target.unit is None or (source.unit == target.unit and target.value < SMALL):
        return False
    told = UNITS[target.unit]
    return any(
        _differ_in_size(unit, told) and converts(source, replace(target, unit=name))
        for name, unit in UNITS.items()
        if unit.dimensions == told.dimensions <= _MEASURES
    )


def _differ_in_size(one: Unit, other: Unit) -> bool:
    small, large = sorted((one.sizes[0], other.sizes[0]))
    return large >= small * LEAST_RATIO


def converts(one: Quantity, other: Quantity) -> bool:
    """Whether a quantity is another one in a different unit: kilometres as miles, half a year as six months.

    A conversion between currencies depends on the day: it is taken to be right unless no rate was ever so far off.
    """
    if "basis-point" in (one.unit, other.unit):
        return _same_basis_points(one, other)
    if one.unit is None or other.unit is None or not kindred(one.unit, other.unit):
        return False
    dimensions = UNITS[one.unit].dimensions & UNITS[other.unit].dimensions
    if "temperature" in dimensions:
        return _same_temperature(one, other)
    if one.unit == other.unit or "share" in dimensions:
        return False
    if is_money(one.unit) and is_money(other.unit):
        if not {one.unit, other.unit}.isdisjoint(_NAMESAKES.values()):
            return one.value != other.value
        limit = CLOSE_RATE_LIMIT if are_close_currencies(one.unit, other.unit) else RATE_LIMIT
        return one.value != other.value and 1 / limit < one.value / (other.value or 1) < limit
    tolerance = _tolerance(one, other)
    rounded = tolerance == CONVERSION_TOLERANCE
    return any(
        _near(float(a) * size, float(b) * other_size, tolerance)
        or (rounded and (_rounds(float(a) * size / other_size, b) or _rounds(float(b) * other_size / size, a)))
        for a, b in product(one.values, other.values)
        for size, other_size in product(UNITS[one.unit].sizes, UNITS[other.unit].sizes)
    )


def _tolerance(one: Quantity, other: Quantity) -> float:
    if is_time(one.unit):
        return EXACT_TOLERANCE
    fine = JOINT in (one.label, other.label) or {one.unit, other.unit} in _SIMILAR
    return FINE_TOLERANCE if fine else CONVERSION_TOLERANCE


def _rounds(exact: float, told: Fraction) -> bool:
    """Whether a whole number of one digit, with or without zeros behind it, is the nearest to a converted measure."""
    written = str(told)
    one_digit = told.denominator == 1 and not written[1:].strip("0")
    return one_digit and round(exact, 1 - len(written)) == told and _near(exact, float(told), DIGIT_TOLERANCE)


def _same_basis_points(one: Quantity, other: Quantity) -> bool:
    """Whether hundredths of a percentage point are said in points, whose unit a broken number can leave out."""
    hundredths, points = (one, other) if one.unit == "basis-point" else (other, one)
    broken = points.unit is None and points.value.denominator > 1
    return (broken or points.unit in ("percentage-point", "percent")) and points.value * 100 == hundredths.value


def _same_temperature(one: Quantity, other: Quantity) -> bool:
    """Whether degrees are converted: as a temperature, or as a difference of two, which has no freezing point."""
    if one.unit == other.unit != "degree":
        return False
    celsius, fahrenheit = (other, one) if one.unit == "fahrenheit" or other.unit == "celsius" else (one, other)
    return any(
        abs(exact + FREEZING - float(told)) <= DEGREES
        or _near(exact + FREEZING, float(told), FINE_TOLERANCE)
        or (DIFFERENCE in (one.label, other.label) and abs(exact - float(told)) <= HALF_A_DEGREE)
        for exact, told in product((float(value) * FAHRENHEIT_DEGREE for value in celsius.values), fahrenheit.values)
    )


def _near(one: float, other: float, tolerance: float) -> bool:
    return abs(one - other) <= tolerance * max(abs(one), abs(other))
