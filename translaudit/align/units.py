"""The alignment that a bilingual file brings along: a unit is a bead."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from translaudit.align.records import Alignment, Bead, Relation
from translaudit.articles import Article
from translaudit.inputs.extraction import Unit

METHOD = "given"


def align_units(source: Article, target: Article, units: Sequence[Unit]) -> Alignment:
    """Make beads of units, whose similarity and certainty are 1 because somebody has aligned them.

    A unit without translation becomes a bead for each of its source segments, as the aligner makes them, and one
    without source a bead for each of its target segments.
    """
    beads = []
    for unit in units:
        before, after = _inside(source, unit.source), _inside(target, unit.target)
        if before and after:
            beads.append(Bead(before, after, 1.0))
        else:
            beads += [Bead((index,), (), 0.0) for index in before]
            beads += [Bead((), (index,), 0.0) for index in after]
    return Alignment(tuple(beads), Relation.PARALLEL, METHOD, {})


def _inside(article: Article, stretch: tuple[int, int]) -> tuple[int, ...]:
    first, last = (bisect_left(article.segments, edge, key=attrgetter("start")) for edge in stretch)
    return tuple(range(first, last))
