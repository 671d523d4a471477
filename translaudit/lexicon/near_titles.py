"""Near misses of known titles in the target, told by the target alone.

Two patterns are safe enough without a source: a title in capitals of three or more words of which one is replaced by a
synonym or which stand in another order ("European Commission Chairman"), and quoted words that fill the frame of a
programme or idiom with synonyms ("Interested of the alliance").
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from translaudit.articles import Article
from translaudit.documents import Span
from translaudit.lexicon.entries import TitleEntry, TitleKind
from translaudit.lexicon.knowledge import Knowledge, Subject
from translaudit.lexicon.patterns import ANY_WORD, expand
from translaudit.lexicon.reading import Mention, quote, target_mentions
from translaudit.lexicon.renderings import synonyms_of
from translaudit.lexicon.words import Word, words_of

QUOTED = re.compile(r"[“„\"«‘]([^“”„\"«»‘\n]{3,80}?)[”“\"»’](?!\w)")
LONGEST_QUOTED_TITLE = 8
FRAMED = (TitleKind.PROGRAMME, TitleKind.IDIOM)
FEWEST_IN_CAPITALS, FEWEST_IN_FRAME = 3, 2
"""Words with a meaning of their own that a title in capitals, and a programme or idiom, must have."""


class NearTitle(NamedTuple):
    """Words that are nearly a title, and the title."""

    target: Span
    title: str
    how: str


class TitleForm(NamedTuple):
    """One accepted form of a title: its words, their stems, and the stems that carry the meaning."""

    subject: Subject
    written: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    content: tuple[str, ...]


class _TitleIndex(NamedTuple):
    capitals: dict[str, list[TitleForm]]
    frames: tuple[TitleForm, ...]


def near_titles(target: Article, knowledge: Knowledge) -> Iterator[NearTitle]:
    """Every near miss of a known title, in the order of the text."""
    for segment, words in enumerate(words_of(target)):
        yield from _in_capitals(target, segment, words, knowledge)
        yield from _in_quotation_marks(target, words, knowledge)


@lru_cache(maxsize=4)
def _title_index(knowledge: Knowledge) -> _TitleIndex:
    capitals: dict[str, list[TitleForm]] = {}
    frames = []
    for subject in knowledge.subjects:
        if not isinstance(subject.entry, TitleEntry):
            continue
        framed = subject.entry.kind in FRAMED
        least = FEWEST_IN_FRAME if framed else FEWEST_IN_CAPITALS
        for words, written in _spelled_out(subject):
            if len(words) < least or not all(word[0].isupper() for word in words if len(word) > 3):
                continue
            form = _form(subject, words, written, knowledge)
            if len(form.content) < least:
                continue
            if framed:
                frames.append(form)
            else:
                for stem in set(form.content):
                    capitals.setdefault(stem, []).append(form)
    return _TitleIndex(capitals, tuple(frames))


def _spelled_out(subject: Subject) -> Iterator[tuple[tuple[str, ...], str]]:
    """The accepted forms of a title: their words, and how they are written."""
    for pattern in subject.target_forms:
        for words in (words for words in expand(pattern) if ANY_WORD not in words):
            yield words, " ".join(words) if "(" in pattern else pattern


def _form(subject: Subject, words: tuple[str, ...], written: str, knowledge: Knowledge) -> TitleForm:
    stems = tuple(map(knowledge.target_stem, words))
    content = tuple(stem for stem in stems if stem not in knowledge.linkers)
    return TitleForm(subject, written, words, stems, content)


def _in_capitals(target: Article, segment: int, words: tuple[Word, ...], knowledge: Knowledge) -> Iterator[NearTitle]:
    for run in _capital_runs(target.text, words, knowledge.linkers):
        content = [place for place in run if words[place].stem not in knowledge.linkers]
        if len(content) < FEWEST_IN_CAPITALS:
            continue
        index = _title_index(knowledge).capitals
        counts = Counter(id(form) for place in content for form in index.get(words[place].stem, ()))
        forms = {id(form): form for place in content for form in index.get(words[place].stem, ())}
        likely = [forms[each] for each, count in counts.items() if count >= len(forms[each].content) - 1]
        for form in sorted(likely, key=lambda form: -len(form.content)):
            size = len(form.content)
            for start in range(len(content) - size + 1):
                places = content[start : start + size]
                how = _near(form, [words[place] for place in places], knowledge, linked=places[-1] - places[0] >= size)
                replaced = {place for place in places if words[place].stem not in form.content} or set(places)
                if how and not _is_accepted(replaced, target_mentions(target, knowledge)[segment]):
                    yield NearTitle(quote(target, words, places[0], places[-1] + 1), form.written, how)


def _is_accepted(places: set[int], accepted: Sequence[Mention]) -> bool:
    """Whether an accepted title of several words has all these places."""
    return any(places <= set(range(each.first, each.last)) and each.last - each.first > 1 for each in accepted)


def _near(form: TitleForm, words: Sequence[Word], knowledge: Knowledge, *, linked: bool) -> str:
    stems = [word.stem for word in words]
    if sorted(stems) == sorted(form.content):
        others = (_form(form.subject, *other, knowledge) for other in _spelled_out(form.subject))
        in_order = linked or any(tuple(stems) == other.content for other in others)
        return "" if in_order else "its words in another order"
    synonyms = synonyms_of(knowledge.target_lang)
    missing = [(one, other) for one, other in zip(stems, form.content, strict=True) if one != other]
    if len(missing) == 1 and missing[0][1] in synonyms.get(missing[0][0], ()):
        return "one of its words replaced"
    return ""


def _capital_runs(text: str, words: tuple[Word, ...], linkers: frozenset[str]) -> Iterator[list[int]]:
    """Neighbouring capitalised words, linkers inside them, and one more word that may be an office in small letters."""
    run: list[int] = []
    for place, word in enumerate(words):
        apart = place > 0 and text[words[place - 1].end : word.start] not in (" ", "-", " -", "- ")
        if run and apart:
            yield run
            run = []
        if word.text[0].isupper() or (run and word.stem in linkers):
            run.append(place)
        elif run:
            yield [*run, place]
            run = []
    if run:
        yield run


def quotations(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the words inside quotation marks, between two offsets of a text."""
    for match in QUOTED.finditer(text, start, end):
        yield match.start(1), match.end(1)


