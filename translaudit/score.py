"""How far the published text is from the re-translation: BLEU, chrF2++ and TER as sacreBLEU computes them.

The published text is the hypothesis and the re-translation the pseudo-reference. These figures sort articles and
segments for reading; they accuse nobody (a paraphrase scores lower than a misspelt name). Only this module imports
sacrebleu. Post 2018, doi 10.18653/v1/W18-6319.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    Metric = BLEU | CHRF | TER

BOOTSTRAP_SAMPLES = 1000
METRICS = ("bleu", "chrf2++", "ter")
"""What an audit reports."""


class Score(msgspec.Struct, frozen=True):
    """A metric's value (0 to 100; TER may pass 100 and lower is better) with its sacreBLEU signature.

    `low` and `high` bound the 95 % bootstrap interval of a document score; they are None for one segment.
    """

    value: float
    signature: str
    low: float | None = None
    high: float | None = None


Scores = dict[str, Score]


def score_segment(hypothesis: str, reference: str, metrics: Sequence[str] = METRICS) -> Scores:
    """Score one published segment against its re-translation; BLEU with effective order.

    `metrics` names what to compute: those of `METRICS`, or `chrf2` (chrF without words).
    """
    known = _segment_metrics()
    return {
        name: Score(value=known[name].sentence_score(hypothesis, [reference]).score, signature=_signature(known[name]))
        for name in metrics
    }


def score_document(hypotheses: Sequence[str], references: Sequence[str], metrics: Sequence[str] = METRICS) -> Scores:
    """Score all aligned segments of a document together: corpus scores, never a mean of segment scores.

    `metrics` as in `score_segment`.

    Raises:
        ValueError: the two sequences differ in length or are empty.
    """
    if len(hypotheses) != len(references) or not hypotheses:
        raise ValueError(f"need as many hypotheses as references, at least one: {len(hypotheses)}, {len(references)}")
    scores = {}
    known = _document_metrics()
    for name in metrics:
        metric = known[name]
        if len(hypotheses) == 1:
            scores[name] = Score(metric.corpus_score(hypotheses, [references]).score, _signature(metric))
            continue
        score = metric.corpus_score(hypotheses, [references], n_bootstrap=BOOTSTRAP_SAMPLES)
        low, high = float(score._mean - score._ci), float(score._mean + score._ci)
        scores[name] = Score(score.score, _signature(metric), low, high)
    return scores


@cache
def _segment_metrics() -> "dict[str, Metric]":
    return _metrics(effective_order=True)


def _document_metrics() -> "dict[str, Metric]":
    return _metrics(effective_order=False)


def _metrics(*, effective_order: bool) -> "dict[str, Metric]":
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    return {
        "bleu": BLEU(effective_order=effective_order),
        "chrf2": CHRF(),
        "chrf2++": CHRF(word_order=2),
        "ter": TER(),
    }


def _signature(metric: "Metric") -> str:
    return str(metric.get_signature())
