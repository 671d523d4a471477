"""A number of the source is missing in the translation, or the translation has one that the source has not.

A dropped figure is an omission that reads well, an added one is an invention. Only numbers in digits and large number
words are counted, in pairs that are really parallel, and only when the other article has the number nowhere.

False positives: a translator who explains ("the 1848 revolution" for *die Märzrevolution*), converts a currency in
brackets, or puts a figure in words ("the two countries' six-decade conflict").
"""

from collections.abc import Iterator

from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Severity, Suspicion
from translaudit.numbers.classes import ErrorClass
from translaudit.numbers.suspicions import of_class, quoted, suspicion

MISSING_CONFIDENCE, ADDED_CONFIDENCE = 0.6, 0.65


def _find(case: Case) -> Iterator[Suspicion]:
    for each in of_class(ErrorClass.PRESENCE, case.source, case.target, case.alignment, case.retranslations):
        if each.target is None:
            message = f"the translation leaves out ‘{quoted(each.source, case.source)}’"
            yield suspicion(each, case.source, case.target, message=message, confidence=MISSING_CONFIDENCE)
        else:
            message = f"‘{quoted(each.target, case.target)}’ has no counterpart in the source"
            yield suspicion(each, case.source, case.target, message=message, confidence=ADDED_CONFIDENCE)


CHECK = PairCheck(
    code="NUM202",
    name="missing-or-added-number",
    mqm="accuracy/omission/number",
    severity=Severity.MAJOR,
    needs=frozenset({Need.PARALLEL}),
    find=_find,
    examples=(
        Example(
            source="Ein Achtzigjähriger bekam von der Bank einen Milliardenkredit. Marcos Haus ist weg.",
            target="An octogenarian got a billion-dollar loan from the bank. Marco&#39;s house is gone.",
        ),
        Example(
            source="Das Unternehmen will bis 2030 rund 2.000 Stellen streichen.",
            target="The company plans to shed about 2,000 jobs by the end of the decade.",
        ),
        Example(
            source="Bei dem Brand wurden 42 Menschen verletzt.",
            target="Many people were injured in the fire.",
            accused=("42",),
        ),
        Example(
            source="Die Polizei nahm mehrere Verdächtige fest.",
            target="Police arrested 19 suspects.",
            accused=("19",),
        ),
        Example(
            source="Seit 1998 regiert er das Land.",
            target="He has ruled the country since 1998, with a hundred and fifty advisers.",
            accused=("a hundred and fifty",),
        ),
        Example(
            source="Er gewann zum ersten Mal, und beide Söhne jubelten.",
            target="He won for the 1st time, and his two sons cheered.",
        ),
        Example(
            source="Im Jahr 2014 begann der Krieg.\nSeitdem sind viele geflohen.",
            target="The war began then.\nSince 2014 many have fled.",
        ),
        Example(
            source="Die 1,88 Meter große Torhüterin stemmte eine halbe Tonne, später 80 Tonnen.",
            target="The 6-foot-2 goalkeeper lifted half a ton and later 88 tons (80 metric tons).",
        ),
        Example(
            source="Der Preis beträgt 980.000 Euro.",
            target="The prize is worth 980,000 euros ($1.1 million).",
        ),
        Example(
            source="Rund 80 Prozent der Infizierten merkten nichts, neun von zehn wurden gesund.",
            target="About four in five of those infected noticed nothing, and 90 percent recovered.",
        ),
        Example(
            source="Rund 80 Prozent der Infizierten merkten nichts.",
            target="About three in five of those infected noticed nothing.",
            accused=("80",),
        ),
    ),
)
