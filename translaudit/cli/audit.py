"""`translaudit audit SOURCE [TARGET]`: audit one article pair and print or write the report."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from translaudit.cli.codes import levels, prefixes
from translaudit.config import Config, FailOn
from translaudit.config_files import find_config, settings_for
from translaudit.errors import ConfigError
from translaudit.findings import Severity
from translaudit.gates import failed_gates
from translaudit.record import Audit
from translaudit.report import Format, renderer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("audit")(audit)


def audit(
    source: Annotated[
        Path,
        typer.Argument(
            help="The source article (UTF-8 text, Markdown or HTML), or a file of both: XLIFF, TMX, PO, TSV, CSV.",
            show_default=False,
        ),
    ],
    target: Annotated[
        Path | None, typer.Argument(help="The published translation; none for a file of both.", show_default=False)
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="Form of the report.")] = Format.TEXT,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write; else the screen.")] = None,
    model: Annotated[
        str | None, typer.Option(help="auto (default), own, a hub id, a folder, recorded:FILE.tsv or none.")
    ] = None,
    select: Annotated[list[str] | None, typer.Option(help="Run only codes with this prefix (NAM, NUM201).")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Leave out codes with this prefix.")] = None,
    fail_on: Annotated[FailOn | None, typer.Option(help="Exit 1 from this severity on (default: major).")] = None,
    min_severity: Annotated[Severity | None, typer.Option(help="Show findings from this severity on.")] = None,
    fail_on_code: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE=LEVEL", help="The same for a code or prefix (NAM=minor, FLU=never)."),
    ] = None,
    fail_confidence: Annotated[
        float | None, typer.Option(min=0, max=1, help="Exit 0 for findings below this confidence.")
    ] = None,
    max_penalty: Annotated[
        float | None, typer.Option(min=0, help="Exit 1 when the penalty for 100 words is above this.")
    ] = None,
    min_quality: Annotated[
        float | None, typer.Option(min=0, max=100, help="Exit 1 when the estimated quality is below this.")
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever is found.")] = False,
    baseline: Annotated[Path | None, typer.Option(help="File of findings that are known and accepted.")] = None,
    write_baseline: Annotated[
        Path | None, typer.Option(help="Accept all findings of this audit: write them to this file.")
    ] = None,
    update_baseline: Annotated[
        bool, typer.Option("--update-baseline", help="Take out of the baseline what no longer occurs.")
    ] = False,
    lexicon: Annotated[list[Path] | None, typer.Option(help="Lexicon file; may be given several times.")] = None,
    config: Annotated[Path | None, typer.Option(help="Configuration file; else the nearest above TARGET.")] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="Read no configuration file.")] = False,
    source_lang: Annotated[str | None, typer.Option(help="Language of the source (default: de).")] = None,
    target_lang: Annotated[str | None, typer.Option(help="Language of the translation (default: en).")] = None,
    embeddings: Annotated[
        str | None, typer.Option(help="sentence-transformers model that helps to align, such as its LaBSE.")
    ] = None,
    lm: Annotated[
        str | None,
        typer.Option(help="Language model that weighs mendings: auto (default: if installed), a folder or none."),
    ] = None,
    draft: Annotated[
        bool | None,
        typer.Option(
            "--draft/--no-draft",
            help="TARGET is raw machine output: point at every suspicious word.",
            show_default=False,
        ),
    ] = None,
    device: Annotated[str | None, typer.Option(help="auto (default), cpu or cuda.")] = None,
    engine: Annotated[str | None, typer.Option(help="auto (default), transformers or ctranslate2.")] = None,
    beam: Annotated[int | None, typer.Option(min=1, max=64, help="Beam size of the re-translation.")] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Never use the network.")] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Ask the model anew.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print only the summary line.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Print only how often each code was found.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Also print every aligned pair.")] = False,
) -> int:
    """Audit the translation TARGET of SOURCE, or a file that holds both.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 usage, input or model error.
    """
    from translaudit.auditor import Auditor

    options = {
        "source_lang": source_lang,
        "target_lang": target_lang,
        "select": prefixes(select),
        "ignore": prefixes(ignore),
        "min_severity": min_severity,
        "fail_on_codes": levels(fail_on_code),
        "fail_confidence": fail_confidence,
        "max_penalty": max_penalty,
        "min_quality": min_quality,
        "lexicons": [str(path) for path in lexicon] if lexicon else None,
        "baseline": str(baseline) if baseline else None,
        "model": model,
        "embeddings": embeddings,
        "lm": lm,
        "draft": draft,
        "device": device,
        "engine": engine,
        "beam": beam,
        "offline": offline or None,
        "cache": False if no_cache else None,
        "fail_on": fail_on,
    }
    translation = target or source
    if isolated and config:
        raise ConfigError("--isolated reads no configuration file, --config names one: leave one of them out")
    file = None if isolated else config or find_config(translation)
    settings = settings_for(translation, file, options).config
    if write_baseline and update_baseline:
        raise ConfigError("--write-baseline accepts all findings, --update-baseline none: leave one of them out")
    if (statistics or quiet) and form is not Format.TEXT:
        option = "--statistics" if statistics else "--quiet"
        raise ConfigError(f"{option} is for the text report: leave out --format {form.value}")
    rewriting = bool(write_baseline or update_baseline)
    auditor = Auditor(config=msgspec.structs.replace(settings, baseline=None) if rewriting else settings)
    result = auditor.audit_file(source) if target is None else auditor.audit(source, target)
    if rewriting:
        _rewrite_baseline(result, settings, write_baseline)
        if output is None:
            return 0
    report = _rendered(
        result, form, settings, brief=_brief(quiet, statistics), verbose=verbose, to_screen=output is None
    )
    if output is None:
        sys.stdout.write(report)
    else:
        from translaudit.output import write_whole

        write_whole(output, report)
    return 1 if not (exit_zero or rewriting) and failed_gates(result, settings) else 0


def _rewrite_baseline(audit: Audit, settings: Config, new: Path | None) -> None:
    """Write what a baseline says of one article anew; what it says of others stays."""
    from translaudit.baseline import (
        Baseline,
        accepting,
        article_in,
        found_in,
        missing_articles,
        read_baseline,
        render_baseline,
        without_stale,
    )
    from translaudit.output import write_whole

    path = new or (Path(settings.baseline) if settings.baseline else None)
    if path is None:
        raise ConfigError("--update-baseline needs --baseline FILE, or 'baseline' in the configuration")
    known = Baseline() if new and not new.exists() else read_baseline(path)
    article, missing = article_in(path, audit.target.path), missing_articles(known, path)
    if new:
        updated = accepting(known, article, audit.findings, missing)
    else:
        found = found_in(audit, settings, known, article)
        updated = without_stale(known, {article: found}, missing, whole=False)
    write_whole(path, render_baseline(updated))
    own = sum(entry.article == article for entry in updated.entries)
    typer.echo(f"{path}: {len(updated.entries)} entries, {own} of this article", err=True)


def _brief(quiet: bool, statistics: bool) -> Callable[[Audit], str] | None:
    if not (quiet or statistics):
        return None
    from translaudit.report import text

    if statistics:
        return text.statistics
    return lambda audit: text.summary_line(audit) + "\n"


def _rendered(
    audit: Audit,
    form: Format,
    config: Config,
    *,
    brief: Callable[[Audit], str] | None,
    verbose: bool,
    to_screen: bool,
) -> str:
    from translaudit.report.filters import at_least

    shown = at_least(audit, config.min_severity)
    if form is not Format.TEXT:
        return renderer(form)(shown)
    if brief:
        return brief(shown)
    from translaudit.report import text

    return text.render(
        shown,
        width=min(shutil.get_terminal_size((100, 24)).columns, 140) if to_screen else 100,
        color=to_screen and sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
        ascii_only=to_screen and not _speaks_unicode(),
        verbose=verbose,
    )


def _speaks_unicode() -> bool:
    return (sys.stdout.encoding or "ascii").lower().replace("-", "").startswith("utf")
