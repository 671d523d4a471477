"""Members of a closed set that a translation exchanged: "the north wing" for "der Südflügel".

Compass points, portfolios of ministers, relatives, colours, countries: sets so small and so firmly translated that a
member has one counterpart. Where the published text has a member that nothing in the source explains, while another
member of the same set in the source is left without its rendering, one stands for the other. This needs no model; it is
the comparison of closed-class challenge sets (Isabelle, Cherry & Foster 2017, doi 10.18653/v1/D17-1263) without their
reference.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal

import msgspec

from translaudit.align import Bead
from translaudit.articles import Article
from translaudit.checks.base import Case
from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.globs import GlobIndex, fits

TOPIC = "closed_sets"


class Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One member: the source words that name it, those that merely explain a rendering of it, and its renderings."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    explained_by: tuple[str, ...] = ()
    accepts: tuple[str, ...] = ()
    """Further target forms that may render it: they acquit, and are no rendering by themselves."""


class ClosedSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Members that exclude each other; words of the `elsewhere` patterns belong to none."""

    name: str
    members: tuple[Member, ...]
    source_elsewhere: tuple[str, ...] = ()
    target_elsewhere: tuple[str, ...] = ()


class ClosedSets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The closed sets of a pair of languages."""

    sets: tuple[ClosedSet, ...]


class Named(msgspec.Struct, frozen=True):
    """Words that name a member: `text[start:end]`; `member` is None where they can only explain or render others."""

    start: int
    end: int
    member: int | None
    fits: frozenset[int]
    """Members that the words may stand for."""
    form: int
    """Index of the pattern among the member's own."""


class Exchange(msgspec.Struct, frozen=True):
    """A member of a set in the target, in the place of another in the source; offsets into the articles' texts."""

    set_name: str
    target: tuple[int, int]
    source: tuple[int, int]
    suggestion: str | None
    heard: bool
    """Whether the re-translation has the source's member, too."""


def exchanged(case: Case) -> Iterator[Exchange]:
    """Members of closed sets that stand in the place of another, in the order of the sets and beads."""
    pair = case.language_pair
    if not has_topic(pair, TOPIC):
        return
    of_source, of_target = _named(case.source, pair, "source"), _named(case.target, pair, "target")
    for number in sorted(of_source.keys() & of_target.keys()):
        sources, targets = of_source[number], of_target[number]
        for bead in case.alignment.beads:
            if bead.source and bead.target and (found := _judge(bead, sources, targets)):
                yield from _heard(*found, bead, case, number)


def _judge(bead: Bead, sources: "_BySegment", targets: "_BySegment") -> tuple[Named, Named] | None:
    """The one unexplained member of the target and the one unrendered member of the source, or None."""
    explained = frozenset[int]().union(*(word.fits for word in _around(sources, bead.source)))
    strange = [word for word in _of(targets, bead.target) if word.member is not None and not word.fits & explained]
    if len({word.member for word in strange}) != 1:
        return None
    rendered = frozenset[int]().union(*(word.fits for word in _around(targets, bead.target)))
    left = [word for word in _of(sources, bead.source) if word.member is not None and word.member not in rendered]
    return (strange[0], left[0]) if len({word.member for word in left}) == 1 else None


def _heard(strange: Named, left: Named, bead: Bead, case: Case, number: int) -> Iterator[Exchange]:
    pair = case.language_pair
    retranslation = case.retranslation_text(bead.source)
    heard = _find(retranslation, 0, len(retranslation), pair, "target").get(number, ()) if retranslation else ()
    if any(word.member == strange.member for word in heard):
        return
    closed_set = load_topic(pair, TOPIC, ClosedSets).sets[number]
    yield Exchange(
        set_name=closed_set.name,
        target=(strange.start, strange.end),
        source=(left.start, left.end),
        suggestion=_counterpart(closed_set, strange, left, case.target.text),
        heard=any(left.member in word.fits for word in heard),
    )


def _counterpart(closed_set: ClosedSet, strange: Named, left: Named, text: str) -> str | None:
    """The same form of the right member, with the capital of the wrong one; None where the sets say nothing."""
    if strange.member is None or left.member is None:
        return None
    wrong, right = closed_set.members[strange.member].target, closed_set.members[left.member].target
    if strange.form >= len(right) or "*" in wrong[strange.form] + right[strange.form]:
        return None
    written, form = text[strange.start : strange.end], right[strange.form]
    if written.istitle():
        return form.title() if form.islower() else form
    return form[:1].upper() + form[1:] if written[:1].isupper() else form


