"""Error spans in real machine translation of TED talks, against two human annotators.

The texts are raw machine translation and are audited as drafts (`draft = true`), in which every word more suspicious
than most is pointed at; *as published text* gives the figures of the ordinary audit, which must not cry wolf, and
*beside another system* those with the output of another of the four systems in place of a re-translation.

A token is bad where an annotator marked it, and accused where a finding's words cover it. The ceiling is how well the
annotators agree with each other, which is not very well (F1 about 0.63): every figure is computed against both of them.

The talks are spoken language and the systems are from 2020, with few names and numbers; much of what the annotators
mark (an awkward preposition, word order) is out of reach of checks that look for names, numbers and terms.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from translaudit.bench.dataset import Anchor, Dataset, Measured, labels
from translaudit.bench.figures import calibration_figures, code_figures, code_groups, counted, recall_by, span_figures
from translaudit.bench.metrics import counts
from translaudit.bench.metrics.spans import extents_of, token_confusion
from translaudit.bench.pairs import Extent, Gold, Labelled, Pair, check_extents
from translaudit.bench.reading import read_jsonl
from translaudit.bench.result import Better, Figure, Unit
from translaudit.bench.verdicts import Verdicts
from translaudit.findings import Side

OFFLINE = ("TF_offline", "PA_offline")
"""The two systems that read a whole sentence before they translate it: the better one, and the one for its output."""


class OnlineMtRow(msgspec.Struct, frozen=True):
    """One annotator's marks on one system's translation of a sentence; offsets are into `target`."""

    id: str
    system: str
    annotator: str
    source: str
    target: str
    spans: tuple[tuple[int, int, str], ...]
    tokens: tuple[Extent, ...]
    heard: str | None = None
    """What another system of the study made of the source."""

    def __post_init__(self) -> None:
        check_extents(self.target, (*self.tokens, *self.marked))

    @property
    def marked(self) -> tuple[Extent, ...]:
        """What the annotator marked, whatever the label."""
        return tuple((start, end) for start, end, _ in self.spans)


def read(path: Path) -> Iterator[OnlineMtRow]:
    """Rows of `onlinemt.jsonl`, each with the output of the system that stands in for a re-translation."""
    rows = list(read_jsonl(path, OnlineMtRow))
    outputs = {(row.source, row.system): row.target for row in rows}
    for row in rows:
        yield msgspec.structs.replace(row, heard=outputs.get((row.source, OFFLINE[row.system == OFFLINE[0]])))


def labelled(row: OnlineMtRow) -> tuple[Labelled, ...]:
    """The translation with what one annotator marked: as a draft, as published text, and beside another system."""
    gold = tuple(Gold(((start, end),), label) for start, end, label in row.spans)
    return tuple(
        Labelled(id=f"{row.id} {name}".strip(), key=row.source, pair=make(row), gold=gold)
        for name, make in PAIRS.items()
    )


def measure(rows: Sequence[OnlineMtRow], verdicts: Verdicts) -> Measured:
    """Token-level figures against both annotators, span-level figures, calibration, and the annotators' agreement."""
    marked = labels(rows, lambda row: labelled(row)[:1])
    calibrated, bins = calibration_figures(marked, verdicts)
    figures = (
        *_token_figures(rows, [_found(_draft(row), verdicts, ()) for row in rows]),
        *_compared(rows, verdicts),
        *_tokens_by_code(rows, verdicts),
        *agreement(rows),
        *span_figures(marked, verdicts),
        *recall_by(marked, verdicts, "label", lambda gold: gold.category),
        *code_figures(marked, verdicts),
        *calibrated,
    )
    return Measured(figures, bins)


def agreement(rows: Sequence[OnlineMtRow]) -> Iterator[Figure]:
    """Token F1 and MCC of one annotator against the other, and of accusing every token, on the same rows."""
    others = {(row.source, row.system, row.target): row for row in rows if row.annotator == "A2"}
    twice = [
        (row, other)
        for row in rows
        if row.annotator == "A1" and (other := others.get((row.source, row.system, row.target)))
    ]
    human = [token_confusion(one.tokens, one.marked, other.marked) for one, other in twice]
    everything = [token_confusion(row.tokens, row.marked, row.tokens) for row in rows]
    for name, units, table in (
        ("one annotator against the other", [one.source for one, _ in twice], human),
        ("every token accused", [row.source for row in rows], everything),
    ):
        yield _confusion_figure("token F1", units, table, group=name)
        yield _confusion_figure("token MCC", units, table, group=name)


