"""Finds sentences and clauses of the source that the translation does not have.

A reader of the translation cannot miss what was never told, so an omission is the error that proof-reading the target
alone never finds. Three things are reported: a source sentence that no target sentence is aligned to; a run of words of
the re-translation that the published sentence, much shorter than it, has in no form; and, where there is no
re-translation that is believed, source words in a row that no target word is known to render, or a target sentence too
short for all that its source says. Where the model can be asked, contrastive conditioning is a second witness: is the
published sentence likelier from a source without these words? With it a shorter run is enough, and the finding quotes
the source words that are missing instead of their sentence. It points to the place in the target where they would
stand. It only runs where the two articles really are translations of each other.

It is wrong where an editor cut on purpose: bylines, photo credits, "read more" links and explanations that the new
readers do not need are left out rightly. It can also be wrong where a sentence was moved far away and reworded at once.
"""

import re
from collections.abc import Iterator, Sequence

from translaudit.accuracy.contrasts import omitted_words, testimony_on_omission
from translaudit.align import Bead
from translaudit.align.clauses import CLEAR, FAINT, missing_run
from translaudit.align.coverage import measure_coverage, omission_suspicion
from translaudit.align.neighbours import EXPLAINS, is_told_elsewhere
from translaudit.align.places import opening, place_of_missing, stretch
from translaudit.align.unrendered import unrendered_run
from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.documents import Span
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.lexicon.idioms import idiom_places
from translaudit.numbers.agreement import is_shared
from translaudit.numbers.reading import quantities_in
from translaudit.numbers.units import is_money
from translaudit.quotations.attribution import says_who

LEAST_SUSPICION = 0.5
"""Of `omission_suspicion`: 0 of 480 good human sentence pairs reach it, and 16 of 64 annotated omissions."""
FEW_WORDS = 4
"""A shorter segment left out is a credit or a cross-head more often than a loss."""
FEWEST_TO_SHORTEN = 7
"""A sentence of fewer words may be told by half as many: "She was 87" for "Sie wurde 87 Jahre alt"."""
_DATELINE = re.compile(r"(?:[^\W\d_][\w./-]*\s){1,3}\([\w/,. ]{2,20}\)\W*")
"""A place and an agency in brackets, which no newspaper keeps in a translation."""
SAME_WORDS = 0.5
"""Share of the words that nothing renders which another witness must mean as well."""
GRAVE_SHARE = 0.5
"""Half a sentence left out is no longer a detail."""


def _find(case: Case) -> Iterator[Suspicion]:
    for number, bead in enumerate(case.alignment.beads):
        if not bead.target:
            yield from (
                _left_out(case, bead, index)
                for index in bead.source
                if not _DATELINE.fullmatch(case.source.segment_text(index))
                and not is_told_elsewhere(case.source, case.target, case.alignment, index)
            )
        elif bead.source and (suspicion := _cut_short(case, number, bead)):
            yield suspicion


def _left_out(case: Case, bead: Bead, index: int) -> Suspicion:
    lost = stretch(case.source, (index,))
    sure = 0.5 if case.retranslations[index] is not None else 0.4
    return Suspicion(
        message=f"‘{opening(lost.text)}’ has no counterpart in the translation.",
        confidence=round(sure + 0.4 * bead.certainty, 2),
        severity=Severity.MINOR if len(lost.text.split()) < FEW_WORDS else None,
        source=(lost,),
        target=(place_of_missing(case.target, case.alignment, index),),
        evidence=(Evidence("alignment", "no sentence of the translation is aligned to this sentence"),),
    )


def _cut_short(case: Case, number: int, bead: Bead) -> Suspicion | None:
    source, target = stretch(case.source, bead.source), stretch(case.target, bead.target)
    retranslation = case.retranslation_text(bead.source)
    beside = [index + step for index in bead.target for step in (-1, 1)]
    elsewhere = [case.target.segment_text(index) for index in beside if 0 <= index < len(case.target.segments)]
    if retranslation is None:
        return _unrendered(case, number, source, target, elsewhere) or _too_short(case, source, target, elsewhere)
    omitted = tuple(each.words for each in omitted_words(case, number))
    least = FAINT if omitted else CLEAR
    run = missing_run(retranslation, target.text, case.target.lang, elsewhere=elsewhere, least=least)
    if run is None:
        return None
    lost = retranslation[run.start : run.end]
    return Suspicion(
        message=f"The translation seems to leave out what the re-translation calls ‘{lost}’.",
        confidence=0.75 if omitted else 0.65,
        severity=None if run.share >= GRAVE_SHARE else Severity.MINOR,
        source=omitted or (source,),
        target=(case.target.span(target.end, target.end),),
        evidence=(
            Evidence("re-translation", f"‘{lost}’ is {run.share:.0%} of its content words"),
            *((testimony_on_omission(omitted),) if omitted else ()),
        ),
    )


def _unrendered(case: Case, number: int, source: Span, target: Span, elsewhere: Sequence[str]) -> Suspicion | None:
    languages = {"source_lang": case.source.lang, "target_lang": case.target.lang}
    run = unrendered_run(source.text, target.text, elsewhere=elsewhere, **languages)
    if run is None or says_who(source.text[run.start : run.end], case.source.lang):
        return None
    lost = case.source.span(source.start + run.start, source.start + run.end)
    if _is_converted(case, case.alignment.beads[number], lost) or _are_told_numbers(case, number, lost):
        return None
    agreed = [each for each in omitted_words(case, number) if _overlap(each.words, lost)]
    heard = any(run.confirmed_by(each.gain) for each in agreed)
    if not run.clear and (not heard or _is_said_otherwise(case, case.alignment.beads[number], lost)):
        return None
    words = tuple(each.words for each in agreed)
    return Suspicion(
        message=f"The translation seems to leave out ‘{lost.text}’.",
        confidence=0.65 if heard else 0.55,
        severity=Severity.MINOR,
        source=(lost,),
        target=(case.target.span(target.end, target.end),),
        evidence=(
            Evidence("lexical table", "no word of the translation is known to render these words"),
            *((testimony_on_omission(words),) if words else ()),
        ),
    )


