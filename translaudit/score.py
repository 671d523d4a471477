"""How far the published text is from the re-translation: BLEU, chrF2++ and TER as sacreBLEU computes them.

The published text is the hypothesis and the re-translation the pseudo-reference. These figures sort articles and
segments for reading; they accuse nobody (a paraphrase scores lower than a misspelt name). Only this module imports
sacrebleu. Post 2018, doi 10.18653/v1/W18-6319.
"""

from collections.abc import Sequence
from copy import copy
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.lib_ter import BeamEditDistance
    from sacrebleu.metrics.ter import TER

    Metric = BLEU | CHRF | TER

BOOTSTRAP_SAMPLES = 1000
SEED = 12345
"""SacreBLEU's own."""
KEPT = 16384
"""Segments, times metrics, whose figures are kept: one is scored alone and in its document, and agency copy recurs."""
BEAM_NEVER_MATTERS = 24
"""Below this edit distance no best path leaves the 25 words beside the diagonal that sacreBLEU's TER looks at."""
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
    known = _metrics(effective_order=True)
    return {
        name: Score(
            value=known[name]._aggregate_and_compute([list(_statistics(name, hypothesis, reference))]).score,
            signature=_signature(name, effective_order=True),
        )
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
    known = _metrics(effective_order=False)
    lone = len(hypotheses) == 1
    samples = None if lone else _samples(len(hypotheses))
    for name in metrics:
        statistics = [list(_statistics(name, *pair)) for pair in zip(hypotheses, references, strict=True)]
        value = known[name]._aggregate_and_compute(statistics).score
        low, high = (None, None) if samples is None else _interval(name, statistics, samples)
        scores[name] = Score(value, _signature(name, effective_order=False, bootstrap=not lone), low, high)
    return scores


@lru_cache(maxsize=KEPT)
def _statistics(name: str, hypothesis: str, reference: str) -> tuple[Any, ...]:
    """What a metric adds up over segments; the same for a segment alone and in its document."""
    metric: Any = _metrics(effective_order=False)[name]
    if name == "ter":
        words = [metric._preprocess_segment(text).split() for text in (hypothesis, reference)]
        return float(_edits(*words)), float(len(words[1]))
    return tuple(metric._extract_corpus_statistics([hypothesis], [[reference]])[0])


@cache
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


@cache
def _signature(name: str, *, effective_order: bool, bootstrap: bool = False) -> str:
    metric = copy(_metrics(effective_order=effective_order)[name])
    metric.num_refs = 1
    if bootstrap:
        metric.n_bootstrap, metric.seed = BOOTSTRAP_SAMPLES, str(SEED)
    return str(metric.get_signature())


def _edits(hypothesis: list[str], reference: list[str]) -> int:
    """Edits with shifts, as sacreBLEU's TER counts them, several times faster.

    Nearly all of its time goes to edit distances of shifted hypotheses, of which only the number is used: rapidfuzz
    gives it, unless it is so large that the beam of sacreBLEU could give another.
    """
    from sacrebleu.metrics import lib_ter

    if not reference:
        return len(hypothesis)
    distance = _Distance(reference, lib_ter.BeamEditDistance(reference))
    shifts = checked = 0
    while True:
        gain, shifted, checked = lib_ter._shift(hypothesis, reference, distance, checked)
        if checked >= lib_ter._MAX_SHIFT_CANDIDATES or gain <= 0:
            return shifts + distance(hypothesis)[0]
        shifts, hypothesis = shifts + 1, shifted


class _Distance:
    """Edit distance to a reference, with its trace only where that is looked at."""

    def __init__(self, reference: list[str], exact: "BeamEditDistance") -> None:
        from rapidfuzz.distance import Levenshtein

        self._reference, self._exact, self._quick = reference, exact, Levenshtein.distance

    def __call__(self, words: list[str]) -> "tuple[int, str | _Trace]":
        edits = self._quick(words, self._reference)
        return (edits, _Trace(words, self._reference)) if edits < BEAM_NEVER_MATTERS else self._exact(words)


class _Trace:
    """The trace of an edit distance, worked out when it is flipped, which is all that is ever done with it."""

    def __init__(self, words: list[str], reference: list[str]) -> None:
        self._words, self._reference = words, reference

    def translate(self, flipped: dict[int, str]) -> str:
        """Substitutions before deletions before insertions, as sacreBLEU prefers them."""
        rows = self._rows()
        at, of, trace = len(self._words), len(self._reference), []
        while at or of:
            here = rows[at][of]
            equal = bool(at and of) and self._words[at - 1] == self._reference[of - 1]
            if at and of and rows[at - 1][of - 1] + (not equal) == here:
                at, of, operation = at - 1, of - 1, " " if equal else "s"
            elif at and rows[at - 1][of] + 1 == here:
                at, operation = at - 1, "d"
            else:
                of, operation = of - 1, "i"
            trace.append(operation)
        return "".join(reversed(trace)).translate(flipped)

    def _rows(self) -> list[list[int]]:
        rows = [list(range(len(self._reference) + 1))]
        for number, word in enumerate(self._words, 1):
            left, row = number, [number]
            for other, diagonal, above in zip(self._reference, rows[-1], rows[-1][1:], strict=False):
                left = diagonal if word == other else 1 + min(left, diagonal, above)
                row.append(left)
            rows.append(row)
        return rows


def _samples(count: int) -> Any:
    """How often each segment is in each bootstrap sample, drawn as sacreBLEU draws them."""
    import numpy as np

    drawn = np.random.default_rng(SEED).choice(count, size=(BOOTSTRAP_SAMPLES, count), replace=True)
    rows = np.arange(BOOTSTRAP_SAMPLES)[:, None] * count
    counts = np.bincount((drawn + rows).ravel(), minlength=BOOTSTRAP_SAMPLES * count)
    return counts.reshape(BOOTSTRAP_SAMPLES, count).astype(float)


def _interval(name: str, statistics: Sequence[Sequence[float]], samples: Any) -> tuple[float, float]:
    """The 95 % bootstrap interval, its mean and width estimated as sacreBLEU does, for all samples at once."""
    import numpy as np

    sums = samples @ np.array(statistics, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        values = np.sort({"bleu": _bleu, "ter": _ter}.get(name, _chrf)(sums))
    cut = len(values) // 40
    mean, half = float(values.mean()), 0.5 * float(values[-cut - 1] - values[cut])
    return mean - half, mean + half


def _bleu(sums: Any) -> Any:
    """BLEU with exponential smoothing of each row of [hypothesis length, reference length, 4 matches, 4 n-grams]."""
    import numpy as np

    lengths, matches, totals = sums[:, :2], sums[:, 2:6], sums[:, 6:]
    brevity = np.where(lengths[:, 0] < lengths[:, 1], np.exp(1 - lengths[:, 1] / lengths[:, 0]), 1.0)
    missed = 2.0 ** np.cumsum(matches == 0, axis=1)
    precisions = np.where(matches == 0, 100 / (missed * totals), 100 * matches / totals)
    values = brevity * np.exp(np.log(precisions).mean(axis=1))
    return np.where((matches.sum(axis=1) == 0) | (totals == 0).any(axis=1), 0.0, values)


def _chrf(sums: Any) -> Any:
    """chrF2 of each row of [hypothesis, reference, matching] n-grams, order by order."""
    import numpy as np

    hypothesis, reference, matching = sums[:, 0::3], sums[:, 1::3], sums[:, 2::3]
    counted = (hypothesis > 0) & (reference > 0)
    orders = np.maximum(counted.sum(axis=1), 1)
    precision = np.where(counted, matching / hypothesis, 0.0).sum(axis=1) / orders
    recall = np.where(counted, matching / reference, 0.0).sum(axis=1) / orders
    return np.nan_to_num(500 * precision * recall / (4 * precision + recall))


def _ter(sums: Any) -> Any:
    """TER of each row of [edits, reference length]."""
    import numpy as np

    edits, words = sums[:, 0], sums[:, 1]
    return 100 * np.where(words > 0, edits / words, (edits > 0).astype(float))
