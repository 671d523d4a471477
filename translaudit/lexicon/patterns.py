"""Word patterns of a lexicon, and an index that finds all of them in a text at once.

A pattern is looked for only where its rarest word stands, so the cost grows with the text and not with the lexicon.
"""

import re
from collections import Counter, defaultdict
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
    parts = _CHOICE.split(pattern)
    if any("(" in part or ")" in part for part in parts[::2]):
        raise PatternError(f"'{pattern}' has a bracket without its partner")
    choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
    sequences = list(dict.fromkeys(tuple(_SYMBOL.findall(" ".join(choice))) for choice in product(*choices)))
    if len(sequences) > MAX_EXPANSIONS:
        raise PatternError(f"'{pattern}' stands for more than {MAX_EXPANSIONS} phrases: write several")
    if any(all(word == ANY_WORD for word in sequence) for sequence in sequences):
        raise PatternError(f"'{pattern}' has a form without words")
    return tuple(sequences)


def readable(pattern: str) -> str:
    """A pattern as a person writes it: the first of every choice.

    >>> readable("Secretary of (Defense|War)")
    'Secretary of Defense'
    """
    return " ".join(_CHOICE.sub(lambda match: match.group(1).split("|")[0], pattern).split())


class PatternIndex(Generic[Payload]):
    """Finds patterns by the stems of their words."""

    def __init__(self, patterns: Iterable[tuple[str, Payload]], stem: Callable[[str], str]) -> None:
        """Index patterns, each with what it stands for; `stem` must be the one that the texts are read with."""
        expanded = [
            (sequence, payload)
            for pattern, payload in patterns
            for sequence in dict.fromkeys(
                tuple(word if word == ANY_WORD else stem(word) for word in words) for words in expand(pattern)
            )
        ]
        counts = Counter(word for sequence, _ in expanded for word in set(sequence))
        self._by_anchor: dict[str, list[tuple[int, tuple[str, ...], Payload]]] = defaultdict(list)
        for sequence, payload in expanded:
            anchor = min(
                (place for place, word in enumerate(sequence) if word != ANY_WORD),
                key=lambda place, words=sequence: (counts[words[place]], -len(words[place])),  # type: ignore[misc]
            )
            self._by_anchor[sequence[anchor]].append((anchor, sequence, payload))

    def find(self, stems: Sequence[str]) -> Iterator[tuple[int, int, Payload]]:
        """First word, word after the last, and payload of every pattern found."""
        for position, word in enumerate(stems):
            for anchor, sequence, payload in self._by_anchor.get(word, ()):
                first = position - anchor
                last = first + len(sequence)
                if first >= 0 and last <= len(stems) and _fits(sequence, stems[first:last]):
                    yield first, last, payload


def _fits(sequence: Sequence[str], stems: Sequence[str]) -> bool:
    return all(word in (ANY_WORD, stem) for word, stem in zip(sequence, stems, strict=True))
