"""Another name stands where the source names somebody or something else.

‘Moscow’ for ‘Iran’, ‘Snowden’ for ‘Carter’: the sentence stays fluent and becomes false. The check runs on parallel
pairs. With a re-translation it accuses a name that neither the source nor the re-translation has, where these have a
name that the target lacks; without one, a place in place of a place, a titled name in place of a titled name, and a
stranger where a name that both languages know is nowhere.

Known false positives: translators explain (‘the German newspaper FAZ’), or use another name for the same thing
(‘Britain’ for England, a city for its club).
"""

from collections.abc import Iterator

from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.names.absence.fate import Absence, Fate
from translaudit.names.absence.search import absences
from translaudit.names.witnesses import witnesses_of
from translaudit.names.wording import source_article


def find(case: Case) -> Iterator[Suspicion]:
    """Accuse the name that is not the source's."""
    for absence in absences(case):
        if absence.fate is Fate.SUBSTITUTED:
            target = case.target.span(absence.start, absence.end)
            source = (case.source.span(absence.source.start, absence.source.end),) if absence.source else ()
            yield Suspicion(
                message=_message(case, absence, target.text),
                confidence=absence.confidence,
                target=(target,),
                source=source,
                suggestions=(absence.expected,) if absence.expected else (),
                evidence=tuple(_evidence(absence)),
            )


def _message(case: Case, absence: Absence, words: str) -> str:
    place = source_article(witnesses_of(case))
    if absence.source is None:
        return f"‘{words}’ is neither in {place} nor in the re-translation, which has another name here"
    return f"‘{words}’ is not in {place}, which names ‘{absence.source.text}’ in this sentence"


def _evidence(absence: Absence) -> Iterator[Evidence]:
    if absence.source is not None:
        yield Evidence("source", f"names ‘{absence.source.text}’, which the target lacks")
    if absence.retold:
        yield Evidence(
            "re-translation", f"writes ‘{absence.expected}’" if absence.expected else "does not have the name"
        )


CHECK = PairCheck(
    code="NAM103",
    name="substituted-name",
    mqm="accuracy/mistranslation/named-entity",
    severity=Severity.MAJOR,
    needs=frozenset({Need.PARALLEL}),
    yields_to=frozenset({"NAM101"}),
    find=find,
    examples=(
        Example(
            source="Im Mai erlebte Iran das schwerste Erdbeben seit Jahren.",
            target="In May Norway saw its worst earthquake in years.",
            accused=("Norway",),
            suggestion="Iran",
        ),
        Example(
            source="Im Finale unterlag Murray nach drei Stunden.",
            target="Hamáček lost the final after three hours.",
            accused=("Hamáček",),
            suggestion="Murray",
        ),
        Example(
            source="Nach drei Stunden hatte Murray das Finale verloren.",
            target="After three hours the Scot had lost the final at Flushing Meadows.",
        ),
        Example(
            source="Der nächste Gipfel ist für 2028 in Ulan-Bator geplant.",
            target="They are due to convene next in Ulaanbaatar in 2028.",
        ),
        Example(
            source="Damals beriet er Carter in der Außenpolitik.",
            target="At the time he advised Snowden on foreign policy.",
            retranslation="At that time, he advised Carter on foreign policy.",
            accused=("Snowden",),
            suggestion="Carter",
        ),
        Example(
            source="Im Mai erlebte Iran das schwerste Erdbeben seit Jahren.",
            target="In May Iran saw its worst earthquake in years.",
        ),
        Example(
            source="Die USA und Iran verhandeln seit Dienstag in Genf.",
            target="Washington and Tehran have been negotiating in Geneva since Tuesday.",
        ),
        Example(
            source="Bundeskanzler Olaf Scholz sprach in Österreich.",
            target="German Chancellor Olaf Scholz spoke in Austria.",
            retranslation="Federal Chancellor Olaf Scholz spoke in Austria.",
        ),
        Example(
            source="Mit einer Schau im Kulmbacher Vereinshaus wurde der Kreisverband für Gartenbau Kulmbach gegründet.",
            target="A show in the hall led to the founding of the Kreisverband für Gartenbau Kulmbach "
            "(District Association for Gardening Kulmbach).",
            retranslation="The district association for horticulture Kulmbach was founded with a fruit show in the "
            "Kulmbacher Vereinshaus.",
        ),
    ),
)
