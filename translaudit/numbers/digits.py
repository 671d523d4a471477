"""Numbers written in digits: separators of both conventions, fractions, and what is a designation and no number."""

import re
from fractions import Fraction

from translaudit.numbers.language import Grammar

VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8", "⅕": "1/5"}
_SPACES = "\u00a0\u2009\u202f "
TOKEN = re.compile(
    rf"""
    (?P<entity>&\#\w{{1,6}};)
    | (?P<phone>(?<![\w.,])(?:\+\d|\(?0\d)[\d\ ()/–-]{{5,}}\d(?![\w.,]\d)
        | (?<!\w)\(?\d{{3}}\)?[ -]\d{{3}}-\d{{4}}(?!\d))
    | (?P<code>(?<![^\W_])(?:[^\W\d_]{{1,8}}\d+(?:[^\W_])* | [A-ZÄÖÜ][^\W\d_]{{0,9}}-\d{{1,4}}(?![\d/:]|[.,]\d)
        | \d{{1,3}}[A-Z]{{1,2}}(?![^\W_])))
    | (?P<number>\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?![\d.,]\d|\d)(?:[.,]\d+)?
        | \d+\ [.,]\ \d{{3}}(?!\d) | \d+(?:[.,'’]\d+)* | (?<![\w.,:])(?<!\d\ )\.\d{{1,3}}(?!\w|[.,]\d) )
    | (?P<vulgar>[{"".join(VULGAR)}])
    | (?P<word>[^\W\d_]+)
    """,
    re.VERBOSE,
)
STOPPAGE_TIME = re.compile(r"(45|90|105|120)\.?[ \u00a0]?\+[ \u00a0]?(\d{1,2})(?!\d)")
"""A minute of football played on: "90.+4"."""
LONGEST = 20
"""Digits and separators of a number; a longer run is a key or a checksum."""
_ROUND_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d00")
"""Where a comma is the decimal sign: hardly three decimals, but thousands in the English manner, left from a source."""
SLASHED = re.compile(r"(\d{1,4})[/⁄](\d{1,4})(?![\d/])")
MIXED = re.compile(
    rf"(?:[ \u00a0-]?(?P<sign>[{''.join(VULGAR)}])|[ \u00a0-](?P<top>\d)[/⁄](?P<bottom>\d{{1,2}})(?![\d/]))"
)


def values_of(digits: str, grammar: Grammar) -> tuple[Fraction, ...]:
    """Every value that a run of digits and separators can have, the language's own convention first.

    "1.500" is 1500 in German and 1.5 in English; "980 . 000", torn apart, can be either; a run with several
    separators that group nothing ("3.11.2") has no value, nor has one that is too long to count anything.
    """
    if len(digits) > LONGEST:
        return ()
    torn = " . " in digits or " , " in digits
    compact = re.sub(r"\s", "", digits)
    own = _read(compact, grammar.words.decimal, grammar.words.groups)
    foreign_decimal = "," if grammar.words.decimal == "." else "."
    foreign = _read(compact, foreign_decimal, grammar.words.decimal)
    if torn:
        return tuple(dict.fromkeys(value for value in (foreign, own) if value is not None))
    if own is not None:
        english = grammar.words.decimal == "," and _ROUND_THOUSANDS.fullmatch(compact)
        return (own, foreign) if english and foreign is not None else (own,)
    return () if foreign is None else (foreign,)


def _read(digits: str, decimal: str, groups: str) -> Fraction | None:
    whole, _, rest = f"0{digits}".partition(decimal) if digits.startswith(decimal) else digits.partition(decimal)
    if rest and not rest.isdecimal():
        return None
    if not whole.isdecimal():
        first, *others = re.split(f"[{re.escape(groups)}]", whole)
        if not (first.isdecimal() and len(first) <= 3 and all(len(part) == 3 and part.isdecimal() for part in others)):
            return None
        whole = first + "".join(others)
    return Fraction(int(whole + rest), 10 ** len(rest))
