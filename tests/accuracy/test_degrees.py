"""Degrees of comparison that a translation exchanged."""

import pytest

from translaudit.accuracy.degrees import exchanged_degrees
from translaudit.checks.base import Example
from translaudit.checks.examples import case_of


def accused(source: str, target: str) -> list[str]:
    case = case_of(Example(source=source, target=target))
    return [case.target.text[slice(*degree.target)] for degree in exchanged_degrees(case)]


@pytest.mark.parametrize(
    ("german", "english", "words"),
    [
        ("Es ist das älteste Haus der Stadt.", "It is an ancienter house of the town.", []),
        ("Es ist das größte Haus der Stadt.", "It is a larger house in the town.", ["larger"]),
        ("Er nannte die wichtigsten Gründe.", "He named more important reasons.", ["more important"]),
        ("Sie verlangen höhere Löhne.", "They demand the highest wages.", ["highest"]),
    ],
)
def test_a_degree_that_the_source_does_not_have_is_accused(german: str, english: str, words: list[str]) -> None:
    assert accused(german, english) == words


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Es ist das größte Haus der Stadt.", "No house in town is the largest, but this one is."),
        ("Ein großer Wagen, ein kleiner Hund.", "The biggest dog of the latest owner."),
        ("Der höchste Turm steht in Ulm.", "The top tower is in Ulm, higher than it seems."),
        ("Die besten Plätze sind teurer als früher.", "Better seats cost more than they did."),
        ("Im nächsten Jahr wird zum ersten Mal gewählt.", "A later election will be the first."),
        ("Die jüngste Umfrage kam am Montag.", "A more recent poll came on Monday."),
        ("Berlin ist die größte Stadt des Landes.", "No city in the country is larger than Berlin."),
    ],
)
def test_what_agrees_or_may_differ_is_not_accused(german: str, english: str) -> None:
    assert accused(german, english) == []
