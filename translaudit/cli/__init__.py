"""The command line: one file a command; this one puts them together and turns errors into one line."""

import os
import sys

import typer

from translaudit.cli import audit, batch, bench, catalogue, lexicon, models, pairs, settings, stored
from translaudit.errors import TranslauditError
from translaudit.rare_collection import rare_collection

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
lexicon.register(app)
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


@rare_collection()
def main() -> None:
    """Run the command line. Exit status: 0 clean, 1 findings at or above `--fail-on`, 2 usage, input or model error."""
    try:
        status = app(standalone_mode=False)
    except TranslauditError as error:
        _stop(f"translaudit: {error}", 2)
    except (typer.Abort, KeyboardInterrupt):
        _stop("translaudit: interrupted", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except Exception as error:
        # A usage error; typer has carried its own copy of click since 0.20, so its class cannot be named here.
        usage = getattr(error, "format_message", None)
        if usage is None:
            raise
        _stop(f"translaudit: {usage()}", 2)
    else:
        sys.exit(status if isinstance(status, int) else 0)


def _stop(message: str, status: int) -> None:
    typer.echo(" ".join(message.split()), err=True)
    sys.exit(status)
