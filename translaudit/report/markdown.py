"""A report for pull requests and wikis."""

from collections.abc import Iterator
from itertools import groupby

from translaudit.documents import language_name
from translaudit.findings import Finding, Side
from translaudit.origins import line_and_column
from translaudit.record import Audit
from translaudit.report.places import excerpt, visible
from translaudit.report.remarks import caveats
from translaudit.report.text import RELATIONS, summary_line

WIDTH = 160
_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]<>#|~!@"})


def render(audit: Audit) -> str:
    """Summary, scores, findings and caveats as GitHub-flavoured Markdown; the articles' words are escaped."""
    lines = [
        f"# {summary_line(audit)}",
        "",
        f"{_text(_label(audit, Side.SOURCE))} → {_text(_label(audit, Side.TARGET))}",
        "",
        f"**{audit.relation.capitalize()}**: {RELATIONS[audit.relation]}.",
        "",
        f"MQM penalty {audit.penalty.total:g} ({audit.penalty.per_100_words:.1f} for 100 words).",
        "",
    ]
    if audit.scores:
        lines += ["| metric | value | 95 % interval | signature |", "|---|---|---|---|"]
        for name, score in audit.scores.items():
            interval = "" if score.low is None or score.high is None else f"{score.low:.1f} to {score.high:.1f}"
            lines.append(f"| {name} | {score.value:.1f} | {interval} | `{score.signature}` |".replace("|bs", "\\|bs"))
        lines.append("")
    for severity, group in groupby(audit.findings, key=lambda finding: (finding.side is Side.SOURCE, finding.severity)):
        lines += [f"## {'In the source itself: ' if severity[0] else ''}{severity[1].capitalize()}", ""]
        lines += [_bullet(audit, finding) for finding in group]
        lines.append("")
    if audit.statements:
        lines += ["## Sentences that seem to say the same", "", *_statements(audit), ""]
    if remarks := caveats(audit):
        lines += ["## About this audit", "", *(f"- {each.translate(_SPECIAL)}" for each in remarks), ""]
    lines += [f"`{audit.signature}`", ""]
    return "\n".join(lines)


def _bullet(audit: Audit, finding: Finding) -> str:
    side, start = finding.place
    document = audit.document(side)
    line, column = line_and_column(document, start)
    span = finding.spans[0]
    part = excerpt(document.text, span.start, span.end, WIDTH)
    quoted = f"{_text(part.before)}**{_text(part.words.strip()) or '∅'}**{_text(part.after)}"
    suggestion = f" Write: {_text(' or '.join(finding.suggestions))}." if finding.suggestions else ""
    return (
        f"- **{finding.code} {finding.name}** ({language_name(document.lang)} {line}:{column}, "
        f"confidence {finding.confidence:.0%}): {_text(finding.message)}{'.' if finding.message[-1:] != '.' else ''}"
        f"{suggestion}\n  > {quoted}"
    )


def _statements(audit: Audit) -> Iterator[str]:
    yield f"| {language_name(audit.source.lang)} | {language_name(audit.target.lang)} | similarity |"
    yield "|---|---|---|"
    for each in audit.statements:
        cells = audit.source.quote((each.source,)), audit.target.quote(each.target)
        yield f"| {' | '.join(_text(' '.join(cell.split())) for cell in cells)} | {each.similarity:.2f} |"


def _label(audit: Audit, side: Side) -> str:
    document = audit.document(side)
    return document.path or f"{language_name(document.lang)} text"


def _text(words: str) -> str:
    return visible(words).translate(_SPECIAL)
