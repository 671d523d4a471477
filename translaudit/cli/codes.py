"""Code prefixes on the command line: an option may be given several times, and hold several prefixes."""

from collections.abc import Sequence

from translaudit.errors import ConfigError


def prefixes(values: Sequence[str] | None) -> list[str] | None:
    """All prefixes of an option, or None where it was not given.

    >>> prefixes(["NAM,num201", "TRM"])
    ['NAM', 'NUM201', 'TRM']
    """
    found = [part.strip().upper() for value in values or () for part in value.split(",") if part.strip()]
    return found or None


def levels(values: Sequence[str] | None) -> dict[str, str] | None:
    """The levels by code of an option, or None where it was not given.

    >>> levels(["NAM=minor,flu=never"])
    {'NAM': 'minor', 'FLU': 'never'}

    Raises:
        ConfigError: a part has no level.
    """
    parts = [part.strip() for value in values or () for part in value.split(",") if part.strip()]
    if unclear := next((part for part in parts if "=" not in part), None):
        raise ConfigError(f"--fail-on-code {unclear}: write it as CODE=LEVEL, such as NAM=minor")
    pairs = [part.split("=", 1) for part in parts]
    return {code.strip().upper(): level.strip().lower() for code, level in pairs} or None
