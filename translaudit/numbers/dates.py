"""Dates in digits, times of day and decades, read at one place of a text."""

import re
from fractions import Fraction
from functools import cache

from msgspec.structs import replace

from translaudit.numbers.language import Grammar
from translaudit.numbers.quantity import DAY, HALF_DAY, Kind, Quantity, Strength

_DOTTED = re.compile(r"(\d{1,2})\.[ \u00a0]?(\d{1,2})\.(?:[ \u00a0]?(\d{4}|\d{2}(?![\d.,]))|(?!\d))")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?!\d)")
_BARE_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?![\d:]|[.,]\d)")
_TAKEN = re.compile(
    r"(?P<first>\d{1,3}):(?P<second>\d\d)"
    r"(?::(?P<third>\d\d(?:[.,]\d{1,3})?)|[.,](?P<last>\d{1,2}|(?!000)\d{3}))(?![\d:]|[.,]\d)"
)
"""A time taken: "2:19:47", "2:19.47", "1:54,32"; a scale such as 1:25.000 is none."""
_TAKEN_IN_SIGNS = re.compile(
    r"(?P<first>\d{1,3}) ?h ?(?P<second>\d{1,2}) ?m(?:in)? ?(?P<third>\d{1,2}) ?s(?:ec)?(?![^\W\d_])"
)
TAKEN_UNITS: frozenset[str | None] = frozenset({"hour", "minute", "second"})
"""What a time taken is told in."""
_LAST_DAY = 31
_BESIDE = 200
"""Code points on either side of a time of day, in its sentence, where a word of the afternoon stands."""
_SENTENCE_END = re.compile(r"[.!?][”“\"]?\s+(?=[^\W\d_])|\n")
_LETTERS = re.compile(r"[^\W\d_]+")
_MONTH_REACH = 14
_DIGITS = re.compile(r"\d+")
_DAY_PAIR = re.compile(r"(?P<days>\d{1,2}[/⁄]\d{1,2})(?![\d/⁄]|[.,]\d)")


def numeric_date(text: str, start: int, grammar: Grammar) -> list[Quantity]:
    """Day, month and year of "31.08.2025", "31.8.", "2025-08-31", "8/31/2025" or "9/11"; empty if there is none."""
    if named := _named_day(text, start, grammar):
        return named
    if match := _ISO.match(text, start):
        return _date(match, day="day", month="month", year="year")
    if (match := _DOTTED.match(text, start)) and (match[3] or grammar.words.decimal == ","):
        return _date(match, day=1, month=2, year=3)
    if match := _SLASHED.match(text, start):
        first, second = int(match[1]), int(match[2])
        if first <= 12 and second <= 12:
            return [_either_way(part, first, second) for part in _date(match, day=1, month=2, year=3)]
        return _date(match, day=2, month=1, year=3) if second > 12 else _date(match, day=1, month=2, year=3)
    return []


def _named_day(text: str, start: int, grammar: Grammar) -> list[Quantity]:
    """A day that is called by its digits; nobody misses it, and its year is understood."""
    for name, day in grammar.words.named_days.items():
        end = start + len(name)
        if text.startswith(name, start) and not text[end : end + 1].isdigit() and text[end : end + 1] != "/":
            parts = [(Kind.NUMBER, day.day), (Kind.MONTH, day.month), (Kind.NUMBER, day.year)]
            return [
                Quantity(
                    kind=kind,
                    start=start,
                    end=end,
                    values=(Fraction(value),),
                    strength=Strength.SOFT if value == day.year else Strength.WEAK,
                    digits=True,
                    dated=True,
                    whole=(start, end),
                )
                for kind, value in parts
            ]
    return []


def feast_days(text: str, grammar: Grammar) -> dict[int, list[Quantity]]:
    """The days that a text calls by their feast, by where the names begin; nobody misses their numbers."""
    return {
        match.start(): [
            Quantity(
                kind=kind,
                start=match.start(),
                end=match.end(),
                values=(Fraction(value),),
                strength=Strength.SOFT,
                dated=True,
                whole=match.span(),
            )
            for kind, value in ((Kind.NUMBER, day), (Kind.MONTH, month))
        ]
        for name, (month, day) in grammar.feasts
        for match in name.finditer(text)
    }


