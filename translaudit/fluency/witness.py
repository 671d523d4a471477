"""What the re-translation says: its words, and those it has where the published text has others."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from translaudit.checks.base import Case
from translaudit.fluency.words import Word, read_words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|\d+")
_EDGE = ""


class Swap(msgspec.Struct, frozen=True):
    """A word of the target, and the word that the re-translation has between the same two neighbours."""

    word: Word
    heard: str


@lru_cache(maxsize=8)
def retranslated_words(case: Case) -> frozenset[str]:
    """All words of the healthy re-translations of an article, in lower case."""
    texts = (retranslation.text for retranslation in case.retranslations if retranslation is not None)
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text))


@lru_cache(maxsize=8)
def swapped_words(case: Case) -> tuple[Swap, ...]:
    """Words of the target that the re-translation of their bead lacks, while it has another word in their place.

    In its place: with the same token before and the same token after it; the edges of a bead count as tokens. Nothing
    is said of a bead without a re-translation.
    """
    words_of: dict[int, list[Word]] = {}
    for word in read_words(case.target):
        words_of.setdefault(word.segment, []).append(word)
    return tuple(_swaps(case, words_of))


def _swaps(case: Case, words_of: dict[int, list[Word]]) -> Iterator[Swap]:
    for bead in case.alignment.beads:
        heard = case.retranslation_text(bead.source) if bead.source and bead.target else None
        if not heard:
            continue
        tokens = [_EDGE, *_plain(heard), _EDGE]
        between = {(a, c): b for a, b, c in zip(tokens, tokens[1:], tokens[2:], strict=False)}
        segments = [case.target.segments[index] for index in bead.target]
        text = case.target.text[segments[0].start : segments[-1].end]
        written = {token.lower() for token in _WORD.findall(text)}
        for index in bead.target:
            for word in words_of.get(index, ()):
                neighbours = _neighbours(case.target.text, word, segments[0].start, segments[-1].end)
                other = between.get(neighbours)
                if other and other.isalpha() and other not in written and word.text.lower() not in tokens:
                    yield Swap(word, other)


def _neighbours(text: str, word: Word, start: int, end: int) -> tuple[str, str]:
    before, after = (
        _plain(text[max(start, word.start - 40) : word.start]),
        _plain(text[word.end : min(end, word.end + 40)]),
    )
    return before[-1] if before else _EDGE, after[0] if after else _EDGE


def _plain(text: str) -> list[str]:
    return [token.lower() for token in _WORD.findall(text.replace("’", "'"))]
