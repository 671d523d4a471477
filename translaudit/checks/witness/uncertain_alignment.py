"""Says where the aligner is not sure that two sentences belong together.

Every check that compares the two articles trusts the alignment. Where a pair of sentences shares no name, number or
translated word, or where one is several times longer than the other, that trust is not earned, and findings about the
pair deserve a second look before they are acted on. Nothing is wrong with the translation as such, so the finding is
neutral and costs no penalty.

It speaks for nothing where a sentence is translated very freely, or where a short exclamation has no word that
could be compared.
"""

from collections.abc import Iterator

from translaudit.align import Bead
from translaudit.align.places import opening, stretch
from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion

LEAST_CERTAINTY = 0.45
"""Below it, lengths speak against a pair and no word for it."""
LARGEST_RATIO = 3.0
LEAST_LETTERS = 60
"""Of the longer side; a short exclamation may well be three times as long in another language."""


def _find(case: Case) -> Iterator[Suspicion]:
    for bead in case.alignment.beads:
        if bead.source and bead.target and (doubt := _doubt(case, bead)):
            said = stretch(case.target, bead.target)
            yield Suspicion(
                message=f"It is not sure that ‘{opening(said.text)}’ translates the sentence it was aligned to.",
                confidence=0.5,
                target=(said,),
                source=tuple(stretch(case.source, (index,)) for index in bead.source),
                evidence=(Evidence("alignment", doubt),),
            )


def _doubt(case: Case, bead: Bead) -> str:
    lengths = sorted(
        sum(len(article.segment_text(index)) for index in indices)
        for article, indices in ((case.source, bead.source), (case.target, bead.target))
    )
    if lengths[1] >= LEAST_LETTERS and lengths[1] > LARGEST_RATIO * lengths[0]:
        return f"one side is {lengths[1] / lengths[0]:.1f} times as long as the other"
    if bead.certainty < LEAST_CERTAINTY:
        return f"similarity {bead.similarity:.2f}, certainty {bead.certainty:.2f}"
    return ""


CHECK = PairCheck(
    code="ALN701",
    name="uncertain-alignment",
    mqm="other",
    severity=Severity.NEUTRAL,
    needs=frozenset({Need.PARALLEL}),
    yields_to=frozenset({"ACC501", "ACC502"}),
    find=_find,
    examples=(
        Example(
            source="Mehr dazu lesen Sie hier.",
            target="The talks in Geneva, which had been broken off twice, are to be resumed on Monday in Vienna.",
            accused=("The talks in Geneva, which had been broken off twice, are to be resumed on Monday in Vienna.",),
        ),
        Example(
            source="Die Gespräche in Genf sollen am Montag fortgesetzt werden.",
            target="The talks in Geneva are to be resumed on Monday.",
        ),
        Example(source="Prost!", target="Here's to you all!"),
    ),
)
