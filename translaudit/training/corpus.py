"""Sentence pairs with their origin, and which of them are worth learning from."""

import hashlib
import lzma
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from translaudit.training.recipe import DataRecipe

NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w]|[.,]\d)")
_WORD = re.compile(r"\w+")
_LEAST_WORDS = 6
"""A shorter source may well stand on the target side as it is."""


class Pair(NamedTuple):
    """A sentence, its translation, and where they come from."""

    source: str
    target: str
    origin: str = ""


def read_corpus(path: Path) -> Iterator[Pair]:
    """The pairs of a tab-separated file, xz-compressed or not; lines without a translation are left out."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            source, target, origin = [*line.rstrip("\n").split("\t"), "", ""][:3]
            if source and target:
                yield Pair(source, target, origin)


def select(pairs: Iterable[Pair], recipe: DataRecipe, held_out: Collection[str] = ()) -> Iterator[Pair]:
    """The pairs to learn from, in their order; `held_out` are `plain` sources that must not be among them."""
    for pair in pairs:
        if pair.origin in recipe.leave_out or plain(pair.source) in held_out:
            continue
        share = recipe.keep.get(pair.origin, 1.0)
        if share < 1.0 and portion(pair.source) >= share:
            continue
        if untranslated(pair) > recipe.most_untranslated:
            continue
        if pair.origin in recipe.numbers_agree and _numbers(pair.source) != _numbers(pair.target):
            continue
        yield pair


def plain(text: str) -> str:
    """A text in lower case without spaces and punctuation."""
    return "".join(filter(str.isalnum, text.lower()))


def portion(text: str) -> float:
    """A number from 0 to 1 that depends on nothing but the text."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) / 0x1_0000_0000


def untranslated(pair: Pair) -> float:
    """Share of the source's words that stand on the target side too; 0 for short sources."""
    words = _WORD.findall(pair.source)
    if len(words) < _LEAST_WORDS:
        return 0.0
    others = set(_WORD.findall(pair.target))
    return sum(word in others for word in words) / len(words)


def _numbers(text: str) -> set[str]:
    """Numbers of two digits or more, without separators: a single digit is often a word on the other side."""
    digits = ("".join(filter(str.isdigit, number)) for number in NUMBER.findall(text))
    return {number for number in digits if len(number) > 1}
