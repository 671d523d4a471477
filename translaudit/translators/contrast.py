"""Contrastive conditioning: which words does the other side not cover?

Vamvas & Sennrich 2022 ("As Little as Possible, as Much as Necessary: Detecting Over- and Undertranslations with
Contrastive Conditioning", doi 10.18653/v1/2022.acl-short.53): if the published text becomes *more* probable when a
constituent of the source is left out, that constituent was not translated. They find additions by the same test with a
model for the other direction. With one direction only, an added constituent is found from the same side: the published
text's probability per token rises when the constituent is left out, by more than leaving out an ordinary constituent
can win. Constituents come from punctuation and function words (`constituents.py`), not from a parser.
"""

from collections.abc import Sequence

from translaudit.translators.base import Contrast, ContrastSpan, TextPair
from translaudit.translators.constituents import constituents, without
from translaudit.translators.decoding import batches
from translaudit.translators.engine import Engine
from translaudit.translators.health import Languages

OMISSION_GAIN = 0.02
"""Nats a target token that leaving a source constituent out must win. The paper's criterion is any gain; this is above
what rounding and harmless shortening win on the small test model."""
ADDITION_GAIN = 0.2
"""Nats a target token that leaving a target constituent out must win; chosen on the small test model only."""


def contrast_pair(engine: Engine, pair: TextPair, languages: Languages) -> Contrast:
    """Omitted source and added target constituents, the largest that win, none inside another."""
    source_parts = constituents(pair.source, languages.source)
    target_parts = constituents(pair.target, languages.target)
    texts = [
        pair,
        *(TextPair(without(pair.source, *part), pair.target) for part in source_parts),
        *(TextPair(pair.source, without(pair.target, *part)) for part in target_parts),
    ]
    whole, *partial = _mean_logprobs(engine, texts)
    omitted = zip(source_parts, partial, strict=False)
    added = zip(target_parts, partial[len(source_parts) :], strict=True)
    return Contrast(
        omitted=_outermost([(*part, score - whole) for part, score in omitted if score - whole > OMISSION_GAIN]),
        added=_outermost([(*part, score - whole) for part, score in added if score - whole > ADDITION_GAIN]),
    )


def _mean_logprobs(engine: Engine, pairs: Sequence[TextPair]) -> list[float]:
    subwords = engine.subwords
    tokens = [
        ([piece.id for piece in subwords.source(pair.source)], [piece.id for piece in subwords.target(pair.target)])
        for pair in pairs
    ]
    means = [0.0] * len(tokens)
    for batch in batches(tokens, lambda pair: max(map(len, pair)) + 1, limit=engine.pair_tokens):
        for at, total in zip(batch, engine.total([tokens[at] for at in batch]), strict=True):
            means[at] = total / (len(tokens[at][1]) + 1)
    return means


def _outermost(found: list[tuple[int, int, float]]) -> tuple[ContrastSpan, ...]:
    """The best of overlapping spans, in the order of the text."""
    kept: list[tuple[int, int, float]] = []
    for start, end, gain in sorted(found, key=lambda each: (-each[2], each[0])):
        if all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end, gain))
    return tuple(ContrastSpan(start=start, end=end, gain=gain) for start, end, gain in sorted(kept))
