"""Code prefixes on the command line: an option may be given several times, and hold several prefixes."""

from collections.abc import Sequence


def prefixes(values: Sequence[str] | None) -> list[str] | None:
    """All prefixes of an option, or None where it was not given.

    >>> prefixes(["NAM,num201", "TRM"])
    ['NAM', 'NUM201', 'TRM']
    """
    found = [part.strip().upper() for value in values or () for part in value.split(",") if part.strip()]
    return found or None
