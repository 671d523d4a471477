"""Words of the target that only look like a word of the aligned source."""

from collections.abc import Iterator
from typing import NamedTuple

from translaudit.align import Alignment
from translaudit.articles import Article
from translaudit.documents import Span
from translaudit.lexicon.entries import FalseFriendEntry
from translaudit.lexicon.knowledge import Knowledge
from translaudit.lexicon.patterns import PatternIndex
from translaudit.lexicon.reading import cues_of, quote
from translaudit.lexicon.words import Word, words_of


class FalseFriend(NamedTuple):
    """The misleading word, the source word behind it, and the words that do translate it."""

    target: Span
    source: Span
    right: tuple[str, ...]


def false_friends(
    source: Article, target: Article, alignment: Alignment, knowledge: Knowledge
) -> Iterator[FalseFriend]:
    """Every false friend in the beads of a parallel pair."""
    for bead in alignment.beads:
        stems = [word.stem for segment in bead.target for word in words_of(target)[segment]]
        for segment in bead.target if bead.source else ():
            words = words_of(target)[segment]
            for first, last, entry in knowledge.friend_index.find([word.stem for word in words]):
                cues = cues_of(source, knowledge)
                here = {cue: span for index in reversed(bead.source) for cue, span in cues[index].items()}
                cue = next((here[each] for each in entry.source if each in here), None)
                excused = _is_name(words, first, entry) or any(each in here for each in entry.unless)
                if cue and not excused and not _is_translated(entry, stems, knowledge):
                    yield FalseFriend(quote(target, words, first, last), cue, entry.right)


def _is_name(words: tuple[Word, ...], place: int, entry: FalseFriendEntry) -> bool:
    """Whether a word has a capital inside a sentence that the entry does not give it ("Glasgow School of Art")."""
    return place > 0 and words[place].text[0].isupper() and all(word.islower() for word in entry.wrong)


def _is_translated(entry: FalseFriendEntry, stems: list[str], knowledge: Knowledge) -> bool:
    index = PatternIndex(((right, None) for right in entry.right), knowledge.target_stem)
    return any(True for _ in index.find(stems))
