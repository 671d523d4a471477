"""Audits made by hand, so that a report is tested apart from the checks."""

from translaudit.align import Relation
from translaudit.articles import read_article
from translaudit.documents import Document, document_from_text
from translaudit.findings import Evidence, Finding, Severity, Side, fingerprint
from translaudit.record import Audit, AuditedDocument, AuditedPair, Penalty

SOURCE = "Herr Witkoff kam am Freitag.\nEr ging am Samstag wieder.\n"
TARGET = "Mr. Witcoff came on Friday.\nHe left again on Saturday.\n"


def audited(document: Document, side: Side) -> AuditedDocument:
    return AuditedDocument(
        path=document.path,
        lang=document.lang,
        sha256=document.sha256,
        text=document.text,
        segments=read_article(document, side).segments,
    )


def finding(
    document: Document, words: str, suggestion: str = "Witkoff", severity: Severity = Severity.MAJOR
) -> Finding:
    start = document.text.index(words)
    spans = (document.span(start, start + len(words)),)
    return Finding(
        code="NAM101",
        name="misspelt-name",
        mqm="accuracy/mistranslation",
        severity=severity,
        confidence=0.9,
        message=f"‘{words}’ is nowhere in the source",
        side=Side.TARGET,
        target=spans,
        source=(),
        suggestions=(suggestion,),
        evidence=(Evidence("source", f"writes ‘{suggestion}’", 2.5),),
        fingerprint=fingerprint("NAM101", spans, document),
    )


def audit_of(
    source: str = SOURCE, target: str = TARGET, words: str = "Witcoff", path: str | None = "article.en.txt"
) -> Audit:
    documents = document_from_text(source, "de", "article.de.txt"), document_from_text(target, "en", path)
    sides = audited(documents[0], Side.SOURCE), audited(documents[1], Side.TARGET)
    count = min(len(sides[0].segments), len(sides[1].segments))
    return Audit(
        signature="translaudit:test",
        relation=Relation.PARALLEL,
        relation_figures={},
        source=sides[0],
        target=sides[1],
        model=None,
        scores={},
        penalty=Penalty(5.0, 50.0),
        findings=(finding(documents[1], words),),
        pairs=tuple(AuditedPair(source=(index,), target=(index,), similarity=1.0) for index in range(count)),
    )
