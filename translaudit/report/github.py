"""Annotations for GitHub Actions: one workflow command a finding."""

from translaudit.findings import Severity
from translaudit.origins import last_line_and_column, line_and_column
from translaudit.record import Audit
from translaudit.report.places import visible
from translaudit.report.remarks import remark

LEVELS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "notice",
}


def render(audit: Audit) -> str:
    """A line for each finding; columns count from 1 in code points, the last one included."""
    lines = []
    for finding in audit.findings:
        side, start = finding.place
        document = audit.document(side)
        line, column = line_and_column(document, start)
        end_line, end_column = last_line_and_column(document, start, finding.spans[0].end)
        properties = {
            "file": visible(document.path or ""),
            "line": str(line),
            "endLine": str(end_line),
            "title": f"{finding.code} {finding.name}",
        }
        if line == end_line:
            properties |= {"col": str(column), "endColumn": str(end_column)}
        listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
        lines.append(f"::{LEVELS[finding.severity]} {listed}::{_data(remark(finding))}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
