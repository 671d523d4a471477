"""A bound turned round: the true number lies on the other side."""

import pytest

from translaudit.auditor import Auditor
from translaudit.config import Config
from translaudit.languages import load_topic
from translaudit.numbers.bounds import TOPIC, BoundWords

AUDITOR = Auditor("none", Config(cache=False, select=("NUM208",)))


def accused(source: str, target: str) -> list[str]:
    return [finding.target[0].text for finding in AUDITOR.audit(source, target).findings]


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("Mehr als 30 Gäste kamen zur Feier.", "Fewer than 30 guests came to the party.", "Fewer than 30"),
        ("Er zahlte knapp 200 Euro für das Rad.", "He paid well over €200 for the bike.", "well over €200"),
        ("Die Sperre dauert bis zu 14 Tage.", "The ban lasts at least 14 days.", "at least 14"),
        ("Sie wartete länger als 48 Stunden.", "She waited less than two days.", "less than two"),
        ("Niemand zahlte mehr als 80 Euro.", "Nobody paid less than 80 euros.", "less than 80"),
        ("Der Preis hat sich mehr als verdoppelt.", "The price has almost doubled.", "almost doubled"),
    ],
)
def test_the_other_side_of_the_same_number_is_accused(source: str, target: str, words: str) -> None:
    assert accused(source, target) == [words]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Mehr als 30 Gäste kamen zur Feier.", "Over 30 guests came to the party."),
        ("Nicht mehr als 30 Gäste kamen zur Feier.", "At most 30 guests came to the party."),
        ("Kaum mehr als 30 Gäste kamen zur Feier.", "Just under 30 guests came to the party."),
        ("Weniger als die Hälfte war dafür.", "More than half were against."),
        ("In knapp 20 Jahren baute er das Haus.", "He built the house over 20 years."),
        ("Knapp 20 von mehr als 20 Gästen blieben.", "More than 20 guests came and almost all stayed."),
        ("Kinder unter 14 Jahren fahren frei.", "Under-14s travel free."),
        ("Mehr als 50 Kilometer war er gelaufen.", "He had run almost 32 miles."),
    ],
)
def test_the_same_side_and_what_may_mean_it_are_not(source: str, target: str) -> None:
    assert accused(source, target) == []


def test_the_suggestion_bounds_the_number_as_the_source_does() -> None:
    finding = AUDITOR.audit("Gut 400 Läufer kamen ins Ziel.", "Nearly 400 runners finished.").findings[0]
    assert finding.suggestions == ("just over 400",)


def test_every_language_names_the_same_kinds_of_bounds() -> None:
    one, other = (load_topic(lang, TOPIC, BoundWords) for lang in ("de", "en"))
    assert one.above.keys() == other.above.keys()
    assert one.below.keys() == other.below.keys()
