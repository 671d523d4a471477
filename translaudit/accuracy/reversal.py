"""Words of the translation whose opposite the re-translation, or the source itself, has instead."""

from collections.abc import Iterator
from functools import cache

import msgspec

from translaudit.accuracy.polarity import negated_by_prefix, opposites, polarity_rules, read_polarity
from translaudit.align import Bead
from translaudit.align.places import stretch
from translaudit.checks.base import Case
from translaudit.documents import Span
from translaudit.fluency.witness import Swap, swapped_words
from translaudit.fluency.words import WORD as LETTERS
from translaudit.fluency.words import read_words
from translaudit.lexicon.lemmas import WORD, grammar_words, lemma
from translaudit.lexicon.table import Table, translation_table

MEANT = 0.5
"""Probability from which a source word stands for an opposite, all of them together."""
UNSUPPORTED = 0.005
"""Probability below which no source word stands for the published one. In 4,000 human translations of news 3 words are
accused, in 480 of clean_pud's choosing half none."""


class Reversal(msgspec.Struct, frozen=True):
    """A published word that no source word means, the source word that means its opposite, and that opposite."""

    word: Span
    source: Span
    opposite: str


def reversed_words(case: Case) -> Iterator[Swap]:
    """Listed opposites anywhere in a bead, and a negating prefix between the same two neighbours.

    A listed opposite counts where each text has one of the two words and neither has both.
    """
    lang = case.target.lang
    for swap in swapped_words(case):
        if negated_by_prefix(swap.word.text.lower(), swap.heard, lang):
            yield swap
    table = opposites(lang)
    listed = [word for word in read_words(case.target) if word.text.lower() in table]
    for bead in case.alignment.beads:
        heard = case.retranslation_text(bead.source) if bead.source and bead.target else None
        if heard is None:
            continue
        heard_words = {token.lower() for token in LETTERS.findall(heard)}
        segments = [case.target.segment_text(index) for index in bead.target]
        written = {token.lower() for text in segments for token in LETTERS.findall(text)}
        for word in (word for word in listed if word.segment in bead.target):
            lower = word.text.lower()
            found = table[lower] & heard_words - written
            if len(found) == 1 and lower not in heard_words and not table[lower] & written:
                yield Swap(word, next(iter(found)))


def reversed_by_source(case: Case) -> Iterator[Reversal]:
    """Listed opposites proved by the lexical table, in words that no re-translation has too."""
    table = translation_table(case.language_pair)
    for bead in case.alignment.beads:
        if table is not None and bead.source and bead.target and not _negated_on_one_side(case, bead):
            yield from _reversed_in(case, bead, table)


def _negated_on_one_side(case: Case, bead: Bead) -> bool:
    """Whether an opposite may render a negation ("keine gelungene Werbung", "unsuccessful advertising")."""
    source = read_polarity(stretch(case.source, bead.source).text, case.source.lang)
    target = read_polarity(stretch(case.target, bead.target).text, case.target.lang)
    return source is None or target is None or source.negated is not target.negated


def _reversed_in(case: Case, bead: Bead, table: Table) -> Iterator[Reversal]:
    known = _opposite_lemmas(case.target.lang)
    sources = [case.source.segments[index] for index in bead.source]
    closed, closed_here = _particles(case.source.lang), grammar_words(case.target.lang)
    words = (match for each in sources for match in WORD.finditer(case.source.text, each.start, each.end))
    meant = [match for match in words if match.group().lower() not in closed]
    targets = [case.target.segments[index] for index in bead.target]
    written = [match for each in targets for match in WORD.finditer(case.target.text, each.start, each.end)]
    lemmas = {lemma(match.group(), case.target.lang) for match in written}
    heard = {lemma(word, case.target.lang) for word in WORD.findall(case.retranslation_text(bead.source) or "")}
    for match in written:
        word = lemma(match.group(), case.target.lang)
        if word in closed_here or word not in known or word in heard or known[word] & lemmas:
            continue
        if any(_links(table, one.group(), word) for one in meant):
            continue
        for one in meant:
            means = {other: table.probability(one.group(), other) for other in sorted(known[word])}
            if sum(means.values()) >= MEANT:
                best = max(means, key=lambda other: means[other])
                yield Reversal(case.target.span(*match.span()), case.source.span(*one.span()), best)
                break


def _particles(lang: str) -> frozenset[str]:
    """Words that say little by themselves: the grammar's, and those that restrict ("erst", "nur")."""
    rules = polarity_rules(lang)
    return grammar_words(lang) | (rules.carriers if rules else frozenset())


def _links(table: Table, source_word: str, target_word: str) -> bool:
    forward = table.probability(source_word, target_word)
    return max(forward, table.backward_probability(target_word, source_word)) >= UNSUPPORTED


@cache
def _opposite_lemmas(lang: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, others in opposites(lang).items():
        here = lemma(word, lang)
        found.setdefault(here, set()).update({lemma(other, lang) for other in others} - {here})
    return {word: frozenset(others) for word, others in found.items()}
