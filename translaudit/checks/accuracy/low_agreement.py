"""Sentences that are worth reading again, because the witnesses do not recognise them.

A sentence can be wrong as a whole, with no single word to accuse: a clause mistranslated, a sentence invented, two
sentences mixed up. What shows then is low agreement with the re-translation or, without one, that hardly any word is
a known translation of anything in the source. This check puts such sentences on the reading list. It sorts, it does
not accuse: its findings are neutral and never make an audit fail.

Known false positives: free translations, slogans, proverbs, poems and quotations whose original is in the target
language. Nothing is said about sentences that are too short to judge.
"""

from collections.abc import Iterator

from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.phrases.beads import PairedText, paired_texts
from translaudit.quality import segment_quality
from translaudit.record import Quality

LEAST_WORDS = 5
LEAST_QUALITY = 5.0
"""Estimates below this are on the reading list. Of human translations of newstest2019 beside the recorded
re-translation, 2 % are (400 sentences whose sha256 is even)."""
LEAST_QUALITY_ALONE = 7.0
"""The same without a re-translation: 1 % of 750 human translations in the training news."""


def find(case: Case) -> Iterator[Suspicion]:
    """Segments whose estimated quality is very low."""
    languages = (case.source.lang, case.target.lang)
    for pair in paired_texts(case):
        if len(pair.target.split()) < LEAST_WORDS or len(pair.source.split()) < LEAST_WORDS:
            continue
        quality = segment_quality(pair, languages)
        least = LEAST_QUALITY_ALONE if pair.retranslation is None else LEAST_QUALITY
        if quality is not None and quality.value < least:
            yield _suspicion(case, pair, quality)


def _suspicion(case: Case, pair: PairedText, quality: Quality) -> Suspicion:
    witness = "lexical table" if pair.retranslation is None else "re-translation"
    what = (
        "hardly any of its words is a known translation of the source"
        if pair.retranslation is None
        else f"the re-translation reads ‘{pair.retranslation}’"
    )
    return Suspicion(
        message=f"Read this sentence again: {what} (estimated quality {quality.value:.0f} of 100)",
        confidence=0.4,
        target=(case.target.span(pair.target_start, pair.target_start + len(pair.target)),),
        source=(case.source.span(pair.source_start, pair.source_start + len(pair.source)),),
        evidence=(Evidence(witness, f"quality {quality.value:.0f} of 100, {quality.low:.0f} to {quality.high:.0f}"),),
    )


CHECK = PairCheck(
    code="ACC505",
    name="low-agreement",
    mqm="accuracy",
    severity=Severity.NEUTRAL,
    needs=frozenset({Need.PARALLEL}),
    yields_to=frozenset({"ACC502"}),
    find=find,
    examples=(
        Example(
            target="The pastry chef painted seven bicycles before the orchestra drank the moon.",
            source="Der Minister kündigte am Montag an, dass die Steuern im nächsten Jahr sinken sollen.",
            retranslation="The minister announced on Monday that taxes are to fall next year.",
            accused=("The pastry chef painted seven bicycles before the orchestra drank the moon.",),
        ),
        Example(
            target="Suddenly elephants juggle purple violins beneath seventeen whispering umbrellas.",
            source="Die Regierung will die Steuern im nächsten Jahr senken, sagte der Minister.",
            accused=("Suddenly elephants juggle purple violins beneath seventeen whispering umbrellas.",),
        ),
        Example(
            target="On Monday the minister said taxes would come down next year.",
            source="Der Minister kündigte am Montag an, dass die Steuern im nächsten Jahr sinken sollen.",
            retranslation="The minister announced on Monday that taxes are to fall next year.",
        ),
        Example(
            target="The government wants to cut taxes next year, the minister said.",
            source="Die Regierung will die Steuern im nächsten Jahr senken, sagte der Minister.",
        ),
    ),
)
