"""Which pairs are trained on at which step: a pure function of the recipe, so that any step can be continued from."""

import hashlib
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from translaudit.training.packing import Indices, Packed, Side
from translaudit.training.recipe import Phase, Recipe


class Step(NamedTuple):
    """The pairs of one step, and where in the training it is."""

    phase: int
    epoch: int
    rows: Indices


def steps(packed: Packed, recipe: Recipe) -> Iterator[Step]:
    """All steps from the first to the last."""
    done = 0
    share = 0.0
    for number, phase in enumerate(recipe.phases):
        share += phase.share
        end = round(share * recipe.training.total_steps)
        epoch = 0
        while done < end:
            seed = _seed(recipe.seed, number, epoch)
            for rows in epoch_batches(packed, phase, recipe.training.batch_tokens, seed)[: end - done]:
                yield Step(number, epoch, rows)
                done += 1
            epoch += 1


def epoch_batches(packed: Packed, phase: Phase, batch_tokens: int, seed: int) -> list[Indices]:
    """The batches of an epoch: pairs of like length together, in random order.

    A weight's whole part says how often every pair of the origin is seen, the rest which share of them once
    more.

    Raises:
        ValueError: an origin in the data has no weight, or all weights are 0.
    """
    chance = np.random.default_rng(seed)
    if missing := [origin for origin in packed.origins if origin not in phase.weights]:
        raise ValueError(f"the phase gives no weight to {missing}")
    weights = np.array([phase.weights[origin] for origin in packed.origins])[packed.origin]
    times = np.floor(weights + chance.random(len(packed))).astype(np.int64)
    rows = np.repeat(np.arange(len(packed)), times)
    if not len(rows):
        raise ValueError("the weights of the phase leave nothing to train on")
    rows = chance.permutation(rows)
    source, target = packed.source.lengths[rows].astype(np.int64), packed.target.lengths[rows].astype(np.int64)
    longest = np.maximum(source, target)
    order = np.lexsort((source + target, longest))[::-1]
    batches = []
    at = 0
    while at < len(order):
        size = max(1, batch_tokens // int(longest[order[at]]))
        batches.append(rows[order[at : at + size]])
        at += size
    return [batches[index] for index in chance.permutation(len(batches))]


def padded(side: Side, starts: Indices, rows: Indices, pad: int, values: npt.NDArray[Any] | None = None) -> Indices:
    """Token numbers, or other values of the tokens, of some sentences, one a row.

    `starts` are the side's, which are costly to count anew.
    """
    lengths = side.lengths[rows].astype(np.int64)
    columns = np.arange(lengths.max())
    inside = columns < lengths[:, None]
    places = np.where(inside, starts[rows][:, None] + columns, 0)
    return np.where(inside, (side.tokens if values is None else values)[places], pad).astype(np.int64)


def _seed(*parts: int) -> int:
    """One number from several, unlike for unlike parts."""
    return int(hashlib.sha256(repr(parts).encode()).hexdigest()[:12], 16)
