"""Word patterns of a lexicon, and an index that finds all of them in a text at once.

A pattern is looked for only where its longest word stands, so the cost grows with the text and not with the lexicon.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import Generic, TypeVar

from translaudit.lexicon.words import WORD

Payload = TypeVar("Payload")
Sequences = tuple[tuple[str, ...], ...]

ANY_WORD = "*"
MAX_EXPANSIONS = 600
_CHOICE = re.compile(r"\(([^()]*)\)")
_SYMBOL = re.compile(rf"\*|{WORD.pattern}")


class PatternError(ValueError):
    """A pattern of a lexicon that cannot be read."""


def expand(pattern: str) -> Sequences:
    """The word sequences that a pattern stands for.

    >>> expand("(keep|hold) * feet (very|) still")[1]
    ('keep', '*', 'feet', 'still')

    Raises:
        PatternError: a bracket is left open, the pattern has no words, or stands for too much.
    """
    if "(" not in pattern and ")" not in pattern:
        return _checked((tuple(_SYMBOL.findall(pattern)),), pattern)
    parts = _CHOICE.split(pattern)
    if any("(" in part or ")" in part for part in parts[::2]):
        raise PatternError(f"'{pattern}' has a bracket without its partner")
    choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
    sequences = list(dict.fromkeys(tuple(_SYMBOL.findall(" ".join(choice))) for choice in product(*choices)))
    if len(sequences) > MAX_EXPANSIONS:
        raise PatternError(f"'{pattern}' stands for more than {MAX_EXPANSIONS} phrases: write several")
    return _checked(tuple(sequences), pattern)


def _checked(sequences: Sequences, pattern: str) -> Sequences:
    if any(all(word == ANY_WORD for word in sequence) for sequence in sequences):
        raise PatternError(f"'{pattern}' has a form without words")
    return sequences


def readable(pattern: str) -> str:
    """A pattern as a person writes it: the first of every choice.

    >>> readable("Secretary of (Defense|War)")
    'Secretary of Defense'
    """
    return " ".join(_CHOICE.sub(lambda match: match.group(1).split("|")[0], pattern).split())


class PatternIndex(Generic[Payload]):
    """Finds patterns by the stems of their words.

    A lexicon has ten thousand patterns, an article needs a few dozen of them. So only one word of each is stemmed
    beforehand (its keys), and a pattern is spelled out when a text first has a word of each of its groups; until then
    it waits for a word that the last text lacked.
    """

    def __init__(self, patterns: Iterable[tuple[str, Payload]], stem: Callable[[str], str]) -> None:
        """Index patterns, each with what it stands for; `stem` must be the one that the texts are read with."""
        self._stem = stem
        self._patterns = tuple(patterns)
        self._waiting: dict[str, set[int]] = defaultdict(set)
        for number, (pattern, _) in enumerate(self._patterns):
            for word in keys(pattern):
                self._waiting[stem(word)].add(number)
        self._groups: dict[int, tuple[frozenset[str], ...]] = {}
        self._by_anchor: dict[str, list[tuple[int, int, tuple[str, ...]]]] = defaultdict(list)
        self._spelled_out: set[int] = set()

    def find(self, stems: Sequence[str]) -> Iterator[tuple[int, int, Payload]]:
        """First word, word after the last, and payload of every pattern found, in the order of the text."""
        present = set(stems)
        for stem in self._waiting.keys() & present:
            for number in self._waiting.pop(stem) - self._spelled_out:
                self._meet(number, present)
        text = tuple(stems)
        anchors = self._by_anchor.keys()
        found = {hit for position, word in enumerate(text) if word in anchors for hit in self._at(position, word, text)}
        for first, last, number in sorted(found, key=lambda hit: (hit[0], -hit[1], hit[2])):
            yield first, last, self._patterns[number][1]

    def _meet(self, number: int, present: set[str]) -> None:
        """Spell a pattern out for a text that has a word of each of its groups, or have it wait for one that lacks."""
        if number not in self._groups:
            groups = needed(self._patterns[number][0])
            self._groups[number] = tuple(frozenset(map(self._stem, group)) for group in groups)
        lacking = next((group for group in self._groups[number] if group.isdisjoint(present)), None)
        if lacking is None:
            self._spell_out(number)
        else:
            for stem in lacking:
                self._waiting[stem].add(number)

    def _spell_out(self, number: int) -> None:
        self._spelled_out.add(number)
        for words in expand(self._patterns[number][0]):
            sequence = tuple(word if word == ANY_WORD else self._stem(word) for word in words)
            anchor = max(range(len(sequence)), key=lambda place: (sequence[place] != ANY_WORD, len(sequence[place])))
            self._by_anchor[sequence[anchor]].append((anchor, number, sequence))

    def _at(self, position: int, word: str, stems: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
        for anchor, number, sequence in self._by_anchor[word]:
            first = position - anchor
            last = first + len(sequence)
            if first < 0 or last > len(stems):
                continue
            there = stems[first:last]
            if there == sequence or (ANY_WORD in sequence and _fits(sequence, there)):
                yield first, last, number


def keys(pattern: str) -> tuple[str, ...]:
    """Words of which every phrase that a pattern stands for has one: as few and as long as can be.

    >>> keys("(keep|hold) * feet (very|) still"), keys("(very|) (big|large) (man|)")
    (('still',), ('big', 'large'))
    """
    if "(" not in pattern:
        return (max(WORD.findall(pattern), key=len, default=""),)
    return min(needed(pattern), key=lambda group: (len(group), -len(group[0])))


def needed(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Groups of words; every phrase that a pattern stands for has a word of each.

    >>> needed("(keep|hold) * feet (very|) still")
    (('keep', 'hold'), ('feet',), ('still',))
    """
    if "(" not in pattern:
        return tuple((word,) for word in WORD.findall(pattern)) or (("",),)
    parts = [part.split("|") if index % 2 else [part] for index, part in enumerate(_CHOICE.split(pattern))]
    groups: list[tuple[str, ...]] = []
    for part in parts:
        if len(part) == 1:
            groups += [(word,) for word in WORD.findall(part[0])]
        elif all(longest := [max(WORD.findall(option), key=len, default="") for option in part]):
            groups.append(tuple(longest))
    return tuple(groups) or (
        tuple(dict.fromkeys(word for words in expand(pattern) for word in words if word != ANY_WORD)),
    )


def _fits(sequence: Sequence[str], stems: Sequence[str]) -> bool:
    return all(word in (ANY_WORD, stem) for word, stem in zip(sequence, stems, strict=True))
