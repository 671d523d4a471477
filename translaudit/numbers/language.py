"""How a language writes numbers, from its `numbers.toml`, made ready for reading."""

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, cast

import msgspec

from translaudit.languages import has_topic, load_topic

TOPIC = "numbers"


class Calendar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Month and weekday names besides those of CLDR; `weekday_tails` is what can be written on to a weekday."""

    months: dict[str, int]
    weekdays: dict[str, int]
    weekday_tails: str
    month_openers: frozenset[str]


class Clock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the time of day is told."""

    marks: tuple[str, ...]
    separators: str
    offsets: dict[str, int]
    am: tuple[str, ...]
    pm: tuple[str, ...]
    zones: tuple[str, ...]


class Minus(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that stand before a negative number, and words that stand about one ("below zero")."""

    before: tuple[str, ...]
    about: tuple[str, ...]


class Torn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that show a number torn from its word, or glued to the next sentence."""

    heads: tuple[str, ...]
    openers: frozenset[str]
    counted: frozenset[str]


class DecadeMarks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes a decade of digits ("1990s") or of a word ("neunziger Jahre")."""

    digits: str
    words: str


class NumberWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's `numbers.toml`; the comments there say what each entry holds."""

    decimal: str
    groups: str
    compounding: bool
    joiners: frozenset[str]
    ones: frozenset[str]
    halves: frozenset[str]
    half_suffixes: tuple[str, ...]
    half_tail: str
    fraction_link: str
    ordinal_endings: tuple[str, ...]
    ordinal_digits: str
    ordinal_marks: dict[str, str]
    cardinals: dict[str, int]
    ordinals: dict[str, int]
    scales: dict[str, int]
    glued_scales: dict[str, int]
    fractions: dict[str, int]
    values: dict[str, str]
    soft: dict[str, str]
    decades: dict[str, int]
    decade_marks: DecadeMarks
    vague: dict[str, int]
    units: dict[str, tuple[str, ...]]
    compound_units: dict[str, str]
    period: dict[str, tuple[str, ...]]
    eras: dict[str, tuple[str, ...]]
    named_days: dict[str, date]
    minus: Minus
    defeat: frozenset[str]
    calendar: Calendar
    clock: Clock
    references: dict[str, tuple[str, ...]]
    torn: Torn


@dataclass(frozen=True, eq=False)
class Grammar:
    """A language's number words with the patterns made of them, compiled once."""

    lang: str
    words: NumberWords
    months: dict[str, int]
    weekdays: dict[str, int]
    units: dict[str, str]
    unit_pattern: re.Pattern[str]
    money_before: re.Pattern[str]
    vague_pattern: re.Pattern[str]
    vague_values: tuple[tuple[re.Pattern[str], int], ...]
    weekday_pattern: re.Pattern[str]
    compound_pattern: re.Pattern[str] | None
    half_tail: re.Pattern[str]
    fraction_link: re.Pattern[str]
    clock_offset: re.Pattern[str]
    ordinal_digits: re.Pattern[str]
    decade_digits: re.Pattern[str]
    decade_words: re.Pattern[str]
    period_pattern: re.Pattern[str]
    era_pattern: re.Pattern[str]
    minus_before: re.Pattern[str]
    minus_about: re.Pattern[str]
    soft: dict[str, Fraction]
    values: dict[str, Fraction]


@cache
def can_read(lang: str) -> bool:
    """Whether translaudit knows how a language writes numbers."""
    return has_topic(lang, TOPIC)


@cache
def grammar_of(lang: str) -> Grammar:
    """Load and compile a language's numbers.

    Raises:
        ConfigError: the language has no `numbers.toml`.
    """
    words = load_topic(lang, TOPIC, NumberWords)
    units = {form: unit for unit, forms in words.units.items() for form in forms}
    folded = {form.lower(): unit for form, unit in units.items() if len(form) > 3} | units
    weekdays = _names(lang, "day") | words.calendar.weekdays
    symbols = sorted((form for form in units if not re.search("[a-z]", form)), key=len, reverse=True)
    return Grammar(
        lang=lang,
        words=words,
        months=_names(lang, "month") | words.calendar.months,
        weekdays=weekdays,
        units=folded,
        unit_pattern=re.compile(rf"({_forms(units)})(?![^\W\d_])"),
        money_before=re.compile(rf"({_alternatives(symbols)})[ \u00a0]?$"),
        vague_pattern=re.compile(r"\b(?:" + "|".join(words.vague) + r")\b", re.IGNORECASE),
        vague_values=tuple(
            (re.compile(rf"(?:{pattern})\b", re.IGNORECASE), value) for pattern, value in words.vague.items()
        ),
        weekday_pattern=re.compile(
            rf"\b({_alternatives(weekdays)}){words.calendar.weekday_tails}(?![^\W\d_])", re.IGNORECASE
        ),
        compound_pattern=(
            re.compile(rf"(.*?)({_alternatives(_longest_first(words.compound_units))})(\w*)", re.IGNORECASE)
            if words.compound_units
            else None
        ),
        half_tail=re.compile(words.half_tail, re.IGNORECASE),
        fraction_link=re.compile(words.fraction_link, re.IGNORECASE),
        clock_offset=re.compile(rf"({_alternatives(words.clock.offsets)})\s(?=[^\W\d_])", re.IGNORECASE),
        ordinal_digits=re.compile(words.ordinal_digits),
        decade_digits=re.compile(words.decade_marks.digits, re.IGNORECASE),
        decade_words=re.compile(words.decade_marks.words, re.IGNORECASE),
        period_pattern=re.compile(_named(words.period), re.IGNORECASE),
        era_pattern=re.compile(_named(words.eras)),
        minus_before=re.compile(
            rf"(?:(?:(?<!\w)(?i:{_alternatives(words.minus.before)})[ \u00a0])|(?<![\w.,:/)-])[-\u2212\u2013])$"
        ),
        minus_about=re.compile(rf"\b(?i:{_alternatives(words.minus.about)})"),
        soft={word: Fraction(value) for word, value in words.soft.items()},
        values={word: Fraction(value) for word, value in words.values.items()},
    )


def _named(alternatives: dict[str, tuple[str, ...]]) -> str:
    """A pattern whose group is named after the entry that one of its words matches."""
    return "|".join(rf"(?P<{name}>\b(?:{_alternatives(forms)}))" for name, forms in alternatives.items()) or "(?!)"


def _names(lang: str, what: str) -> dict[str, int]:
    """Month (1 to 12) or weekday (0 to 6) names of CLDR, wide and abbreviated, in lower case without full stops."""
    from babel.dates import get_day_names, get_month_names  # the calendar data take a while to load

    read = get_month_names if what == "month" else get_day_names
    lengths = ("wide", "abbreviated") if what == "month" else ("wide",)
    return {
        cast("str", name).lower().rstrip("."): number
        for length in lengths
        for context in ("format", "stand-alone")
        for number, name in read(cast("Any", length), cast("Any", context), lang).items()
    }


def _forms(units: dict[str, str]) -> str:
    exact = [form for form in units if len(form) <= 3]
    free = [form for form in units if len(form) > 3]
    return f"(?i:{_alternatives(free)})|{_alternatives(exact)}"


def _alternatives(words: object) -> str:
    return "|".join(re.escape(word) for word in _longest_first(words)) or "(?!)"


def _longest_first(words: object) -> list[str]:
    return sorted(cast("list[str]", words), key=len, reverse=True)
