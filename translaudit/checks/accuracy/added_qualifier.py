"""A word that makes somebody something else: “the deputy mayor” for “die Oberbürgermeisterin”.

Finds qualifiers of the translation (deputy, former) right before a word, where no word of the source, in the sentence
or beside it, could have called for them. A re-translation must not have it either.

Why it matters: a mayor who reads that she is a former mayor calls the newsroom.

Known false positives: a translator who knows that somebody has left the office since, or says “deputy” for a member of
parliament whom the source calls by name only.
"""

from collections.abc import Iterator

from translaudit.accuracy.qualifiers import added_qualifiers
from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion

CONFIDENCE = 0.75


def _find(case: Case) -> Iterator[Suspicion]:
    for added in added_qualifiers(case):
        words = case.target.span(added.word.start, added.qualified.end)
        yield Suspicion(
            message=f"the source has no word for ‘{added.word.text}’",
            confidence=CONFIDENCE,
            target=(words,),
            source=(added.source,),
            suggestions=(added.qualified.text,),
            evidence=(Evidence("source", f"no word in it or beside it could mean ‘{added.word.text}’"),),
        )


CHECK = PairCheck(
    code="ACC510",
    name="added-qualifier",
    mqm="accuracy/addition",
    severity=Severity.MAJOR,
    needs=frozenset({Need.PARALLEL}),
    yields_to=frozenset({"ACC502", "TRM302"}),
    find=_find,
    examples=(
        Example(
            source="Oberbürgermeisterin Ulla Kern widersprach.",
            target="Deputy Mayor Ulla Kern disagreed.",
            accused=("Deputy Mayor",),
            suggestion="Mayor",
        ),
        Example(
            source="Die Trainerin Eva Roth lobt den Verein.",
            target="The former coach Eva Roth praises the club.",
            accused=("former coach",),
            suggestion="coach",
        ),
        Example(source="Die Vizechefin kam.", target="The deputy head came."),
        Example(source="Eva Roth kam. Die Ex-Trainerin lachte.", target="The former coach Eva Roth came and laughed."),
        Example(source="Roth und Kern spielen; erstere gewinnt.", target="Roth and Kern play; the former, Roth, wins."),
        Example(
            source="Die stellvertretende Leiterin kam. Sie lachte.", target="The head came. The deputy head laughed."
        ),
    ),
)
