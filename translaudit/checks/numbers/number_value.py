"""A number in the translation has another value than in the source.

Figures are what readers quote, and a wrong one reads as smoothly as a right one. Numbers are compared by value, so
`32.283,4` and `32,283.4`, *dreieinhalb* and *3 1/2*, *ein Drittel* and *33 percent*, *sechs Monate* and *half a year*
or *10 km* and *6 miles* agree, also where one of two numbers leaves out the unit (*von sieben auf acht Kilometer*,
"to five miles, from four"). A temperature that lost its sign and a result the wrong way round ("beat them 2-4") are
other values too. So is a sum that no rate between euro, dollar, pound and franc explains, ten times too large. A
change may be told by its step ("1.3 percentage points to 8.5" for *von 9,8 auf 8,5 Prozent*), and "a first win in
seven" comes after six defeats. The other magnitude of the same digits has its own check (NUM203), as have units
(NUM204) and dates (NUM205).

Between two reports of one event, only slips of digits are reported, where two sentences say much the same.

False positives: a translator who computes ("a third more" for *ein Viertel weniger*), corrects the source, or merges
two figures into one; small numbers in words that only a free translation changes ("a dozen" for *zehn*).
"""

from collections.abc import Iterator

from translaudit.align import Relation
from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Severity, Suspicion
from translaudit.numbers.classes import ErrorClass
from translaudit.numbers.quantity import Kind
from translaudit.numbers.suspicions import is_weak, of_class, substitution, suspicion

STRONG_CONFIDENCE, WEAK_CONFIDENCE, VAGUE_CONFIDENCE = 0.92, 0.75, 0.7


def _find(case: Case) -> Iterator[Suspicion]:
    for each in of_class(ErrorClass.VALUE, case.source, case.target, case.alignment, case.retranslations):
        vague = each.source is not None and each.source.kind is Kind.VAGUE
        confidence = VAGUE_CONFIDENCE if vague else WEAK_CONFIDENCE if is_weak(each) else STRONG_CONFIDENCE
        yield suspicion(
            each,
            case.source,
            case.target,
            message=substitution(each, case.source, case.target),
            confidence=confidence,
        )


