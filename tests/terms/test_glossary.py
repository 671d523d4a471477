"""A house glossary is held to: by inflected form, in the aligned sentence, and only as strictly as it asks."""

from dataclasses import replace
from pathlib import Path

from translaudit.checks import select_checks
from translaudit.checks.base import Case, Example
from translaudit.checks.examples import case_of
from translaudit.checks.run import run_checks
from translaudit.findings import Finding
from translaudit.lexicon import load_lexicon

HOUSE = """
[[term]]
forms.de = ["Klimaschutzvertrag"]
forms.en = ["carbon contract", "climate contract"]
wrong = ["climate guard treaty"]
required = true
"""


def house_case(tmp_path: Path, source: str, target: str) -> Case:
    path = tmp_path / "house.toml"
    path.write_text(HOUSE, encoding="utf-8")
    return replace(case_of(Example(source=source, target=target)), lexicon=load_lexicon((path,)))


def findings_in(case: Case) -> tuple[Finding, ...]:
    return run_checks(select_checks(("TRM301",)), case, {})[0]


def test_an_accepted_form_is_recognised_in_the_plural(tmp_path: Path) -> None:
    case = house_case(tmp_path, "Sie schließen Klimaschutzverträge.", "They sign carbon contracts.")
    assert findings_in(case) == ()


def test_a_wrong_form_is_accused_with_the_preferred_form(tmp_path: Path) -> None:
    case = house_case(tmp_path, "Sie schließen Klimaschutzverträge.", "They sign climate guard treaties.")
    assert [(each.target[0].text, each.suggestions) for each in findings_in(case)] == [
        ("climate guard treaties", ("carbon contract",))
    ]


def test_a_required_term_that_is_missing_is_shown_at_the_aligned_sentence(tmp_path: Path) -> None:
    case = house_case(tmp_path, "Es regnet.\nSie schließen Klimaschutzverträge.", "It is raining.\nThey sign deals.")
    assert [(each.target[0].text, each.source[0].text) for each in findings_in(case)] == [
        ("They sign deals.", "Klimaschutzverträge")
    ]


def test_a_bundled_term_that_is_merely_paraphrased_is_left_alone(tmp_path: Path) -> None:
    case = house_case(tmp_path, "Die Rentner fürchten eine Nullrunde.", "Pensioners fear getting nothing more.")
    assert findings_in(case) == ()