def _either_way(part: Quantity, first: int, second: int) -> Quantity:
    """A day or month of a date whose order its digits do not tell: 9/11/2012 is in September or in November."""
    if part.value == first or part.kind is Kind.MONTH:
        return replace(part, values=(part.value, Fraction(first + second) - part.value))
    return part


def _date(match: re.Match[str], *, day: str | int, month: str | int, year: str | int) -> list[Quantity]:
    if not (1 <= int(match[day]) <= 31 and 1 <= int(match[month]) <= 12):
        return []
    parts = [(Kind.NUMBER, day), (Kind.MONTH, month), (Kind.NUMBER, year)]
    return [
        Quantity(
            kind=kind,
            start=match.start(group),
            end=match.end(group),
            values=_year_values(match[group]) if group == year else (Fraction(int(match[group])),),
            digits=True,
            dated=True,
            whole=match.span(),
        )
        for kind, group in parts
        if match[group]
    ]


def _year_values(digits: str) -> tuple[Fraction, ...]:
    year = int(digits)
    return (Fraction(year),) if len(digits) == 4 else (Fraction(2000 + year), Fraction(1900 + year), Fraction(year))


def dated_days(text: str, start: int, grammar: Grammar) -> list[Quantity]:
    """The days of "16./17. Februar" or "9/10 + 16/17 March", which are no fractions; empty if there are none."""
    match = grammar.day_pairs.match(text, start)
    if match is None and grammar.month_before.search(text, max(0, start - _MONTH_REACH), start):
        match = _DAY_PAIR.match(text, start)
    if match is None:
        return []
    days = [
        Quantity(
            kind=Kind.NUMBER,
            start=day.start(),
            end=day.end(),
            values=(Fraction(int(day.group())),),
            digits=True,
            dated=True,
            whole=day.span(),
        )
        for day in _DIGITS.finditer(text, start, match.end("days"))
    ]
    return days if all(1 <= day.value <= _LAST_DAY for day in days) else []


def time_taken(text: str, start: int, grammar: Grammar) -> Quantity | None:
    """A time taken, in seconds: "2:19:47"; "2:19.47" can be hours, minutes and seconds, or minutes and seconds."""
    match = _TAKEN.match(text, start) or _TAKEN_IN_SIGNS.match(text, start)
    if match is None:
        return None
    first, second, third = int(match["first"]), match["second"], match["third"]
    hours = Fraction(first * 3600 + int(second) * 60)
    if third:
        values: tuple[Fraction, ...] = (hours + Fraction(third.replace(",", ".")),)
    else:
        last = match["last"]
        minutes = first * 60 + Fraction(f"{second}.{last}")
        values = (hours + int(last), minutes) if len(last) == 2 else (minutes,)
    end = match.end()
    unit = grammar.unit_pattern.match(text, end + text.startswith((" ", "\u00a0"), end))
    measured = unit is not None and grammar.unit(unit[1]) in TAKEN_UNITS
    whole = (start, unit.end() if unit is not None and measured else end)
    return Quantity(kind=Kind.DURATION, start=start, end=end, values=values, digits=True, whole=whole)


def clock_time(text: str, start: int, grammar: Grammar) -> Quantity | None:
    """A time of day in digits: "14 Uhr", "14.30 Uhr", "2:30 p.m.", "8:15"."""
    if match := _clock_pattern(grammar).match(text, start):
        hour = int(match["hour"])
        minute = int(match["minute"] or match["late"] or 0) + Fraction(int(match["second"] or 0), 60)
        if hour > 24 or minute >= 60:
            return None
        if match["pm"] and hour < 12:
            hour += 12
        elif match["am"] and hour == 12:
            hour = 0
        clock = _clock(match.start(), match.end(), hour * 60 + minute, bare=False, twelve=_twelve(match, hour, grammar))
        return _zoned(clock, text, grammar)
    if match := _BARE_CLOCK.match(text, start):
        hour, minute = int(match[1]), Fraction(int(match[2]))
        if hour <= 24 and minute < 60:
            return _zoned(
                _clock(match.start(), match.end(), hour * 60 + minute, bare=True, twelve=hour <= 12), text, grammar
            )
    return None


def _zoned(clock: Quantity, text: str, grammar: Grammar) -> Quantity:
    """The same time with the time zone that is named after it, so that a conversion is not taken for an error."""
    after = text[clock.end : clock.end + 16].lstrip(" \u00a0(")
    zone = next((zone for zone in grammar.words.clock.zones if re.match(rf"{re.escape(zone)}\b", after)), "")
    return replace(clock, label=zone.lower()) if zone else clock


