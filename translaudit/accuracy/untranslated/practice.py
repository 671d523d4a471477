"""What translators do with a word of the source, as the lexical table has seen it: translate it always, or keep it."""

from translaudit.accuracy.untranslated.place import COMMON_ALONE, KNOWN_TO_TARGET, Place
from translaudit.accuracy.untranslated.usage import written_in
from translaudit.lexicon.lemmas import grammar_words
from translaudit.lexicon.table import translation_table
from translaudit.names.rarity import is_compound

_NEVER, _OFTEN, _UNKNOWN, _COMPOUND_IN_USE = 0.005, 30, 1.5, 1.3
"""Probability below which a noun is never kept, how often it was seen translated, and Zipf frequencies in the target
language above which it may be known there and, for a compound, in the source language from which it is a word. In
30,000 news sentences a person translated, a handful of names are taken for such words ("Putzmeister")."""
_LONG_COMPOUND = 15
"""Letters from which a compound needs no frequency: hardly a name is so long."""
_LITTLE_KNOWN = 3.0
"""Zipf frequency below which the target language hardly has a word ("des" is in many French names)."""


def is_translated(place: Place) -> bool:
    """Whether translators translate a capitalised word of the source, as far as is known always."""
    table, word = translation_table(place.case.language_pair), place.word.text
    if table is None or not word[0].isupper() or place.target_zipf >= KNOWN_TO_TARGET:
        return False
    return table.knows_source(word) >= _OFTEN and table.kept(word) < _NEVER


def is_never_kept(place: Place) -> bool:
    """Whether translators have always translated a noun, or both parts of a compound."""
    table, lang, noun = translation_table(place.case.language_pair), place.case.source.lang, place.word.text
    if table is None or not place.capitalised:
        return False
    if _kept(place) >= _NEVER or place.target_zipf >= _UNKNOWN:
        return False
    if table.is_compound(noun):
        in_use = place.source_zipf >= _COMPOUND_IN_USE or len(noun) >= _LONG_COMPOUND
        return is_compound(noun, lang) and in_use
    return table.knows_source(noun) >= _OFTEN and place.source_zipf >= COMMON_ALONE


def is_ever_kept(place: Place) -> bool:
    """Whether translators have ever kept a word."""
    return _kept(place) > 0


def is_no_name(place: Place) -> bool:
    """Whether a word in small letters, or that opens a sentence, is of the source's grammar or always translated."""
    case, word, lower = place.case, place.word.text, place.lower
    if lower in grammar_words(case.source.lang):
        return place.target_zipf < _LITTLE_KNOWN
    table = translation_table(case.language_pair)
    usual = place.source_zipf >= COMMON_ALONE and (word.islower() or word not in written_in(case))
    if table is None or not usual:
        return False
    return table.knows_source(lower) >= _OFTEN and table.kept(lower) < _NEVER


def _kept(place: Place) -> float:
    """Probability with which a word is kept as it is."""
    table, word = translation_table(place.case.language_pair), place.word.text
    return max(table.kept(word), table.translations(word).get(place.lower, 0.0)) if table is not None else 0.0
