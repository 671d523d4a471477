"""A suspicion about one stretch of an article, on whichever side the article is."""

from translaudit.articles import Article
from translaudit.findings import Evidence, Severity, Side, Suspicion
from translaudit.fluency.faults import Fault


def suspect_fault(article: Article, fault: Fault, *evidence: Evidence) -> Suspicion:
    """Accuse the words of a fault, and suggest how they should be written."""
    return suspect(
        article,
        fault.start,
        fault.end,
        message=fault.message,
        confidence=fault.confidence,
        suggestions=(fault.mended,) if fault.mended else (),
        evidence=evidence,
    )


def suspect(
    article: Article,
    start: int,
    end: int,
    *,
    message: str,
    confidence: float,
    suggestions: tuple[str, ...] = (),
    severity: Severity | None = None,
    evidence: tuple[Evidence, ...] = (),
    elsewhere: tuple[tuple[int, int], ...] = (),
) -> Suspicion:
    """Accuse the words between two code point offsets of an article, and those `elsewhere` that belong to it."""
    apart = (place for place in elsewhere if place[1] <= start or end <= place[0])
    spans = tuple(article.span(*place) for place in ((start, end), *apart))
    on_target = article.side is Side.TARGET
    return Suspicion(
        message=message,
        confidence=confidence,
        target=spans if on_target else (),
        source=() if on_target else spans,
        suggestions=suggestions,
        severity=severity,
        evidence=evidence,
    )
