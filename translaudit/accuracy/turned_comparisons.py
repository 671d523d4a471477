"""The comparisons of a source and its translation set side by side: told the same way, the other way round, or wrongly.

"in men than in women" for "bei Frauen … als bei Männern" is wrong; "younger than" for "älter als", with the sides
exchanged too, says the same.
"""

import re
from collections.abc import Iterator

import msgspec

from translaudit.accuracy.comparisons import only_comparison
from translaudit.align import Bead
from translaudit.checks.base import Case
from translaudit.documents import Span
from translaudit.lexicon.table import Table, translation_table

SIDE = 0.2
"""Probability from which two words are the same side of a comparison."""
LINKED = 0.005
"""Probability, either way, below which a source word and a published one have nothing to do with each other."""


class TurnedRound(msgspec.Struct, frozen=True):
    """A comparison whose sides changed places: the published words, and those of the source that they stand against."""

    target: Span
    source: Span


_Words = tuple[re.Match[str], ...]


def turned_comparisons(case: Case) -> Iterator[TurnedRound]:
    """Comparisons whose two sides a translation exchanged.

    Both sides must be words that the lexical table links crosswise and in no other way, and both languages must compare
    in the same direction.
    """
    table = translation_table(case.language_pair)
    for bead in case.alignment.beads:
        source = (
            only_comparison(case.source, bead.source) if table is not None and bead.source and bead.target else None
        )
        target = only_comparison(case.target, bead.target) if source is not None else None
        if table is None or source is None or target is None or source.more is not target.more:
            continue
        first = _only_link(table, source.after, target.before, source.before, target.after)
        last = _only_link(table, source.before, target.after, source.after, target.before)
        if first is not None and last is not None:
            yield TurnedRound(
                case.target.span(first[1].start(), last[1].end()), case.source.span(last[0].start(), first[0].end())
            )


def is_converse(case: Case, bead: Bead, table: Table) -> bool:
    """Whether both sides compare, and not with the same word first: "younger than" may then render "älter als"."""
    source, target = only_comparison(case.source, bead.source), only_comparison(case.target, bead.target)
    if source is None or target is None:
        return False
    return not any(
        table.probability(one.group(), word.group()) >= SIDE for one in source.before for word in target.before
    )


def are_linked(table: Table, source_word: str, target_word: str) -> bool:
    """Whether either word may render the other at all."""
    return table.link(source_word, target_word) >= LINKED


def _only_link(
    table: Table, sources: _Words, targets: _Words, other_sources: _Words, other_targets: _Words
) -> tuple[re.Match[str], re.Match[str]] | None:
    """A source and a target word that render each other, and neither of which goes with the other side's words."""
    for one in sources:
        for word in targets:
            if (
                table.probability(one.group(), word.group()) >= SIDE
                and not any(are_linked(table, other.group(), word.group()) for other in other_sources)
                and not any(are_linked(table, one.group(), other.group()) for other in other_targets)
            ):
                return one, word
    return None
