"""Changes told by their two ends in one article and by the step in the other.

"schrumpfte von 9,8 auf 8,5 Prozent" is "fell 1.3 percentage points to 8.5 percent": no number is lost or invented.
"""

from collections.abc import Sequence
from itertools import pairwise, product

from translaudit.articles import Article
from translaudit.numbers.changes import starts_change
from translaudit.numbers.language import grammar_of
from translaudit.numbers.quantity import Kind, Quantity
from translaudit.numbers.understood import understood_unit

_STEPS = {"percent": "percentage-point"}
"""Units of which a difference has another name."""


def take_steps(
    told: Sequence[Quantity], article: Article, ends: list[Quantity], other: Article, steps: list[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    """Take off the leftover end of each change, and the leftover of the other article that is its step.

    Args:
        told: the quantities of a bead in one article.
        article: that article.
        ends: those of `told` that nothing agrees with; what is found is taken off.
        other: the other article.
        steps: quantities of it that nothing agrees with; what is found is taken off, if no change starts there.
    """
    taken = []
    steps_only = [each for each in steps if not starts_change(each, other)]
    for change in _changes(told, article):
        lost = [end for end in change if end in ends]
        step = next((each for each in steps_only if _is_step(each, *change)), None) if len(lost) == 1 else None
        if step is not None:
            ends.remove(lost[0])
            steps.remove(step)
            steps_only.remove(step)
            taken.append((lost[0], step))
    return taken


def _changes(told: Sequence[Quantity], article: Article) -> list[tuple[Quantity, Quantity]]:
    """Neighbours that share a unit: "von 9,8 auf 8,5 Prozent"."""
    sharing = grammar_of(article.lang).sharing
    return [
        (one, other)
        for one, other in pairwise(told)
        if _counts(one) and _counts(other) and sharing.fullmatch(article.text, one.whole[1], other.whole[0])
    ]


def _counts(quantity: Quantity) -> bool:
    return quantity.kind is Kind.NUMBER and not (quantity.paired or quantity.ordinal or quantity.dated)


def _is_step(step: Quantity, one: Quantity, other: Quantity) -> bool:
    """Without a unit a difference says little: "five of nine" is not "vier der neun"."""
    unit = other.unit or one.unit
    if unit is None or not _counts(step) or understood_unit(step) != _STEPS.get(unit, unit):
        return False
    return any(abs(a - b) in step.values for a, b in product(one.values, other.values))
