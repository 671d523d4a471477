"""The number is right and its currency or unit is not: euros made dollars, kilometres made miles, points made percent.

The same figure in another unit is another quantity. Conversions are recognised and stay silent (10 km as 6 miles, 20 °C
as 68 °F, within 6 percent for rounding, or to one digit: 30 km as 20 miles); a sum converted into another currency
cannot be checked and stays silent too. Another figure is accused together with its unit where it would only be right in
another one: “27 feet” for *25 Meter* are yards.

Between two reports of one event, only a unit is accused that changed places with that of the conversion beside it:
“43 miles (27 kilometers)” for “43 Kilometer”.

False positives: currencies that share a name with a unit or a word (marks, pounds, crowns), and "percent" for
percentage points where the house does not tell them apart.
"""

from collections.abc import Iterator

from translaudit.align import Relation
from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Severity, Suspicion
from translaudit.numbers.classes import ErrorClass
from translaudit.numbers.comparison import Change
from translaudit.numbers.suspicions import of_class, quoted, suspicion

UNIT_CONFIDENCE = 0.85
_FAULT = {
    Change.UNIT: "has another unit than",
    Change.SUBSTITUTED: "would only in another unit be",
}


def _find(case: Case) -> Iterator[Suspicion]:
    for each in of_class(ErrorClass.UNIT, case.source, case.target, case.alignment, case.retranslations):
        yield suspicion(
            each,
            case.source,
            case.target,
            message=(
                f"‘{quoted(each.target, case.target)}’ {_FAULT[each.change]} the source's "
                f"‘{quoted(each.source, case.source)}’"
            ),
            confidence=UNIT_CONFIDENCE,
            whole=True,
        )


CHECK = PairCheck(
    code="NUM204",
    name="unit",
    mqm="accuracy/mistranslation/number",
    severity=Severity.MAJOR,
    needs=frozenset({Need.RELATED}),
    find=_find,
    examples=(
        Example(
            source="Das Bild wurde für 750.000 Euro versteigert.",
            target="The painting was auctioned for $750,000.",
            accused=("$750,000",),
        ),
        Example(
            source="Das Dorf liegt 12 Kilometer hinter der Grenze.",
            target="The village is 12 miles behind the border.",
            accused=("12 miles",),
        ),
        Example(
            source="Die Strecke ist 43 Kilometer lang.",
            target="The route, 43 miles (27 kilometers) long, is closed.",
            relation=Relation.COMPARABLE,
            accused=("43 miles",),
        ),
        Example(
            source="Die Strecke ist 43 Kilometer lang.",
            target="The route, 27 miles (43 kilometers) long, is closed; the other is 43 miles (69 kilometers) long.",
            relation=Relation.COMPARABLE,
        ),
        Example(
            source="Die Partei legte um 3,5 Prozentpunkte zu.",
            target="The party gained 3.5 percent.",
            accused=("3.5 percent",),
        ),
        Example(
            source="Es wurden 38 Grad Celsius gemessen, 80 Kilometer nördlich waren es 500 Euro Schaden je Hektar.",
            target="It was 100 °F; 50 miles to the north the damage was 500 euros per hectare.",
        ),
        Example(
            source="Der Preis ist mit zehn Millionen schwedischen Kronen dotiert.",
            target="The prize is worth 10 million Swedish kronor.",
        ),
        Example(
            source="Das Gehege ist 40 Meter lang, der Wald misst 5.000 Hektar.",
            target="The enclosure is 44 feet long, the forest 12,400 hectares in size.",
            accused=("44 feet", "12,400 hectares"),
        ),
        Example(
            source="Das Gehege ist 40 Meter lang, der Wald misst 5.000 Hektar; 300 Höhenmeter sind es hinauf.",
            target="The enclosure is 44 yards long, the forest 12,400 acres in size; the climb is 1,000 feet.",
        ),
        Example(
            source="Die Folie ist 15 Mikrometer dick.",
            target="The film is 15 millimetres thick.",
            accused=("15 millimetres",),
        ),
        Example(source="Die Folie ist 15 Mikrometer dick.", target="The film is 15 microns thick."),
        Example(
            source="Der See wurde um fünf Grad wärmer, der Traktor hat 80 Kilowatt.",
            target="The lake has warmed by five degrees Fahrenheit, and the tractor has 80 horsepower.",
            accused=("five degrees Fahrenheit", "80 horsepower"),
        ),
        Example(
            source="Bei minus 40 Grad springt der Motor mit seinen 150 PS nicht an.",
            target="At minus 40 degrees Fahrenheit, the 148-horsepower engine does not start.",
        ),
        Example(source="Er trägt 20 Pfund auf dem Rücken.", target="He carries 20 pounds on his back."),
        Example(
            source="Die Miete für die 62 Quadratmeter große Wohnung steigt, für die 2300 m2 große Halle nicht.",
            target="The rent for the 62-square-meter (667-square-foot) flat rises, for the 2,300 m² hall it does not.",
        ),
        Example(
            source="Die 62 Quadratmeter große Wohnung steht seit einem Jahr leer.",
            target="The 62-square-foot flat has been empty for a year.",
            accused=("62-square-foot",),
        ),
        Example(
            source="Im dritten Quartal stieg der Umsatz, und die Aktie gab trotzdem nach.",
            target="Revenue rose in the third month, and the shares fell all the same.",
            accused=("third month",),
        ),
    ),
)