def word_clock(start: int, end: int, hour: Fraction) -> Quantity:
    """A time of day whose hour is a word: "drei Uhr", "two o'clock"."""
    return _clock(start, end, hour * 60, bare=False, twelve=hour < 13)


def _twelve(match: re.Match[str], hour: int, grammar: Grammar) -> bool:
    """Whether a time may be meant twelve hours later: not a "4.20 Uhr" without a word of the afternoon beside it."""
    if match["am"] or match["pm"] or hour > 12:
        return False
    clock = grammar.words.clock
    if clock.pm or not (match["minute"] or match["late"]):
        return True
    before = _SENTENCE_END.split(match.string[max(0, match.start() - _BESIDE) : match.start()])[-1]
    behind = _SENTENCE_END.split(match.string[match.end() : match.end() + _BESIDE])[0]
    return any(word.endswith(clock.afternoon) for word in _LETTERS.findall((before + behind).lower()))


def _clock(start: int, end: int, minutes: Fraction, *, bare: bool, twelve: bool) -> Quantity:
    first = Fraction(minutes) % DAY
    values = (first, (first + HALF_DAY) % DAY) if twelve else (first,)
    return Quantity(kind=Kind.CLOCK, start=start, end=end, values=values, digits=True, whole=(start, end), paired=bare)


@cache
def _clock_pattern(grammar: Grammar) -> re.Pattern[str]:
    clock = grammar.words.clock
    marks, am, pm = ("|".join(map(re.escape, words)) or "(?!)" for words in (clock.marks, clock.am, clock.pm))
    return re.compile(
        rf"(?P<hour>\d{{1,2}})(?:[{re.escape(clock.separators)}](?P<minute>\d{{2}})(?!\d)"
        rf"(?::(?P<second>[0-5]\d)(?!\d))?)?[ \u00a0]?"
        rf"(?:(?:{marks})(?(minute)|(?:[ \u00a0](?P<late>[0-5]\d)(?![\d.,%]))?)|(?P<am>{am})|(?P<pm>{pm}))(?![^\W\d_])"
    )


def split_clock(quantity: Quantity, text: str) -> list[Quantity]:
    """A bare "8:15" can be a score: its two numbers."""
    pattern = re.compile(r"\d+")
    return [
        Quantity(
            kind=Kind.NUMBER,
            start=match.start(),
            end=match.end(),
            values=(Fraction(int(match.group())),),
            digits=True,
            whole=quantity.whole,
            paired=True,
        )
        for match in pattern.finditer(text, quantity.start, quantity.end)
    ]


def split_taken(quantity: Quantity, text: str, units: frozenset[str | None]) -> list[Quantity]:
    """The hours, minutes and seconds of a time taken, each a number; `units` are those of the numbers it is told by."""
    written = text[quantity.start : quantity.end]
    digits = re.findall(r"\d+", written)
    hours = written.count(":") != 1 or (len(quantity.values) > 1 and "hour" in units)
    whole = digits[: 2 if hours else 1]
    parts = [*whole, ".".join(digits[len(whole) :])]
    names = ("hour", "minute", "second") if hours else ("minute", "second")
    return [
        Quantity(
            kind=Kind.NUMBER,
            start=quantity.start,
            end=quantity.end,
            values=(Fraction(number),),
            digits=True,
            unit=unit,
            whole=quantity.whole,
        )
        for number, unit in zip(parts, names, strict=True)
    ]


def digit_decade(text: str, start: int, digits: str, grammar: Grammar) -> Quantity | None:
    """A decade or century in digits: "1990s", "1850's", "90er Jahre", "500s"."""
    if not digits.isdecimal() or len(digits) not in (2, 3, 4) or not digits.endswith("00" if len(digits) == 3 else "0"):
        return None
    mark = grammar.century_digits if len(digits) == 3 else grammar.decade_digits
    match = mark.match(text, start + len(digits))
    if match is None:
        return None
    return Quantity(
        kind=Kind.DECADE,
        start=start,
        end=match.end(),
        values=(Fraction(int(digits)),),
        digits=True,
        whole=(start, match.end()),
    )
