"""How a language writes numbers, from its `numbers.toml`, made ready for reading."""

import re
from datetime import date
from fractions import Fraction
from functools import cache, cached_property
from typing import cast

import msgspec

from translaudit.languages import has_topic, load_topic

TOPIC = "numbers"


class Calendar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Month and weekday names besides those of CLDR.

    `weekday_tails` is what can be written on to a weekday, `night_to` stands before the day on which a night ends.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    weekday_tails: str
    night_to: str
    month_openers: frozenset[str]


class Clock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the time of day is told."""

    marks: tuple[str, ...]
    separators: str
    offsets: dict[str, int]
    minutes: dict[str, int]
    """Words between the minutes and the hour that they are before (-1) or after (1): "twenty to two"."""
    ranges: frozenset[str]
    """Of these, what also joins the two ends of a range."""
    openers: frozenset[str]
    """Words that stand before a time of day which could be a range: "at ten to twelve"."""
    hour_openers: frozenset[str]
    """Words that stand before an hour of which nothing says that it is one: "from 9 to 6"."""
    am: tuple[str, ...]
    pm: tuple[str, ...]
    afternoon: tuple[str, ...]
    """Endings of words, lower case, in whose sentence a time may be that of a clock face though nothing says p.m."""
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
    """What makes a decade of digits ("1990s") or of a word ("neunziger Jahre"), and a century of digits ("500s")."""

    digits: str
    centuries: str
    words: str


class NumberWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's `numbers.toml`; the comments there say what each entry holds."""

    decimal: str
    groups: str
    compounding: bool
    joiners: frozenset[str]
    of_whole: tuple[str, ...]
    difference_before: str
    difference_behind: str
    namesakes: str
    ones: frozenset[str]
    counted: frozenset[str]
    halves: frozenset[str]
    half_suffixes: tuple[str, ...]
    part_tails: dict[str, str]
    fraction_link: str
    ordinal_endings: tuple[str, ...]
    ordinal_digits: str
    ordinal_marks: dict[str, str]
    cardinals: dict[str, int]
    ordinals: dict[str, int]
    ranks: dict[str, int]
    rank_tail: str
    scales: dict[str, int]
    scale_adjectives: frozenset[str]
    glued_scales: dict[str, int]
    fractions: dict[str, int]
    counted_fractions: dict[str, str]
    counting: frozenset[str]
    values: dict[str, str]
    soft: dict[str, str]
    soft_phrases: dict[str, tuple[str, ...]]
    soft_measures: dict[str, dict[str, tuple[str, ...]]]
    multiples: tuple[str, ...]
    share_link: str
    decades: dict[str, int]
    decade_marks: DecadeMarks
    vague: dict[str, int]
    figurative: tuple[str, ...]
    whistles: dict[str, tuple[int, ...]]
    """What stands behind minutes that are told from a whistle of a match, and the minutes of that whistle."""
    first_among: str
    """What stands before the number of matches of which one was the first of its kind ("the first win in")."""
    units: dict[str, tuple[str, ...]]
    glued_units: dict[str, tuple[str, ...]]
    compound_units: dict[str, str]
    period: dict[str, tuple[str, ...]]
    eras: dict[str, tuple[str, ...]]
    named_days: dict[str, date]
    feast_days: dict[str, tuple[int, int]]
    """Patterns of the names of days that fall on the same date every year, and their month and day."""
    minus: Minus
    defeat: frozenset[str]
    calendar: Calendar
    clock: Clock
    approximators: tuple[str, ...]
    """Words for "about" and the like that may stand between the two numbers of "from 40 to about 38 million"."""
    references: dict[str, tuple[str, ...]]
    torn: Torn


