"""Your own labelled articles, in the MQM format of the WMT human evaluation.

One tab-separated row for each error: `system doc seg_id rater source target category severity` (a header names the
columns; others are ignored), with the wrong words between `<v>` and `</v>` in the target, or in the source where
something was left out. A segment without errors has one row with the category `No-error`. The rows of one `doc` are put
together to one article and audited as such.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from translaudit.bench.dataset import Dataset, Measured, labels
from translaudit.bench.figures import (
    calibration_figures,
    code_figures,
    false_finding_figures,
    recall_by,
    span_figures,
)
from translaudit.bench.pairs import Extent, Gold, Labelled, Pair
from translaudit.bench.reading import bad_row, numbered_lines
from translaudit.bench.verdicts import Verdicts
from translaudit.findings import Severity, Side

COLUMNS = ("system", "doc", "seg_id", "rater", "source", "target", "category", "severity")
OTHER_NAMES = {"docsegid": "seg_id"}
"""The WMT files of 2023 number the segments of a document in another column."""
BREAK = "\n\n"
_MARK = re.compile(r"</?v>")
_SEVERITIES = {each.value: each for each in Severity}
_NO_ERROR = ("no-error", "no error")


class MqmSegment(msgspec.Struct, frozen=True):
    """A segment with its errors by one rater; offsets are into the segment's own texts."""

    seg_id: str
    source: str
    target: str
    errors: tuple[Gold, ...]


class MqmArticle(msgspec.Struct, frozen=True):
    """One system's translation of one document, as one rater marked it."""

    system: str
    doc: str
    rater: str
    segments: tuple[MqmSegment, ...]


def read(path: Path) -> Iterator[MqmArticle]:
    """Articles of an MQM file, in order of their first row.

    Raises:
        InputError: a column is missing, a row is short, a mark is not closed, a severity is unknown, or two rows of one
            segment have different texts; the message names the line.
    """
    articles: dict[tuple[str, str, str], dict[str, MqmSegment]] = {}
    for number, cells in _rows(path):
        article = articles.setdefault((cells["system"], cells["doc"], cells["rater"]), {})
        try:
            segment = _segment(cells)
            known = article.get(segment.seg_id)
            article[segment.seg_id] = _joined(known, segment) if known else segment
        except ValueError as error:
            raise bad_row(path, number, str(error)) from None
    for (system, doc, rater), segments in articles.items():
        yield MqmArticle(system, doc, rater, tuple(segments.values()))


def labelled(row: MqmArticle) -> tuple[Labelled, ...]:
    """The article with everything that its rater marked."""
    source, target = (BREAK.join(texts) for texts in _texts(row))
    gold, starts = [], {Side.SOURCE: 0, Side.TARGET: 0}
    for segment in row.segments:
        for error in segment.errors:
            moved = tuple((start + starts[error.side], end + starts[error.side]) for start, end in error.extents)
            gold.append(msgspec.structs.replace(error, extents=moved))
        starts[Side.SOURCE] += len(segment.source) + len(BREAK)
        starts[Side.TARGET] += len(segment.target) + len(BREAK)
    name = f"{row.doc} {row.system} {row.rater}"
    return (Labelled(id=name, key=row.doc, pair=Pair(source, target), gold=tuple(gold)),)


def measure(rows: Sequence[MqmArticle], verdicts: Verdicts) -> Measured:
    """Precision and recall of spans, in all, by severity, category and code; findings on error-free articles."""
    marked = labels(rows, labelled)
    calibrated, bins = calibration_figures(marked, verdicts)
    clean = [each for each in marked if not each.gold]
    figures = (
        *span_figures(marked, verdicts),
        *recall_by(marked, verdicts, "severity", lambda gold: gold.severity and gold.severity.value),
        *recall_by(marked, verdicts, "category", lambda gold: gold.category),
        *code_figures(marked, verdicts),
        *(false_finding_figures(clean, verdicts) if clean else ()),
        *calibrated,
    )
    return Measured(figures, bins)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    lines = numbered_lines(path)
    number, header = next(lines, (1, ""))
    names = [OTHER_NAMES.get(name, name) for name in header.lower().split("\t")]
    if missing := [name for name in COLUMNS if name not in names]:
        raise bad_row(
            path, number, f"the header has no column {', '.join(missing)}: MQM files name {', '.join(COLUMNS)}"
        )
    for number, line in lines:
        cells = line.split("\t")
        if len(cells) != len(names):
            raise bad_row(path, number, f"{len(cells)} cells instead of {len(names)}, as many as the header names")
        yield number, dict(zip(names, cells, strict=True))


def _segment(cells: dict[str, str]) -> MqmSegment:
    source, in_source = _unmarked(cells["source"], "source")
    target, in_target = _unmarked(cells["target"], "target")
    errors = []
    if cells["category"].strip().lower() not in _NO_ERROR and cells["severity"].strip().lower() not in _NO_ERROR:
        severity = _SEVERITIES.get(cells["severity"].strip().lower())
        if severity is None:
            known = ", ".join((*_SEVERITIES, "no-error"))
            raise ValueError(f"the severity '{cells['severity']}' is not one of {known}")
        if not in_source and not in_target:
            raise ValueError("no words are marked: put them between <v> and </v> in the target or the source")
        side, extents = (Side.TARGET, in_target) if in_target else (Side.SOURCE, in_source)
        errors.append(Gold(extents, cells["category"].strip(), severity, side))
    return MqmSegment(cells["seg_id"], source, target, tuple(errors))


def _joined(known: MqmSegment, further: MqmSegment) -> MqmSegment:
    if (known.source, known.target) != (further.source, further.target):
        raise ValueError(f"segment {known.seg_id} has another text here than in the rows before")
    return msgspec.structs.replace(known, errors=(*known.errors, *further.errors))


def _unmarked(text: str, side: str) -> tuple[str, tuple[Extent, ...]]:
    parts, marks = _MARK.split(text), _MARK.findall(text)
    if marks != ["<v>", "</v>"] * (len(marks) // 2):
        raise ValueError(f"<v> and </v> do not pair up in the {side}")
    starts = [sum(map(len, parts[:index])) for index in range(1, len(parts))]
    return "".join(parts), tuple(zip(starts[::2], starts[1::2], strict=True))


def _texts(row: MqmArticle) -> tuple[list[str], list[str]]:
    return [segment.source for segment in row.segments], [segment.target for segment in row.segments]


DATASET = Dataset(
    title="Your own articles (MQM)",
    file=None,
    read=read,
    key=lambda row: row.doc,
    labelled=labelled,
    measure=measure,
    retranslations="none",
    origin="named by the user as mqm:FILE.tsv",
    headlines=("recall", "precision"),
)
