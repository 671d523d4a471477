"""Hear the witness: the only place of an audit where a model runs."""

from collections.abc import Sequence

import msgspec

from translaudit.align import Alignment, Relation
from translaudit.articles import Article
from translaudit.checks.base import Check, Need
from translaudit.translators.base import Capability, Contrast, ForcedDecoding, Retranslation, TextPair, Translator

_ANSWERS = {Need.FORCED_DECODING: Capability.FORCED_DECODING, Need.CONTRAST: Capability.CONTRAST}


class Testimony(msgspec.Struct, frozen=True, kw_only=True):
    """What the witness says about aligned segments: one entry for each bead, None where it was not asked."""

    forced: tuple[ForcedDecoding | None, ...] = ()
    contrasts: tuple[Contrast | None, ...] = ()


def texts_to_translate(source: Article) -> list[str]:
    """The source segments as a model expects them, on one line each."""
    return [_one_line(source, (index,)) for index in range(len(source.segments))]


def retranslate(translator: Translator | None, source: Article) -> tuple[Retranslation | None, ...]:
    """Re-translate every segment of the source; None for each where there is no translator."""
    if translator is None:
        return (None,) * len(source.segments)
    return tuple(translator.translate(texts_to_translate(source)))


def signals_to_ask(translator: Translator | None, checks: Sequence[Check]) -> frozenset[Capability]:
    """What the checks need or use about aligned pairs and the translator can say."""
    if translator is None:
        return frozenset()
    wanted = {need for check in checks for need in check.needs | check.uses}
    return frozenset(answer for need, answer in _ANSWERS.items() if need in wanted) & translator.capabilities


def pairs_to_hear(source: Article, target: Article, alignment: Alignment) -> dict[int, TextPair]:
    """The aligned pairs by number of their bead; none where the articles have nothing to do with each other.

    The target text of a pair runs from its first segment to its last as stored, so that offsets into it count from the
    start of the first.
    """
    if alignment.relation is Relation.UNRELATED:
        return {}
    return {
        number: TextPair(_one_line(source, bead.source), _stretch(target, bead.target))
        for number, bead in enumerate(alignment.beads)
        if bead.source and bead.target
    }


def hear_about_pairs(
    translator: Translator | None, checks: Sequence[Check], source: Article, target: Article, alignment: Alignment
) -> Testimony:
    """Ask about the published segments what the checks need and the translator can say."""
    signals = signals_to_ask(translator, checks)
    if translator is None or not signals:
        return Testimony()
    pairs = pairs_to_hear(source, target, alignment)
    listed = list(pairs.values())
    forced: dict[int, ForcedDecoding] = {}
    contrasts: dict[int, Contrast] = {}
    if Capability.FORCED_DECODING in signals:
        forced = dict(zip(pairs, translator.force(listed), strict=True))
    if Capability.CONTRAST in signals:
        contrasts = dict(zip(pairs, translator.contrast(listed), strict=True))
    numbers = range(len(alignment.beads))
    return Testimony(
        forced=tuple(forced.get(number) for number in numbers),
        contrasts=tuple(contrasts.get(number) for number in numbers),
    )


def _one_line(article: Article, segments: Sequence[int]) -> str:
    return " ".join(" ".join(article.segment_text(index).split()) for index in segments)


def _stretch(article: Article, segments: Sequence[int]) -> str:
    return article.text[article.segments[min(segments)].start : article.segments[max(segments)].end]
