"""How usual a word is, and whether it is an everyday word or likely to be a name.

Frequencies are wordfreq's (Zipf scale, log10 of uses per thousand million words; frozen in 2021, so a newer name has
frequency 0: rarity is never the only evidence). A name is about as frequent in both languages; an everyday word is
frequent in its own only.
"""

from functools import cache, lru_cache

import msgspec

from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.frequency import zipf
from translaudit.lexicon.lemmas import linking_elements

OWN_LANGUAGE_SURPLUS = 1.5
"""Zipf units by which a word of one language is more frequent there than in the other. On German nouns of newstest
2008-2018: 7,860 of 9,787 words that are translated are above, 119 of 2,336 that are copied."""
SOURCE_WORD_SURPLUS = 0.9
"""Zipf units by which a word is more frequent in the source language, from which no translation need keep it."""
COPIED_ZIPF = 1.5
"""Zipf frequency in the target language from which a source word is expected to be copied into the target."""
RAREST = 0.8
"""Words less frequent than this (Zipf) are not told apart from absent ones."""
_SHORTEST_PART = 4
_PART_ZIPF = 3.2


class EverydayWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that a language writes with a small letter, and endings that make more of them."""

    words: str
    endings: tuple[str, ...]


@cache
def _everyday(lang: str) -> frozenset[str]:
    if not has_topic(lang, "everyday"):
        return frozenset()
    return frozenset(load_topic(lang, "everyday", EverydayWords).words.split())


@cache
def _endings(lang: str) -> tuple[str, ...]:
    endings: tuple[str, ...] = load_topic(lang, "everyday", EverydayWords).endings
    return endings


def is_listed(word: str, lang: str) -> bool:
    """Whether a word is on the language's list of small-letter words, in this very form."""
    return word.lower() in _everyday(lang)


@lru_cache(maxsize=100_000)
def is_everyday(word: str, lang: str, other: str) -> bool:
    """Whether a capitalised word is an ordinary word of its language rather than a name."""
    lower = word.lower().replace("’", "'")
    listed = _everyday(lang)
    if listed:
        return lower in listed or (
            zipf(lower, lang) - zipf(lower, other) >= 1
            and any(
                lower.endswith(ending) and (lower[: -len(ending)] in listed or lower[: -len(ending)] + "e" in listed)
                for ending in _endings(lang)
            )
        )
    return surplus(lower, lang, other) >= OWN_LANGUAGE_SURPLUS


def surplus(word: str, lang: str, other: str) -> float:
    """Zipf units by which a word is more frequent in one language than in another."""
    return zipf(word, lang) - max(zipf(word, other), RAREST)


def is_source_word(word: str, pair: str) -> bool:
    """Whether a capitalised source word is rather a word (Fest, Straße) than a name that a translation must keep."""
    source_lang, target_lang = pair.split("-")
    return surplus(word, source_lang, target_lang) >= SOURCE_WORD_SURPLUS


def is_target_word(word: str, pair: str) -> bool:
    """Whether a target word is far more usual in its language, as words are and names are not (lacquer)."""
    source_lang, target_lang = pair.split("-")
    return surplus(word, target_lang, source_lang) >= OWN_LANGUAGE_SURPLUS


BETTER_KNOWN = 1.0
"""Zipf units by which the target language must know its own spelling better than the source's to be believed."""
EXONYM_SURPLUS = (0.8, 0.4)
"""Zipf units (target, source): spellings that are each used in their own language, not in the other, are exonyms."""


@lru_cache(maxsize=50_000)
def is_established(source: str, target: str, pair: str, margin: float = BETTER_KNOWN) -> bool:
    """Whether frequency speaks for the target spelling: better known than the source's, or its exonym.

    >>> is_established("Pompeius", "Pompey", "de-en"), is_established("Hasselmann", "Haselmann", "de-en")
    (True, False)
    """
    source_lang, target_lang = pair.split("-")
    known = zipf(target, target_lang)
    if known - zipf(source, target_lang) >= margin and known >= RAREST:
        return True
    own, theirs = surplus(target, target_lang, source_lang), surplus(source, source_lang, target_lang)
    return own >= EXONYM_SURPLUS[0] and theirs >= EXONYM_SURPLUS[1]


@lru_cache(maxsize=50_000)
def is_compound(word: str, lang: str) -> bool:
    """Whether a word falls into two or more frequent words of its language, with or without a linking element.

    >>> is_compound("Weltranglistenerste", "de"), is_compound("Sabalenka", "de")
    (True, False)
    """
    return _splits(word.lower(), lang, parts=1)


@lru_cache(maxsize=200_000)
def _splits(rest: str, lang: str, parts: int) -> bool:
    if parts > 1 and (zipf(rest, lang) >= _PART_ZIPF and len(rest) >= _SHORTEST_PART):
        return True
    for cut in range(_SHORTEST_PART, len(rest) - _SHORTEST_PART + 1):
        head, tail = rest[:cut], rest[cut:]
        known = any(
            head.endswith(link)
            and zipf(head[: len(head) - len(link)], lang) >= _PART_ZIPF
            and len(head) - len(link) >= 3
            for link in linking_elements(lang)
        )
        if known and _splits(tail, lang, parts + 1):
            return True
    return False
