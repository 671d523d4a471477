"""Which rows may choose a threshold and which may report: decided by the key, so that nobody has to remember.

The key of a sentence pair is its German source sentence, that of an article its document id: rows that share a sentence
are never on both sides. The halves and the subsets use different hashes, so that a subset is a fair sample of a half.
"""

import hashlib
from collections.abc import Iterable
from enum import StrEnum

_STEPS = 1_000_000


class Half(StrEnum):
    """The half of a benchmark that a figure was computed on."""

    CHOOSE = "choose"
    REPORT = "report"
    ALL = "all"


class Subset(StrEnum):
    """How much of a half is audited: everything, or the sample that is quick enough to run on every change."""

    FULL = "full"
    FAST = "fast"


def half(key: str) -> int:
    """0 for the half that chooses thresholds, 1 for the half that reports.

    >>> half("Brand in französischem Chemiewerk gelöscht")
    1
    """
    return _number(key) % 2


def in_half(key: str, wanted: Half) -> bool:
    """Whether a row belongs to the wanted half."""
    return wanted is Half.ALL or (half(key) == 1) == (wanted is Half.REPORT)


def in_sample(key: str, share: float) -> bool:
    """Whether a key belongs to a fixed random sample that holds about this share (0 to 1) of all keys."""
    return _rank(key) % _STEPS < share * _STEPS


def first_keys(keys: Iterable[str], limit: int) -> frozenset[str]:
    """At most `limit` different keys, chosen by hash: the same ones whatever their order."""
    return frozenset(sorted(set(keys), key=lambda key: (_rank(key), key))[:limit])


def _rank(key: str) -> int:
    return _number(f"sample\x1f{key}")


def _number(key: str) -> int:
    return int(hashlib.sha256(key.encode()).hexdigest(), 16)
