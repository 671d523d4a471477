"""Numbers read in another way, because the other side has none, or has one, that they then agree with.

"8:15" is a time of day or a score, "two hours and 15 minutes" one span of time or two, "2:19:47" one or three.
"""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from translaudit.articles import Article
from translaudit.numbers.agreement import is_shared
from translaudit.numbers.dates import TAKEN_UNITS, split_clock, split_taken
from translaudit.numbers.language import grammar_of
from translaudit.numbers.quantity import Kind, Quantity
from translaudit.numbers.units import in_unit, is_time


def split_clocks(quantities: list[Quantity], others: list[Quantity], text: str) -> bool:
    """Read "8:15" as a score, and "ten to two" as a range, unless the other side has a time of day left for it."""
    if any(other.kind is Kind.CLOCK for other in others):
        return False
    bare = [each for each in quantities if each.kind is Kind.CLOCK and (each.paired or each.parts)]
    for quantity in bare:
        at = quantities.index(quantity)
        quantities[at : at + 1] = quantity.parts or split_clock(quantity, text)
    return bool(bare)


def add_up(quantities: list[Quantity], others: list[Quantity], article: Article) -> bool:
    """Read "two hours and 15 minutes" as one span of time where the other side tells it in one unit."""
    return _join(quantities, others, article, _sum)


def join_shares(quantities: list[Quantity], others: list[Quantity], article: Article) -> bool:
    """Read "four in five" as a fraction where the other side tells it as a percentage."""
    return _join(quantities, [each for each in others if each.unit == "percent"], article, _share)


def _join(
    quantities: list[Quantity],
    others: list[Quantity],
    article: Article,
    read: Callable[[Quantity, Quantity, Article], Quantity | None],
) -> bool:
    """Read neighbours as one number where the other side has it."""
    joined = False
    for one, other in pairwise(list(quantities)) if others else ():
        whole = read(one, other, article)
        if whole is not None and one in quantities and is_shared(whole, others):
            at = quantities.index(one)
            quantities[at : at + 2] = [whole]
            joined = True
    return joined


def _sum(one: Quantity, other: Quantity, article: Article) -> Quantity | None:
    """A span of time that is told in two units, the larger first, in that unit."""
    more = in_unit(other, one.unit) if one.unit and is_time(one.unit) and is_time(other.unit) else Fraction(0)
    gap = grammar_of(article.lang).part_gap
    if not 0 < more < 1 or not gap.fullmatch(article.text, one.whole[1], other.whole[0]):
        return None
    return _as_one(one, other, one.value + more)


def _share(one: Quantity, other: Quantity, article: Article) -> Quantity | None:
    """The part of a whole that two numbers tell."""
    plain = all(each.kind is Kind.NUMBER and each.unit is None and not each.ordinal for each in (one, other))
    between = grammar_of(article.lang).of_whole.fullmatch(article.text, one.whole[1], other.whole[0])
    if not plain or between is None or not 0 < one.value < other.value:
        return None
    return replace(_as_one(one, other, one.value / other.value), digits=False)


def _as_one(one: Quantity, other: Quantity, value: Fraction) -> Quantity:
    """Two neighbours as one number, from the beginning of the first to the end of the second."""
    return replace(
        one,
        values=(value,),
        end=other.end,
        whole=(one.whole[0], other.whole[1]),
        strength=max(one.strength, other.strength),
    )


def split_durations(quantities: list[Quantity], others: list[Quantity], text: str) -> bool:
    """Read "2:19:47" as hours, minutes and seconds where the other side tells them one by one."""
    if any(other.kind is Kind.DURATION for other in others):
        return False
    units = TAKEN_UNITS & {other.unit for other in others if other.kind is Kind.NUMBER}
    taken = [quantity for quantity in quantities if quantity.kind is Kind.DURATION] if units else []
    for quantity in taken:
        at = quantities.index(quantity)
        quantities[at : at + 1] = split_taken(quantity, text, units)
    return bool(taken)
