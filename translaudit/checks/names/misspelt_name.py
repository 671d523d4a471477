"""A name is spelt otherwise than the source spells it.

Machine translation respells names that it has not seen, above all when a text has passed through a language with
another script: ‘Witkoff’ comes back as ‘Witcoff’ or ‘Vitkoff’. Readers search for people by these letters, and a
misspelt name costs an article its credit, so every such name should be put right before publication.

A name is accused when it is like a name of the source in letters and sounds, nothing vouches for its spelling, and it
is rare or its neighbours show who is meant (‘Ahmed Khan Safi’ for ‘Ahmad Khan Safi’); and where a word stands behind
the very given name of somebody whose surname is nowhere (‘Ferdinand Frames’ for ‘Ferdinand Marcos’). Exonyms (Köln,
Cologne), names transcribed from other scripts (Lawrow, Lavrov), German case endings and English possessives are no
differences.

Known false positives: the source itself misspells the name, or the two languages have settled on different spellings of
a rare name that no table knows. Put the name into your lexicon then.
"""

from collections.abc import Iterator

from translaudit.align import Relation
from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.names.misspelling.correction import Misspelling
from translaudit.names.misspelling.search import misspellings
from translaudit.names.similarity import fold
from translaudit.names.variants import known_variants
from translaudit.names.witnesses import Witnesses, witnesses_of
from translaudit.names.wording import source_article, times


def find(case: Case) -> Iterator[Suspicion]:
    """Accuse every misspelt name at the part that is wrong."""
    witnesses = witnesses_of(case)
    found = misspellings(case)
    spellings: dict[str, set[str]] = {}
    for each in found:
        if each.end == each.mention.end:
            spellings.setdefault(each.suggestion, set()).add(each.mention.text)
    for misspelling in found:
        target = case.target.span(misspelling.mention.start, misspelling.end)
        evidence = [Evidence("source", _source_says(witnesses, misspelling))]
        others = sorted(spellings.get(misspelling.suggestion, set()) - {misspelling.mention.text})
        used = [f"‘{other}’ {times(witnesses.target_counts[fold(other)])}" for other in others]
        if used:
            evidence.append(Evidence("target", f"the same name is also written {', '.join(used)}"))
        variants = known_variants(misspelling.suggestion, witnesses)
        if variants:
            evidence.append(
                Evidence("lexicon", f"{', '.join(f'‘{each}’' for each in variants)} is also a known spelling")
            )
        message = f"‘{target.text}’ is nowhere in {source_article(witnesses)}, which " + "; ".join(
            each.detail for each in evidence
        )
        yield Suspicion(
            message=message,
            confidence=misspelling.confidence,
            target=(target,),
            source=(case.source.span(misspelling.source.start, misspelling.source.end),),
            suggestions=(misspelling.suggestion, *variants),
            evidence=tuple(evidence),
        )


def _source_says(witnesses: Witnesses, misspelling: Misspelling) -> str:
    count = witnesses.source_bases[fold(misspelling.base)]
    return f"writes ‘{misspelling.base}’" + (f" {times(count)}" if count > 1 else "")


