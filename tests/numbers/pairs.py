"""Put a German and an English text into a case, and say what the checks of numbers find in it."""

from translaudit.align import Alignment, Bead, Relation
from translaudit.articles import Article
from translaudit.checks import select_checks
from translaudit.checks.base import Case
from translaudit.checks.run import run_checks
from translaudit.documents import document_from_text
from translaudit.findings import Finding, Side
from translaudit.lexicon import load_lexicon
from translaudit.segments import Segment
from translaudit.translators.base import Retranslation

CHECKS = select_checks(("NUM",))
LEXICON = load_lexicon(())


def case_of(pairs: list[tuple[str, str]], retranslations: list[str] | None = None) -> Case:
    """A parallel case with one bead for each pair of sentences."""
    source = _article([german for german, _ in pairs], "de", Side.SOURCE)
    target = _article([english for _, english in pairs], "en", Side.TARGET)
    beads = tuple(Bead((number,), (number,), similarity=1.0) for number in range(len(pairs)))
    heard = (
        tuple(Retranslation(text=text) for text in retranslations)
        if retranslations is not None
        else (None,) * len(pairs)
    )
    alignment = Alignment(beads=beads, relation=Relation.PARALLEL, method="given", figures={})
    return Case(source=source, target=target, alignment=alignment, retranslations=heard, lexicon=LEXICON)


def found_in(case: Case) -> tuple[Finding, ...]:
    return run_checks(CHECKS, case, {})[0]


def findings(german: str, english: str, retranslation: str | None = None) -> tuple[Finding, ...]:
    return found_in(case_of([(german, english)], None if retranslation is None else [retranslation]))


def _article(sentences: list[str], lang: str, side: Side) -> Article:
    segments, position = [], 0
    for number, sentence in enumerate(sentences):
        segments.append(Segment(position, position + len(sentence), number))
        position += len(sentence) + 1
    document = document_from_text("\n".join(sentences), lang)
    return Article(side, document, tuple(segments), document.text)
