"""How common a word is (wordfreq, frozen in 2021: a newer name has frequency 0, so rarity alone accuses nobody).

The lists are wordfreq's own files, read without importing wordfreq and kept as sorted hashes: a dictionary of a
language's 600,000 words takes most of a second to build in every process, and a hundred megabytes.
"""

import gzip
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import chain
from math import log10
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from translaudit.user_cache import kept

_FORMAT = 1
"""Raised whenever the shape of a packed list changes."""
_BASE = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1
LONGEST = 200
"""Code points that a listed word may have: the longest of wordfreq's lists has 80, a text without spaces thousands."""
_AT_ONCE = 50_000
"""Words hashed in one go: few enough for a processor's cache."""


class WordList:
    """The words of a language's list, each with its frequency in centibels (a hundredth of a factor of ten).

    Words are told apart by 64-bit hashes; the chance that an unlisted word is taken for a listed one is 1 in 10^13.
    """

    def __init__(self, packed: bytes) -> None:
        """Unpack what `pack_words` packed; nothing for a language without a list."""
        count = len(packed) // 10
        self._sorted = np.frombuffer(packed, np.uint64, count)
        self._hashes = memoryview(packed)[: 8 * count].cast("Q")  # ten times as fast for one word at a time
        self._centibels = memoryview(packed)[8 * count :].cast("H")

    def __len__(self) -> int:
        return len(self._hashes)

    def __contains__(self, word: str) -> bool:
        return self.share(word) > 0

    def share(self, word: str) -> float:
        """Share of a word, spelled as in the list, in the language's texts: 0 to 1. 0 for one longer than `LONGEST`."""
        if len(word) > LONGEST:
            return 0.0
        wanted = _hash(word)
        place = bisect_left(self._hashes, wanted)
        known = place < len(self._hashes) and self._hashes[place] == wanted
        return float(10 ** (-self._centibels[place] / 100)) if known else 0.0

    def listed(self, words: Iterable[str]) -> list[str]:
        """Those of many words that are in the list, in their order; much faster than asking for each."""
        asked = [word for word in words if "\n" not in word]
        if not asked or not len(self):
            return []
        hashes = _hashes(asked)
        places = np.minimum(self._sorted.searchsorted(hashes), len(self) - 1)
        return [asked[number] for number in np.flatnonzero(self._sorted[places] == hashes)]


def pack_words(words_by_centibels: Sequence[Sequence[str]]) -> bytes:
    """Pack a list: its n-th entry holds the words of which a text has one in 10^(n/100)."""
    words = list(chain.from_iterable(words_by_centibels))
    if not words:
        return b""
    hashes = np.concatenate([_hashes(words[at : at + _AT_ONCE]) for at in range(0, len(words), _AT_ONCE)])
    centibels = np.repeat(np.arange(len(words_by_centibels), dtype=np.uint16), [*map(len, words_by_centibels)])
    order = np.argsort(hashes)
    return hashes[order].tobytes() + centibels[order].tobytes()


@cache
def frequencies(lang: str) -> WordList:
    """The word list of a language (ISO 639-1), the longest that wordfreq has; an empty one where it has none."""
    path = _file_of(lang)
    if path is None:
        return WordList(b"")
    with path.open("rb") as file:
        file.seek(-8, 2)
        trailer = file.read().hex()  # a gzip file ends in the checksum and the length of its content
    return WordList(kept(f"frequencies-{lang}-{trailer}-{_FORMAT}", lambda: _packed(path)))


@lru_cache(maxsize=100_000)
def zipf(word: str, lang: str) -> float:
    """Frequency on the Zipf scale (log10 of occurrences in 10^9 words): the 7.7, house 5.7, hapless 2.8, unknown 0.

    The lists are case-folded: German "groß" stands in them as "gross".
    """
    share = frequencies(lang).share(word.casefold().replace("’", "'"))
    return max(0.0, log10(share) + 9) if share else 0.0


def _file_of(lang: str) -> Path | None:
    spec = find_spec("wordfreq")
    if spec is None or spec.origin is None or not lang.isalpha():
        return None
    folder = Path(spec.origin).parent / "data"
    files = (folder / f"{size}_{lang}.msgpack.gz" for size in ("large", "small"))
    return next((path for path in files if path.is_file()), None)


def _packed(path: Path) -> bytes:
    header, *words_by_centibels = msgspec.msgpack.decode(gzip.decompress(path.read_bytes()))
    if header != {"format": "cB", "version": 1}:
        raise ValueError(f"{path} is not a word list that translaudit can read: it begins with {header}")
    return pack_words(words_by_centibels)


def _hash(word: str) -> int:
    """Polynomial hash modulo 2^64 of the bytes of a word and a line end."""
    value = 0
    for byte in f"{word}\n".encode("utf-8", "surrogatepass"):
        value = (value * _BASE + byte + 1) & _MASK
    return value


def _hashes(words: Sequence[str]) -> npt.NDArray[np.uint64]:
    """The hash of each of some words."""
    data = np.frombuffer(("\n".join(words) + "\n").encode("utf-8", "surrogatepass"), np.uint8)
    ends = np.flatnonzero(data == ord("\n"))
    lengths = np.diff(ends, prepend=-1)
    powers = np.full(int(lengths.max()), _BASE, np.uint64)
    powers[0] = 1
    exponents = np.repeat(ends, lengths) - np.arange(len(data))
    terms = (data + np.uint64(1)) * np.multiply.accumulate(powers)[exponents]
    return np.add.reduceat(terms, ends - lengths + 1, dtype=np.uint64)
