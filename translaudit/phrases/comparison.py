"""A published sentence laid word by word against its re-translation: which words stand in for which.

A minimum edit path over words (Wagner & Fischer 1974, doi 10.1145/321796.321811), where exchanging kindred words costs
less than exchanging strangers; words left over on both sides are then paired wherever they stand, because translations
move phrases about.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import pairwise

from rapidfuzz.distance import JaroWinkler

from translaudit.phrases.words import Word

LIKE = 0.85
"""Jaro-Winkler similarity of two forms from which they count as one word misspelt or inflected otherwise."""

_GAP_COST = 6
_FEWEST_IN_ORDER = 6
"""Words that both sides must have before their order says anything."""


class Kinship(IntEnum):
    """How two words are related, the closest last."""

    STRANGERS = 0
    SYNONYMS = 1
    ALIKE = 2
    SAME_LEMMA = 3
    SAME = 4


_EXCHANGE_COST = {
    Kinship.SAME: 0,
    Kinship.SAME_LEMMA: 1,
    Kinship.ALIKE: 3,
    Kinship.SYNONYMS: 4,
    Kinship.STRANGERS: 10,
}


@dataclass(frozen=True)
class Comparison:
    """`partner[i]` is the index of the re-translation's word at the place of word `i` (None: nothing stands there);
    `home[i]` the index of a re-translation's word of the same lemma, wherever it stands; `unclaimed` the words of the
    re-translation that no published word accounts for, and `gap[j]` the published word after which unclaimed word `j`
    would stand (-1: at the beginning).
    """

    words: tuple[Word, ...]
    witness: tuple[Word, ...]
    partner: tuple[int | None, ...]
    kinship: tuple[Kinship, ...]
    home: tuple[int | None, ...]
    unclaimed: tuple[int, ...]
    gap: dict[int, int]

    @property
    def agreement(self) -> float:
        """Share of all words, on both sides, that the other side has too (0 to 1), wherever they stand."""
        total = len(self.words) + len(self.witness)
        found = sum(home is not None for home in self.home)
        return 2 * found / total if total else 1.0

    def unclaimed_run(self, index: int) -> list[int]:
        """The unclaimed words of the re-translation that are missed at the same place as one of them, it included."""
        after, run = self.gap.get(index, -1), [index]
        while run[-1] + 1 in self.unclaimed and self.gap.get(run[-1] + 1) == after:
            run.append(run[-1] + 1)
        while run[0] - 1 in self.unclaimed and self.gap.get(run[0] - 1) == after:
            run.insert(0, run[0] - 1)
        return run

    @cached_property
    def disorder(self) -> float:
        """Share of neighbouring words, both found on the other side, that are no neighbours there (0 to 1).

        A paraphrase moves phrases whole, so most neighbours stay together; in shuffled words hardly any do.
        """
        found = [home for home in self.home if home is not None]
        torn = sum(other - one not in (1, 2) for one, other in pairwise(found))
        return torn / (len(found) - 1) if len(found) >= _FEWEST_IN_ORDER else 0.0


def compare(words: Sequence[Word], witness: Sequence[Word], synonyms: Callable[[Word, Word], bool]) -> Comparison:
    """Lay a published sentence against a re-translation; `synonyms` says whether two words can mean the same."""
    kin = [[_kinship(word, other, synonyms) for other in witness] for word in words]
    path = _cheapest_path(kin, len(words), len(witness))
    partner: list[int | None] = [None] * len(words)
    gap: dict[int, int] = {}
    position = -1
    for i, j in path:
        if i is not None:
            position = i
            partner[i] = j
        elif j is not None:
            gap[j] = position
    home = _homes(kin, partner, len(witness))
    taken = {j for j in home if j is not None}
    displaced = {j: i for i, j in enumerate(partner) if j is not None and j not in taken and home[i] is not None}
    gap |= displaced
    used = taken | {j for i, j in enumerate(partner) if j is not None and home[i] is None}
    return Comparison(
        words=tuple(words),
        witness=tuple(witness),
        partner=tuple(partner),
        kinship=tuple(Kinship.STRANGERS if j is None else kin[i][j] for i, j in enumerate(partner)),
        home=tuple(home),
        unclaimed=tuple(j for j in range(len(witness)) if j not in used),
        gap=gap,
    )


def _kinship(word: Word, other: Word, synonyms: Callable[[Word, Word], bool]) -> Kinship:
    if word.form == other.form:
        return Kinship.SAME
    if word.lemma == other.lemma:
        return Kinship.SAME_LEMMA
    if min(len(word.form), len(other.form)) > 3 and JaroWinkler.similarity(word.form, other.form) >= LIKE:
        return Kinship.ALIKE
    return Kinship.SYNONYMS if synonyms(word, other) else Kinship.STRANGERS


def _cheapest_path(kin: list[list[Kinship]], rows: int, columns: int) -> list[tuple[int | None, int | None]]:
    cost = [[j * _GAP_COST for j in range(columns + 1)]]
    for i in range(1, rows + 1):
        row, above, kinships = [i * _GAP_COST], cost[-1], kin[i - 1]
        for j in range(1, columns + 1):
            exchange = above[j - 1] + _EXCHANGE_COST[kinships[j - 1]]
            row.append(min(exchange, above[j] + _GAP_COST, row[-1] + _GAP_COST))
        cost.append(row)
    path: list[tuple[int | None, int | None]] = []
    i, j = rows, columns
    while i or j:
        here = cost[i][j]
        if i and j and here == cost[i - 1][j - 1] + _EXCHANGE_COST[kin[i - 1][j - 1]]:
            i, j = i - 1, j - 1
            path.append((i, j))
        elif i and here == cost[i - 1][j] + _GAP_COST:
            i -= 1
            path.append((i, None))
        else:
            j -= 1
            path.append((None, j))
    return path[::-1]


def _homes(kin: list[list[Kinship]], partner: Sequence[int | None], columns: int) -> list[int | None]:
    """Each word's equal on the other side, each used once: in place first, then the same form, then the same lemma."""
    home: list[int | None] = [None] * len(partner)
    free = set(range(columns))
    for i, j in enumerate(partner):
        if j is not None and kin[i][j] >= Kinship.SAME_LEMMA:
            home[i] = j
            free.discard(j)
    for least in (Kinship.SAME, Kinship.SAME_LEMMA):
        for i, row in enumerate(kin):
            if home[i] is not None:
                continue
            equal = next((j for j in sorted(free) if row[j] >= least), None)
            if equal is not None:
                home[i] = equal
                free.discard(equal)
    return home
