"""Results of matches the wrong way round: 3:2 made 2-3.

Whoever wins is named first, so a higher number that comes first in the source comes first in the translation, unless
the translation tells it of the loser ("lost 3-2", but also "lost 2-3").
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from translaudit.numbers.language import grammar_of
from translaudit.numbers.quantity import Kind, Quantity

Score = tuple[Quantity, Quantity]


def turned_scores(source: Iterable[Quantity], target: Iterable[Quantity], words: str, lang: str) -> list[Score]:
    """The first numbers, in source and target, of scores that stand the wrong way round.

    Args:
        source: quantities of one bead's source.
        target: and of its target.
        words: what the target says there.
        lang: the target's language.
    """
    if not grammar_of(lang).words.defeat.isdisjoint(re.findall(r"[^\W\d_]+", words.lower())):
        return []
    left = list(_scores(target))
    turned = []
    for one, other in _scores(source):
        values = one.value, other.value
        same = next((score for score in left if (score[0].value, score[1].value) == values), None)
        swapped = next((score for score in left if (score[1].value, score[0].value) == values), None)
        if same is not None:
            left.remove(same)
        elif swapped is not None and one.value > other.value:
            left.remove(swapped)
            turned.append((one, swapped[0]))
    return turned


def shared_scores(target: Iterable[Sequence[Quantity]], source: Iterable[Sequence[Quantity]]) -> frozenset[Quantity]:
    """The target's numbers that are part of a score that the source has anywhere, told from whichever side.

    A report that gives the half-time score in brackets is translated where the goal falls.
    """
    told = {frozenset(each.value for each in score) for segment in source for score in _scores(segment)}
    return frozenset(
        quantity
        for segment in target
        for score in _scores(segment)
        if frozenset(each.value for each in score) in told
        for quantity in score
    )


def _scores(quantities: Iterable[Quantity]) -> Iterator[Score]:
    paired = sorted((each for each in quantities if each.paired and each.kind is Kind.NUMBER), key=lambda q: q.start)
    for one, other in pairwise(paired):
        if one.whole == other.whole:
            yield one, other
