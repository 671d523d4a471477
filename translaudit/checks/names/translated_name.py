"""A name was taken for a word and translated.

The politician Schuld becomes ‘debt’, the magazine Stern a ‘star’, and talk on the platform Discord turns into
‘discrepancies’. In a parallel pair a word of the source that stands like a name (beside a title, a first name or what
it is, that the translation has as a name elsewhere, or that the re-translation keeps as one) has no counterpart, and
the target has the word that is made of it. In two reports of one event, too, names are found that were rendered part by
part: Saarbrücken as ‘Saar Bridges’, von der Decken as ‘of the Blankets’. Found as well are towns that are words (in
Essen, ‘in food’), the second half of a double name, firms (Sattler & Söhne, ‘Saddler & Sons’), a particle that became
an article (El Obeid, ‘The Obeid’), exonyms of which one word is wrong, and a few newspapers.

Known false positives: a word that only looks like a name because another noun stands before it. Where the
re-translation translates it as well, the check is silent.
"""

from collections.abc import Iterator

from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.names.absence.fate import Fate
from translaudit.names.absence.search import absences
from translaudit.names.literal import literal_names
from translaudit.names.worded import worded_names


def find(case: Case) -> Iterator[Suspicion]:
    """Accuse the word that was made of the name."""
    for absence in absences(case):
        if absence.fate is Fate.TRANSLATED and absence.source is not None:
            target = case.target.span(absence.start, absence.end)
            source = case.source.span(absence.source.start, absence.source.end)
            yield Suspicion(
                message=f"‘{target.text}’ seems to be made of the name ‘{source.text}’, which the target lacks",
                confidence=absence.confidence,
                target=(target,),
                source=(source,),
                suggestions=(absence.expected,),
                evidence=(Evidence("source", f"‘{source.text}’ stands here like a name"),),
            )
    for target, source, expected in worded_names(case):
        yield Suspicion(
            message=f"‘{target.text}’ seems to be made of the name ‘{source.text}’",
            confidence=0.75,
            target=(target,),
            source=(source,),
            suggestions=(expected,),
            evidence=(Evidence("source", f"‘{source.text}’ stands in a name here"),),
        )
    for target, source in literal_names(case):
        yield Suspicion(
            message=f"‘{target.text}’ seems to be made of the parts of the name ‘{source.text}’",
            confidence=0.8,
            target=(target,),
            source=(source,),
            suggestions=(source.text,),
            evidence=(Evidence("lexical table", f"‘{target.text}’ renders the parts of ‘{source.text}’"),),
        )


CHECK = PairCheck(
    code="NAM107",
    name="translated-name",
    mqm="accuracy/mistranslation/named-entity",
    severity=Severity.MAJOR,
    needs=frozenset({Need.RELATED}),
    find=find,
    examples=(
        Example(
            source="Darüber schrieb er mit Freunden auf der Plattform Discord.",
            target="He wrote to friends about discrepancies on the platform.",
            accused=("discrepancies",),
            suggestion="Discord",
        ),
        Example(
            source="Der Abgeordnete Frank Schuld stimmte dagegen.",
            target="Member of parliament Frank debt voted against it.",
            accused=("debt",),
            suggestion="Schuld",
        ),
        Example(
            source="Hoteldirektorin Kerstin von der Decken zog nach Saarbrücken. Dort empfing sie Georg Eisenreich.",
            target="Hotel manager Kerstin of the Blankets moved to Saar Bridges. There Georg Iron Empire received her.",
            accused=("of the Blankets", "Saar Bridges", "Iron Empire"),
        ),
        Example(
            source="Wer in Uelzen oder Leer wohnt, muss warten. Die Behörden in Essen ermitteln.",
            target="Those who live in Uelzen or empty must wait. The authorities in food are investigating.",
            accused=("empty", "food"),
        ),
        Example(
            source="Die Vorräte in Essen und Leer reichen. In der Stadt gibt es Essen, und die Regale sind leer.",
            target="Supplies in Essen and Leer will last. There is food in town, and the shelves are empty.",
        ),
        Example(
            source="Birgül Aksoy-Lenz leitet die Schwarz-Gruppe. Analyst bei Sattler & Söhne ist Agnieszka Wrona.",
            target="Birgül Aksoy-Spring heads Black Group. The analyst at Saddler & Sons is Agnieszka Crow.",
            accused=("Spring", "Black", "Saddler", "Crow"),
        ),
        Example(
            source="Im Erzgebirge fiel Schnee, sagte Alexander Van der Bellen. In El Obeid blieb es ruhig.",
            target="Snow fell in the Arch Mountains, Alexander Van the Bellen said. In The Obeid it was calm.",
            accused=("Arch Mountains", "the", "The"),
        ),
        Example(
            source="Im Erzgebirge und am Brandenburger Tor lag Schnee, unterhalb der Wildspitze auch.",
            target="There was snow in the Ore Mountains, at the Brandenburg Goal and below the Wild Peak.",
            accused=("Brandenburg Goal", "Wild Peak"),
        ),
        Example(
            source="Karl von der Burg kam gestern. Hier lebte Ida Nussbaum, sagt Nussbaums Enkel.",
            target="Karl of the Castle came yesterday. Ida Nussbaum lived here, Nut Tree's grandson says.",
            accused=("of the Castle", "Nut Tree"),
        ),
        Example(
            source="Karl Weber von der Universität kam ins Werner-Koch-Haus. Weihnachtsbaum brennt in Bremen.",
            target="Karl Weber of the University came to Werner Koch House. Christmas Tree on Fire in Bremen.",
        ),
        Example(
            source="Am Kopf der Tabelle steht Alexander der Große. In den Dangrek Bergen ist es ruhig.",
            target="Alexander the Great heads the table. All is calm in the Dangrek Mountains.",
        ),
        Example(
            source="Kerstin von der Decken ist Ministerin. Auf der Decke des Bettes lag ein Buch.",
            target="Kerstin von der Decken is a minister. A book lay on the Blanket.",
        ),
        Example(
            source="Das Schiff fuhr über den Bodensee.",
            target="The ship crossed the Ground Lake.",
            accused=("Ground Lake",),
            suggestion="Lake Constance",
        ),
        Example(
            source="Der Bodensee ist der größte deutsche See.",
            target="Lake Constance is the largest German Lake. This Great Lake is deep.",
        ),
        Example(
            source="Das sagten Imke Sanders von der Gewerkschaft Verdi und Jan Korte von der Linken.",
            target="So said Imke Sanders of the Union Verdi and Jan Korte of the Left.",
        ),
        Example(
            source="Vorstandschef Holger Kranich trat vor die Presse.\nKranich wies die Vorwürfe zurück.",
            target="Chief executive Holger Kranich faced the press.\nThe crane rejected the accusations.",
            accused=("crane",),
            suggestion="Kranich",
        ),
        Example(
            source="Delmenhorster Rat beschließt Sparhaushalt.",
            target="Delmenhorst council passes austerity budget.",
        ),
        Example(
            source="Das sagte Geschäftsführerin Beate Lohkamp. Schuld sei nicht allein das Wetter.",
            target="So said managing director Beate Lohkamp. The weather alone was not to blame.",
        ),
        Example(
            source="Die Schuld trägt der Fahrer.",
            target="The driver bears the blame.",
        ),
        Example(
            source="Der Aufbau von Molekülen und Programmen braucht Zeit.",
            target="Building molecules and programmes takes time.",
        ),
    ),
)
