"""Run checks over a case: suspicions in, findings out, with a note of every check that could not run."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from translaudit.align import Relation
from translaudit.checks.base import Case, Check, Need, TextCheck
from translaudit.documents import Span
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
    findings = list(findings)
    accused: dict[tuple[str, Side], list[Span]] = {}
    for finding in findings:
        accused.setdefault((finding.code, finding.place[0]), []).extend(finding.spans)
    places = {key: _Places(spans) for key, spans in accused.items()}
    yields_to = {check.code: check.yields_to for check in checks}
    return [
        finding
        for finding in findings
        if not any(
            places[code, finding.place[0]].touch(span)
            for code in yields_to[finding.code]
            if (code, finding.place[0]) in places
            for span in finding.spans
        )
    ]


class _Places:
    """The words that the findings of one code accuse in one article, found without asking each."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted((span.start, span.end) for span in spans)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def touch(self, span: Span) -> bool:
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._furthest[before - 1] > span.start


def _gravest_first(finding: Finding) -> tuple[bool, int, bool, int, str]:
    side, start = finding.place
    return finding.side is Side.SOURCE, -finding.severity.rank, side is Side.SOURCE, start, finding.code
