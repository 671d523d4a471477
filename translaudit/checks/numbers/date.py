"""A date, weekday, month, decade or time of day differs from the source.

*Mitte Mai* made "mid-March", Wednesday for *Donnerstag*, 3 p.m. for 16 Uhr: such a slip is invisible in the English
alone. *31. August*, `31.8.` and "Aug. 31" agree, as do *neunziger Jahre* and "the 1990s", 14 Uhr and "2 p.m.", and
times that a named time zone moves. The era is compared too, where both sides name one (*v. Chr.* and "AD"). A weekday
for *gestern*, as news agencies write, stays silent. Between two reports of one event only the source's day in another
month, the same part of another month, and a lost, added or wrong digit of the only day that they name in a month are
accused, where neither report has the other's date.

False positives: an article that converts times to the reader's time zone without naming it, and month names that are
also words or people ("May", "April").
"""

from collections.abc import Iterator

from translaudit.align import Relation
from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Severity, Suspicion
from translaudit.numbers.classes import ErrorClass
from translaudit.numbers.comparison import Change
from translaudit.numbers.suspicions import of_class, substitution, suspicion

DATE_CONFIDENCE, PERIOD_CONFIDENCE = 0.9, 0.75


def _find(case: Case) -> Iterator[Suspicion]:
    for each in of_class(ErrorClass.DATE, case.source, case.target, case.alignment, case.retranslations):
        yield suspicion(
            each,
            case.source,
            case.target,
            message=substitution(each, case.source, case.target),
            confidence=PERIOD_CONFIDENCE if each.change is Change.PERIOD else DATE_CONFIDENCE,
            whole=each.change is Change.ERA,
        )


CHECK = PairCheck(
    code="NUM205",
    name="date",
    mqm="accuracy/mistranslation/date-time",
    severity=Severity.MAJOR,
    needs=frozenset({Need.RELATED}),
    find=_find,
    examples=(
        Example(
            source="Der Streik der Kabine beginnt am 3. Juni und dauert zwei Tage.",
            target="Cabin crew are to walk out for two days from July 3.",
            accused=("July",),
            suggestion="June",
            relation=Relation.COMPARABLE,
        ),
        Example(
            source="Der Streik beginnt am 3. Juni, Gespräche gab es zuletzt am 9. Mai.",
            target="The strike begins on June 3; ministers meet on June 9 and talks were last held on May 9.",
            relation=Relation.COMPARABLE,
        ),
        Example(
            source="Die nächste Runde der Gespräche ist für den 14. April in Genf geplant.",
            target="The ministers will meet again for talks in Geneva on April 4, they said.",
            relation=Relation.COMPARABLE,
            accused=("4",),
            suggestion="14",
        ),
        Example(
            source="Die Annahmefrist soll Mitte Juli beginnen.",
            target="The acceptance period is due to begin in mid-June.",
            relation=Relation.COMPARABLE,
            accused=("mid-June",),
        ),
        Example(
            source="Die Annahmefrist soll Mitte Juli beginnen, die Zahlen kommen Mitte Juni.",
            target="Figures are due in mid-June, when the offer period is to be set.",
            relation=Relation.COMPARABLE,
        ),
        Example(
            source="Der Prozess beginnt Anfang Juni.",
            target="The trial starts in early July.",
            accused=("early July",),
            suggestion="early June",
        ),
        Example(
            source="Am Donnerstag trat der Minister zurück.",
            target="The minister resigned on Tuesday.",
            accused=("Tuesday",),
            suggestion="Thursday",
        ),
        Example(
            source="Am 17. Oktober 2019 wurde das Abkommen unterzeichnet.",
            target="The agreement was signed on October 19, 2019.",
            accused=("19",),
            suggestion="17",
        ),
        Example(
            source="Das Spiel beginnt um 20.45 Uhr.",
            target="Kick-off is at 7:45 p.m.",
            accused=("7:45 p.m.",),
        ),
        Example(
            source="Er kam an jenem Abend gegen 21.30 Uhr und ging um 23 Uhr.",
            target="He arrived at about 9.30 that evening and left at eleven.",
        ),
        Example(
            source="Um 1.40 Uhr war es geschafft, um fünf vor halb neun waren alle zurück.",
            target="It was twenty to two before it was done; by 8:25 everyone was back.",
        ),
        Example(
            source="Um 1.40 Uhr war es geschafft.",
            target="It was ten to two before it was done.",
            accused=("ten to two",),
        ),
        Example(
            source="Die Kamera nahm das Tier um 3.12 Uhr auf und dann um 6.10 Uhr.",
            target="The camera caught the animal at 12 minutes past three and then at 10 past six.",
        ),
        Example(
            source="Gegen 3.20 Uhr Ortszeit (2.20 Uhr MESZ) bebte in Graz die Erde.",
            target="The earth shook in Graz, Austria's second-largest city, at about 3.20am.",
        ),
        Example(
            source="In den Siebzigerjahren zog sie nach Linz.",
            target="In the 1960s she moved to Linz.",
            accused=("1960s",),
            suggestion="1970s",
        ),
        Example(
            source="Der Tempel wurde im ersten Jahrhundert v. Chr. gebaut.",
            target="The temple was built in the first century AD.",
            accused=("first century AD",),
        ),
        Example(
            source="Am Mittwoch, dem 3. September 2025, um 14 Uhr sprach er über die neunziger Jahre.",
            target="On Wednesday, Sept. 3, 2025, at 2 p.m. he spoke about the 1990s.",
        ),
        Example(
            source="Gestern wurde bekannt, dass Ende Mai gewählt wird.",
            target="It emerged on Monday that the vote will be in late May, as Theresa May had said.",
        ),
        Example(
            source="In der Nacht zum Dienstag brannte eine Scheune, in der Nacht auf den 5. Mai ein Stall.",
            target="A barn burned down late on Monday night, a stable on the night of May 4.",
        ),
        Example(
            source="In der Nacht zum Mittwoch fielen in Pankow Schüsse.",
            target="Shots were fired in Pankow on Thursday night.",
            accused=("Thursday",),
        ),
        Example(
            source="Einlass ist um 19 Uhr, die Bar hat von 17 bis 23 Uhr geöffnet.",
            target="Doors open at 7; the bar serves from 5 to 11.",
        ),
        Example(
            source="Einlass ist um 19 Uhr.",
            target="Doors open at 9.",
            accused=("9",),
        ),
        Example(
            source="Am 24. Dezember schließen die Läden um 14 Uhr.",
            target="On Christmas Eve, shops close at 2 p.m.",
        ),
    ),
)
