"""Renderings that an entry of the lexicon calls wrong, where the source has what they should render."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translaudit.align import Alignment, Relation
from translaudit.articles import Article
from translaudit.documents import Span
from translaudit.lexicon.knowledge import Knowledge, Subject
from translaudit.lexicon.phrase_model import phrase_model
from translaudit.lexicon.reading import Mention, quote, source_mentions, target_mentions
from translaudit.lexicon.words import words_of


class WrongRendering(NamedTuple):
    """A rendering known to be wrong, with the source words and the title or term."""

    target: Span
    source: Span
    subject: Subject


def wrong_renderings(
    source: Article, target: Article, alignment: Alignment, knowledge: Knowledge
) -> Iterator[WrongRendering]:
    """Every wrong rendering in the target.

    In a parallel pair the aligned source words, or those beside them, must have the title or term; in a comparable
    pair it can stand anywhere in the source, and so it can for words that hardly anyone writes side by side ("high
    ovens"). Of a calque, words that are often written side by side are left alone.
    """
    mentions: dict[Subject, list[Mention]] = {}
    for mention in source_mentions(source, knowledge):
        mentions.setdefault(mention.subject, []).append(mention)
    wrong_forms = knowledge.wrong_forms_of(mentions)
    for segment, words in enumerate(words_of(target)):
        near = _source_segments(segment, alignment)
        for first, last, subject in wrong_forms.find([word.stem for word in words]):
            usual = _is_usual([word.text for word in words[first:last]], target.lang)
            aligned = (m for m in mentions[subject] if near is None or m.segment in near)
            elsewhere = mentions[subject][0] if not usual and last - first > 1 else None
            origin = next(aligned, elsewhere)
            around = [m for m in target_mentions(target, knowledge)[segment] if m.first <= first and last <= m.last]
            # What is right for a term that the source does not have excuses nothing, unless it goes on.
            accepted = any(m.subject in mentions or m.last - m.first > last - first for m in around)
            if origin is None or accepted:
                continue
            if subject.is_one_term or not usual:
                place = quote(source, words_of(source)[origin.segment], origin.first, origin.last)
                yield WrongRendering(quote(target, words, first, last), place, subject)


def _is_usual(words: Sequence[str], lang: str) -> bool:
    """Whether some words often stand side by side: then they may be there for another reason ("flight attendant")."""
    model = phrase_model(lang)
    return len(words) > 1 and (model is None or model.is_attested([word.lower() for word in words]))


def _source_segments(segment: int, alignment: Alignment) -> set[int] | None:
    if alignment.relation is not Relation.PARALLEL:
        return None
    number = next((number for number, bead in enumerate(alignment.beads) if segment in bead.target), None)
    if number is None:
        return set()
    beads = alignment.beads[max(0, number - 1) : number + 2]
    return {index for bead in beads for index in bead.source}
