"""Words with `*` at an end: how lists of words say "and whatever it is compounded with"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Generic, TypeVar

Payload = TypeVar("Payload")


def fits(pattern: str, word: str) -> bool:
    """Whether a word fits a pattern; one without a capital is blind to capitals.

    >>> fits("*minist*", "Innenministerin"), fits("Mann", "man"), fits("nord*", "Nordsee")
    (True, False, True)
    """
    if pattern == pattern.lower():
        word = word.lower()
    core = pattern.strip("*")
    if pattern[0] == "*":
        return core in word if pattern[-1] == "*" else word.endswith(core)
    return word.startswith(core) if pattern[-1] == "*" else word == core


class GlobIndex(Generic[Payload]):
    """Finds the patterns that a word fits, in a time that does not grow with their number.

    >>> index = GlobIndex([("*minist*", 1), ("Mann", 2), ("nord*", 3)])
    >>> list(index.find("Innenministerin")), list(index.find("man")), list(index.find("Nordsee"))
    ([1], [], [3])
    """

    def __init__(self, patterns: Iterable[tuple[str, Payload]]) -> None:
        """Index patterns, each with what it stands for."""
        self._by_core: dict[tuple[bool, bool, str], list[Payload]] = defaultdict(list)
        for pattern, payload in patterns:
            self._by_core[pattern[:1] == "*", pattern[-1:] == "*", pattern.strip("*")].append(payload)

    def find(self, word: str) -> Iterator[Payload]:
        """What every pattern stands for that a word fits; in no order."""
        for key in dict.fromkeys(chain(_keys(word), _keys(word.lower()))):
            yield from self._by_core.get(key, ())


def _keys(form: str) -> Iterator[tuple[bool, bool, str]]:
    """All ends and pieces of a word, with whether letters may stand before and after them."""
    length = len(form)
    yield False, False, form
    yield from ((False, True, form[:end]) for end in range(length + 1))
    yield from ((True, False, form[start:]) for start in range(length + 1))
    yield from ((True, True, form[start:end]) for start in range(length + 1) for end in range(start, length + 1))
