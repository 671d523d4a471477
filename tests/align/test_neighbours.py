"""Sentences without a partner of their own: merged into a neighbour, or left out."""

import pytest

from translaudit import Auditor, Config
from translaudit.align import Relation

SOURCE = (
    "Der Stadtrat hat den Neubau der Bibliothek beschlossen. Das Gebäude bekommt ein Café. "
    "Die Kosten betragen 12 Millionen Euro. Die Bauarbeiten beginnen im Frühjahr."
)
MERGED = (
    "The city council has approved the new library. The building will have a café and cost 12 million euros. "
    "Construction will begin in spring."
)
LEFT_OUT = (
    "The city council has approved the new library. The building will have a café. Construction will begin in spring."
)


def accused(source: str, target: str) -> list[str]:
    auditor = Auditor("none", config=Config(model="none", select=("ACC501", "ACC502")))
    findings = auditor.audit(source, target, relation=Relation.PARALLEL).findings
    return [span.text for finding in findings for span in (finding.source or finding.target) if span.text]


def test_a_sentence_merged_into_its_neighbour_is_not_left_out() -> None:
    assert accused(SOURCE, MERGED) == []


def test_a_sentence_that_no_neighbour_tells_is_left_out() -> None:
    assert accused(SOURCE, LEFT_OUT) == ["Die Kosten betragen 12 Millionen Euro."]


@pytest.mark.parametrize("place", ["before", "after"])
def test_an_invented_sentence_is_added_wherever_it_stands(place: str) -> None:
    invented = "Residents have been protesting for weeks against the noise of the harbour."
    first, *rest = LEFT_OUT.split(". ", 1)
    target = f"{invented} {LEFT_OUT}" if place == "before" else f"{first}. {invented} {rest[0]}"
    kept = SOURCE.replace(" Die Kosten betragen 12 Millionen Euro.", "")
    assert accused(kept, target) == [invented]


def test_a_headline_may_be_written_anew() -> None:
    source = "Der Methusalem von der Alm\n\nIn Gmunden lebt ein Pferd, das 51 Jahre alt ist. Es frisst nur noch Brei."
    headline = "Older than the barn it sleeps in: meet the animal that has seen it all"
    target = f"{headline}\n\nA horse that is 51 years old lives in Gmunden. It now eats only mash."
    assert accused(source, target) == []


def test_a_first_sentence_is_no_headline() -> None:
    assert accused(f"Niemand war an der Tür.\n\n{SOURCE}", MERGED) == ["Niemand war an der Tür."]
