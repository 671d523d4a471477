"""Words of the source language left in the translation."""

import itertools
import re
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from translaudit.checks.base import Case
from translaudit.documents import function_word_share
from translaudit.fluency.witness import retranslated_words
from translaudit.fluency.words import Word, read_words, word_forms, words_in
from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.frequency import zipf
from translaudit.lexicon.globs import fits
from translaudit.lexicon.lemmas import grammar_words, lemma
from translaudit.lexicon.table import translation_table
from translaudit.names.exonyms import exonyms
from translaudit.names.rarity import is_compound
from translaudit.names.similarity import begin_alike, fold
from translaudit.names.witnesses import witnesses_of
from translaudit.names.words import particles
from translaudit.quotations import read_quotations

TOPIC = "untranslated"


class UntranslatedRules(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """What a target language has borrowed from a source language."""

    borrowed: frozenset[str]
    """Words that may stay as they are, in lower case."""
    borrowed_beside: dict[str, tuple[str, ...]]
    """Words that may stay where the source has one of some others: a krone among currencies, but not on a head."""
    place_endings: tuple[str, ...]
    """Endings of words that are part of a place's or club's name (-kirche, -platz), in lower case."""
    adjective_endings: tuple[str, ...]
    """Endings of source words that come before a noun."""
    determiners: frozenset[str]
    """Source words after which a capitalised word is an ordinary noun, in lower case."""
    target_determiners: frozenset[str]
    """Target words after which a capitalised word is hardly a person's name, in lower case."""
    target_articles: frozenset[str]
    """Those of them that also stand before the names of places and institutions."""
    noun_endings: tuple[str, ...]
    """Endings of source nouns that names do not have."""
    target_adjective_endings: tuple[str, ...]
    """Endings of target adjectives that stand before common nouns rather than places (provisional, permanent)."""
    noun_introducers: frozenset[str]
    """Target words, besides determiners and adjectives, after which a noun is hardly a place or a person."""
    genitive_determiners: frozenset[str]
    """Source words after which a noun has the ending of the genitive, in lower case."""
    genitive_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    """What a source verb has more than the noun that is made of its stem (Pfusch, pfuschen)."""
    explained_before: str
    explained_behind: str
    """Regular expressions of what stands right before and right behind a word that is shown and explained."""


class Leftover(msgspec.Struct, frozen=True):
    """An untranslated stretch as offsets; `shared` says whether the source has the very word."""

    start: int
    end: int
    shared: bool
    confidence: float


_GAP_SHARED = 0.9
"""How much commoner (Zipf) a word that the source has too must be in the source language."""
_GAP_ALONE = 2.0
_COMMON_ALONE = 4.0
_KNOWN_TO_TARGET = 4.7
"""Zipf frequency in the target language above which a word belongs to it."""
_LOANWORD = 1.8
"""Zipf frequency from which the target language knows a noun that it writes small and the source with a capital: a noun
left untranslated by a machine keeps its capital ("meter" and "chansons" are words, "Vorwürfe" is not)."""
_GAP_NOUN = 1.3
_COMMON_NOUN = 2.0
_SURE_NOUN = 0.75
"""Confidence in a noun that follows a determiner or has a noun's ending: no surname does."""
_USUAL_NOUN, _KNOWN_NAME = 2.0, 1.5
"""Zipf frequencies: a compound behind an article is a noun and no mountain where the source language uses it as one and
the target language hardly knows it (the Wildspitze, the Gotthard)."""
_NEVER, _OFTEN, _UNKNOWN, _COMPOUND_IN_USE = 0.005, 30, 1.5, 1.3
"""Probability below which a noun is never kept, how often it was seen translated, and Zipf frequencies in the target
language above which it may be known there and, for a compound, in the source language from which it is a word. In
30,000 news sentences a person translated, a handful of names are taken for such words ("Putzmeister")."""
_LONG_COMPOUND = 15
"""Letters from which a compound needs no frequency: hardly a name is so long."""
_COMMON_COMPOUND, _FOREIGN_NOUN = 3.0, 3.3
"""Zipf frequency from which a compound behind a target determiner needs no such word in the source, and by how much a
noun behind an article must be commoner in the source language to be no place."""
_FUNCTION_WORD, _LITTLE_KNOWN = 3.5, 3.0
"""By how much (Zipf) a word of the source language's grammar, or one that is always translated, is commoner there,
and below which the target language hardly has it ("des" is in many French names)."""
_SHORTEST_NOUN = 5
_UNHEARD_OF, _USED_COMPOUND, _USED_STEM = 0.8, 1.2, 2.5
"""Zipf frequencies: a word that the target language has less often is foreign to it, and from which a compound, or the
stem of a verb, is a word of the source language."""
_ENDED_COMPOUND, _USUAL_HEAD = 12, 3.0
"""Letters from which a word with a noun's ending is a compound, and the Zipf frequency that its head then has."""
_INTRODUCED_TERM = 3
"""Times that a word stands in the translation from which it is a term that the author introduced."""
_KEPT = 0.05
"""Probability from which a word is known to be kept in translation."""
_EXPLAINED = 0.2
"""Probability from which a word is a translation of another word of the source."""
_RARE = 3.5
"""Zipf frequency in the source language below which a small-letter word behind a name may belong to it."""
_SEGMENT_SHARE = 0.25
_MIN_SEGMENT_WORDS = 5
_NAME_REACH = 3
"""Words to both sides of a word among which a name that holds it may begin or end."""
_SHORTEST = 3
_SHORTEST_ADJECTIVE = 4
_SHORT_QUOTATION, _INTRODUCTION = 60, 20
"""Code points."""
_JOINED = re.compile(r"(?<![\w-])[^\W\d_]+-[^\W\d_]+(?![\w-])")
_QUOTES = "“”„\"‘’'«»‚()[]/&@#-–"


@cache
def untranslated_rules(pair: str) -> UntranslatedRules | None:
    """The rules of a language pair, or None where translaudit does not know them."""
    return load_topic(pair, TOPIC, UntranslatedRules) if has_topic(pair, TOPIC) else None


def is_borrowed(case: Case, word: str) -> bool:
    """Whether a word of the source language, in lower case, may stay as it is in the target."""
    rules = untranslated_rules(case.language_pair)
    if rules is None:
        return False
    beside = rules.borrowed_beside.get(word, ())
    return word in rules.borrowed or any(fits(pattern, form) for pattern in beside for form in word_forms(case.source))


def find_leftovers(case: Case) -> Iterator[Leftover]:
    """Whole segments in the source language, and single words of it, in the order of the text."""
    rules = untranslated_rules(case.language_pair)
    if rules is None:
        return
    whole = {index for index in range(len(case.target.segments)) if _is_source_language(case, index)}
    for index in sorted(whole):
        segment = case.target.segments[index]
        yield Leftover(segment.start, segment.end, case.target.segment_text(index) in case.source.text, 0.9)
    yield from _joined(case, rules, whole)
    yield from _single(case, rules, whole)


def _single(case: Case, rules: UntranslatedRules, whole: set[int]) -> Iterator[Leftover]:
    words = read_words(case.target)
    nouns = _nouns(case, rules)
    shared = {form.lower() for form in word_forms(case.source)}
    heard = retranslated_words(case)
    for index, word in enumerate(words):
        lower = word.text.lower()
        if zipf(lower, case.target.lang) >= _KNOWN_TO_TARGET:
            continue
        if word.segment in whole or lower in heard or is_borrowed(case, lower) or _is_set_apart(case.target.text, word):
            continue
        if _is_common_noun(case, words, index, rules, nouns) or _is_genitive(case, words, index, rules):
            yield Leftover(word.start, word.end, lower in shared, _SURE_NOUN)
            continue
        determined = _follows_determiner(words, index, rules.target_determiners)
        is_surname = not determined and word.text in _surnames(case, rules)
        if is_surname or lower.endswith(rules.place_endings) or _is_quoted(case, word):
            continue
        if _is_in_name(case, words, index) and (
            _stands_so(case, words, index)
            or not (is_compound(word.text, case.source.lang) and _is_never_kept(case, word))
        ):
            continue
        first = _before(words, index) is None
        confidence = _confidence(case, word, first=first, nouns=nouns, heard=bool(heard))
        if _is_noun(case, words, index, rules, nouns):
            confidence = max(confidence, _SURE_NOUN)
        if confidence and not _is_explained(case, word) and not _is_introduced(case.target.text, word, rules):
            yield Leftover(word.start, word.end, lower in shared, confidence)


def _joined(case: Case, rules: UntranslatedRules, whole: set[int]) -> Iterator[Leftover]:
    """Words joined by a hyphen that the source has too, and that translators never keep: a B-Probe."""
    words = read_words(case.target)
    for index, (one, other) in enumerate(itertools.pairwise(words)):
        text = case.target.text[one.start : other.end]
        if one.segment in whole or text != f"{one.text}-{other.text}" or text not in _joined_in(case):
            continue
        if index == 0 or not _stands_like_noun(case, words, index, rules):
            continue
        if all(_is_translated(case, part) for part in (one, other) if len(part.text) > 1):
            yield Leftover(one.start, other.end, shared=True, confidence=_SURE_NOUN)


@lru_cache(maxsize=8)
def _joined_in(case: Case) -> frozenset[str]:
    return frozenset(_JOINED.findall(case.source.text))


def _stands_like_noun(case: Case, words: tuple[Word, ...], index: int, rules: UntranslatedRules) -> bool:
    """Whether two joined words stand behind a word in small letters and before none with a capital."""
    before, first, last = words[index - 1 : index + 2]
    text = case.target.text
    return (
        text[before.end : first.start] == " "
        and before.text.islower()
        and (before.text not in grammar_words(case.target.lang) or before.text in rules.target_determiners)
        and before.text not in rules.target_articles
        and text[last.end : last.end + 1] not in _QUOTES
        and not _is_capital(words, index + 2)
        and not _is_introduced(text, last, rules)
        and not _is_quoted(case, first)
    )


def _is_translated(case: Case, word: Word) -> bool:
    """Whether translators translate a word of the source, as far as is known always."""
    table, lower = translation_table(case.language_pair), word.text.lower()
    if table is None or not word.text[0].isupper() or zipf(lower, case.target.lang) >= _KNOWN_TO_TARGET:
        return False
    return table.knows_source(word.text) >= _OFTEN and table.kept(word.text) < _NEVER


def _is_source_language(case: Case, index: int) -> bool:
    text = case.target.segment_text(index)
    share = function_word_share(text, case.source.lang)
    return (
        len(text.split()) >= _MIN_SEGMENT_WORDS
        and share >= _SEGMENT_SHARE
        and share >= 3 * function_word_share(text, case.target.lang)
    )


def _is_explained(case: Case, word: Word) -> bool:
    """Whether a target word that looks like one of the source translates another: Hut, hat, beside the German verb."""
    table, bead = translation_table(case.language_pair), case.alignment.bead_of_target(word.segment)
    if table is None or bead is None:
        return False
    lower = word.text.lower()
    source = (other.text for other in words_in(case.source, bead.source))
    return any(table.link(other, lower) >= _EXPLAINED for other in source if other.lower() != lower)


def _confidence(case: Case, word: Word, *, first: bool, nouns: frozenset[str], heard: bool) -> float:
    lower = word.text.lower()
    here = zipf(lower, case.source.lang)
    there = zipf(lower, case.target.lang)
    shared = lower in word_forms(case.source)
    if len(lower) < _SHORTEST:
        return 0.0
    if (word.text.islower() or first) and here - there >= _FUNCTION_WORD and _is_no_name(case, word):
        return 0.85 if shared else 0.75
    if word.text.islower() or (first and lower in _written(case)):
        if lower not in _written(case) and word.text.islower() and there >= _LOANWORD:
            return 0.0
        if shared and here - there >= _GAP_SHARED and here >= _COMMON_NOUN:
            return 0.85
        return 0.75 if word.text.islower() and here - there >= _GAP_ALONE and here >= _COMMON_ALONE else 0.0
    if word.text in nouns and word.text[1:].islower() and here >= _COMMON_NOUN and here - there >= _GAP_NOUN:
        return 0.8 if heard else 0.5
    return 0.0


def _is_noun(case: Case, words: tuple[Word, ...], index: int, rules: UntranslatedRules, nouns: frozenset[str]) -> bool:
    """Whether a word that both texts have is a noun of the source language beyond doubt, and no surname."""
    word = words[index]
    lower = word.text.lower()
    if not (word.text[0].isupper() and word.text[1:].islower()):
        return False
    if len(lower) < _SHORTEST_NOUN or zipf(lower, case.target.lang) >= _LOANWORD:
        return False
    table = translation_table(case.language_pair)
    beside = _before(words, index)
    before = beside.text.lower() if beside is not None else ""
    compound = table is not None and table.is_compound(word.text)
    if _is_never_kept(case, word):
        if any(begin_alike(word.text, other) for other in (nouns if compound else _written(case))):
            return True
        if before in rules.target_determiners and zipf(lower, case.source.lang) >= _COMMON_COMPOUND:
            return True
    if word.text not in _written(case):
        return False
    translations = table.translations(word.text) if table else {}
    if translations.get(lower, 0.0) >= _KEPT or (not translations and not _is_common(case, word, nouns)):
        return False
    usual = zipf(lower, case.source.lang) >= _USUAL_NOUN and zipf(lower, case.target.lang) < _KNOWN_NAME
    foreign = word.text in nouns and zipf(lower, case.source.lang) - zipf(lower, case.target.lang) >= _FOREIGN_NOUN
    if before in rules.target_articles and not ((usual and compound) or foreign):
        before = ""  # places have articles too: the Brocken
    return before in rules.target_determiners or lower.endswith(rules.noun_endings)


def _is_common_noun(
    case: Case, words: tuple[Word, ...], index: int, rules: UntranslatedRules, nouns: frozenset[str]
) -> bool:
    """Whether a word foreign to the target language is a noun of the source by its make, and stands like one."""
    word = words[index]
    if not _is_foreign(case, word, rules) or word.text in _surnames(case, rules):
        return False
    source = _beginning_like(case, word)
    by_verb = word.text in source and _is_verb_stem(case, word, rules)
    if not (by_verb or _is_compound_noun(case, word, rules)):
        return False
    before = _before(words, index)
    if before is None or not before.text.islower() or before.text in grammar_words(case.source.lang) & _written(case):
        return False
    if before.text in rules.target_determiners - rules.target_articles or before.text in rules.noun_introducers:
        return bool(source) or before.text in rules.noun_introducers
    if before.text in rules.target_articles:
        return word.text in nouns and word.text in source and not _is_capital(words, index + 1)
    if before.text.endswith(rules.target_adjective_endings):
        return word.text in nouns or not source
    ended = word.text in source and word.text.lower().endswith(rules.noun_endings)
    return by_verb or ended or bool(source - {word.text})


def _is_capital(words: tuple[Word, ...], index: int) -> bool:
    return index < len(words) and words[index].segment == words[index - 1].segment and words[index].text[0].isupper()


def _is_foreign(case: Case, word: Word, rules: UntranslatedRules) -> bool:
    """Whether the target language does not know a capitalised word, and nothing about it says that it is a name."""
    lower = word.text.lower()
    return (
        len(lower) >= _SHORTEST_NOUN
        and word.text[0].isupper()
        and word.text[1:].islower()
        and zipf(lower, case.target.lang) < _UNHEARD_OF
        and not lower.endswith(rules.place_endings)
        and not _is_place(case, lower)
        and case.target.text.count(word.text) < _INTRODUCED_TERM
        and not _is_quoted(case, word)
        and not _is_introduced(case.target.text, word, rules)
        and not _is_kept_by_translators(case, word)
    )


def _is_place(case: Case, lower: str) -> bool:
    """Whether a word is, or ends like, a place that has a name in the target language (Oberbayern)."""
    return any(fold(lower[start:]) in exonyms(case.language_pair) for start in range(len(lower) - _SHORTEST_NOUN + 1))


def _is_kept_by_translators(case: Case, word: Word) -> bool:
    table = translation_table(case.language_pair)
    if table is None:
        return False
    return max(table.kept(word.text), table.translations(word.text).get(word.text.lower(), 0.0)) > 0


def _beginning_like(case: Case, word: Word) -> frozenset[str]:
    """The word of the source that a target word is, or the compounds that begin with it (Tagesgeldkonten)."""
    return frozenset(other for other in _written(case) if other.startswith(word.text))


def _is_verb_stem(case: Case, word: Word, rules: UntranslatedRules) -> bool:
    lower, lang = word.text.lower(), case.source.lang
    return zipf(lower, lang) >= _USED_STEM and any(lemma(lower, lang) == lower + end for end in rules.verb_endings)


def _is_compound_noun(case: Case, word: Word, rules: UntranslatedRules) -> bool:
    """Whether a word is glued of words of the source language; one with a noun's ending needs only a known head."""
    lower, lang = word.text.lower(), case.source.lang
    if zipf(lower, lang) < _USED_COMPOUND:
        return False
    heads = (lower[start:] for start in range(_SHORTEST_ADJECTIVE, len(lower) - _SHORTEST_ADJECTIVE))
    return is_compound(lemma(word.text, lang), lang) or (
        len(lower) >= _ENDED_COMPOUND
        and any(
            (zipf(head, lang) >= _USUAL_HEAD and head.endswith(rules.noun_endings))
            or (zipf(head, lang) >= _USED_STEM and zipf(lower.removesuffix(head), lang) >= _FOREIGN_NOUN)
            for head in heads
        )
    )


def _is_genitive(case: Case, words: tuple[Word, ...], index: int, rules: UntranslatedRules) -> bool:
    """Whether a word behind an article has the ending that it has in the source behind "des": no name is so left."""
    word = words[index]
    ending = next((end for end in rules.genitive_endings if word.text.endswith(end)), None)
    if ending is None or zipf(word.text, case.target.lang) >= _UNHEARD_OF or not word.text[1:].islower():
        return False
    lower, lang = word.text.lower(), case.source.lang
    known = zipf(lower.removesuffix(ending), lang) >= max(_USUAL_NOUN, zipf(lower, lang))
    return (
        known
        and word.text[0].isupper()
        and _follows_determiner(words, index, rules.target_determiners)
        and word.text in _genitives(case, rules)
        and not _is_quoted(case, word)
    )


@lru_cache(maxsize=8)
def _genitives(case: Case, rules: UntranslatedRules) -> frozenset[str]:
    words = read_words(case.source)
    return frozenset(
        word.text for index, word in enumerate(words) if _follows_determiner(words, index, rules.genitive_determiners)
    )


def _is_no_name(case: Case, word: Word) -> bool:
    """Whether a word in small letters, or that opens a sentence, is of the source's grammar or always translated."""
    lower, table = word.text.lower(), translation_table(case.language_pair)
    if lower in grammar_words(case.source.lang):
        return zipf(lower, case.target.lang) < _LITTLE_KNOWN
    usual = zipf(lower, case.source.lang) >= _COMMON_ALONE and (word.text.islower() or word.text not in _written(case))
    if table is None or not usual:
        return False
    return table.knows_source(lower) >= _OFTEN and table.kept(lower) < _NEVER


def _is_never_kept(case: Case, word: Word) -> bool:
    """Whether translators have always translated a noun, or both parts of a compound."""
    table, lang, noun, lower = translation_table(case.language_pair), case.source.lang, word.text, word.text.lower()
    if table is None or not (noun[0].isupper() and noun[1:].islower()):
        return False
    kept = max(table.kept(noun), table.translations(noun).get(lower, 0.0))
    if kept >= _NEVER or zipf(lower, table.target_lang) >= _UNKNOWN:
        return False
    if table.is_compound(noun):
        in_use = zipf(lower, lang) >= _COMPOUND_IN_USE or len(noun) >= _LONG_COMPOUND
        return is_compound(noun, lang) and in_use
    return table.knows_source(noun) >= _OFTEN and zipf(lower, lang) >= _COMMON_ALONE


def _is_common(case: Case, word: Word, nouns: frozenset[str]) -> bool:
    return word.text in nouns and zipf(word.text.lower(), case.source.lang) >= _COMMON_NOUN


@lru_cache(maxsize=8)
def _written(case: Case) -> frozenset[str]:
    """The source's words exactly as written."""
    return frozenset(word.text for word in read_words(case.source))


def _nouns(case: Case, rules: UntranslatedRules) -> frozenset[str]:
    """Capitalised words that the source uses as ordinary nouns: right after an article or another determiner."""
    words = read_words(case.source)
    return frozenset(
        word.text
        for previous, word in itertools.pairwise(words)
        if word.text[0].isupper() and (previous.text.lower() in rules.determiners or _is_adjective(previous, rules))
    )


@lru_cache(maxsize=8)
def _surnames(case: Case, rules: UntranslatedRules) -> frozenset[str]:
    """The source's words that stand behind a given name, and nowhere behind a determiner."""
    words = read_words(case.source)
    nouns = {word.text for index, word in enumerate(words) if _follows_determiner(words, index, rules.determiners)}
    return witnesses_of(case).surnames - nouns


def _follows_determiner(words: tuple[Word, ...], index: int, determiners: frozenset[str]) -> bool:
    before = _before(words, index)
    return before is not None and before.text.lower() in determiners


def _before(words: tuple[Word, ...], index: int) -> Word | None:
    """The word before another in its sentence."""
    return words[index - 1] if index and words[index - 1].segment == words[index].segment else None


def _is_adjective(previous: Word, rules: UntranslatedRules) -> bool:
    return (
        previous.text.islower()
        and len(previous.text) > _SHORTEST_ADJECTIVE
        and previous.text.endswith(rules.adjective_endings)
    )


def _is_set_apart(text: str, word: Word) -> bool:
    """Whether a word stands in quotation marks, brackets, a compound or an address: then it is shown, not left over."""
    before, after = text[max(0, word.start - 1) : word.start], text[word.end : word.end + 1]
    in_address = after == "." and text[word.end + 1 : word.end + 2].isalnum()
    return in_address or (before in _QUOTES and before != "") or (after in _QUOTES and after != "")


def _is_introduced(text: str, word: Word, rules: UntranslatedRules) -> bool:
    """Whether the words around a word explain it to the reader ("the Nachspielzeit, as stoppage time is called")."""
    before, behind = text[max(0, word.start - _INTRODUCTION) : word.start], text[word.end : word.end + _INTRODUCTION]
    introduced = re.search(rf"{rules.explained_before}$", before) or re.match(rules.explained_behind, behind)
    return introduced is not None


def _is_quoted(case: Case, word: Word) -> bool:
    """Whether a word stands in a short quotation: a title or a phrase that is shown in the original."""
    return any(
        quotation.start < word.start < quotation.end <= quotation.start + _SHORT_QUOTATION
        for quotation in read_quotations(case.target).quotations
    )


def _stands_so(case: Case, words: tuple[Word, ...], index: int) -> bool:
    """Whether a word and a capitalised neighbour stand side by side in the source, too."""
    pairs = ((words[place], words[place + 1]) for place in (index - 1, index) if 0 <= place < len(words) - 1)
    return any(f"{one.text} {other.text}" in case.source.text for one, other in pairs)


def _is_in_name(case: Case, words: tuple[Word, ...], index: int) -> bool:
    """Whether capitalised words stand around a word, side by side or as the source has them (Frankfurt an der Oder)."""
    word = words[index]
    near = [other for other in words[max(0, index - _NAME_REACH) : index] if other.segment == word.segment]
    after = [other for other in words[index + 1 : index + _NAME_REACH] if other.segment == word.segment]
    before_name = next((other for other in reversed(near) if other.text[0].isupper()), None)
    after_name = next((other for other in after if other.text[0].isupper()), None)
    last = word if word.text[0].isupper() else after_name
    if before_name is not None and last is not None:
        linked = case.target.text[before_name.end : last.end]
        if len(linked.split()) > 1 and linked in case.source.text:
            return True
    if word.text in particles(case.target.lang) and after and after[0].text[0].isupper():
        return True
    if word.text.islower() and near and near[-1] is words[index - 1] and near[-1].text[0].isupper():
        named = f"{near[-1].text} {word.text}" in case.source.text
        if named and zipf(word.text, case.source.lang) < _RARE:
            return True
    if word.text.islower():
        return bool(near and after) and near[-1].text[0].isupper() and after[0].text[0].isupper()
    opens = bool(near) and words[index - 1] is near[-1] and near[-1].text[0].isupper() and len(near) > 1
    return opens or (bool(after) and after[0].text[0].isupper())
