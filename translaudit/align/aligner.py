"""The aligner: segments of two articles in, beads and the relation of the articles out."""

from collections.abc import Sequence

import numpy as np

from translaudit.align.beads import find_beads
from translaudit.align.path import Evidence, Regime
from translaudit.align.profiles import Embed, Floats, Translations, profile_segments
from translaudit.align.records import Alignment
from translaudit.align.relation import figures_of, relation_of

RETRANSLATED = Regime(similarity=8.0, threshold=-0.7, length=0.4, merge=2.2, crossing=1.5)
"""Weights where the source is re-translated."""
ANCHORED = Regime(similarity=10.0, threshold=-3.5, length=0.6, merge=1.4, crossing=3.5)
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
    texts = [
        again if known and again else text
        for text, again, known in zip(source, retranslations, translated, strict=True)
    ]
    profiles = profile_segments(texts, target, vectors=vectors, translations=translations, translated=translated)
    regimes = [RETRANSLATED if known or vectors is not None else ANCHORED for known in translated]
    evidence = Evidence(
        profiles=profiles,
        source_lengths=_lengths(texts),
        target_lengths=_lengths(target),
        regimes=np.array([[r.similarity, r.threshold, r.length, r.merge, r.crossing] for r in regimes]).reshape(-1, 5),
    )
    beads = find_beads(evidence)
    figures = figures_of(beads, evidence, source, target, (source_lang, target_lang))
    retranslated = vectors is not None or sum(translated) * 2 >= len(source)
    relation = relation_of(figures, segments=min(len(source), len(target)), retranslated=retranslated)
    return Alignment(beads=beads, relation=relation, method=_method(translated, embed, translations), figures=figures)


def _lengths(texts: Sequence[str]) -> Floats:
    return np.array([max(1, len(text)) for text in texts], float)


def _centred(source: Floats, target: Floats) -> tuple[Floats, Floats]:
    """Unit vectors about the mean of both sides, so that two random segments have a product of about zero."""
    mean = np.concatenate([source, target]).mean(axis=0)
    source, target = source - mean, target - mean
    return tuple(side / np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9) for side in (source, target))


def _method(translated: Sequence[bool], embed: Embed | None, translations: Translations | None) -> str:
    """What spoke, for the signature."""
    witnesses = (
        ("retranslation", any(translated)),
        ("anchors", not all(translated)),
        ("lexicon", translations is not None and not all(translated)),
        ("embedding", embed is not None),
        ("lengths", True),
    )
    return "+".join(name for name, spoke in witnesses if spoke)
