"""A table of findings for spreadsheets (RFC 4180, UTF-8), the columns of `Audit.to_pandas("findings")`."""

import csv
from io import StringIO

from translaudit.origins import line_and_column
from translaudit.record import Audit
from translaudit.report.places import visible

COLUMNS = (
    "code", "name", "severity", "confidence", "side", "line", "column", "start", "end", "text", "suggestion", "message",
    "mqm", "fingerprint",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(audit: Audit) -> str:
    """A header and a row for each finding. A cell that a spreadsheet would run as a formula is quoted with '."""
    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for finding in audit.findings:
        side, start = finding.place
        line, column = line_and_column(audit.document(side), start)
        row = (
            finding.code, finding.name, finding.severity, f"{finding.confidence:.2f}", side, line, column, start,
            finding.spans[-1].end, " … ".join(span.text for span in finding.spans), "; ".join(finding.suggestions),
            finding.message, finding.mqm, finding.fingerprint,
        )  # fmt: skip
        writer.writerow([_inert(cell) if isinstance(cell, str) else cell for cell in row])
    return sheet.getvalue()


def _inert(cell: str) -> str:
    return ("'" if cell.startswith(_FORMULA) else "") + visible(cell)