CHECK = PairCheck(
    code="NAM101",
    name="misspelt-name",
    mqm="accuracy/mistranslation/named-entity",
    severity=Severity.MAJOR,
    needs=frozenset({Need.RELATED}),
    find=find,
    examples=(
        Example(
            source="Die Ölpest im Golf kostete elf Leben. In der Konicova Strasse sprach man vom Trumpismus.",
            target="The oil spill in the Gulf cost eleven lives. In Konicova Street they talked of Trumpism.",
        ),
        Example(
            source="Der Sondergesandte Steve Witkoff reiste am Montag nach Moskau.",
            target="Special envoy Steve Vitkoff travelled to Moscow on Monday.",
            accused=("Vitkoff",),
            suggestion="Witkoff",
        ),
        Example(
            source="Der Klimaforscher Klaus Hasselmann leitete das Institut in Hamburg bis 1999.",
            target="The climate researcher Klaus Haselmann headed the institute in Hamburg until 1999.",
            accused=("Haselmann",),
            suggestion="Hasselmann",
        ),
        Example(
            source="In Kundus sprach der Minister mit Helfern. Später traf Wolodymyr Tymtschuk in Brüssel ein.",
            target="In Kunduz the minister spoke to aid workers. Later Volodymyr Tymchuk arrived in Brussels.",
        ),
        Example(
            source="Die Gewerkschaft IG Metall fordert mehr Lohn.",
            target="The union IG Metal is asking for higher wages.",
            accused=("Metal",),
            suggestion="Metall",
        ),
        Example(
            source="Staatschef Ferdinand Marcos Jr. rief den Notstand aus.",
            target="President Ferdinand Frames Jr. declared a state of calamity.",
            accused=("Frames",),
            suggestion="Marcos",
            relation=Relation.COMPARABLE,
        ),
        Example(
            source="Die Forscherin Hanna Lindner warnte vor neuen Kämpfen.",
            target="Amna Idris, a nurse, had not slept for days.",
            relation=Relation.COMPARABLE,
        ),
        Example(
            source="Außenminister Sergej Lawrow flog von Köln nach Peking.",
            target="Foreign Minister Sergei Lavrov flew from Cologne to Beijing.",
        ),
        Example(
            source="Gastgeber Schawkat Mirsijojew sprach am Kosch-Tepa-Kanal. Der Isländer Birkir Þorsteinsson traf.",
            target="The host, Shavkat Mirziyoyev, spoke at the Qosh Tepa canal. Iceland's Birkir Thorsteinsson scored.",
        ),
        Example(
            source="Das Schiff fuhr aus dem Golf von Aden nach Britisch-Kolumbien.",
            target="The ship sailed from the Gulf of Aden to British Columbia.",
        ),
        Example(
            source="Das Schiff fuhr von Aden nach Kolumbien.",
            target="The ship sailed from Aden to Columbia.",
            accused=("Columbia",),
            suggestion="Colombia",
        ),
        Example(
            source="Starmers Regierung und Trumps Berater trafen sich in Genf.",
            target="Starmer’s government and Trump's advisers met in Geneva.",
        ),
        Example(
            source="Die Außenministerin traf am Abend in Paris ein und sprach mit Macron.",
            target="Marco Rubio met Emmanuel Macron in Paris in the evening.",
            relation=Relation.COMPARABLE,
        ),
        Example(
            source="Die Stadt München und das Land Bayern bezahlen das Konzerthaus.",
            target="The city of Munich and the state of Bavaria are paying for the concert hall.",
        ),
        Example(
            source="Die Bibliothekarin Ljuba Hordijenko und Sofija Ruban blieben in Balaklija.",
            target="The librarian Liuba Hordiienko and Sofiia Ruban stayed in Balakliia.",
        ),
        Example(
            source="Die Ärztin Ainur Dschunusowa kam mit Scheich Usama.",
            target="The doctor, Ainur Jonusova, came with Sheikh Osama.",
            accused=("Jonusova",),
            suggestion="Junusova",
        ),
        Example(
            source="Trainerin Meike Moorstein blieb ruhig.\nMoorstein lobte die Abwehr.",
            target="Coach Meike Moorstein stayed calm.\nMohrstein praised the defence.",
            accused=("Mohrstein",),
            suggestion="Moorstein",
        ),
        Example(
            source="Ein Brand in Oldenburg\nDie Feuerwehr rückte am Montag in Oldenburg aus.",
            target="A fire in Oldenburg\nFirefighters were called out in Altenburg on Monday.",
            accused=("Altenburg",),
            suggestion="Oldenburg",
        ),
        Example(
            source="Ein Brand in Oldenburg\nDie Feuerwehr rückte am Montag in Oldenburg aus.",
            target="A fire in Oldenburg\nFirefighters from Oldenburg and Osnabrück were called out on Monday.",
        ),
        Example(
            source="Den Preis erhält Ottilie Zeidler.\nZeidler freute sich.",
            target="The prize goes to Ottilie Beekeeper.\nZeidler was pleased.",
            accused=("Beekeeper",),
            suggestion="Zeidler",
        ),
    ),
)
