"""The numbers of the two sides of a bead, taken off in pairs: what agrees, and what is left over."""

import msgspec

from translaudit.align import Bead
from translaudit.articles import Article
from translaudit.numbers.agreement import agreement
from translaudit.numbers.hedged import take_hedged
from translaudit.numbers.quantity import Quantity
from translaudit.numbers.reading import quantities_of
from translaudit.numbers.rereading import add_up, join_shares, split_clocks, split_durations
from translaudit.numbers.scores import turned_scores
from translaudit.numbers.steps import take_steps


class Leftovers(msgspec.Struct, frozen=True):
    """What agrees in a bead, what does not, and scores with the winner exchanged; what agrees later is taken off."""

    bead: Bead
    source: list[Quantity]
    target: list[Quantity]
    agreed: list[tuple[Quantity, Quantity]]
    turned: list[tuple[Quantity, Quantity]]


def compare(source_article: Article, target_article: Article, bead: Bead) -> Leftovers:
    """Compare the numbers of a bead, each in whatever reading agrees with one of the other side."""
    by_source, by_target = quantities_of(source_article), quantities_of(target_article)
    source = [quantity for index in bead.source for quantity in by_source[index]]
    target = [quantity for index in bead.target for quantity in by_target[index]]
    told, heard = tuple(source), tuple(target)
    agreed = take_agreeing(source, target)
    if split_durations(source, target, source_article.text) or split_durations(target, source, target_article.text):
        agreed += take_agreeing(source, target)
    if add_up(source, target, source_article) | add_up(target, source, target_article):
        agreed += take_agreeing(source, target)
    if join_shares(source, target, source_article) | join_shares(target, source, target_article):
        agreed += take_agreeing(source, target)
    if split_clocks(source, target, source_article.text) | split_clocks(target, source, target_article.text):
        agreed += take_agreeing(source, target)
    agreed += take_steps(told, source_article, source, target_article, target)
    agreed += [(one, step) for step, one in take_steps(heard, target_article, target, source_article, source)]
    agreed += take_hedged(source, target, target_article, bead.target)
    turned = turned_scores(
        [*source, *(one for one, _ in agreed)],
        [*target, *(other for _, other in agreed)],
        " ".join(target_article.segment_text(index) for index in bead.target),
        target_article.lang,
    )
    return Leftovers(bead, source, target, agreed, turned)


def take_agreeing(source: list[Quantity], target: list[Quantity]) -> list[tuple[Quantity, Quantity]]:
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
