"""Which numbers of aligned segments do not agree: substituted, added, missing, or in another unit.

Numbers are compared as multisets, bead by bead: what agrees is taken off in pairs, the best agreement first. What is
left over is looked for in the neighbouring beads, because a sentence aligner can slip by one, and in the
re-translation, which is a second witness. Only then are leftovers of both sides, of the same kind and nearest in shape,
set against each other.
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

import msgspec

from translaudit.align import Bead
from translaudit.articles import Article
from translaudit.numbers.agreement import Agreement, agreement, is_shared
from translaudit.numbers.conversions import convert_alike
from translaudit.numbers.matching import Leftovers, compare, take_agreeing
from translaudit.numbers.misaligned import forgive_slips, rejoined
from translaudit.numbers.pairing import likeness
from translaudit.numbers.quantity import Kind, Quantity, Strength
from translaudit.numbers.reading import quantities_of, read_quantities
from translaudit.numbers.scores import shared_scores
from translaudit.translators.base import Retranslation

MISALIGNED = 3
"""Leftovers on both sides of a bead without a single agreement that speak against the alignment, not the numbers."""


class Change(StrEnum):
    """What happened to a number."""

    SUBSTITUTED = "substituted"
    ADDED = "added"
    MISSING = "missing"
    UNIT = "unit"
    PERIOD = "period"
    ERA = "era"
    TURNED = "turned"


class Difference(msgspec.Struct, frozen=True):
    """A number that differs. `confirmed`: the re-translation has the source's number; None: there is none to ask."""

    change: Change
    source: Quantity | None
    target: Quantity | None
    bead: Bead
    confirmed: bool | None


@lru_cache(maxsize=8)
def differences(
    source: Article, target: Article, beads: tuple[Bead, ...], retranslations: tuple[Retranslation | None, ...]
) -> tuple[Difference, ...]:
    """Every number of an aligned pair that does not agree, bead by bead.

    `retranslations` has one entry for each source segment, None where there is none that may testify.
    """
    compared = [
        compare(source, target, bead) for bead in rejoined(source, target, beads) if bead.source and bead.target
    ]
    forgive_slips(compared)
    convert_alike(compared, source, target)
    found = [
        difference
        for left in compared
        if left.source or left.target or left.agreed
        for difference in _judge(left, _witness(left.bead, retranslations, target.lang))
    ]
    return tuple(difference for difference in found if not _elsewhere(source, target, difference))


def _witness(bead: Bead, retranslations: tuple[Retranslation | None, ...], lang: str) -> tuple[Quantity, ...] | None:
    texts = [each.text for index in bead.source if (each := retranslations[index]) is not None]
    return read_quantities(" ".join(texts), lang) if len(texts) == len(bead.source) else None


def _judge(left: Leftovers, witness: tuple[Quantity, ...] | None) -> Iterable[Difference]:
    yield from _judge_agreed(left, witness)
    yield from _judge_leftovers(left, witness)


def _judge_agreed(left: Leftovers, witness: tuple[Quantity, ...] | None) -> Iterable[Difference]:
    """Numbers that agree and yet differ: in the unit, in the part of the month, in which side won."""
    for one, other in left.agreed:
        if agreement(one, other) is Agreement.OTHER_UNIT and not _same_in(other, witness):
            yield Difference(Change.UNIT, one, other, left.bead, _confirms(one, witness))
        elif _differ(one.era, other.era):
            yield Difference(Change.ERA, one, other, left.bead, confirmed=None)
        elif _differ(one.period, other.period):
            yield Difference(Change.PERIOD, one, other, left.bead, _confirms(one, witness))
    for one, other in left.turned:
        yield Difference(Change.TURNED, one, other, left.bead, confirmed=None)


def _judge_leftovers(left: Leftovers, witness: tuple[Quantity, ...] | None) -> Iterable[Difference]:
    unclaimed = list(witness or ())
    take_agreeing(unclaimed, [other for _, other in left.agreed])
    source = [quantity for quantity in left.source if quantity.strength > Strength.SOFT]
    target = [each for each in left.target if each.strength > Strength.SOFT and not is_shared(each, unclaimed)]
    if not left.agreed and min(len(source), len(target)) >= MISALIGNED:
        return
    for one, other in _set_against(source, target, left.agreed):
        source.remove(one)
        target.remove(other)
        yield Difference(Change.SUBSTITUTED, one, other, left.bead, _confirms(one, witness))
    for other in target:
        if other.strength is Strength.STRONG:
            yield Difference(Change.ADDED, None, other, left.bead, None if witness is None else True)
    for one in source:
        if one.strength is Strength.STRONG and (witness is None or is_shared(one, witness)):
            yield Difference(Change.MISSING, one, None, left.bead, _confirms(one, witness))


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _set_against(
    source: list[Quantity], target: list[Quantity], agreed: list[tuple[Quantity, Quantity]]
) -> list[tuple[Quantity, Quantity]]:
    """Leftovers that stand for each other, the most alike first."""
    alone = _weak_numbers(source) <= 1 and _weak_numbers(target) <= 1
    repeated = [bool(source) and is_shared(other, (one for one, _ in agreed)) for other in target]
    ranked = sorted(
        (-score, i, j)
        for i, one in enumerate(source)
        for j, other in enumerate(target)
        if (score := likeness(one, other, alone=alone, repeated=repeated[j])) > 0
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in ranked:
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return [(source[i], target[j]) for i, j in pairs.items()]


def _weak_numbers(quantities: list[Quantity]) -> int:
    return sum(each.kind is Kind.NUMBER and each.strength is Strength.WEAK for each in quantities)


def _same_in(quantity: Quantity, witness: tuple[Quantity, ...] | None) -> bool:
    return any(agreement(each, quantity) is Agreement.EXACT and each.unit == quantity.unit for each in witness or ())


def _confirms(quantity: Quantity, witness: tuple[Quantity, ...] | None) -> bool | None:
    return None if witness is None else is_shared(quantity, witness)


def _elsewhere(source: Article, target: Article, difference: Difference) -> bool:
    """An added or missing number that the other article has in another place is no error of value, nor is a score."""
    if difference.change is Change.ADDED and difference.target is not None:
        return _somewhere(difference.target, quantities_of(source))
    if difference.change is Change.MISSING and difference.source is not None:
        return _somewhere(difference.source, quantities_of(target))
    if difference.source is not None and difference.target is not None and not difference.source.paired:
        return difference.target in _shared_scores(source, target)
    return False


@lru_cache(maxsize=8)
def _shared_scores(source: Article, target: Article) -> frozenset[Quantity]:
    return shared_scores(quantities_of(target), quantities_of(source))


def _somewhere(quantity: Quantity, segments: tuple[tuple[Quantity, ...], ...]) -> bool:
    return any(is_shared(quantity, segment) for segment in segments)