CHECK = PairCheck(
    code="NUM201",
    name="number-value",
    mqm="accuracy/mistranslation/number",
    severity=Severity.MAJOR,
    needs=frozenset({Need.RELATED}),
    find=_find,
    examples=(
        Example(
            source="Schmid sagte das auf dem 6. Gipfel der Donauländer.",
            target="Schmid said this at the eleventh summit of the Danube countries.",
            accused=("eleventh",),
        ),
        Example(
            source="Der Stürmer traf in der 12. und der 78. Minute.",
            target="The striker scored twice, early on and again with 12 minutes left.",
        ),
        Example(
            source="Die Temperaturen sinken nachts auf minus zehn Grad.",
            target="Temperatures will drop to 10 below at night.",
        ),
        Example(
            source="Zwei Kilometer vor dem Ziel stürzten gegen 14.30 Uhr 19 Fahrer. Er schrieb anderthalb Seiten.",
            target="With a mile and a quarter to go 19 riders fell at about half past two. He wrote a page and a half.",
        ),
        Example(
            source="Um 17.52 Uhr blies der Wind mit 3,5 Metern pro Sekunde.",
            target="At eight minutes to 6 in the evening the wind was blowing at 8 miles an hour.",
        ),
        Example(
            source="EU-Beobachter sollen die Grenze sichern, statt 165 sind nun 240 Kräfte geplant.",
            target="The EU observers who guard the border are to number 420 instead of 165.",
            relation=Relation.COMPARABLE,
            accused=("420",),
        ),
        Example(
            source="Bei dem Erdbeben starben nach Angaben der Behörden 24 Menschen.",
            target="The earthquake has killed 27 people, the authorities said.",
            relation=Relation.COMPARABLE,
        ),
        Example(
            source="Bei dem Zugunglück kamen 83 Menschen ums Leben.",
            target="The train crash killed 38 people.",
            accused=("38",),
            suggestion="83",
        ),
        Example(
            source="Die Partei kam auf 17,4 Prozent der Stimmen.",
            target="The party won 14.7 percent of the vote.",
            accused=("14.7",),
            suggestion="17.4",
        ),
        Example(
            source="Vier der neun Geiseln wurden freigelassen.",
            target="Five of the nine hostages were released.",
            accused=("Five",),
            suggestion="four",
        ),
        Example(
            source="In 34 Spielen gelangen dem Stürmer 21 Tore.",
            target="The striker scored 34 goals in 21 games.",
            accused=("34", "21"),
            suggestion="21",
        ),
        Example(
            source="Demnach kommen 23 armenische und elf aserbaidschanische Gefangene frei.",
            target="Under the deal, 11 Armenians and 23 Azerbaijanis will be handed over.",
            relation=Relation.COMPARABLE,
            accused=("11", "23"),
            suggestion="23",
        ),
        Example(
            source="Das Gericht sprach den 61-Jährigen des Betrugs in 34 Fällen schuldig.",
            target="The court found the 61-year-old guilty of 34 counts of fraud.",
            relation=Relation.COMPARABLE,
        ),
        Example(
            source="Kiel siegte nach 120 Minuten 3:2, nach Toren von Ott (87.) und Beck (96.).",
            target="Kiel won 3-2 after extra time: Ott hit three minutes from time, Beck six minutes into extra time.",
        ),
        Example(
            source="Kiel siegte nach Toren von Ott (87.) und Beck (96.).",
            target="Kiel won: Ott scored three minutes from time, Beck nine minutes into extra time.",
            accused=("nine",),
        ),
        Example(
            source="In der 52. Minute warf Kranz das Tor, mit dem nach sechs Niederlagen der erste Sieg gelang.",
            target="Kranz scored eight minutes from full time to give the club its first win in seven games.",
        ),
        Example(
            source="Mit dem Tor von Kranz gelang der erste Sieg nach sechs Niederlagen.",
            target="The goal by Kranz gave the club its first win in eight games.",
            accused=("eight",),
        ),
        Example(
            source="Binnen einer Stunde fielen 51 Liter Regen auf den Quadratmeter.",
            target="Two inches of rain fell within an hour.",
        ),
        Example(
            source="Die Rodelbahn ist 4,3 Kilometer lang.",
            target="The toboggan run is just over two and a half miles long.",
        ),
        Example(
            source="Die Rodelbahn ist 4,4 Kilometer lang.",
            target="The toboggan run is just under two and a half miles long.",
            accused=("two and a half",),
        ),
        Example(
            source="In 34 Spielen gelangen dem Stürmer 21 Tore, 12 davon per Kopf.",
            target="The striker scored 21 goals in 34 games, with 12 headers.",
        ),
        Example(
            source="Das Werk zählt landesweit 435 und weltweit 950 Mitarbeiter.",
            target="The plant has 435 employees across the country and 950 worldwide.",
        ),
        Example(
            source="Der Club verlor das Halbfinale mit 1:3.",
            target="The club lost the semi-final 1-2.",
            accused=("1-2",),
            suggestion="1-3",
        ),
        Example(
            source="Hunderttausende gingen auf die Straße.",
            target="Dozens took to the streets.",
            accused=("Dozens",),
            suggestion="hundreds of thousands",
        ),
        Example(
            source="Der VfB besiegte Leverkusen mit 4:2.",
            target="Stuttgart beat Leverkusen 2-4.",
            accused=("2-4",),
            suggestion="4-2",
        ),
        Example(
            source="In der Nacht sinkt die Temperatur auf minus 12 Grad.",
            target="Overnight the temperature will drop to 12 degrees.",
            accused=("12",),
            suggestion="-12",
        ),
        Example(
            source="Zum 76. Mal trafen sich die Veteranen bei Papst Leo XIV.",
            target="The veterans met for the 67th time, with Pope Leo XVI.",
            accused=("67th", "XVI"),
        ),
        Example(
            source="Das Siegtor fiel in der 90.+3 Minute, bei minus 8 Grad, im Zweiten Weltkrieg ein milder Tag.",
            target="The winner came three minutes into added time, at 8 degrees below zero: mild for World War II.",
        ),
        Example(
            source="Union gewann 3:1 gegen Mainz.",
            target="Mainz lost 1-3 to Union.",
        ),
        Example(
            source="Die 53-Jährige lebt seit dreieinhalb Jahren mit zwei Dutzend Katzen in Ulm, ein Drittel ist krank.",
            target="The 53-year-old has lived in Ulm for 3 1/2 years with 24 cats; a third are ill.",
        ),
        Example(
            source="Beide Seiten einigten sich binnen 14 Tagen; der Umsatz sank um die Hälfte auf 1,2 Mrd. Euro.",
            target="The two sides agreed within two weeks; revenue fell by half to €1.2bn.",
        ),
        Example(
            source="Bei uns hat ein Hof im Schnitt 280 Hektar, in Bayern sind es 36.",
            target="Where I come from, the average farm has 692 acres. In Bavaria it’s 98.",
            accused=("98",),
        ),
        Example(
            source="Bei uns hat ein Hof im Schnitt 280 Hektar, in Bayern sind es 36.",
            target="Where I come from, the average farm has 692 acres. In Bavaria it’s 89.",
        ),
        Example(
            source="Der Saal misst 4,10 mal 3,60 Meter; die Sperrzone wuchs von sieben auf acht Kilometer.",
            target="The hall is 13 and a half feet long and 12 feet wide; the no-go zone grew to 5 miles, from 4.",
        ),
        Example(
            source="Die Quote stieg von 6,4 auf 8,1 Prozent, der Weg ist rund 30 Kilometer lang.",
            target="The rate rose 1.7 percentage points to 8.1 percent; the route is some 20 miles long.",
        ),
        Example(
            source="Die Quote stieg von 6,4 auf 8,1 Prozent, der Weg ist rund 30 Kilometer lang.",
            target="The rate rose 2.7 percentage points to 8.1 percent; the route is some 30 kilometres long.",
            accused=("2.7",),
        ),
        Example(
            source="Die Quote stieg von 8 auf 10 Prozent.",
            target="The rate rose from 2 percent to 10 percent.",
            accused=("2",),
            suggestion="8",
        ),
        Example(
            source="Nach neun Niederlagen gewann der Verein wieder.",
            target="It was the club’s first win after eight defeats.",
            accused=("eight",),
            suggestion="nine",
        ),
        Example(
            source="Im Ofen werden 1000 Grad erreicht.",
            target="The oven reaches 1,800 degrees Fahrenheit.",
        ),
        Example(
            source="Im Ofen werden 1000 Grad erreicht.",
            target="The oven reaches 2,000 degrees Fahrenheit.",
            accused=("2,000",),
        ),
        Example(
            source="Der See wurde um fünf Grad wärmer, in der Nacht hatte es minus 20 Grad.",
            target="The lake has warmed by nine degrees Fahrenheit; at night it was 4 below zero.",
        ),
        Example(
            source="Für die Villa zahlte er 90 Millionen Hongkong-Dollar, der Garten kostete drei Millionen Franc CFA.",
            target="He paid about €10 million for the villa; the garden cost €4,600.",
        ),
        Example(
            source="Im Tal fielen 75 Liter pro Quadratmeter, der Traktor hat 80 Kilowatt, der Fahrer wiegt 95 Kilo.",
            target="Three inches of rain fell in the valley; the tractor has 107 horsepower, its driver is 15 stone.",
        ),
        Example(
            source="In der Halle probten 36 Musiker.",
            target="Three dozen amateur musicians rehearsed in the hall.",
        ),
        Example(
            source="In der Halle probten 36 Musiker.",
            target="Two dozen amateur musicians rehearsed in the hall.",
            accused=("Two dozen",),
        ),
        Example(
            source="Der Sieger bekommt 2,5 Millionen Euro, der Zweite gut eine Million.",
            target="The winners get about $3 million, the runners-up just over $1.2 million.",
        ),
        Example(
            source="Als Schmerzensgeld verlangt die Frau 40 000 Euro.",
            target="The woman demands about £350,000 in damages.",
            accused=("350,000",),
        ),
        Example(
            source="Als Schmerzensgeld verlangt die Frau 40 000 Euro.",
            target="The woman demands about £35,000 in damages.",
        ),
        Example(
            source="Der G7-Gipfel wird über 5G und den Airbus A380 reden, sagte der Sprecher von Nr. 10.",
            target="The G7 summit will discuss 5G and the Airbus A380, the No. 10 spokesman said.",
        ),
        Example(
            source="Im dritten Quartal kletterte der Umsatz um 4,7 Prozent, im vierten um 5,1 Prozent.",
            target="Revenue climbed 4.7 percent in the three months to September, 5.1 percent in the fourth quarter.",
        ),
        Example(
            source="Im dritten Quartal kletterte der Umsatz um 4,7 Prozent.",
            target="Revenue climbed 4.7 percent in the nine months to September.",
            accused=("nine",),
        ),
    ),
)
