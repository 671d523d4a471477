"""MQM annotations as in the WMT human evaluations (Freitag et al. 2021, doi 10.1162/tacl_a_00437)."""

import csv
from io import StringIO

from translaudit.findings import Severity, Side
from translaudit.record import Audit, AuditedDocument
from translaudit.report.places import visible

COLUMNS = ("system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category", "severity")


def render(audit: Audit) -> str:
    """Tab-separated: a row for each finding of the translation, its words between `<v>` and `</v>`.

    A pair without findings has one row of the category `No-error`, as in WMT.
    """
    sheet = StringIO()
    writer = csv.writer(sheet, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    writer.writerow(COLUMNS)
    name = visible(audit.target.path or "text")
    for number, pair in enumerate(audit.pairs, 1):
        source = _stretch(audit.source, pair.source)
        target = _stretch(audit.target, pair.target)
        rows = 0
        for finding in audit.findings:
            side, start = finding.place
            first, last = source if side is Side.SOURCE else target
            if finding.side is Side.SOURCE or not first <= start < max(last, first + 1):
                continue
            span = finding.spans[0]
            marked = [_marked(audit.source, source, span.start, span.end) if side is Side.SOURCE else None]
            marked.append(_marked(audit.target, target, span.start, span.end) if side is Side.TARGET else None)
            severity = finding.severity.value.capitalize()
            writer.writerow([
                "translation", name, number, number, "translaudit", marked[0] or _plain(audit.source, source),
                marked[1] or _plain(audit.target, target), finding.mqm, severity,
            ])  # fmt: skip
            rows += 1
        if not rows:
            writer.writerow([
                "translation", name, number, number, "translaudit", _plain(audit.source, source),
                _plain(audit.target, target), "No-error", Severity.NEUTRAL.value.capitalize(),
            ])  # fmt: skip
    return sheet.getvalue()


def _stretch(document: AuditedDocument, indices: tuple[int, ...]) -> tuple[int, int]:
    if not indices:
        return 0, 0
    return document.segments[min(indices)].start, document.segments[max(indices)].end


def _plain(document: AuditedDocument, stretch: tuple[int, int]) -> str:
    return _cell(document.text[stretch[0] : stretch[1]])


def _marked(document: AuditedDocument, stretch: tuple[int, int], start: int, end: int) -> str:
    first, last = stretch
    end = min(end, last)
    text = document.text
    return f"{_cell(text[first:start], keep=True)}<v>{_cell(text[start:end])}</v>{_cell(text[end:last], keep=True)}"


def _cell(text: str, *, keep: bool = False) -> str:
    line = " ".join(text.split())
    if keep and line:
        line = " " * text[:1].isspace() + line + " " * text[-1:].isspace()
    return visible(line)
