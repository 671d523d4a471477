"""Names, numbers and quotations that are wrong in a published machine-translated article.

The English article and the German one are about the same event but are not sentence by sentence translations of each
other. The list holds only errors in names, numbers and quotations, so findings elsewhere are not counted as wrong.

This article was read again and again while translaudit was built. The figure shows that the errors it was built for are
found; it says nothing about other articles.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from translaudit.bench.dataset import Dataset, Measured
from translaudit.bench.figures import recall_by, span_figures
from translaudit.bench.pairs import Gold, Labelled, Pair
from translaudit.bench.reading import read_json
from translaudit.bench.verdicts import Verdicts
from translaudit.documents import document_from_file
from translaudit.errors import InputError
from translaudit.findings import Severity

GERMAN_ARTICLE = "000_c040f3b033556a48.txt"


class SeedEntry(msgspec.Struct, frozen=True):
    """One error, with offsets into the English article as stored."""

    start: int
    end: int
    text: str
    category: str
    severity: Severity
    correct: str


class SeedList(msgspec.Struct, frozen=True):
    """The errors of one English article."""

    file: str
    entries: tuple[SeedEntry, ...]


class SeedRow(msgspec.Struct, frozen=True):
    """The article pair and the errors."""

    name: str
    source: str
    target: str
    entries: tuple[SeedEntry, ...]


def read(path: Path) -> Iterator[SeedRow]:
    """The one row of `seed_names.json`; the articles are in `seeds/` beside it, or in this project's own `seeds/`.

    Raises:
        InputError: a file is missing, or an entry does not quote the article.
    """
    listed = read_json(path, SeedList)
    folders = (path.parent / "seeds", Path(__file__).parents[3] / "seeds")
    folder = next((each for each in folders if (each / listed.file).is_file()), folders[0])
    target = document_from_file(folder / listed.file, "en").text
    for entry in listed.entries:
        if target[entry.start : entry.end] != entry.text:
            raise InputError(f"{path}: the article does not read '{entry.text}' at {entry.start}")
    yield SeedRow(listed.file, document_from_file(folder / GERMAN_ARTICLE, "de").text, target, listed.entries)


def labelled(row: SeedRow) -> tuple[Labelled, ...]:
    """The article with the errors that are listed."""
    gold = tuple(Gold(((entry.start, entry.end),), entry.category, entry.severity) for entry in row.entries)
    pair = Pair(row.source, row.target, relation=None)
    return (Labelled(id=row.name, key=row.name, pair=pair, gold=gold, complete=False),)


def measure(rows: Sequence[SeedRow], verdicts: Verdicts) -> Measured:
    """Recall, in all and by category."""
    marked = [each for row in rows for each in labelled(row)]
    recall = [figure for figure in span_figures(marked, verdicts) if figure.metric == "recall"]
    return Measured((*recall, *recall_by(marked, verdicts, "category", lambda gold: gold.category)))


DATASET = Dataset(
    title="Names in the seed article",
    file="seed_names.json",
    read=read,
    key=lambda row: row.name,
    labelled=labelled,
    measure=measure,
    retranslations="none",
    origin="read off the English seed article by hand; 17 errors",
    is_split=False,
    headlines=("recall",),
)