def _of(named: "_BySegment", segments: Iterable[int]) -> list[Named]:
    return [word for index in segments for word in named.get(index, ())]


def _around(named: "_BySegment", segments: Sequence[int]) -> list[Named]:
    """Words of some segments and of their neighbours, into which a translator may have moved them."""
    return _of(named, range(segments[0] - 1, segments[-1] + 2))


_Side = Literal["source", "target"]
_BySegment = dict[int, tuple[Named, ...]]
_TOKEN = re.compile(r"[^\W_]+(?:\.[^\W_]\b)*")
"""Letters and digits; U.S. is one word, and a hyphen or apostrophe separates two."""
_PART = re.compile(r"(?:[^\W_]|\*)+(?:\.[^\W_]\b)*")


class _Pattern(msgspec.Struct, frozen=True):
    words: tuple[str, ...]
    weight: int
    set_number: int
    member: int | None
    fits: frozenset[int]
    form: int


@lru_cache(maxsize=16)
def _named(article: Article, pair: str, side: _Side) -> dict[int, _BySegment]:
    """The members that an article names, by number of the set and segment."""
    found: dict[int, _BySegment] = defaultdict(dict)
    for index, segment in enumerate(article.segments):
        for number, words in _find(article.text, segment.start, segment.end, pair, side).items():
            found[number][index] = words
    return found


def _find(text: str, start: int, end: int, pair: str, side: _Side) -> dict[int, tuple[Named, ...]]:
    """The words of a stretch that name members, by number of the set; the longest pattern wins."""
    tokens = list(_TOKEN.finditer(text, start, end))
    found: dict[int, list[Named]] = defaultdict(list)
    ends: dict[int, int] = defaultdict(int)
    for place, token in enumerate(tokens):
        for pattern in _beginning_with(token.group(), pair, side):
            last = place + len(pattern.words)
            following = tokens[place + 1 : last]
            if ends[pattern.set_number] > place or len(following) < len(pattern.words) - 1:
                continue
            if all(fits(word, other.group()) for word, other in zip(pattern.words[1:], following, strict=True)):
                ends[pattern.set_number] = last
                if pattern.fits:
                    span = token.start(), tokens[last - 1].end()
                    found[pattern.set_number].append(Named(*span, pattern.member, pattern.fits, pattern.form))
    return {number: tuple(words) for number, words in found.items()}


@lru_cache(maxsize=50_000)
def _beginning_with(word: str, pair: str, side: _Side) -> tuple[_Pattern, ...]:
    """The patterns whose first word a word is, the longest first."""
    patterns, index = _patterns(pair, side)
    return tuple(patterns[number] for number in sorted(index.find(word)))


@cache
def _patterns(pair: str, side: _Side) -> tuple[tuple[_Pattern, ...], GlobIndex[int]]:
    """The patterns of all sets, the longest first, and an index of their places by their first words."""
    found: list[_Pattern] = []
    for number, closed_set in enumerate(load_topic(pair, TOPIC, ClosedSets).sets):
        fits: dict[str, set[int]] = defaultdict(set)
        owner: dict[str, tuple[int, int]] = {}
        for index, member in enumerate(closed_set.members):
            own, others = (member.source, member.explained_by) if side == "source" else (member.target, member.accepts)
            for pattern in (*own, *others):
                fits[pattern].add(index)
            owner.update((pattern, (index, form)) for form, pattern in enumerate(own))
        elsewhere = closed_set.source_elsewhere if side == "source" else closed_set.target_elsewhere
        for pattern in (*fits, *elsewhere):
            of, form = owner.get(pattern, (None, 0))
            core = pattern.strip("*")
            words, weight = (pattern,) if core.isalnum() else tuple(_PART.findall(pattern)), len(core)
            found.append(_Pattern(words, weight, number, of, frozenset(fits.get(pattern, ())), form))
    ordered = tuple(sorted(found, key=lambda pattern: (-pattern.weight, bool(pattern.fits))))
    return ordered, GlobIndex((pattern.words[0], place) for place, pattern in enumerate(ordered))
