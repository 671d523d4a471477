"""Quotations held against the source: marks that are gone, speakers inside the marks, and where a lost mark belongs."""

import pytest

from translaudit import Auditor, Config
from translaudit.align import Relation
from translaudit.findings import Severity

SAID = "„Der Deich hält, aber wir brauchen mehr Sandsäcke“, sagte Einsatzleiterin Tamm der Lokalzeitung."


def findings(source: str, target: str) -> list[tuple[str, list[str]]]:
    auditor = Auditor("none", config=Config(model="none", select=("ACC508", "FLU805")))
    audit = auditor.audit(source, target, relation=Relation.PARALLEL)
    return [(finding.code, [span.text for span in finding.target]) for finding in audit.findings if finding.target]


@pytest.mark.parametrize(
    "target",
    [
        "“The dyke is holding, but we need more sandbags,” head of operations Tamm told the local paper.",
        "'The dyke is holding, but we need more sandbags,' head of operations Tamm told the local paper.",
        "Head of operations Tamm told the local paper that the dyke was holding but more sandbags were needed.",
        "The dyke is holding, according to head of operations Tamm, but more sandbags are needed.",
    ],
)
def test_a_quotation_may_keep_its_words_or_be_reported(target: str) -> None:
    assert findings(SAID, target) == []


def test_direct_speech_without_marks_is_accused_once() -> None:
    target = "The dyke is holding, but we need more sandbags, head of operations Tamm told the local paper."
    [(code, spans)] = findings(SAID, target)
    assert code == "ACC508"
    assert spans[0].startswith("The dyke is holding")


def test_an_impersonal_you_is_not_the_speakers_own_person() -> None:
    source = "„In der Kabine herrschte völlige Stille“, sagte Torwart Brandl."
    target = "You could have heard a pin drop in the dressing room, said goalkeeper Brandl."
    audit = Auditor("none", config=Config(model="none", select=("ACC508",))).audit(source, target)
    assert all(finding.severity is Severity.NEUTRAL for finding in audit.findings)


def test_the_speaker_inside_the_marks_is_shown() -> None:
    target = "“The dyke is holding, but we need more sandbags, head of operations Tamm told the local paper.”"
    assert findings(SAID, target) == [("ACC508", ["head of operations Tamm told the local paper"])]


def test_a_speaker_whom_the_quotation_itself_names_may_stand_inside() -> None:
    source = "„Er log, und das sagte Tamm auch“, erklärte der Anwalt."
    target = "“He lied, and Tamm said so,” the lawyer explained."
    assert findings(source, target) == []


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("“The dyke is holding, head of operations Tamm said. Nobody left.", "holding,"),
        ("“The dyke is holding, Ida Tamm, the head of operations, said. Nobody left.", "holding,"),
        ("“The dyke is holding. Nobody left the town that night.", "holding."),
        ("The dyke is holding,” head of operations Tamm said. Nobody left.", "The"),
        ("‘The dyke is holding, head of operations Tamm said. Nobody left.", "holding,"),
        ("'The dyke is holding, head of operations Tamm said. Nobody left.", "holding,"),
    ],
)
def test_the_place_of_a_missing_mark_is_shown(target: str, place: str) -> None:
    source = "„Der Deich hält“, sagte Einsatzleiterin Tamm. Niemand ging fort."
    [(code, spans)] = findings(source, target)
    assert code == "FLU805"
    assert place in spans


def test_a_doubled_opening_mark_is_one_finding() -> None:
    source = "Alle warten. „Der Deich hält“, sagte Tamm."
    target = "Everybody is waiting. ““The dyke is holding,” Tamm said."
    assert findings(source, target) == [("FLU805", ["““The"])]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "„Wir waren ratlos. Hamburg hat Boote versprochen“, sagte die Einsatzleiterin in Hamburg.",
            "“We were at a loss. Hamburg promised boats,” the head of operations said in Hamburg.",
        ),
        (
            "Der Film „Die Nacht der langen Schatten“ wurde wiederentdeckt, was Kritiker lobten.",
            "The film The Night of the Long Shadows was rediscovered, which critics praised.",
        ),
        ("Ein Mann des 'Ndrangheta-Clans floh.", "A man of the 'Ndrangheta clan fled. The police gave chase."),
    ],
)
def test_what_only_looks_like_a_swallowed_or_lost_quotation_is_silent(source: str, target: str) -> None:
    assert findings(source, target) == []


def test_apostrophes_are_no_opening_marks() -> None:
    source = "Die Band spielte in den Neunzigern; die Eltern der Kinder blieben."
    target = "The band played in the '90s, rock 'n' roll at that; the children's parents' friends stayed 'til ten."
    assert findings(source, target) == []
