"""Names that are also words, and the words that a machine makes of them: Schuld and ‘debt’, Stern and ‘star’."""

from functools import cache

import msgspec

from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.frequency import zipf
from translaudit.lexicon.table import translation_table
from translaudit.names.similarity import fold, likeness

_TRANSLATES = 0.25
"""Probability by the lexical table from which a word is what a machine makes of a name (Kranich, crane)."""
_SAME_BEGINNING = 4
"""Letters that a name and the word made of it share at least (Discord, discrepancies)."""

_KNOWN = 2.0
"""Zipf frequency in the target language from which a source word can be a name that is also a target word."""
_COGNATE = 0.7
"""Likeness from which two words are the same word in two languages."""


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names that are words of the source language, one a line: `name = translation | translation`; so their endings."""

    pairs: str
    endings: str
    particles: tuple[str, ...]
    """Target words that stand for the particle of a surname."""
    towns: str = ""
    """Places that are words, in the same form as `pairs`."""
    place_prepositions: frozenset[str] = frozenset()
    """Source words that stand right before a town and hardly before a noun without its article."""
    articled_endings: tuple[str, ...] = ()
    """Those of the endings that belong to mountains, which have articles."""
    company_ends: str = ""
    """What ends a firm's name (Söhne) and what it is as a word, in the same form."""
    phrases: str = ""
    """Names as they are written, and what a machine makes of them: `Freie Presse = Free Press`."""
    suffixes: tuple[tuple[str, str], ...] = ()
    """Endings of words derived from names, and what they are in the target language: ismus, ism."""
    articles: frozenset[str] = frozenset()
    """Target articles, which stand for the particle of a name (The Obeid)."""


@cache
def name_word_rules(pair: str) -> NameWords:
    """What a language pair knows about names that are words; nothing where it has no such file."""
    return load_topic(pair, "name_words", NameWords) if has_topic(pair, "name_words") else NameWords("", "", ())


@cache
def _name_words(pair: str) -> dict[str, frozenset[str]]:
    return _read(name_word_rules(pair).pairs)


@cache
def endings_of_names(pair: str) -> dict[str, frozenset[str]]:
    """Folded endings of surnames and places that are words (berg), and the target words that these are."""
    return _read(name_word_rules(pair).endings)


def translated_particles(pair: str) -> tuple[str, ...]:
    """Target words that stand for the particle of a surname that was translated (of the Blankets)."""
    return name_word_rules(pair).particles


@cache
def towns_that_are_words(pair: str) -> dict[str, frozenset[str]]:
    """Folded towns that are words of the source language, and these as target words: Essen, food."""
    return _read(name_word_rules(pair).towns)


@cache
def company_ends(pair: str) -> dict[str, frozenset[str]]:
    """Folded ends of firms' names, and what they are as target words: Söhne, sons."""
    return _read(name_word_rules(pair).company_ends)


@cache
def translated_phrases(pair: str) -> tuple[tuple[str, str], ...]:
    """Names of the source exactly as written, and each rendering of them word by word."""
    lines = (line.split(" = ") for line in name_word_rules(pair).phrases.strip().splitlines())
    return tuple((name, rendering.strip()) for name, listed in lines for rendering in listed.split("|"))


def _read(listed: str) -> dict[str, frozenset[str]]:
    lines = (line.split(" = ") for line in listed.strip().splitlines())
    return {fold(name): frozenset(word.strip() for word in words.split("|")) for name, words in lines}


def is_translation(name: str, word: str, pair: str) -> bool:
    """Whether a target word translates a source name that is also a word.

    >>> is_translation("Schuld", "debt", "de-en"), is_translation("Schuld", "says", "de-en")
    (True, False)
    """
    translations = _name_words(pair).get(fold(name), frozenset())
    lower = word.lower()
    return lower in translations or (lower.endswith("s") and lower[:-1] in translations)


def is_usual_translation(name: str, word: str, pair: str) -> bool:
    """Whether the lexical table renders a source word so, which may be a name too: Kranich, crane."""
    table = translation_table(pair)
    return table is not None and name.lower() != word.lower() and table.probability(name, word) >= _TRANSLATES


def is_misreading(name: str, word: str, pair: str) -> bool:
    """Whether a small-letter target word was made of a name that both languages know, as ‘discrepancies’ of Discord.

    It begins like the name and is unlike enough to be no common cognate (Programm, programme).
    """
    source_lang, target_lang = pair.split("-")
    known = zipf(name, target_lang)
    return (
        len(name) > _SAME_BEGINNING
        and fold(word)[:_SAME_BEGINNING] == fold(name)[:_SAME_BEGINNING]
        and known >= _KNOWN
        and zipf(name, source_lang) - known < 1
        and likeness(name, word) < _COGNATE
    )
