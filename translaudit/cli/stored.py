"""`translaudit report` and `translaudit compare`: audits that were stored as JSON."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from translaudit.errors import InputError
from translaudit.findings import Finding
from translaudit.record import Audit
from translaudit.report import Format, renderer


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("report")(report)
    app.command("compare")(compare)


def report(
    audit: Annotated[Path, typer.Argument(help="An audit as JSON.", show_default=False)],
    form: Annotated[Format, typer.Option("--format", "-f", help="Form of the report.")] = Format.TEXT,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write; else the screen.")] = None,
) -> None:
    """Render a stored audit again; the same bytes as `translaudit audit --format` writes to a file."""
    text = renderer(form)(stored_audit(audit))
    if output is None:
        sys.stdout.write(text)
    else:
        from translaudit.output import write_whole

        write_whole(output, text)


def compare(
    old: Annotated[Path, typer.Argument(help="The earlier audit as JSON.", show_default=False)],
    new: Annotated[Path, typer.Argument(help="The later audit as JSON.", show_default=False)],
    fail_on_new: Annotated[bool, typer.Option("--fail-on-new", help="Exit 1 when there is a new finding.")] = False,
) -> int:
    """Tell what is new, fixed and moved between two audits of an article."""
    from translaudit.compare import compare_audits

    before, after = stored_audit(old), stored_audit(new)
    result = compare_audits(before, after)
    for title, findings, audit in (("new", result.new, after), ("fixed", result.fixed, before)):
        for finding in findings:
            typer.echo(f"{title:<6} {_line(audit, finding)}")
    for earlier, later in result.moved:
        typer.echo(f"moved  {_line(after, later)}, before at {_place(before, earlier)}")
    typer.echo(
        f"{len(result.new)} new, {len(result.fixed)} fixed, {len(result.moved)} moved, {result.unchanged} unchanged"
    )
    return 1 if fail_on_new and result.new else 0


def stored_audit(path: Path) -> Audit:
    """Read a stored audit.

    Raises:
        InputError: the file cannot be read or is not an audit.
    """
    from translaudit.report.json import read

    try:
        return read(path.read_text("utf-8"), str(path))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 at byte {error.start}: it is not an audit") from None


def _line(audit: Audit, finding: Finding) -> str:
    words = " … ".join(span.text for span in finding.spans)
    return f"{finding.code} {finding.severity} at {_place(audit, finding)}: {words}"


def _place(audit: Audit, finding: Finding) -> str:
    from translaudit.origins import line_and_column

    side, start = finding.place
    return ":".join(map(str, line_and_column(audit.document(side), start)))
