"""Comparisons as a sentence tells them: who stands before and who behind "than", and which of them has more."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from translaudit.align.places import stretch
from translaudit.articles import Article
from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.globs import GlobIndex
from translaudit.lexicon.lemmas import WORD, grammar_words

TOPIC = "comparisons"
_NEAR = 3
"""Words of substance after "than" that can be its second side."""
CLAUSE = re.compile(r"(?:[^,;:!?()–—]|,(?=\d))+")
"""A stretch without marks that part clauses; a decimal comma is none."""


class ComparisonRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language compares two sides; patterns of lower-case words."""

    than: frozenset[str]
    """The word before the second side."""
    more: tuple[str, ...]
    less: tuple[str, ...]
    """Words before it that say which side has more, and which has less."""
    amounts: frozenset[str]
    """Number words, fractions and measures ("expected"): it compares with these and with no other side."""


class Comparison(NamedTuple):
    """The words of substance of one clause before and after "than", and whether the first side has more."""

    more: bool
    before: tuple[re.Match[str], ...]
    after: tuple[re.Match[str], ...]


def only_comparison(article: Article, segments: Sequence[int]) -> Comparison | None:
    """The comparison of some segments; None where there is none, or more than one."""
    rules = _rules(article.lang)
    if rules is None:
        return None
    place = stretch(article, segments)
    clauses = CLAUSE.finditer(article.text, place.start, place.end)
    found = [each for clause in clauses for each in _comparisons(article, clause, rules)]
    return found[0] if len(found) == 1 else None


def says_more(words: Sequence[re.Match[str]], lang: str) -> bool | None:
    """Whether the last listed word says "more" rather than "less"; None where none is listed."""
    said = (_listed_for_more(word.group(), lang) for word in reversed(words))
    return next((more for more in said if more is not None), None)


def _comparisons(article: Article, clause: re.Match[str], rules: ComparisonRules) -> Iterator[Comparison]:
    lang, words = article.lang, list(WORD.finditer(article.text, *clause.span()))
    for place, word in enumerate(words):
        before, after = words[:place], words[place + 1 :]
        if word.group().lower() not in rules.than or _tells_amount(after[:2], rules):
            continue
        if (more := says_more(before, lang)) is not None:
            yield Comparison(more, _substance(before, lang), _substance(after, lang)[:_NEAR])


@cache
def _rules(lang: str) -> ComparisonRules | None:
    return load_topic(lang, TOPIC, ComparisonRules) if has_topic(lang, TOPIC) else None


def _tells_amount(words: Iterable[re.Match[str]], rules: ComparisonRules) -> bool:
    """Whether what follows is an amount: "more than a quarter" compares with nothing."""
    return any(each.group()[0].isdigit() or each.group().lower() in rules.amounts for each in words)


@lru_cache(maxsize=20_000)
def _listed_for_more(word: str, lang: str) -> bool | None:
    """Whether a word is listed for "more"; False where it is listed for "less" alone, None where it is not listed."""
    return max(_comparatives(lang).find(word), default=None)


@cache
def _comparatives(lang: str) -> GlobIndex[bool]:
    rules = _rules(lang)
    listed = ((rules.more, True), (rules.less, False)) if rules else ()
    return GlobIndex((pattern, more) for patterns, more in listed for pattern in patterns)


def _substance(words: Iterable[re.Match[str]], lang: str) -> tuple[re.Match[str], ...]:
    return tuple(word for word in words if word.group().isalpha() and word.group().lower() not in grammar_words(lang))
