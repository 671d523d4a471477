"""Qualifiers that change what is said, and the words any one of which would have rendered them."""

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from translaudit.align.places import stretch
from translaudit.checks.base import Case
from translaudit.fluency.punctuation import ends_in_mark
from translaudit.fluency.words import WORD, Word, words_in
from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.globs import GlobIndex, fits
from translaudit.lexicon.lemmas import grammar_words
from translaudit.lexicon.table import translation_table

TOPIC = "qualifiers"
_RENDERED = 0.05
"""Probability from which a published word is taken to render the word that was qualified."""
_REACH = 3
"""Words behind a qualifier among which the qualified one stands."""


class Qualifier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns of source words, and of the target words that may render them."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    usual: str
    source_elsewhere: tuple[str, ...] = ()


class Qualifiers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The qualifiers of a pair of languages."""

    qualifiers: tuple[Qualifier, ...]


class Lost(msgspec.Struct, frozen=True):
    """A qualifier that nothing renders: its words, and offsets of the published word for what it qualified.

    Where that is not known, they are those of the end of the translation.
    """

    words: tuple[Word, ...]
    qualified: tuple[int, int]
    usual: str


def lost_qualifiers(case: Case) -> Iterator[Lost]:
    """The source's qualifiers that the bead's translation leaves out, and its re-translation, if there is one, has."""
    if not has_topic(case.language_pair, TOPIC):
        return
    for bead in case.alignment.beads:
        if not (bead.source and bead.target):
            continue
        source = words_in(case.source, bead.source)
        for place in range(len(source)):
            for qualifier, length in _qualifiers_at(source, place, case.language_pair):
                target = words_in(case.target, bead.target)
                heard = WORD.findall(case.retranslation_text(bead.source) or "")
                renders = _renderings(qualifier)
                if any(renders.fits(word.text) for word in target) or (heard and not any(map(renders.fits, heard))):
                    continue
                around = source[place : place + length + _REACH]
                qualified = _rendering(case, around, target)
                if qualified is None and not ends_in_mark(stretch(case.source, bead.source).text):
                    continue  # a headline may name somebody less exactly: "official quits" for "Vizeminister"
                end = case.target.segments[bead.target[-1]].end
                spot = (qualified.start, qualified.end) if qualified else (end, end)
                yield Lost(source[place : place + length], spot, qualifier.usual)


def _qualifiers_at(words: Sequence[Word], place: int, pair: str) -> Iterator[tuple[Qualifier, int]]:
    """The qualifiers that begin at a word, each with the number of its words."""
    for qualifier, pattern in _beginnings(pair).find(words[place].text):
        parts = pattern.split()
        there = [word.text for word in words[place : place + len(parts)]]
        if len(there) < len(parts) or not all(map(fits, parts, there)):
            continue
        if not any(fits(elsewhere, there[0]) for elsewhere in qualifier.source_elsewhere):
            yield qualifier, len(parts)


@cache
def _beginnings(pair: str) -> GlobIndex[tuple[Qualifier, str]]:
    """The qualifiers, with one of their patterns each, by the first word of that pattern."""
    known = load_topic(pair, TOPIC, Qualifiers).qualifiers
    return GlobIndex((pattern.split()[0], (each, pattern)) for each in known for pattern in each.source)


@cache
def _renderings(qualifier: Qualifier) -> GlobIndex[str]:
    return GlobIndex.of(qualifier.target)


def _rendering(case: Case, qualified: Sequence[Word], target: Sequence[Word]) -> Word | None:
    """The published word that most probably renders the first of some source words that any renders."""
    table = translation_table(case.language_pair)
    content = [word for word in target if word.text.lower() not in grammar_words(case.target.lang)]
    if table is None or not content:
        return None
    for word in qualified:
        if word.text.lower() not in grammar_words(case.source.lang):
            best = max(content, key=lambda other: (table.link(word.text, other.text), -other.start))
            if table.link(word.text, best.text) >= _RENDERED:
                return best
    return None
