"""How near two spellings are: by letters (optimal string alignment) and by sound (Cologne phonetics), together.

Each alone errs: ‘Zelensky’ and ‘Zelancesi’ share 44 % of their letters but 4 of 5 sounds; ‘Witkoff’ and
‘Witcoff’ differ in a sound that Cologne phonetics tells apart, but in one
letter only.

Postel (1969), Die Kölner Phonetik, IBM-Nachrichten 19, 925-931.
"""

import unicodedata
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import OSA

_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ŋ": "n"}
    | {"ı": "i", "ə": "a"}
    | dict.fromkeys("ʼ’'`.", "")
)
_RESPELT = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "œ": "o", "đ": "dj", "ð": "dh", "ə": "e"}
"""What else is written for a letter that a keyboard lacks; the other way is to leave its mark out."""
_MOST_RESPELT = 6


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """Small letters without diacritics, dots and apostrophes.

    >>> fold("Erdoğan"), fold("U.S."), fold("Mülheim")
    ('erdogan', 'us', 'mulheim')
    """
    lower = name.casefold().translate(_PLAIN)
    if lower.isascii():
        return lower
    decomposed = unicodedata.normalize("NFD", lower)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_PLAIN)


@lru_cache(maxsize=50_000)
def foldings(name: str) -> frozenset[str]:
    """The ways to write a name in plain letters, each letter in one way throughout.

    >>> sorted(foldings("Müller")), sorted(foldings("Þórðarson"))
    (['mueller', 'muller'], ['thordarson', 'thordharson'])
    """
    if name.isascii():
        return frozenset({fold(name)})
    composed = unicodedata.normalize("NFC", name.casefold())
    special = [letter for letter in dict.fromkeys(composed) if letter in _RESPELT][:_MOST_RESPELT]
    return frozenset(
        fold(composed.translate({ord(letter): _RESPELT[letter] for letter in chosen}))
        for count in range(len(special) + 1)
        for chosen in combinations(special, count)
    )


@lru_cache(maxsize=50_000)
def sounds(name: str) -> str:
    """Cologne code of a name written in any Latin spelling."""
    from cologne_phonetics import encode

    return "".join(code for _, code in encode(fold(name)))


LEAST_LETTERS_ALIKE = 0.3
"""Likeness by letters below which a likeness by sounds counts for nothing."""


def spelling_likeness(one: str, other: str) -> float:
    """0 to 1: letters that two names share, an exchange of neighbours counting as one difference."""
    return float(OSA.normalized_similarity(fold(one), fold(other)))


@lru_cache(maxsize=100_000)
def likeness(one: str, other: str) -> float:
    """0 to 1: the better of the likeness by letters, and its mean with the likeness by sounds.

    >>> likeness("Witkoff", "Witcoff") > 0.8, likeness("Zelensky", "Zelancesi") > 0.6, likeness("Macron", "Rubio") < 0.3
    (True, True, True)
    """
    letters = spelling_likeness(one, other)
    if letters < LEAST_LETTERS_ALIKE:
        return letters
    return max(letters, (letters + float(OSA.normalized_similarity(sounds(one), sounds(other)))) / 2)


def distance(one: str, other: str) -> int:
    """Letters to change, add, drop or exchange, ignoring case and diacritics."""
    return int(OSA.distance(fold(one), fold(other)))


def begin_alike(word: str, name: str) -> bool:
    """Whether a word may be the name or derived from it."""
    length = min(4, len(fold(name)))
    return fold(word)[:length] == fold(name)[:length] and (length >= 4 or len(word) <= len(name) + 2)
