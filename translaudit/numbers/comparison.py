"""Which numbers of aligned segments do not agree: substituted, added, missing, or in another unit.

Numbers are compared as multisets, bead by bead: what agrees is taken off in pairs, the best agreement first. What is
left over is looked for in the neighbouring beads, because a sentence aligner can slip by one, and in the
re-translation, which is a second witness. Only then are leftovers of both sides, of the same kind and nearest in shape,
set against each other.
"""

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from translaudit.align import Bead
from translaudit.articles import Article
from translaudit.numbers.agreement import Agreement, agreement
from translaudit.numbers.dates import TAKEN_UNITS, split_clock, split_taken
from translaudit.numbers.hedged import take_hedged
from translaudit.numbers.language import grammar_of
from translaudit.numbers.pairing import likeness
from translaudit.numbers.quantity import Kind, Quantity, Strength
from translaudit.numbers.reading import quantities_of, read_quantities
from translaudit.numbers.scores import is_score_of, turned_scores
from translaudit.numbers.steps import take_steps
from translaudit.numbers.understood import counts_nothing
from translaudit.numbers.units import converts, have_one_rate, in_unit, is_converted, is_money, is_time
from translaudit.translators.base import Retranslation

NEIGHBOURS = 2
"""How many segments away a number still counts as slipped by the alignment."""
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


class _Leftovers(msgspec.Struct, frozen=True):
    bead: Bead
    source: list[Quantity]
    target: list[Quantity]
    agreed: list[tuple[Quantity, Quantity]]
    turned: list[tuple[Quantity, Quantity]]


@lru_cache(maxsize=8)
def differences(
    source: Article, target: Article, beads: tuple[Bead, ...], retranslations: tuple[Retranslation | None, ...]
) -> tuple[Difference, ...]:
    """Every number of an aligned pair that does not agree, bead by bead.

    `retranslations` has one entry for each source segment, None where there is none that may testify.
    """
    compared = [
        _compare(source, target, bead) for bead in _rejoined(source, target, beads) if bead.source and bead.target
    ]
    _forgive_slips(compared)
    _convert_alike(compared, source, target)
    found = [
        difference
        for left in compared
        if left.source or left.target or left.agreed
        for difference in _judge(left, _witness(left.bead, retranslations, target.lang))
    ]
    return tuple(difference for difference in found if not _elsewhere(source, target, difference))


def _rejoined(source: Article, target: Article, beads: tuple[Bead, ...]) -> list[Bead]:
    """The beads, with each sentence that has no partner put to the bead beside it that has its numbers.

    A translator who makes a clause of a sentence leaves the aligner a sentence too many.
    """
    joined: list[Bead] = []
    for bead in beads:
        last = joined[-1] if joined else None
        if last is not None and _lacks_partner(bead) != _lacks_partner(last):
            both = Bead(
                (*last.source, *bead.source), (*last.target, *bead.target), min(last.similarity, bead.similarity)
            )
            if _share_leftover(source, target, both, *((last, bead) if _lacks_partner(bead) else (bead, last))):
                joined[-1] = both
                continue
        joined.append(bead)
    return joined


def _lacks_partner(bead: Bead) -> bool:
    return not (bead.source and bead.target)


def _share_leftover(source: Article, target: Article, both: Bead, paired: Bead, alone: Bead) -> bool:
    """Whether more numbers agree when a sentence without a partner is read together with a pair."""
    numbers = [quantities_of(source)[each] for each in alone.source]
    numbers += [quantities_of(target)[each] for each in alone.target]
    return any(numbers) and _firmly_agreed(source, target, both) > _firmly_agreed(source, target, paired)


def _firmly_agreed(source: Article, target: Article, bead: Bead) -> int:
    agreed = _compare(source, target, bead).agreed
    return sum(Strength.STRONG in (one.strength, other.strength) for one, other in agreed)


def _compare(source_article: Article, target_article: Article, bead: Bead) -> _Leftovers:
    by_source, by_target = quantities_of(source_article), quantities_of(target_article)
    source = [quantity for index in bead.source for quantity in by_source[index]]
    target = [quantity for index in bead.target for quantity in by_target[index]]
    told, heard = tuple(source), tuple(target)
    agreed = _take_agreeing(source, target)
    if _split_taken(source, target, source_article.text) or _split_taken(target, source, target_article.text):
        agreed += _take_agreeing(source, target)
    if _add_up(source, target, source_article) | _add_up(target, source, target_article):
        agreed += _take_agreeing(source, target)
    if _split_clocks(source, target, source_article.text) | _split_clocks(target, source, target_article.text):
        agreed += _take_agreeing(source, target)
    agreed += take_steps(told, source_article, source, target_article, target)
    agreed += [(one, step) for step, one in take_steps(heard, target_article, target, source_article, source)]
    agreed += take_hedged(source, target, target_article, bead.target)
    turned = turned_scores(
        [*source, *(one for one, _ in agreed)],
        [*target, *(other for _, other in agreed)],
        " ".join(target_article.segment_text(index) for index in bead.target),
        target_article.lang,
    )
    return _Leftovers(bead, source, target, agreed, turned)


