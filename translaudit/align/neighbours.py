"""Whether a sentence that stands alone in the alignment is told in a sentence beside it after all.

Translators split, merge and reorder sentences more freely than any bead; an alignment that slips by one sentence would
accuse them of an omission and an addition at once.
"""

from translaudit.align.coverage import measure_coverage
from translaudit.align.records import Alignment
from translaudit.articles import Article
from translaudit.findings import Side

MOSTLY = 0.5
"""Share of a sentence's content words (by letters). Of 33 sentences that WMT22 articles leave out none has so much in a
sentence beside the gap (at most 0.49), and of 17 that they add none (at most 0.27)."""


def is_told_beside(alone: Article, other: Article, alignment: Alignment, index: int) -> bool:
    """Whether a sentence of the other article, beside the place where a lonely one would stand, has most of it.

    Args:
        alone: the article whose segment `index` is aligned to nothing.
        other: the other article of the pair.
        alignment: of the two articles.
        index: of the lonely segment.
    """
    return any(_share_told(alone, index, other, place) >= MOSTLY for place in _places(alone, other, alignment, index))


def _places(alone: Article, other: Article, alignment: Alignment, index: int) -> list[int]:
    bead_of = alignment.bead_of_source if alone.side is Side.SOURCE else alignment.bead_of_target
    beads = [bead for bead in (bead_of(index - 1), bead_of(index + 1)) if bead is not None]
    aligned = {place for bead in beads for place in (bead.target if alone.side is Side.SOURCE else bead.source)}
    around = {place + step for place in aligned for step in (-1, 0, 1)}
    return sorted(place for place in around if 0 <= place < len(other.segments))


def _share_told(alone: Article, index: int, other: Article, place: int) -> float:
    mine, theirs = alone.segment_text(index), other.segment_text(place)
    if alone.side is Side.SOURCE:
        return 1 - measure_coverage(mine, theirs, source_lang=alone.lang, target_lang=other.lang).uncovered
    return 1 - measure_coverage(theirs, mine, source_lang=other.lang, target_lang=alone.lang).unsupported
