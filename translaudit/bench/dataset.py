"""The shape of a benchmark: where its rows are, what is audited, what is measured, and what to compare it with.

A benchmark is one file, `bench/datasets/<name>.py`, that ends in `DATASET = Dataset(...)`; its docstring says what it
measures and what its figures do not show, and becomes its part of the benchmarks page.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from translaudit.bench.metrics.calibration import ReliabilityBin
from translaudit.bench.pairs import Labelled
from translaudit.bench.result import Figure, Unit
from translaudit.bench.verdicts import Verdicts

Row = TypeVar("Row")


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """A figure by somebody or something else, to read ours against. `rows` says what it was computed on."""

    metric: str
    value: float
    what: str
    rows: str
    group: str = "all"
    unit: Unit = Unit.SHARE


class Measured(msgspec.Struct, frozen=True):
    """What a benchmark makes of the audits."""

    figures: tuple[Figure, ...]
    reliability: tuple[ReliabilityBin, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Dataset(Generic[Row]):
    """A benchmark.

    `file` is relative to the folder of the benchmark data; None where the user names the file. `key` is what is split
    into halves: a sentence or a document. `fast_share` is the share of the keys that the fast subset takes.
    `headlines` are the metrics that the page's summary shows. `is_split` is false where nothing could be chosen on the
    data, or where it was all seen during development: then every row reports, whatever half is asked for, and the
    docstring says why.
    """

    title: str
    file: str | None
    read: Callable[[Path], Iterator[Row]]
    key: Callable[[Row], str]
    labelled: Callable[[Row], tuple[Labelled, ...]]
    measure: Callable[[Sequence[Row], Verdicts], Measured]
    retranslations: str
    origin: str
    anchors: tuple[Anchor, ...] = ()
    headlines: tuple[str, ...] = ()
    fast_share: float = 1.0
    is_split: bool = True
    keeps_refused: bool = False
    """Whether rows that the audit refuses (the wrong language, say) are measured too; else they are only counted."""
    name: str = ""
    documentation: str = ""


def labels(rows: Iterable[Row], dataset_labelled: Callable[[Row], tuple[Labelled, ...]]) -> tuple[Labelled, ...]:
    """The labelled pairs of rows, each once, in order."""
    return tuple(dict.fromkeys(each for row in rows for each in dataset_labelled(row)))
