"""A number that nobody writes on purpose: torn from its word, glued to one, or naming an article that cannot be meant.

Machine translation and careless extraction leave marks around digits: `980 . 000`, `53 – year-old`, `10 -room`,
`Article 532-In the center`, where an article number, a figure and the next sentence have grown together. A reference
such as *Article 532* is reported when both articles only know *Article 5*. Looks at each text alone, the source too, so
it also serves pairs that are not translations of one another.

False positives: deliberate typography (a spaced hyphen as a dash), and articles that cite a long and a short paragraph
number which begin alike.
"""

from collections import Counter
from collections.abc import Iterator

from translaudit.align import Relation
from translaudit.articles import Article
from translaudit.checks.base import Case, Example, TextCheck
from translaudit.findings import Severity, Side, Suspicion
from translaudit.numbers.language import can_read
from translaudit.numbers.oddities import Oddity, odd_numbers, odd_references, references

TYPOGRAPHY_CONFIDENCE, REFERENCE_CONFIDENCE = 0.9, 0.8


def _find(article: Article, case: Case) -> Iterator[Suspicion]:
    if not can_read(article.lang):
        return
    odd = odd_numbers(article.text, article.lang)
    other = case.target if article is case.source else case.source
    known: Counter[tuple[str, str]] = Counter()
    if can_read(other.lang):
        known.update((each.noun, each.number) for each in references(other.text, other.lang))
    for each in odd_references(article.text, article.lang, known):
        if not any(each.start < seen.end and seen.start < each.end for seen in odd):
            yield _suspicion(article, each, REFERENCE_CONFIDENCE, None)
    for each in odd:
        glued_reference = each.mended is None
        yield _suspicion(article, each, TYPOGRAPHY_CONFIDENCE, None if glued_reference else Severity.MINOR)


def _suspicion(article: Article, odd: Oddity, confidence: float, severity: Severity | None) -> Suspicion:
    span = article.span(odd.start, odd.end)
    target = article.side is Side.TARGET
    return Suspicion(
        message=f"‘{span.text}’ is an odd number: {odd.reason}",
        confidence=confidence,
        severity=severity,
        target=(span,) if target else (),
        source=() if target else (span,),
        suggestions=(odd.mended,) if odd.mended else (),
    )


CHECK = TextCheck(
    code="NUM206",
    name="odd-reference",
    mqm="accuracy/mistranslation/number",
    severity=Severity.MAJOR,
    find=_find,
    examples=(
        Example(target="Under Article 532-In the treaty, members help each other.", accused=("Article 532-In",)),
        Example(
            source="Artikel 7 erlaubt den Entzug des Stimmrechts.",
            target="Article 719 allows voting rights to be suspended.",
            relation=Relation.COMPARABLE,
            accused=("Article 719",),
            suggestion="Article 7",
        ),
        Example(target="The flat costs 640 . 000 euros.", accused=("640 . 000",), suggestion="640,000"),
        Example(target="The 47 – year-old lives in a 6 -storey house.", accused=("47 – year-old", "6 -storey")),
        Example(target="About 300people came, and since2004 more.", accused=("300people", "since2004")),
        Example(target="Years ago 40 he left for Rome.", accused=("ago 40",), known_failure=True),
        Example(target="The match lasted 90minutes.", accused=("90minutes",), suggestion="90 minutes"),
        Example(target="Article 5 and Article 51 of the charter, No. 10, 10-room houses and a 53-year-old."),
        Example(target="He won 6-3, 7-6(3) in 2-in-1 shoes; Formula 1-style 5G on a Boeing 737-Max in 2019. 100 came."),
        Example(target="Flights AF447 and MH17, Covid-19, 3D, 20th, 1990s, 5km, 10pm, $3.5bn and 4x4s."),
        Example(
            source="Artikel 5 und Artikel 503 gelten.",
            target="Article 5 and Article 503 apply.",
        ),
    ),
)
