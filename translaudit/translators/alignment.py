"""Word alignment and coverage from cross-attention.

Models whose training guided one attention head with word alignments (Chen et al. 2016, arXiv:1607.01628; Garg et al.
2019, doi 10.18653/v1/D19-1453; OPUS-MT calls them "transformer-align") can be asked where they looked while writing
a word. Pieces are merged to words on both sides, and each target word is linked to the source word it looks at most.
"""

import math
from collections.abc import Sequence

from translaudit.translators.base import Attention, TextPair, WordLink
from translaudit.translators.engine import Engine
from translaudit.translators.subwords import pieces_by_word

Words = list[tuple[int, int, list[int]]]
LEAST_COVERED = 0.01
"""Less than this share of a source word counts as this much, so that one word does not decide alone."""


def attentions(engine: Engine, pairs: Sequence[TextPair]) -> list[Attention]:
    """Link target words to source words, and measure how much of the source was looked at.

    A target word that looks mostly at the end of sentence has no link.
    """
    subwords = engine.subwords
    sources = [subwords.source(pair.source) for pair in pairs]
    targets = [subwords.target(pair.target) for pair in pairs]
    numbers = [
        ([piece.id for piece in source], [piece.id for piece in target])
        for source, target in zip(sources, targets, strict=True)
    ]
    found = []
    for pair, source, target, matrix in zip(pairs, sources, targets, engine.attention(numbers), strict=True):
        words = pieces_by_word(pair.source, source)
        links = _links(words, pieces_by_word(pair.target, target), matrix, len(source))
        found.append(Attention(links=links, coverage=_coverage(words, matrix)))
    return found


def _links(
    source_words: Words, target_words: Words, matrix: Sequence[Sequence[float]], end: int
) -> tuple[WordLink, ...]:
    links = []
    for start, stop, own in target_words:
        if not own or not source_words:
            continue
        seen = [sum(matrix[row][column] for row in own) / len(own) for column in range(end + 1)]
        weights = [sum(seen[at] for at in pieces) for _, _, pieces in source_words]
        weight = max(weights)
        if weight > seen[end]:
            source_start, source_stop, _ = source_words[weights.index(weight)]
            links.append(WordLink(source_start, source_stop, start, stop, weight))
    return tuple(links)


def _coverage(source_words: Words, matrix: Sequence[Sequence[float]]) -> float:
    shares = []
    for _, _, pieces in source_words:
        if pieces:
            seen = [min(1.0, sum(row[at] for row in matrix)) for at in pieces]
            shares.append(max(LEAST_COVERED, sum(seen) / len(seen)))
    return sum(map(math.log, shares)) / len(shares) if shares else 0.0
