"""Which source segments belong to which target segments, and whether the two texts are translations at all."""

from enum import StrEnum

import msgspec


class Relation(StrEnum):
    """What two articles are to each other."""

    PARALLEL = "parallel"
    COMPARABLE = "comparable"
    UNRELATED = "unrelated"


class Bead(msgspec.Struct, frozen=True):
    """Source and target segments (by index) that say the same; one side is empty for an omission or addition."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    similarity: float
    """0 to 1; 0 for a bead with an empty side."""


class Alignment(msgspec.Struct, frozen=True):
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
        return next((bead for bead in self.beads if index in bead.target), None)

    def bead_of_source(self, index: int) -> Bead | None:
        """The bead that holds a source segment."""
        return next((bead for bead in self.beads if index in bead.source), None)
