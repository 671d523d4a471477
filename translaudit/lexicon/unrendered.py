"""Titles and terms of the source that the aligned target words render in none of their forms, and what stands there."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translaudit.align import Alignment, Bead
from translaudit.articles import Article
from translaudit.documents import Span
from translaudit.lexicon.knowledge import Knowledge, Subject
from translaudit.lexicon.reading import Mention, quote, source_mentions, target_mentions
from translaudit.lexicon.renderings import find_garble, indices, literal_parts, tells_office
from translaudit.lexicon.words import words_of


class Unrendered(NamedTuple):
    """A title or term, where the source has it, and the target words that garble it (None: none can be told)."""

    subject: Subject
    source: Span
    target: Span | None
    how: str
    bead: Bead


def unrendered(source: Article, target: Article, alignment: Alignment, knowledge: Knowledge) -> Iterator[Unrendered]:
    """Every mention in the source whose bead, and the beads beside it, have no accepted rendering.

    An office that may be told by a verb ("who heads the group") counts as rendered.
    """
    by_segment: dict[int, list[Mention]] = {}
    for mention in (each for each in source_mentions(source, knowledge) if each.subject.is_one_term):
        by_segment.setdefault(mention.segment, []).append(mention)
    beads = alignment.beads
    for number, bead in enumerate(beads):
        near = beads[max(0, number - 1) : number + 2]
        segments = sorted({segment for each in near for segment in each.target})
        mentions = {m.subject: m for segment in reversed(bead.source) for m in by_segment.get(segment, ())}
        for mention in mentions.values():
            if not bead.target or (mention.subject.is_office and _is_told(bead, target)):
                continue
            if not _is_rendered(mention.subject, segments, target, knowledge):
                yield _explain(mention, bead, source, target, knowledge)


def _is_told(bead: Bead, target: Article) -> bool:
    return any(tells_office(words_of(target)[segment], target.lang) for segment in bead.target)


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
