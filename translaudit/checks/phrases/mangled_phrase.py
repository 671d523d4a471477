"""Words that cannot stand where they stand.

A mangled phrase is what machine translation leaves when it loses the thread: a word that nothing in the source means,
a word missing without which the sentence falls apart, words in an impossible order, a wrong form. Readers stumble
over it, and where the words happen to make sense they learn something false.

The witnesses are the re-translation (what stands at this place there, and would the sentence become more usual with
it? where there is a causal language model, `lm`, it answers), the lexical table (is some source word known to be
translated so?) and, where a model gives it, forced decoding (what would the model rather have written?). Their
testimony is weighed by a small fitted regression. Without any model, the lexical table and a small model of usual
phrases remain, and their findings are neutral unless the evidence is strong. In a draft (`draft = true`: raw machine
translation that somebody will edit) every word is pointed at that is more suspicious than most.

Known false positives: free translations and rare synonyms that the re-translation does not choose and the lexical
table has not seen, details that the editor added knowingly, and compounds written apart. Known gaps: a wrong word
that is also a common translation of some other word of the same sentence. Numbers, names and negations have checks of
their own.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.lexicon.phrase_model import phrase_model
from translaudit.lexicon.table import translation_table
from translaudit.phrases.beads import PairedText, paired_texts
from translaudit.phrases.evidence import EvidenceWeights, evidence_weights, mending_weights
from translaudit.phrases.forced import WORTH_WEIGHING, forced_weights, weigh_surprise
from translaudit.phrases.suspects import (
    FORCED_DECODING,
    TABLE,
    Suspect,
    merge,
    strongest,
    suspects_alone,
    suspects_beside,
    weigh_mendings,
)

SURER = frozenset(
    {
        *("NAM101", "NAM102", "NAM103", "NAM107", "NUM201", "NUM202", "NUM203", "NUM204", "NUM205", "NUM206"),
        *("TRM301", "TRM302", "TRM303", "PHR402", "PHR403", "ACC501", "ACC502", "ACC503", "ACC504"),
        *("FLU801", "FLU802", "FLU803", "FLU804", "FLU806", "FLU807"),
    }
)
"""Checks that know what is wrong with the words, where this one only knows that something is."""


def find(case: Case) -> Iterator[Suspicion]:
    """Phrases that the witnesses speak against, bead by bead."""
    weights = evidence_weights(case.language_pair, draft=case.draft)
    if weights is None:
        return
    for pair in paired_texts(case):
        suspects, accuse, hint = _suspects(case, pair, weights)
        for group in merge(suspects, hint, pair.target):
            yield _suspicion(case, pair, group, accuse)


def _suspects(case: Case, pair: PairedText, weights: EvidenceWeights) -> tuple[list[Suspect], float, float]:
    languages = (case.source.lang, case.target.lang)
    table, model = translation_table(case.language_pair), phrase_model(case.target.lang)
    if table is None or model is None:
        return [], weights.accuse, weights.hint
    if pair.retranslation is None:
        alone = suspects_alone(pair, languages, table, model, weights)
        return _forced(case, pair, alone), weights.lone_accuse, weights.lone_hint
    beside = _forced(case, pair, _beside(pair.anywhere, languages, draft=case.draft))
    mending = mending_weights(case.language_pair) if case.surprisals else None
    if mending is None:
        return beside, weights.accuse, weights.hint
    return weigh_mendings(beside, mending, case.surprisals), mending.accuse, mending.hint


def _forced(case: Case, pair: PairedText, suspects: Sequence[Suspect]) -> list[Suspect]:
    """The suspects as they stand when the model that was forced to write the words has been heard, if one was."""
    weights = forced_weights(case.language_pair, draft=case.draft)
    decoding = case.forced[pair.number] if pair.number < len(case.forced) else None
    if weights is None or decoding is None:
        return list(suspects)
    used = weights.alone if pair.retranslation is None else weights.beside
    return weigh_surprise(suspects, decoding, pair.target, case.target.lang, used)


@lru_cache(maxsize=4096)
def _beside(pair: PairedText, languages: tuple[str, str], *, draft: bool) -> tuple[Suspect, ...]:
    """Suspects that can come to something, kept because agency copy recurs from article to article."""
    name = "-".join(languages)
    table, model, weights = translation_table(name), phrase_model(languages[1]), evidence_weights(name, draft=draft)
    if table is None or model is None or weights is None:
        return ()
    found = suspects_beside(pair, languages, table, model, weights)
    return tuple(suspect for suspect in found if suspect.probability >= WORTH_WEIGHING)


def _suspicion(case: Case, pair: PairedText, group: Sequence[Suspect], accuse: float) -> Suspicion:
    worst = strongest(group)
    start, end = min(one.start for one in group), max(one.end for one in group)
    span = case.target.span(pair.target_start + start, pair.target_start + end)
    source = case.source.span(pair.source_start, pair.source_start + len(pair.source))
    witnesses: dict[str, Evidence] = {}
    for one in sorted(group, key=lambda one: -one.probability):
        for evidence in (one.evidence, *one.testimony):
            witnesses.setdefault(evidence.witness, evidence)
    wanted = worst.wanted if worst.wanted and not worst.missing and len(group) == 1 else None
    return Suspicion(
        message=_message(span.text, worst),
        confidence=round(worst.probability, 2),
        target=(span,),
        source=(source,),
        suggestions=(wanted,) if wanted else (),
        evidence=tuple(witnesses.values()),
        severity=_severity(worst.probability, accuse, draft=case.draft),
    )


def _severity(probability: float, accuse: float, *, draft: bool) -> Severity | None:
    if probability < accuse:
        return Severity.NEUTRAL
    return Severity.MINOR if draft else None


def _message(words: str, worst: Suspect) -> str:
    if worst.missing:
        return f"A word seems to be missing in ‘{words}’: {worst.evidence.detail}"
    for one in worst.testimony:
        if one.witness == FORCED_DECODING and _weight(one) > max(0.0, _weight(worst.evidence)):
            return f"‘{words}’ does not fit here: {one.detail}"
    if worst.evidence.witness == TABLE:
        return f"‘{words}’ may not be what the source says: {worst.evidence.detail}"
    return f"‘{words}’ does not fit here: {worst.evidence.detail}"


def _weight(evidence: Evidence) -> float:
    return evidence.weight or 0.0


CHECK = PairCheck(
    code="PHR401",
    name="mangled-phrase",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs=frozenset({Need.PARALLEL}),
    uses=frozenset({Need.FORCED_DECODING, Need.LANGUAGE_MODEL}),
    yields_to=SURER,
    find=find,
    examples=(
        Example(
            target="The police searched for missing the child on Monday.",
            source="Die Polizei suchte am Montag nach dem vermissten Kind.",
            retranslation="The police searched for the missing child on Monday.",
            accused=("missing the",),
        ),
        Example(
            target="The fire brigade rescued twelve people from the burning.",
            source="Die Feuerwehr rettete zwölf Menschen aus dem brennenden Haus.",
            retranslation="The fire brigade rescued twelve people from the burning house.",
            accused=("burning",),
        ),
        Example(
            target="The fire brigade rescued twelve peopel from the burning house.",
            source="Die Feuerwehr rettete zwölf Menschen aus dem brennenden Haus.",
            retranslation="The fire brigade rescued twelve people from the burning house.",
            accused=("peopel",),
            suggestion="people",
        ),
        Example(
            target="House the people fire the from rescued burning twelve brigade.",
            source="Die Feuerwehr rettete zwölf Menschen aus dem brennenden Haus.",
            retranslation="The fire brigade rescued twelve people from the burning house.",
            accused=("House the people fire the from rescued burning twelve brigade",),
        ),
        Example(
            target="Firefighters saved twelve people from the burning building.",
            source="Die Feuerwehr rettete zwölf Menschen aus dem brennenden Haus.",
            retranslation="The fire brigade rescued twelve people from the burning house.",
        ),
        Example(
            target="The minister went to Paris for talks with the president.",
            source="Der Minister reiste nach Paris, um mit dem Präsidenten zu sprechen.",
            retranslation="The minister travelled to Paris to speak with the president.",
        ),
        Example(
            target="Unemployment fell slightly in May.",
            source="Die Zahl der Arbeitslosen ist im Mai leicht gesunken.",
            retranslation="The number of unemployed fell slightly in May.",
        ),
        Example(
            target="The minister went to Paris for talks with the president.",
            source="Der Minister reiste nach Paris, um mit dem Präsidenten zu sprechen.",
        ),
        Example(
            target="The worker was convicted of fraud on Tuesday and must banana three years in prison.",
            source="Der Arbeiter wurde am Dienstag wegen Betrugs verurteilt und muss drei Jahre in Haft.",
            retranslation="The worker was convicted of fraud on Tuesday and must spend three years in prison.",
            accused=("banana",),
            known_failure=True,
        ),
    ),
)
