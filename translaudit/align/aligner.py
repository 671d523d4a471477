"""The aligner: segments of two articles in, beads and the relation of the articles out."""

from collections.abc import Sequence

import numpy as np

from translaudit.align.beads import find_beads
from translaudit.align.path import REGIMES, Evidence, Witness
from translaudit.align.profiles import Embed, Floats, Translations, profile_segments
from translaudit.align.records import Alignment
from translaudit.align.relation import figures_of, relation_of
from translaudit.align.words import bundled_translations


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
    """Align two articles and say how they are related.

    A source segment is compared by its re-translation; one without is compared by what a lexical table makes of its
    words, by names, numbers, quotations and cognates, and by its length.

    Args:
        source: Texts of the source segments.
        target: Texts of the target segments.
        retranslations: One for each source segment, None where there is none that may testify.
        source_lang: ISO 639-1 code.
        target_lang: ISO 639-1 code.
        embed: Sentence embeddings as a further witness: texts of both languages in, one vector each out.
        translations: A lexical translation table; None: the bundled one of the language pair, if there is one.

    Raises:
        ValueError: there are not as many re-translations as source segments.
    """
    translated = [bool(text and text.strip()) for text in retranslations]
    texts = [again if again and again.strip() else text for text, again in zip(source, retranslations, strict=True)]
    if translations is None and not all(translated):
        translations = bundled_translations(f"{source_lang}-{target_lang}")
    vectors = _embed(embed, source, target) if embed is not None and source and target else None
    profiles = profile_segments(texts, target, vectors=vectors, translations=translations, translated=translated)
    unaided = Witness.ANCHORS if translations is None else Witness.TABLE
    witnesses = [Witness.RETRANSLATION if known or vectors is not None else unaided for known in translated]
    evidence = Evidence(
        profiles=profiles,
        source_lengths=_lengths(texts),
        target_lengths=_lengths(target),
        regimes=np.array([REGIMES[witness] for witness in witnesses], float).reshape(
            len(source), len(REGIMES[unaided])
        ),
    )
    beads = find_beads(evidence)
    chief = Witness.RETRANSLATION if 2 * witnesses.count(Witness.RETRANSLATION) >= len(source) else unaided
    figures = figures_of(beads, evidence, source, target, (source_lang, target_lang), chief)
    return Alignment(
        beads=beads,
        relation=relation_of(figures, segments=min(len(source), len(target)), witness=chief),
        method="+".join([*sorted(set(witnesses)), *(["embedding"] if vectors is not None else []), "length"]),
        figures=figures,
    )


def _lengths(texts: Sequence[str]) -> Floats:
    return np.array([max(1, len(text)) for text in texts], float)


def _embed(embed: Embed, source: Sequence[str], target: Sequence[str]) -> tuple[Floats, Floats]:
    """Unit vectors about the mean of both sides, so that two random segments have a product of about zero."""
    one, two = (np.asarray(embed(list(texts)), float) for texts in (source, target))
    mean = np.concatenate([one, two]).mean(axis=0)
    return _units(one - mean), _units(two - mean)


def _units(vectors: Floats) -> Floats:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9))
