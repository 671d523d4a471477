"""Numbers, dates and quantities are read as values, at their exact words."""

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text_to_num import text2num

from tests.numbers.spelling import in_english, in_german
from translaudit.numbers.quantity import Kind, Quantity, Strength
from translaudit.numbers.reading import read_quantities

DE, EN = "de", "en"


def only(text: str, lang: str) -> Quantity:
    (quantity,) = read_quantities(text, lang)
    return quantity


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("32.283,4", DE, Fraction(322834, 10)),
        ("32,283.4", EN, Fraction(322834, 10)),
        ("18 000", DE, 18_000),
        ("3 1/2", EN, Fraction(7, 2)),
        ("3½", EN, Fraction(7, 2)),
        ("dreieinhalb", DE, Fraction(7, 2)),
        ("two and a half", EN, Fraction(5, 2)),
        ("anderthalb", DE, Fraction(3, 2)),
        ("zwei Dutzend", DE, 24),
        ("zwei Drittel", DE, Fraction(2, 3)),
        ("two-thirds", EN, Fraction(2, 3)),
        ("halbe Million", DE, 500_000),
        ("half a million", EN, 500_000),
        ("three quarters of a million", EN, 750_000),
        ("3,2 Milliarden", DE, 3_200_000_000),
        ("3.2 billion", EN, 3_200_000_000),
        ("zwei Billionen", DE, 2_000_000_000_000),
        ("two trillion", EN, 2_000_000_000_000),
        ("16 Mrd.", DE, 16_000_000_000),
        ("zwei Millionen dreihunderttausend", DE, 2_300_000),
        ("neunzehnhundertneunundachtzig", DE, 1989),
        ("einundzwanzigste", DE, 21),
        ("twenty-first", EN, 21),
        ("31st", EN, 31),
        ("zehnköpfig", DE, 10),
    ],
)
def test_a_number_has_its_value_however_it_is_written(text: str, lang: str, value: Fraction) -> None:
    assert read_quantities(text, lang)[0].value == value


@pytest.mark.parametrize(
    ("text", "lang", "unit"),
    [
        ("5.000 $", DE, "dollar"),
        ("$5,000", EN, "dollar"),
        ("€16bn", EN, "euro"),
        ("2 Mrd. GBP", DE, "pound"),
        ("zehn Millionen schwedische Kronen", DE, "krone"),
        ("53-Jährige", DE, "year"),
        ("53-year-old", EN, "year"),
        ("zweimonatig", DE, "month"),
        ("3 Prozentpunkte", DE, "percentage-point"),
        ("3 percentage points", EN, "percentage-point"),
        ("25 °C", EN, "celsius"),
        ("120 km/h", DE, "kmh"),
    ],
)
def test_a_quantity_knows_its_unit(text: str, lang: str, unit: str) -> None:
    assert only(text, lang).unit == unit


@pytest.mark.parametrize(
    ("text", "lang", "kind", "value"),
    [
        ("14 Uhr", DE, Kind.CLOCK, 14 * 60),
        ("14.30 Uhr", DE, Kind.CLOCK, 14 * 60 + 30),
        ("2:30 p.m.", EN, Kind.CLOCK, 14 * 60 + 30),
        ("halb drei", DE, Kind.CLOCK, 2 * 60 + 30),
        ("half past two", EN, Kind.CLOCK, 2 * 60 + 30),
        ("neunziger Jahre", DE, Kind.DECADE, 90),
        ("1990s", EN, Kind.DECADE, 1990),
        ("Sonntagmorgen", DE, Kind.WEEKDAY, 6),
        ("Mitte Mai", DE, Kind.MONTH, 5),
        ("mid-March", EN, Kind.MONTH, 3),
        ("Zehntausende", DE, Kind.VAGUE, 10_000),
        ("hundreds of thousands", EN, Kind.VAGUE, 100_000),
        ("G7", EN, Kind.CODE, 7),
        ("Covid-19", DE, Kind.CODE, 19),
        ("A380", EN, Kind.CODE, 380),
    ],
)
def test_dates_times_and_designations_are_no_plain_numbers(text: str, lang: str, kind: Kind, value: int) -> None:
    quantity = only(text, lang)
    assert quantity.kind is kind
    assert quantity.value == value


@pytest.mark.parametrize(("text", "lang"), [("31.08.2025", DE), ("31. August 2025", DE), ("Aug. 31, 2025", EN)])
def test_a_date_is_day_month_and_year_in_every_order(text: str, lang: str) -> None:
    read = {(quantity.kind, int(quantity.value)) for quantity in read_quantities(text, lang)}
    assert read == {(Kind.NUMBER, 31), (Kind.MONTH, 8), (Kind.NUMBER, 2025)}


def test_a_number_torn_apart_keeps_the_value_that_was_meant_as_a_reading() -> None:
    assert set(only("980 . 000", EN).values) == {Fraction(980_000), Fraction(980)}


@pytest.mark.parametrize("text", ["May has resigned.", "Jan Smith spoke.", "They march on."])
def test_a_month_that_is_a_word_or_a_person_only_acquits(text: str) -> None:
    assert all(quantity.strength is Strength.SOFT for quantity in read_quantities(text, EN))


def test_two_millions_joined_by_and_are_two_numbers() -> None:
    assert [int(each.value) for each in read_quantities("between three million and five million", EN)] == [3e6, 5e6]


@given(st.integers(2, 999_999))
def test_number_words_are_read_as_they_are_spelt_and_as_text2num_reads_them(number: int) -> None:
    for word, lang in ((in_german(number), DE), (in_english(number), EN)):
        assert only(word, lang).value == number
        assert text2num(word, lang) == number


def test_every_span_lies_in_the_text_and_holds_a_letter_or_digit() -> None:
    words = [
        "3",
        ",",
        ".",
        "-",
        "5",
        "Uhr",
        "halb",
        "ein",
        "Million",
        "Mitte",
        "Mai",
        "1990",
        "er",
        "Prozent",
        "½",
        "(",
        ")",
        "$",
        "zwei",
        "und",
        "Dutzend",
        "2.5",
        "G7",
        "am",
        "Montag",
    ]
    shuffler = random.Random(4)
    for _ in range(500):
        text = " ".join(shuffler.choices(words, k=8))
        for quantity in read_quantities(text, DE):
            assert 0 <= quantity.start < quantity.end <= len(text)
            assert any(character.isalnum() for character in text[quantity.start : quantity.end])
            assert text[quantity.start : quantity.end] in text[quantity.whole[0] : quantity.whole[1]] or quantity.dated
