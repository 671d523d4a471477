"""Garbled renderings of a title or term whose accepted forms are known.

Machines garble a fixed form in a few ways: they put its words into another order, replace some by synonyms, translate
the parts of a source compound one by one, or break a word in two. Each leaves neighbouring words of which every one is
accounted for by a word of the right form, a synonym of it, or the literal translation of a part of the source word.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.knowledge import Knowledge, Subject
from translaudit.lexicon.words import Word, stemmer

LONGEST_RUN = 6
BROKEN_WORD_SIMILARITY = 0.9
"""Least similarity of two joined words to the one word they should be ("organ catalysis": 0.97)."""
SHORTEST_BROKEN_WORD = 9


class Synonyms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Groups of words that a thesaurus would exchange in titles and terms, and verbs that tell an office."""

    groups: tuple[tuple[str, ...], ...]
    heading: frozenset[str]
    """Forms of verbs by which a clause says who holds an office: "who heads the group" for its leader."""


class Parts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Literal translations of words and parts of compounds, and the letters that join parts."""

    joints: tuple[str, ...]
    parts: dict[str, tuple[str, ...]]


class Garble(NamedTuple):
    """Words (first, and one after the last) of a window that are a garbled rendering, and how it came about."""

    first: int
    last: int
    how: str


Literal = tuple[frozenset[str], ...]


@cache
def synonyms_of(lang: str) -> dict[str, frozenset[str]]:
    """Stems of a language's words with the stems of their synonyms, themselves excluded."""
    if not has_topic(lang, "synonyms"):
        return {}
    stem = stemmer(lang)
    table: dict[str, set[str]] = {}
    for group in load_topic(lang, "synonyms", Synonyms).groups:
        stems = {stem(word) for word in group}
        for one in stems:
            table.setdefault(one, set()).update(stems - {one})
    return {one: frozenset(others) for one, others in table.items()}


def tells_office(words: Iterable[Word], lang: str) -> bool:
    """Whether a verb among some words can say in a clause what a title says in a noun."""
    if not has_topic(lang, "synonyms"):
        return False
    heading = load_topic(lang, "synonyms", Synonyms).heading
    return any(word.text in heading for word in words)


@lru_cache(maxsize=20_000)
def literal_parts(word: str, source_lang: str, target_lang: str) -> Literal:
    """Stems of the literal translations of each part of a source word; one part if it is no compound, else empty.

    >>> len(literal_parts("Nullrunden", "de", "en"))
    2
    """
    table = _parts_by_stem(source_lang, target_lang)
    joints = _joints(source_lang, target_lang)
    found = _split(word.casefold(), table, joints, stemmer(source_lang))
    return found or ()


def _split(word: str, table: dict[str, frozenset[str]], joints: tuple[str, ...], stem: object) -> Literal | None:
    whole = table.get(stem(word))  # type: ignore[operator]
    if whole:
        return (whole,)
    for end in range(len(word) - 3, 2, -1):
        head = table.get(word[:end]) or next(
            (
                table[word[:end].removesuffix(joint)]
                for joint in joints
                if word[:end].endswith(joint)
                and len(word[:end]) > len(joint) + 2
                and word[:end].removesuffix(joint) in table
            ),
            None,
        )
        if head and (rest := _split(word[end:], table, joints, stem)):
            return (head, *rest)
    return None


@cache
def _parts_by_stem(source_lang: str, target_lang: str) -> dict[str, frozenset[str]]:
    pair = f"{source_lang}-{target_lang}"
    if not has_topic(pair, "parts"):
        return {}
    source_stem, target_stem = stemmer(source_lang), stemmer(target_lang)
    table: dict[str, set[str]] = {}
    for part, translations in load_topic(pair, "parts", Parts).parts.items():
        for key in (part.casefold(), source_stem(part)):
            table.setdefault(key, set()).update(map(target_stem, translations))
    return {part: frozenset(stems) for part, stems in table.items()}


@cache
def _joints(source_lang: str, target_lang: str) -> tuple[str, ...]:
    pair = f"{source_lang}-{target_lang}"
    return load_topic(pair, "parts", Parts).joints if has_topic(pair, "parts") else ()


def find_garble(
    window: Sequence[Word], text: str, subject: Subject, literal: Literal, knowledge: Knowledge, taken: frozenset[int]
) -> Garble | None:
    """The garbled rendering of a title or term in some words, or None.

    Args:
        window: words of the target, of one segment.
        text: the text that the words stand in.
        subject: the title or term, which the source is known to have there.
        literal: what the parts of the source words mean, from `literal_parts`.
        knowledge: what is known about the language pair.
        taken: indices of words that are accepted renderings of something.
    """
    joined = find_broken_word(window, text, subject)
    forms = sorted({form for each in subject.target_forms for form in knowledge.content(each)}, key=len, reverse=True)
    return joined or next(
        (garble for form in forms if form and (garble := _garble_of(window, text, form, literal, knowledge, taken))),
        None,
    )


