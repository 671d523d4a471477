"""Write a source number the way the target language writes it, in the style of the words that it replaces."""

import re
from fractions import Fraction

from translaudit.numbers.language import Grammar, grammar_of
from translaudit.numbers.quantity import JOINT, Kind, Quantity


def rendered(source: Quantity, lang: str, like: str = "") -> str | None:
    """A source number in the target language, or None where it has no plain form.

    `like` are the words it replaces: a number in words is answered in words, "million" with "million".
    """
    grammar = grammar_of(lang)
    match source.kind:
        case Kind.MONTH | Kind.WEEKDAY:
            return _name(source, lang, like, grammar)
        case Kind.VAGUE:
            return next(
                (_plain_phrase(phrase) for phrase, value in grammar.words.vague.items() if value == source.value), None
            )
        case Kind.CLOCK:
            return _clock(source.value * 60) if source.value.denominator > 1 else _clock(source.value)
        case Kind.DURATION:
            return _taken(source.value, like)
        case Kind.CODE:
            return None if source.label == "phone" else _replace_digits(like, str(source.value))
        case Kind.DECADE:
            return _decade(source.value, like)
        case Kind.NUMBER:
            return None if source.label == JOINT else _number(source, lang, like, grammar)


def _clock(time: Fraction) -> str:
    """A time in sixtieths: 23 as "0:23", 8387 as "2:19:47"."""
    rest, last = divmod(time, 60)
    head = _clock(Fraction(rest)) if rest >= 60 else str(rest)
    return f"{head}:{int(last):02d}"


def _taken(seconds: Fraction, like: str) -> str | None:
    """A time taken, in seconds, with the mark before the last digits that the words it replaces have."""
    mark = re.search(r"[.,:](?=\d+$)", like)
    if mark is None:
        return None
    if seconds.denominator == 1:
        return _clock(seconds)[:-3] + mark.group() + f"{int(seconds % 60):02d}"
    decimals = len(like) - mark.end()
    parts = round(seconds % 1 * 10**decimals)
    return f"{_clock(Fraction(int(seconds)))}{mark.group()}{parts:0{decimals}d}"


def _number(source: Quantity, lang: str, like: str, grammar: Grammar) -> str:
    from babel.numbers import format_decimal  # the locale data take a while to load

    value, in_digits = source.value, any(character.isdigit() for character in like)
    if not in_digits and (word := _word(value, source, grammar)):
        return word
    if source.digits and source.end - source.start == 4 and 1000 <= value <= 2100 and source.unit is None:
        return str(value)
    if scale := _scale(value, grammar):
        word, size = scale
        return f"{format_decimal(_decimal(value / size), locale=lang)} {word}"
    if value.denominator != 1 and value.denominator not in (2, 4, 5, 10, 20, 50, 100, 1000):
        return f"{value.numerator}/{value.denominator}"
    written = str(format_decimal(_decimal(value), locale=lang, decimal_quantization=False))
    return written + _ordinal_mark(written, grammar) if _is_ordinal(like, grammar) else written


def _is_ordinal(words: str, grammar: Grammar) -> bool:
    """Whether words are a number in digits with the mark of an ordinal: "67th"."""
    digits = re.match(r"\d+", words)
    mark = grammar.ordinal_digits.match(words + " ", digits.end()) if digits else None
    return mark is not None and mark.end() >= len(words)


def _ordinal_mark(digits: str, grammar: Grammar) -> str:
    """What makes an ordinal of a number in digits: "st" of 21, "th" of 11."""
    return next((mark for ending, mark in grammar.words.ordinal_marks.items() if re.search(ending, digits)), "")


def _word(value: Fraction, source: Quantity, grammar: Grammar) -> str | None:
    words = grammar.words.ordinals if source.ordinal else grammar.words.cardinals
    return next((word for word, number in words.items() if number == value and value <= 12), None)


def _scale(value: Fraction, grammar: Grammar) -> tuple[str, int] | None:
    scales = [(word, size) for word, size in grammar.words.scales.items() if size >= 1_000_000]
    fitting = [(word, size) for word, size in scales if size <= value and (value * 1000 / size).denominator == 1]
    return max(fitting, key=lambda pair: pair[1], default=None)


def _decimal(value: Fraction) -> float | int:
    return value.numerator if value.denominator == 1 else float(value)


def _name(source: Quantity, lang: str, like: str, grammar: Grammar) -> str:
    from babel.dates import get_day_names, get_month_names

    names = get_month_names("wide", locale=lang) if source.kind is Kind.MONTH else get_day_names("wide", locale=lang)
    name = str(names[int(source.value)])
    forms = grammar.words.period.get(source.period or "", ())
    if not forms:
        return name
    return f"{forms[0]}-{name}" if "-" in like or source.period == "mid" else f"{forms[0]} {name}"


def _plain_phrase(pattern: str) -> str:
    """The simplest phrase that a pattern matches: optional parts left out."""
    return re.sub(r"\(\?:[^)]*\)\??\s?", "", pattern).strip()


def _decade(value: Fraction, like: str) -> str | None:
    """A decade in digits; the century is that of the words it replaces, where the source does not say it."""
    century = re.search(r"\d\d(?=\d\d)", like)
    return _replace_digits(like, f"{century[0]}{value}" if century and value < 100 else str(value))


def _replace_digits(like: str, digits: str) -> str | None:
    replaced, count = re.subn(r"\d+", digits, like, count=1)
    return replaced if count else None
