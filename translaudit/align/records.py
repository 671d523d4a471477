"""The records of an alignment."""

from enum import StrEnum
from functools import cached_property

import msgspec

from translaudit.findings import Side


class Relation(StrEnum):
    """What two articles are to each other."""

    PARALLEL = "parallel"
    COMPARABLE = "comparable"
    UNRELATED = "unrelated"


class Bead(msgspec.Struct, frozen=True):
    """Source and target segments (by index) that say the same; one side is empty for an omission or addition.

    `certainty` (0 to 1) is how clearly the aligner saw that they belong together or, where a side is empty, that
    nothing on the other side says it; it orders beads and is not a calibrated probability.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    similarity: float
    """0 to 1; 0 for a bead with an empty side."""
    certainty: float = 1.0


class Statement(msgspec.Struct, frozen=True):
    """A source segment and the one or two neighbouring target segments that say it, with their similarity (0 to 1)."""

    source: int
    target: tuple[int, ...]
    similarity: float


class Alignment(msgspec.Struct, frozen=True, dict=True):
    """All beads, each segment in exactly one of them, in target order, with the relation and the figures behind it."""

    beads: tuple[Bead, ...]
    relation: Relation
    method: str
    figures: dict[str, float]

    def declared(self, relation: Relation) -> "Alignment":
        """The same alignment of two texts whose relation is known beforehand."""
        return msgspec.structs.replace(self, relation=relation)

    def bead_of_target(self, index: int) -> Bead | None:
        """The bead that holds a target segment."""
        return self._by_target.get(index)

    def bead_of_source(self, index: int) -> Bead | None:
        """The bead that holds a source segment."""
        return self._by_source.get(index)

    def bead_of(self, index: int, side: Side) -> Bead | None:
        """The bead that holds a segment of either side."""
        return self.bead_of_source(index) if side is Side.SOURCE else self.bead_of_target(index)

    @cached_property
    def _by_target(self) -> dict[int, Bead]:
        return {index: bead for bead in self.beads for index in bead.target}

    @cached_property
    def _by_source(self) -> dict[int, Bead]:
        return {index: bead for bead in self.beads for index in bead.source}
