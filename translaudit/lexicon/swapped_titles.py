"""An office, institution or treaty of the source in whose place the translation names another one.

"Foreign Minister" for the Innenminister is a good title, only not his: no list of wrong renderings has it. It is told
by what is left over on both sides of a bead, a title that nothing renders and one that nothing in the whole source
stands behind.
"""

import re
from collections.abc import Iterator

from translaudit.align import Alignment
from translaudit.articles import Article
from translaudit.lexicon.entries import TitleEntry, TitleKind
from translaudit.lexicon.knowledge import Knowledge, Subject
from translaudit.lexicon.reading import Mention, quote, source_mentions, target_mentions
from translaudit.lexicon.unrendered import Unrendered, unrendered
from translaudit.lexicon.words import words_of

_EXCHANGED = (TitleKind.OFFICE, TitleKind.INSTITUTION, TitleKind.TREATY)
NAME_BEHIND = re.compile(r"[ \u00a0]([A-ZÄÖÜ][^\W\d_]+)")
BEARER_REACH = 2
"""Words between a title and the name of who bears it ("the president, Alexander ...", "Rutte, the ...")."""
HOW = "it is another title, which the source does not have"


def swapped_titles(
    source: Article, target: Article, alignment: Alignment, knowledge: Knowledge
) -> Iterator[Unrendered]:
    """Titles of a parallel pair that stand in the place of another, with the title that they should be."""
    known = {mention.subject for mention in source_mentions(source, knowledge)}
    missing: dict[int, list[Unrendered]] = {}
    for missed in unrendered(source, target, alignment, knowledge):
        if missed.target is None and _kind(missed.subject) in _EXCHANGED:
            missing.setdefault(id(missed.bead), []).append(missed)
    for bead in alignment.beads:
        here = missing.get(id(bead), [])
        if len(here) != 1:
            continue
        surplus = [
            mention
            for segment in bead.target
            for mention in _unexplained(segment, known, target, knowledge)
            if _kind(mention.subject) is _kind(here[0].subject)
            and (_same_head(here[0].subject, mention, knowledge) or _same_bearer(here[0], mention, source, target))
        ]
        if len({(each.segment, each.first, each.last) for each in surplus}) == 1:
            words = words_of(target)[surplus[0].segment]
            place = quote(target, words, surplus[0].first, surplus[0].last)
            yield here[0]._replace(target=place, how=HOW)


def _kind(subject: Subject) -> TitleKind | None:
    return subject.entry.kind if isinstance(subject.entry, TitleEntry) else None


def _unexplained(segment: int, known: set[Subject], target: Article, knowledge: Knowledge) -> list[Mention]:
    """The longest titles in a target segment that no title of the source may be rendered by."""
    mentions = target_mentions(target, knowledge)[segment]
    explained = [each for each in mentions if each.subject in known]
    titles = [each for each in mentions if _kind(each.subject) in _EXCHANGED and not _inside_any(each, explained)]
    return [each for each in titles if not any(_longer(other, each) for other in titles)]


def _inside_any(mention: Mention, others: list[Mention]) -> bool:
    return any(other.first < mention.last and mention.first < other.last for other in others)


def _longer(one: Mention, other: Mention) -> bool:
    return one.first <= other.first and other.last <= one.last and one.last - one.first > other.last - other.first


def _same_head(one: Subject, mention: Mention, knowledge: Knowledge) -> bool:
    """Whether two titles have a head in common ("minister"); the head alone is a more general word, not another one."""
    heads = [
        {form[-1] for pattern in each.target_forms for form in knowledge.content(pattern) if form}
        for each in (one, mention.subject)
    ]
    return mention.last - mention.first > 1 and not heads[0].isdisjoint(heads[1])


def _same_bearer(missed: Unrendered, mention: Mention, source: Article, target: Article) -> bool:
    """Whether the same name stands right behind the source's title and beside the target's."""
    words = words_of(target)[mention.segment]
    behind = NAME_BEHIND.match(source.text, missed.source.end)
    beside = (*words[max(0, mention.first - BEARER_REACH) : mention.first], *words[mention.last :][:BEARER_REACH])
    return behind is not None and any(word.text == behind[1] for word in beside)
