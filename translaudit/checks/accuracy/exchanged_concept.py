"""A word in the place of its neighbour in a small, closed set: “the north wing” for “der Südflügel”, “foreign minister”
for “Innenministerin”, “the daughter” for “der Sohn”, “Swedish” for “Schweizer”.

Compared are sets whose members have firm translations: points of the compass, ministers’ portfolios, heads of state and
government, people in court, relatives, colours, seasons, countries with their people and capitals, rise and fall,
disasters, vehicles, buildings, weapons, animals, limbs, diseases, weeks and months, sports, win and loss, and the like.
A member is accused where nothing in the source around it explains it, while exactly one other member of the set is left
without a rendering. So is a comparative where the source only has superlatives, and the other way round.

Opposite decisions and changes are sets, too: “eased” for “verschärft”, “announced” for “schloss … aus” (its particle at
the end of the clause), “after” for “bevor”, “must not” for “muss nicht”, “allowed to” for “dürfte”, “already” for “noch
nicht”. For them the lexical table acquits as well: any word of the source that may mean the published one, any
other published word that may render the source’s. A comparison whose sides changed places (“more in men than in women”
for “bei Frauen mehr als bei Männern”) is reported where the table links them crosswise and in no other way.

Why it matters: the sentence reads well, every word in it is an ordinary word, and it says something else.

Known false positives: a free translation that names another member for a reason of its own (“the Berlin government” for
a sentence that speaks of Paris before and leaves Paris out).
"""

from collections.abc import Iterator

from translaudit.accuracy.closed_sets import exchanged
from translaudit.accuracy.degrees import exchanged_degrees
from translaudit.accuracy.turned_comparisons import turned_comparisons
from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion

CONFIDENCE, CONFIDENCE_WITH_RETRANSLATION = 0.75, 0.9
DEGREE = 0.7
"""Confidence in an exchanged degree of comparison: "more important" can be a free rendering of "the most important"."""

TURNED = 0.75
"""Confidence in a comparison whose two sides changed places."""


def _find(case: Case) -> Iterator[Suspicion]:
    for exchange in exchanged(case):
        target, source = case.target.span(*exchange.target), case.source.span(*exchange.source)
        evidence = [Evidence("source", f"has ‘{source.text}’ here and nothing that means ‘{target.text}’")]
        if exchange.heard:
            evidence.append(Evidence("re-translation", f"agrees with ‘{source.text}’"))
        yield Suspicion(
            message=f"‘{target.text}’ stands where the source has ‘{source.text}’.",
            confidence=CONFIDENCE_WITH_RETRANSLATION if exchange.heard else CONFIDENCE,
            target=(target,),
            source=(source,),
            suggestions=(exchange.suggestion,) if exchange.suggestion else (),
            evidence=tuple(evidence),
        )
    for degree in exchanged_degrees(case):
        target, source = case.target.span(*degree.target), case.source.span(*degree.source)
        yield Suspicion(
            message=f"‘{target.text}’ is not the degree of comparison of ‘{source.text}’ in the source.",
            confidence=DEGREE,
            target=(target,),
            source=(source,),
            evidence=(Evidence("source", "compares in another degree, here and in the whole sentence"),),
        )
    for turned in turned_comparisons(case):
        yield Suspicion(
            message=f"‘{turned.target.text}’ turns the comparison in ‘{turned.source.text}’ round.",
            confidence=TURNED,
            target=(turned.target,),
            source=(turned.source,),
            evidence=(Evidence("lexical table", "links the words before and after the comparison crosswise"),),
        )


