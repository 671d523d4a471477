"""Which source token each target token translates: the teacher of one head of the decoder's cross-attention.

A network finds the way from a word to its translation only after millions of tokens; shown it, it spends them on the
rest (Chen et al. 2016, arXiv:1607.01628; Garg et al. 2019, 10.18653/v1/D19-1453). Two lexical models are learnt from
the tokens, one in each direction; a token is linked to the one that both together think it translates.
"""

import numpy as np
import numpy.typing as npt

from translaudit.training.packing import UNALIGNED, Indices, Packed, Side
from translaudit.training.recipe import GuidanceRecipe
from translaudit.training.word_alignment import DIAGONAL_TENSION, Sentences, Translations, train

Floats = npt.NDArray[np.float32]
Links = npt.NDArray[np.uint8]
_AT_ONCE = 20_000


def align(packed: Packed, recipe: GuidanceRecipe, seed: int) -> Links:
    """For every target token the place of its source token in the sentence, or `UNALIGNED`; in the tokens' order.

    Raises:
        ValueError: the recipe's shares leave no pair to learn from.
    """
    share = np.array([recipe.shares.get(origin, 0.0) for origin in packed.origins])[packed.origin]
    learnt = np.flatnonzero(np.random.default_rng(seed).random(len(packed)) < share)
    if not len(learnt):
        raise ValueError("[guidance] shares: no pair is left to learn links from")
    source, target = (_sentences(side, learnt) for side in (packed.source, packed.target))
    likeness = np.sqrt(_table(train(source, target), packed) * _table(train(target, source), packed).T)
    chunks = (np.arange(first, min(first + _AT_ONCE, len(packed))) for first in range(0, len(packed), _AT_ONCE))
    return np.concatenate([_links(packed, rows, likeness, recipe.least) for rows in chunks])


def linked_tokens(packed: Packed) -> tuple[Indices, Indices, Indices]:
    """The source and the target token of every link, and the row of its pair."""
    rows = np.repeat(np.arange(len(packed)), packed.target.lengths)
    linked = packed.aligned != UNALIGNED
    rows = rows[linked]
    sources = packed.source.tokens[packed.source.starts[rows] + packed.aligned[linked]]
    return sources.astype(np.int64), packed.target.tokens[linked].astype(np.int64), rows


def _table(translations: Translations, packed: Packed) -> Floats:
    """p(target | source) by the numbers of both tokens, which `Sentences` counts from 1."""
    size = 2 + max(int(side.tokens.max()) for side in (packed.source, packed.target))
    table = np.zeros((size, size), np.float32)
    table[translations.source, translations.target] = translations.probability
    return table


def _sentences(side: Side, rows: Indices) -> Sentences:
    lengths = side.lengths[rows].astype(np.int64)
    ends = np.cumsum(lengths)
    places = np.repeat(side.starts[rows] - (ends - lengths), lengths) + np.arange(ends[-1])
    return Sentences(side.tokens[places].astype(np.int32) + 1, ends)


def _links(packed: Packed, rows: Indices, likeness: Floats, least: float) -> Links:
    source, target = (_sentences(side, rows) for side in (packed.source, packed.target))
    long, short = source.lengths, target.lengths
    sentence = np.repeat(np.arange(len(rows)), short)
    size = long[sentence]
    first = np.cumsum(size) - size
    token = np.repeat(np.arange(len(size)), size)
    place = np.arange(len(token)) - first[token]
    start = (source.ends - long)[sentence]
    alike = likeness[source.ids[start[token] + place], target.ids[token]]
    position = (np.arange(len(size)) - np.repeat(np.cumsum(short) - short, short)) / short[sentence]
    score = alike * np.exp(-DIAGONAL_TENSION * np.abs(position[token] - place / size[token]))
    chosen = score == np.maximum.reduceat(score, first)[token]
    links = np.minimum.reduceat(np.where(chosen, place, UNALIGNED), first)
    sure = np.maximum.reduceat(np.where(chosen, alike, 0.0), first) >= least
    return _unbroken(np.where(sure, links, UNALIGNED), source, target).astype(np.uint8)


def _unbroken(links: Indices, source: Sentences, target: Sentences) -> Indices:
    """What stands on both sides is copied in one piece: after a linked token like its source comes its neighbour."""
    ids, others, ends = source.ids.tolist(), target.ids.tolist(), source.ends.tolist()
    starts = (source.ends - source.lengths).tolist()
    places, at = links.tolist(), 0
    for row, stop in enumerate(target.ends.tolist()):
        for here in range(at + 1, stop):
            behind = starts[row] + places[here - 1]
            if places[here - 1] == UNALIGNED or behind + 1 >= ends[row]:
                continue
            if ids[behind] == others[here - 1] and ids[behind + 1] == others[here]:
                places[here] = places[here - 1] + 1
        at = stop
    return np.array(places, np.int64)
