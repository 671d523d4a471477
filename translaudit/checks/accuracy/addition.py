"""Finds sentences and clauses of the translation that the source does not have.

What a translation adds, its readers take for the author's words: a sentence carried over from another article, an
explanation that nobody asked for, or the fluent invention of a translation system that lost the thread. Reported are
target sentences that no source sentence is aligned to, runs of words that the much shorter re-translation has in no
form, and, where there is no re-translation, target sentences whose words hardly any source word accounts for. Where the
model can be asked, contrastive conditioning is a second witness, with which a shorter run is enough: is the sentence
likelier without these words? It only runs where the two articles really are translations of each other.

It is wrong where an editor added on purpose: a gloss for foreign readers ("the CSU, Bavaria's governing party"), a
photo credit, a link, a sentence of background. A very free rendering of an idiom can look like an invention.
"""

from collections.abc import Iterator

from translaudit.accuracy.contrasts import added_words, testimony_on_addition
from translaudit.align import Bead
from translaudit.align.clauses import CLEAR, FAINT, missing_run
from translaudit.align.coverage import hallucination_suspicion, measure_coverage
from translaudit.align.neighbours import is_told_elsewhere
from translaudit.align.places import opening, stretch
from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion

LEAST_SUSPICION = 0.38
"""Of `hallucination_suspicion`: 1 of 480 good human sentence pairs reaches it, and 44 of 88 annotated inventions."""
LEAST_LETTERS = 40
"""Of the source; a handful of words can be translated by other words altogether."""
FEW_WORDS = 4
"""A shorter segment is a credit or a cross-head more often than an invention."""


def _find(case: Case) -> Iterator[Suspicion]:
    for number, bead in enumerate(case.alignment.beads):
        if not bead.source:
            yield from (
                _added(case, bead, index)
                for index in bead.target
                if not is_told_elsewhere(case.target, case.source, case.alignment, index)
            )
        elif bead.target and (suspicion := _overgrown(case, number, bead)):
            yield suspicion


def _added(case: Case, bead: Bead, index: int) -> Suspicion:
    added = stretch(case.target, (index,))
    heard = any(text is not None for text in case.retranslations)
    return Suspicion(
        message=f"‘{opening(added.text)}’ has no counterpart in the source.",
        confidence=round((0.45 if heard else 0.35) + 0.4 * bead.certainty, 2),
        severity=Severity.MINOR if len(added.text.split()) < FEW_WORDS else None,
        target=(added,),
        evidence=(Evidence("alignment", "no sentence of the source is aligned to this sentence"),),
    )


def _overgrown(case: Case, number: int, bead: Bead) -> Suspicion | None:
    source, target = case.source, case.target
    meant, said = stretch(source, bead.source), stretch(target, bead.target)
    retranslation = case.retranslation_text(bead.source)
    if retranslation is None:
        coverage = measure_coverage(meant.text, said.text, source_lang=source.lang, target_lang=target.lang)
        if len(meant.text) < LEAST_LETTERS or hallucination_suspicion(coverage) < LEAST_SUSPICION:
            return None
        return Suspicion(
            message=f"Hardly a word of ‘{opening(said.text)}’ comes from its source sentence.",
            confidence=0.4,
            severity=Severity.NEUTRAL,
            target=(said,),
            source=(meant,),
            evidence=(Evidence("word table", f"{coverage.uncovered:.0%} of the source has no counterpart"),),
        )
    beside = [index + step for index in bead.source for step in (-1, 1)]
    elsewhere = [case.retranslation_text((index,)) or "" for index in beside if 0 <= index < len(source.segments)]
    unlikely = added_words(case, number)
    least = FAINT if unlikely else CLEAR
    run = missing_run(said.text, retranslation, target.lang, elsewhere=elsewhere, least=least)
    if run is None:
        return None
    added = target.span(said.start + run.start, said.start + run.end)
    agreed = tuple(span for span in unlikely if span.start < added.end and added.start < span.end)
    if unlikely and not agreed:
        return None
    return Suspicion(
        message=f"‘{added.text}’ seems to be added: the re-translation ‘{opening(retranslation)}’ has none of it.",
        confidence=0.7 if agreed else 0.6,
        severity=Severity.MINOR,
        target=(added,),
        source=(meant,),
        evidence=(
            Evidence("re-translation", f"{run.share:.0%} of the sentence is not in the re-translation"),
            *((testimony_on_addition(agreed),) if agreed else ()),
        ),
    )


CHECK = PairCheck(
    code="ACC502",
    name="addition",
    mqm="accuracy/addition",
    severity=Severity.MAJOR,
    needs=frozenset({Need.PARALLEL}),
    uses=frozenset({Need.CONTRAST}),
    find=_find,
    examples=(
        Example(
            source="Der Stadtrat hat den Haushalt beschlossen.",
            target="The city council has passed the budget.\nThe mayor had threatened to resign otherwise.",
            accused=("The mayor had threatened to resign otherwise.",),
        ),
        Example(
            source="Die Polizei sperrte die Brücke.",
            target="Police closed the bridge after a lorry carrying chemicals had overturned on the ice.",
            retranslation="The police closed the bridge.",
            accused=("lorry carrying chemicals had overturned on the ice",),
        ),
        Example(
            source="Die Mannschaft reiste am Donnerstag ohne ihren verletzten Torwart nach Bremen.",
            target="The hotel is in the heart of the city, and the staff were very friendly and very helpful.",
            accused=("The hotel is in the heart of the city, and the staff were very friendly and very helpful.",),
        ),
        Example(
            source="Die Regierung lehnte den Vorschlag am Dienstag ab.",
            target="The government turned the proposal down on Tuesday.",
            retranslation="The government rejected the proposal on Tuesday.",
        ),
        Example(
            source="Die CSU will dem Gesetz im Bundesrat zustimmen.",
            target="The CSU, Bavaria's governing party, wants to approve the law in the Bundesrat.",
            retranslation="The CSU wants to approve the law in the Federal Council.",
        ),
        Example(
            source="Nach Angaben der Behörden kamen bei dem Unglück mindestens zwölf Menschen ums Leben.",
            target="At least twelve people died in the accident, officials said.",
        ),
    ),
)
