"""`translaudit models`: what is in the hub's cache, and `translaudit models pull ID` to fetch ahead of time."""

from typing import Annotated

import typer

from translaudit.errors import ModelError


def register(app: typer.Typer) -> None:
    """Add the commands."""
    models = typer.Typer(help="List cached MarianMT models, or fetch one.", rich_markup_mode=None)
    models.callback(invoke_without_command=True)(listing)
    models.command("pull")(pull)
    app.add_typer(models, name="models")


def listing(context: typer.Context) -> None:
    """List the MarianMT models in the hub's cache: id, revision, size, licence."""
    if context.invoked_subcommand is not None:
        return
    from translaudit.translators.hub import cached_models

    models = cached_models()
    if not models:
        typer.echo("no MarianMT model in the hub's cache: translaudit models pull Helsinki-NLP/opus-mt-de-en")
    for model in models:
        typer.echo(f"{model.id}  {model.commit[:12]}  {model.bytes / 1e6:.0f} MB  {model.licence or 'licence unknown'}")


def pull(name: Annotated[str, typer.Argument(metavar="ID", help="Hub id, with @revision if wanted.")]) -> None:
    """Download a model's safetensors weights, for a machine that will be offline later."""
    from translaudit.translators.hub import parse_hub_id
    from translaudit.translators.hub import pull as fetch

    model = parse_hub_id(name)
    if model is None:
        raise ModelError(f"'{name}' is no hub id: write it as owner/name or owner/name@revision")
    typer.echo(str(fetch(model)))