CHECK = PairCheck(
    code="ACC507",
    name="exchanged-concept",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs=frozenset({Need.PARALLEL}),
    uses=frozenset({Need.RETRANSLATION}),
    yields_to=frozenset({"NAM101", "NAM103", "TRM302", "TRM303", "NUM205", "ACC504"}),
    find=_find,
    examples=(
        Example(
            source="Der Angeklagte schwieg. Der Verdächtige ist auf der Flucht. Der Fahrer blieb unverletzt.",
            target="The defendant commented on it. The suspect is in custody. The driver was injured.",
            accused=("commented on", "in custody", "injured"),
        ),
        Example(
            source="Der Euro wertete auf. Nur wenige Stunden später war die Stadt gefallen.",
            target="The euro depreciated. Just a few days later the city had fallen.",
            accused=("depreciated", "a few days"),
        ),
        Example(
            source="Wo bleibt die Gerechtigkeit? Die Waffenruhe hält bisher. Er bekam zwei Jahre auf Bewährung.",
            target="Where does that leave justice? The truce has not yet collapsed. He got a two-year suspended term.",
        ),
        Example(
            source="Kinshasa soll die Milizen entwaffnen. Die Hilfen werden aufgestockt.",
            target="Kinshasa is to arm the militias. The aid is to be cut.",
            accused=("to arm", "cut"),
        ),
        Example(
            source="Die Aussage entlastete den Angeklagten. Die Koalition ist zerstritten.",
            target="The statement incriminated the accused. The coalition is united.",
            accused=("incriminated", "united"),
        ),
        Example(
            source="Frau Boyd siegte im Canada Cup für die Sowjetunion, die hinter Kuba lag.",
            target="Ms Boyd won the Canada Cup for the Soviet Union, which was behind Cuba.",
        ),
        Example(
            source="Das Haus hielt dem Sturm stand, der Minister beugte sich dem Druck der Straße.",
            target="The house survived the storm, the minister caved to street protests.",
        ),
        Example(
            source="Der Südflügel des Schlosses bleibt bis Mai geschlossen.",
            target="The north wing of the palace will stay closed until May.",
            accused=("north",),
            suggestion="south",
        ),
        Example(
            source="Innenministerin Petra Lang verteidigte die Entscheidung.",
            target="Foreign Minister Petra Lang defended the decision.",
            accused=("Foreign Minister",),
            suggestion="Interior Minister",
        ),
        Example(
            source="Die Mutter des Opfers sagte am Vormittag als Zeugin aus.",
            target="The sister of the victim testified as a witness in the morning.",
            accused=("sister",),
            suggestion="mother",
        ),
        Example(
            source="Schweizer Forscher bohrten den Gletscher an.",
            target="Swedish researchers drilled into the glacier.",
            accused=("Swedish",),
            suggestion="Swiss",
        ),
        Example(
            source="Die Arbeitgeber lehnten das Angebot ab.",
            target="The employees turned the offer down.",
            accused=("employees",),
            suggestion="employers",
        ),
        Example(
            source="Die Einfuhren aus Brasilien blieben unverändert.",
            target="Exports from Brazil remained unchanged.",
            accused=("Exports",),
            suggestion="Imports",
        ),
        Example(
            source="Die Preise sind im Mai gestiegen.",
            target="Prices fell in May.",
            accused=("fell",),
            suggestion="rose",
        ),
        Example(
            source="Der Bundespräsident unterzeichnete das Gesetz.",
            target="The chancellor signed the bill.",
            accused=("chancellor",),
            suggestion="president",
        ),
        Example(
            source="Der Milliardär kaufte weniger als zehn Bilder.",
            target="The millionaire bought more than ten paintings.",
            accused=("millionaire", "more than"),
        ),
        Example(
            source="Es war das schwerste Unwetter der Region und das teuerste.",
            target="It was a more severe storm for the region and costlier.",
            accused=("more severe", "costlier"),
        ),
        Example(
            source="Sie will in höheren Lagen bauen.",
            target="She wants to build on the highest slopes.",
            accused=("highest",),
        ),
        Example(
            source="Der Kreistag schloss höhere Gebühren aus.",
            target="The district council announced higher fees.",
            accused=("announced",),
        ),
        Example(
            source="Der Verein muss dem Umbau nicht zustimmen.",
            target="The club must not agree to the conversion.",
            accused=("must not",),
        ),
        Example(
            source="Bei Schafen war der Befall stärker als bei Ziegen.",
            target="The infestation was stronger in goats than in sheep.",
            accused=("goats than in sheep",),
        ),
        Example(
            source="Anna ist älter als Tom, und das Werk muss nicht schließen.",
            target="Tom is younger than Anna, and the plant need not close.",
        ),
        Example(
            source="Die jüngste Prognose ist die beste seit Jahren, besser als erwartet; ein Wagen steht bereit.",
            target="The latest forecast is better than it has been for years; a car stands ready.",
        ),
        Example(
            source="Der Bus rammte eine Mauer, zwei Schüler brachen sich das Bein.",
            target="The lorry hit a wall, and two pupils broke an arm.",
            accused=("lorry", "arm"),
        ),
        Example(
            source="Der Zug nach Köln endete in Bonn; mit dem Auto war kein Durchkommen.",
            target="The rail service to Cologne stopped in Bonn, and vehicles were stuck.",
        ),
        Example(
            source="In der Nacht zum Sonntag starben mindestens drei Menschen in Nordrhein-Westfalen.",
            target="No fewer than three people died in North Rhine-Westphalia early on Sunday morning.",
        ),
        Example(
            source="Moskau wies die Vorwürfe aus Kiew zurück.",
            target="Russia rejected the accusations of the Ukrainian side.",
        ),
        Example(
            source="Der Ministerpräsident traf seine Kollegen.",
            target="The state premier met his colleagues.",
        ),
        Example(
            source="Seine Geschwister kamen aus Südtirol angereist.",
            target="His brothers and sisters had travelled from South Tyrol.",
        ),
        Example(
            source="Sein Sohn und dessen Schwester erbten das Haus.",
            target="His child and a sibling inherited the house.",
        ),
        Example(
            source="In Nahost wächst die Sorge, wie das Außenministerium mitteilte.",
            target="Worries are growing in the Middle East, the State Department in Washington said.",
        ),
        Example(
            source="Die Zahl der Anträge ging deutlich in die Höhe.",
            target="The number of applications rose sharply.",
        ),
        Example(
            source="Der Aktienkurs fiel, nachdem der Umsatz gestiegen war.",
            target="Shares rose in revenue but fell in price.",
        ),
        Example(
            source="Die Malerin war Tochter eines Tischlers aus Gotha.",
            target="The painter, whose father was a joiner in Gotha, never learned the trade.",
        ),
        Example(
            source="Der Vater des Tischlers war Maler.",
            target="The joiner’s daughter was a painter.",
            accused=("daughter",),
        ),
        Example(
            source="Sie kam 1957 als jüngstes von fünf Kindern in Gelsenkirchen zur Welt.",
            target="Born in Gelsenkirchen in 1957, she was the youngest of five siblings.",
        ),
        Example(
            source="Sie hinterlässt zwei Kinder und einen Hund.",
            target="She leaves behind two siblings and a dog.",
            accused=("siblings",),
        ),
        Example(
            source="Er wurde wegen Totschlags verurteilt, der Onkel des Opfers sagte aus.",
            target="He was convicted of murder; the victim's uncle testified.",
            accused=("murder",),
        ),
        Example(
            source="Am Gründonnerstag bleiben die Ämter geschlossen.",
            target="Offices will be closed on Good Friday.",
            accused=("Good Friday",),
        ),
        Example(
            source="Der Bruder ihrer Mutter zog sie groß; bei dem Überfall auf den Juwelier war er Zeuge.",
            target="She was raised by her uncle, who witnessed the jewelry robbery.",
        ),
    ),
)
