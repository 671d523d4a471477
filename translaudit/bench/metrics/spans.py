"""Findings against marked errors: whether they touch, and the counts behind precision and recall."""

from collections.abc import Iterable, Sequence

from translaudit.bench.pairs import Extent, Gold
from translaudit.findings import Finding, Side


def touch(one: Extent, other: Extent) -> bool:
    """Whether two extents share a character; an empty one (something is missing there) touches at its edges too.

    >>> touch((0, 4), (4, 9)), touch((0, 4), (4, 4))
    (False, True)
    """
    if one[0] == one[1] or other[0] == other[1]:
        return one[0] <= other[1] and other[0] <= one[1]
    return one[0] < other[1] and other[0] < one[1]


def extents_of(finding: Finding, side: Side) -> tuple[Extent, ...]:
    """Where a finding points on one side."""
    return tuple((span.start, span.end) for span in (finding.target if side is Side.TARGET else finding.source))


def hits(finding: Finding, gold: Gold) -> bool:
    """Whether a finding overlaps a marked error."""
    return any(touch(one, other) for one in extents_of(finding, gold.side) for other in gold.extents)


def hits_exactly(finding: Finding, gold: Gold) -> bool:
    """Whether a finding marks exactly what a person marked."""
    return any(one == other for one in extents_of(finding, gold.side) for other in gold.extents)


def overlap_counts(gold: Sequence[Gold], findings: Sequence[Finding]) -> list[float]:
    """`(gold found, gold, right findings, findings)`, where any overlap counts."""
    return [
        sum(any(hits(finding, each) for finding in findings) for each in gold),
        len(gold),
        sum(any(hits(finding, each) for each in gold) for finding in findings),
        len(findings),
    ]


def exact_counts(gold: Sequence[Gold], findings: Sequence[Finding]) -> list[float]:
    """The same, where only the very same words count."""
    return [
        sum(any(hits_exactly(finding, each) for finding in findings) for each in gold),
        len(gold),
        sum(any(hits_exactly(finding, each) for each in gold) for finding in findings),
        len(findings),
    ]


def character_counts(gold: Sequence[Gold], findings: Sequence[Finding]) -> list[float]:
    """The same over characters of the target; empty positions have none and do not count."""
    marked = _characters(extent for each in gold if each.side is Side.TARGET for extent in each.extents)
    found = _characters(extent for finding in findings for extent in extents_of(finding, Side.TARGET))
    both = len(marked & found)
    return [both, len(marked), both, len(found)]


def token_confusion(tokens: Sequence[Extent], gold: Iterable[Extent], found: Iterable[Extent]) -> list[float]:
    """`(TP, FP, FN, TN)` over tokens; a token is bad where any extent touches it."""
    gold, found = tuple(gold), tuple(found)
    counts = [0.0, 0.0, 0.0, 0.0]
    for token in tokens:
        bad, accused = (any(touch(token, extent) for extent in extents) for extents in (gold, found))
        counts[(0 if accused else 2) if bad else (1 if accused else 3)] += 1
    return counts


def _characters(extents: Iterable[Extent]) -> set[int]:
    return {position for start, end in extents for position in range(start, end)}
