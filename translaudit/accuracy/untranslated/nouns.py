"""Nouns of the source language that stand in the translation like common nouns, so that they are no names."""

from translaudit.accuracy.untranslated.place import COMMON_NOUN, LOANWORD, Place, follows
from translaudit.accuracy.untranslated.practice import is_ever_kept, is_never_kept
from translaudit.accuracy.untranslated.shown import is_introduced, is_quoted
from translaudit.accuracy.untranslated.usage import genitives_of, nouns_of, surnames_of, written_in
from translaudit.lexicon.frequency import zipf
from translaudit.lexicon.lemmas import grammar_words, lemma
from translaudit.lexicon.table import translation_table
from translaudit.names.exonyms import exonyms
from translaudit.names.rarity import is_compound
from translaudit.names.similarity import begin_alike, fold

_USUAL_NOUN, _KNOWN_NAME = 2.0, 1.5
"""Zipf frequencies: a compound behind an article is a noun and no mountain where the source language uses it as one and
the target language hardly knows it (the Wildspitze, the Gotthard)."""
_COMMON_COMPOUND, _FOREIGN_NOUN = 3.0, 3.3
"""Zipf frequency from which a compound behind a target determiner needs no such word in the source, and by how much a
noun behind an article must be commoner in the source language to be no place."""
_SHORTEST_NOUN, _SHORTEST_PART = 5, 4
"""Letters of a noun, and of either part of a compound."""
_UNHEARD_OF, _USED_COMPOUND, _USED_STEM = 0.8, 1.2, 2.5
"""Zipf frequencies: a word that the target language has less often is foreign to it, and from which a compound, or the
stem of a verb, is a word of the source language."""
_ENDED_COMPOUND, _USUAL_HEAD = 12, 3.0
"""Letters from which a word with a noun's ending is a compound, and the Zipf frequency that its head then has."""
_DECLINED = 4
"""Endings of an adjective with which the dictionary has it."""
_INTRODUCED_TERM = 3
"""Times that a word stands in the translation from which it is a term that the author introduced."""
_KEPT = 0.05
"""Probability from which a word is known to be kept in translation."""


def is_source_noun(place: Place) -> bool:
    """Whether a word is a noun beyond doubt, and no surname: by what translators do, or as the source has it too."""
    if not place.capitalised or len(place.lower) < _SHORTEST_NOUN or place.target_zipf >= LOANWORD:
        return False
    return _is_always_translated(place) or _is_copied(place)


def is_foreign_noun(place: Place) -> bool:
    """Whether a word foreign to the target language is a noun of the source by its make, and stands like one."""
    case, rules, text = place.case, place.rules, place.word.text
    if not _is_foreign(place) or text in surnames_of(case, rules):
        return False
    source = _beginning_like(place)
    by_word = text in source and (_is_verb_stem(place) or _is_adjective(place))
    if not (by_word or _is_compound_noun(place)):
        return False
    before, nouns = place.before, nouns_of(case, rules)
    if before is None or not before.text.islower() or before.text in grammar_words(case.source.lang) & written_in(case):
        return False
    if before.text in rules.target_determiners - rules.target_articles or before.text in rules.noun_introducers:
        return bool(source) or before.text in rules.noun_introducers
    if before.text in rules.target_articles:
        return text in nouns and text in source and not place.before_capital
    if before.text.endswith(rules.target_adjective_endings):
        return text in nouns or not source
    ended = text in source and place.lower.endswith(rules.noun_endings)
    return by_word or ended or bool(source - {text})


def is_genitive(place: Place) -> bool:
    """Whether a word behind an article has the ending that it has in the source behind "des": no name is so left."""
    rules, lang, text, lower = place.rules, place.case.source.lang, place.word.text, place.lower
    ending = next((end for end in rules.genitive_endings if text.endswith(end)), None)
    if ending is None or not place.capitalised or zipf(text, place.case.target.lang) >= _UNHEARD_OF:
        return False
    return (
        zipf(lower.removesuffix(ending), lang) >= max(_USUAL_NOUN, zipf(lower, lang))
        and follows(place.words, place.index, rules.target_determiners)
        and text in genitives_of(place.case, rules)
        and not is_quoted(place)
    )


