"""Translations that are detached from their source, repeat themselves, or leave most of it out.

No place is asked for: every row gets one suspicion (the audit's quality estimate where it has one, else its MQM
penalty plus the dissimilarity of the aligned segments), and the figures say how well it ranks the bad rows. A row that
the audit refuses (because the "translation" is German, say) is as suspicious as can be. The rows that people called
correct show how many findings real but acceptable machine translation draws.

The rows were sampled to hold many bad translations: the rates here say nothing about ordinary machine translation.
"""

from collections.abc import Iterator, Sequence
from math import inf
from pathlib import Path

import msgspec

from translaudit.bench.dataset import Anchor, Dataset, Measured
from translaudit.bench.figures import false_finding_figures
from translaudit.bench.metrics.ranking import estimate_auroc, estimate_precision_at_recall
from translaudit.bench.pairs import Gold, Labelled, Pair
from translaudit.bench.reading import read_jsonl
from translaudit.bench.result import Better, Figure, make_figure
from translaudit.bench.verdicts import Verdicts, suspicion_of

RECALL = 0.9


class Labels(msgspec.Struct, frozen=True):
    """What people said of a translation, 0 or 1 each."""

    correctness: int
    repetitions: int
    named_entities: int
    omission: int
    strong_unsupport: int
    full_unsupport: int

    @property
    def hallucination(self) -> bool:
        """Oscillating or detached."""
        return bool(self.repetitions or self.strong_unsupport or self.full_unsupport)


class HallucinationRow(msgspec.Struct, frozen=True):
    """A machine translation with its labels."""

    id: str
    source: str
    target: str
    reference: str
    labels: Labels


def read(path: Path) -> Iterator[HallucinationRow]:
    """Rows of `hallucinations.jsonl`."""
    return read_jsonl(path, HallucinationRow)


def labelled(row: HallucinationRow) -> tuple[Labelled, ...]:
    """The translation, wrong from end to end where any bad label is set."""
    whole = ((0, len(row.target)),)
    given = msgspec.structs.asdict(row.labels)
    gold = tuple(Gold(whole, name) for name, value in given.items() if value and name != "correctness")
    return (Labelled(id=row.id, key=row.source, pair=_pair(row), gold=gold, complete=bool(row.labels.correctness)),)


def measure(rows: Sequence[HallucinationRow], verdicts: Verdicts) -> Measured:
    """AUROC and precision at high recall for hallucinations and omissions, and findings on acceptable translations."""
    suspicions = [suspicion_of(verdicts.audits[_pair(row)]) if _pair(row) in verdicts else inf for row in rows]
    shortness = [-len(row.target) / len(row.source) for row in rows]
    correct = [each for row in rows for each in labelled(row) if each.complete and each.pair in verdicts]
    figures = (
        *ranking_figures(rows, suspicions, "all", Better.HIGHER),
        *ranking_figures(rows, shortness, "by shortness", Better.NEITHER),
        *false_finding_figures(correct, verdicts),
    )
    return Measured(figures)


def ranking_figures(
    rows: Sequence[HallucinationRow], suspicions: Sequence[float], group: str, better: Better
) -> Iterator[Figure]:
    """How well a suspicion ranks the rows, for both kinds of error."""
    units = [row.source for row in rows]
    for kind in ("hallucination", "omission"):
        truth = [row.labels.hallucination if kind == "hallucination" else bool(row.labels.omission) for row in rows]
        if not any(truth) or all(truth):
            continue
        auroc = estimate_auroc(units, suspicions, truth)
        yield make_figure(f"{kind} AUROC", auroc, support=sum(truth), group=group, better=better)
        precise = estimate_precision_at_recall(units, suspicions, truth, RECALL)
        metric = f"{kind} precision at recall {RECALL}"
        yield make_figure(metric, precise, support=sum(truth), group=group, better=better)


def _pair(row: HallucinationRow) -> Pair:
    return Pair(row.source, row.target)


def _anchor(kind: str, what: str, published: float, here: float) -> tuple[Anchor, Anchor]:
    return (
        Anchor(metric=f"{kind} AUROC", value=published / 100, what=what, rows="all 3,415 published rows"),
        Anchor(metric=f"{kind} AUROC", value=here / 100, what=what, rows="all rows here"),
    )


DATASET = Dataset(
    title="Hallucinations and omissions in machine translation",
    file="hallucinations.jsonl",
    read=read,
    key=lambda row: row.source,
    labelled=labelled,
    measure=measure,
    retranslations="none",
    origin="Guerreiro, Voita & Martins, EACL 2023, labels as kept in stopes (MIT); 2,000 of 3,415 rows",
    anchors=(
        *_anchor("hallucination", "-chrF to the human reference, which an audit does not have", 74.2, 73.4),
        *_anchor("omission", "shortness: -len(target)/len(source) in characters", 87.5, 85.9),
    ),
    fast_share=0.25,
    keeps_refused=True,
    headlines=("hallucination AUROC", "omission AUROC"),
)
