"""Measures that are rounded further than others, as the words before them say: "just over two miles" for 3,4 km."""

from collections.abc import Sequence

from translaudit.articles import Article
from translaudit.numbers.bounds import Bound, Side, bounds_in
from translaudit.numbers.quantity import Quantity
from translaudit.numbers.units import in_unit, measure_alike

HEDGED_TOLERANCE = 0.07
"""How far a measure may lie beyond the round one that is told, in shares of that."""


def take_hedged(
    source: list[Quantity], target: list[Quantity], article: Article, segments: Sequence[int]
) -> list[tuple[Quantity, Quantity]]:
    """Take off the leftovers of both lists that convert, give or take what the words before the target's allow.

    Args:
        source: quantities of the source that nothing agrees with; what is found is taken off.
        target: the same of the target.
        article: the target.
        segments: where `target` stands in it.
    """
    taken = []
    for bound in bounds_in(article, segments) if source and target else ():
        one = next((each for each in source if bound.quantity in target and _allows(bound, each)), None)
        if one is not None:
            source.remove(one)
            target.remove(bound.quantity)
            taken.append((one, bound.quantity))
    return taken


def _allows(bound: Bound, measure: Quantity) -> bool:
    """Whether a measure, in the unit of a bounded one, lies on the side of it that the bound names, and not far."""
    told = bound.quantity
    if bound.negation.anywhere or told.unit is None or not told.value or not measure_alike(measure.unit, told.unit):
        return False
    over = in_unit(measure, told.unit) / told.value - 1
    return 0 < (over if bound.side is Side.ABOVE else -over) <= HEDGED_TOLERANCE
