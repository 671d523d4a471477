"""A table of findings for spreadsheets (RFC 4180, UTF-8), the columns of `Audit.to_pandas("findings")`."""

import csv
from io import StringIO

from translaudit.record import Audit
from translaudit.report.places import visible
from translaudit.report.rows import finding_row

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
        row = finding_row(audit, finding) | {
            "confidence": f"{finding.confidence:.2f}",
            "suggestion": "; ".join(finding.suggestions),
        }
        writer.writerow([_inert(cell) if isinstance(cell, str) else cell for cell in map(row.get, COLUMNS)])
    return sheet.getvalue()


def _inert(cell: str) -> str:
    return ("'" if cell.startswith(_FORMULA) else "") + visible(cell)