def _garble_of(
    window: Sequence[Word],
    text: str,
    form: tuple[str, ...],
    literal: Literal,
    knowledge: Knowledge,
    taken: frozenset[int],
) -> Garble | None:
    synonyms = synonyms_of(knowledge.target_lang)
    slots = [
        _slots(word.stem, form, literal, synonyms) if place not in taken else frozenset()
        for place, word in enumerate(window)
    ]
    for first, last in _runs(window, text, slots, knowledge.linkers):
        content = [place for place in range(first, last) if slots[place]]
        if how := _verdict(
            [window[place].stem for place in content],
            [slots[place] for place in content],
            form,
            literal,
            linked=last - first > len(content),
        ):
            return Garble(first, last, how)
    return None


def _slots(
    stem: str, form: tuple[str, ...], literal: Literal, synonyms: dict[str, frozenset[str]]
) -> frozenset[tuple[str, int]]:
    near = synonyms.get(stem, frozenset())
    found = {("form", place) for place, word in enumerate(form) if word == stem}
    found |= {("synonym", place) for place, word in enumerate(form) if word in near}
    found |= {("literal", place) for place, meanings in enumerate(literal) if stem in meanings}
    return frozenset(found)


def _runs(
    window: Sequence[Word], text: str, slots: Sequence[frozenset[tuple[str, int]]], linkers: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Maximal runs of accounted-for words, linkers inside them included, without punctuation in between."""
    first = None
    last = 0
    for place, word in enumerate(window):
        apart = place > 0 and any(mark in text[window[place - 1].end : word.start] for mark in ",.;:!?()\n")
        if first is not None and (apart or not (slots[place] or word.stem in linkers)):
            yield first, last
            first = None
        if slots[place]:
            first, last = (place if first is None else first), place + 1
    if first is not None:
        yield first, last


def _verdict(
    stems: Sequence[str],
    slots: Sequence[frozenset[tuple[str, int]]],
    form: tuple[str, ...],
    literal: Literal,
    *,
    linked: bool,
) -> str | None:
    """How a run of words garbles a form, or None where it does not."""
    if not 2 <= len(stems) <= min(LONGEST_RUN, max(len(form), len(literal)) + 1) or len(set(stems)) < len(stems):
        return None
    exact = [any(kind == "form" for kind, _ in slot) for slot in slots]
    if all(exact):
        reordered = len(stems) == len(form) >= 2 and list(stems) != list(form) and not linked
        return "its words in another order" if reordered else None
    covered = {place for slot in slots for kind, place in slot if kind in ("form", "synonym")}
    parts = {place for slot in slots for kind, place in slot if kind == "literal"}
    if len(literal) >= 2 and len(parts) == len(literal):
        return "the parts of the source word translated one by one"
    if len(form) >= 2 and any(exact) and len(covered | _beside(slots, form)) >= len(form):
        return "some of its words replaced"
    if linked and len(stems) == len(form) == len(covered) == 2:
        return "both of its words replaced"
    return None


def _beside(slots: Sequence[frozenset[tuple[str, int]]], form: tuple[str, ...]) -> set[int]:
    """Places of the form that a word stands for which is only a literal translation of a source part."""
    free = [place for place in range(len(form)) if not any(("form", place) in slot for slot in slots)]
    only_literal = [slot for slot in slots if slot and all(kind == "literal" for kind, _ in slot)]
    return set(free[: len(only_literal)])


def find_broken_word(window: Sequence[Word], text: str, subject: Subject) -> Garble | None:
    """Two neighbouring words that, joined, are nearly but not quite the one word of an accepted form."""
    from rapidfuzz.fuzz import ratio

    whole = [form.casefold() for form in subject.target_forms if form.isalpha() and len(form) >= SHORTEST_BROKEN_WORD]
    if not whole:
        return None
    for place, (one, other) in enumerate(itertools.pairwise(window)):
        joined = (one.text + other.text).casefold()
        if text[one.end : other.start] in (" ", "-") and any(
            joined != form and ratio(joined, form) >= 100 * BROKEN_WORD_SIMILARITY for form in whole
        ):
            return Garble(place, place + 2, "one word broken in two")
    return None


def indices(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """All word indices in some ranges."""
    return frozenset(place for first, last in spans for place in range(first, last))
