"""Degrees of comparison that a translation exchanged: "more deadly" for "das tödlichste Beben".

Languages through which texts are machine-translated need not tell the degrees apart, so that a superlative comes back
as a comparative. A degree is read off a word's ending where the lemma list knows the bare form, or is listed.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

import msgspec

from translaudit.checks.base import Case
from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.globs import GlobIndex
from translaudit.lexicon.lemmas import lemma
from translaudit.lexicon.words import Word, words_of

TOPIC = "degree"


class DegreeRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language compares, in lower case; `*` stands for any letters."""

    comparative_endings: tuple[str, ...]
    comparative_endings_with_umlaut: tuple[str, ...]
    """Endings of a comparative only where the vowel of the bare form changed, too ("stärker", not "schneller")."""
    superlative_endings: tuple[str, ...]
    comparatives: tuple[str, ...]
    superlatives: tuple[str, ...]
    periphrastic: frozenset[str]
    """Words that compare the word behind them ("more")."""
    neither: tuple[str, ...]
    """Words that only look compared."""
    more: tuple[str, ...]
    most: tuple[str, ...]
    """Words after which the other language may well have a comparative, or a superlative."""


class Degree(NamedTuple):
    """Words of a target that are in another degree than those of the source (code points)."""

    target: tuple[int, int]
    source: tuple[int, int]


_Places = tuple[tuple[int, int], ...]


class _Reading(NamedTuple):
    """The compared words of some segments as offsets, and whether anything else speaks of more or most."""

    comparatives: _Places
    superlatives: _Places
    more: bool
    most: bool


def exchanged_degrees(case: Case) -> Iterator[Degree]:
    """Comparatives where the aligned source only has superlatives, and the other way round.

    On 30,542 human news translations, 964 of them with a German superlative, eleven are accused, most of them rightly.
    """
    rules = {lang: _rules(lang) for lang in (case.source.lang, case.target.lang)}
    mine, theirs = rules[case.source.lang], rules[case.target.lang]
    if mine is None or theirs is None:
        return
    for bead in case.alignment.beads:
        source = _read([w for index in bead.source for w in words_of(case.source)[index]], mine, case.source.lang)
        target = _read([w for index in bead.target for w in words_of(case.target)[index]], theirs, case.target.lang)
        wrong, right = _exchanged(source, target)
        yield from (Degree(place, right[0]) for place in wrong)


def _exchanged(source: _Reading, target: _Reading) -> tuple[_Places, _Places]:
    """The words of the target in another degree than those of the source, and the latter; nothing where they agree."""
    superlative = source.superlatives and not source.comparatives and not source.more
    comparative = source.comparatives and not source.superlatives and not source.most
    if superlative and not target.superlatives and not target.most:
        return target.comparatives, source.superlatives
    if comparative and not target.comparatives and not target.more:
        return target.superlatives, source.comparatives
    return (), ()


def _rules(lang: str) -> DegreeRules | None:
    return load_topic(lang, TOPIC, DegreeRules) if has_topic(lang, TOPIC) else None


def _read(words: Sequence[Word], rules: DegreeRules, lang: str) -> _Reading:
    comparatives: list[tuple[int, int]] = []
    superlatives: list[tuple[int, int]] = []
    listed: set[str] = set()
    for place, word in enumerate(words):
        degree = _degree(word.text, lang)
        following = words[place + 1] if word.text.lower() in rules.periphrastic and place + 1 < len(words) else word
        if degree == "more":
            comparatives.append((word.start, following.end))
        elif degree == "most":
            superlatives.append((word.start, following.end))
        else:
            listed |= _lists_with(word.text, lang)
    return _Reading(tuple(comparatives), tuple(superlatives), "more" in listed, "most" in listed)


@lru_cache(maxsize=50_000)
def _degree(word: str, lang: str) -> Literal["more", "most"] | None:
    """Whether a word says "more", "most" or neither."""
    rules, lists = _rules(lang), _lists_with(word, lang)
    if rules is None or not word.islower() or "neither" in lists:
        return None
    if "comparatives" in lists:
        return "more"
    if "superlatives" in lists or _is_bare_with(rules.superlative_endings, word, lang):
        return "most"
    if _is_bare_with(rules.comparative_endings, word, lang):
        return "more"
    with_umlaut = _is_bare_with(rules.comparative_endings_with_umlaut, word, lang)
    return "more" if with_umlaut and not word.startswith(lemma(word, lang)) else None


@lru_cache(maxsize=50_000)
def _lists_with(word: str, lang: str) -> frozenset[str]:
    """The lists of a language's rules that a word stands in."""
    return frozenset(_index(lang).find(word))


@cache
def _index(lang: str) -> GlobIndex[str]:
    rules = _rules(lang)
    lists = ("comparatives", "superlatives", "neither", "more", "most") if rules else ()
    return GlobIndex((pattern, name) for name in lists for pattern in getattr(rules, name))


def _is_bare_with(endings: tuple[str, ...], word: str, lang: str) -> bool:
    """Whether a word is its bare form with one of some endings, give or take a letter ("largest", "höhere")."""
    if not word.endswith(endings):
        return False
    bare = lemma(word, lang)
    return (
        bare != word
        and bare[0] == word[0]
        and any(word.endswith(ending) and abs(len(word) - len(ending) - len(bare)) <= 1 for ending in endings)
    )
