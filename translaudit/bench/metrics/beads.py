"""Strict and lax F1 of alignment beads, as vecalign scores them (Thompson & Koehn 2019, doi 10.18653/v1/D19-1136)."""

from collections.abc import Iterable

from translaudit.bench.metrics.bootstrap import FloatArray
from translaudit.bench.metrics.counts import f1

BeadIndices = tuple[tuple[int, ...], tuple[int, ...]]
"""Source and target sentence indices that belong together."""


def bead_counts(gold: Iterable[BeadIndices], predicted: Iterable[BeadIndices]) -> list[float]:
    """Counts of one document, to be added up over documents.

    Precision counts all predicted beads; recall leaves out the beads with an empty side, from both.

    Returns:
        `(gold found, gold, right, predicted)`, strict; then the same, lax.
    """
    gold, predicted = [_sorted(bead) for bead in gold], [_sorted(bead) for bead in predicted]
    full_gold, full_predicted = [bead for bead in gold if all(bead)], [bead for bead in predicted if all(bead)]
    right, right_lax = _matches(predicted, gold)
    found, found_lax = _matches(full_gold, full_predicted)
    return [
        *(found, len(full_gold), right, len(predicted)),
        *(found_lax, len(full_gold), right_lax, len(predicted)),
    ]


def strict_f1(counts: FloatArray) -> FloatArray:
    """F1 of beads that are exactly right, 0 to 1."""
    return f1(counts[..., :4])


def lax_f1(counts: FloatArray) -> FloatArray:
    """F1 of beads that are exactly right or share a source and a target sentence with one bead of the other side."""
    return f1(counts[..., 4:])


def _matches(beads: list[BeadIndices], others: list[BeadIndices]) -> tuple[int, int]:
    known = set(others)
    links = {(source, target) for sources, targets in others for source in sources for target in targets}
    strict = sum(bead in known for bead in beads)
    lax = sum(
        bead in known or any((source, target) in links for source in bead[0] for target in bead[1]) for bead in beads
    )
    return strict, lax


def _sorted(bead: BeadIndices) -> BeadIndices:
    return tuple(sorted(bead[0])), tuple(sorted(bead[1]))
