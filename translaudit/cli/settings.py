"""`translaudit config show`: the effective settings and where each comes from; `config keys`: what there is to set."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from translaudit.config import Config
from translaudit.config_files import find_config, settings_for


def register(app: typer.Typer) -> None:
    """Add the commands."""
    config = typer.Typer(help="Look at the configuration.", no_args_is_help=True, rich_markup_mode=None)
    config.command("show")(show)
    config.command("keys")(keys)
    app.add_typer(config, name="config")


def show(
    article: Annotated[Path, typer.Argument(help="The article that the settings are for.")] = Path("article.txt"),
    config: Annotated[Path | None, typer.Option(help="Configuration file; else the nearest.")] = None,
) -> None:
    """Print every setting with its value and where the value comes from."""
    settings = settings_for(article, config or find_config(article), {})
    for key in Config.__struct_fields__:
        value = msgspec.json.encode(getattr(settings.config, key)).decode()
        typer.echo(f"{key} = {value}  # {settings.origins.get(key, 'default')}")


def keys() -> None:
    """Print every key that a configuration file can have, with its default and what it does."""
    from translaudit.config_docs import documented_settings

    for setting in documented_settings():
        typer.echo(f"{setting.key} = {setting.default}\n    {setting.meaning}")
