"""MQM penalty of a list of findings (Freitag et al. 2021, doi 10.1162/tacl_a_00437)."""

from collections.abc import Iterable

from translaudit.config import MINOR_PUNCTUATION, PENALTY
from translaudit.findings import Finding, Severity, Side
from translaudit.record import Penalty


def penalty_of(findings: Iterable[Finding], target_words: int) -> Penalty:
    """Penalty points of the findings that concern the target; what is wrong in the source alone costs nothing."""
    total = sum(points_of(finding) for finding in findings if finding.side is Side.TARGET)
    return Penalty(total=round(total, 4), per_100_words=round(100 * total / max(target_words, 1), 4))


def points_of(finding: Finding) -> float:
    """Penalty points of one finding."""
    if finding.severity is Severity.MINOR and finding.mqm == "linguistic-conventions/punctuation":
        return MINOR_PUNCTUATION
    return PENALTY[finding.severity]
