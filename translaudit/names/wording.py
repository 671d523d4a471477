"""How findings on names speak: who says what, and how often."""

from translaudit.documents import language_name
from translaudit.names.witnesses import Witnesses


def times(count: int) -> str:
    """`once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def source_article(witnesses: Witnesses) -> str:
    """`the German article`."""
    return f"the {language_name(witnesses.case.source.lang)} article"
