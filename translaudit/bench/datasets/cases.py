"""Whole articles with planted errors: what an editor would get.

Six short articles, each garbled around error spans that were seen in published machine-translated news (or made up
after the same pattern), and clean. Recall is the share of marked errors with a finding on them, precision the share of
findings on a marked error, and every finding on the clean text counts as false.

The garbled and clean texts differ only in the marked spans, and the sentences around them are cleaner than real
machine-translated pages: precision here flatters. Six articles are too few for narrow intervals.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from translaudit.bench.dataset import Dataset, Measured
from translaudit.bench.figures import calibration_figures, code_figures, false_finding_figures, recall_by, span_figures
from translaudit.bench.pairs import Extent, Gold, Labelled, Pair
from translaudit.bench.reading import read_json
from translaudit.bench.verdicts import Verdicts
from translaudit.documents import document_from_file
from translaudit.errors import InputError
from translaudit.findings import Severity


class PlantedError(msgspec.Struct, frozen=True):
    """The n-th occurrence (from 1) of `text` in the garbled article, which should read `correct`."""

    text: str
    occurrence: int
    category: str
    severity: Severity
    correct: str
    origin: str


class CaseRow(msgspec.Struct, frozen=True):
    """One article: German, garbled English and clean English, with where the errors are in the garbled one."""

    name: str
    source: str
    garbled: str
    clean: str
    errors: tuple[PlantedError, ...]
    extents: tuple[Extent, ...]


def read(path: Path) -> Iterator[CaseRow]:
    """One row for each folder of `cases/`, in order of name.

    Raises:
        InputError: the folder or a file is missing, or a marked error is not in the garbled text.
    """
    if not path.is_dir():
        raise InputError(f"{path} is not a folder: the cases are one folder an article")
    for folder in sorted(each for each in path.iterdir() if each.is_dir()):
        errors = read_json(folder / "gold.json", tuple[PlantedError, ...])
        garbled = document_from_file(folder / "garbled.en.txt", "en").text
        yield CaseRow(
            name=folder.name,
            source=document_from_file(folder / "source.de.txt", "de").text,
            garbled=garbled,
            clean=document_from_file(folder / "clean.en.txt", "en").text,
            errors=errors,
            extents=tuple(_place(folder / "gold.json", garbled, error) for error in errors),
        )


def labelled(row: CaseRow) -> tuple[Labelled, ...]:
    """The garbled article with its errors, and the clean one without."""
    gold = tuple(
        Gold((extent,), error.category, error.severity) for error, extent in zip(row.errors, row.extents, strict=True)
    )
    garbled = Pair(row.source, row.garbled, relation=None)
    clean = Pair(row.source, row.clean, relation=None)
    return (
        Labelled(id=row.name, key=row.name, pair=garbled, gold=gold),
        Labelled(id=f"{row.name} clean", key=row.name, pair=clean),
    )


def measure(rows: Sequence[CaseRow], verdicts: Verdicts) -> Measured:
    """Precision and recall on the garbled articles, findings on the clean ones, calibration."""
    garbled, clean = [labelled(row)[0] for row in rows], [labelled(row)[1] for row in rows]
    calibrated, bins = calibration_figures(garbled, verdicts)
    figures = (
        *span_figures(garbled, verdicts),
        *recall_by(garbled, verdicts, "severity", lambda gold: gold.severity and gold.severity.value),
        *recall_by(garbled, verdicts, "category", lambda gold: gold.category),
        *code_figures(garbled, verdicts),
        *false_finding_figures(clean, verdicts),
        *calibrated,
    )
    return Measured(figures, bins)


def _place(path: Path, text: str, error: PlantedError) -> Extent:
    start = -1
    for _ in range(error.occurrence):
        start = text.find(error.text, start + 1)
        if start < 0:
            raise InputError(f"{path}: '{error.text}' does not occur {error.occurrence} times in the garbled article")
    return start, start + len(error.text)


DATASET = Dataset(
    title="Articles with planted errors",
    file="cases",
    read=read,
    key=lambda row: row.name,
    labelled=labelled,
    measure=measure,
    retranslations="none",
    origin="written for this project; 6 articles, 61 errors",
    headlines=("recall", "precision", "false findings"),
)
