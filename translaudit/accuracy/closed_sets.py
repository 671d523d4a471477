"""Members of a closed set that a translation exchanged: "the north wing" for "der Südflügel".

Compass points, portfolios of ministers, relatives, colours, countries: sets so small and so firmly translated that a
member has one counterpart. Where the published text has a member that nothing in the source explains, while another
member of the same set in the source is left without its rendering, one stands for the other. This needs no model; it is
the comparison of closed-class challenge sets (Isabelle, Cherry & Foster 2017, doi 10.18653/v1/D17-1263) without their
reference.

Opposite decisions and changes are such sets, too ("tighten" and "ease" for "verschärfen" and "lockern"). Their German
verbs are often in two pieces, so a pattern may have gaps: "schloss ... aus" is found in "schloss der Minister neue
Steuern aus", where the particle ends its clause.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal

import msgspec

from translaudit.accuracy.opposites import negated_on_one_side
from translaudit.align import Bead
from translaudit.align.places import stretch
from translaudit.articles import Article
from translaudit.checks.base import Case
from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.globs import GlobIndex, fits
from translaudit.lexicon.lemmas import WORD, grammar_words, lemma
from translaudit.lexicon.table import translation_table

TOPIC = "closed_sets"
EXPLAINED = 0.1
"""Probability from which a source word explains the published word of a set of opposites."""
RENDERED = 0.05
"""Probability from which another published word renders the source's word of a set of opposites."""


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
    opposites: bool = False
    """Whether its members are opposite decisions, changes or results, which ordinary words name in many ways.

    Then the lexical table acquits, too, and the sentences around do not: they hardly explain a verb.
    """
    negates: bool = False
    """Whether "not" is what sets its members apart. Opposites are not accused where only one side negates."""


class ClosedSets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The closed sets of a pair of languages.

    A pattern is words with `*` for any letters, and with ` ... ` for any words of the same clause.
    """

    sets: tuple[ClosedSet, ...]
    clause_final: frozenset[str] = frozenset()
    """Source words that must end their clause behind a gap: the particles of separable verbs."""
    conjunctions: frozenset[str] = frozenset()
    """Source words that begin another clause without punctuation."""


class Named(msgspec.Struct, frozen=True):
    """Words that name a member: `text[start:end]`; `member` is None where they can only explain or render others."""

    start: int
    end: int
    member: int | None
    fits: frozenset[int]
    """Members that the words may stand for."""
    form: int
    """Index of the pattern among the member's own."""
    words: tuple[tuple[int, int], ...]
    """The words themselves, without those in a gap."""


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
        closed_set = load_topic(pair, TOPIC, ClosedSets).sets[number]
        for bead in case.alignment.beads:
            if not bead.source or not bead.target:
                continue
            found = _judge(bead, sources, targets, _within if closed_set.opposites else _around)
            if found is None or _is_kept(found[0], bead, case):
                continue
            if not closed_set.opposites or _are_opposites(*found, bead, case, closed_set):
                yield from _heard(*found, bead, case, number)


def _judge(bead: Bead, sources: "_BySegment", targets: "_BySegment", reach: "_Reach") -> tuple[Named, Named] | None:
    """The one unexplained member of the target and the one unrendered member of the source, or None."""
    explained = frozenset[int]().union(*(word.fits for word in reach(sources, bead.source)))
    strange = [word for word in _within(targets, bead.target) if word.member is not None and not word.fits & explained]
    if len({word.member for word in strange}) != 1:
        return None
    rendered = frozenset[int]().union(*(word.fits for word in reach(targets, bead.target)))
    left = [word for word in _within(sources, bead.source) if word.member is not None and word.member not in rendered]
    return (strange[0], left[0]) if len({word.member for word in left}) == 1 else None


