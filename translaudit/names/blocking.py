"""What two words must share to be one name, as keys: words without a common key need not be compared.

Comparing every name of one article with every word of the other takes time that grows with the square of the length.
A source word and a target word that are one name always have a key in common (never the other way round: the keys are
necessary, `sameness` decides), so that a table from keys to words finds the few words worth comparing. Record linkage
calls this blocking.

Fellegi and Sunter (1969), A Theory for Record Linkage, JASA 64, 1183-1210, doi 10.1080/01621459.1969.10501049.
"""

from functools import lru_cache

from translaudit.names.exonyms import exonym_beginnings, exonym_stems, listed_spellings
from translaudit.names.forms import STEM, stems, uninflected
from translaudit.names.similarity import fold
from translaudit.names.transliteration import (
    adapted_endings,
    ends_like_place_adjective,
    firm_letters,
    first_letters,
    initial,
    is_marked,
)

_BEGINNING, _ADJECTIVE, _MARKED, _UNMARKED, _TRANSCRIBED = "^", "°", "+", "-", "="


@lru_cache(maxsize=100_000)
def source_keys(word: str, pair: str) -> frozenset[str]:
    """The keys of a source word: its stems, those of its translations, and what its transliterations keep."""
    keys = {
        *stems(word, pair.split("-")[0]),
        *exonym_stems(word, pair),
        *listed_spellings(word, pair),
        *adapted_endings(word, pair),
    }
    keys.update(_BEGINNING + part[:STEM] for part in exonym_beginnings(word, pair))
    keys.update(_ADJECTIVE + letter for letter in first_letters(word, pair) | {fold(word)[:1]})
    keys |= _scholarly_keys(word, pair, own=_UNMARKED, other=_MARKED)
    if word[:1].isupper():
        for stem in (word, *uninflected(word, pair.split("-")[0])):
            firm = firm_letters(stem, pair)
            keys.update(_TRANSCRIBED + letter + firm for letter in first_letters(stem, pair))
    return frozenset(keys)


@lru_cache(maxsize=100_000)
def target_keys(word: str, pair: str) -> frozenset[str]:
    """The keys of a target word. One with a small letter is the same as a source word only by its stems."""
    keys = set(stems(word, pair.split("-")[1]))
    if word[:1].isupper():
        folded = fold(word)
        keys.add(_BEGINNING + folded[:STEM])
        if ends_like_place_adjective(word, pair):
            keys.add(_ADJECTIVE + folded[:1])
        keys |= _scholarly_keys(word, pair, own=_MARKED, other=_UNMARKED)
        keys.add(_TRANSCRIBED + folded[:1] + firm_letters(word, pair))
    return frozenset(keys)


def _scholarly_keys(word: str, pair: str, *, own: str, other: str) -> set[str]:
    """Only one of two words need carry the marks, so each side has a key for its own and one for the other's."""
    first = initial(word)
    return {own + first, other + first} if is_marked(word, pair) else {own + first}
