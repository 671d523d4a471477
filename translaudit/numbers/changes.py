"""By how much something changed, or to which level: “rose by 10 percent” is not “rose to 10 percent”."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import pairwise

import msgspec

from translaudit.align import Bead
from translaudit.articles import Article
from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.globs import GlobIndex
from translaudit.numbers.agreement import Agreement, agreement, is_told_once
from translaudit.numbers.language import grammar_of
from translaudit.numbers.quantity import Quantity
from translaudit.numbers.reading import quantities_in, quantities_of

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
    since: tuple[str, ...]
    neither: tuple[str, ...]
    hedges: tuple[str, ...]
    words: tuple[str, ...]


class ToldNumber(msgspec.Struct, frozen=True):
    """A number with the word before it that says what it tells: their offsets, and those between which that word is."""

    told: Told
    start: int
    opened: int
    quantity: Quantity


def changes_in(article: Article, segments: Sequence[int]) -> list[ToldNumber]:
    """The numbers of some segments that tell how much something changed, or to which level."""
    found = []
    for index in segments if has_topic(article.lang, TOPIC) else ():
        text, start = article.segment_text(index), article.segments[index].start
        if not any(map(_change_words(article.lang).fits, _WORD.findall(text))):
            continue
        for quantity in quantities_of(article)[index]:
            match = _opener(article.lang).search(text, 0, quantity.whole[0] - start)
            if match is not None and match.lastgroup is not None:
                told = Told(match.lastgroup)
                found.append(ToldNumber(told, start + match.start(told), start + match.end(told), quantity))
    return found


def exchanged(source: Article, target: Article, beads: Sequence[Bead]) -> Iterator[tuple[ToldNumber, ToldNumber, Bead]]:
    """Changes of source and target with the same number, the one of which tells how much, the other the level.

    A number that either side has twice is left alone.
    """
    for bead in beads:
        if not (bead.source and bead.target):
            continue
        theirs = changes_in(target, bead.target)
        for one in changes_in(source, bead.source) if theirs else ():
            same = [each for each in theirs if agreement(one.quantity, each.quantity) is Agreement.EXACT]
            once = is_told_once(one.quantity, quantities_in(source, bead.source))
            if once and len(same) == 1 and same[0].told is not one.told:
                yield one, same[0], bead


class Levels(msgspec.Struct, frozen=True):
    """The levels that something changed from and to, and where the words for both begin and end."""

    first: Quantity
    last: Quantity
    start: int
    end: int


def levels_exchanged(source: Article, target: Article, beads: Sequence[Bead]) -> Iterator[tuple[Levels, Levels, Bead]]:
    """Changes of source and target from one level to another, of which the one begins where the other ends.

    A bead in which either side tells several changes, or a level twice, is left alone.
    """
    for bead in beads:
        if not (bead.source and bead.target):
            continue
        theirs = _levels_in(target, bead.target)
        ours = _levels_in(source, bead.source) if len(theirs) == 1 else []
        if len(ours) == 1 and _are_exchanged(ours[0], theirs[0]):
            told = [*quantities_in(source, bead.source), *quantities_in(target, bead.target)]
            if all(sum(agreement(level, each) is Agreement.EXACT for each in told) == 2 for level in _ends(ours[0])):
                yield ours[0], theirs[0], bead


def _ends(levels: Levels) -> tuple[Quantity, Quantity]:
    return levels.first, levels.last


def _are_exchanged(one: Levels, other: Levels) -> bool:
    crossed = zip(_ends(one), reversed(_ends(other)), strict=True)
    straight = zip(_ends(one), _ends(other), strict=True)
    return all(agreement(*pair) is Agreement.EXACT for pair in crossed) and not any(
        agreement(*pair) for pair in straight
    )


def _levels_in(article: Article, segments: Sequence[int]) -> list[Levels]:
    """The changes from one level to the next number's, or to one from the next number's, in some segments."""
    found = []
    arrivals = {told.quantity: told for told in changes_in(article, segments) if told.told is Told.TO}
    numbers = quantities_in(article, segments) if arrivals else []
    for one, other in pairwise(numbers):
        if other in arrivals and (since := _start(article.lang).search(article.text, 0, one.whole[0])):
            found.append(Levels(one, other, since.start(), other.end))
        elif one in arrivals and (_start(article.lang).search(article.text, one.end, other.whole[0])):
            found.append(Levels(other, one, arrivals[one].start, other.end))
    return found


def starts_change(quantity: Quantity, article: Article) -> bool:
    """Whether a number is the level that something changed from."""
    return _start(article.lang).search(article.text, 0, quantity.whole[0]) is not None


def words_for(told: Told, lang: str) -> str:
    """The usual word of a language before a number that tells this."""
    return _forms(load_topic(lang, TOPIC, ChangeWords))[told][0]


@cache
def _opener(lang: str) -> re.Pattern[str]:
    """What stands right before a number that tells of a change."""
    words = load_topic(lang, TOPIC, ChangeWords)
    told = "|".join(rf"(?P<{kind}>{'|'.join(map(re.escape, forms))})" for kind, forms in _forms(words).items())
    neither = "|".join(map(re.escape, words.neither))
    return re.compile(rf"(?<!\w)(?:{neither}|{told}){_hedged(lang)}")


@cache
def _start(lang: str) -> re.Pattern[str]:
    """What stands right before the level that something changed from."""
    since = "|".join(map(re.escape, load_topic(lang, TOPIC, ChangeWords).since))
    return re.compile(rf"(?<!\w)(?:{since}){_hedged(lang)}")


def _hedged(lang: str) -> str:
    """A pattern of what may stand between such a word and its number, up to the number."""
    hedges = (*load_topic(lang, TOPIC, ChangeWords).hedges, *grammar_of(lang).words.approximators)
    return rf"\s+(?:(?:{'|'.join(map(re.escape, hedges))})\s+)*[^\w\s]?$"


def _forms(words: ChangeWords) -> dict[Told, tuple[str, ...]]:
    return {Told.BY: words.by, Told.TO: words.to}


@cache
def _change_words(lang: str) -> GlobIndex[str]:
    return GlobIndex.of(load_topic(lang, TOPIC, ChangeWords).words)
