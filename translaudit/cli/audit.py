"""`translaudit audit SOURCE TARGET`: audit one article pair and print or write the report."""

import os
import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from translaudit.config import Config
from translaudit.findings import Severity
from translaudit.record import Audit
from translaudit.report import Format, renderer


class FailOn(StrEnum):
    """From which severity on an audit fails."""

    NEVER = "never"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("audit")(audit)


def audit(
    source: Annotated[Path, typer.Argument(help="The source article (UTF-8 text or Markdown).", show_default=False)],
    target: Annotated[Path, typer.Argument(help="The published translation.", show_default=False)],
    form: Annotated[Format, typer.Option("--format", "-f", help="Form of the report.")] = Format.TEXT,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write; else the screen.")] = None,
    model: Annotated[
        str, typer.Option(help="auto, a hub id, a folder, recorded:FILE.tsv or none.", show_default=True)
    ] = "auto",
    select: Annotated[list[str] | None, typer.Option(help="Run only codes with this prefix (NAM, NUM201).")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Leave out codes with this prefix.")] = None,
    fail_on: Annotated[FailOn, typer.Option(help="Exit 1 from this severity on.")] = FailOn.MAJOR,
    min_severity: Annotated[Severity, typer.Option(help="Show findings from this severity on.")] = Severity.NEUTRAL,
    max_penalty: Annotated[
        float | None, typer.Option(min=0, help="Exit 1 when the penalty for 100 words is above this.")
    ] = None,
    lexicon: Annotated[list[Path] | None, typer.Option(help="Lexicon file; may be given several times.")] = None,
    source_lang: Annotated[str, typer.Option(help="Language of the source.")] = "de",
    target_lang: Annotated[str, typer.Option(help="Language of the translation.")] = "en",
    device: Annotated[str, typer.Option(help="auto, cpu or cuda.")] = "auto",
    beam: Annotated[int, typer.Option(min=1, max=64, help="Beam size of the re-translation.")] = 4,
    offline: Annotated[bool, typer.Option("--offline", help="Never use the network.")] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Ask the model anew.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print only the summary line.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Also print every aligned pair.")] = False,
) -> int:
    """Audit the translation TARGET of SOURCE.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 usage, input or model error.
    """
    from translaudit.auditor import Auditor

    config = Config(
        source_lang=source_lang,
        target_lang=target_lang,
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        min_severity=min_severity,
        fail_on=None if fail_on is FailOn.NEVER else Severity(fail_on.value),
        max_penalty=max_penalty,
        lexicons=tuple(str(path) for path in lexicon or ()),
        model=model,
        device=device,
        beam=beam,
        offline=offline,
        cache=not no_cache,
    )
    result = Auditor(config=config).audit(source, target)
    report = _rendered(result, form, config, quiet=quiet, verbose=verbose, to_screen=output is None)
    if output is None:
        sys.stdout.write(report)
    else:
        from translaudit.output import write_whole

        write_whole(output, report)
    return 1 if fails(result, config) else 0


def fails(audit: Audit, config: Config) -> bool:
    """Whether an audit does not pass the gates of a configuration."""
    by_severity = config.fail_on is not None and any(
        finding.severity.at_least(config.fail_on) for finding in audit.findings
    )
    by_penalty = config.max_penalty is not None and audit.penalty.per_100_words > config.max_penalty
    return by_severity or by_penalty


def _rendered(audit: Audit, form: Format, config: Config, *, quiet: bool, verbose: bool, to_screen: bool) -> str:
    from translaudit.report.filters import at_least

    shown = at_least(audit, config.min_severity)
    if form is not Format.TEXT:
        return renderer(form)(shown)
    from translaudit.report import text

    if quiet:
        return text.summary_line(shown) + "\n"
    return text.render(
        shown,
        width=min(shutil.get_terminal_size((100, 24)).columns, 140) if to_screen else 100,
        color=to_screen and sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
        ascii_only=to_screen and not _speaks_unicode(),
        verbose=verbose,
    )


def _speaks_unicode() -> bool:
    return (sys.stdout.encoding or "ascii").lower().replace("-", "").startswith("utf")
