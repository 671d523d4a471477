"""Words of the source language left in the translation: whole sentences, joined words, and single words."""

from collections.abc import Iterator

import msgspec

from translaudit.accuracy.untranslated.in_names import is_named_kind, may_be_name
from translaudit.accuracy.untranslated.joined import joined_nouns
from translaudit.accuracy.untranslated.nouns import is_foreign_noun, is_genitive, is_source_noun
from translaudit.accuracy.untranslated.place import COMMON_ALONE, COMMON_NOUN, KNOWN_TO_TARGET, LOANWORD, Place
from translaudit.accuracy.untranslated.practice import is_no_name
from translaudit.accuracy.untranslated.rules import UntranslatedRules, is_borrowed, untranslated_rules
from translaudit.accuracy.untranslated.shown import is_introduced, is_quoted, is_set_apart
from translaudit.accuracy.untranslated.usage import nouns_of, written_in
from translaudit.checks.base import Case
from translaudit.documents import function_word_share
from translaudit.fluency.witness import retranslated_words
from translaudit.fluency.words import read_words, word_forms, words_in
from translaudit.lexicon.table import translation_table

_SURE_SENTENCE, _SURE_NOUN = 0.9, 0.75
"""Confidence in a whole sentence, and in a noun that follows a determiner or has a noun's ending: no surname does."""
_GAP_SHARED = 0.9
"""How much commoner (Zipf) a word that the source has too must be in the source language."""
_GAP_ALONE, _GAP_NOUN = 2.0, 1.3
"""The same for a word in small letters that the source has not, and for one that the source uses as a noun."""
_FUNCTION_WORD = 3.5
"""The same for a word of the source language's grammar, or one that is always translated."""
_SHORTEST = 3
_EXPLAINED = 0.2
"""Probability from which a word is a translation of another word of the source."""
_SEGMENT_SHARE = 0.25
_MIN_SEGMENT_WORDS = 5


class Leftover(msgspec.Struct, frozen=True):
    """An untranslated stretch as offsets; `shared` says whether the source has the very word."""

    start: int
    end: int
    shared: bool
    confidence: float


def find_leftovers(case: Case) -> Iterator[Leftover]:
    """Whole segments in the source language, then words of it joined by a hyphen, then single words of it."""
    rules = untranslated_rules(case.language_pair)
    if rules is None:
        return
    whole = [index for index in range(len(case.target.segments)) if _is_source_language(case, index)]
    for index in whole:
        segment = case.target.segments[index]
        yield Leftover(segment.start, segment.end, case.target.segment_text(index) in case.source.text, _SURE_SENTENCE)
    for first, last in joined_nouns(case, rules):
        if first.word.segment not in whole:
            yield Leftover(first.word.start, last.word.end, shared=True, confidence=_SURE_NOUN)
    yield from _single_words(case, rules, whole)


def _is_source_language(case: Case, index: int) -> bool:
    text = case.target.segment_text(index)
    share = function_word_share(text, case.source.lang)
    return (
        len(text.split()) >= _MIN_SEGMENT_WORDS
        and share >= _SEGMENT_SHARE
        and share >= 3 * function_word_share(text, case.target.lang)
    )


def _single_words(case: Case, rules: UntranslatedRules, whole: list[int]) -> Iterator[Leftover]:
    words, heard = read_words(case.target), retranslated_words(case)
    for index, word in enumerate(words):
        place = Place(case, rules, words, index)
        if word.segment in whole or place.target_zipf >= KNOWN_TO_TARGET or place.lower in heard:
            continue
        if is_borrowed(case, place.lower) or is_set_apart(place) or is_named_kind(place):
            continue
        confidence = _confidence(place, heard=bool(heard))
        if confidence:
            yield Leftover(word.start, word.end, place.lower in word_forms(case.source), confidence)


def _confidence(place: Place, *, heard: bool) -> float:
    """How surely a word was left untranslated, 0 to 1; `heard` says whether there is a re-translation at all."""
    if is_foreign_noun(place) or is_genitive(place):
        return _SURE_NOUN
    if is_quoted(place) or may_be_name(place):
        return 0.0
    confidence = max(_confidence_by_frequency(place, heard=heard), _SURE_NOUN if is_source_noun(place) else 0.0)
    return 0.0 if confidence and (_is_explained(place) or is_introduced(place)) else confidence


def _confidence_by_frequency(place: Place, *, heard: bool) -> float:
    case, text, lower = place.case, place.word.text, place.lower
    here, there = place.source_zipf, place.target_zipf
    first, shared, written = place.before is None, lower in word_forms(case.source), written_in(case)
    if len(lower) < _SHORTEST:
        return 0.0
    if (text.islower() or first) and here - there >= _FUNCTION_WORD and is_no_name(place):
        return 0.85 if shared else 0.75
    if text.islower() or (first and lower in written):
        if lower not in written and text.islower() and there >= LOANWORD:
            return 0.0
        if shared and here - there >= _GAP_SHARED and here >= COMMON_NOUN:
            return 0.85
        return 0.75 if text.islower() and here - there >= _GAP_ALONE and here >= COMMON_ALONE else 0.0
    if text in nouns_of(case, place.rules) and text[1:].islower():
        return (0.8 if heard else 0.5) if here >= COMMON_NOUN and here - there >= _GAP_NOUN else 0.0
    return 0.0


def _is_explained(place: Place) -> bool:
    """Whether a target word that looks like one of the source translates another: Hut, hat, beside the German verb."""
    case, lower = place.case, place.lower
    table, bead = translation_table(case.language_pair), case.alignment.bead_of_target(place.word.segment)
    if table is None or bead is None:
        return False
    source = (other.text for other in words_in(case.source, bead.source))
    return any(table.link(other, lower) >= _EXPLAINED for other in source if other.lower() != lower)
