"""What is below zero: the sign of a temperature, which is easily lost and makes another day of it.

Elsewhere the sign is left to the words: minus 0.3 percent of growth is a decline of 0.3 percent.
"""

from msgspec.structs import replace

from translaudit.numbers.language import Grammar
from translaudit.numbers.quantity import Kind, Quantity
from translaudit.numbers.units import is_temperature

_REACH = 10
"""Code points before a number in which its sign stands."""
_CLAUSE = 60
"""Code points on either side of a temperature in which "below zero" can be said of it."""
_SENTENCE_ENDS = (". ", "! ", "? ", "\n")


def with_sign(quantity: Quantity, quantities: list[Quantity], text: str, grammar: Grammar) -> Quantity:
    """A temperature that is below zero, or that may be; other numbers as they are.

    A number without a unit that has a sign can be a temperature: then both values stand.
    """
    if quantity.kind is not Kind.NUMBER or quantity.ordinal or quantity.dated or quantity.value <= 0:
        return quantity
    sign = grammar.minus_before.search(text, max(0, quantity.start - _REACH), quantity.start)
    below = tuple(-value for value in quantity.values)
    if not is_temperature(quantity.unit):
        signed = sign or grammar.minus_about.match(text, quantity.whole[1] + 1)
        if not signed or quantity.unit is not None:
            return quantity
        degrees = replace(quantity, values=below, unit="degree")
        return replace(quantity, values=(*quantity.values, *below), alternative=degrees)
    if sign:
        return replace(quantity, values=below, start=sign.start(), whole=(sign.start(), quantity.whole[1]))
    if _may_be_below(quantity, quantities, text, grammar):
        return replace(quantity, values=(*quantity.values, *below))
    return quantity


def _may_be_below(quantity: Quantity, quantities: list[Quantity], text: str, grammar: Grammar) -> bool:
    """Whether the sentence speaks of what is below zero, or the sign of a range stands before its first number."""
    start, end = max(0, quantity.start - _CLAUSE), quantity.whole[1] + _CLAUSE
    before, after = text[start : quantity.start], text[quantity.whole[1] : end]
    for mark in _SENTENCE_ENDS:
        before, after = before.rpartition(mark)[2], after.partition(mark)[0]
    first = quantity.start - len(before)
    signed = any(first <= each.start < quantity.start and _is_signed(each, text, grammar) for each in quantities)
    return bool(signed or grammar.minus_about.search(before) or grammar.minus_about.search(after))


def _is_signed(quantity: Quantity, text: str, grammar: Grammar) -> bool:
    return bool(grammar.minus_before.search(text, max(0, quantity.start - _REACH), quantity.start)) or (
        quantity.kind is Kind.NUMBER and quantity.value < 0
    )
