"""Negators compared verb by verb: which word does "not" deny, and does another wording of the sentence deny it too?"""

from functools import lru_cache

from translaudit.accuracy.polarity import polarity_rules
from translaudit.fluency.words import WORD

_REACH = 3
"""Words after a negator among which the denied word is looked for."""
_STEM = 5
_SHORTEST = 4


def negated_only_here(text: str, other: str, lang: str) -> tuple[int, int] | None:
    """A negator and the word it denies (offsets in `text`), where `other` has that word without any negator near it."""
    affirmed = _affirmed_stems(other, lang)
    for negator, word, stem in _denied(text, lang):
        if stem in affirmed:
            return negator, word
    return None


def negated_in_retranslation_only(text: str, other: str, lang: str) -> tuple[int, int] | None:
    """A word of `text` without any negator near it (offsets), which `other` denies."""
    affirmed = _affirmed_stems(text, lang)
    for _, _, stem in _denied(other, lang):
        if stem in affirmed:
            return affirmed[stem]
    return None


def _denied(text: str, lang: str) -> list[tuple[int, int, str]]:
    """Start of each negator, end of the word it denies, and that word's stem."""
    tokens, rules = _tokens(text), polarity_rules(lang)
    found: list[tuple[int, int, str]] = []
    if rules is None:
        return found
    for index, (start, _, word) in enumerate(tokens):
        if _negates(word, lang):
            for _, end, following in tokens[index + 1 : index + 1 + _REACH]:
                if len(following) >= _SHORTEST and not _negates(following, lang) and following not in rules.undeniable:
                    found.append((start, end, following[:_STEM]))
                    break
    return found


def _affirmed_stems(text: str, lang: str) -> dict[str, tuple[int, int]]:
    """Stems of words that occur without a negator in the few words before them or the two after."""
    tokens = _tokens(text)
    affirmed: dict[str, tuple[int, int]] = {}
    for index, (start, end, word) in enumerate(tokens):
        near = tokens[max(0, index - 2 * _REACH) : index + 3]
        if len(word) >= _SHORTEST and not any(_negates(other, lang) for _, _, other in near):
            affirmed.setdefault(word[:_STEM], (start, end))
    denied = {
        word[:_STEM]
        for index, (_, _, word) in enumerate(tokens)
        if any(_negates(other, lang) for _, _, other in tokens[max(0, index - 2 * _REACH) : index + 3])
    }
    return {stem: place for stem, place in affirmed.items() if stem not in denied}


def _negates(word: str, lang: str) -> bool:
    rules = polarity_rules(lang)
    return rules is not None and rules.denies_next(word)


@lru_cache(maxsize=1024)
def _tokens(text: str) -> tuple[tuple[int, int, str], ...]:
    return tuple((m.start(), m.end(), m.group().lower().replace("’", "'")) for m in WORD.finditer(text))
