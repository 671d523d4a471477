"""The digits are right, the magnitude is not: *Milliarde* made a million, *Billion* a billion, 24,000 made 2,400.

German *Milliarde* is an English billion, *Billion* a trillion, and `1.500` is one and a half to an English reader: the
false friends among numbers shift a figure by a factor of a thousand without anything looking wrong. Lost or added
zeros are reported here too.

Between two reports of one event, only slips of digits are reported, where two sentences say much the same.

False positives: a rounded order of magnitude ("thousands" for *Zehntausende*) that the editor wants so.
"""

from collections.abc import Iterator

from translaudit.align import Relation
from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Severity, Suspicion
from translaudit.numbers.classes import ErrorClass
from translaudit.numbers.quantity import Kind
from translaudit.numbers.suspicions import of_class, quoted, suspicion

FALSE_FRIEND = 1000
"""The factor from which on an order of magnitude ("thousands") is mistranslated and not only loosely said."""
MAGNITUDE_CONFIDENCE, VAGUE_CONFIDENCE = 0.95, 0.75


def _find(case: Case) -> Iterator[Suspicion]:
    for each in of_class(ErrorClass.MAGNITUDE, case.source, case.target, case.alignment, case.retranslations):
        if each.source is None or each.target is None:
            continue
        vague = each.source.kind is Kind.VAGUE
        up = each.target.value > each.source.value
        factor = each.target.value / each.source.value if up else each.source.value / each.target.value
        yield suspicion(
            each,
            case.source,
            case.target,
            message=(
                f"‘{quoted(each.target, case.target)}’ is {int(factor):,} times too {'large' if up else 'small'}: "
                f"the source has ‘{quoted(each.source, case.source)}’"
            ),
            confidence=VAGUE_CONFIDENCE if vague else MAGNITUDE_CONFIDENCE,
            severity=Severity.MINOR if vague and factor < FALSE_FRIEND else None,
        )


CHECK = PairCheck(
    code="NUM203",
    name="magnitude",
    mqm="accuracy/mistranslation/number",
    severity=Severity.CRITICAL,
    needs=frozenset({Need.RELATED}),
    find=_find,
    examples=(
        Example(
            source="Der Film kostete 3 Millionen Pfund. Die Lampen halten 25,000 Stunden.",
            target="The film cost £3million. The lamps last 25,000 hours.",
        ),
        Example(
            source="Der Konzern erhält staatliche Kredite von 1,1 Milliarden Euro.",
            target="The group receives state loans of 1.1 million euros.",
            relation=Relation.COMPARABLE,
            accused=("1.1 million",),
        ),
        Example(
            source="Die Offerte bewertet die Bank mit rund 5,7 Milliarden Euro.",
            target="Italian lender bids 5.7 billion euros.\nThe offer values the bank at 5.7 million euros.",
            relation=Relation.COMPARABLE,
            accused=("5.7 million",),
            suggestion="5.7 billion",
        ),
        Example(
            source="Die Offerte bewertet die Bank mit rund 5,7 Milliarden Euro.",
            target="The offer values the bank at 5.7 billion euros.\nA lawyer costs it 5.7 million euros in fees.",
            relation=Relation.COMPARABLE,
        ),
        Example(
            source="Der Bund plant Schulden von 3,2 Milliarden Euro.",
            target="The federal government plans debts of 3.2 million euros.",
            accused=("3.2 million",),
            suggestion="3.2 billion",
        ),
        Example(
            source="Die Staatsschuld stieg auf zwei Billionen Dollar.",
            target="The national debt rose to two billion dollars.",
            accused=("two billion",),
            suggestion="2 trillion",
        ),
        Example(
            source="Im Stadion waren 61.000 Zuschauer.",
            target="The stadium held 6,100 spectators.",
            accused=("6,100",),
            suggestion="61,000",
        ),
        Example(
            source="Es kamen 12.500 Besucher.",
            target="There were 12.500 visitors.",
            accused=("12.500",),
            suggestion="12,500",
        ),
        Example(
            source="Millionen Menschen sahen zu; das Projekt kostet 4,5 Mrd. Euro und 0,3 Billionen Yen.",
            target="Millions of people watched; the project costs €4.5bn and 300 billion yen.",
        ),
        Example(
            source="Rund eine halbe Million Menschen lebt dort, 1.234.567 im ganzen Land.",
            target="About 500,000 people live there, 1,234,567 in the whole country.",
        ),
    ),
)
