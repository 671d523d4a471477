"""What a benchmark is made of: pairs of texts to audit, and the errors that people marked in them."""

import msgspec

from translaudit.align import Relation
from translaudit.findings import Severity, Side

Extent = tuple[int, int]
"""Start and end of some words in code points, end exclusive; both equal where something is missing."""


class Pair(msgspec.Struct, frozen=True):
    """Two texts to audit. Equal pairs are audited once, however many labels they carry.

    `retranslations` are recorded: (source sentence, what a model made of it). `relation` is what the benchmark says the
    texts are to each other; None leaves it to the audit. `draft` says that the target is raw machine translation.
    """

    source: str
    target: str
    retranslations: tuple[tuple[str, str], ...] = ()
    relation: Relation | None = Relation.PARALLEL
    draft: bool = False


class Gold(msgspec.Struct, frozen=True):
    """One error that a person marked. It is found when a finding overlaps any of its extents."""

    extents: tuple[Extent, ...]
    category: str
    severity: Severity | None = None
    side: Side = Side.TARGET


class Labelled(msgspec.Struct, frozen=True, kw_only=True):
    """A pair with its errors. `key` is what is split and resampled; `complete` says that `gold` holds *all* errors.

    Where it does not, a finding elsewhere may well be right and is not counted as wrong.
    """

    id: str
    key: str
    pair: Pair
    gold: tuple[Gold, ...] = ()
    complete: bool = True


def check_extents(text: str, extents: tuple[Extent, ...]) -> None:
    """Refuse extents that do not lie within a text.

    Raises:
        ValueError: an extent is out of range or ends before it starts.
    """
    for start, end in extents:
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"the span [{start}, {end}] does not lie within the text of {len(text)} characters")