def _is_always_translated(place: Place) -> bool:
    """Whether a noun that is never kept stands in the source, too, in some form, or behind a determiner."""
    if not is_never_kept(place):
        return False
    case, rules = place.case, place.rules
    table = translation_table(case.language_pair)
    compound = table is not None and table.is_compound(place.word.text)
    there = nouns_of(case, rules) if compound else written_in(case)
    if any(begin_alike(place.word.text, other) for other in there):
        return True
    return follows(place.words, place.index, rules.target_determiners) and place.source_zipf >= _COMMON_COMPOUND


def _is_copied(place: Place) -> bool:
    """Whether a word that the source has too, and that is hardly ever kept, stands or ends like a noun."""
    case, rules, text = place.case, place.rules, place.word.text
    if text not in written_in(case):
        return False
    table, noun = translation_table(case.language_pair), text in nouns_of(case, rules)
    translations = table.translations(text) if table else {}
    common = noun and place.source_zipf >= COMMON_NOUN
    if translations.get(place.lower, 0.0) >= _KEPT or not (translations or common):
        return False
    if place.lower.endswith(rules.noun_endings):
        return True
    if not follows(place.words, place.index, rules.target_articles):
        return follows(place.words, place.index, rules.target_determiners)
    # places have articles too: the Brocken
    usual = place.source_zipf >= _USUAL_NOUN and place.target_zipf < _KNOWN_NAME
    compound = table is not None and table.is_compound(text)
    return (usual and compound) or (noun and place.source_zipf - place.target_zipf >= _FOREIGN_NOUN)


def _is_foreign(place: Place) -> bool:
    """Whether the target language does not know a capitalised word, and nothing about it says that it is a name."""
    return (
        len(place.lower) >= _SHORTEST_NOUN
        and place.capitalised
        and place.target_zipf < _UNHEARD_OF
        and not place.lower.endswith(place.rules.place_endings)
        and not _is_place_name(place)
        and place.case.target.text.count(place.word.text) < _INTRODUCED_TERM
        and not is_quoted(place)
        and not is_introduced(place)
        and not is_ever_kept(place)
    )


def _is_place_name(place: Place) -> bool:
    """Whether a word is, or ends like, a place that has a name in the target language (Oberbayern)."""
    starts = range(len(place.lower) - _SHORTEST_NOUN + 1)
    return any(fold(place.lower[start:]) in exonyms(place.case.language_pair) for start in starts)


def _beginning_like(place: Place) -> frozenset[str]:
    """The word of the source that a target word is, or the compounds that begin with it (Tagesgeldkonten)."""
    return frozenset(other for other in written_in(place.case) if other.startswith(place.word.text))


def _is_verb_stem(place: Place) -> bool:
    lower, lang = place.lower, place.case.source.lang
    return place.source_zipf >= _USED_STEM and any(
        lemma(lower, lang) == lower + end for end in place.rules.verb_endings
    )


def _is_adjective(place: Place) -> bool:
    """Whether a word is an adjective that stands for a noun: it is declined as no name and no noun is (Vorletzter)."""
    lower, lang, endings = place.lower, place.case.source.lang, place.rules.adjective_endings
    known = lemma(lower, lang)
    if known == lower or place.source_zipf < _USED_STEM or place.before_capital:
        return False
    stems = (lower.removesuffix(ending) for ending in endings if lower.endswith(ending))
    return any(sum(lemma(stem + ending, lang) == known for ending in endings) >= _DECLINED for stem in stems)


def _is_compound_noun(place: Place) -> bool:
    """Whether a word is glued of words of the source language; one with a noun's ending needs only a known head."""
    lower, lang = place.lower, place.case.source.lang
    if place.source_zipf < _USED_COMPOUND:
        return False
    heads = (lower[start:] for start in range(_SHORTEST_PART, len(lower) - _SHORTEST_PART))
    return is_compound(lemma(place.word.text, lang), lang) or (
        len(lower) >= _ENDED_COMPOUND
        and any(
            (zipf(head, lang) >= _USUAL_HEAD and head.endswith(place.rules.noun_endings))
            or (zipf(head, lang) >= _USED_STEM and zipf(lower.removesuffix(head), lang) >= _FOREIGN_NOUN)
            for head in heads
        )
    )
