"""A sentence has no usable translation to compare with: it is empty, far too short or long, or was not recorded.

An output of a third of the source's length has dropped most of it, and one of three times its length has invented
something; neither can show what the published text omits or adds. With recorded translations, sentences that are not in
the file are reported together in one finding, because the cause is one: the file was made for another version of the
article, or its sentences were cut differently.

It says nothing against the published text. Known false positives: sentences that really are three times as long in the
other language, such as spelt-out abbreviations.
"""

from collections.abc import Iterator

from translaudit.articles import Article
from translaudit.checks.base import Case, Example, TextCheck
from translaudit.documents import Span
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.translators.base import Ailment, Retranslation

CONFIDENCE = 0.95
"""Of 2000 recorded WMT19 translations none is called empty or of impossible length."""


def find(article: Article, case: Case) -> Iterator[Suspicion]:
    """One suspicion for each source segment, and one for all that were not recorded."""
    if article is not case.source:
        return
    ailing = [
        (article.span(segment.start, segment.end), heard)
        for segment, heard in zip(article.segments, case.ailing, strict=False)
        if heard is not None
    ]
    yield from (_unusable(span, heard) for span, heard in ailing if _is_empty_or_out_of_length(heard))
    if missing := tuple(span for span, heard in ailing if Ailment.MISSING in heard.ailments):
        yield Suspicion(
            message=f"The recorded translations lack {len(missing)} of {len(article.segments)} sentences, which "
            "therefore were not compared.",
            confidence=CONFIDENCE,
            source=missing,
        )


def _is_empty_or_out_of_length(heard: Retranslation) -> bool:
    return Ailment.EMPTY in heard.ailments or Ailment.LENGTH in heard.ailments


def _unusable(span: Span, heard: Retranslation) -> Suspicion:
    fault = "is empty" if Ailment.EMPTY in heard.ailments else "is far too short or too long"
    detail = f"{len(heard.text)} characters for {len(span.text)}: ‘{heard.text[:120]}’" if heard.text else "no text"
    return Suspicion(
        message=f"The model's own translation of this sentence {fault}, so it was not used as evidence.",
        confidence=CONFIDENCE,
        source=(span,),
        evidence=(Evidence(witness="re-translation", detail=detail),),
    )


CHECK = TextCheck(
    code="ORC603",
    name="lacking-retranslation",
    mqm="witness/re-translation",
    severity=Severity.NEUTRAL,
    find=find,
    examples=(
        Example(
            source="Der Kanzler reist morgen nach Kiew.",
            target="The chancellor travels to Kyiv tomorrow.",
            ailments=(Ailment.MISSING,),
            accused=("Der Kanzler reist morgen nach Kiew.",),
        ),
        Example(
            source="Die Ministerin lehnte den Vorschlag ab, weil er zu teuer sei.",
            target="The minister rejected the proposal because it was too expensive.",
            retranslation="Rejected.",
            ailments=(Ailment.LENGTH,),
            accused=("Die Ministerin lehnte den Vorschlag ab, weil er zu teuer sei.",),
        ),
        Example(
            source="Regen in Köln.",
            target="Rain in Cologne.",
            ailments=(Ailment.EMPTY,),
            accused=("Regen in Köln.",),
        ),
        Example(
            source="Der Kanzler reist morgen nach Kiew.",
            target="The chancellor travels to Kyiv tomorrow.",
            retranslation="The Chancellor will travel to Kiev tomorrow.",
        ),
        Example(source="* * *", target="* * *", ailments=(Ailment.NOT_SENT,)),
    ),
)
