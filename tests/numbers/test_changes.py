"""A change told as a level, and the other way round; ranks in one word."""

from fractions import Fraction

import pytest

from translaudit.auditor import Auditor
from translaudit.config import Config
from translaudit.numbers.changes import Told, words_for
from translaudit.numbers.reading import read_quantities

AUDITOR = Auditor("none", Config(select=("NUM201", "NUM202", "NUM207")))


def accused(source: str, target: str) -> list[tuple[str, str]]:
    found = AUDITOR.audit(source, target).findings
    return [(finding.code, finding.target[0].text or finding.source[0].text) for finding in found]


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("Die Miete wurde um 60 Euro erhöht.", "The rent was raised to 60 euros.", "to 60"),
        ("Die Miete wurde auf 60 Euro erhöht.", "The rent was raised by 60 euros.", "by 60"),
        ("Der Absatz ging um fast 7 Prozent zurück.", "Sales fell to almost 7 percent.", "to almost 7"),
        ("Das Defizit wuchs auf 3 Milliarden Dollar.", "The deficit grew by $3 billion.", "by $3 billion"),
    ],
)
def test_a_change_is_no_level(source: str, target: str, words: str) -> None:
    assert accused(source, target) == [("NUM207", words)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Die Miete wurde um 60 Euro erhöht.", "The rent was raised by 60 euros."),
        ("Die Miete stieg um 60 auf 460 Euro.", "The rent rose by 60 to 460 euros."),
        ("Der Anteil stieg um 40 auf 40 Prozent.", "The share rose to 40 percent."),
        ("Das Turnier wurde auf 12 Tage verlängert.", "The tournament was extended by 12 days."),
        ("Der Absatz ging um 7 Prozent zurück.", "A rise in costs had led to a 7 percent fall in sales."),
    ],
)
def test_other_numbers_and_other_words_are_no_change(source: str, target: str) -> None:
    assert "NUM207" not in dict(accused(source, target))


def test_the_suggestion_keeps_the_number_as_it_is_written() -> None:
    finding = AUDITOR.audit("Die Quote fiel auf rund 5,5 Prozent.", "The rate fell by about 5.5 per cent.").findings[0]
    assert finding.suggestions == ("to about 5.5",)


def test_each_language_has_its_word() -> None:
    assert [words_for(told, "de") for told in (Told.BY, Told.TO)] == ["um", "auf"]


@pytest.mark.parametrize(
    ("word", "rank"), [("zweitgrößte", 2), ("viertbesten", 4), ("achthöchstes", 8), ("größte", None)]
)
def test_a_rank_in_one_word_is_an_ordinal(word: str, rank: int | None) -> None:
    read = read_quantities(f"der {word} Rückgang", "de")
    assert [(number.value, number.ordinal) for number in read] == ([(Fraction(rank), True)] if rank else [])


def test_another_rank_and_a_lost_rank_are_accused() -> None:
    source = "Das war der drittwärmste Mai; Jena ist die zweitgrößte Stadt Thüringens."
    assert accused(source, "It was the third-warmest May; Jena is Thuringia’s largest city.") == [
        ("NUM202", "zweitgrößte")
    ]
    assert accused(source, "It was the third-warmest May; Jena is Thuringia’s fourth-largest city.") == [
        ("NUM201", "fourth")
    ]
    assert accused(source, "It was the third-warmest May; Jena is Thuringia’s second-largest city.") == []
