"""`translaudit lexicon suggest`: lexicon entries drafted from stored audits."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from translaudit.errors import InputError


def register(app: typer.Typer) -> None:
    """Add the commands."""
    lexicon = typer.Typer(help="Draft lexicon files.", no_args_is_help=True, rich_markup_mode=None)
    lexicon.command("suggest")(suggest)
    lexicon.callback()(lambda: None)
    app.add_typer(lexicon, name="lexicon")


def suggest(
    audits: Annotated[list[Path], typer.Argument(help="Audits as JSON (--format json).", show_default=False)],
    accepted: Annotated[
        list[str] | None,
        typer.Option(help="Fingerprint of a finding that you accept; may be given several times. Default: all."),
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write; else the screen.")] = None,
) -> None:
    """Draft lexicon entries from findings on names: the right spelling, the source's, and the wrong ones.

    Findings that were suppressed are not in the audit and give no entry.
    """
    from translaudit.cli.stored import stored_audit
    from translaudit.findings import Finding, Side
    from translaudit.lexicon.draft import draft_names, render_names

    findings: dict[str, list[Finding]] = {}
    for audit in map(stored_audit, audits):
        findings.setdefault(audit.document(Side.SOURCE).lang, []).extend(audit.findings)
    known = {finding.fingerprint for each in findings.values() for finding in each}
    if unknown := sorted(set(accepted or ()) - known):
        raise InputError(f"no finding has the fingerprint {unknown[0]}: copy it from the audit")
    entries = [
        entry
        for lang, found in sorted(findings.items())
        for entry in draft_names((each for each in found if not accepted or each.fingerprint in accepted), lang)
    ]
    text = render_names(entries)
    if output is None:
        sys.stdout.write(text)
    else:
        from translaudit.output import write_whole

        write_whole(output, text)
