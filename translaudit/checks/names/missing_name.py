"""A name of the source sentence is missing in its translation.

Who did or said it, or where, is left out: ‘said on Monday’ instead of ‘Hu said on Monday’. Readers cannot put back what
they do not know is gone. The check runs on parallel pairs only, and only where the re-translation has the name too, so
that German nouns are not mistaken for names; the finding stands where the name should be.

Known false positives: translators leave a name out on purpose, because a pronoun or a description says enough, or
because the name would have to be explained to foreign readers.
"""

from collections.abc import Iterator

from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.names.absence.fate import Fate
from translaudit.names.absence.search import absences


def find(case: Case) -> Iterator[Suspicion]:
    """Point at the empty place in the target, and at the name in the source."""
    for absence in absences(case):
        if absence.fate is not Fate.MISSING or absence.source is None:
            continue
        source = case.source.span(absence.source.start, absence.source.end)
        yield Suspicion(
            message=f"‘{source.text}’ is missing in the translation; the re-translation writes ‘{absence.expected}’",
            confidence=absence.confidence,
            target=(case.target.span(absence.start, absence.end),),
            source=(source,),
            suggestions=(absence.expected,) if absence.start == absence.end else (),
            evidence=(
                Evidence("source", f"names ‘{source.text}’"),
                Evidence("re-translation", f"writes ‘{absence.expected}’"),
            ),
        )


CHECK = PairCheck(
    code="NAM102",
    name="missing-name",
    mqm="accuracy/omission/named-entity",
    severity=Severity.MAJOR,
    needs=frozenset({Need.PARALLEL, Need.RETRANSLATION}),
    find=find,
    examples=(
        Example(
            source="Die Konferenz fand in Schweden statt und dauerte zwei Tage.",
            target="The conference took place in and lasted two days.",
            retranslation="The conference took place in Sweden and lasted two days.",
            accused=("Schweden",),
            suggestion="Sweden",
        ),
        Example(
            source="Nach dem Spiel lobte Kissinger die Mannschaft.",
            target="After the game, praised the team.",
            retranslation="After the game, Kissinger praised the team.",
            accused=("Kissinger",),
            suggestion="Kissinger",
        ),
        Example(
            source="Die Küste Schottlands lockt Wanderer, und das schottische Hochland ist im Sommer überlaufen.",
            target="The coast attracts hikers, and the Scottish Highlands are overrun in summer.",
            retranslation="The coast of Scotland attracts hikers, and the Scottish Highlands are overrun in summer.",
            accused=("Schottlands",),
            suggestion="Scotland",
        ),
        Example(
            source="Der von Real Madrid geholte Stürmer traf zweimal.",
            target="The striker brought in from Madrid scored twice.",
            retranslation="The striker, who was brought in from Real Madrid, scored twice.",
        ),
        Example(
            source="Auf gut Deutsch heißt das: Niemand zahlt.",
            target="In plain language that means nobody pays.",
            retranslation="In good German that means nobody pays.",
        ),
        Example(
            source="Merz lobte die Ministerin, und Merz kündigte ein Gesetz an.",
            target="Merz praised the minister, and he announced a law.",
            retranslation="Merz praised the minister, and Merz announced a law.",
        ),
        Example(
            source="Die Konferenz fand in Schweden statt und dauerte zwei Tage.",
            target="The Swedish conference lasted two days.",
            retranslation="The conference took place in Sweden and lasted two days.",
        ),
        Example(
            source="Kissinger reiste nach Wien.",
            target="Kissinger travelled to Vienna.",
            retranslation="Kissinger went to Vienna.",
        ),
    ),
)
