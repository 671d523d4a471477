"""Titles and terms of the source that the aligned target words render in none of their forms, and what stands there."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from translaudit.align import Alignment, Bead
from translaudit.articles import Article
from translaudit.documents import Span
from translaudit.lexicon.knowledge import Knowledge, Subject
from translaudit.lexicon.reading import Mention, quote, source_mentions, target_mentions
from translaudit.lexicon.renderings import find_garble, indices, literal_parts
from translaudit.lexicon.words import Word, words_in, words_of

LONGEST_SLOT = 5


class Unrendered(NamedTuple):
    """A title or term, where the source has it, and the target words that garble it (None: none can be told)."""

    subject: Subject
    source: Span
    target: Span | None
    how: str
    bead: Bead


def unrendered(source: Article, target: Article, alignment: Alignment, knowledge: Knowledge) -> Iterator[Unrendered]:
    """Every mention in the source whose bead, and the beads beside it, have no accepted rendering."""
    by_segment: dict[int, list[Mention]] = {}
    for mention in source_mentions(source, knowledge):
        by_segment.setdefault(mention.segment, []).append(mention)
    beads = alignment.beads
    for number, bead in enumerate(beads):
        near = beads[max(0, number - 1) : number + 2]
        segments = sorted({segment for each in near for segment in each.target})
        mentions = {m.subject: m for segment in reversed(bead.source) for m in by_segment.get(segment, ())}
        for mention in mentions.values():
            if bead.target and not _is_rendered(mention.subject, segments, target, knowledge):
                yield _explain(mention, bead, source, target, knowledge)


def _is_rendered(subject: Subject, segments: Sequence[int], target: Article, knowledge: Knowledge) -> bool:
    found = target_mentions(target, knowledge)
    return any(mention.subject is subject for segment in segments for mention in found[segment])


def _explain(mention: Mention, bead: Bead, source: Article, target: Article, knowledge: Knowledge) -> Unrendered:
    words = words_of(source)[mention.segment][mention.first : mention.last]
    literal = tuple(
        part for word in words for part in literal_parts(word.text, knowledge.source_lang, knowledge.target_lang)
    )
    quoted = quote(source, words_of(source)[mention.segment], mention.first, mention.last)
    for segment in bead.target:
        window = words_of(target)[segment]
        accepted = target_mentions(target, knowledge)[segment]
        taken = indices((each.first, each.last) for each in accepted if each.last - each.first > 1)
        if garble := find_garble(window, target.text, mention.subject, literal, knowledge, taken):
            place = quote(target, window, garble.first, garble.last)
            return Unrendered(mention.subject, quoted, place, garble.how, bead)
    return Unrendered(mention.subject, quoted, None, "", bead)


def retranslated_slot(
    retranslation: str, target: Article, bead: Bead, subject: Subject, knowledge: Knowledge
) -> Span | None:
    """The target words that stand where the re-translation has an accepted form of a title or term.

    The words before and after must be the same in both, so that the place is sure.
    """
    wanted = words_in(retranslation, 0, len(retranslation), target.lang)
    stems = [word.stem for word in wanted]
    places = [(first, last) for first, last, each in knowledge.target_index.find(stems) if each is subject]
    if not places:
        return None
    first, last = max(places, key=lambda place: place[1] - place[0])
    window = [word for segment in bead.target for word in words_of(target)[segment]]
    start, end = _same_place(stems, [word.stem for word in window], first, last)
    return _slot(window, start, end, target, knowledge)


def _same_place(wanted: list[str], found: list[str], first: int, last: int) -> tuple[int, int]:
    start, end = 0, len(found)
    for block in SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks():
        if block.size and block.a + block.size <= first:
            start = block.b + block.size if block.a + block.size == first else -1
        elif block.size and block.a >= last:
            return start, block.b if block.a == last else -1
    return start, end


def _slot(window: Sequence[Word], start: int, end: int, target: Article, knowledge: Knowledge) -> Span | None:
    content = [word for word in window[max(start, 0) : max(end, 0)] if word.stem not in knowledge.linkers]
    if start < 0 or end < 0 or not 1 <= len(content) <= LONGEST_SLOT or end - start > LONGEST_SLOT + 2:
        return None
    return target.span(content[0].start, content[-1].end)
