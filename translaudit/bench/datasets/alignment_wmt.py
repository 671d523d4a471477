"""Sentence alignment of news articles with merged, dropped and moved sentences.

The audit aligns what its own segmenter cuts; here its beads are read in terms of the sentences of the benchmark, which
the texts keep apart as paragraphs. Beads that share a sentence of the benchmark are one bead. The figures therefore
measure segmenter and aligner together, as an article meets them.

Nineteen articles, three versions each; the versions share sentences, so only articles are resampled.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from translaudit.bench.dataset import Anchor, Dataset, Measured
from translaudit.bench.figures import counted
from translaudit.bench.metrics.beads import BeadIndices, bead_counts, lax_f1, strict_f1
from translaudit.bench.pairs import Labelled, Pair
from translaudit.bench.reading import read_jsonl
from translaudit.bench.result import Figure, Unit
from translaudit.bench.verdicts import Verdicts
from translaudit.record import Audit
from translaudit.segments import Segment

BREAK = "\n\n"


class AlignmentRow(msgspec.Struct, frozen=True):
    """An article as two lists of sentences; `retranslation` has one entry for each source sentence."""

    id: str
    document: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    retranslation: tuple[str, ...]
    beads: tuple[BeadIndices, ...]
    moved: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.source) != len(self.retranslation):
            raise ValueError(f"{len(self.source)} source sentences have {len(self.retranslation)} re-translations")
        for side, sentences in ((0, self.source), (1, self.target)):
            if sorted(index for bead in self.beads for index in bead[side]) != list(range(len(sentences))):
                raise ValueError("the beads do not hold every sentence exactly once")


def read(path: Path) -> Iterator[AlignmentRow]:
    """Rows of `alignment_wmt.jsonl`."""
    return read_jsonl(path, AlignmentRow)


def labelled(row: AlignmentRow) -> tuple[Labelled, ...]:
    """The article, with nothing said about its errors."""
    return (Labelled(id=row.id, key=row.document, pair=_pair(row), complete=False),)


def measure(rows: Sequence[AlignmentRow], verdicts: Verdicts) -> Measured:
    """Strict and lax bead F1, in all and without the articles that have a moved sentence."""
    return Measured(
        (
            *_figures("all", rows, verdicts),
            *_figures("without moved sentences", [row for row in rows if not row.moved], verdicts),
            *_figures("with moved sentences", [row for row in rows if row.moved], verdicts),
        )
    )


def predicted_beads(row: AlignmentRow, audit: Audit) -> tuple[BeadIndices, ...]:
    """The audit's beads in terms of the benchmark's sentences, in source order; every sentence is in exactly one."""
    sources = _sentences_of(row.source, audit.source.segments)
    targets = _sentences_of(row.target, audit.target.segments)
    beads: list[tuple[set[int], set[int]]] = [({index}, set()) for index in range(len(row.source))]
    beads += [(set(), {index}) for index in range(len(row.target))]
    for pair in audit.pairs:
        joined = (
            {index for segment in pair.source for index in sources[segment]},
            {index for segment in pair.target for index in targets[segment]},
        )
        for bead in [bead for bead in beads if bead[0] & joined[0] or bead[1] & joined[1]]:
            beads.remove(bead)
            joined = (joined[0] | bead[0], joined[1] | bead[1])
        beads.append(joined)
    return tuple((tuple(sorted(source)), tuple(sorted(target))) for source, target in sorted(beads, key=_first))


def _first(bead: tuple[set[int], set[int]]) -> tuple[float, float]:
    return min(bead[0], default=float("inf")), min(bead[1], default=float("inf"))


def _figures(group: str, rows: Sequence[AlignmentRow], verdicts: Verdicts) -> Iterator[Figure]:
    units = [row.document for row in rows]
    table = [bead_counts(row.beads, predicted_beads(row, verdicts.audits[_pair(row)])) for row in rows]
    yield counted("bead F1, strict", units, table, strict_f1, unit=Unit.SCORE, group=group)
    yield counted("bead F1, lax", units, table, lax_f1, unit=Unit.SCORE, group=group)


def _sentences_of(sentences: Sequence[str], segments: Sequence[Segment]) -> list[tuple[int, ...]]:
    bounds, position = [], 0
    for sentence in sentences:
        bounds.append((position, position + len(sentence)))
        position += len(sentence) + len(BREAK)
    return [
        tuple(index for index, (start, end) in enumerate(bounds) if segment.start < end and start < segment.end)
        for segment in segments
    ]


def _pair(row: AlignmentRow) -> Pair:
    spoken = tuple(zip(row.source, row.retranslation, strict=True))
    return Pair(BREAK.join(row.source), BREAK.join(row.target), spoken, relation=None)


def _anchors() -> Iterator[Anchor]:
    for what, group, strict, lax in (
        ("Gale & Church 1993, character lengths", "all", 0.760, 0.856),
        ("Gale & Church 1993, character lengths", "without moved sentences", 0.814, 0.895),
        ("Gale & Church 1993, lengths of the re-translation", "all", 0.742, 0.841),
        ("sentence i with sentence i", "all", 0.323, 0.429),
    ):
        for kind, value in (("strict", strict), ("lax", lax)):
            yield Anchor(
                metric=f"bead F1, {kind}", group=group, value=value, what=what, rows="all 57 rows", unit=Unit.SCORE
            )


DATASET = Dataset(
    title="Sentence alignment (WMT22 news)",
    file="alignment_wmt.jsonl",
    read=read,
    key=lambda row: row.document,
    labelled=labelled,
    measure=measure,
    retranslations="recorded: Firefox Translations' German-English Marian model (bergamot-base)",
    origin="WMT22 general task, German-English, reference A, for research purposes only; 57 rows, 19 articles",
    anchors=tuple(_anchors()),
    fast_share=0.5,
    headlines=("bead F1, strict", "bead F1, lax"),
)
