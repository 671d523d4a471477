"""Units that are understood: a number beside another one that has a unit can be meant in the same.

"von sieben auf acht Kilometer", "4,10 mal 3,60 Meter", "to five miles, from a little over four". A number keeps its
reading without a unit; the other one only lets it agree with a measure that it converts to.
"""

import re
from itertools import pairwise

from msgspec.structs import replace

from translaudit.numbers.language import Grammar
from translaudit.numbers.quantity import Kind, Quantity

_DIMENSIONS = re.compile(r"\s?[x×]\s?")
_NOTHING_COUNTED = re.compile(r"(?!\w|\s\w{4}|\s\w+-)")
"""What may follow a number whose unit stands before it: no word that is long enough to be what it counts."""


def share_units(quantities: list[Quantity], text: str, grammar: Grammar) -> None:
    """Give each bare number of a range, a change or dimensions the unit of its neighbour as another reading."""
    for index in range(len(quantities) - 1, 0, -1):
        one, other = quantities[index - 1], quantities[index]
        if understood_unit(other) and _is_bare(one):
            between = one.whole[1], other.whole[0]
            if grammar.sharing.fullmatch(text, *between) or _DIMENSIONS.fullmatch(text, *between):
                quantities[index - 1] = _measured_like(one, other)
    for index, (one, other) in enumerate(pairwise(list(quantities))):
        apart = _is_bare(other) and other.whole == (other.start, other.end)
        alone = apart and one.unit is not None and counts_nothing(other, text)
        if alone and grammar.sharing_back.fullmatch(text, one.whole[1], other.start):
            quantities[index + 1] = _measured_like(other, one)


def counts_nothing(quantity: Quantity, text: str) -> bool:
    """Whether no word that could be what a number counts follows it."""
    return _NOTHING_COUNTED.match(text, quantity.end) is not None


def understood_unit(quantity: Quantity) -> str | None:
    """The unit of a number, or the one that its neighbour lends it."""
    return quantity.unit or (quantity.alternative.unit if quantity.alternative is not None else None)


def _is_bare(quantity: Quantity) -> bool:
    counts = quantity.kind is Kind.NUMBER and not (quantity.ordinal or quantity.dated or quantity.label)
    return counts and quantity.unit is None and quantity.alternative is None


def _measured_like(bare: Quantity, measured: Quantity) -> Quantity:
    return replace(bare, alternative=replace(bare, unit=understood_unit(measured)))
