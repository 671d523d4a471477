"""Words of the translation whose opposite the re-translation, or the source itself, has instead."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from translaudit.accuracy.polarity import negated_by_prefix, opposites, polarity_rules, read_polarity
from translaudit.align import Bead
from translaudit.align.places import stretch
from translaudit.articles import Article
from translaudit.checks.base import Case
from translaudit.documents import Span
from translaudit.fluency.witness import Swap, swapped_words
from translaudit.fluency.words import WORD as LETTERS
from translaudit.fluency.words import read_words
from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.globs import GlobIndex
from translaudit.lexicon.lemmas import WORD, grammar_words, lemma
from translaudit.lexicon.table import Table, translation_table

TOPIC = "opposites"
SIDE = 0.2
"""Probability from which two words are the same side of a comparison."""
_DENIED_WITHIN = 2
"""Words before a published word that can deny it: "failed to reach"."""
_NEAR = 3
"""Words of substance after "than" that can be its second side."""
_CLAUSE = re.compile(r"(?:[^,;:!?()–—]|,(?=\d))+")
MEANT = 0.5
"""Probability from which a source word stands for an opposite, all of them together."""
UNSUPPORTED = 0.005
"""Probability below which no source word stands for the published one. In 4,000 human translations of news 3 words are
accused, in 480 of clean_pud's choosing half none."""
RENDERED = 0.05
"""Probability from which another published word is the rendering of the source word."""


