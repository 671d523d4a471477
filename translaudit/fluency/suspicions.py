"""A suspicion about one stretch of an article, on whichever side the article is."""

from translaudit.articles import Article
from translaudit.findings import Evidence, Severity, Side, Suspicion


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
    spans = tuple(article.span(*place) for place in sorted({(start, end), *elsewhere}))
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
