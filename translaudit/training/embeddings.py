"""What the embeddings begin with: tokens that translate each other, or stand in like company, begin alike.

One matrix serves both languages and the output layer, so a network that finds the source word already half knows the
word to say (Qi et al. 2018, 10.18653/v1/N18-2084). Company is counted within sentences and carried over to the other
language by the links; positive pointwise mutual information, smoothed, and its truncated singular value decomposition
make vectors of it (Levy, Goldberg & Dagan 2015, 10.1162/tacl_a_00134).
"""

import numpy as np
import numpy.typing as npt
from scipy import sparse  # type: ignore[import-untyped]
from scipy.sparse.linalg import svds  # type: ignore[import-untyped]

from translaudit.training.guidance import linked_tokens
from translaudit.training.packing import Indices, Packed, Side

Weights = npt.NDArray[np.float64]

NEIGHBOURS = 3
"""Tokens on either side that are company; the further off, the less they count."""
SMOOTHING = 0.75
LEAST_COUNT = 1.0
SECOND_HAND = 0.5
"""What the company of a translation's translations counts."""
LINKS = 0.8
"""What the links themselves count beside the company."""
SELF = 3.0
OWN_PART = 0.35
"""Length of the random part that keeps like tokens apart, where the rest has length 1."""
OWN_PART_OF_SIGNS = 1.0
"""The same for digits and bytes, which have the same company and must never be taken for each other."""
DEVIATION = 0.02
"""Root mean square of the numbers, that of Transformers' own fresh weights."""


def first_embeddings(
    packed: Packed, weights: dict[str, float], pieces: dict[str, int], width: int, seed: int
) -> npt.NDArray[np.float16]:
    """A row of `width` numbers for every piece but padding, the last; `weights` say what a pair of an origin counts."""
    size = len(pieces)
    each = np.array([weights[origin] for origin in packed.origins])[packed.origin]
    sources, targets, rows = linked_tokens(packed)
    links = _matrix(sources, targets, each[rows], size)
    links = (links + links.T).tocsr()
    company = sum(
        (_company(side, each, size) for side in (packed.source, packed.target)), sparse.csr_matrix((size, size))
    )
    shares = sparse.diags(1 / np.maximum(_sums(links), 1e-9)) @ links
    near = _unit(_information(company))
    near = near + shares @ near + SECOND_HAND * (shares @ (shares @ near))
    facts = _unit(near) + LINKS * _unit(_information(links) + SELF * sparse.identity(size))
    chance = np.random.default_rng(seed)
    left, strength, _ = svds(facts.tocsr(), k=min(width, size - 2), v0=chance.random(size))
    vectors = np.zeros((size, width))
    vectors[:, : len(strength)] = left * np.sqrt(strength)
    vectors = _normal(vectors - vectors.mean(axis=0)) @ np.linalg.qr(chance.standard_normal((width, width)))[0]
    own = np.full((size, 1), OWN_PART)
    own[[number for piece, number in pieces.items() if piece.lstrip("▁").isdigit() or piece.startswith("<0x")]] = (
        OWN_PART_OF_SIGNS
    )
    vectors = _normal(vectors + own * _normal(chance.standard_normal((size, width))))
    halves: npt.NDArray[np.float16] = (vectors[: size - 1] * DEVIATION * np.sqrt(width)).astype(np.float16)
    return halves


def _company(side: Side, each: Weights, size: int) -> sparse.csr_matrix:
    tokens, rows = side.tokens.astype(np.int64), np.repeat(np.arange(len(side.lengths)), side.lengths)
    counts = sparse.csr_matrix((size, size))
    for apart in range(1, NEIGHBOURS + 1):
        together = rows[:-apart] == rows[apart:]
        one, other = tokens[:-apart][together], tokens[apart:][together]
        counts = counts + _matrix(one, other, each[rows[:-apart][together]] / apart, size)
    return counts + counts.T


def _matrix(rows: Indices, columns: Indices, values: Weights, size: int) -> sparse.csr_matrix:
    return sparse.coo_matrix((values, (rows, columns)), shape=(size, size)).tocsr()


def _information(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Positive pointwise mutual information of rows and columns."""
    cells = counts.tocoo()
    rows, columns = np.bincount(cells.row, cells.data, counts.shape[0]), _sums(counts.T) ** SMOOTHING
    with np.errstate(divide="ignore"):
        values = np.log(cells.data * columns.sum() / (rows[cells.row] * columns[cells.col]))
    kept = (values > 0) & (cells.data >= LEAST_COUNT)
    return _matrix(cells.row[kept], cells.col[kept], values[kept], counts.shape[0])


def _sums(matrix: sparse.csr_matrix) -> Weights:
    return np.asarray(matrix.sum(axis=1)).ravel()


def _unit(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    return sparse.diags(1 / np.maximum(np.sqrt(_sums(matrix.multiply(matrix))), 1e-9)) @ matrix


def _normal(vectors: Weights) -> Weights:
    normal: Weights = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return normal
