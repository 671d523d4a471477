"""Between two reports of one event, only slips of digits are wrong numbers."""

import pytest

from translaudit import Auditor, Config
from translaudit.align import Relation

SOURCE = (
    "Im Hafen von Varna beschlagnahmten Zöllner 317 Kisten mit Zigaretten im Wert von 2,4 Milliarden Lewa.\n"
    "Der Kapitän, ein achtzehnjähriger Seemann, wurde festgenommen."
)


def accused(target: str) -> list[tuple[str, str]]:
    auditor = Auditor("none", config=Config(model="none", select=("NUM",)))
    audit = auditor.audit(SOURCE, target, relation=Relation.COMPARABLE)
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
