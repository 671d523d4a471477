"""Whether a source word and a target word are the same name, spelt as each language spells it."""

from collections.abc import Iterator
from functools import lru_cache

from translaudit.names.blocking import source_keys, target_keys
from translaudit.names.exonyms import (
    exonym_beginnings,
    exonym_stems,
    has_better_exonym,
    is_derived_from,
    listed_spellings,
)
from translaudit.names.forms import stems, uninflected
from translaudit.names.similarity import fold
from translaudit.names.transliteration import (
    has_adapted_ending,
    is_place_adjective,
    is_scholarly,
    is_transliterated,
)

_PART_OF_COMPOUND = 4
"""Letters that a word must have to be recognised at the beginning or end of a source compound."""
_REST_OF_COMPOUND = 3
"""Letters that the compound must have besides."""


@lru_cache(maxsize=200_000)
def is_same_name(source: str, target: str, pair: str) -> bool:
    """Whether two words are one name: copied, inflected, derived, translated (exonyms) or transliterated.

    >>> is_same_name("Starmers", "Starmer", "de-en"), is_same_name("Kiew", "Kyiv", "de-en")
    (True, True)
    >>> is_same_name("Witkoff", "Witcoff", "de-en")
    False
    """
    if source_keys(source, pair).isdisjoint(target_keys(target, pair)):
        return False
    source_lang, target_lang = pair.split("-")
    wanted = stems(target, target_lang)
    if not wanted.isdisjoint(stems(source, source_lang)):
        return True
    if not target[:1].isupper():
        return False
    return (
        not wanted.isdisjoint(exonym_stems(source, pair))
        or fold(target) in listed_spellings(source, pair)
        or any(is_derived_from(fold(target), part, target_lang) for part in exonym_beginnings(source, pair))
        or has_adapted_ending(source, target, pair)
        or is_place_adjective(source, target, pair)
        or is_scholarly(source, target, pair)
        or (
            any(is_transliterated(stem, target, pair) for stem in (source, *uninflected(source, source_lang)))
            and not has_better_exonym(source, target, pair)
        )
    )


def is_in_compound(source: str, target: str) -> bool:
    """Whether one of two words is the beginning or the end of the other, as ‘Trump’ is of ‘Trumpregierung’."""
    longer, shorter = fold(source), fold(target)
    if len(longer) < len(shorter):
        longer, shorter = shorter, longer
    if len(shorter) < _PART_OF_COMPOUND or len(longer) - len(shorter) < _REST_OF_COMPOUND:
        return False
    return longer.startswith(shorter) or longer.endswith(shorter)


@lru_cache(maxsize=100_000)
def _compound_parts(word: str) -> frozenset[str]:
    """The folded beginnings and ends of a word that `is_in_compound` recognises."""
    folded = fold(word)
    lengths = range(_PART_OF_COMPOUND, len(folded) - _REST_OF_COMPOUND + 1)
    return frozenset(part for length in lengths for part in (folded[:length], folded[-length:]))


class NameIndex:
    """The words of a source article, found by a target word that is the same name or part of the same compound.

    A look-up takes as long in a long article as in a short one.
    """

    def __init__(self, words: tuple[str, ...], pair: str) -> None:
        """Index some source words for a language pair (`"de-en"`)."""
        self.pair = pair
        self._by_key: dict[str, list[str]] = {}
        self._by_spelling: dict[str, list[str]] = {}
        self._by_part: dict[str, list[str]] = {}
        for word in dict.fromkeys(words):
            self._by_spelling.setdefault(fold(word), []).append(word)
            for key in source_keys(word, pair):
                self._by_key.setdefault(key, []).append(word)
            for part in _compound_parts(word):
                self._by_part.setdefault(part, []).append(word)

    def has(self, target: str) -> bool:
        """Whether any of the words is the same name as a target word, or shares a compound with it."""
        return any(True for _ in self.matches(target))

    def matches(self, target: str) -> Iterator[str]:
        """Every such word; some more than once."""
        yield from self._by_part.get(fold(target), ())
        for part in _compound_parts(target):
            yield from self._by_spelling.get(part, ())
        for key in target_keys(target, self.pair):
            yield from (word for word in self._by_key.get(key, ()) if is_same_name(word, target, self.pair))
