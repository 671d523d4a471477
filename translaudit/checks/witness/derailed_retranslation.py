"""The model's own translation of a sentence went off the rails: repeated, copied, not translated, or something else.

Most other checks compare the published text with what a translation model makes of the source. A model can lose its
way, above all in lists, headlines, captions and quotations without a verb. What it then writes is no evidence, and no
check uses it; this finding says for which sentence the audit had one witness less, so that a person can look.

It says nothing against the published text. Known false positives: an idiom whose translation shares no word with it; a
speech that really repeats a phrase many times where the source counts the repetitions differently; and a quotation that
the article deliberately leaves in the source language.
"""

from collections.abc import Iterator

from translaudit.articles import Article
from translaudit.checks.base import Case, Example, TextCheck
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.translators.base import Ailment

CONFIDENCE = 0.9
"""Outputs called repetitive that are labelled so in the hallucination benchmark: 13 of 13 and 12 of 14, by half."""
DETACHED_CONFIDENCE = 0.7
"""A choice: free translations can look detached, as idioms do."""
_WORDS = {
    Ailment.REPETITION: "repeats itself",
    Ailment.COPY: "copies the source",
    Ailment.LANGUAGE: "stays in the source's language",
    Ailment.DETACHED: "says something else than the source",
}


def find(article: Article, case: Case) -> Iterator[Suspicion]:
    """One suspicion for each source segment."""
    ailing = case.ailing if article is case.source else ()
    for segment, heard in zip(article.segments, ailing, strict=False):
        if heard and (ailments := [ailment for ailment in heard.ailments if ailment in _WORDS]):
            faults = " and ".join(_WORDS[ailment] for ailment in ailments)
            yield Suspicion(
                message=f"The model's own translation of this sentence {faults}, so it was not used as evidence.",
                confidence=DETACHED_CONFIDENCE if ailments == [Ailment.DETACHED] else CONFIDENCE,
                source=(article.span(segment.start, segment.end),),
                evidence=(Evidence(witness="re-translation", detail=_shortened(heard.text)),),
            )


def _shortened(text: str, limit: int = 160) -> str:
    return text if len(text) <= limit else f"{text[:limit].rstrip()} …"


CHECK = TextCheck(
    code="ORC601",
    name="derailed-retranslation",
    mqm="witness/re-translation",
    severity=Severity.NEUTRAL,
    find=find,
    examples=(
        Example(
            source="Mehr Geld für Schulen, Kitas, Straßen.",
            target="More money for schools, day-care centres and roads.",
            retranslation="More money for schools, schools, schools, schools, schools.",
            ailments=(Ailment.REPETITION,),
            accused=("Mehr Geld für Schulen, Kitas, Straßen.",),
        ),
        Example(
            source="Wir lassen uns das nicht länger gefallen.",
            target="We will not put up with this any longer.",
            retranslation="Wir lassen uns das nicht länger gefallen.",
            ailments=(Ailment.COPY,),
            accused=("Wir lassen uns das nicht länger gefallen.",),
        ),
        Example(
            source="Der Pegel der Oder stieg in der Nacht um einen halben Meter.",
            target="The level of the Oder rose by half a metre overnight.",
            retranslation="The table of the orchestra played a new concert hall.",
            ailments=(Ailment.DETACHED,),
            accused=("Der Pegel der Oder stieg in der Nacht um einen halben Meter.",),
        ),
        Example(
            source="Der Bundestag stimmt am Freitag über das Gesetz ab.",
            target="The Bundestag will vote on the law on Friday.",
            retranslation="The Bundestag votes on the law on Friday.",
        ),
        Example(
            source="Der Bundestag stimmt am Freitag über das Gesetz ab.",
            target="The Bundestag will vote on the law on Friday.",
            retranslation="The Bundestag votes on the",
            ailments=(Ailment.TRUNCATION,),
        ),
        Example(source="Nein, nein, nein!", target="No, no, no!", retranslation="No, no, no!"),
    ),
)