def _is_kept(strange: Named, bead: Bead, case: Case) -> bool:
    """Whether a published word with a capital stands in the source as it is: part of a name ("Canada Cup")."""
    written = case.target.text[strange.start : strange.end]
    place = stretch(case.source, bead.source)
    words = (match.group() for match in WORD.finditer(case.source.text, place.start, place.end))
    return written[:1].isupper() and any(written in word.split("-") for word in words)


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
    """The same form of the right member, with the capital of the wrong one; None where their forms do not pair off."""
    if strange.member is None or left.member is None:
        return None
    wrong, right = closed_set.members[strange.member].target, closed_set.members[left.member].target
    if strange.form >= len(right) or any(mark in wrong[strange.form] + right[strange.form] for mark in ("*", _GAP)):
        return None
    written, form = text[strange.start : strange.end], right[strange.form]
    if len(wrong) != len(right) and _build(written) != _build(form):
        return None
    if written.istitle() and len(form.split()) == len(written.split()):
        return " ".join(word[:1].upper() + word[1:] for word in form.split())
    return form[:1].upper() + form[1:] if written[:1].isupper() else form


def _build(form: str) -> tuple[int, bool]:
    """How many words a form has, and whether it is a possessive: what forms that pair off have in common."""
    return len(form.split()), form.endswith(("'s", "’s"))


def _are_opposites(strange: Named, left: Named, bead: Bead, case: Case, closed_set: ClosedSet) -> bool:
    """Whether no other word of either side renders the two, and both sides negate or neither does."""
    if not closed_set.negates and negated_on_one_side(case, bead):
        return False
    table = translation_table(case.language_pair)
    if table is None:
        return True
    published, meant = _content(case.target, strange.words), _content(case.source, left.words)
    if len(left.words) > 1 and (whole := _whole(case.source, left.words, case.language_pair)):
        meant = {whole}
    others = _all_content(case.source, bead.source) - _content(case.source, left.words)
    explained = any(table.link(other, word) >= EXPLAINED for word in published for other in others)
    written = _all_content(case.target, bead.target) - published
    return not explained and not any(table.probability(word, other) >= RENDERED for word in meant for other in written)


def _all_content(article: Article, segments: Sequence[int]) -> set[str]:
    place = stretch(article, segments)
    return _content(article, (match.span() for match in WORD.finditer(article.text, place.start, place.end)))


def _content(article: Article, places: Iterable[tuple[int, int]]) -> set[str]:
    """The words of substance at some places."""
    words = {article.text[start:end] for start, end in places}
    return {word for word in words if word.lower() not in grammar_words(article.lang)}


def _whole(article: Article, words: Sequence[tuple[int, int]], pair: str) -> str | None:
    """The infinitive of a separated verb: "ausschließen" of "schloss ... aus"; None where no particle stands last."""
    first, last = (article.text[slice(*words[place])] for place in (0, -1))
    if last not in load_topic(pair, TOPIC, ClosedSets).clause_final:
        return None
    return last + lemma(first, article.lang)


def _within(named: "_BySegment", segments: Iterable[int]) -> list[Named]:
    return [word for index in segments for word in named.get(index, ())]


def _around(named: "_BySegment", segments: Sequence[int]) -> list[Named]:
    """Words of some segments and of their neighbours, into which a translator may have moved them."""
    return _within(named, range(segments[0] - 1, segments[-1] + 2))


_Side = Literal["source", "target"]
_BySegment = dict[int, tuple[Named, ...]]
_Reach = Callable[[_BySegment, Sequence[int]], list[Named]]
_TOKEN = re.compile(r"[^\W_]+(?:\.[^\W_]\b)*")
"""Letters and digits; U.S. is one word, and a hyphen or apostrophe separates two."""
_PART = re.compile(r"(?:[^\W_]|\*)+(?:\.[^\W_]\b)*")


_GAP = " ... "
_BREAK = re.compile(r"[,;:!?…](?=\s)|[()–—]|\s-\s")
"""What parts clauses; a full stop ends a segment, or an abbreviation or ordinal in it."""


class _Pattern(msgspec.Struct, frozen=True, gc=False):
    runs: tuple[tuple[str, ...], ...]
    """Words that follow each other; a gap lies between two runs."""
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
    taken: dict[int, set[int]] = defaultdict(set)
    for place, token in enumerate(tokens):
        for pattern in _beginning_with(token.group(), pair, side):
            places = _places(pattern, text, tokens, place, pair)
            if not places or taken[pattern.set_number].intersection(places):
                continue
            taken[pattern.set_number].update(places)
            if pattern.fits:
                words = tuple(tokens[each].span() for each in places)
                found[pattern.set_number].append(
                    Named(words[0][0], words[-1][1], pattern.member, pattern.fits, pattern.form, words)
                )
    return {number: tuple(words) for number, words in found.items()}


