"""Hear the witness: the only place of an audit where a model runs."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

import msgspec

from translaudit.accuracy.contrasts import worth_contrasting
from translaudit.align import Alignment, Relation
from translaudit.articles import Article
from translaudit.checks.base import Case, Check, Need
from translaudit.language_models.base import LanguageModel
from translaudit.lexicon.phrase_model import phrase_model
from translaudit.lexicon.table import translation_table
from translaudit.phrases.beads import paired_texts
from translaudit.phrases.evidence import evidence_weights
from translaudit.phrases.suspects import suspects_beside, texts_to_score
from translaudit.translators.base import (
    Capability,
    Contrast,
    ContrastSpan,
    ForcedDecoding,
    Retranslation,
    TextPair,
    Translator,
)

_ANSWERS = {Need.FORCED_DECODING: Capability.FORCED_DECODING, Need.CONTRAST: Capability.CONTRAST}


class Testimony(msgspec.Struct, frozen=True, kw_only=True):
    """What the witness says about aligned segments: one entry for each bead, None where it was not asked.

    Offsets count from the start of the bead's first segment, on either side.
    """

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


def pairs_to_hear(
    source: Article, target: Article, alignment: Alignment, retranslations: Sequence[Retranslation | None]
) -> dict[int, TextPair]:
    """A parallel pair's aligned pairs by number of their bead: of other pairs no check asks what a model would write.

    A pair whose source the model cannot translate is left out: it cannot judge a translation of it either.
    The target text of a pair runs from its first segment to its last as stored, so that offsets into it count from the
    start of the first.
    """
    if alignment.relation is not Relation.PARALLEL:
        return {}
    return {
        number: TextPair(_one_line(source, bead.source), _stretch(target, bead.target))
        for number, bead in enumerate(alignment.beads)
        if bead.source and bead.target and all(_readable(retranslations[index]) for index in bead.source)
    }


def pairs_to_contrast(
    source: Article, target: Article, alignment: Alignment, retranslations: Sequence[Retranslation | None]
) -> dict[int, TextPair]:
    """Those of a parallel pair's aligned pairs in which something may have been left out or added."""
    pairs = pairs_to_hear(source, target, alignment, retranslations)
    return {
        number: pair
        for number, pair in pairs.items()
        if worth_contrasting(
            pair, _believed(retranslations, alignment.beads[number].source), (source.lang, target.lang)
        )
    }


def hear_about_pairs(
    translator: Translator | None,
    checks: Sequence[Check],
    source: Article,
    target: Article,
    alignment: Alignment,
    retranslations: Sequence[Retranslation | None],
) -> Testimony:
    """Ask about the published segments what the checks need and the translator can say."""
    signals = signals_to_ask(translator, checks)
    if translator is None or not signals:
        return Testimony()
    forced: dict[int, ForcedDecoding] = {}
    contrasts: dict[int, Contrast] = {}
    if Capability.FORCED_DECODING in signals:
        pairs = pairs_to_hear(source, target, alignment, retranslations)
        forced = dict(zip(pairs, translator.force(list(pairs.values())), strict=True))
    if Capability.CONTRAST in signals:
        pairs = pairs_to_contrast(source, target, alignment, retranslations)
        for (number, pair), contrast in zip(pairs.items(), translator.contrast(list(pairs.values())), strict=True):
            contrasts[number] = _in_article(contrast, pair.source, _stretch(source, alignment.beads[number].source))
    numbers = range(len(alignment.beads))
    return Testimony(
        forced=tuple(forced.get(number) for number in numbers),
        contrasts=tuple(contrasts.get(number) for number in numbers),
    )


def _readable(retranslation: Retranslation | None) -> bool:
    return retranslation is not None and retranslation.readable


def _believed(retranslations: Sequence[Retranslation | None], segments: Sequence[int]) -> str | None:
    parts = [retranslations[index] for index in segments]
    texts = [part.text for part in parts if part is not None and part.healthy]
    return " ".join(texts) if len(texts) == len(parts) else None


def _in_article(contrast: Contrast, line: str, stretch: str) -> Contrast:
    """A contrast whose source words were found in segments put on one line, moved to the segments as they stand."""
    written = [at for at, character in enumerate(stretch) if not character.isspace()]
    number = list(accumulate((not character.isspace() for character in line), initial=0))
    if len(written) != number[-1]:
        return Contrast(omitted=(), added=contrast.added)
    moved = (
        ContrastSpan(start=written[number[span.start]], end=written[number[span.end] - 1] + 1, gain=span.gain)
        for span in contrast.omitted
    )
    return Contrast(omitted=tuple(moved), added=contrast.added)


def hear_language_model(model: LanguageModel | None, checks: Sequence[Check], case: Case) -> Mapping[str, float]:
    """Ask a language model about the mendings of suspect words; one answer (nats) for each text, bead by bead."""
    wanted = any(Need.LANGUAGE_MODEL in check.needs | check.uses for check in checks)
    if model is None or not wanted or case.draft:
        return {}
    weights, languages = evidence_weights(case.language_pair), (case.source.lang, case.target.lang)
    table, usual = translation_table(case.language_pair), phrase_model(case.target.lang)
    if weights is None or table is None or usual is None:
        return {}
    surprisals: dict[str, float] = {}
    for pair in paired_texts(case) if case.alignment.relation is Relation.PARALLEL else ():
        if pair.retranslation is not None:
            suspects = suspects_beside(pair, languages, table, usual, weights)
            texts = texts_to_score(suspects)
            surprisals |= zip(texts, model.surprisals(texts), strict=True)
    return surprisals


def _one_line(article: Article, segments: Sequence[int]) -> str:
    return " ".join(" ".join(article.segment_text(index).split()) for index in segments)


def _stretch(article: Article, segments: Sequence[int]) -> str:
    return article.text[article.segments[min(segments)].start : article.segments[max(segments)].end]
