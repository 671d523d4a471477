"""Words with `*` at an end: how lists of words say "and whatever it is compounded with"."""

from collections.abc import Iterable, Iterator
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
        self._kinds: dict[tuple[bool, bool], dict[str, list[Payload]]] = {}
        for pattern, payload in patterns:
            kind = self._kinds.setdefault((pattern[:1] == "*", pattern[-1:] == "*"), {})
            kind.setdefault(pattern.strip("*"), []).append(payload)

    def find(self, word: str) -> Iterator[Payload]:
        """What every pattern stands for that a word fits; in no order."""
        for kind, by_core in self._kinds.items():
            for core in by_core.keys() & (_pieces(word, *kind) | _pieces(word.lower(), *kind)):
                yield from by_core[core]


def _pieces(form: str, open_before: bool, open_after: bool) -> set[str]:  # noqa: FBT001 - a kind of pattern
    """What a pattern may have between its asterisks, if letters may stand before or after that, to fit a word."""
    length = len(form)
    if open_before and open_after:
        return {form[start:end] for start in range(length + 1) for end in range(start, length + 1)}
    if open_before:
        return {form[start:] for start in range(length + 1)}
    return {form[:end] for end in range(length + 1)} if open_after else {form}
