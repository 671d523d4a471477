"""Hear the witness: the only place of an audit where a model runs."""

from collections.abc import Sequence

import msgspec

from translaudit.align import Alignment, Relation
from translaudit.articles import Article
from translaudit.checks.base import Check, Need
from translaudit.translators.base import (
    Capability,
    Contrast,
    ForcedDecoding,
    Retranslation,
    TextPair,
    Translator,
)


class Testimony(msgspec.Struct, frozen=True, kw_only=True):
    """What the witness says about aligned segments: one entry for each bead, None where it was not asked."""

    forced: tuple[ForcedDecoding | None, ...] = ()
    contrasts: tuple[Contrast | None, ...] = ()


def retranslate(translator: Translator | None, source: Article) -> tuple[Retranslation | None, ...]:
    """Re-translate every segment of the source; None for each where there is no translator."""
    if translator is None:
        return (None,) * len(source.segments)
    return tuple(translator.translate([_one_line(source, (index,)) for index in range(len(source.segments))]))


def hear_about_pairs(
    translator: Translator | None, checks: Sequence[Check], source: Article, target: Article, alignment: Alignment
) -> Testimony:
    """Ask about the published segments what the checks need and the translator can say."""
    if translator is None or alignment.relation is Relation.UNRELATED:
        return Testimony()
    wanted = {need for check in checks for need in check.needs}
    places = [number for number, bead in enumerate(alignment.beads) if bead.source and bead.target]
    beads = [alignment.beads[number] for number in places]
    pairs = [TextPair(_one_line(source, bead.source), _stretch(target, bead.target)) for bead in beads]

    forced: dict[int, ForcedDecoding] = {}
    contrasts: dict[int, Contrast] = {}
    if Need.FORCED_DECODING in wanted and Capability.FORCED_DECODING in translator.capabilities:
        forced = dict(zip(places, translator.force(pairs), strict=True))
    if Need.CONTRAST in wanted and Capability.CONTRAST in translator.capabilities:
        contrasts = dict(zip(places, translator.contrast(pairs), strict=True))
    numbers = range(len(alignment.beads))
    return Testimony(
        forced=tuple(forced.get(number) for number in numbers),
        contrasts=tuple(contrasts.get(number) for number in numbers),
    )


def _one_line(article: Article, segments: Sequence[int]) -> str:
    """Segments as a model expects them; offsets into this text are never used."""
    return " ".join(" ".join(article.segment_text(index).split()) for index in segments)


def _stretch(article: Article, segments: Sequence[int]) -> str:
    """The text from the first to the last of some segments, as stored: offsets into it count from the first's start."""
    return article.text[article.segments[min(segments)].start : article.segments[max(segments)].end]
