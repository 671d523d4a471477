"""Number words to values: an additive grammar over the words of a language's `numbers.toml`.

"zweihundertsiebenundvierzig" and "two hundred and forty-seven" are the same run of atoms; a run is read from left to
right, hundreds multiplying what stands before them, scales closing it, "und" turning units and tens round.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

import msgspec

from translaudit.numbers.language import Grammar, grammar_of

JOIN = -1
"""The atom of the joining word in a compound ("fünf-und-zwanzig")."""


class WordNumber(msgspec.Struct, frozen=True):
    """What one word contributes: its atoms, or a finished value (`half`: the word ends in one half)."""

    atoms: tuple[int, ...]
    ordinal: bool = False
    half: bool = False


@lru_cache(maxsize=65536)
def read_word(word: str, lang: str) -> WordNumber | None:
    """The atoms of one word in lower case, or None if it is no number word."""
    grammar = grammar_of(lang)
    words = grammar.words
    if word in words.ordinals:
        return WordNumber((words.ordinals[word],), ordinal=True)
    for suffix in words.half_suffixes:
        stem = word.removesuffix(suffix)
        if stem != word and (atoms := _split(stem, grammar)):
            return WordNumber(atoms, half=True)
    if atoms := _split(word, grammar):
        return WordNumber(atoms)
    for ending in words.ordinal_endings:
        stem = word.removesuffix(ending)
        if stem != word and (atoms := _split(stem, grammar)):
            return WordNumber(atoms, ordinal=True)
    return _irregular_ordinal(word, grammar)


def evaluate(atoms: Sequence[int]) -> int | None:
    """The value of a run of atoms, or None where the run is not one number."""
    total, chunk, last_scale, joined = 0, 0, None, False
    started = False
    for atom in atoms:
        if atom == JOIN:
            joined = True
            continue
        if atom == 100:
            if not started:
                chunk = 100
            elif 1 <= chunk < 100 or (chunk == 0 and total):
                chunk = (chunk or 1) * 100
            else:
                return None
        elif atom >= 1000:
            if last_scale is not None and atom >= last_scale:
                return None
            if started and chunk == 0:
                return None
            total += (chunk or 1) * atom
            chunk, last_scale = 0, atom
        elif not _addable(chunk, atom, joined=joined, started=started and chunk != 0):
            return None
        else:
            chunk += atom
        started, joined = True, False
    return total + chunk if started and not joined else None


def _addable(chunk: int, atom: int, *, joined: bool, started: bool) -> bool:
    if not started:
        return True
    rest = chunk % 100
    if rest == 0:
        return atom > 0
    return (rest >= 20 and rest % 10 == 0 and 0 < atom < 10) or (joined and 0 < rest < 10 and 20 <= atom < 100)


def _split(word: str, grammar: Grammar) -> tuple[int, ...]:
    cardinals = grammar.words.cardinals
    if word in cardinals:
        return (cardinals[word],)
    if not grammar.words.compounding or len(word) < 7:
        return ()
    return next((atoms for atoms in _splits(word, grammar) if evaluate(atoms) is not None), ())


def _splits(word: str, grammar: Grammar) -> list[tuple[int, ...]]:
    """Every way to cut a compound into cardinals and joining words."""
    cardinals, joiners = grammar.words.cardinals, grammar.words.joiners
    ways: list[list[tuple[int, ...]]] = [[()], *([] for _ in word)]
    longest = max(map(len, cardinals))
    for end in range(1, len(word) + 1):
        starts = [start for start in range(max(0, end - longest), end) if ways[start]]
        if not starts:
            return []
        for start in starts:
            part = word[start:end]
            atom = cardinals.get(part, JOIN if part in joiners and start else None)
            if atom is not None:
                ways[end] += [(*way, atom) for way in ways[start]]
    return ways[-1]


def _irregular_ordinal(word: str, grammar: Grammar) -> WordNumber | None:
    """A compound that ends in an irregular ordinal: "hundertdritte"."""
    if not grammar.words.compounding:
        return None
    for ending, value in grammar.words.ordinals.items():
        stem = word.removesuffix(ending)
        if stem != word and (atoms := _split(stem, grammar)) and evaluate((*atoms, value)) is not None:
            return WordNumber((*atoms, value), ordinal=True)
    return None


@lru_cache(maxsize=65536)
def prefix_value(word: str, lang: str) -> Fraction | None:
    """The number that a compound begins with ("Zweidrittelmehrheit", "Sechserpack"): good enough to acquit."""
    grammar = grammar_of(lang)
    if not grammar.words.compounding or len(word) < 6:
        return None
    for length in range(len(word) - 2, 2, -1):
        stem = word[:length]
        if stem in grammar.values or stem in grammar.soft:
            return grammar.values.get(stem) or grammar.soft[stem]
        number = read_word(stem, lang)
        if number is not None and (value := evaluate(number.atoms)) is not None and value > 1:
            return Fraction(value)
    return None
