"""Numbers exchanged between what they count: “31 goals in 19 games” for “19 Tore in 31 Spielen”."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, islice, product, takewhile

import msgspec

from translaudit.align import Bead, Relation
from translaudit.align.words import Word, content_words, read_words, renders
from translaudit.articles import Article
from translaudit.lexicon.table import Table, translation_table
from translaudit.names.exonyms import begins_like, exonym_beginnings
from translaudit.numbers.agreement import Agreement, agreement
from translaudit.numbers.comparison import Change, Difference
from translaudit.numbers.language import grammar_of
from translaudit.numbers.quantity import Kind, Quantity, Strength
from translaudit.numbers.reading import quantities_of

REACH = 3
"""Content words behind a number that can be what it counts."""
CROSSWISE, STRAIGHT = 0.1, 0.03
"""Probabilities of a translation from which words that are exchanged stand for each other, and those that are not."""
_CLAUSE = re.compile(r"[^,;:.!?()–—„“”\"«»]*")


class _Count(msgspec.Struct, frozen=True):
    """A number and the words behind it, up to the next number, an “and” or the end of the clause."""

    quantity: Quantity
    words: tuple[Word, ...]


@lru_cache(maxsize=8)
def exchanged_counts(
    source: Article, target: Article, beads: tuple[Bead, ...], relation: Relation
) -> tuple[Difference, ...]:
    """Both numbers of every such exchange: two that either side has once, whose words translate each other crosswise.

    Two reports are compared sentence by sentence, wherever these stand.
    """
    table = translation_table(f"{source.lang}-{target.lang}")
    if table is None:
        return ()
    return tuple(_exchanged(source, target, _paired(source, target, beads, relation), table))


def _exchanged(source: Article, target: Article, beads: Iterable[Bead], table: Table) -> Iterator[Difference]:
    by_source, by_target = _counts(source), _counts(target)
    accused: set[int] = set()
    for bead in beads:
        there = [each for index in bead.source for each in by_source[index]]
        here = [each for index in bead.target for each in by_target[index]]
        for (one, first), (two, second) in combinations(_same(there, here), 2):
            places = {first.quantity.start, second.quantity.start}
            if not places & accused and _is_exchanged((one, two), (first, second), table):
                accused |= places
                yield Difference(Change.SUBSTITUTED, two.quantity, first.quantity, bead, None)
                yield Difference(Change.SUBSTITUTED, one.quantity, second.quantity, bead, None)


def _paired(source: Article, target: Article, beads: Sequence[Bead], relation: Relation) -> Iterator[Bead]:
    """The beads; of two reports, every two sentences that share two numbers."""
    if relation is Relation.PARALLEL:
        yield from beads
        return
    holding: dict[Fraction, set[int]] = {}
    for index, counts in enumerate(_counts(source)):
        for count in counts:
            holding.setdefault(count.quantity.value, set()).add(index)
    for bead in beads:
        for other in bead.target:
            values = {count.quantity.value for count in _counts(target)[other]}
            shared = Counter(index for value in values for index in holding.get(value, ()))
            yield from (Bead((one,), (other,), bead.similarity) for one in sorted(shared) if shared[one] > 1)


@lru_cache(maxsize=8)
def _counts(article: Article) -> tuple[tuple[_Count, ...], ...]:
    """The numbers of each segment that count something."""
    return tuple(
        tuple(_counts_in(article, quantities, segment.end))
        for quantities, segment in zip(quantities_of(article), article.segments, strict=True)
    )


def _counts_in(article: Article, quantities: Sequence[Quantity], end: int) -> Iterator[_Count]:
    for place, quantity in enumerate(quantities):
        if _can_count(quantity):
            start, stop = quantity.whole[1], quantities[place + 1].whole[0] if place + 1 < len(quantities) else end
            yield _Count(quantity, _words_behind(article, start, max(start, stop)))


def _words_behind(article: Article, start: int, stop: int) -> tuple[Word, ...]:
    clause, joiners = _CLAUSE.match(article.text, start, stop), grammar_of(article.lang).words.joiners
    words = takewhile(lambda word: word.text.lower() not in joiners, read_words(clause[0] if clause else ""))
    return tuple(content_words(list(words), article.lang)[:REACH])


def _same(there: Sequence[_Count], here: Sequence[_Count]) -> list[tuple[_Count, _Count]]:
    """The numbers that either side has once."""
    return [
        (one, other)
        for one in there
        if _is_told_twice(one.quantity, (each.quantity for each in (*there, *here)))
        for other in here
        if agreement(one.quantity, other.quantity) is Agreement.EXACT
    ]


def _is_told_twice(quantity: Quantity, among: Iterable[Quantity]) -> bool:
    agreeing = (each for each in among if agreement(quantity, each) >= Agreement.OTHER_UNIT)
    return len(list(islice(agreeing, 3))) == 2


def _can_count(quantity: Quantity) -> bool:
    counts = quantity.kind is Kind.NUMBER and quantity.strength > Strength.SOFT and quantity.value > 1
    return counts and not (quantity.paired or quantity.ordinal or quantity.dated or quantity.gloss or quantity.label)


def _is_exchanged(source: tuple[_Count, _Count], target: tuple[_Count, _Count], table: Table) -> bool:
    """Whether words and units are crosswise: a unit stays where it is when two numbers are exchanged."""
    crosswise = list(zip(source, reversed(target), strict=True))
    straight = zip(source, target, strict=True)
    return (
        all(one.quantity.unit == other.quantity.unit for one, other in crosswise)
        and all(_linked(one, other, table, CROSSWISE) for one, other in crosswise)
        and not any(_linked(one, other, table, STRAIGHT) for one, other in straight)
    )


def _linked(one: _Count, other: _Count, table: Table, least: float) -> bool:
    pair = f"{table.source_lang}-{table.target_lang}"
    return any(
        renders(word, each, table, least)
        or any(begins_like(each.folded, place) for place in exonym_beginnings(word.text, pair))
        for word, each in product(one.words, other.words)
    )
