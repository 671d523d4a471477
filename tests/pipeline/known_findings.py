"""Findings as a check would report them, made by hand."""

from translaudit.documents import document_from_text
from translaudit.findings import Finding, Severity, Side, fingerprint


def finding(text: str, words: str, code: str = "NAM101", occurrence: int = 0) -> Finding:
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    document = document_from_text(text, "en")
    spans = (document.span(start, start + len(words)),)
    return Finding(
        code=code,
        name="misspelt-name",
        mqm="accuracy/mistranslation",
        severity=Severity.MAJOR,
        confidence=0.9,
        message=f"‘{words}’ is misspelt",
        side=Side.TARGET,
        target=spans,
        source=(),
        suggestions=(),
        evidence=(),
        fingerprint=fingerprint(code, spans, document),
    )
