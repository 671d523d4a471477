"""`translaudit bench DATASET...`: how good is the auditor, on labelled data."""

import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from translaudit.cli.codes import prefixes
from translaudit.errors import ConfigError
from translaudit.findings import Severity


class Form(StrEnum):
    """What the figures can be written as; a page is Markdown with what each benchmark measures."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    PAGE = "page"


class HalfChoice(StrEnum):
    """Which half of a benchmark to audit."""

    CHOOSE = "choose"
    REPORT = "report"
    ALL = "all"


class Kind(StrEnum):
    """Which errors to print."""

    MISSES = "misses"
    FALSE_ALARMS = "false-alarms"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("bench")(bench)


def bench(
    datasets: Annotated[
        list[str] | None, typer.Argument(help="Benchmarks, or mqm:FILE.tsv; none: all of the folder.")
    ] = None,
    data: Annotated[Path | None, typer.Option(help="Folder of the benchmarks; else TRANSLAUDIT_BENCHMARKS.")] = None,
    half: Annotated[HalfChoice, typer.Option(help="Figures are reported on one half, choices made on the other.")] = (
        HalfChoice.REPORT
    ),
    fast: Annotated[bool, typer.Option("--fast", help="A fixed sample that is quick enough for every change.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many sentences or articles each.")] = None,
    select: Annotated[list[str] | None, typer.Option(help="Count only codes with this prefix.")] = None,
    min_severity: Annotated[Severity, typer.Option(help="Count findings from this severity on.")] = Severity.MINOR,
    model: Annotated[
        str, typer.Option(help="Model to audit with; none: recorded texts where there are some.")
    ] = "none",
    jobs: Annotated[int, typer.Option(min=1, help="Number of processes.")] = 1,
    form: Annotated[Form, typer.Option("--format", "-f", help="Form of the figures.")] = Form.TEXT,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write; else the screen.")] = None,
    show: Annotated[Kind | None, typer.Option(help="Print the worst errors with their sentences instead.")] = None,
    against: Annotated[
        Path | None, typer.Option(help="Figures as JSON: exit 1 when one fell by more than its interval.")
    ] = None,
) -> int:
    """Measure the auditor on labelled data. Exit status 1: a figure fell below the one it is held against."""
    from translaudit.bench import (
        ConfiguredAuditor,
        Half,
        Selection,
        Subset,
        compare,
        decode_result,
        encode_result,
        render_comparison,
        render_markdown,
        render_text,
        run_bench,
    )
    from translaudit.bench import show as worst
    from translaudit.bench.page import render_page
    from translaudit.config import Config
    from translaudit.output import write_whole

    run = run_bench(
        datasets or [],
        data,
        ConfiguredAuditor(config=Config(model=model)),
        day=datetime.now(UTC).date(),
        selection=Selection(
            half=Half(half.value),
            subset=Subset.FAST if fast else Subset.FULL,
            limit=limit,
            select=tuple(prefixes(select) or ()),
            min_severity=min_severity,
        ),
        jobs=jobs,
        progress=_progress if sys.stderr.isatty() else None,
    )
    for refusal in run.refusals:
        typer.echo(f"not audited: {refusal.reason}", err=True)
    if show is not None:
        for prefix in prefixes(select) or [""]:
            typer.echo(worst(run.errors, show.value, prefix))
        return 0
    renderers = {
        Form.TEXT: render_text,
        Form.JSON: encode_result,
        Form.MARKDOWN: render_markdown,
        Form.PAGE: render_page,
    }
    text = renderers[form](run.result)
    if output is None:
        sys.stdout.write(text)
    else:
        write_whole(output, text)
    if against is None:
        return 0
    try:
        committed = decode_result(against.read_text("utf-8"), str(against))
    except OSError as error:
        raise ConfigError(f"{against} cannot be read: {error.strerror}") from None
    comparison = compare(run.result, committed)
    typer.echo(render_comparison(comparison), err=True)
    return 1 if comparison.failures else 0


def _progress(name: str, done: int, total: int) -> None:
    end = "\n" if done == total else ""
    sys.stderr.write(f"\r{name}: {done} of {total}{end}")