class Grammar(msgspec.Struct, frozen=True, eq=False, dict=True):
    """A language's number words with the patterns made of them, each compiled when a text first needs it."""

    lang: str
    words: NumberWords
    months: dict[str, int]
    weekdays: dict[str, int]
    units: dict[str, str]
    """Units by every form, the longer ones in lower case too."""
    soft: dict[str, Fraction]
    soft_measures: dict[str, tuple[Fraction, str]]
    values: dict[str, Fraction]

    @cached_property
    def unit_pattern(self) -> re.Pattern[str]:
        """A unit in words or signs."""
        return re.compile(rf"({_forms(_unit_forms(self.words))})(?![^\W\d_])")

    @cached_property
    def money_before(self) -> re.Pattern[str]:
        """The sign of a currency, at the end of what stands before a number."""
        signs = [form for form in _unit_forms(self.words) if not re.search("[a-z]", form)]
        return re.compile(rf"({_alternatives(signs)})[ \u00a0]?$")

    @cached_property
    def scale_first(self) -> re.Pattern[str]:
        """A scale before the number that it belongs to, with the sign of its currency: "Mio. € 12"."""
        scales = _alternatives(word for word, size in self.words.scales.items() if size >= 1_000_000)
        signs = _alternatives(form for form in _unit_forms(self.words) if not re.search("[a-z]", form))
        return re.compile(rf"(?P<scale>(?i:{scales}))\.?[ \u00a0](?P<sign>(?:{signs})[ \u00a0]?)?(?=\d)")

    @cached_property
    def day_pairs(self) -> re.Pattern[str]:
        """Days two by two before the name of a month: "9./10. + 16./17. März"."""
        mark = f"(?:{_alternatives(self.words.ordinal_marks.values())})?"
        day = rf"(?<![\d/⁄])\d{{1,2}}{mark}[ \u00a0]?[/⁄][ \u00a0]?\d{{1,2}}{mark}"
        link = rf"[ \u00a0]?(?:[+&,]|{_alternatives(self.words.joiners)})[ \u00a0]?"
        return re.compile(rf"(?P<days>{day}(?:{link}{day})*)\s(?:\w{{2}}\s)?{self._month_name}")

    @cached_property
    def feasts(self) -> tuple[tuple[re.Pattern[str], tuple[int, int]], ...]:
        """The names of feast days, with month and day."""
        return tuple((re.compile(rf"\b(?:{name})\b"), day) for name, day in self.words.feast_days.items())

    @cached_property
    def month_before(self) -> re.Pattern[str]:
        """The name of a month, at the end of what stands before a number."""
        return re.compile(rf"\b{self._month_name}\.?[ \u00a0]$")

    @property
    def _month_name(self) -> str:
        return rf"(?=[^\W\d_a-zäöü])(?i:{_alternatives(self.months)})(?![^\W\d_])"

    def unit(self, form: str) -> str:
        """The unit that one of its forms, as `unit_pattern` finds it, names."""
        return self.units.get(form) or self.units[form.lower()]

    @cached_property
    def vague_pattern(self) -> re.Pattern[str]:
        """Vague numbers ("dozens of")."""
        return re.compile(r"\b(?:" + "|".join(self.words.vague) + r")\b", re.IGNORECASE)

    @cached_property
    def vague_values(self) -> tuple[tuple[re.Pattern[str], int], ...]:
        """Each vague number by itself, with its order of magnitude."""
        return tuple(
            (re.compile(rf"(?:{pattern})\b", re.IGNORECASE), value) for pattern, value in self.words.vague.items()
        )

    @cached_property
    def soft_phrases(self) -> tuple[tuple[re.Pattern[str], tuple[Fraction, ...]], ...]:
        """Phrases that can stand for a number, each with the numbers that it can stand for."""
        return tuple(
            (re.compile(rf"(?:{phrase})(?!\w)", re.IGNORECASE), tuple(map(Fraction, values)))
            for phrase, values in self.words.soft_phrases.items()
        )

    @cached_property
    def whistles(self) -> tuple[tuple[re.Pattern[str], tuple[int, ...]], ...]:
        """What stands behind minutes that are told from a whistle, each with the minutes of that whistle."""
        return tuple(
            (re.compile(rf"\s(?:{tail})(?!\w)", re.IGNORECASE), minutes)
            for tail, minutes in self.words.whistles.items()
        )

    @cached_property
    def first_among(self) -> re.Pattern[str]:
        """What stands before the number of matches of which one was the first of its kind."""
        return re.compile(rf"\b(?:{self.words.first_among})\s$", re.IGNORECASE)

    @cached_property
    def figurative_pattern(self) -> re.Pattern[str]:
        """Set phrases whose numbers count nothing ("in a million years")."""
        return re.compile(rf"\b(?:{'|'.join(self.words.figurative)})\b", re.IGNORECASE)

    @cached_property
    def weekday_pattern(self) -> re.Pattern[str]:
        """The name of a weekday."""
        return re.compile(
            rf"\b({_alternatives(self.weekdays)}){self.words.calendar.weekday_tails}(?![^\W\d_])", re.IGNORECASE
        )

    @cached_property
    def hour_opener(self) -> re.Pattern[str]:
        """What stands before a bare hour, at the end of what stands before that number."""
        return re.compile(rf"\b(?:{_alternatives(self.words.clock.hour_openers)})\s$", re.IGNORECASE)

    @cached_property
    def night_to(self) -> re.Pattern[str]:
        """What says that a night ends on the day behind it, at the end of what stands before that day."""
        return re.compile(rf"{self.words.calendar.night_to}$", re.IGNORECASE)

    @cached_property
    def compound_pattern(self) -> re.Pattern[str] | None:
        """A word with a unit in it; None for a language that does not write them together."""
        units = self.words.compound_units
        return re.compile(rf"(.*?)({_alternatives(units)})(\w*)", re.IGNORECASE) if units else None

    @cached_property
    def part_tails(self) -> tuple[tuple[re.Pattern[str], Fraction], ...]:
        """Parts of one, behind a number: "and a half"."""
        return tuple((re.compile(tail, re.IGNORECASE), Fraction(part)) for part, tail in self.words.part_tails.items())

    def part_tail(self, text: str, at: int) -> tuple[Fraction, int] | None:
        """A part of one behind a number that ends at an offset, and its own end."""
        found = ((part, tail.match(text, at)) for tail, part in self.part_tails)
        return next(((part, match.end()) for part, match in found if match), None)

    @cached_property
    def fraction_link(self) -> re.Pattern[str]:
        """What stands between a fraction and what it is a part of."""
        return re.compile(self.words.fraction_link, re.IGNORECASE)

    @cached_property
    def share_link(self) -> re.Pattern[str]:
        """What stands between one and the number that it is one of ("one in four")."""
        return re.compile(self.words.share_link, re.IGNORECASE)

    @cached_property
    def rank_pattern(self) -> re.Pattern[str]:
        """A word that says how far from the top something is ("viertgrößte"); its first group is a key of `ranks`."""
        return re.compile(rf"({_alternatives(self.words.ranks)}){self.words.rank_tail}" if self.words.ranks else "(?!)")

    @cached_property
    def multiple_pattern(self) -> re.Pattern[str]:
        """A word that says how many times as much; its first group is the number."""
        return re.compile("|".join(self.words.multiples) or "(?!)")

    @cached_property
    def clock_offset(self) -> re.Pattern[str]:
        """What moves the hour that is told ("half past")."""
        return re.compile(rf"({_alternatives(self.words.clock.offsets)})\s(?=[^\W\d_])", re.IGNORECASE)

    @cached_property
    def clock_minutes(self) -> re.Pattern[str]:
        """What stands between minutes and the hour that they are told from ("past"); its first group is the word."""
        return re.compile(rf"\s({_alternatives(self.words.clock.minutes)})\s(?=[^\W_])")

    @cached_property
    def hour_mark(self) -> re.Pattern[str]:
        """What makes an hour of a number ("o'clock", "a.m."); not the beginning of a longer word ("two amateurs")."""
        clock = self.words.clock
        return re.compile(rf"(?:{_alternatives([*clock.marks, *clock.am, *clock.pm])})(?![^\W\d_])")

    @cached_property
    def part_gap(self) -> re.Pattern[str]:
        """What stands between a measure and its smaller part ("5 feet 4 inches", "5 feet and 4 inches", "6-foot-2")."""
        joiners = _alternatives(self.words.joiners)
        return re.compile(rf"(?P<close>[ \u00a0-])(?=\w)(?!(?:{joiners})\b)|,?[ \u00a0](?:(?:{joiners})[ \u00a0])?")

    @cached_property
    def difference_before(self) -> re.Pattern[str]:
        """What tells right before degrees that they are a difference."""
        hedges = _alternatives(self.words.approximators)
        return re.compile(rf"\b(?:{self.words.difference_before})\s(?:(?:{hedges})\s)?$", re.IGNORECASE)

    @cached_property
    def difference_behind(self) -> re.Pattern[str]:
        """The same right behind them."""
        return re.compile(rf"\s(?:{self.words.difference_behind})\b", re.IGNORECASE)

    @cached_property
    def namesakes(self) -> re.Pattern[str]:
        """An adjective or name of a country whose currency has another's name and a quite different rate."""
        return re.compile(rf"\b(?:{self.words.namesakes})", re.IGNORECASE)

    @cached_property
    def of_whole(self) -> re.Pattern[str]:
        """What stands between a number and the whole of which it is a part: "nine out of ten"."""
        return re.compile(rf"[ \u00a0](?:{_alternatives(self.words.of_whole)})[ \u00a0]")

    @cached_property
    def glued_unit(self) -> re.Pattern[str]:
        """The sign of a unit that is also another word, written on to a number ("4in"), each unit a group."""
        return re.compile(_named(self.words.glued_units, before="") + r"(?![^\W\d_])")

    @cached_property
    def sharing(self) -> re.Pattern[str]:
        """What may stand between two numbers of which the second tells the scale of both, or the unit."""
        return re.compile(rf"\s?[-–]\s?|\s\w{{2,4}}\s(?:(?:{_alternatives(self.words.approximators)})\s)?")

    @cached_property
    def sharing_back(self) -> re.Pattern[str]:
        """What may stand between two numbers of which the first tells the unit of both ("5 miles, from about 4")."""
        return re.compile(rf",?\s\w{{2,5}}\s(?:(?:{_alternatives(self.words.approximators)})\s)?")

    @cached_property
    def ordinal_digits(self) -> re.Pattern[str]:
        """What makes digits an ordinal."""
        return re.compile(self.words.ordinal_digits)

    @cached_property
    def decade_digits(self) -> re.Pattern[str]:
        """What makes digits a decade."""
        return re.compile(self.words.decade_marks.digits, re.IGNORECASE)

    @cached_property
    def century_digits(self) -> re.Pattern[str]:
        """What makes three digits a century."""
        return re.compile(self.words.decade_marks.centuries, re.IGNORECASE)

    @cached_property
    def decade_words(self) -> re.Pattern[str]:
        """What makes a word a decade."""
        return re.compile(self.words.decade_marks.words, re.IGNORECASE)

    @cached_property
    def period_pattern(self) -> re.Pattern[str]:
        """The parts of a year or century, each a group."""
        return re.compile(_named(self.words.period), re.IGNORECASE)

    @cached_property
    def era_pattern(self) -> re.Pattern[str]:
        """The eras, each a group."""
        return re.compile(_named(self.words.eras))

    @cached_property
    def minus_before(self) -> re.Pattern[str]:
        """A minus in words or signs, at the end of what stands before a number."""
        return re.compile(
            rf"(?:(?:(?<!\w)(?i:{_alternatives(self.words.minus.before)})[ \u00a0])|(?<![\w.,:/)-])[-\u2212\u2013])$"
        )

    @cached_property
    def minus_about(self) -> re.Pattern[str]:
        """Words about a number that make it negative ("below zero")."""
        return re.compile(rf"\b(?i:{_alternatives(self.words.minus.about)})")


