"""A term that is not rendered as the glossary says: a literal rendering of a German compound ("zero round" for
Nullrunde), a rendering that the glossary calls wrong, or, for terms marked `required`, none of the accepted ones. Terms
carry the facts of a report, and a wrong one sends the reader after something else.

The bundled glossary (`[[term]]`) only accuses words that can be shown to stand for the term: a listed wrong form, a
synonym in place of a word of the right form, the parts of the compound translated one by one, or one word broken in
two. A term that is merely paraphrased is left alone. Of compounds and the like that are only listed with what comes of
translating their parts (`[[calque]]`), nothing else is accused.

Known false positives: a term used in another sense than the glossary's, and neighbouring words that happen to be
literal translations of both parts of a compound.
"""

from collections.abc import Iterator

from translaudit.align import Relation
from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.documents import Span
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.lexicon.entries import TermEntry
from translaudit.lexicon.knowledge import Subject, knowledge_of
from translaudit.lexicon.lemmas import lemma
from translaudit.lexicon.patterns import readable
from translaudit.lexicon.table import translation_table
from translaudit.lexicon.unrendered import Unrendered, unrendered
from translaudit.lexicon.wrong_forms import WrongRendering, wrong_renderings

LISTED = 0.85
"""Confidence for a rendering that the glossary calls wrong."""
GARBLED = 0.7
"""Confidence for neighbouring words that are accounted for by the right form and the source word's parts."""
_FITTING = 0.1
"""Probabilities of the source word's translations that a form must have together to be suggested."""
ABSENT = 0.6
"""Confidence where a required term is not there and nothing can be shown to stand for it."""


def find(case: Case) -> Iterator[Suspicion]:
    """Accuse wrong and garbled renderings of glossary terms, each target word once."""
    knowledge = knowledge_of(case.lexicon, case.source.lang, case.target.lang)
    accused: set[int] = set()
    explained: set[Span] = set()
    for wrong in wrong_renderings(case.source, case.target, case.alignment, knowledge):
        if not wrong.subject.is_title and accused.isdisjoint(range(wrong.target.start, wrong.target.end)):
            accused.update(range(wrong.target.start, wrong.target.end))
            explained.add(wrong.source)
            fitting = _fitting(wrong, case.language_pair)
            yield Suspicion(
                message=_message(wrong, fitting),
                confidence=LISTED,
                target=(wrong.target,),
                source=(wrong.source,),
                suggestions=fitting,
                evidence=(Evidence("glossary", f"‘{wrong.target.text}’ is listed as wrong"),),
            )
    if case.alignment.relation is not Relation.PARALLEL:
        return
    for missed in unrendered(case.source, case.target, case.alignment, knowledge):
        place = missed.target
        if not missed.subject.is_title and place and accused.isdisjoint(range(place.start, place.end)):
            accused.update(range(place.start, place.end))
            yield Suspicion(
                message=f"‘{place.text}’ looks like a garbled rendering of ‘{missed.source.text}’: "
                f"the glossary has ‘{missed.subject.preferred}’",
                confidence=GARBLED,
                target=(place,),
                source=(missed.source,),
                suggestions=suggestions(missed.subject),
                evidence=(Evidence("glossary", missed.how),),
            )
        elif place is None and missed.source not in explained and _is_required(missed.subject):
            yield _absent(case, missed)


def suggestions(subject: Subject) -> tuple[str, ...]:
    """What to write instead."""
    return (subject.preferred,)


def _fitting(wrong: WrongRendering, pair: str) -> tuple[str, ...]:
    """What to write instead; of a calque, whose entry gathers kindred words, what has most of its translations."""
    if wrong.subject.is_one_term:
        return suggestions(wrong.subject)
    forms = tuple(map(readable, wrong.subject.target_forms))
    table = translation_table(pair)
    if table is None or len(wrong.subject.source_forms) == 1:
        return forms[:3]
    meant = table.translations(wrong.source.text)
    fit = {form: sum(meant.get(lemma(word, table.target_lang), 0.0) for word in set(form.split())) for form in forms}
    return tuple(form for form in sorted(forms, key=lambda form: -fit[form]) if fit[form] > _FITTING)[:3]


def _message(wrong: WrongRendering, fitting: tuple[str, ...]) -> str:
    if wrong.subject.is_one_term:
        return (
            f"‘{wrong.target.text}’ is a wrong rendering of ‘{wrong.source.text}’: "
            f"the glossary has ‘{wrong.subject.preferred}’"
        )
    usual = " or ".join(f"‘{form}’" for form in fitting)
    advice = f": the press writes {usual}" if usual else ", which the press does not"
    return f"‘{wrong.target.text}’ renders ‘{wrong.source.text}’ part by part{advice}"


def _is_required(subject: Subject) -> bool:
    return isinstance(subject.entry, TermEntry) and subject.entry.required


def _absent(case: Case, missed: Unrendered) -> Suspicion:
    segments = [case.target.segments[index] for index in missed.bead.target]
    return Suspicion(
        message=f"‘{missed.source.text}’ should be ‘{missed.subject.preferred}’, as your glossary says, "
        "and the aligned sentence does not have it",
        confidence=ABSENT,
        target=(case.target.span(segments[0].start, segments[-1].end),),
        source=(missed.source,),
        suggestions=suggestions(missed.subject),
        evidence=(Evidence("glossary", "none of the accepted forms is in the aligned sentence"),),
    )


CHECK = PairCheck(
    code="TRM301",
    name="glossary",
    mqm="terminology/inconsistent-with-terminology-resource",
    severity=Severity.MAJOR,
    needs=frozenset({Need.RELATED}),
    yields_to=frozenset({"PHR403"}),
    find=find,
    examples=(
        Example(
            source="Die Rentner müssen mit einer Nullrunde rechnen.",
            target="Pensioners must expect a zero lap.",
            accused=("zero lap",),
            suggestion="pay freeze",
        ),
        Example(
            source="Der Staatsanwalt erließ einen Haftbefehl gegen den Fahrer.",
            target="The prosecutor issued a detention commandment against the driver.",
            accused=("detention commandment",),
            suggestion="arrest warrant",
        ),
        Example(
            source="Wegen der Haushaltssperre ruhen die Bauarbeiten.",
            target="Building has stopped because of the household ban.",
            accused=("household ban",),
        ),
        Example(
            source="Der Aufsichtsrat tagt am Montag in Stuttgart.",
            target="The supervisory board meets in Stuttgart on Monday.",
        ),
        Example(
            source="Der Mindestlohn steigt auf 13 Euro.",
            target="Low earners will get at least 13 euros an hour.",
        ),
        Example(
            source="Nach dem Erdbeben gab es mehrere Nachbeben.",
            target="The quake was followed by several tremors.",
        ),
    ),
)