def _is_converted(case: Case, bead: Bead, lost: Span) -> bool:
    """Whether the words convert a sum for the source's readers, and the translation does so for its own."""
    source = [each for each in quantities_in(case.source, bead.source) if is_money(each.unit)]
    here = {each.unit for each in quantities_in(case.target, bead.target) if is_money(each.unit)}
    converted = any(lost.start <= each.start < lost.end for each in source)
    return converted and not here <= {each.unit for each in source}


def _are_told_numbers(case: Case, number: int, lost: Span) -> bool:
    """Whether the words are mostly numbers that the translation has: "3,4 Milliarden Euro" is told by "€3.4bn"."""
    bead = case.alignment.beads[number]
    here = quantities_in(case.target, bead.target)
    told = {each.whole for each in quantities_in(case.source, bead.source) if is_shared(each, here)}
    letters = sum(max(0, min(end, lost.end) - max(start, lost.start)) for start, end in told)
    return letters >= SAME_WORDS * (lost.end - lost.start)


def _is_said_otherwise(case: Case, bead: Bead, lost: Span) -> bool:
    """Whether words are of the kinds that are rendered by quite other ones: idioms, numbers and their units."""
    idioms = idiom_places(case.source, bead.source, case.lexicon, case.target.lang)
    numbers = [quantity.whole for quantity in quantities_in(case.source, bead.source)]
    return any(_overlap(case.source.span(*place), lost) for place in (*idioms, *numbers))


def _overlap(one: Span, other: Span) -> bool:
    """Whether a stretch of words is much of another."""
    return min(one.end, other.end) - max(one.start, other.start) >= SAME_WORDS * (other.end - other.start)


def _too_short(case: Case, source: Span, target: Span, elsewhere: Sequence[str]) -> Suspicion | None:
    languages = {"source_lang": case.source.lang, "target_lang": case.target.lang}
    if len(source.text.split()) < FEWEST_TO_SHORTEN:
        return None
    coverage = measure_coverage(source.text, target.text, **languages)
    if omission_suspicion(coverage) < LEAST_SUSPICION:
        return None
    with_neighbours = measure_coverage(source.text, " ".join((target.text, *elsewhere)), **languages)
    if coverage.uncovered - with_neighbours.uncovered >= EXPLAINS:
        return None
    ratio = len(target.text) / len(source.text)
    return Suspicion(
        message=f"‘{opening(target.text)}’ is too short for all that its source says.",
        confidence=0.5,
        severity=Severity.MINOR,
        source=(source,),
        target=(case.target.span(target.end, target.end),),
        evidence=(Evidence("length", f"the translation has {ratio:.0%} of the letters of its source"),),
    )


CHECK = PairCheck(
    code="ACC501",
    name="omission",
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    needs=frozenset({Need.PARALLEL}),
    uses=frozenset({Need.CONTRAST}),
    find=_find,
    examples=(
        Example(
            source="Der Umsatz stieg um zwölf Prozent auf 3,4 Milliarden Euro.",
            target="Revenue rose 12% to €3.4bn.",
        ),
        Example(
            source="Sie bekam einen Gutschein über 150.000 Rupiah, umgerechnet knapp acht Euro. Dann flog sie weiter.",
            target="She was given a voucher for 150,000 rupiah, or about $9. Then she flew on.",
        ),
        Example(
            source="Berlin (dpa)\nDer Stadtrat hat den Haushalt nach langer Debatte beschlossen.",
            target="The city council has passed the budget after a long debate.",
        ),
        Example(
            source="Der Stadtrat hat den Haushalt beschlossen.\nDie Opposition stimmte geschlossen dagegen.",
            target="The city council has passed the budget.",
            accused=("Die Opposition stimmte geschlossen dagegen.",),
        ),
        Example(
            source="Die Polizei sperrte die Brücke, nachdem ein Laster voller giftiger Chemikalien umkippte.",
            target="Police closed the bridge.",
            retranslation="The police closed the bridge after a lorry full of toxic chemicals had overturned.",
            accused=("Die Polizei sperrte die Brücke, nachdem ein Laster voller giftiger Chemikalien umkippte.",),
        ),
        Example(
            source="Die Ministerin will die Hilfen bis zum Jahresende verlängern und die Anträge vereinfachen.",
            target="The minister wants more aid.",
            accused=("Jahresende verlängern und die Anträge vereinfachen",),
        ),
        Example(
            source="Die Regierung lehnte den Vorschlag am Dienstag ab.",
            target="The government turned the proposal down on Tuesday.",
            retranslation="The government rejected the proposal on Tuesday.",
        ),
        Example(
            source="Es war, wie der Sprecher der Feuerwehr am Abend sagte, ein Wunder, dass niemand verletzt wurde.",
            target="It was a miracle that nobody was hurt, a fire brigade spokesman said in the evening.",
            retranslation="It was, as the fire brigade spokesman said in the evening, a miracle that no one was hurt.",
        ),
        Example(source="Kern starb am Montag. Sie wurde 87 Jahre alt.", target="Kern died on Monday. She was 87."),
        Example(
            source="Nach Angaben der Behörden kamen bei dem Unglück mindestens zwölf Menschen ums Leben.",
            target="At least twelve people died in the accident, officials said.",
        ),
    ),
)
