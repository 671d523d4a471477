"""The scoring code against published figures: nothing is audited here.

Recorded output of Firefox Translations' German-English Marian model on two WMT news test sets, scored against the human
reference. A change in these numbers is a change in the scoring code, so every row counts in every run.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from translaudit.bench.dataset import Anchor, Dataset, Measured
from translaudit.bench.metrics.bootstrap import Estimate
from translaudit.bench.pairs import Labelled
from translaudit.bench.reading import read_columns
from translaudit.bench.result import Figure, Unit, make_figure
from translaudit.bench.verdicts import Verdicts
from translaudit.errors import InputError
from translaudit.score import score_document

METRICS = {"bleu": "corpus BLEU", "chrf2": "corpus chrF"}


class RecordedRow(msgspec.Struct, frozen=True):
    """A German line, what the model made of it, and what a person did."""

    test_set: str
    source: str
    retranslation: str
    reference: str


def read(path: Path) -> Iterator[RecordedRow]:
    """Rows of every `.tsv` file in a folder, in order of name.

    Raises:
        InputError: the folder holds no such file, or a line has not three cells.
    """
    files = sorted(path.glob("*.tsv"))
    if not files:
        raise InputError(f"{path} holds no .tsv file: recorded re-translations are German TAB output TAB reference")
    for file in files:
        for _, (source, retranslation, reference) in read_columns(file, 3):
            yield RecordedRow(file.stem, source, retranslation, reference)


def labelled(row: RecordedRow) -> tuple[Labelled, ...]:  # noqa: ARG001
    """Nothing to audit."""
    return ()


def measure(rows: Sequence[RecordedRow], verdicts: Verdicts) -> Measured:  # noqa: ARG001
    """Corpus scores of each test set."""
    names = sorted({row.test_set for row in rows})
    return Measured(tuple(figure for name in names for figure in _figures(name, rows)))


def _figures(name: str, rows: Sequence[RecordedRow]) -> Iterator[Figure]:
    members = [row for row in rows if row.test_set == name]
    scores = score_document([row.retranslation for row in members], [row.reference for row in members], tuple(METRICS))
    for metric, shown in METRICS.items():
        score = scores[metric]
        interval = Estimate(score.value, score.low, score.high)
        yield make_figure(shown, interval, support=len(members), group=name, unit=Unit.POINTS)


def _anchor(name: str, metric: str, value: float, what: str) -> Anchor:
    return Anchor(metric=metric, group=name, value=value, what=what, rows="all rows", unit=Unit.POINTS)


DATASET = Dataset(
    title="Recorded re-translations",
    file="recorded_retranslations",
    read=read,
    key=lambda row: row.source,
    labelled=labelled,
    measure=measure,
    retranslations="recorded: Firefox Translations' German-English Marian model (bergamot-base)",
    origin="mozilla/firefox-translations-models (MPL 2.0) with the references of newstest2019 and 2020; 2,785 rows",
    anchors=(
        _anchor("wmt19", "corpus BLEU", 40.8, "published with the outputs"),
        _anchor("wmt19", "corpus chrF", 65.5, "sacreBLEU on the outputs"),
        _anchor("wmt20", "corpus BLEU", 39.8, "published with the outputs"),
        _anchor("wmt20", "corpus chrF", 66.8, "sacreBLEU on the outputs"),
    ),
    is_split=False,
)
