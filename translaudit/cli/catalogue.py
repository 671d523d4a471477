"""`translaudit checks` and `translaudit explain CODE`: what is checked, and what a code means."""

from typing import Annotated

import typer

from translaudit.errors import ConfigError


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("checks")(checks)
    app.command("explain")(explain)


def checks() -> None:
    """List every check: code, name, default severity, and what it needs."""
    from translaudit.checks import all_checks

    for check in all_checks():
        needs = ", ".join(sorted(check.needs)) or "nothing"
        off = "" if check.default else " (off by default)"
        typer.echo(f"{check.code}  {check.name:<24} {check.severity:<9} needs {needs}{off}")


def explain(code: Annotated[str, typer.Argument(help="A code, such as NAM101.", show_default=False)]) -> None:
    """Say what a code means, why it matters, when it is wrong, and show examples."""
    from translaudit.checks import all_checks
    from translaudit.report.catalogue import page

    by_code = {check.code: check for check in all_checks()}
    if code.upper() not in by_code:
        from rapidfuzz.process import extractOne

        nearest = extractOne(code.upper(), list(by_code))
        raise ConfigError(f"no check has the code '{code}': did you mean {nearest[0]}? 'translaudit checks' lists all")
    typer.echo(page(by_code[code.upper()]))
