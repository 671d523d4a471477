"""What a target language has borrowed from a source language, and how nouns and names stand in both."""

from functools import cache

import msgspec

from translaudit.checks.base import Case
from translaudit.fluency.words import word_forms
from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.globs import fits

TOPIC = "untranslated"


class UntranslatedRules(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """What a target language has borrowed from a source language."""

    borrowed: frozenset[str]
    """Words that may stay as they are, in lower case."""
    borrowed_beside: dict[str, tuple[str, ...]]
    """Words that may stay where the source has one of some others: a krone among currencies, but not on a head."""
    place_endings: tuple[str, ...]
    """Endings of words that are part of a place's or club's name (-kirche, -platz), in lower case."""
    adjective_endings: tuple[str, ...]
    """Endings of source words that come before a noun."""
    determiners: frozenset[str]
    """Source words after which a capitalised word is an ordinary noun, in lower case."""
    target_determiners: frozenset[str]
    """Target words after which a capitalised word is hardly a person's name, in lower case."""
    target_articles: frozenset[str]
    """Those of them that also stand before the names of places and institutions."""
    noun_endings: tuple[str, ...]
    """Endings of source nouns that names do not have."""
    target_adjective_endings: tuple[str, ...]
    """Endings of target adjectives that stand before common nouns rather than places (provisional, permanent)."""
    noun_introducers: frozenset[str]
    """Target words, besides determiners and adjectives, after which a noun is hardly a place or a person."""
    genitive_determiners: frozenset[str]
    """Source words after which a noun has the ending of the genitive, in lower case."""
    genitive_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    """What a source verb has more than the noun that is made of its stem (Pfusch, pfuschen)."""
    kinds: frozenset[str]
    """Target words, in lower case, for the kinds of things that keep their names and have them before: a district."""
    explained_before: str
    explained_behind: str
    """Regular expressions of what stands right before and right behind a word that is shown and explained."""


@cache
def untranslated_rules(pair: str) -> UntranslatedRules | None:
    """The rules of a language pair, or None where translaudit does not know them."""
    return load_topic(pair, TOPIC, UntranslatedRules) if has_topic(pair, TOPIC) else None


def is_borrowed(case: Case, word: str) -> bool:
    """Whether a word of the source language, in lower case, may stay as it is in the target."""
    rules = untranslated_rules(case.language_pair)
    if rules is None:
        return False
    beside = rules.borrowed_beside.get(word, ())
    return word in rules.borrowed or any(fits(pattern, form) for pattern in beside for form in word_forms(case.source))
