"""Names of which one word was translated: Essen as ‘food’, Aksoy-Lenz as ‘Aksoy-Spring’, El Obeid as ‘The Obeid’."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TypeAlias

from translaudit.align import Bead, Relation
from translaudit.checks.base import Case
from translaudit.documents import Span
from translaudit.lexicon.frequency import zipf
from translaudit.lexicon.table import translation_table
from translaudit.names.exonyms import exonyms, is_exonym_part
from translaudit.names.forms import base_forms
from translaudit.names.rarity import is_compound, is_everyday
from translaudit.names.similarity import begin_alike, fold, likeness
from translaudit.names.translation import (
    company_ends,
    is_translation,
    is_usual_translation,
    name_word_rules,
    towns_that_are_words,
    translated_phrases,
)
from translaudit.names.witnesses import Witnesses, witnesses_of
from translaudit.names.words import Word, articles_of, name_rules, particles

Made: TypeAlias = tuple[Span, Span, str]
"""Target words, the source name that they were made of, and how it should read."""

_RENDERS = 0.2
"""Probability by the lexical table from which another source word accounts for a target word."""
_FEWEST_LETTERS = 3
"""Letters that a word at the beginning of a compound has at least."""
_UNLIKE = 0.6
"""Likeness below which two words are no spellings of one name."""
_RARE_NAME, _USUAL_WORD = 3.2, 3.0
"""Zipf frequencies: a given name or surname below the first is hardly that of two people of one event, and a word above
the second is no surname but for chance."""


def worded_names(case: Case) -> Iterator[Made]:
    """Names of which a word was translated, and what should stand in its place."""
    witnesses = witnesses_of(case)
    for bead in case.alignment.beads if case.alignment.relation is Relation.PARALLEL else ():
        if bead.source and bead.target:
            yield from _towns(witnesses, bead)
            yield from _double_names(witnesses, bead)
            yield from _groups(witnesses, bead)
            yield from _exonyms_with_heads(witnesses, bead)
    yield from _surnames(witnesses)
    yield from _particles(witnesses)
    yield from _firms(case, witnesses)
    yield from _phrases(case)


def _towns(witnesses: Witnesses, bead: Bead) -> Iterator[Made]:
    """Towns behind a preposition that are words, and the word behind a preposition, or beside a town, in the target."""
    words = witnesses.words("source", bead.source)
    target = witnesses.words("target", bead.target)
    listed = towns_that_are_words(witnesses.pair)
    for index, town in enumerate(words):
        if not town.capital or town.initial or fold(town.text) not in listed or not _is_place(witnesses, words, index):
            continue
        if town.joined or any(word.text == town.text for word in target):
            continue
        for before, word in pairwise(target):
            behind = before.text.lower() in _introducers(witnesses) and word.after == " "
            translated = word.text in listed[fold(town.text)]
            if translated and behind and not _is_accounted(witnesses, words, town, word):
                yield _made(witnesses.case, word, town, town.text)
                break


def _is_place(witnesses: Witnesses, words: tuple[Word, ...], index: int) -> bool:
    """Whether a word stands right behind a preposition of place, or behind a name that does (Uelzen oder Leer)."""
    prepositions = name_word_rules(witnesses.pair).place_prepositions
    if not index or words[index].after != " ":
        return False
    if words[index - 1].text.lower() in prepositions:
        return not (index + 1 < len(words) and words[index + 1].joined)
    return index > 2 and (
        not words[index - 1].capital
        and words[index - 2].capital
        and words[index - 3].text.lower() in prepositions
        and witnesses.target_counts[fold(words[index - 2].text)] > 0
    )


def _introducers(witnesses: Witnesses) -> frozenset[str]:
    rules = name_rules(witnesses.case.target.lang)
    return frozenset(rules.introducers.split()) - name_word_rules(witnesses.pair).articles if rules else frozenset()


def _is_accounted(witnesses: Witnesses, words: tuple[Word, ...], name: Word, word: Word) -> bool:
    """Whether another word of the source is what a target word renders."""
    table = translation_table(witnesses.pair)
    return table is None or any(
        table.link(other.text, word.text) >= _RENDERS for other in words if other.text != name.text
    )


def _double_names(witnesses: Witnesses, bead: Bead) -> Iterator[Made]:
    """Surnames joined by a hyphen behind a given name, the second of which became an ordinary word."""
    names = {(given.text, one.text): other for given, one, other in _joined(witnesses.words("source", bead.source))}
    for given, one, other in _joined(witnesses.words("target", bead.target)):
        name = names.get((given.text, one.text))
        if name is None or likeness(name.text, other.text) >= _UNLIKE or witnesses.in_source(other.text):
            continue
        if is_everyday(other.text, *reversed(witnesses.pair.split("-"))):
            yield _made(witnesses.case, other, name, name.text)


def _joined(words: tuple[Word, ...]) -> Iterator[tuple[Word, Word, Word]]:
    for given, one, other in zip(words, words[1:], words[2:], strict=False):
        if given.capital and one.capital and other.capital and one.after == " " and other.joined:
            yield given, one, other


def _groups(witnesses: Witnesses, bead: Bead) -> Iterator[Made]:
    """Firms named after somebody (Schwarz-Gruppe) of which both words were translated (Black Group)."""
    ends = company_ends(witnesses.pair)
    for name, end in pairwise(witnesses.words("source", bead.source)):
        if not (name.capital and end.joined and end.capital and fold(end.text) in ends):
            continue
        for word, last in pairwise(witnesses.words("target", bead.target)):
            rendered = word.capital and last.capital and last.after == " " and last.text.lower() in ends[fold(end.text)]
            made = is_translation(name.text, word.text, witnesses.pair) or is_usual_translation(
                name.text, word.text, witnesses.pair
            )
            if rendered and made and likeness(name.text, word.text) < _UNLIKE:
                yield _made(witnesses.case, word, name, name.text)


def _exonyms_with_heads(witnesses: Witnesses, bead: Bead) -> Iterator[Made]:
    """Names that have another of two words in the target language, of which the target has the kind of place only."""
    case = witnesses.case
    target = witnesses.words("target", bead.target)
    text = " ".join(case.target.segment_text(index) for index in bead.target)
    for name in {word.text: word for word in witnesses.words("source", bead.source) if word.capital}.values():
        bases = base_forms(name.text, case.source.lang)
        forms = [form for base in bases for form in exonyms(witnesses.pair).get(fold(base), ())]
        two = [form.split(" ") for form in forms if form.count(" ") == 1]
        if not two or any(form in text for form in forms):
            continue
        for one, other in pairwise(target):
            beside = one.capital and not one.initial and other.after == " "
            half = _is_half(one, other, two) or _is_turned_half(name, one, other, two, witnesses.pair)
            if beside and half and _is_usual(one, witnesses) and not _is_known(witnesses, one):
                yield _made(case, one, name, forms[0], last=other)


def _is_half(one: Word, other: Word, exonyms_of_two: list[list[str]]) -> bool:
    """Whether only the second of two words is that of an exonym: Arch Mountains, but not North for Northern Africa."""
    return any(other.text == head and not begin_alike(one.text, first) for first, head in exonyms_of_two)


def _is_turned_half(name: Word, one: Word, other: Word, exonyms_of_two: list[list[str]], pair: str) -> bool:
    """Whether two words are an exonym's first behind a rendering of the name's beginning: Floor Lake (Bodensee)."""
    table = translation_table(pair)
    beginnings = [name.text[:length] for length in range(_FEWEST_LETTERS, len(name.text))]
    return (
        table is not None
        and any(other.text == kind for kind, _ in exonyms_of_two)
        and any(table.link(beginning, one.text) >= _RENDERS for beginning in beginnings)
    )


def _is_usual(word: Word, witnesses: Witnesses) -> bool:
    """Whether a word is common in the target language, and no place there."""
    known = zipf(word.text, witnesses.case.target.lang) >= _USUAL_WORD
    return known and not is_exonym_part(word.text, witnesses.pair)


def _surnames(witnesses: Witnesses) -> Iterator[Made]:
    """Surnames that the target lacks, and has an ordinary word for behind the very given name."""
    case = witnesses.case
    source_lang, target_lang = witnesses.pair.split("-")
    source, target = _named(witnesses.words("source", None)), _named(witnesses.words("target", None))
    for given, surnames in source.items():
        here = target.get(given, [])
        rare = max(zipf(given, target_lang), zipf(given, source_lang)) < _RARE_NAME
        if not here or not rare or len({word.text for word in surnames}) > 1 or len({word.text for word in here}) > 1:
            continue
        name, word = surnames[0], here[0]
        usual = is_everyday(word.text, target_lang, source_lang) and zipf(word.text, target_lang) >= _USUAL_WORD
        strange = likeness(name.text, word.text) < _UNLIKE and not _is_known(witnesses, word)
        if usual and strange and _is_surname(name, word, given, witnesses) and _is_lost(name, witnesses):
            yield _made(case, word, name, name.text)


def _is_lost(name: Word, witnesses: Witnesses) -> bool:
    return not any(witnesses.same(name.text, other.text) for other in witnesses.words("target", None))


def _is_surname(name: Word, word: Word, given: str, witnesses: Witnesses) -> bool:
    """Whether a word behind a given name is none of the source language's, least of all one that the target renders."""
    source_lang, target_lang = witnesses.pair.split("-")
    table = translation_table(witnesses.pair)
    return (
        zipf(name.text, source_lang) < _RARE_NAME
        and not is_compound(name.text, source_lang)
        and not is_everyday(given, target_lang, source_lang)
        and table is not None
        and table.link(name.text, word.text) < _RENDERS
    )


