"""A bound turned round: “less than 30 minutes” for “mehr als 30 Minuten”, “just over 31%” for “knapp 31 Prozent”.

The number is right, and on which side of it the true one lies is not: a reader takes a shortfall for a surplus, a limit
for a minimum.

Compared are the words right before the same number in both articles, where either has it once. A bound that only one
of them negates (“nicht mehr als”, “at most”) is left alone, as are halves (less than one half is more than the other)
and “over” before a span of time, which may mean how long something took.

Known false positives: a source that is wrong itself, and figures that the translator has brought up to date.
"""

from collections.abc import Iterator

from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.numbers.bounds import turned_bounds, words_for

CONFIDENCE, CONTRADICTED = 0.85, 0.5
"""Of a finding, and of one whose words the re-translation has, too."""


def _find(case: Case) -> Iterator[Suspicion]:
    for turned in turned_bounds(case.source, case.target, case.alignment.beads):
        said = case.source.span(turned.source.start, turned.source.quantity.end)
        words = case.target.span(turned.target.start, turned.target.quantity.end)
        number = case.target.text[turned.target.end : turned.target.quantity.end]
        heard = case.retranslation_text(turned.bead.source)
        side = turned.source.side
        yield Suspicion(
            message=f"‘{words.text}’ stands where the source has ‘{said.text}’, which lies {side} the number.",
            confidence=CONTRADICTED if heard and words.text in heard else CONFIDENCE,
            target=(words,),
            source=(said,),
            suggestions=(words_for(turned.source, case.target.lang) + number,),
            evidence=(Evidence("source", f"lies {side} the number, the translation {side.opposite} it"),),
        )


CHECK = PairCheck(
    code="NUM208",
    name="bound",
    mqm="accuracy/mistranslation/number",
    severity=Severity.MAJOR,
    needs=frozenset({Need.PARALLEL}),
    yields_to=frozenset({"ACC507"}),
    find=_find,
    examples=(
        Example(
            source="Der Konzern hält knapp 31 Prozent an der Reederei.",
            target="The group owns just over 31% of the shipping company.",
            accused=("just over 31",),
            suggestion="just under 31",
        ),
        Example(
            source="Die Fahrt dürfe nicht länger als dreißig Minuten dauern, hieß es.",
            target="The ride must not take less than 30 minutes, officials said.",
            accused=("less than 30",),
            suggestion="more than 30",
        ),
        Example(
            source="Für die Prüfung sind mindestens 40 Stunden vorgesehen.",
            target="At most 40 hours have been set aside for the inspection.",
            accused=("At most 40",),
            suggestion="at least 40",
        ),
        Example(
            source="Gut 600 Bewohner wurden in Sicherheit gebracht.",
            target="Almost 600 residents were taken to safety.",
            accused=("Almost 600",),
            suggestion="just over 600",
        ),
        Example(
            source="Nicht mehr als 20 Gäste sind erlaubt, jeder zahlt knapp 9 Euro.",
            target="At most 20 guests are allowed, and each pays almost 9 euros.",
        ),
        Example(
            source="Gefordert sind mindestens 40 Unterschriften, keine darf kopiert sein.",
            target="No fewer than 40 signatures are needed, and none may be a copy.",
        ),
        Example(
            source="Gefordert sind mindestens 40 Unterschriften, keine darf kopiert sein.",
            target="Fewer than 40 signatures are needed, and none may be a copy.",
            accused=("Fewer than 40",),
            suggestion="at least 40",
        ),
        Example(
            source="Unter 18-Jährige zahlen nichts, weniger als die Hälfte ist dagegen.",
            target="Under-18s pay nothing, and more than half are in favour.",
        ),
        Example(
            source="Der Umsatz hat sich in knapp drei Jahren mehr als verdoppelt.",
            target="Over three years, sales have more than doubled.",
        ),
        Example(
            source="Die Reise führte in knapp drei Tagen über 300 Kilometer.",
            target="The journey covered well over 300 kilometres in just under 72 hours.",
        ),
    ),
)
