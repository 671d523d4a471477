"""The command line: one file a command; this one puts them together and turns errors into one line."""

import os
import sys

import click
import typer

from translaudit.cli import audit, batch, bench, catalogue, models, pairs, settings, stored
from translaudit.errors import TranslauditError

app = typer.Typer(
    name="translaudit",
    help="Audit translated articles: likely mistranslations at their exact words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
audit.register(app)
catalogue.register(app)
pairs.register(app)
stored.register(app)
batch.register(app)
bench.register(app)
models.register(app)
settings.register(app)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"translaudit {version('translaudit')}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Audit translated articles: likely mistranslations at their exact words."""


def main() -> None:
    """Run the command line. Exit status: 0 clean, 1 findings at or above `--fail-on`, 2 usage, input or model error."""
    try:
        status = app(standalone_mode=False)
    except TranslauditError as error:
        _stop(f"translaudit: {error}", 2)
    except click.ClickException as error:
        _stop(f"translaudit: {error.format_message()}", 2)
    except (click.Abort, KeyboardInterrupt):
        _stop("translaudit: interrupted", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    else:
        sys.exit(status if isinstance(status, int) else 0)


def _stop(message: str, status: int) -> None:
    typer.echo(" ".join(message.split()), err=True)
    sys.exit(status)
