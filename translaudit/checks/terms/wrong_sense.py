"""A word rendered in a sense that it does not have here: “believers” for Gläubiger (creditors), “tapes” for Bänder
(ligaments). The sentence is grammatical, and the reader takes it for something else or for nonsense.

Accused where the aligned source sentence has a word whose other senses are listed (`[[sense]]` in the bundled lexicon
and in yours), the translation has a word for one of them and none for the right one, and no other source word explains
it: neither one of those listed with the entry, nor one that the lexical table knows to be translated so.

Known false positives: the rare text in which the other sense is meant, and a free translation that needs the word for
something else.
"""

from collections.abc import Iterator

from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.lexicon.false_friends import each_place_once
from translaudit.lexicon.knowledge import knowledge_of
from translaudit.lexicon.senses import wrong_senses

CONFIDENCE = 0.75


def _find(case: Case) -> Iterator[Suspicion]:
    knowledge = knowledge_of(case.lexicon, case.source.lang, case.target.lang)
    for found in each_place_once(wrong_senses(case.source, case.target, case.alignment, knowledge)):
        yield Suspicion(
            message=f"‘{found.target.text}’ is another sense of ‘{found.source.text}’: probably ‘{found.right[0]}’ is "
            "meant",
            confidence=CONFIDENCE,
            target=(found.target,),
            source=(found.source,),
            suggestions=found.right[:3],
            evidence=(Evidence("lexicon", f"no right rendering of ‘{found.source.text}’ is in the aligned sentence"),),
        )


CHECK = PairCheck(
    code="TRM305",
    name="wrong-sense",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    yields_to=frozenset({"NUM201", "NUM203", "TRM301", "TRM302", "TRM303", "PHR403", "PHR404"}),
    needs=frozenset({Need.RELATED}),
    find=_find,
    examples=(
        Example(
            source="Die Gläubiger der Kette stimmten am Freitag zu.",
            target="The chain's believers agreed on Friday.",
            accused=("believers",),
            suggestion="creditor",
        ),
        Example(
            source="Der Minister räumte am Abend Fehler ein.",
            target="In the evening the minister cleared away mistakes.",
            accused=("cleared away",),
        ),
        Example(
            source="Die Anhänger beider Klubs feierten friedlich.",
            target="The trailers of both clubs celebrated peacefully.",
            accused=("trailers",),
        ),
        Example(
            source="Die Gläubiger in den Kirchen und die Gläubigen beteten.",
            target="The creditors in the churches and the believers prayed.",
        ),
        Example(
            source="Der Lastwagen verlor seinen Anhänger auf der Autobahn.",
            target="The lorry lost its trailer on the motorway.",
        ),
        Example(
            source="Arbeiter räumten die Straße und fanden einen Schlüssel.",
            target="Workers cleared away the rubble and found a key.",
        ),
    ),
)
