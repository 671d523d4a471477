"""The model's own translation of a sentence was cut off at the length limit.

A translation that has not ended after three times the source's length is not going to; the model is usually caught in a
loop, or the "sentence" is a table or a list without full stops. The part that was written is not used as evidence,
because the missing rest would look like an addition in the published text.

It says nothing against the published text. Known false positives: a very terse source (codes, abbreviations) whose
translation has to spell everything out.
"""

from collections.abc import Iterator

from translaudit.articles import Article
from translaudit.checks.base import Case, Example, TextCheck
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.translators.base import Ailment

CONFIDENCE = 0.95
"""The limit was reached; this is known, and that nothing of use was lost is nearly so."""


def find(article: Article, case: Case) -> Iterator[Suspicion]:
    """One suspicion for each source segment."""
    ailing = case.ailing if article is case.source else ()
    for segment, heard in zip(article.segments, ailing, strict=False):
        if heard and Ailment.TRUNCATION in heard.ailments:
            yield Suspicion(
                message="The model's own translation of this sentence never ended and was cut off, so it was not used "
                "as evidence.",
                confidence=CONFIDENCE,
                source=(article.span(segment.start, segment.end),),
                evidence=(Evidence(witness="re-translation", detail=f"it ends in ‘… {heard.text[-60:].strip()}’"),),
            )


CHECK = TextCheck(
    code="ORC602",
    name="truncated-retranslation",
    mqm="witness/re-translation",
    severity=Severity.NEUTRAL,
    find=find,
    examples=(
        Example(
            source="SPD 16, CDU 28, AfD 25, Grüne 12, Linke 9.",
            target="SPD 16, CDU 28, AfD 25, Greens 12, Left 9.",
            retranslation="SPD 16, CDU 28, AfD 25, Green 12, Left 9, SPD 16, CDU 28, AfD",
            ailments=(Ailment.TRUNCATION, Ailment.REPETITION),
            accused=("SPD 16, CDU 28, AfD 25, Grüne 12, Linke 9.",),
        ),
        Example(
            source="Die Verhandlungen dauerten bis in die Nacht.",
            target="The negotiations went on into the night.",
            retranslation="The negotiations lasted into the night.",
        ),
        Example(
            source="Die Verhandlungen dauerten bis in die Nacht.",
            target="The negotiations went on into the night.",
            ailments=(Ailment.EMPTY,),
        ),
    ),
)
