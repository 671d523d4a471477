"""One source word, rendered in two ways: "security guarantee" and "safety guarantee" for Sicherheitsgarantie. A reader
takes two terms for two things; an editor wants one of them throughout.

Only compounds of two known parts are looked at, and only renderings that share one part and differ in the other, so
that free paraphrase and elegant variation stay out. The rendering that the glossary accepts, or else the more
frequent one, counts as the usual one.

Known false positives: two source words of the same parts whose renderings differ on purpose.
"""

from collections.abc import Iterator

from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.lexicon.knowledge import knowledge_of
from translaudit.lexicon.variants import inconsistent_renderings

CONFIDENCE = 0.6


def find(case: Case) -> Iterator[Suspicion]:
    """Accuse the rarer renderings of a compound."""
    knowledge = knowledge_of(case.lexicon, case.source.lang, case.target.lang)
    accused: set[int] = set()
    for variant in inconsistent_renderings(case.source, case.target, case.alignment, knowledge):
        if variant.target.start in accused:
            continue
        accused.add(variant.target.start)
        yield Suspicion(
            message=f"‘{variant.target.text}’ renders ‘{variant.source.text}’, which is ‘{variant.usual}’ elsewhere",
            confidence=CONFIDENCE,
            target=(variant.target,),
            source=(variant.source,),
            suggestions=(variant.usual,),
            evidence=(Evidence("consistency", f"the article also has ‘{variant.usual}’"),),
        )


CHECK = PairCheck(
    code="TRM304",
    name="inconsistent-term",
    mqm="terminology/inconsistent-use-of-terminology",
    severity=Severity.MINOR,
    needs=frozenset({Need.RELATED}),
    yields_to=frozenset({"TRM301", "TRM302", "PHR403"}),
    find=find,
    examples=(
        Example(
            source="Die Grenzkontrollen bleiben.\nDie Grenzkontrollen kosten viel Zeit.\n"
            "Ohne Grenzkontrollen ginge es nicht.",
            target="The border controls remain.\nThe boundary controls cost much time.\n"
            "It would not work without border controls.",
            accused=("boundary controls",),
            suggestion="border controls",
        ),
        Example(
            source="Die Forschungsgruppe zieht um.\nDie Forschungsgruppe wächst.",
            target="The research group is moving.\nThe research group is growing.",
        ),
        Example(
            source="Der Arbeitsmarkt erholt sich.\nDer Arbeitsmarkt braucht Zeit.",
            target="The job market is recovering.\nThe market for jobs needs time.",
        ),
    ),
)
