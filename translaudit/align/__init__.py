"""Which source segments belong to which target segments, and whether the two texts are translations at all."""

from translaudit.align.records import Alignment, Bead, Relation, Statement

__all__ = ["Alignment", "Bead", "Relation", "Statement"]