def _witness(bead: Bead, retranslations: tuple[Retranslation | None, ...], lang: str) -> tuple[Quantity, ...] | None:
    texts = [each.text for index in bead.source if (each := retranslations[index]) is not None]
    return read_quantities(" ".join(texts), lang) if len(texts) == len(bead.source) else None


def _take_agreeing(source: list[Quantity], target: list[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Take pairs that agree off both lists, the best agreements first, then scores with scores, then the nearest."""
    ranked = sorted(
        (-degree, one.paired != other.paired, abs(i / len(source) - j / len(target)), i, j)
        for i, one in enumerate(source)
        for j, other in enumerate(target)
        if (degree := agreement(one, other))
    )
    taken: list[tuple[int, int]] = []
    used_source: set[int] = set()
    used_target: set[int] = set()
    for *_, i, j in ranked:
        if i not in used_source and j not in used_target:
            used_source.add(i)
            used_target.add(j)
            taken.append((i, j))
    agreed = [(source[i], target[j]) for i, j in taken]
    source[:] = [each for index, each in enumerate(source) if index not in used_source]
    target[:] = [each for index, each in enumerate(target) if index not in used_target]
    return agreed


def _split_clocks(quantities: list[Quantity], others: list[Quantity], text: str) -> bool:
    """Read "8:15" as a score, and "ten to two" as a range, unless the other side has a time of day left for it."""
    if any(other.kind is Kind.CLOCK for other in others):
        return False
    bare = [each for each in quantities if each.kind is Kind.CLOCK and (each.paired or each.parts)]
    for quantity in bare:
        at = quantities.index(quantity)
        quantities[at : at + 1] = quantity.parts or split_clock(quantity, text)
    return bool(bare)


def _add_up(quantities: list[Quantity], others: list[Quantity], article: Article) -> bool:
    """Read "two hours and 15 minutes" as one span of time where the other side tells it in one unit."""
    added = False
    for one, other in pairwise(list(quantities)):
        total = _sum(one, other, article)
        if total is not None and one in quantities and _shared(total, others):
            at = quantities.index(one)
            quantities[at : at + 2] = [total]
            added = True
    return added


def _sum(one: Quantity, other: Quantity, article: Article) -> Quantity | None:
    """A span of time that is told in two units, the larger first, in that unit."""
    more = in_unit(other, one.unit) if one.unit and is_time(one.unit) and is_time(other.unit) else Fraction(0)
    gap = grammar_of(article.lang).part_gap
    if not 0 < more < 1 or not gap.fullmatch(article.text, one.whole[1], other.whole[0]):
        return None
    return replace(
        one,
        values=(one.value + more,),
        end=other.end,
        whole=(one.whole[0], other.whole[1]),
        strength=max(one.strength, other.strength),
    )


def _split_taken(quantities: list[Quantity], others: list[Quantity], text: str) -> bool:
    """Read "2:19:47" as hours, minutes and seconds where the other side tells them one by one."""
    if any(other.kind is Kind.DURATION for other in others):
        return False
    units = TAKEN_UNITS & {other.unit for other in others if other.kind is Kind.NUMBER}
    taken = [quantity for quantity in quantities if quantity.kind is Kind.DURATION] if units else []
    for quantity in taken:
        at = quantities.index(quantity)
        quantities[at : at + 1] = split_taken(quantity, text, units)
    return bool(taken)


def _forgive_slips(beads: list[_Leftovers]) -> None:
    lacking = [left for left in beads if left.source]
    surplus = [left for left in beads if left.target]
    for here in lacking:
        for there in surplus:
            if here is not there and _near(here.bead, there.bead):
                _take_agreeing(here.source, there.target)


def _convert_alike(beads: list[_Leftovers], source: Article, target: Article) -> None:
    """Take off numbers without a unit that are converted as others of their sentence, or the one before, are.

    Where neither has one, nothing may be counted behind them ("36, in Bavaria", and not "36 people"). Sums have the
    same rate: "4,3 Millionen Euro, der andere drei Millionen" and "$5 million, the other $3.5 million".
    """
    before: list[tuple[Quantity, Quantity]] = []
    for left in beads:
        here = [(one, other) for one, other in left.agreed if is_converted(one, other) and not is_time(one.unit)]
        for example in [*here, *before]:
            for one in list(left.source):
                alone = one.unit is not None or counts_nothing(one, source.text)
                other = next(
                    (
                        each
                        for each in left.target
                        if _agree_like(example, one, each)
                        and (one.unit or each.unit or (alone and counts_nothing(each, target.text)))
                    ),
                    None,
                )
                if other is not None:
                    left.source.remove(one)
                    left.target.remove(other)
                    left.agreed.append((one, other))
        before = here


def _agree_like(example: tuple[Quantity, Quantity], one: Quantity, other: Quantity) -> bool:
    """Whether two numbers agree in the units of two that do, where one of them is without a unit."""
    if one.unit is not None and other.unit is not None:
        return False
    units = example[0].unit, example[1].unit
    plain = all(each.kind is Kind.NUMBER and not (each.ordinal or each.dated) for each in (one, other))
    fitting = plain and all(each.unit in (None, unit) for each, unit in zip((one, other), units, strict=True))
    measured = replace(one, unit=units[0]), replace(other, unit=units[1])
    return fitting and converts(*measured) and (not is_money(units[0]) or have_one_rate(example, measured))


def _near(one: Bead, other: Bead) -> bool:
    apart = min(
        min(abs(a - b) for a in one.source for b in other.source),
        min(abs(a - b) for a in one.target for b in other.target),
    )
    return apart <= NEIGHBOURS


def _judge(left: _Leftovers, witness: tuple[Quantity, ...] | None) -> Iterable[Difference]:
    yield from _judge_agreed(left, witness)
    yield from _judge_leftovers(left, witness)


def _judge_agreed(left: _Leftovers, witness: tuple[Quantity, ...] | None) -> Iterable[Difference]:
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


def _judge_leftovers(left: _Leftovers, witness: tuple[Quantity, ...] | None) -> Iterable[Difference]:
    unclaimed = list(witness or ())
    _take_agreeing(unclaimed, [other for _, other in left.agreed])
    source = [quantity for quantity in left.source if quantity.strength > Strength.SOFT]
    target = [each for each in left.target if each.strength > Strength.SOFT and not _shared(each, unclaimed)]
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
        if one.strength is Strength.STRONG and (witness is None or _shared(one, witness)):
            yield Difference(Change.MISSING, one, None, left.bead, _confirms(one, witness))


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _set_against(
    source: list[Quantity], target: list[Quantity], agreed: list[tuple[Quantity, Quantity]]
) -> list[tuple[Quantity, Quantity]]:
    """Leftovers that stand for each other, the most alike first."""
    alone = _weak_numbers(source) <= 1 and _weak_numbers(target) <= 1
    ranked = sorted(
        (-score, i, j)
        for i, one in enumerate(source)
        for j, other in enumerate(target)
        if (score := likeness(one, other, agreed, alone=alone)) > 0
    )
    pairs: list[tuple[Quantity, Quantity]] = []
    for _, i, j in ranked:
        if all(source[i] is not one and target[j] is not other for one, other in pairs):
            pairs.append((source[i], target[j]))
    return pairs


def _weak_numbers(quantities: list[Quantity]) -> int:
    return sum(each.kind is Kind.NUMBER and each.strength is Strength.WEAK for each in quantities)


def _shared(quantity: Quantity, witness: Iterable[Quantity]) -> bool:
    return any(agreement(each, quantity) >= Agreement.LOOSE for each in witness)


def _same_in(quantity: Quantity, witness: tuple[Quantity, ...] | None) -> bool:
    return any(agreement(each, quantity) is Agreement.EXACT and each.unit == quantity.unit for each in witness or ())


def _confirms(quantity: Quantity, witness: tuple[Quantity, ...] | None) -> bool | None:
    return None if witness is None else _shared(quantity, witness)


def _elsewhere(source: Article, target: Article, difference: Difference) -> bool:
    """An added or missing number that the other article has in another place is no error of value, nor is a score."""
    if difference.change is Change.ADDED and difference.target is not None:
        return _somewhere(difference.target, quantities_of(source))
    if difference.change is Change.MISSING and difference.source is not None:
        return _somewhere(difference.source, quantities_of(target))
    if difference.source is not None and difference.target is not None and not difference.source.paired:
        return is_score_of(difference.target, quantities_of(target), quantities_of(source))
    return False


def _somewhere(quantity: Quantity, segments: tuple[tuple[Quantity, ...], ...]) -> bool:
    return any(_shared(quantity, segment) for segment in segments)
