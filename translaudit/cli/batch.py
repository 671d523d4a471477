"""`translaudit batch INPUT -o OUT` and `translaudit summary OUT`: many article pairs."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from translaudit.cli.codes import prefixes
from translaudit.cli.meter import Meter
from translaudit.config_files import find_config, settings_for
from translaudit.errors import ConfigError


class Executor(StrEnum):
    """Where a batch runs."""

    LOCAL = "local"
    RAY = "ray"


class SummaryFormat(StrEnum):
    """The forms of a summary."""

    TEXT = "text"
    HTML = "html"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("batch")(batch)
    app.command("summary")(summary)


def batch(
    source: Annotated[
        str,
        typer.Argument(
            metavar="INPUT",
            help="Parquet, JSON Lines, CSV or TSV, a folder of them or of pairs, or a manifest (.toml).",
            show_default=False,
        ),
    ],
    output: Annotated[str, typer.Option("--output", "-o", help="Folder for the tables; resumed where it was cut off.")],
    model: Annotated[
        str | None, typer.Option(help="auto (default), own, a hub id, a folder, recorded:FILE.tsv, none.")
    ] = None,
    select: Annotated[list[str] | None, typer.Option(help="Run only codes with this prefix.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Leave out codes with this prefix.")] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes for the checks (default: all cores).")] = None,
    shard_size: Annotated[int, typer.Option(min=1, help="Article pairs in a shard.")] = 200,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many pairs.")] = None,
    sample: Annotated[float | None, typer.Option(min=0, max=1, help="Only a fixed random share of the pairs.")] = None,
    shard: Annotated[str | None, typer.Option(metavar="I/N", help="Only every N-th pair, from the I-th.")] = None,
    max_failures: Annotated[int | None, typer.Option(min=0, help="Stop after more failures than this.")] = None,
    engine: Annotated[Executor, typer.Option(help="This machine, or a Ray cluster (RAY_ADDRESS).")] = Executor.LOCAL,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Ray: models loaded (default: one for the GPUs asked for, or a node).")
    ] = None,
    gpus_per_worker: Annotated[float, typer.Option(min=0, help="Ray: GPUs of each model; 0.5 shares one.")] = 0.0,
    config: Annotated[Path | None, typer.Option(help="Configuration file; else the nearest above INPUT.")] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="Read no configuration file.")] = False,
    device: Annotated[str | None, typer.Option(help="auto (default), cpu or cuda.")] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Never use the network.")] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Keep no model outputs on disk.")] = False,
) -> int:
    """Audit many article pairs. INPUT and OUTPUT are paths, or URIs such as s3:// and gs://.

    Exit status 1: some pairs could not be audited; their errors are in OUTPUT/failures.
    """
    from translaudit.batch.places import place_of
    from translaudit.batch.run import Batch, Portion, run_here

    index, count = _share(shard)
    options = {
        "model": model,
        "select": prefixes(select),
        "ignore": prefixes(ignore),
        "device": device,
        "offline": offline or None,
        "cache": False if no_cache else None,
    }
    if engine is Executor.LOCAL and (workers or gpus_per_worker):
        raise ConfigError("--workers and --gpus-per-worker are for --engine ray")
    near = Path(source if "://" not in source else ".")
    file = None if isolated else config or find_config(near)
    work = Batch(
        source=place_of(source),
        folder=place_of(output),
        config=settings_for(near, file, options).config,
        shard_size=shard_size,
        portion=Portion(limit=limit, sample=sample, shard=index, of=count),
        max_failures=max_failures,
    )
    meter = Meter(work, sys.stderr)
    if engine is Executor.RAY:
        from translaudit.batch.cluster import run_on_ray

        done = run_on_ray(work, workers=workers, gpus_per_worker=gpus_per_worker, jobs=jobs, progress=meter)
    else:
        done = run_here(work, jobs=jobs or os.cpu_count() or 1, progress=meter)
    meter.end()
    resumed = f", {done.resumed} were there before" if done.resumed else ""
    typer.echo(f"{output}: {done.audited} audited, {done.failed} failed{resumed}", err=True)
    return 1 if done.failed else 0


def summary(
    folder: Annotated[str, typer.Argument(help="Folder that `translaudit batch` wrote.", show_default=False)],
    by: Annotated[
        list[str] | None, typer.Option(help="Also count by this column of the input (desk, day); may be repeated.")
    ] = None,
    worst: Annotated[int, typer.Option(min=0, help="How many of the worst articles to list.")] = 10,
    form: Annotated[SummaryFormat, typer.Option("--format", "-f", help="Form of the summary.")] = SummaryFormat.TEXT,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write; else the screen.")] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Fail where an article failed, or does not pass its gates.")
    ] = False,
) -> int:
    """Print the worst articles, the findings by code, and the findings by any column of the input.

    Exit status 1 with --check: some articles could not be audited, or do not pass the gates of their settings.
    """
    from translaudit.batch.summary import summarise

    figures = summarise(folder, by=by or (), worst=worst)
    if form is SummaryFormat.HTML:
        from translaudit.batch.summary_page import render
    else:
        from translaudit.batch.summary_text import render
    text = render(figures)
    if output is None:
        sys.stdout.write(text)
    else:
        from translaudit.output import write_whole

        write_whole(output, text)
    return 1 if check and (figures.held_back or figures.failed) else 0


def _share(text: str | None) -> tuple[int, int]:
    if text is None:
        return 1, 1
    index, _, count = text.partition("/")
    if not (index.isdecimal() and count.isdecimal() and 1 <= int(index) <= int(count)):
        raise ConfigError(f"--shard {text}: write it as I/N, such as 2/8")
    return int(index), int(count)
