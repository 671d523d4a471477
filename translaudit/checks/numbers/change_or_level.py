"""A level told as a change, or a change told as a level: “rose by 10 percent” for “stieg auf 10 Prozent”.

So is a change the other way round: “from 2.2 to 2.6” for “von 2,6 auf 2,2”.

The number is right and the news is not: inflation that fell *to* two percent is not inflation that fell *by* two.

Finds the same number behind the word for the one (“by”, “um”) in one article and the word for the other (“to”, “auf”)
in its translation, where both sentences speak of a rise or fall and the number stands in each of them once.

Known false positives: a source that is wrong itself.
"""

from collections.abc import Iterator

from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.numbers.changes import Told, exchanged, levels_exchanged, words_for

CONFIDENCE, CONTRADICTED = 0.8, 0.5
"""Of a finding, and of one whose words the re-translation has, too."""


def _find(case: Case) -> Iterator[Suspicion]:
    for one, other, bead in exchanged(case.source, case.target, case.alignment.beads):
        said = case.source.span(one.start, one.quantity.end)
        words = case.target.span(other.start, other.quantity.end)
        heard = case.retranslation_text(bead.source)
        meant = "by how much something changed" if one.told is Told.BY else "the level that something changed to"
        yield Suspicion(
            message=f"‘{words.text}’ stands where the source has ‘{said.text}’, which tells {meant}.",
            confidence=CONTRADICTED if heard and words.text in heard else CONFIDENCE,
            target=(words,),
            source=(said,),
            suggestions=(words_for(one.told, case.target.lang) + case.target.text[other.opened : other.quantity.end],),
            evidence=(Evidence("source", f"tells {meant}"),),
        )
    for levels, turned, bead in levels_exchanged(case.source, case.target, case.alignment.beads):
        words = case.target.span(turned.start, turned.end)
        heard = case.retranslation_text(bead.source)
        yield Suspicion(
            message=f"‘{words.text}’ is the other way round in the source.",
            confidence=CONTRADICTED if heard and words.text in heard else CONFIDENCE,
            target=(words,),
            source=(case.source.span(levels.start, levels.end),),
            evidence=(Evidence("source", "the change begins at the level where the translation has its end"),),
        )


CHECK = PairCheck(
    code="NUM207",
    name="change-or-level",
    mqm="accuracy/mistranslation/number",
    severity=Severity.MAJOR,
    needs=frozenset({Need.PARALLEL}),
    find=_find,
    examples=(
        Example(
            source="Die Teuerung in Estland sank im Mai auf 2,4 Prozent.",
            target="Inflation in Estonia fell by 2.4 percent in May.",
            accused=("by 2.4",),
            suggestion="to 2.4",
        ),
        Example(
            source="Die Einfuhren stiegen um rund 40 Millionen Euro.",
            target="Imports increased to about 40 million euros.",
            accused=("to about 40 million",),
            suggestion="by about 40 million",
        ),
        Example(
            source="Der Verlag senkte den Preis um 3 auf 19 Euro.",
            target="The publisher cut the price by three euros, to 19 euros.",
        ),
        Example(
            source="Der Absatz wuchs um bis zu 12 Prozent.",
            target="Sales grew by up to 12 percent.",
        ),
        Example(
            source="Er will die Miete um 50 Prozent erhöhen.", target="He wants to raise the rent by up to 50 percent."
        ),
        Example(source="Der Anteil fiel um 9 Prozent.", target="It led to a 9 percent drop in the share."),
        Example(source="Die Zahl stieg auf 80.", target="The number went up, to 80 at last count."),
        Example(
            source="Die Teuerung sank im Mai von 2,6 auf 2,2 Prozent.",
            target="Inflation fell from 2.2 to 2.6 percent in May.",
            accused=("from 2.2 to 2.6",),
        ),
        Example(
            source="Die Teuerung sank im Mai von 2,6 auf 2,2 Prozent.",
            target="Inflation fell to 2.2 percent in May from 2.6 percent.",
        ),
    ),
)
