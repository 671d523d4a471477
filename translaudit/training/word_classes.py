"""Sort words into classes by their neighbours, so that a small model can judge the grammar of unseen phrases.

Each word is described by how often it stands right before and right after the commonest words, reduced by singular
value decomposition, and the descriptions are grouped by k-means (Schütze 1995, "Distributional Part-of-Speech
Tagging"). Needs scipy and scikit-learn.
"""

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_matrix, hstack  # type: ignore[import-untyped]
from scipy.sparse.linalg import svds  # type: ignore[import-untyped]
from sklearn.cluster import KMeans

CLASSES = 160
DIMENSIONS = 60
CONTEXT_WORDS = 1500


def classify(ids: npt.NDArray[np.int64], size: int, special: int, *, classes: int = CLASSES) -> npt.NDArray[np.uint8]:
    """The class of each of `size` words in a running text; the first `special` words are classes of their own."""
    context = min(CONTEXT_WORDS, size)
    left, right = ids[:-1], ids[1:]
    after = _counts(left[right < context], right[right < context], (size, context))
    before = _counts(right[left < context], left[left < context], (size, context))
    described = _describe(hstack([before, after]).tocsr(), min(DIMENSIONS, context - 1))
    groups = KMeans(classes - special, n_init=1, max_iter=40, random_state=0).fit_predict(described[special:])
    return np.concatenate((np.arange(special), groups + special)).astype(np.uint8)


def _counts(rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64], shape: tuple[int, int]) -> coo_matrix:
    return coo_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=shape)


def _describe(counts: coo_matrix, dimensions: int) -> npt.NDArray[np.float64]:
    total = np.asarray(counts.sum(axis=1)).ravel()
    shares = counts.multiply(1 / np.maximum(total, 1)[:, None]).tocsr()
    shares.data = np.sqrt(shares.data)
    u, s, _ = svds(shares, k=dimensions, v0=np.ones(min(shares.shape)))
    rows = u * s
    described: npt.NDArray[np.float64] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return described
