"""What the searches for faults of one language's own rules have in common: where, what, and what would be right."""

import msgspec


class Fault(msgspec.Struct, frozen=True):
    """Words as code point offsets, what is wrong with them, and how they should be written.

    `mended` is None where there are several ways, and empty where the words should go.
    """

    start: int
    end: int
    message: str
    mended: str | None
    confidence: float
