"""Numbers that agree with those of another bead: a sentence aligner can slip by one, or leave a sentence alone."""

from translaudit.align import Bead
from translaudit.articles import Article
from translaudit.numbers.matching import Leftovers, compare, take_agreeing
from translaudit.numbers.quantity import Strength
from translaudit.numbers.reading import quantities_of

NEIGHBOURS = 2
"""How many segments away a number still counts as slipped by the alignment."""


def rejoined(source: Article, target: Article, beads: tuple[Bead, ...]) -> list[Bead]:
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


def forgive_slips(beads: list[Leftovers]) -> None:
    """Take off leftovers that agree with one of a bead near by."""
    lacking = [left for left in beads if left.source]
    surplus = [left for left in beads if left.target]
    near = _Neighbours([left.bead for left in surplus])
    for here in lacking:
        for there in (surplus[number] for number in near.of(here.bead)):
            if here is not there:
                take_agreeing(here.source, there.target)


def _lacks_partner(bead: Bead) -> bool:
    return not (bead.source and bead.target)


def _share_leftover(source: Article, target: Article, both: Bead, paired: Bead, alone: Bead) -> bool:
    """Whether more numbers agree when a sentence without a partner is read together with a pair."""
    numbers = [quantities_of(source)[each] for each in alone.source]
    numbers += [quantities_of(target)[each] for each in alone.target]
    return any(numbers) and _firmly_agreed(source, target, both) > _firmly_agreed(source, target, paired)


def _firmly_agreed(source: Article, target: Article, bead: Bead) -> int:
    agreed = compare(source, target, bead).agreed
    return sum(Strength.STRONG in (one.strength, other.strength) for one, other in agreed)


class _Neighbours:
    """The beads that stand near another on either side, found without asking each."""

    def __init__(self, beads: list[Bead]) -> None:
        self._by_segment: dict[tuple[str, int], list[int]] = {}
        for number, bead in enumerate(beads):
            for place in _places(bead):
                self._by_segment.setdefault(place, []).append(number)

    def of(self, bead: Bead) -> list[int]:
        """Their numbers, in order."""
        around = range(-NEIGHBOURS, NEIGHBOURS + 1)
        places = {(side, segment + apart) for side, segment in _places(bead) for apart in around}
        return sorted({number for place in places for number in self._by_segment.get(place, ())})


def _places(bead: Bead) -> list[tuple[str, int]]:
    return [*(("source", each) for each in bead.source), *(("target", each) for each in bead.target)]
