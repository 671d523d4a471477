"""One source compound whose parts the target translates now with one word, now with another."""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translaudit.align import Alignment, Relation
from translaudit.articles import Article
from translaudit.documents import Span
from translaudit.lexicon.knowledge import Knowledge
from translaudit.lexicon.reading import quote, target_mentions
from translaudit.lexicon.renderings import Literal, literal_parts
from translaudit.lexicon.words import words_of

SHORTEST_COMPOUND = 8


class Variant(NamedTuple):
    """A rendering that departs from the usual one of the same source word."""

    target: Span
    source: Span
    usual: str


class _Rendering(NamedTuple):
    stems: tuple[str, str]
    place: Span
    accepted: bool


def inconsistent_renderings(
    source: Article, target: Article, alignment: Alignment, knowledge: Knowledge
) -> Iterator[Variant]:
    """Two-part compounds with literal renderings that share one part and differ in the other.

    In a parallel pair a rendering counts where the aligned source has the compound; in a comparable one, anywhere.
    """
    for stem, (span, segments, literal) in _compounds(source, knowledge).items():
        where = _aligned(segments, alignment) if alignment.relation is Relation.PARALLEL else None
        found = list(_renderings(target, literal, where, knowledge))
        usual = Counter(rendering.stems for rendering in found)
        if stem and len(usual) > 1:
            yield from _departures(found, usual, span)


def _compounds(source: Article, knowledge: Knowledge) -> dict[str, tuple[Span, list[int], Literal]]:
    found: dict[str, tuple[Span, list[int], Literal]] = {}
    for segment, words in enumerate(words_of(source)):
        for place, word in enumerate(words):
            if len(word.text) >= SHORTEST_COMPOUND:
                literal = literal_parts(word.text, knowledge.source_lang, knowledge.target_lang)
                if len(literal) == 2:
                    first = quote(source, words, place, place + 1)
                    found.setdefault(word.stem, (first, [], literal))[1].append(segment)
    return found


def _aligned(segments: Sequence[int], alignment: Alignment) -> set[int]:
    beads = (alignment.bead_of_source(segment) for segment in segments)
    return {index for bead in beads if bead for index in bead.target}


def _renderings(
    target: Article, literal: Literal, where: set[int] | None, knowledge: Knowledge
) -> Iterator[_Rendering]:
    accepted = target_mentions(target, knowledge)
    for segment, words in enumerate(words_of(target)):
        if where is not None and segment not in where:
            continue
        for place, (one, other) in enumerate(itertools.pairwise(words)):
            if one.stem in literal[0] and other.stem in literal[1] and target.text[one.end : other.start] == " ":
                known = any(m.first <= place and place + 2 <= m.last for m in accepted[segment])
                yield _Rendering((one.stem, other.stem), quote(target, words, place, place + 2), known)


def _departures(found: list[_Rendering], usual: Counter[tuple[str, str]], source: Span) -> Iterator[Variant]:
    def standing(rendering: _Rendering) -> tuple[bool, int, int]:
        return rendering.accepted, usual[rendering.stems], -rendering.place.start

    best = max(found, key=standing)
    for rendering in found:
        shares_a_part = any(a == b for a, b in zip(rendering.stems, best.stems, strict=True))
        if rendering.stems != best.stems and shares_a_part and not rendering.accepted:
            yield Variant(rendering.place, source, best.place.text)
