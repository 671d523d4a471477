"""What became of a name that the target lacks."""

from enum import StrEnum

import msgspec

from translaudit.names.mentions import Mention


class Fate(StrEnum):
    """What became of a name."""

    MISSING = "missing"
    SUBSTITUTED = "substituted"
    TRANSLATED = "translated"


class Absence(msgspec.Struct, frozen=True):
    """A source name without counterpart; `start` and `end` are the target words in its place (equal: none)."""

    fate: Fate
    source: Mention | None
    """The source name; None where only a name too many shows."""
    start: int
    end: int
    expected: str
    confidence: float
    retold: bool
    """Whether the re-translation has the name."""