def _in_quotation_marks(target: Article, words: tuple[Word, ...], knowledge: Knowledge) -> Iterator[NearTitle]:
    if not words:
        return
    for start, end in quotations(target.text, words[0].start - 1, words[-1].end + 1):
        quoted = [word for word in words if start <= word.start and word.end <= end]
        if quoted and len(quoted) <= LONGEST_QUOTED_TITLE and (near := _framed(target, quoted, knowledge)):
            yield near


def _framed(target: Article, quoted: Sequence[Word], knowledge: Knowledge) -> NearTitle | None:
    for form in _title_index(knowledge).frames:
        for first in (0, 1) if quoted[0].stem in knowledge.linkers else (0,):
            window = quoted[first : first + len(form.stems)]
            if len(window) == len(form.stems) and (how := _fills_frame(window, form, knowledge)):
                place = target.span(quoted[0].start if first == 0 else window[0].start, window[-1].end)
                return NearTitle(place, form.written, how)
    return None


def _fills_frame(window: Sequence[Word], form: TitleForm, knowledge: Knowledge) -> str:
    if [word.text.casefold() for word in window] == [word.casefold() for word in form.words]:
        return ""
    if any(
        (word.stem in knowledge.linkers or stem in knowledge.linkers) and word.stem != stem
        for word, stem in zip(window, form.stems, strict=True)
    ):
        return ""
    stems = [word.stem for word in window if word.stem not in knowledge.linkers]
    if stems == list(form.content):
        return "one of its words in another form"
    if sorted(stems) == sorted(form.content):
        return "its words in another order"
    synonyms = synonyms_of(knowledge.target_lang)
    left = list(form.content)
    for stem in sorted(stems, key=lambda stem: stem not in left):
        partner = next((word for word in left if word == stem), None) or next(
            (word for word in left if word in synonyms.get(stem, ())), None
        )
        if partner is None:
            return ""
        left.remove(partner)
    return "some of its words replaced"
