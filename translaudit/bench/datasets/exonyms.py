"""Names that differ between the languages (München, Munich): is the right one accepted, and a left-over one reported?

Each pair of names stands in the same place of one plain German and one plain English sentence. The first figure is the
share of pairs without a finding at the name; the second leaves the German name in the English and asks for one.

The rows come from ISO standards and CLDR, which is also where a lexicon of exonyms may come from: these figures test
that it is used, not that it is complete. In the iso3166-2 rows the English is the standard's romanised name ("Trnavský
kraj"), often not what newspapers write.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from translaudit.bench.dataset import Dataset, Measured
from translaudit.bench.figures import counted
from translaudit.bench.metrics import counts
from translaudit.bench.metrics.spans import extents_of, touch
from translaudit.bench.pairs import Gold, Labelled, Pair
from translaudit.bench.reading import bad_row, read_columns
from translaudit.bench.result import Figure
from translaudit.bench.verdicts import Verdicts
from translaudit.findings import Side

HEADER = ("source", "en", "de")
GERMAN = "Der Bericht nennt {} an erster Stelle."
ENGLISH = "The report names {} in first place."


class ExonymRow(msgspec.Struct, frozen=True):
    """A name in both languages; `source` is the list it is from."""

    source: str
    en: str
    de: str


def read(path: Path) -> Iterator[ExonymRow]:
    """Rows of `exonyms.tsv`."""
    lines = read_columns(path, len(HEADER))
    for number, cells in lines:
        if number == 1:
            if tuple(cells) != HEADER:
                raise bad_row(path, number, f"the header is not {' '.join(HEADER)}")
        elif not all(cell.strip() for cell in cells):
            raise bad_row(path, number, "a name is missing")
        else:
            yield ExonymRow(*cells)


def labelled(row: ExonymRow) -> tuple[Labelled, ...]:
    """The name translated, which is right, and left in German, which is an error."""
    left = Gold((_place(ENGLISH, row.de),), "name left untranslated")
    return (
        Labelled(id=f"{row.de} = {row.en}", key=row.de, pair=_pair(row, row.en)),
        Labelled(id=f"{row.de} left", key=row.de, pair=_pair(row, row.de), gold=(left,), complete=False),
    )


def measure(rows: Sequence[ExonymRow], verdicts: Verdicts) -> Measured:
    """Shares of accepted and of reported names, in all and for each list."""
    lists = sorted({row.source for row in rows})
    groups = [("all", rows)] + [(f"list {name}", [row for row in rows if row.source == name]) for name in lists]
    return Measured(
        tuple(
            figure
            for group, members in groups
            for figure in (
                _share("exonym accepted", members, [not _accused(row, row.en, verdicts) for row in members], group),
                _share(
                    "untranslated name reported", members, [_accused(row, row.de, verdicts) for row in members], group
                ),
            )
        )
    )


def _share(metric: str, rows: Sequence[ExonymRow], truth: Sequence[bool], group: str) -> Figure:
    return counted(metric, [row.de for row in rows], [(float(each), 1.0) for each in truth], counts.share, group=group)


def _accused(row: ExonymRow, name: str, verdicts: Verdicts) -> bool:
    places = {Side.SOURCE: _place(GERMAN, row.de), Side.TARGET: _place(ENGLISH, name)}
    return any(
        touch(extent, places[side])
        for finding in verdicts.accusations(_pair(row, name))
        for side in Side
        for extent in extents_of(finding, side)
    )


def _place(sentence: str, name: str) -> tuple[int, int]:
    start = sentence.index("{}")
    return start, start + len(name)


def _pair(row: ExonymRow, name: str) -> Pair:
    return Pair(GERMAN.format(row.de), ENGLISH.format(name))


DATASET = Dataset(
    title="Exonyms",
    file="exonyms.tsv",
    read=read,
    key=lambda row: row.de,
    labelled=labelled,
    measure=measure,
    retranslations="none",
    origin="pycountry (Debian iso-codes, LGPL 2.1) and Babel (Unicode CLDR); 1,121 pairs of names",
    fast_share=0.2,
    headlines=("exonym accepted", "untranslated name reported"),
)
