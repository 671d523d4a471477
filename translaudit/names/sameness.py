"""Whether a source word and a target word are the same name, spelt as each language spells it."""

from functools import cache, lru_cache

from translaudit.names.exonyms import exonyms
from translaudit.names.similarity import fold, foldings
from translaudit.names.transliteration import (
    has_adapted_ending,
    is_place_adjective,
    is_scholarly,
    is_transliterated,
)
from translaudit.names.words import capitalised_words, name_rules

_VOWELS = frozenset("aeiouy")
_STEM = 4
"""Letters that a name and its derivation must share (Afghan-istan, Afghan)."""


@lru_cache(maxsize=200_000)
def is_same_name(source: str, target: str, pair: str) -> bool:
    """Whether two words are one name: copied, inflected, derived, translated (exonyms) or transliterated.

    >>> is_same_name("Starmers", "Starmer", "de-en"), is_same_name("Kiew", "Kyiv", "de-en")
    (True, True)
    >>> is_same_name("Witkoff", "Witcoff", "de-en")
    False
    """
    source_lang, target_lang = pair.split("-")
    if not foldings(source).isdisjoint(foldings(target)):
        return True
    wanted = _stems(target, target_lang)
    for stem in _stems(source, source_lang):
        if stem in wanted:
            return True
    if not target[:1].isupper():
        return False
    return (
        _is_exonym(source, target, pair)
        or has_adapted_ending(source, target, pair)
        or is_place_adjective(source, target, pair)
        or is_scholarly(source, target, pair)
        or any(is_transliterated(stem, target, pair) for stem in (source, *_uninflected(source, source_lang)))
    )


@lru_cache(maxsize=50_000)
def base_forms(word: str, lang: str) -> tuple[str, ...]:
    """A word and what it may be the inflected form of, in its own letters: `Trumps`, `Trump`."""
    rules = name_rules(lang)
    endings = rules.genitives if rules else ()
    return (
        word,
        *(word[: -len(ending)] for ending in endings if word.endswith(ending) and len(word) - len(ending) >= 3),
    )


def _uninflected(word: str, lang: str) -> tuple[str, ...]:
    rules = name_rules(lang)
    endings = rules.endings if rules else ()
    return tuple(
        word[: -len(ending)]
        for ending in endings
        if word.lower().endswith(ending) and len(word) - len(ending) >= 3 and _may_end(fold(word), ending)
    )


def _may_end(word: str, ending: str) -> bool:
    """An ending in -n follows a vowel (Russia-n, Kurde-n), so that Nagelsmann is not Nagelsman."""
    return ending[0] != "n" or fold(word)[-len(ending) - 1 : -len(ending)] in _VOWELS


@lru_cache(maxsize=100_000)
def _stems(word: str, lang: str) -> frozenset[str]:
    """Folded forms of a word without case ending, and without a derivation of at least `_STEM` letters' stem."""
    rules = name_rules(lang)
    stems = set(foldings(word))
    for base in _uninflected(word, lang):
        stems |= foldings(base)
    for ending in rules.derivations if rules else ():
        for folded in foldings(word):
            if folded.endswith(ending) and len(folded) - len(ending) >= _STEM and _may_end(folded, ending):
                stems.add(folded[: -len(ending)])
    return frozenset(stems)


@cache
def _exonym_words(pair: str) -> dict[str, frozenset[str]]:
    """By folded source word: the folded words of its translations; every word of a phrase has its entry."""
    found: dict[str, set[str]] = {}
    for source, targets in exonyms(pair).items():
        parts = {part for target in targets for part in _telling_parts(target, pair.split("-")[1])}
        for word in source.replace("-", " ").split():
            found.setdefault(word, set()).update(parts)
    return {word: frozenset(parts) for word, parts in found.items()}


@cache
def _parts(pair: str) -> frozenset[str]:
    return frozenset(part for parts in _exonym_words(pair).values() for part in parts)


def is_exonym_part(target: str, pair: str) -> bool:
    """Whether a target word is the name of a country or city, or derived from one: it may explain another name."""
    return not _parts(pair).isdisjoint(_stems(target, pair.split("-")[1]))


def _telling_parts(name: str, lang: str) -> set[str]:
    """The folded words of a name, without ‘South’ and ‘Republic’ where others remain."""
    parts = set(fold(name).replace("-", " ").split())
    return parts - capitalised_words(lang) or parts


@lru_cache(maxsize=100_000)
def _is_exonym(source: str, target: str, pair: str) -> bool:
    source_lang, target_lang = pair.split("-")
    table = _exonym_words(pair)
    wanted = _stems(target, target_lang)
    for stem in _stems(source, source_lang):
        if any(not wanted.isdisjoint(_stems(part, target_lang)) for part in table.get(stem, ())):
            return True
    return _derived_from_exonym(fold(source), fold(target), pair)


def _derived_from_exonym(source: str, target: str, pair: str) -> bool:
    """`russisch` and `Russian`, `Pariser` and `Parisian`: both begin like a place and its translation."""
    if len(source) < _STEM or len(target) < _STEM:
        return False
    table = _exonym_words(pair)
    return any(
        _begins_like(source, place) and any(_begins_like(target, part) for part in table[place])
        for place in _words_by_beginning(pair).get(source[:_STEM], ())
    )


def _begins_like(word: str, place: str) -> bool:
    return len(place) > _STEM and _shared(word, place) >= max(_STEM, min(len(word), len(place)) - 1)


@cache
def _words_by_beginning(pair: str) -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for word in _exonym_words(pair):
        index.setdefault(word[:_STEM], []).append(word)
    return {start: tuple(words) for start, words in index.items()}


def _shared(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
