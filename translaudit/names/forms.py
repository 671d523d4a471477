"""The forms that a name takes in running text: with a case ending, as an adjective, as an inhabitant."""

from functools import lru_cache

from translaudit.names.similarity import fold, foldings
from translaudit.names.words import name_rules

STEM = 4
"""Letters that a name and its derivation must share (Afghan-istan, Afghan)."""
SHORTEST_TOWN = 3
"""Letters of a town that its adjective keeps at least (Emd-er, Bas-ler)."""
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=50_000)
def base_forms(word: str, lang: str) -> tuple[str, ...]:
    """A word and what it may be the inflected form of, in its own letters: `Trumps`, `Trump`."""
    rules = name_rules(lang)
    endings = rules.genitives if rules else ()
    return (
        word,
        *(word[: -len(ending)] for ending in endings if word.endswith(ending) and len(word) - len(ending) >= 3),
    )


@lru_cache(maxsize=50_000)
def uninflected(word: str, lang: str) -> tuple[str, ...]:
    """What is left of a word without each case ending that it may have."""
    rules = name_rules(lang)
    if rules is None or not word.lower().endswith(rules.endings):
        return ()
    return tuple(
        word[: -len(ending)]
        for ending in rules.endings
        if word.lower().endswith(ending) and len(word) - len(ending) >= 3 and _may_end(fold(word), ending)
    )


@lru_cache(maxsize=100_000)
def stems(word: str, lang: str) -> frozenset[str]:
    """Folded forms of a word without case ending, and without a derivation of at least `STEM` letters' stem."""
    rules = name_rules(lang)
    found = set(foldings(word))
    for base in (*uninflected(word, lang), *towns_of(word, lang), *without_article(word, lang)):
        found |= foldings(base)
    if rules is not None:
        for folded in foldings(word):
            if folded.endswith(rules.derivations):
                found.update(
                    folded[: -len(ending)]
                    for ending in rules.derivations
                    if folded.endswith(ending) and len(folded) - len(ending) >= STEM and _may_end(folded, ending)
                )
    return frozenset(found)


@lru_cache(maxsize=50_000)
def towns_of(word: str, lang: str) -> tuple[str, ...]:
    """The towns whose adjective a word may be.

    >>> towns_of("Pilsner", "de"), towns_of("Emder", "de"), towns_of("Emden", "de")
    (('Pilsen', 'Pilsnen', 'Pilsn'), ('Emden', 'Emd'), ())
    """
    rules = name_rules(lang)
    if rules is None or not word[:1].isupper() or not word.endswith(tuple(rules.town_adjectives)):
        return ()
    return tuple(
        word[: -len(ending)] + town
        for ending, towns in rules.town_adjectives.items()
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_TOWN
        for town in towns
    )


def without_article(word: str, lang: str) -> tuple[str, ...]:
    """A name without the elided article in front of it: `Aquila` of L'Aquila."""
    bare = word.replace("’", "'")
    if "'" not in bare:
        return ()
    rules = name_rules(lang)
    return tuple(
        word[len(article) :]
        for article in (rules.elided_articles if rules else ())
        if bare.lower().startswith(article) and word[len(article) : len(article) + 1].isupper()
    )


def is_derivation(word: str, ending: str, lang: str) -> bool:
    """Whether a folded word has an ending that makes adjectives and inhabitants of a place."""
    rules = name_rules(lang)
    return rules is not None and ending in rules.derivations and _may_end(word, ending)


def _may_end(word: str, ending: str) -> bool:
    """An ending in -n follows a vowel (Russia-n, Kurde-n), one in -r an e (Karlsruhe-r): Nagelsmann has no ending."""
    before = fold(word)[-len(ending) - 1 : -len(ending)]
    return (ending[0] != "n" or before in _VOWELS) and (ending[0] != "r" or before == "e")
