"""`translaudit batch INPUT -o OUT` and `translaudit summary OUT`: many article pairs."""

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translaudit.cli.codes import prefixes
from translaudit.config_files import find_config, settings_for
from translaudit.errors import ConfigError

if TYPE_CHECKING:
    from translaudit.batch.run import Done, Progress

_LOG_EVERY = 60.0


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("batch")(batch)
    app.command("summary")(summary)


def batch(
    source: Annotated[Path, typer.Argument(metavar="INPUT", help="Parquet, JSON Lines, CSV, TSV, or a folder.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Folder for the tables; resumed where it was cut off.")
    ],
    model: Annotated[
        str | None, typer.Option(help="auto (default), a hub id, a folder, recorded:FILE.tsv, none.")
    ] = None,
    select: Annotated[list[str] | None, typer.Option(help="Run only codes with this prefix.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Leave out codes with this prefix.")] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes for the checks (default: all cores).")] = None,
    shard_size: Annotated[int, typer.Option(min=1, help="Article pairs in a shard.")] = 200,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many pairs.")] = None,
    sample: Annotated[float | None, typer.Option(min=0, max=1, help="Only a fixed random share of the pairs.")] = None,
    shard: Annotated[str | None, typer.Option(metavar="I/N", help="Only every N-th pair, from the I-th.")] = None,
    max_failures: Annotated[int | None, typer.Option(min=0, help="Stop after more failures than this.")] = None,
    config: Annotated[Path | None, typer.Option(help="Configuration file; else the nearest above INPUT.")] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="Read no configuration file.")] = False,
    offline: Annotated[bool, typer.Option("--offline", help="Never use the network.")] = False,
) -> int:
    """Audit many article pairs. Exit status 1: some pairs could not be audited; their errors are in OUT/failures."""
    from translaudit.batch.run import Portion, run_batch

    index, count = _share(shard)
    options = {"model": model, "select": prefixes(select), "ignore": prefixes(ignore), "offline": offline or None}
    file = None if isolated else config or find_config(source)
    done = run_batch(
        source,
        output,
        settings_for(source, file, options).config,
        jobs=jobs or os.cpu_count() or 1,
        shard_size=shard_size,
        portion=Portion(limit=limit, sample=sample, shard=index, of=count),
        max_failures=max_failures,
        progress=_progress(),
    )
    resumed = f", {done.resumed} were there before" if done.resumed else ""
    typer.echo(f"{output}: {done.audited} audited, {done.failed} failed{resumed}", err=True)
    return 1 if done.failed else 0


def summary(
    folder: Annotated[Path, typer.Argument(help="Folder that `translaudit batch` wrote.")],
    by: Annotated[str | None, typer.Option(help="Also count by this column of the input (desk, day, ...).")] = None,
    worst: Annotated[int, typer.Option(min=0, help="How many of the worst articles to list.")] = 10,
) -> None:
    """Print the worst articles, the findings by code, and the findings by any column of the input."""
    from translaudit.batch.summary import render

    typer.echo(render(folder, by=by, worst=worst), nl=False)


def _share(text: str | None) -> tuple[int, int]:
    if text is None:
        return 1, 1
    index, _, count = text.partition("/")
    if not (index.isdecimal() and count.isdecimal() and 1 <= int(index) <= int(count)):
        raise ConfigError(f"--shard {text}: write it as I/N, such as 2/8")
    return int(index), int(count)


def _progress() -> "Progress":
    start = last = time.monotonic()

    def tell(done: "Done") -> None:
        nonlocal last
        now = time.monotonic()
        fresh = done.audited + done.failed
        line = f"{fresh + done.resumed} pairs, {fresh / max(now - start, 1e-9):.1f} a second, {done.failed} failed"
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{line}  ")
        elif now - last >= _LOG_EVERY:
            last = now
            sys.stderr.write(line + "\n")

    return tell
