"""Whether two articles are translations of each other, tell of the same event, or have nothing in common.

The rule is `relation_of`, and nothing else decides. It reads these figures of the alignment:

- `similarity`: weighted Dice coefficient of the n-grams in all matched beads together;
- `contrast`: how many times more n-grams matched segments share than unmatched ones (translations share them at the
  right places, two reports on one event anywhere);
- `source_cover`, `target_cover`: share of each side's characters that is in matched beads;
- `well_matched`: share of characters in beads that are clearly alike, of the side where it is greater;
- `loose_segments`: number of segments in no such bead, of the side where there are fewer;
- `shared_anchors`, `anchor_share`: names and numbers that both articles write alike, and their share of the target's.
"""

import re
from collections.abc import Iterable, Sequence

from translaudit.align.path import Evidence, Witness, mass_of
from translaudit.align.profiles import words_of
from translaudit.align.records import Bead, Relation
from translaudit.align.words import function_words

PARALLEL_SIMILARITY = {Witness.RETRANSLATION: 0.25, Witness.TABLE: 0.12, Witness.ANCHORS: 0.07}
"""Least `similarity` of a translation, chosen on half of the benchmark documents. With re-translations, translations
(also with half of their sentences removed) have 0.43 and more and articles of different documents 0.12 and less; with
the table 0.12 (all but one 0.17) and 0.04, two reports on one event 0.08; with anchors alone 0.12 (0.04 with half
removed, which is why names help) and 0.04, two reports 0.05."""
PARALLEL_COVER = 0.5
"""Least share of one side that is matched: half of the sentences may be missing."""
WELL_MATCHED = 0.92
LOOSE_SEGMENTS = 5
"""A translation may lack sentences of its source or add some; where both sides have several that the other has not,
there are two reports. By the table, translations have 4 `loose_segments` at most, also with half of their sentences
removed, and close reports on one event have 5 to 12 and are `well_matched` to 0.83 and less."""
CLEARLY_ALIKE = 0.8
"""Share of the least similarity of a translation from which a single bead counts as well matched."""
PARALLEL_CONTRAST = 3.5
"""Least `contrast` by anchors alone; translations have 6.4 and more, two reports on one event 2.5."""
NAMED_SIMILARITY = 0.04
ANCHOR_SHARE = 0.3
"""Where this share of the target's names is in the source too, less similarity will do by anchors alone."""
SHORT = 6
"""Up to so many segments, shared names are enough by anchors alone."""
TINY = 3
TINY_COVER = 0.25
"""Up to `TINY` segments little can be proved: half the similarity is enough where the lengths are comparable."""
COMPARABLE_ANCHORS = 5
COMPARABLE_SHARE = 0.1
"""Two reports on one event share 9 names, 20 % of the target's; articles of different documents 2 at most."""
ANCHOR_LETTERS = 3
PREFIX = 6
_WORD = re.compile(r"\w+")


def figures_of(
    beads: Sequence[Bead],
    evidence: Evidence,
    source: Sequence[str],
    target: Sequence[str],
    languages: tuple[str, str],
    witness: Witness,
) -> dict[str, float]:
    """The figures that decide the relation, rounded so that reports are stable; `witness` is the chief one."""
    matched = [bead for bead in beads if bead.source and bead.target]
    profiles = evidence.profiles
    shared = sum(float(profiles.shared(bead.source, bead.target).sum()) for bead in matched)
    cells = sum(len(bead.source) * len(bead.target) for bead in matched)
    mass = sum(mass_of(profiles.source, bead.source) + mass_of(profiles.target, bead.target) for bead in matched)
    elsewhere = (profiles.all_shared() - shared) / max(1, len(source) * len(target) - cells)
    anchors, others = (_anchors(texts, languages) for texts in (source, target))
    common = anchors & others
    alike = [bead for bead in matched if bead.similarity >= CLEARLY_ALIKE * PARALLEL_SIMILARITY[witness]]
    covers = _covers(matched, evidence)
    figures = {
        "source_cover": covers[0],
        "target_cover": covers[1],
        "well_matched": max(_covers(alike, evidence)),
        "loose_segments": min(
            len(source) - sum(len(bead.source) for bead in alike), len(target) - sum(len(bead.target) for bead in alike)
        ),
        "similarity": 2 * shared / mass if mass else 0.0,
        "contrast": min(99.0, shared / max(1, cells) / elsewhere) if elsewhere > 0 else 99.0,
        "shared_anchors": len(common),
        "anchor_share": len(common) / max(1, len(others)),
    }
    return {name: round(float(figure), 4) for name, figure in figures.items()}


def _covers(beads: Sequence[Bead], evidence: Evidence) -> tuple[float, float]:
    """Share of the characters of source and target that some beads hold."""
    source = evidence.source_lengths[[index for bead in beads for index in bead.source]].sum()
    target = evidence.target_lengths[[index for bead in beads for index in bead.target]].sum()
    return source / max(1.0, evidence.source_lengths.sum()), target / max(1.0, evidence.target_lengths.sum())


def relation_of(figures: dict[str, float], *, segments: int, witness: Witness) -> Relation:
    """Decide the relation.

    Args:
        figures: As `figures_of` computes them.
        segments: Number of segments of the shorter article.
        witness: What most of the source is compared by.
    """
    if _is_parallel(figures, segments=segments, witness=witness):
        return Relation.PARALLEL
    named = figures["shared_anchors"] >= COMPARABLE_ANCHORS and figures["anchor_share"] >= COMPARABLE_SHARE
    found = figures["similarity"] * _cover(figures) >= PARALLEL_SIMILARITY[witness] * PARALLEL_COVER
    return Relation.COMPARABLE if named or (found and witness is not Witness.ANCHORS) else Relation.UNRELATED


def _is_parallel(figures: dict[str, float], *, segments: int, witness: Witness) -> bool:
    similarity, least = figures["similarity"], PARALLEL_SIMILARITY[witness]
    if _cover(figures) < PARALLEL_COVER:
        return False
    if witness is Witness.ANCHORS:
        return _is_parallel_by_anchors(figures, segments=segments)
    if figures["well_matched"] < WELL_MATCHED and figures["loose_segments"] >= LOOSE_SEGMENTS:
        return False
    if segments <= TINY and similarity < least:
        return similarity >= least / 2 and min(figures["source_cover"], figures["target_cover"]) >= TINY_COVER
    return similarity >= least


def _is_parallel_by_anchors(figures: dict[str, float], *, segments: int) -> bool:
    named = figures["anchor_share"] >= ANCHOR_SHARE
    least = NAMED_SIMILARITY if named else PARALLEL_SIMILARITY[Witness.ANCHORS]
    if figures["similarity"] >= least and figures["contrast"] >= PARALLEL_CONTRAST:
        return True
    if segments <= TINY:
        return min(figures["source_cover"], figures["target_cover"]) >= TINY_COVER
    return segments <= SHORT and named


def _cover(figures: dict[str, float]) -> float:
    return max(figures["source_cover"], figures["target_cover"])


def _anchors(texts: Iterable[str], languages: tuple[str, str]) -> set[str]:
    """Capitalised words and numbers without case and accents, cut to a prefix (Afghanistans is Afghanistan)."""
    common = frozenset[str]().union(*(function_words(lang) for lang in languages))
    words = (word for text in texts for word in _WORD.findall(text))
    telling = (word for word in words if len(word) >= ANCHOR_LETTERS and (word[0].isupper() or word[0].isdigit()))
    return {folded[:PREFIX] for word in telling if word.lower() not in common for folded in words_of(word)}