def _places(pattern: _Pattern, text: str, tokens: Sequence[re.Match[str]], place: int, pair: str) -> tuple[int, ...]:
    """The places of a pattern's words, the first of which is given; none where it does not fit."""
    if not _fits_at(pattern.runs[0][1:], tokens, place + 1):
        return ()
    found = list(range(place, place + len(pattern.runs[0])))
    for run in pattern.runs[1:]:
        final = run[-1] in load_topic(pair, TOPIC, ClosedSets).clause_final
        for start in range(found[-1] + 1, len(tokens)):
            if _BREAK.search(text, tokens[start - 1].end(), tokens[start].start()):
                return ()
            if _fits_at(run, tokens, start) and not (final and _goes_on(text, tokens, start + len(run), pair)):
                found.extend(range(start, start + len(run)))
                break
        else:
            return ()
    return tuple(found)


def _fits_at(run: Sequence[str], tokens: Sequence[re.Match[str]], place: int) -> bool:
    following = tokens[place : place + len(run)]
    return len(following) == len(run) and all(
        fits(word, other.group()) for word, other in zip(run, following, strict=True)
    )


def _goes_on(text: str, tokens: Sequence[re.Match[str]], behind: int, pair: str) -> bool:
    """Whether the clause goes on behind a place: neither punctuation nor a conjunction follows."""
    last = tokens[behind - 1].end()
    if behind >= len(tokens) or _BREAK.search(text, last, tokens[behind].start()):
        return False
    return tokens[behind].group().lower() not in load_topic(pair, TOPIC, ClosedSets).conjunctions


@lru_cache(maxsize=50_000)
def _beginning_with(word: str, pair: str, side: _Side) -> tuple[_Pattern, ...]:
    """The patterns whose first word a word is, the longest first."""
    patterns, index = _patterns(pair, side)
    return tuple(patterns[number] for number in sorted(index.find(word)))


@cache
def _members(*indices: int) -> frozenset[int]:
    """One set for all patterns of the same members: there are few, and thousands of patterns."""
    return frozenset(indices)


@cache
def _patterns(pair: str, side: _Side) -> tuple[tuple[_Pattern, ...], GlobIndex[int]]:
    """The patterns of all sets, the longest first, and an index of their places by their first words.

    Where one word fits patterns of different members equally well ("hinter", "*hinter*"), it may stand for any of them.
    """
    found: list[_Pattern] = []
    for number, closed_set in enumerate(load_topic(pair, TOPIC, ClosedSets).sets):
        fits: dict[str, set[int]] = defaultdict(set)
        owner: dict[str, tuple[int, int]] = {}
        for index, member in enumerate(closed_set.members):
            own, others = (member.source, member.explained_by) if side == "source" else (member.target, member.accepts)
            for pattern in (*own, *others):
                fits[pattern].add(index)
            owner.update((pattern, (index, form)) for form, pattern in enumerate(own))
        alike: dict[str, set[int]] = defaultdict(set)
        for pattern, members in fits.items():
            alike[pattern.strip("*")] |= members
        shared = {core: _members(*sorted(members)) for core, members in alike.items()}
        elsewhere = closed_set.source_elsewhere if side == "source" else closed_set.target_elsewhere
        for pattern in (*fits, *elsewhere):
            of, form = owner.get(pattern, (None, 0))
            core = pattern.strip("*")
            is_word = core.isalpha()
            runs = ((pattern,),) if is_word else tuple(tuple(_PART.findall(run)) for run in pattern.split(_GAP))
            found.append(_Pattern(runs, len(core), number, of, shared[core] if pattern in fits else _members(), form))
    ordered = tuple(sorted(found, key=lambda each: (-each.weight, bool(each.fits), each.member is None)))
    return ordered, GlobIndex((pattern.runs[0][0], place) for place, pattern in enumerate(ordered))
