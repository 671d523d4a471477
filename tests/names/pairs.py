"""Sentence pairs as cases: paragraphs of source and target belong together one to one."""

from collections.abc import Sequence

from translaudit.align import Alignment, Bead, Relation
from translaudit.articles import Article, read_article
from translaudit.checks import select_checks
from translaudit.checks.base import Case
from translaudit.checks.run import run_checks
from translaudit.documents import document_from_text
from translaudit.findings import Finding, Severity, Side
from translaudit.lexicon import Lexicon
from translaudit.translators.base import Retranslation

NAMES = select_checks(("NAM",))


def case_of_pairs(
    pairs: Sequence[tuple[str, str]],
    relation: Relation = Relation.PARALLEL,
    retranslation: str = "",
    lexicon: Lexicon | None = None,
) -> Case:
    """One article of some (German, English) pairs; a re-translation is that of the first."""
    source = read_article(document_from_text("\n\n".join(german for german, _ in pairs), "de"), Side.SOURCE)
    target = read_article(document_from_text("\n\n".join(english for _, english in pairs), "en"), Side.TARGET)
    beads = tuple(
        Bead(german, english, similarity=0.9)
        for german, english in zip(_paragraphs(source, len(pairs)), _paragraphs(target, len(pairs)), strict=True)
    )
    retold = tuple(
        Retranslation(text=retranslation if index == 0 else "") if retranslation else None
        for index in range(len(source.segments))
    )
    alignment = Alignment(beads=beads, relation=relation, method="paragraphs", figures={})
    return Case(source=source, target=target, alignment=alignment, retranslations=retold, lexicon=lexicon or Lexicon())


def name_findings(case: Case) -> tuple[Finding, ...]:
    """All NAM findings of a case."""
    return run_checks(NAMES, case, {})[0]


def name_accusations(german: str, english: str, retranslation: str = "") -> list[Finding]:
    """The NAM findings of one pair that are more than a request to look."""
    findings = name_findings(case_of_pairs([(german, english)], retranslation=retranslation))
    return [finding for finding in findings if finding.severity is not Severity.NEUTRAL]


def _paragraphs(article: Article, count: int) -> list[tuple[int, ...]]:
    found: list[list[int]] = [[] for _ in range(count)]
    for index, segment in enumerate(article.segments):
        found[segment.paragraph].append(index)
    return [tuple(indices) for indices in found]
