"""MQM points: what a finding costs."""

import pytest

from tests.report.hand_made import finding
from translaudit.documents import document_from_text
from translaudit.findings import Finding, Severity, Side
from translaudit.penalty import penalty_of

DOCUMENT = document_from_text("Mr. Witcoff came .", "en")


def made(severity: Severity, mqm: str = "accuracy/mistranslation", side: Side = Side.TARGET) -> Finding:
    import msgspec

    return msgspec.structs.replace(finding(DOCUMENT, "Witcoff", severity=severity), mqm=mqm, side=side)


@pytest.mark.parametrize(
    ("severity", "points"),
    [(Severity.CRITICAL, 25), (Severity.MAJOR, 5), (Severity.MINOR, 1), (Severity.NEUTRAL, 0)],
)
def test_points_grow_with_severity(severity: Severity, points: float) -> None:
    penalty = penalty_of([made(severity)], 50)
    assert (penalty.total, penalty.per_100_words) == (points, 2 * points)


def test_minor_punctuation_costs_a_tenth() -> None:
    assert penalty_of([made(Severity.MINOR, "linguistic-conventions/punctuation")], 100).total == 0.1


def test_what_is_wrong_in_the_source_itself_costs_nothing() -> None:
    assert penalty_of([made(Severity.CRITICAL, side=Side.SOURCE)], 100).total == 0


def test_an_empty_translation_divides_by_nothing() -> None:
    assert penalty_of([], 0).per_100_words == 0
