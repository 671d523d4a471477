"""Build the case of a check's example, so that the catalogue tests and documents itself."""

from translaudit.align import Alignment, Bead
from translaudit.articles import Article, read_article
from translaudit.checks.base import Case, Check, Example
from translaudit.checks.run import run_checks
from translaudit.documents import document_from_text
from translaudit.findings import Finding, Side
from translaudit.lexicon import load_lexicon
from translaudit.segments import paragraphs
from translaudit.translators.base import Retranslation

LANGUAGES = ("de", "en")


def case_of(example: Example, languages: tuple[str, str] = LANGUAGES) -> Case:
    """A case whose beads pair the paragraphs of the example's source and target one to one.

    An example without a source is audited against its own target text as an unrelated source, so that only checks of
    one text can speak.
    """
    source_text = example.source or example.target
    source = read_article(document_from_text(source_text, languages[0]), Side.SOURCE)
    target = read_article(document_from_text(example.target, languages[1]), Side.TARGET)
    heard = _retranslations(example, source)
    return Case(
        source=source,
        target=target,
        alignment=Alignment(beads=_beads(source, target), relation=example.relation, method="paragraphs", figures={}),
        retranslations=tuple(each if each and each.healthy else None for each in heard),
        ailing=tuple(each if each and each.failed else None for each in heard),
        lexicon=example.lexicon or load_lexicon(()),
    )


def findings_of(check: Check, example: Example) -> tuple[Finding, ...]:
    """What a check finds in its example, in the order of the text; on the target only where there is no source."""
    findings, _ = run_checks((check,), case_of(example), {})
    shown = (finding for finding in findings if example.source or finding.side is Side.TARGET)
    return tuple(sorted(shown, key=lambda finding: (finding.place[0] is Side.SOURCE, finding.place[1])))


def _retranslations(example: Example, source: Article) -> list[Retranslation | None]:
    if not example.retranslation and not example.ailments:
        return [None for _ in source.segments]
    translated = example.retranslation.splitlines() or [""] * len(paragraphs(source.text))
    return [
        Retranslation(text=translated[segment.paragraph] if first else "", ailments=example.ailments)
        for segment, first in zip(source.segments, _first_of_paragraph(source), strict=True)
    ]


def _beads(source: Article, target: Article) -> tuple[Bead, ...]:
    count = max(len(paragraphs(source.text)), len(paragraphs(target.text)))
    beads = (
        Bead(_in_paragraph(source, number), _in_paragraph(target, number), similarity=1.0) for number in range(count)
    )
    return tuple(bead for bead in beads if bead.source or bead.target)


def _in_paragraph(article: Article, number: int) -> tuple[int, ...]:
    return tuple(index for index, segment in enumerate(article.segments) if segment.paragraph == number)


def _first_of_paragraph(article: Article) -> list[bool]:
    numbers = [segment.paragraph for segment in article.segments]
    return [index == 0 or numbers[index - 1] != number for index, number in enumerate(numbers)]
