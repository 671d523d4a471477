"""An office, institution, programme, treaty or idiom of the news that has one fixed form in English, and something
else in the text: "European Commission Chairman" for the President, "Interested of the alliance" for the Coalition of
the Willing, words of a programme's name in another order. Readers know these names; a wrong one is a wrong fact.

Five witnesses accuse: a rendering listed as wrong for a title that the source has; words that are a garbled form of
such a title; another title in its place ("Foreign Minister" for the Innenminister); a title that the source leaves in
English and the target changes; and, without any source, words in capitals or quotation marks that miss a known title by
a synonym or by their order.

Known false positives: a body with a name very like a famous one ("World Trade Association"), and a pun on a title.
"""

from collections.abc import Iterator

from translaudit.align import Relation
from translaudit.checks.base import Case, Example, PairCheck
from translaudit.documents import Span
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.lexicon.kept_titles import changed_titles
from translaudit.lexicon.knowledge import Knowledge, knowledge_of
from translaudit.lexicon.near_titles import near_titles
from translaudit.lexicon.swapped_titles import swapped_titles
from translaudit.lexicon.unrendered import unrendered
from translaudit.lexicon.wrong_forms import wrong_renderings

LISTED = 0.85
"""Confidence for a rendering that the lexicon calls wrong for a title that the source has."""
KEPT = 0.85
"""Confidence where the source has the title in the target's own language."""
GARBLED = 0.7
"""Confidence for a garbled form of a title that the aligned source has."""
SWAPPED = 0.75
"""Confidence for another title that stands where the aligned source has one."""
NEAR = 0.7
"""Confidence for a near miss of a known title, told by the target alone."""


def find(case: Case) -> Iterator[Suspicion]:
    """Accuse garbled titles, each target word once, the surest witness first."""
    knowledge = knowledge_of(case.lexicon, case.source.lang, case.target.lang)
    accused: set[int] = set()
    for suspicion in _suspicions(case, knowledge):
        letters = set(range(suspicion.target[0].start, suspicion.target[0].end))
        if accused.isdisjoint(letters):
            accused |= letters
            yield suspicion


def _suspicions(case: Case, knowledge: Knowledge) -> Iterator[Suspicion]:
    for wrong in wrong_renderings(case.source, case.target, case.alignment, knowledge):
        if wrong.subject.is_title:
            yield _suspicion(wrong.target, wrong.source, wrong.subject.preferred, "it is listed as wrong", LISTED)
    if case.alignment.relation is Relation.PARALLEL:
        for changed in changed_titles(case.source, case.target, case.alignment, knowledge):
            how = "the source has the title in the target's language"
            yield _suspicion(changed.target, changed.source, changed.source.text, how, KEPT)
        for missed in unrendered(case.source, case.target, case.alignment, knowledge):
            if missed.subject.is_title and missed.target:
                yield _suspicion(missed.target, missed.source, missed.subject.preferred, missed.how, GARBLED)
        for swapped in swapped_titles(case.source, case.target, case.alignment, knowledge):
            if swapped.target:
                yield _suspicion(swapped.target, swapped.source, swapped.subject.preferred, swapped.how, SWAPPED)
    for near in near_titles(case.target, knowledge):
        yield _suspicion(near.target, None, near.title, near.how, NEAR)


def _suspicion(target: Span, source: Span | None, right: str, how: str, confidence: float) -> Suspicion:
    behind = f" for ‘{source.text}’" if source and source.text != right else ""
    return Suspicion(
        message=f"‘{target.text}’ is not the title{behind}: it should be ‘{right}’",
        confidence=confidence,
        target=(target,),
        source=(source,) if source else (),
        suggestions=(right,),
        evidence=(Evidence("titles", f"a rendering of ‘{right}’: {how}"),),
    )


CHECK = PairCheck(
    code="TRM302",
    name="fixed-title",
    mqm="terminology/wrong-term",
    severity=Severity.MAJOR,
    yields_to=frozenset({"PHR403", "TRM301"}),
    find=find,
    examples=(
        Example(
            target="European Council Chairman Charles Michel opened the talks.",
            accused=("European Council Chairman",),
            suggestion="European Council President",
        ),
        Example(
            target="The senator was a guest on “Meeting the Press” on Sunday.",
            accused=("Meeting the Press",),
            suggestion="Meet the Press",
        ),
        Example(
            target="London and Paris lead a ‘coalition of the eager’ in Europe.", accused=("coalition of the eager",)
        ),
        Example(
            source="Der Konzernbetriebsratschef lehnt die Pläne ab.",
            target="The group works boss rejects the plans.",
            accused=("group works boss",),
        ),
        Example(
            source="Das Bundesverfassungsgericht verhandelt im Mai.",
            target="The federal condition court hears the case in May.",
            accused=("federal condition court",),
        ),
        Example(
            source="Das sagte er in der CBS-Sendung „Face the Nation“.",
            target="He said so on the CBS programme “A Nation's View”.",
            accused=("A Nation's View",),
            suggestion="Face the Nation",
        ),
        Example(
            source="Das Konzert im Madison Square Garden ist ausverkauft.",
            target="The concert at Square Madison Garden is sold out.",
            accused=("Square Madison Garden",),
        ),
        Example(
            source="Verteidigungsminister Boris Pistorius und der Kanzler flogen nach Vilnius.",
            target="Finance Minister Boris Pistorius and the chancellor flew to Vilnius.",
            accused=("Finance Minister",),
            suggestion="defence minister",
        ),
        Example(
            source="Bundespräsident Frank-Walter Steinmeier sprach im Bundestag.",
            target="Chancellor Frank-Walter Steinmeier spoke in the Bundestag.",
            accused=("Chancellor",),
        ),
        Example(
            source="Regierungschef Mark Rutte und seine Innenministerin traten zurück.",
            target="Prime Minister Mark Rutte and his minister stepped down.",
        ),
        Example(
            source="Nach der Botschaft des Präsidenten schwieg der Botschafter der USA.",
            target="After the president's message the American ambassador said nothing.",
        ),
        Example(target="The European Commission President met the UN Secretary-General in Geneva."),
        Example(target="The minister spoke of “the state of the economy” and of “a coalition of the left”."),
        Example(
            source="Die Bundeskanzlerin und der Außenminister reisen nach Paris.",
            target="Merkel and her top diplomat are travelling to Paris.",
        ),
    ),
)
