"""False alarms: what translaudit says about good human translations.

News and Wikipedia sentences of the Parallel Universal Dependencies treebanks. Only a tenth were translated from German;
in the others the German is itself a translation, so the English is freer than an audit expects. The pairs are good,
not perfect, and a finding may be right: read a sample (`show`) before calling one false.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from translaudit.bench.dataset import Dataset, Measured
from translaudit.bench.figures import false_finding_figures
from translaudit.bench.pairs import Labelled, Pair
from translaudit.bench.reading import read_jsonl
from translaudit.bench.result import Figure
from translaudit.bench.verdicts import Verdicts


class PudRow(msgspec.Struct, frozen=True):
    """A sentence in German and English; `original_language` (ISO 639-1) is the one it was written in."""

    id: str
    source: str
    target: str
    original_language: str
    genre: str


def read(path: Path) -> Iterator[PudRow]:
    """Rows of `clean_pud.jsonl`."""
    return read_jsonl(path, PudRow)


def labelled(row: PudRow) -> tuple[Labelled, ...]:
    """A pair without a known error."""
    return (Labelled(id=row.id, key=row.source, pair=Pair(row.source, row.target)),)


def measure(rows: Sequence[PudRow], verdicts: Verdicts) -> Measured:
    """Findings per 1,000 words and the share of sentences with any: in all, by code, genre and original language."""
    figures = false_finding_figures([each for row in rows for each in labelled(row)], verdicts)
    for name in ("genre", "original_language"):
        for value in sorted({getattr(row, name) for row in rows}):
            members = [each for row in rows if getattr(row, name) == value for each in labelled(row)]
            group = f"{name.replace('_', ' ')} {value}"
            figures += [_named(figure, group) for figure in false_finding_figures(members, verdicts, by_code=False)]
    return Measured(tuple(figures))


def _named(figure: Figure, group: str) -> Figure:
    return msgspec.structs.replace(figure, group=group)


DATASET = Dataset(
    title="Clean human translations (PUD)",
    file="clean_pud.jsonl",
    read=read,
    key=lambda row: row.source,
    labelled=labelled,
    measure=measure,
    retranslations="none",
    origin="Universal Dependencies German-PUD and English-PUD, CC BY-SA 3.0; 1,000 sentence pairs",
    fast_share=0.5,
    headlines=("false findings", "texts with a false finding"),
)