def _token_figures(rows: Sequence[OnlineMtRow], found: Sequence[Sequence[Extent]]) -> Iterator[Figure]:
    units = [row.source for row in rows]
    table = [token_confusion(row.tokens, row.marked, accused) for row, accused in zip(rows, found, strict=True)]
    yield counted("token F1", units, table, counts.confusion_f1, support=0, unit=Unit.SCORE)
    yield counted("token MCC", units, table, counts.mcc, support=0, unit=Unit.SCORE)
    yield counted("token precision", units, table, counts.confusion_precision, support=0)
    yield counted("token recall", units, table, counts.confusion_recall, support=0)


def _compared(rows: Sequence[OnlineMtRow], verdicts: Verdicts) -> Iterator[Figure]:
    """F1 and MCC of the other ways to audit, and of the draft against each annotator."""
    annotators = sorted({row.annotator for row in rows})
    groups = [
        *((name, rows, make) for name, make in PAIRS.items() if name),
        *((f"annotator {one}", [row for row in rows if row.annotator == one], _draft) for one in annotators),
    ]
    for name, members, make in groups:
        table = [token_confusion(row.tokens, row.marked, _found(make(row), verdicts, ())) for row in members]
        units = [row.source for row in members]
        for metric, statistic in (("token F1", counts.confusion_f1), ("token MCC", counts.mcc)):
            yield counted(metric, units, table, statistic, support=0, unit=Unit.SCORE, group=name)


def _tokens_by_code(rows: Sequence[OnlineMtRow], verdicts: Verdicts) -> Iterator[Figure]:
    for group, prefix in code_groups(finding for row in rows for finding in verdicts.accusations(_draft(row))):
        table = [token_confusion(row.tokens, row.marked, _found(_draft(row), verdicts, (prefix,))) for row in rows]
        units = [row.source for row in rows]
        yield counted("token precision", units, table, counts.confusion_precision, support=0, group=group)


def _confusion_figure(metric: str, units: Sequence[str], table: Sequence[Sequence[float]], group: str) -> Figure:
    statistic = counts.mcc if metric == "token MCC" else counts.confusion_f1
    return counted(metric, units, table, statistic, support=0, unit=Unit.SCORE, better=Better.NEITHER, group=group)


def _found(pair: Pair, verdicts: Verdicts, prefixes: tuple[str, ...]) -> tuple[Extent, ...]:
    return tuple(
        extent
        for finding in verdicts.accusations(pair)
        if not prefixes or finding.code.startswith(prefixes)
        for extent in extents_of(finding, Side.TARGET)
    )


def _draft(row: OnlineMtRow) -> Pair:
    return Pair(row.source, row.target, draft=True)


def _published(row: OnlineMtRow) -> Pair:
    return Pair(row.source, row.target)


def _beside(row: OnlineMtRow) -> Pair:
    return Pair(row.source, row.target, ((row.source, row.heard),) if row.heard else (), draft=True)


PAIRS = {"": _draft, "as published text": _published, "beside another system": _beside}
"""The ways a row is audited, by the name of their figures."""


def _anchor(metric: str, value: float, what: str, rows: str) -> Anchor:
    return Anchor(metric=metric, value=value, what=what, rows=rows, unit=Unit.SCORE)


DATASET = Dataset(
    title="Online MT: error spans by two annotators",
    file="onlinemt.jsonl",
    read=read,
    key=lambda row: row.source,
    labelled=labelled,
    measure=measure,
    retranslations="none",
    origin="Elbayad et al., COLING 2020; TED transcripts, CC BY-NC-ND, for evaluation only; 1,598 rows, 200 sentences",
    anchors=(
        _anchor("token F1", 0.629, "one annotator against the other (Elbayad et al. 2020)", "all published rows"),
        _anchor("token MCC", 0.536, "one annotator against the other (Elbayad et al. 2020)", "all published rows"),
        _anchor("token F1", 0.336, "every token accused", "all rows here"),
        _anchor("token MCC", 0.0, "every token accused", "all rows here"),
    ),
    fast_share=0.5,
    headlines=("token F1", "token MCC", "token precision"),
)
