"""Audits made by hand, so that a report is tested apart from the checks."""

import msgspec

from translaudit.align import Relation
from translaudit.articles import read_article
from translaudit.documents import Document, document_from_text
from translaudit.findings import Evidence, Finding, Severity, Side, fingerprint
from translaudit.record import Audit, AuditedDocument, AuditedPair, Notice, NotRun, Penalty
from translaudit.score import Score

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


def full_audit() -> Audit:
    """Something in every field: each severity, both sides, an omission, scores, notices, failures."""
    source = document_from_text(
        "Herr Witkoff kam am Freitag.\nEr dankte allen allen Gästen.\nDanach ging er wieder.\n", "de", "article.de.txt"
    )
    target = document_from_text(
        "Mr. Witcoff did not come on Friday.\nHe thanked all the guests , he said.\n", "en", "article.en.txt"
    )
    base = audit_of(source.text, target.text)
    start = source.text.index("Danach")
    omitted = (source.span(start, start + len("Danach ging er wieder.")),)
    twice = source.text.index("allen allen")
    repeated = (source.span(twice, twice + len("allen allen")),)
    replace = msgspec.structs.replace
    findings = (
        replace(
            finding(target, "did not come", "came", Severity.CRITICAL),
            code="ACC504", name="polarity", message="‘did not come’ denies what the source affirms",
            source=(source.span(13, 16),), confidence=0.8, fingerprint="00000000000000a1",
        ),
        finding(target, "Witcoff"),
        replace(
            finding(target, "guests"),
            code="ACC501", name="omission", message="nothing in the translation says ‘Danach ging er wieder.’",
            target=(), source=omitted, suggestions=(), evidence=(), confidence=0.6, fingerprint="00000000000000a2",
        ),
        replace(
            finding(target, " ,", ",", Severity.MINOR), code="FLU601", name="blank", message="a blank before a comma",
            evidence=(), fingerprint="00000000000000a3",
        ),
        replace(
            finding(target, "he said", severity=Severity.NEUTRAL), code="ACC502", name="addition", suggestions=(),
            message="the source has no speaker here", confidence=0.4, fingerprint="00000000000000a4",
        ),
        replace(
            finding(target, "guests", severity=Severity.MINOR), code="FLU604", name="doubled-word", side=Side.SOURCE,
            message="‘allen’ stands twice", target=(), source=repeated, suggestions=("allen",), evidence=(),
            fingerprint="00000000000000a5",
        ),
    )  # fmt: skip
    scores = {"bleu": Score(31.25, "nrefs:1|case:mixed|tok:13a", low=24.5, high=40.0)}
    return replace(
        base, model="recorded", scores=scores, penalty=Penalty(36.0, 240.0), findings=findings,
        pairs=(*base.pairs, AuditedPair(source=(2,), target=(), similarity=0.0)), suppressed=2,
        not_run=(NotRun("NAM102", "a re-translation"),), notices=(Notice("CFG902", "the model that ships was used"),),
        failures=("PHR401: too long",),
    )  # fmt: skip


def long_audit(segments: int = 500, findings: int = 300) -> Audit:
    """A long read: every sentence is aligned, and the findings are spread over the article."""
    source = "".join(
        f"Im {number}. Absatz schreibt die Zeitung, dass Herr Witkoff am Freitag mit den Ministern in Genf sprach.\n"
        for number in range(segments)
    )
    target = "".join(
        f"In paragraph {number} the newspaper writes that Mr. Witcoff{number} talked to the ministers in Geneva.\n"
        for number in range(segments)
    )
    base = audit_of(source, target, "Witcoff0")
    document = document_from_text(target, "en", "article.en.txt")
    every = segments / findings
    found = tuple(
        finding(document, f"Witcoff{int(number * every)} ", "Witkoff ", tuple(Severity)[number % 4])
        for number in range(findings)
    )
    return msgspec.structs.replace(base, findings=found)