@cache
def can_read(lang: str) -> bool:
    """Whether translaudit knows how a language writes numbers."""
    return has_topic(lang, TOPIC)


@cache
def grammar_of(lang: str) -> Grammar:
    """Load a language's numbers.

    Raises:
        ConfigError: the language has no `numbers.toml`.
    """
    words = load_topic(lang, TOPIC, NumberWords)
    units = _unit_forms(words)
    return Grammar(
        lang=lang,
        words=words,
        months=_names(lang, "month") | words.calendar.months,
        weekdays=_names(lang, "day") | words.calendar.weekdays,
        units={form.lower(): unit for form, unit in units.items() if len(form) > 3} | units,
        soft_measures={
            word: (Fraction(value), unit)
            for unit, said in words.soft_measures.items()
            for value, forms in said.items()
            for word in forms
        },
        soft={word: Fraction(value) for word, value in words.soft.items()},
        values={word: Fraction(value) for word, value in words.values.items()},
    )


def _unit_forms(words: NumberWords) -> dict[str, str]:
    forms = {form: unit for unit, forms in words.units.items() for form in forms}
    return {form.replace(" ", "-"): unit for form, unit in forms.items()} | forms


def _named(alternatives: dict[str, tuple[str, ...]], before: str = r"\b") -> str:
    """A pattern whose group is named after the entry that one of its words matches."""
    groups = (rf"(?P<{name}>{before}(?:{_alternatives(forms)}))" for name, forms in alternatives.items())
    return f"(?:{'|'.join(groups)})" if alternatives else "(?!)"


def _names(lang: str, what: str) -> dict[str, int]:
    """Month (1 to 12) or weekday (0 to 6) names of CLDR, wide and abbreviated, in lower case without full stops."""
    from babel import Locale

    locale = Locale.parse(lang)
    table, widths = (locale.months, ("wide", "abbreviated")) if what == "month" else (locale.days, ("wide",))
    return {
        name.lower().rstrip("."): number
        for width in widths
        for context in ("format", "stand-alone")
        for number, name in table[context][width].items()
    }


def _forms(units: dict[str, str]) -> str:
    exact = [form for form in units if len(form) <= 3]
    free = [form for form in units if len(form) > 3]
    return f"(?i:{_alternatives(free)})|{_alternatives(exact)}"


def _alternatives(words: object) -> str:
    return "|".join(re.escape(word) for word in _longest_first(words)) or "(?!)"


def _longest_first(words: object) -> list[str]:
    return sorted(cast("list[str]", words), key=len, reverse=True)