def _named(words: tuple[Word, ...]) -> dict[str, list[Word]]:
    """By the first of two capitalised words side by side: every such second word, none that goes on."""
    found: dict[str, list[Word]] = {}
    for index, (given, surname) in enumerate(pairwise(words)):
        behind = words[index + 2] if index + 2 < len(words) else None
        goes_on = behind is not None and behind.capital and behind.after in (" ", "-")
        if given.capital and not given.acronym and surname.capital and surname.after == " " and not goes_on:
            found.setdefault(given.text, []).append(surname)
    return found


def _particles(witnesses: Witnesses) -> Iterator[Made]:
    """Names with a particle that is an article in their language (El Obeid), which became one of the target's."""
    case = witnesses.case
    articles = name_word_rules(witnesses.pair).articles
    source, target = witnesses.words("source", None), witnesses.words("target", None)
    before: dict[str, list[Word]] = {}
    for particle, name in pairwise(source):
        if name.capital:
            before.setdefault(name.text, []).append(particle)
    full = {(one.text, other.text) for one, _, other in zip(source, source[1:], source[2:], strict=False)}
    for one, article, name in zip((None, *target), target, target[1:], strict=False):
        if article.text.lower() not in articles or name.text not in before or name.after != " ":
            continue
        known = {particle.text.lower() for particle in before[name.text]}
        if not known <= particles(case.source.lang):
            continue
        inside = one is not None and one.text.lower() in particles(case.target.lang) and (one.text, name.text) in full
        foreign = known.isdisjoint(articles_of(case.source.lang))
        if inside or (foreign and article.capital and not article.initial and before[name.text][0].capital):
            particle = before[name.text][0]
            yield _made(case, article, particle, particle.text)


