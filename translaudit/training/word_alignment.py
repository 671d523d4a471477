"""IBM Model 1 with a diagonal prior, in numpy: which word translates which, learnt from sentence pairs alone.

Every target word is explained by one source word or by nothing (NULL). Brown et al. 1993 ("The Mathematics of
Statistical Machine Translation"); the prior for nearby positions and the Dirichlet prior that keeps rare words from
explaining everything are those of fast_align (Dyer, Chahuneau & Smith 2013).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import digamma  # type: ignore[import-untyped]

Ids = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]
Counts = npt.NDArray[np.float64]

NULL = 0
NULL_PRIOR = 0.08
DIAGONAL_TENSION = 4.0
DIRICHLET = 0.01
CHUNK = 20_000


@dataclass(frozen=True)
class Sentences:
    """One side of a corpus: all word ids (1 and up) in a row; sentence `i` is `ids[ends[i - 1]:ends[i]]`."""

    ids: Ids
    ends: npt.NDArray[np.int64]

    @property
    def lengths(self) -> npt.NDArray[np.int64]:
        """Words of each sentence."""
        return np.diff(self.ends, prepend=0)


@dataclass(frozen=True)
class Translations:
    """p(target | source) for every pair of words that occur together, sorted by source id."""

    source: Ids
    target: Ids
    probability: Floats


def train(source: Sentences, target: Sentences, *, plain_rounds: int = 3, diagonal_rounds: int = 4) -> Translations:
    """Estimate p(target word | source word) by expectation maximisation.

    Raises:
        ValueError: the two sides have different numbers of sentences.
    """
    if len(source.ends) != len(target.ends):
        raise ValueError(f"{len(source.ends)} source sentences, but {len(target.ends)} target sentences")
    links, sizes, prior = _links(source, target)
    targets = int(target.ids.max()) + 1
    pairs, index = np.unique(links, return_inverse=True)
    index = index.astype(np.int32)
    del links
    pair_source = (pairs // targets).astype(np.int32)
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    table = np.ones(len(pairs), np.float32)
    flat = np.where(prior == NULL_PRIOR, np.float32(NULL_PRIOR), np.float32(1.0))
    for number in range(plain_rounds + diagonal_rounds):
        posterior = table[index] * (flat if number < plain_rounds else prior)
        posterior /= np.repeat(np.add.reduceat(posterior, starts), sizes)
        counts: Counts = np.bincount(index, posterior, len(pairs)).astype(np.float64)
        last = number == plain_rounds + diagonal_rounds - 2  # no prior in the last round: rare synonyms come back
        table = _normalised(counts, pair_source) if last else _maximise(counts, pair_source, targets)
    return Translations(pair_source, (pairs % targets).astype(np.int32), _normalised(counts, pair_source))


def _links(source: Sentences, target: Sentences) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], Floats]:
    """Every (source word or NULL, target word) of every sentence pair, as one number, grouped by target word."""
    targets = int(target.ids.max()) + 1
    links, sizes, priors = [], [], []
    for first in range(0, len(source.ends), CHUNK):
        part = slice(first, first + CHUNK)
        long, short = source.lengths[part], target.lengths[part]
        sentence = np.repeat(np.arange(len(short)), short)
        size = long[sentence] + 1
        group = np.repeat(np.arange(len(size)), size)
        within = np.arange(len(group)) - np.repeat(np.cumsum(size) - size, size) - 1  # -1 is NULL
        source_start = (source.ends[part] - long)[sentence]
        place = np.maximum(source_start[group] + within, 0)
        words = np.where(within < 0, NULL, source.ids[place]).astype(np.int64)
        target_first = int(target.ends[first] - target.lengths[first])
        target_ids = target.ids[target_first : target_first + len(size)]
        links.append(words * targets + target_ids[group])
        sizes.append(size)
        position = np.arange(len(size)) - np.repeat(np.cumsum(short) - short, short)
        relative = (position / short[sentence])[group]
        distance = np.abs(relative - within / np.maximum(long[sentence], 1)[group])
        closeness = np.where(within < 0, 0.0, np.exp(-DIAGONAL_TENSION * distance))
        total = np.repeat(np.add.reduceat(closeness, np.cumsum(size) - size), size)
        prior = np.where(within < 0, NULL_PRIOR, (1 - NULL_PRIOR) * closeness / np.maximum(total, 1e-9))
        priors.append(prior.astype(np.float32))
    return np.concatenate(links), np.concatenate(sizes), np.concatenate(priors)


def _maximise(counts: Counts, pair_source: Ids, targets: int) -> Floats:
    totals = np.bincount(pair_source, counts)
    log = digamma(counts + DIRICHLET) - digamma(totals + DIRICHLET * targets)[pair_source]
    shares: Floats = np.exp(log).astype(np.float32)
    return shares


def _normalised(counts: Counts, pair_source: Ids) -> Floats:
    totals = np.bincount(pair_source, counts)
    return (counts / np.maximum(totals[pair_source], 1e-30)).astype(np.float32)
