"""Words of the source language left standing in the translation.

Finds whole sentences that were not translated, function words (“und”, “bis”) and other words that are common in the
source language and hardly known in the target language. That the source has the very word is the strongest evidence;
a capitalised word is accused only if the source uses it as an ordinary noun (after an article or adjective) and, where
there is a re-translation, that does not keep it, if translators are known never to keep the word, or if it is glued of
words of the source language, unheard of in the other, and stands where that has a common noun (“as Dauerleihgaben”).

Why it matters: the reader cannot understand the word, or takes it for a name.

Known false positives: local terms that an author keeps on purpose without quotation marks. Borrowed words
(“kindergarten”), institutions that stay in the source language, words in quotation marks or brackets, and names of
several words are silent.
"""

from collections.abc import Iterator

from translaudit.accuracy.untranslated.leftovers import find_leftovers
from translaudit.align.places import shown
from translaudit.checks.base import Case, Example, PairCheck
from translaudit.documents import language_name
from translaudit.findings import Evidence, Severity, Suspicion

UNSURE = 0.5
"""Confidence in a capitalised word that no re-translation has been heard about: it can be a surname."""


def _find(case: Case) -> Iterator[Suspicion]:
    language = language_name(case.source.lang)
    for leftover in find_leftovers(case):
        span = case.target.span(leftover.start, leftover.end)
        yield Suspicion(
            message=f"‘{shown(span.text)}’ is {language}: it was left untranslated.",
            confidence=leftover.confidence,
            severity=None if leftover.confidence > UNSURE else Severity.NEUTRAL,
            target=(span,),
            evidence=(
                Evidence("source", "has the very word" if leftover.shared else "does not have the word"),
                Evidence(
                    "word frequencies", f"common in {language}, hardly known in {language_name(case.target.lang)}"
                ),
            ),
        )


CHECK = PairCheck(
    code="ACC503",
    name="untranslated",
    mqm="accuracy/untranslated",
    severity=Severity.MAJOR,
    yields_to=frozenset({"FLU803"}),
    examples=(
        Example(
            source="Der Präsident und seine Berater trafen sich gestern in Genf.",
            target="The president und his advisers met gestern in Geneva.",
            accused=("und", "gestern"),
        ),
        Example(
            source="Der Minister wies die Vorwürfe zurück.\nEr sprach von einer Kampagne.",
            target="The minister rejected the Vorwürfe.\nEr sprach von einer Kampagne gegen die Partei.",
            accused=("Vorwürfe", "Er sprach von einer Kampagne gegen die Partei."),
        ),
        Example(
            source="Die Aktie stieg, die Vorzugsaktie gab nach. Seit Mai warten mehrere Städte auf ein Urteil.",
            target="The share rose while Vorzugsaktie fell. Mehrere cities have been waiting for a ruling seit May.",
            accused=("Vorzugsaktie", "Mehrere", "seit"),
        ),
        Example(
            source="Drei Masken bleiben als Dauerleihgaben. Zum vorläufigen Sachwalter wurde Volker Stamm bestellt.",
            target="Three masks remain as Dauerleihgaben. Volker Stamm was appointed provisional Sachwalter.",
            accused=("Dauerleihgaben", "Sachwalter"),
        ),
        Example(
            source="Nach Angaben des Landeskriminalamts Bremen war Pfusch schuld. Dann kam ihre B-Probe.",
            target="According to the Landeskriminalamts Bremen, it was due to Pfusch. Then her B-Probe came.",
            accused=("Landeskriminalamts", "Pfusch", "B-Probe"),
        ),
        Example(
            source="Das Landeskriminalamt nannte es als Dauerleihgabe. Er spielt für Blau-Weiß und fährt U-Bahn.",
            target="The Landeskriminalamt called it a permanent loan. He plays for Blau-Weiß and takes the U-Bahn.",
        ),
        Example(
            source="Am Mittellandkanal und im Burgenlandkreis half die Arbeiterwohlfahrt. Pfusch war schuld.",
            target="By the Mittellandkanal waterway and in the Burgenlandkreis district the Arbeiterwohlfahrt welfare "
            "charity helped. It was due to Pfusch.",
            accused=("Pfusch",),
        ),
        Example(
            source="Rostock ist weiter Vorletzter. Der Direktor des Diakonischen Werkes war dabei.",
            target="Rostock are still Vorletzter. The director of the charity Diakonischen Werk was there.",
            accused=("Vorletzter",),
        ),
        Example(
            source="In Weißenfels und bei Kaufland wird gebaut. Auch der Stahlkonzern Salzgitter investiert.",
            target="Kaufland is building, and so is Weissenfels. Salzgitter, the steel group, is investing, too.",
        ),
        Example(
            source="Die Bundesregierung lobte die Energiewende. Die Süddeutsche Zeitung berichtete aus Wolfsburg.",
            target="The government praised the Energiewende. The Süddeutsche Zeitung reported from Wolfsburg.",
        ),
        Example(
            source="Das Gericht hörte Eckhard Rissmann an. Der Unternehmer schwieg, ein Kommando befreite Rissmann.",
            target="The court heard Eckhard Rissmann. Rissmann kept silent; commandos had set him free.",
        ),
        Example(
            source="Putins Vorwürfe wies Scholz zurück.",
            target="Scholz rejected the Vorwürfe of Putin.",
            accused=("Vorwürfe",),
        ),
        Example(
            source="Das Tor fiel in der Nachspielzeit.",
            target="The goal came in the Nachspielzeit, as stoppage time is called.",
        ),
        Example(source="Man nennt es „Feierabend“.", target="They call it “Feierabend” (end of work)."),
        Example(
            source="Der Turm misst 90 Meter. Abends sang sie Chansons.",
            target="The tower is 90 meters high, a meter more than planned. At night she sang chansons.",
        ),
        Example(source="Die Ehe zu von Borsig scheiterte.", target="Her marriage to von Borsig failed."),
        Example(source="Der Name war gut, die Hand warm.", target="The name was good, the hand warm."),
    ),
    find=_find,
)
