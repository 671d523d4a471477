"""Idioms of the source whose literal words stand in the translation ("the bench" of "auf die lange Bank schieben")."""

from collections.abc import Callable, Container, Iterator, Sequence

import msgspec

from translaudit.align import Alignment
from translaudit.articles import Article
from translaudit.documents import Span
from translaudit.lexicon.entries import IdiomEntry, Lexicon
from translaudit.lexicon.knowledge import knowledge_of
from translaudit.lexicon.words import Word, words_of

SOURCE_REACH = 10
"""Words among which all words of an idiom stand: German verbs come late."""
TARGET_REACH = 8


class LiteralIdiom(msgspec.Struct, frozen=True):
    """The literal rendering, from its first word to its last, the idiom in the source, and what it means."""

    target: Span
    source: Span
    right: str


def literal_idioms(source: Article, target: Article, alignment: Alignment, lexicon: Lexicon) -> Iterator[LiteralIdiom]:
    """Every idiom of the known ones whose translation has all its literal words.

    Args:
        source: the original.
        target: the translation.
        alignment: of the two.
        lexicon: the user's; the bundled one is added.
    """
    knowledge = knowledge_of(lexicon, source.lang, target.lang)
    if not knowledge.idioms:
        return
    for bead in alignment.beads:
        meant = [word for index in bead.source for word in words_of(source)[index]]
        said = [word for index in bead.target for word in words_of(target)[index]]
        told = " ".join(word.text.lower() for word in said)
        found = [
            (there[1] - there[0], there, here, entry.right)
            for stem in {word.stem for word in meant} & knowledge.idiom_index.keys()
            for entry in knowledge.idiom_index[stem]
            if entry.right not in told
            for here, there in _find(entry, meant, said, knowledge.source_stem, knowledge.target_stem)
        ]
        taken = set[int]()
        for _, there, here, right in sorted(found):
            if taken.isdisjoint(range(*there)):
                taken.update(range(*there))
                yield LiteralIdiom(target.span(*there), source.span(*here), right)


def has_idiom(source: Article, segments: Sequence[int], words_in: Container[str], lexicon: Lexicon, lang: str) -> bool:
    """Whether some source segments have a known idiom with one of some words, which a translator need not keep.

    `lang` is the language of the translation.
    """
    return any(True for _ in _places_of_idioms(source, segments, lexicon, lang, words_in))


def idiom_places(source: Article, segments: Sequence[int], lexicon: Lexicon, lang: str) -> list[tuple[int, int]]:
    """Where known idioms stand in some source segments; `lang` is the language of the translation."""
    return list(_places_of_idioms(source, segments, lexicon, lang))


def _places_of_idioms(
    source: Article, segments: Sequence[int], lexicon: Lexicon, lang: str, words_in: Container[str] | None = None
) -> Iterator[tuple[int, int]]:
    """Where idioms stand, if `words_in` are given only those with one of these words."""
    knowledge = knowledge_of(lexicon, source.lang, lang)
    words = [word for index in segments for word in words_of(source)[index]]
    for stem in {word.stem for word in words} & knowledge.idiom_index.keys():
        for entry in knowledge.idiom_index[stem]:
            forms = (form for each in entry.source for form in each.split("|"))
            if words_in is not None and not any(form in words_in for form in forms):
                continue
            place = _together(_stems(entry.source, knowledge.source_stem), words, SOURCE_REACH)
            if place is not None:
                yield place


def _find(
    entry: IdiomEntry,
    meant: Sequence[Word],
    said: Sequence[Word],
    source_stem: Callable[[str], str],
    target_stem: Callable[[str], str],
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where the idiom stands in the source and its literal words in the target; empty where it does not."""
    idiom = _together(_stems(entry.source, source_stem), meant, SOURCE_REACH)
    if idiom is None:
        return []
    literal = _together(_stems(entry.literal, target_stem), said, TARGET_REACH)
    return [(idiom, literal)] if literal else []


def _stems(words: Sequence[str], stem: Callable[[str], str]) -> list[set[str]]:
    """For each word of an idiom the stems of its forms."""
    return [{stem(form) for form in word.split("|")} for word in words]


def _together(wanted: Sequence[set[str]], words: Sequence[Word], reach: int) -> tuple[int, int] | None:
    """Offsets from the first to the last of the wanted words, the closest together; None beyond the reach."""
    best: tuple[int, int, int] | None = None
    for first in range(len(words)):
        if not any(words[first].stem in stems for stems in wanted):
            continue
        missing = list(wanted)
        for last, word in enumerate(words[first : first + reach], first):
            missing = _without(missing, word.stem)
            if not missing:
                if best is None or last - first < best[0]:
                    best = (last - first, words[first].start, word.end)
                break
    return best[1:] if best else None


def _without(wanted: Sequence[set[str]], stem: str) -> list[set[str]]:
    """The wanted words without the first that a word is."""
    place = next((place for place, stems in enumerate(wanted) if stem in stems), None)
    return [stems for at, stems in enumerate(wanted) if at != place]
