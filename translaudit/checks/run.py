"""Run checks over a case: suspicions in, findings out, with a note of every check that could not run."""

from collections.abc import Iterable, Iterator, Sequence

from translaudit.align import Relation
from translaudit.checks.base import Case, Check, Need, TextCheck
from translaudit.findings import Finding, Severity, Side, Suspicion, fingerprint
from translaudit.record import NotRun


def run_checks(
    checks: Sequence[Check], case: Case, severities: dict[str, Severity]
) -> tuple[tuple[Finding, ...], tuple[NotRun, ...]]:
    """Run every check whose needs are met.

    Returns:
        The findings (the target's before the source's own, gravest first, then by place), and the checks not run.
    """
    findings: list[Finding] = []
    not_run: list[NotRun] = []
    for check in checks:
        lacking = sorted(need.value for need in check.needs if not is_met(need, case))
        if lacking:
            not_run.append(NotRun(check.code, ", ".join(lacking)))
        else:
            findings.extend(_findings(check, case, severities))
    kept = _without_superfluous(findings, checks)
    return tuple(sorted(kept, key=_gravest_first)), tuple(not_run)


def is_met(need: Need, case: Case) -> bool:
    """Whether a case holds what a check needs."""
    match need:
        case Need.PARALLEL:
            return case.alignment.relation is Relation.PARALLEL
        case Need.RELATED:
            return case.alignment.relation is not Relation.UNRELATED
        case Need.RETRANSLATION:
            return any(text is not None for text in case.retranslations)
        case Need.FORCED_DECODING:
            return any(decoding is not None for decoding in case.forced)
        case Need.CONTRAST:
            return any(contrast is not None for contrast in case.contrasts)
        case Need.LANGUAGE_MODEL:
            return bool(case.surprisals)


def _findings(check: Check, case: Case, severities: dict[str, Severity]) -> Iterator[Finding]:
    if isinstance(check, TextCheck):
        for article in case.articles:
            for suspicion in check.find(article, case):
                yield _finding(check, case, article.side, suspicion, severities)
    else:
        for suspicion in check.find(case):
            yield _finding(check, case, Side.TARGET, suspicion, severities)


def _finding(check: Check, case: Case, side: Side, suspicion: Suspicion, severities: dict[str, Severity]) -> Finding:
    on_target = any(span.text for span in suspicion.target)
    return Finding(
        code=check.code,
        name=check.name,
        mqm=check.mqm,
        severity=severities.get(check.code) or suspicion.severity or check.severity,
        confidence=suspicion.confidence,
        message=suspicion.message,
        side=side,
        target=suspicion.target,
        source=suspicion.source,
        suggestions=suspicion.suggestions,
        evidence=suspicion.evidence,
        fingerprint=fingerprint(
            check.code,
            suspicion.target if on_target else suspicion.source,
            (case.target if on_target else case.source).document,
        ),
    )


def _without_superfluous(findings: Iterable[Finding], checks: Sequence[Check]) -> list[Finding]:
    yields_to = {check.code: check.yields_to for check in checks}
    findings = list(findings)
    return [
        finding
        for finding in findings
        if not any(other.code in yields_to[finding.code] and _overlap(finding, other) for other in findings)
    ]


def _overlap(one: Finding, other: Finding) -> bool:
    if one.place[0] is not other.place[0]:
        return False
    return any(a.start < b.end and b.start < a.end for a in one.spans for b in other.spans)


def _gravest_first(finding: Finding) -> tuple[bool, int, bool, int, str]:
    side, start = finding.place
    return finding.side is Side.SOURCE, -finding.severity.rank, side is Side.SOURCE, start, finding.code
