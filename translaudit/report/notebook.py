"""What a notebook shows for an audit: a compact table, without script, in the notebook's own colours."""

from html import escape

from translaudit.documents import language_name
from translaudit.findings import Severity
from translaudit.record import Audit
from translaudit.report.places import excerpt, visible
from translaudit.report.text import RELATIONS, summary_line

ROWS = 12
WIDTH = 90
COLORS = {
    Severity.CRITICAL: "#c2183a",
    Severity.MAJOR: "#c65a10",
    Severity.MINOR: "#8a6d00",
    Severity.NEUTRAL: "#2a7ab0",
}


def render(audit: Audit) -> str:
    """Summary, relation and the gravest findings as HTML; everything is escaped."""
    rows = "".join(_row(audit, number) for number in range(min(ROWS, len(audit.findings))))
    more = len(audit.findings) - ROWS
    rest = (
        f"<p><small>… and {more} more: <code>.to_pandas()</code>, <code>.to_html()</code></small></p>"
        if more > 0
        else ""
    )
    names = f"{_label(audit.source.path, audit.source.lang)} → {_label(audit.target.path, audit.target.lang)}"
    return (
        f"<div><p><strong>{escape(summary_line(audit))}</strong><br>{names}<br>"
        f"<em>{audit.relation.capitalize()}</em>: {escape(RELATIONS[audit.relation])}.</p>"
        f'<table><thead><tr><th style="text-align:left">code</th><th style="text-align:left">words</th>'
        f'<th style="text-align:left">write</th></tr></thead><tbody>{rows}</tbody></table>{rest}</div>'
    )


def _row(audit: Audit, number: int) -> str:
    finding = audit.findings[number]
    side, _ = finding.place
    span = finding.spans[0]
    part = excerpt(audit.document(side).text, span.start, span.end, WIDTH)
    color = COLORS[finding.severity]
    words = (
        f"{escape(part.before)}<span style='border-bottom:2px solid {color}'>{escape(part.words)}</span>"
        f"{escape(part.after)}"
    )
    suggestion = escape(visible(finding.suggestions[0])) if finding.suggestions else ""
    title = escape(visible(finding.message))
    return (
        f'<tr title="{title}"><td style="text-align:left"><span style="color:{color}">●</span>&nbsp;'
        f'{finding.code}&nbsp;{finding.name}</td><td style="text-align:left">{words}</td>'
        f'<td style="text-align:left">{suggestion}</td></tr>'
    )


def _label(path: str | None, lang: str) -> str:
    return escape(visible(path or f"{language_name(lang)} text"))
