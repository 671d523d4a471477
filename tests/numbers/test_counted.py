"""Numbers exchanged between what they count."""

import pytest

from translaudit.align import Relation
from translaudit.auditor import Auditor
from translaudit.config import Config

AUDITOR = Auditor("none", Config(cache=False, select=("NUM",)))


def accused(source: str, target: str, relation: Relation = Relation.PARALLEL) -> list[tuple[str, tuple[str, ...]]]:
    found = AUDITOR.audit(source, target, relation=relation).findings
    return [(finding.target[0].text, finding.suggestions) for finding in found]


@pytest.mark.parametrize("relation", [Relation.PARALLEL, Relation.COMPARABLE])
@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (
            "Er erzielte 19 Tore in 31 Ligaspielen.",
            "He scored 31 goals in 19 league games.",
            [("31", ("19",)), ("19", ("31",))],
        ),
        (
            "Dabei starben zwölf Soldaten und sieben Kinder.",
            "Seven soldiers and twelve children died.",
            [("Seven", ("twelve",)), ("twelve", ("seven",))],
        ),
        (
            "41 Prozent der Frauen und 27 Prozent der Männer stimmten zu.",
            "27 percent of women and 41 percent of men agreed.",
            [("27", ("41",)), ("41", ("27",))],
        ),
    ],
)
def test_what_two_numbers_count_is_exchanged(
    relation: Relation, source: str, target: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert accused(source, target, relation) == expected


@pytest.mark.parametrize("relation", [Relation.PARALLEL, Relation.COMPARABLE])
@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Er erzielte 19 Tore in 31 Ligaspielen.", "In 31 league games he scored 19 goals."),
        ("Dabei starben zwölf Soldaten und sieben Kinder.", "Seven children and twelve soldiers died."),
        ("Im Inland 435 und weltweit 950 Mitarbeiter hat das Werk.", "It has 435 employees and 950 worldwide."),
        ("19 der 31 Spiele gewann der Klub.", "Of 31 matches, the club won 19."),
        ("Es gab 19 Tore in 31 Spielen und 19 Karten.", "There were 31 games with 19 goals and 19 cards."),
    ],
)
def test_another_order_is_no_exchange(relation: Relation, source: str, target: str) -> None:
    assert accused(source, target, relation) == []
