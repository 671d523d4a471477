"""How a source is turned into a request for a model: splitting what is too long, and batches that change nothing."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import msgspec

Item = TypeVar("Item")

_CLAUSE_END = re.compile(r"(?<=[;:.!?…,–—])\s+")
_SPACE = re.compile(r"\s+")
OUTPUT_STEP = 64
"""Output limits are rounded up to this many tokens, so that texts of similar length share a limit and so a batch."""
OUTPUT_FACTOR = 3
"""A translation may have this many times the source's tokens, plus `OUTPUT_STEP`, before it counts as running away:
the widest ratio in 2000 WMT19 news sentences is below 2."""


class DecodingSettings(msgspec.Struct, frozen=True):
    """What a translation depends on besides the model and the text. Length normalisation: score / length."""

    beam: int = 4
    output_limit: int | None = None
    """Tokens an output may have; None: in proportion to its source."""

    @property
    def signature(self) -> str:
        """`beam:4`, and the limit where it is fixed."""
        fixed = f"|limit:{self.output_limit}" if self.output_limit else ""
        return f"beam:{self.beam}|len:1{fixed}"

    def limit(self, source_tokens: int, positions: int) -> int:
        """Most tokens that the output for a source may have; `positions` is what the model can hold."""
        if self.output_limit:
            return min(self.output_limit, positions - 1)
        steps = -(-source_tokens * OUTPUT_FACTOR // OUTPUT_STEP) + 1
        return min(steps * OUTPUT_STEP, positions - 1)


def split_to_fit(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Cut a text that does not fit into parts that do: between clauses, else between words, else anywhere.

    Cuts are made as near to the middle as possible. White space at a cut is dropped; nothing else is.

    >>> split_to_fit("one two, three four", lambda part: len(part) <= 10)
    ['one two,', 'three four']
    """
    if fits(text) or len(text) < 2:
        return [text]
    cuts = [match.span() for match in _CLAUSE_END.finditer(text)] or [match.span() for match in _SPACE.finditer(text)]
    cuts = [cut for cut in cuts if text[: cut[0]].strip() and text[cut[1] :].strip()] or [(len(text) // 2,) * 2]
    before, after = min(cuts, key=lambda cut: abs(cut[0] - len(text) / 2))
    return split_to_fit(text[:before], fits) + split_to_fit(text[after:], fits)


def batches(
    items: Sequence[Item], cost: Callable[[Item], int], *, limit: int, group: Callable[[Item], object] | None = None
) -> Iterator[list[int]]:
    """Indices of items in batches, the longest first, none with more than `limit` padded tokens or else one item.

    Only items of the same `group` share a batch.
    """
    order = sorted(range(len(items)), key=lambda index: (-cost(items[index]), index))
    waiting: dict[object, list[int]] = {}
    for index in order:
        key = group(items[index]) if group else None
        batch = waiting.setdefault(key, [])
        if batch and cost(items[batch[0]]) * (len(batch) + 1) > limit:
            yield batch
            batch = waiting[key] = []
        batch.append(index)
    yield from (batch for batch in waiting.values() if batch)
