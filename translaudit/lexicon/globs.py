"""Words with `*` at an end: how lists of words say "and whatever it is compounded with"."""

from collections.abc import Collection, Iterable, Iterator
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
        self._lengths = {kind: frozenset(map(len, by_core)) for kind, by_core in self._kinds.items()}

    @classmethod
    def of(cls, patterns: Iterable[str]) -> "GlobIndex[str]":
        """An index of patterns that stand for themselves: only whether a word fits any is asked."""
        return GlobIndex((pattern, pattern) for pattern in patterns)

    def fits(self, word: str) -> bool:
        """Whether a word fits any of the patterns."""
        return any(True for _ in self.find(word))

    def find(self, word: str) -> Iterator[Payload]:
        """What every pattern stands for that a word fits; in no order."""
        for kind, by_core in self._kinds.items():
            lengths = self._lengths[kind]
            for core in by_core.keys() & (_pieces(word, kind, lengths) | _pieces(word.lower(), kind, lengths)):
                yield from by_core[core]


def _pieces(form: str, kind: tuple[bool, bool], lengths: Collection[int]) -> set[str]:
    """What a pattern may have between its asterisks to fit a word, if letters may stand before or after that."""
    open_before, open_after = kind
    if not open_before and not open_after:
        return {form}
    spare = [(len(form) - length, length) for length in lengths if length <= len(form)]
    if open_before and open_after:
        return {form[start : start + length] for most, length in spare for start in range(most + 1)}
    return {form[most:] for most, _ in spare} if open_before else {form[:length] for _, length in spare}
