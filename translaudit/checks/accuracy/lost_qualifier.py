"""A word without which the sentence says something else: “the leader” for “die stellvertretende Vorsitzende”.

Finds qualifiers of the source (stellvertretend, ehemalig, mutmaßlich, befristet, schwer verletzt …) where no word of
the translated sentence could render them, however freely. A re-translation that is believed must have it.

Why it matters: a suspect called the murderer is a case for the courts, and a deputy is not the minister.

Known false positives: a translation that says it in a way that no list knows (“running mate” for “Vizekandidat”).
"""

from collections.abc import Iterator

from translaudit.accuracy.qualifiers import lost_qualifiers
from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion

CONFIDENCE = 0.75


def _find(case: Case) -> Iterator[Suspicion]:
    for lost in lost_qualifiers(case):
        words = case.source.span(lost.words[0].start, lost.words[-1].end)
        place = case.target.span(*lost.qualified)
        yield Suspicion(
            message=f"the translation leaves out ‘{words.text}’ (“{lost.usual}”)",
            confidence=CONFIDENCE,
            target=(place,),
            source=(words,),
            suggestions=(f"{lost.usual} {place.text}",) if place.text else (),
            evidence=(Evidence("translation", f"has no word that could mean “{lost.usual}”"),),
        )


CHECK = PairCheck(
    code="ACC509",
    name="lost-qualifier",
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    needs=frozenset({Need.PARALLEL}),
    yields_to=frozenset({"ACC501"}),
    find=_find,
    examples=(
        Example(
            source="Die stellvertretende Vorsitzende Ulla Kern widersprach.",
            target="The chairwoman, Ulla Kern, disagreed.",
            accused=("chairwoman",),
            suggestion="deputy chairwoman",
        ),
        Example(
            source="Der mutmaßliche Täter wurde am Montag gefasst.",
            target="The perpetrator was caught on Monday.",
            accused=("perpetrator",),
            suggestion="alleged perpetrator",
        ),
        Example(
            source="Zwei Wanderer wurden schwer verletzt.",
            target="Two hikers were injured.",
            accused=("injured",),
            suggestion="seriously injured",
        ),
        Example(source="Der Vizepräsident gratulierte.", target="The vice president congratulated him."),
        Example(source="Vizeminister gibt auf", target="Senior official throws in the towel"),
        Example(source="Die ehemalige Ministerin schwieg.", target="The woman who had been minister said nothing."),
        Example(source="Der mutmaßliche Dieb floh.", target="The man police believe to be the thief fled."),
    ),
)
