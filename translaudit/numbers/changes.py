"""By how much something changed, or to which level: “rose by 10 percent” is not “rose to 10 percent”."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache

import msgspec

from translaudit.align import Bead
from translaudit.articles import Article
from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.globs import fits
from translaudit.numbers.agreement import Agreement, agreement
from translaudit.numbers.language import grammar_of
from translaudit.numbers.quantity import Quantity
from translaudit.numbers.reading import quantities_of

TOPIC = "changes"
_WORD = re.compile(r"[^\W\d_]+")


class Told(StrEnum):
    """What a number tells of a change."""

    BY = "by"
    TO = "to"


class ChangeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language tells changes; the comments in its `changes.toml` say what each entry holds."""

    by: tuple[str, ...]
    to: tuple[str, ...]
    neither: tuple[str, ...]
    hedges: tuple[str, ...]
    words: tuple[str, ...]


class Change(msgspec.Struct, frozen=True):
    """A number with the word before it that says what it tells: their offsets, and those between which that word is."""

    told: Told
    start: int
    opened: int
    quantity: Quantity


def changes_in(article: Article, segments: Sequence[int]) -> list[Change]:
    """The numbers of some segments that tell how much something changed, or to which level."""
    found = []
    for index in segments if has_topic(article.lang, TOPIC) else ():
        text, start = article.segment_text(index), article.segments[index].start
        if not any(_is_change(word, article.lang) for word in _WORD.findall(text)):
            continue
        for quantity in quantities_of(article)[index]:
            match = _opener(article.lang).search(text, 0, quantity.whole[0] - start)
            if match is not None and match.lastgroup is not None:
                told = Told(match.lastgroup)
                found.append(Change(told, start + match.start(told), start + match.end(told), quantity))
    return found


def exchanged(source: Article, target: Article, beads: Sequence[Bead]) -> Iterator[tuple[Change, Change, Bead]]:
    """Changes of source and target with the same number, the one of which tells how much, the other the level.

    A number that either side has twice is left alone.
    """
    for bead in beads:
        if not (bead.source and bead.target):
            continue
        theirs = changes_in(target, bead.target)
        for one in changes_in(source, bead.source) if theirs else ():
            same = [each for each in theirs if agreement(one.quantity, each.quantity) is Agreement.EXACT]
            if len(same) == 1 and same[0].told is not one.told and _is_single(one, source, bead.source):
                yield one, same[0], bead


def words_for(told: Told, lang: str) -> str:
    """The usual word of a language before a number that tells this."""
    return dict(_kinds(load_topic(lang, TOPIC, ChangeWords)))[told][0]


def _is_single(change: Change, article: Article, segments: Sequence[int]) -> bool:
    numbers = [each for index in segments for each in quantities_of(article)[index]]
    return sum(agreement(change.quantity, each) is Agreement.EXACT for each in numbers) == 1


@cache
def _opener(lang: str) -> re.Pattern[str]:
    """What stands right before a number that tells of a change."""
    words = load_topic(lang, TOPIC, ChangeWords)
    hedges = "|".join(map(re.escape, (*words.hedges, *grammar_of(lang).words.approximators)))
    told = "|".join(rf"(?P<{kind}>{'|'.join(map(re.escape, forms))})" for kind, forms in _kinds(words))
    neither = "|".join(map(re.escape, words.neither))
    return re.compile(rf"(?<!\w)(?:{neither}|{told})\s+(?:(?:{hedges})\s+)*[^\w\s]?$")


def _kinds(words: ChangeWords) -> tuple[tuple[Told, tuple[str, ...]], ...]:
    return (Told.BY, words.by), (Told.TO, words.to)


@cache
def _is_change(word: str, lang: str) -> bool:
    return any(fits(pattern, word.lower()) for pattern in load_topic(lang, TOPIC, ChangeWords).words)