def _firms(case: Case, witnesses: Witnesses) -> Iterator[Made]:
    """Firms whose name ends in & Söhne, of which a word was translated with it."""
    ends = company_ends(witnesses.pair)
    firms = [
        (name, end)
        for name, end in pairwise(witnesses.words("source", None))
        if name.capital and end.after.strip() == "&" and fold(end.text) in ends
    ]
    target = witnesses.words("target", None) if firms else ()
    written = {word.text for word in target}
    for word, last in pairwise(target):
        joined = word.capital and case.target.text[word.end : last.start].strip() == "&"
        if not joined or last.after.strip() not in ("&", "and", "") or _is_known(witnesses, word):
            continue
        for name, end in firms:
            if last.text.lower() in ends[fold(end.text)] and name.text not in written:
                yield _made(case, word, name, name.text)


def _phrases(case: Case) -> Iterator[Made]:
    """Listed names whose listed rendering the target has, and not the name."""
    for name, rendering in translated_phrases(case.language_pair):
        there = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", case.source.text)
        if there is None or name in case.target.text:
            continue
        for made in re.finditer(rf"(?<!\w){re.escape(rendering)}(?!\w)", case.target.text):
            yield case.target.span(*made.span()), case.source.span(*there.span()), name


def _is_known(witnesses: Witnesses, word: Word) -> bool:
    return witnesses.in_source(word.text) or witnesses.in_lexicon(word.text)


def _made(case: Case, word: Word, name: Word, expected: str, *, last: Word | None = None) -> Made:
    """A target word, or those up to another one, that were made of a name."""
    return case.target.span(word.start, (last or word).end), case.source.span(name.start, name.end), expected