class Comparison(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language compares two sides; patterns of lower-case words."""

    than: frozenset[str]
    """The word before the second side."""
    more: tuple[str, ...]
    less: tuple[str, ...]
    """Words before it that say which side has more, and which has less."""
    amounts: frozenset[str]
    """Number words, fractions and measures ("expected"): it compares with these and with no other side."""


class OppositeRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a language's opposites prove, and how it compares."""

    loose: tuple[tuple[str, str], ...]
    """Listed opposites that only a re-translation proves."""
    particles: frozenset[str]
    """Words that end the clause of their verb and change its meaning ("auf" in "fallen ... auf")."""
    dimensions: frozenset[str]
    """Words that name a dimension behind one of `measures`, whatever its size: "20 micrometres thick"."""
    measures: frozenset[str]
    comparison: Comparison


@cache
def opposite_rules(lang: str) -> OppositeRules | None:
    """The rules of a language, or None where translaudit does not know them."""
    return load_topic(lang, TOPIC, OppositeRules) if has_topic(lang, TOPIC) else None


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


def negated_on_one_side(case: Case, bead: Bead) -> bool:
    """Whether one side of a bead alone negates: an opposite may render that ("keine gute Idee", "a bad idea")."""
    source = read_polarity(stretch(case.source, bead.source).text, case.source.lang)
    target = read_polarity(stretch(case.target, bead.target).text, case.target.lang)
    return source is None or target is None or source.negated is not target.negated


def reversed_by_source(case: Case) -> Iterator[Reversal]:
    """Listed opposites proved by the lexical table, in words that no re-translation has too."""
    table = translation_table(case.language_pair)
    for bead in case.alignment.beads:
        if table is not None and bead.source and bead.target and not negated_on_one_side(case, bead):
            yield from _reversed_in(case, bead, table)


def _reversed_in(case: Case, bead: Bead, table: Table) -> Iterator[Reversal]:
    closed, closed_here = _particles(case.source.lang), grammar_words(case.target.lang)
    words, written = _words(case.source, bead.source), _words(case.target, bead.target)
    meant = [match for match in words if match.group().lower() not in closed]
    proving = [match for match in meant if not _means_otherwise(match, words, case.source)]
    lemmas = {lemma(match.group(), case.target.lang) for match in written}
    heard = {lemma(word, case.target.lang) for word in WORD.findall(case.retranslation_text(bead.source) or "")}
    listed = _opposite_lemmas(case.target.lang)
    known = {word: listed[word] for word in lemmas - heard - closed_here if word in listed}
    others = lemmas - closed_here
    converse = bool(known) and _is_converse(case, bead, table)
    for place, match in enumerate(written):
        word = lemma(match.group(), case.target.lang)
        if word not in known or known[word] & lemmas or _denied_before(place, written, case.target.lang):
            continue
        if place and _is_dimension(word, written[place - 1].group(), case.target.lang):
            continue
        if converse and _direction((match,), case.target.lang) is not None:
            continue
        if any(_links(table, one.group(), word) for one in meant):
            continue
        for one in proving:
            translations = dict(table.best(one.group()))
            means = {other: translations.get(other, 0.0) for other in sorted(known[word])}
            if sum(means.values()) >= MEANT and not any(translations.get(other, 0.0) >= RENDERED for other in others):
                best = max(means, key=lambda other: means[other])
                yield Reversal(case.target.span(*match.span()), case.source.span(*one.span()), best)
                break


def _is_dimension(word: str, before: str, lang: str) -> bool:
    rules = opposite_rules(lang)
    return rules is not None and word in rules.dimensions and before.lower() in rules.measures


def _words(article: Article, segments: Sequence[int]) -> list[re.Match[str]]:
    pieces = (article.segments[index] for index in segments)
    return [match for each in pieces for match in WORD.finditer(article.text, each.start, each.end)]


def _means_otherwise(one: re.Match[str], words: Sequence[re.Match[str]], source: Article) -> bool:
    """Whether a word before a source word may deny it, or its clause ends in a particle of another verb."""
    place = words.index(one)
    if _denied_before(place, words, source.lang):
        return True
    rules = opposite_rules(source.lang)
    clause = _CLAUSE.match(source.text, one.end(), words[-1].end())
    within = [each for each in words[place + 1 :] if clause and each.end() <= clause.end()]
    return rules is not None and bool(within) and within[-1].group() in rules.particles


def _denied_before(place: int, words: Sequence[re.Match[str]], lang: str) -> bool:
    """Whether one of the words right before a place can turn its word into the opposite ("weniger umfangreich")."""
    rules = polarity_rules(lang)
    before = words[max(0, place - _DENIED_WITHIN) : place]
    return rules is not None and any(
        each.group().lower() in rules.carriers | rules.negators | rules.half_negators for each in before
    )


class TurnedRound(msgspec.Struct, frozen=True):
    """A comparison whose sides changed places: the published words, and those of the source that they stand against."""

    target: Span
    source: Span


def turned_comparisons(case: Case) -> Iterator[TurnedRound]:
    """Comparisons whose two sides a translation exchanged: "in men than in women" for "bei Frauen … als bei Männern".

    Both sides must be words that the lexical table links crosswise and in no other way, and both languages must compare
    in the same direction: "younger than" turns "älter als" round and says the same.
    """
    table = translation_table(case.language_pair)
    for bead in case.alignment.beads:
        source = _comparison(case.source, bead.source) if table is not None and bead.source and bead.target else None
        target = _comparison(case.target, bead.target) if source is not None else None
        if table is None or source is None or target is None or source.more is not target.more:
            continue
        first = _only_link(table, source.after, target.before, source.before, target.after)
        last = _only_link(table, source.before, target.after, source.after, target.before)
        if first is not None and last is not None:
            yield TurnedRound(
                case.target.span(first[1].start(), last[1].end()), case.source.span(last[0].start(), first[0].end())
            )


class _Sides(NamedTuple):
    """The words of substance of one clause before and after "than", and whether it says who has more."""

    more: bool
    before: tuple[re.Match[str], ...]
    after: tuple[re.Match[str], ...]


def _comparison(article: Article, segments: Sequence[int]) -> _Sides | None:
    """The only comparison of some segments; None where there is none, or more than one."""
    rules = opposite_rules(article.lang)
    if rules is None:
        return None
    place = stretch(article, segments)
    found = []
    for clause in _CLAUSE.finditer(article.text, place.start, place.end):
        words = list(WORD.finditer(article.text, *clause.span()))
        for number, word in enumerate(words):
            if word.group().lower() not in rules.comparison.than or _counts(words[number + 1 : number + 3], rules):
                continue
            more = _direction(words[:number], article.lang)
            if more is not None:
                before, after = _substance(words[:number], article.lang), _substance(words[number + 1 :], article.lang)
                found.append(_Sides(more, before, after[:_NEAR]))
    return found[0] if len(found) == 1 else None


def _counts(words: Iterable[re.Match[str]], rules: OppositeRules) -> bool:
    """Whether what follows is an amount: "more than a quarter" compares with nothing."""
    return any(each.group()[0].isdigit() or each.group().lower() in rules.comparison.amounts for each in words)


def _direction(words: Sequence[re.Match[str]], lang: str) -> bool | None:
    """Whether the last listed word says "more"; None where none is listed."""
    said = (_says_more(word.group(), lang) for word in reversed(words))
    return next((more for more in said if more is not None), None)


@lru_cache(maxsize=20_000)
def _says_more(word: str, lang: str) -> bool | None:
    """Whether a word is listed for "more"; False where it is listed for "less" alone, None where it is not listed."""
    index = _comparatives(lang)
    return max(index.find(word), default=None) if index is not None else None


@cache
def _comparatives(lang: str) -> GlobIndex[bool] | None:
    rules = opposite_rules(lang)
    if rules is None:
        return None
    listed = ((rules.comparison.more, True), (rules.comparison.less, False))
    return GlobIndex((pattern, more) for patterns, more in listed for pattern in patterns)


def _substance(words: Iterable[re.Match[str]], lang: str) -> tuple[re.Match[str], ...]:
    return tuple(word for word in words if word.group().isalpha() and word.group().lower() not in grammar_words(lang))


_Words = tuple[re.Match[str], ...]


def _only_link(
    table: Table, sources: _Words, targets: _Words, other_sources: _Words, other_targets: _Words
) -> tuple[re.Match[str], re.Match[str]] | None:
    """A source and a target word that render each other, and neither of which goes with the other side's words."""
    for one in sources:
        for word in targets:
            if (
                table.probability(one.group(), word.group()) >= SIDE
                and not any(_links(table, other.group(), word.group()) for other in other_sources)
                and not any(_links(table, one.group(), other.group()) for other in other_targets)
            ):
                return one, word
    return None


def _particles(lang: str) -> frozenset[str]:
    """Words that say little by themselves: the grammar's, and those that restrict ("erst", "nur")."""
    rules = polarity_rules(lang)
    return grammar_words(lang) | (rules.carriers if rules else frozenset())


def _is_converse(case: Case, bead: Bead, table: Table) -> bool:
    """Whether both sides compare, and not with the same word first: "younger than" may then render "älter als"."""
    source, target = _comparison(case.source, bead.source), _comparison(case.target, bead.target)
    if source is None or target is None:
        return False
    return not any(
        table.probability(one.group(), word.group()) >= SIDE for one in source.before for word in target.before
    )


def _links(table: Table, source_word: str, target_word: str) -> bool:
    return table.link(source_word, target_word) >= UNSUPPORTED


@cache
def _opposite_lemmas(lang: str) -> dict[str, frozenset[str]]:
    """The listed opposites of each word that the source alone can prove, as lemmas."""
    rules = opposite_rules(lang)
    loose = {frozenset(lemma(word, lang) for word in pair) for pair in rules.loose} if rules else set()
    found: dict[str, set[str]] = {}
    for word, others in opposites(lang).items():
        here = lemma(word, lang)
        there = {lemma(other, lang) for other in others} - {here}
        found.setdefault(here, set()).update(other for other in there if frozenset((here, other)) not in loose)
    return {word: frozenset(others) for word, others in found.items()}
