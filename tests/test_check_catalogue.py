"""The catalogue of checks tests itself, from the examples that each check carries."""

import re

import pytest

from translaudit.checks import all_checks
from translaudit.checks.base import Check, Example
from translaudit.checks.examples import findings_of
from translaudit.findings import Side

EXAMPLES = [(check, example) for check in all_checks() for example in check.examples]
FAMILIES = {"NAM", "NUM", "TRM", "PHR", "ACC", "ORC", "ALN", "FLU", "CFG"}


@pytest.mark.parametrize(
    ("check", "example"), EXAMPLES, ids=lambda part: getattr(part, "code", None) or part.target[:40]
)
def test_an_example_is_accused_at_exactly_the_words_it_names(check: Check, example: Example) -> None:
    findings = findings_of(check, example)
    accused = tuple(" … ".join(span.text for span in finding.spans) for finding in findings)
    if example.known_failure:
        assert accused != example.accused, "mended: take known_failure off this example"
        return
    assert accused == example.accused
    if example.suggestion is not None:
        assert example.suggestion in findings[0].suggestions


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
def test_a_check_shows_when_it_speaks_and_when_it_stays_silent(check: Check) -> None:
    working = [example for example in check.examples if not example.known_failure]
    assert any(example.accused for example in working)
    assert any(not example.accused for example in working)


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
def test_a_check_is_well_documented(check: Check) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", check.code)
    assert check.code[:3] in FAMILIES
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.name)
    assert re.fullmatch(r"[a-z-]+(/[a-z-]+)*", check.mqm)
    assert len(check.documentation.split()) > 30, "say what it finds, why it matters and when it is wrong"


@pytest.mark.parametrize(
    ("check", "example"), EXAMPLES, ids=lambda part: getattr(part, "code", None) or part.target[:40]
)
def test_every_span_quotes_the_text_it_points_at(check: Check, example: Example) -> None:
    for finding in findings_of(check, example):
        assert all(example.target[span.start : span.end] == span.text for span in finding.target)
        source = example.source or example.target
        assert all(source[span.start : span.end] == span.text for span in finding.source)
        assert finding.spans, "a finding points at words"
        assert finding.side is Side.SOURCE or finding.target, "what is wrong in the target has a place there"
