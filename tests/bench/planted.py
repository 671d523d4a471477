"""An auditor whose findings are known beforehand: it accuses what a pattern matches."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from translaudit.align import Relation
from translaudit.articles import Article, read_article
from translaudit.bench.auditing import AuditPair
from translaudit.bench.pairs import Pair
from translaudit.documents import Document, document_from_text
from translaudit.errors import InputError
from translaudit.findings import Finding, Severity, Side
from translaudit.record import Audit, AuditedDocument, AuditedPair, Penalty

POINTS = {Severity.NEUTRAL: 0.0, Severity.MINOR: 1.0, Severity.MAJOR: 5.0, Severity.CRITICAL: 25.0}


@dataclass(frozen=True)
class PlantedAuditor:
    """Makes an auditor that accuses every match of a pattern in the English, under the pattern's code.

    It refuses targets that hold `refused`, and aligns paragraph n with paragraph n.
    """

    patterns: Mapping[str, str]
    severity: Severity = Severity.MAJOR
    confidence: float = 0.9
    severities: Mapping[str, Severity] = field(default_factory=dict)
    refused: str | None = None

    def __call__(self) -> AuditPair:
        return self.audit

    def audit(self, pair: Pair) -> Audit:
        if self.refused is not None and self.refused in pair.target:
            raise InputError(f"the target says {self.refused}")
        source = read_article(document_from_text(pair.source, "de"), Side.SOURCE)
        target = read_article(document_from_text(pair.target, "en"), Side.TARGET)
        findings = tuple(
            self._finding(code, target.document, match.start(), match.end())
            for code, pattern in self.patterns.items()
            for match in re.finditer(pattern, pair.target)
        )
        total = sum(POINTS[finding.severity] for finding in findings)
        return Audit(
            signature="planted",
            relation=pair.relation or Relation.PARALLEL,
            relation_figures={},
            source=_audited(source),
            target=_audited(target),
            model=None,
            scores={},
            penalty=Penalty(total, 100 * total / len(pair.target.split())),
            findings=findings,
            pairs=tuple(_paragraph_pairs(source, target)),
        )

    def _finding(self, code: str, document: Document, start: int, end: int) -> Finding:
        spans = (document.span(start, end),)
        return Finding(
            code=code,
            name="planted",
            mqm="Accuracy",
            severity=self.severities.get(code, self.severity),
            confidence=self.confidence,
            message=f"‘{spans[0].text}’ was planted",
            side=Side.TARGET,
            target=spans,
            source=(),
            suggestions=(),
            evidence=(),
            fingerprint="planted",
        )


def _paragraph_pairs(source: Article, target: Article) -> list[AuditedPair]:
    count = max(segment.paragraph for segment in (*source.segments, *target.segments)) + 1
    sides = [
        [tuple(i for i, each in enumerate(article.segments) if each.paragraph == number) for number in range(count)]
        for article in (source, target)
    ]
    return [AuditedPair(source=one, target=other, similarity=1.0) for one, other in zip(*sides, strict=True)]


def _audited(article: Article) -> AuditedDocument:
    document = article.document
    return AuditedDocument(
        path=None, lang=document.lang, sha256=document.sha256, text=document.text, segments=article.segments
    )
