"""The aligner: segments of two articles in, beads and the relation of the articles out."""

from collections.abc import Sequence

import numpy as np

from translaudit.align.beads import find_beads
from translaudit.align.path import Evidence, Regime
from translaudit.align.profiles import Embed, Floats, Translations, profile_segments
from translaudit.align.records import Alignment, Relation

RETRANSLATED = Regime(similarity=10.0, threshold=1.0, length=0.3, merge=1.4, crossing=1.0)
"""Weights where the source is re-translated."""
ANCHORED = Regime(similarity=10.0, threshold=-2.0, length=0.6, merge=1.0, crossing=3.0)
"""Weights where only names, numbers, quotations, cognates and lengths speak."""


def align(
    source: Sequence[str],
    target: Sequence[str],
    retranslations: Sequence[str | None],
    *,
    source_lang: str,
    target_lang: str,
    embed: Embed | None = None,
    translations: Translations | None = None,
) -> Alignment:
    vectors = None
    if embed is not None and source and target:
        vectors = _centred(np.asarray(embed(list(source)), float), np.asarray(embed(list(target)), float))
    translated = [bool(text and text.strip()) for text in retranslations]
    texts = [again if known and again else text for text, again, known in zip(source, retranslations, translated, strict=True)]
    profiles = profile_segments(texts, target, vectors=vectors, translations=translations, translated=translated)
    regimes = [RETRANSLATED if known or vectors is not None else ANCHORED for known in translated]
    evidence = Evidence(
        profiles=profiles,
        source_lengths=_lengths(texts),
        target_lengths=_lengths(target),
        regimes=np.array([[r.similarity, r.threshold, r.length, r.merge, r.crossing] for r in regimes]).reshape(-1, 5),
    )
    beads = find_beads(evidence)
    return Alignment(beads=beads, relation=Relation.PARALLEL, method="x", figures={})


def _lengths(texts: Sequence[str]) -> Floats:
    return np.array([max(1, len(text)) for text in texts], float)


def _centred(source: Floats, target: Floats) -> tuple[Floats, Floats]:
    """Unit vectors about the mean of both sides, so that two random segments have a product of about zero."""
    mean = np.concatenate([source, target]).mean(axis=0)
    source, target = source - mean, target - mean
    return tuple(side / np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9) for side in (source, target))
