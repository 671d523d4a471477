"""A number that is formatted for the other language is silent; change a digit of it and it is found."""

import random
from collections.abc import Callable
from datetime import date, time

import pytest
from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal, format_percent

from tests.numbers.pairs import findings

Maker = Callable[[random.Random], tuple[str, str]]


def count(dice: random.Random) -> tuple[str, str]:
    number = dice.choice([dice.randrange(2, 100), dice.randrange(100, 10_000), dice.randrange(10_000, 10**9)])
    german, english = format_decimal(number, locale="de"), format_decimal(number, locale="en")
    return f"Gezählt wurden {german} Besucher.", f"They counted {english} visitors."


def decimal(dice: random.Random) -> tuple[str, str]:
    number = dice.randrange(11, 10**6) / 10
    german, english = format_decimal(number, locale="de"), format_decimal(number, locale="en")
    return f"Der Index stieg auf {german} Punkte.", f"The index rose to {english} points."


def percentage(dice: random.Random) -> tuple[str, str]:
    share = dice.randrange(2, 999) / 1000
    german, english = (format_percent(share, "#,##0.#%", locale=lang) for lang in ("de", "en"))
    return f"Das sind {german} mehr.", f"That is {english} more."


def money(dice: random.Random) -> tuple[str, str]:
    amount = dice.randrange(200, 10**8) / 100
    german, english = (format_currency(amount, "EUR", locale=lang) for lang in ("de", "en"))
    return f"Es kostet {german} im Jahr.", f"It costs {english} a year."


def scaled(dice: random.Random) -> tuple[str, str]:
    number = dice.randrange(11, 999) / 10
    german, english = dice.choice([("Millionen", "million"), ("Milliarden", "billion"), ("Billionen", "trillion")])
    return (
        f"Der Umsatz betrug {format_decimal(number, locale='de')} {german} Euro.",
        f"Revenue was {format_decimal(number, locale='en')} {english} euros.",
    )


def day(dice: random.Random) -> tuple[str, str]:
    when = date.fromordinal(dice.randrange(date(1900, 1, 1).toordinal(), date(2099, 12, 31).toordinal()))
    length = dice.choice(["medium", "long", "full"])
    return (
        f"Am {format_date(when, length, locale='de')} fiel die Entscheidung.",
        f"The decision was made on {format_date(when, length, locale='en')}.",
    )


def clock(dice: random.Random) -> tuple[str, str]:
    when = time(dice.randrange(24), dice.randrange(60))
    english = format_time(when, "h:mm a", locale="en")
    return f"Um {format_time(when, 'HH:mm', locale='de')} Uhr fiel das Tor.", f"The goal came at {english}."


def score(dice: random.Random) -> tuple[str, str]:
    home, away = dice.randrange(2, 10), dice.randrange(10)
    return f"Das Spiel endete {home}:{away}.", f"The match ended {home}-{away}."


def years(dice: random.Random) -> tuple[str, str]:
    first = dice.randrange(1500, 2000)
    last = first + dice.randrange(2, 99)
    return f"Von {first} bis {last} herrschte Krieg.", f"There was war from {first} to {last}."


def age(dice: random.Random) -> tuple[str, str]:
    number = dice.randrange(2, 100)
    return f"Der {number}-Jährige wurde verletzt.", f"The {number}-year-old was injured."


KINDS: list[Maker] = [count, decimal, percentage, money, scaled, day, clock, score, years, age]


@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__)
def test_the_same_number_in_both_languages_formats_is_never_accused(make: Maker) -> None:
    dice = random.Random(make.__name__)
    for _ in range(1000):
        pair = make(dice)
        assert not findings(*pair), pair


@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__)
def test_a_changed_digit_is_always_found(make: Maker) -> None:
    dice = random.Random(make.__name__)
    for _ in range(300):
        german, english = make(dice)
        at = dice.choice([place for place, character in enumerate(english) if character.isdecimal()])
        other = dice.choice([digit for digit in "123456789" if digit != english[at]])
        changed = english[:at] + other + english[at + 1 :]
        found = findings(german, changed)
        assert found, (german, changed)
        assert any(span.start <= at < span.end for finding in found for span in finding.target), (german, changed)


def test_the_season_over_the_turn_of_a_century_is_one_however_it_is_shortened() -> None:
    german = "In der Saison 1999/00 gewann der Verein dreimal."
    assert not findings(german, "The club won three times in the 1999-2000 season.")
    assert findings(german, "The club won three times in the 1998-99 season.")


def test_a_time_is_in_a_zone_only_where_the_zone_is_a_whole_word() -> None:
    assert not findings("Die Gespräche beginnen um 15 Uhr MESZ.", "The talks begin at 9am EDT.")
    assert findings("Der Elternrat tagt um 9.15 Uhr.", "The 8:15 PTA meeting is on.")
