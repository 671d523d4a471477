"""Between two reports of one event, only slips of digits are wrong numbers."""

import pytest

from translaudit import Auditor, Config
from translaudit.align import Relation

SOURCE = (
    "Im Hafen von Varna beschlagnahmten Zöllner 317 Kisten mit Zigaretten im Wert von 2,4 Milliarden Lewa.\n"
    "Der Kapitän, ein achtzehnjähriger Seemann, wurde festgenommen."
)


SCATTERED = (
    "Der Zulieferer streicht bis Ende 2028 weitere 4300 Stellen.\n"
    "Die Beratungen der Gewerkschaft dauerten 21 Tage, am 26. November beginnt der Streik.\n"
    "Die Regierung stellt 50 Millionen Euro Soforthilfe bereit.\n"
    "Der Umsatz sinkt von mehr als 40 auf rund 38 Milliarden Euro.\n"
    "Im Dezember wird der Vorstand neu gewählt."
)


def accused(target: str, source: str = SOURCE) -> list[tuple[str, str]]:
    auditor = Auditor("none", config=Config(model="none", select=("NUM",)))
    audit = auditor.audit(source, target, relation=Relation.COMPARABLE)
    return [(finding.code, finding.target[0].text) for finding in audit.findings]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("Customs officers in Varna seized 371 crates of cigarettes on Sunday.", [("NUM201", "371")]),
        ("The cigarettes were worth 2.4 million leva, customs officers said.", [("NUM203", "2.4 million")]),
        ("Customs officers in Varna seized 317 crates of cigarettes worth 2.4 billion leva.", []),
        ("Customs officers in Varna have by now seized 352 crates of cigarettes.", []),
        ("Fourteen officers searched the ship for nine hours and found 5,000 bottles.", []),
    ],
)
def test_other_digits_in_the_same_place_are_accused_and_other_facts_are_not(
    target: str, expected: list[tuple[str, str]]
) -> None:
    assert accused(target) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("The union called a strike in Munich for November 16, its leader said.", [("NUM205", "16")]),
        ("Union talks had gone on for 12 days before a strike was called.", [("NUM201", "12")]),
        ("The government promised 50 billion euros in aid.", [("NUM203", "50 billion")]),
        ("Another 43,000 jobs will go by the end of 2028.", [("NUM203", "43,000")]),
        ("Sales will fall from more than 40 billion euros to about 38 billion.", []),
        ("The bus to the stadium took 12 minutes, fans said.", []),
        ("A museum in Oslo was given 50 billion kroner.", []),
    ],
)
def test_words_that_translate_each_other_around_two_numbers_show_that_they_count_the_same(
    target: str, expected: list[tuple[str, str]]
) -> None:
    assert accused(target, SCATTERED) == expected


REPORT = (
    "Die Offerte bewertet die Bank mit rund 5,7 Milliarden Euro.\n"
    "Die Annahmefrist soll Mitte Juli beginnen, der Vorstand tagt am 14. August in Genf.\n"
    "Die Strecke zum neuen Hafen ist 43 Kilometer lang."
)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("A bid of 5.7 billion euros.\nThe offer values the bank at 5.7 million euros.", [("NUM203", "5.7 million")]),
        ("A bid of 5.7 billion euros.\nLunch was on the house and cost 5.7 million euros.", []),
        ("The acceptance period is due to begin in mid-June.", [("NUM205", "mid-June")]),
        ("The acceptance period is due to begin in mid-July; a poll will be held in mid-June.", []),
        ("A parade is held in mid-June.", []),
        ("The board is to meet in Geneva on August 4.", [("NUM205", "4")]),
        ("The board met on August 4 and will meet in Geneva on August 14.", []),
        ("Fans had sung in Cardiff on August 4.", []),
        ("The route to the port is 43 miles (27 kilometers) long.", [("NUM204", "43 miles")]),
        ("The route to the port is 27 miles (43 kilometers) long.", []),
        ("A pipeline runs for 43 miles (69 kilometers).", []),
    ],
)
def test_a_slip_is_told_from_another_fact(target: str, expected: list[tuple[str, str]]) -> None:
    assert accused(target, REPORT) == expected
