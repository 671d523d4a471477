"""How the source uses its capitalised words: as ordinary nouns, as surnames, in the genitive."""

import itertools
from functools import lru_cache

from translaudit.accuracy.untranslated.place import follows
from translaudit.accuracy.untranslated.rules import UntranslatedRules
from translaudit.checks.base import Case
from translaudit.fluency.words import Word, read_words
from translaudit.names.witnesses import witnesses_of

_SHORTEST_ADJECTIVE = 4


@lru_cache(maxsize=8)
def written_in(case: Case) -> frozenset[str]:
    """The source's words exactly as written."""
    return frozenset(word.text for word in read_words(case.source))


@lru_cache(maxsize=8)
def nouns_of(case: Case, rules: UntranslatedRules) -> frozenset[str]:
    """Capitalised words that the source uses as ordinary nouns: right after an article or another determiner."""
    words = read_words(case.source)
    return frozenset(
        word.text
        for previous, word in itertools.pairwise(words)
        if word.text[0].isupper() and (previous.text.lower() in rules.determiners or _is_adjective(previous, rules))
    )


@lru_cache(maxsize=8)
def surnames_of(case: Case, rules: UntranslatedRules) -> frozenset[str]:
    """The source's words that stand behind a given name, and nowhere behind a determiner."""
    words = read_words(case.source)
    nouns = {word.text for index, word in enumerate(words) if follows(words, index, rules.determiners)}
    return witnesses_of(case).surnames - nouns


@lru_cache(maxsize=8)
def genitives_of(case: Case, rules: UntranslatedRules) -> frozenset[str]:
    """The source's words behind a determiner that asks for the genitive."""
    words = read_words(case.source)
    return frozenset(word.text for index, word in enumerate(words) if follows(words, index, rules.genitive_determiners))


def _is_adjective(previous: Word, rules: UntranslatedRules) -> bool:
    return (
        previous.text.islower()
        and len(previous.text) > _SHORTEST_ADJECTIVE
        and previous.text.endswith(rules.adjective_endings)
    )
