"""What the source quotes and the translation does not, and a speaker who has slipped inside the marks.

Finds quotations of two words or more whose sentence has no quotation mark in the translation: what somebody said,
where the translation still speaks in the first person and sets off the speaker with a comma (“We won, the minister
said”). Told in the third person, it is only pointed out, as are quoted parts of a sentence (“sehr konstruktiv”). And
it finds quotations that end in their own attribution (“This is enough, the minister said.”), where the source has the
speaker outside the marks. And it finds whole statements in quotation marks that the source only reports (“Sein Mandant
habe nie …”): then these are nobody’s words.

Why it matters: the reader takes a politician’s words for the newsroom’s.

Known false positives: a quoted part of a sentence that the translator paraphrased on purpose. Direct speech that was
turned into reported speech (“said that”) is silent, and so are single quoted words and titles.
"""

from collections.abc import Iterator

from translaudit.align.places import shown
from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.quotations.pairs import invented_quotations, lost_quotations, swallowed_speakers


def _find(case: Case) -> Iterator[Suspicion]:
    for lost in lost_quotations(case):
        yield Suspicion(
            message=f"The source quotes {shown(lost.source.text)}; the translation has no quotation marks.",
            confidence=0.7 if lost.said else 0.6,
            source=(lost.source,),
            target=(lost.target,),
            evidence=(Evidence("source", "has the words in quotation marks"),),
            severity=None if lost.said else Severity.NEUTRAL,
        )
    for swallowed in swallowed_speakers(case):
        yield Suspicion(
            message=f"‘{swallowed.attribution.text}’ says who speaks, but stands inside the quotation marks.",
            confidence=0.8,
            source=(swallowed.source,),
            target=(swallowed.attribution,),
            evidence=(Evidence("source", f"has ‘{swallowed.source.text}’ outside the marks"),),
        )
    for invented in invented_quotations(case):
        yield Suspicion(
            message=f"{shown(invented.target.text)} is quoted; the source only reports it (‘{invented.verb.text}’).",
            confidence=0.7,
            source=(invented.source,),
            target=(invented.target,),
            evidence=(Evidence("source", "has the sentence as reported speech, without quotation marks"),),
        )


CHECK = PairCheck(
    code="ACC508",
    name="quotation",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs=frozenset({Need.PARALLEL}),
    examples=(
        Example(
            source="„Wir haben den Ernst der Lage zu spät erkannt“, räumte Bürgermeisterin Öztürk ein.",
            target="We recognised too late how serious things were, mayor Öztürk admitted.",
            accused=("We recognised too late how serious",),
        ),
        Example(
            source="Die Gespräche seien „durchaus schwierig“ gewesen, hieß es.",
            target="The talks had been rather difficult, it was said.",
            accused=("difficult",),
        ),
        Example(
            source="„Das Dach muss vor dem Winter dicht sein“, sagte Ingenieurin Vogt der Zeitung.",
            target="“The roof has to be tight before winter, engineer Vogt told the newspaper.”",
            accused=("engineer Vogt told the newspaper",),
        ),
        Example(
            source="„Er war es nicht“, sagte die Anwältin.\nDer Prozess begann im Mai.\nSein Mandant habe nie eine "
            "Waffe besessen, fügte er hinzu.",
            target="“It was not him,” the lawyer said.\nThe trial began in May.\n“His client had never owned one”, he "
            "added.",
            accused=("“His client had never owned one”",),
        ),
        Example(
            source="„Wir haben den Ernst der Lage zu spät erkannt“, räumte Bürgermeisterin Öztürk ein.",
            target="Mayor Öztürk admitted that they had recognised too late how serious things were.",
        ),
        Example(
            source="„Die Tat zeugt von einer Verachtung, wie sie mir selten begegnet ist“, sagte Richterin Althoff.",
            target="Judge Althoff, presiding, said the crime displayed a contempt such as she had rarely seen.",
        ),
        Example(source="Der Film „Das Boot“ lief im „Odeon“.", target="The film Das Boot was on at the Odeon."),
        Example(
            source="„Das reicht nicht“, sagte die Ministerin.",
            target="‘That is not enough,’ the minister said.",
        ),
        Example(
            source="„Er sagte, Vogt habe gelogen“, erklärte der Anwalt.",
            target="“He said Vogt had lied,” the lawyer explained.",
        ),
    ),
    find=_find,
)
