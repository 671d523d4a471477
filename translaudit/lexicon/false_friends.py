"""Words of the target that only look like a word of the aligned source."""

import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from translaudit.align import Alignment
from translaudit.articles import Article
from translaudit.documents import Span
from translaudit.lexicon.entries import FalseFriendEntry
from translaudit.lexicon.knowledge import Knowledge
from translaudit.lexicon.patterns import PatternIndex
from translaudit.lexicon.reading import cues_of, quote
from translaudit.lexicon.table import Table, translation_table
from translaudit.lexicon.words import Word, words_of


class Misreading(NamedTuple):
    """A target word that does not mean what the source word behind it means, and the words that do translate that."""

    target: Span
    source: Span
    right: tuple[str, ...]


def each_place_once(found: Iterable[Misreading]) -> Iterator[Misreading]:
    """The first misreading at every place of the target."""
    accused: set[int] = set()
    for misreading in found:
        if misreading.target.start not in accused:
            accused.add(misreading.target.start)
            yield misreading


def false_friends(source: Article, target: Article, alignment: Alignment, knowledge: Knowledge) -> Iterator[Misreading]:
    """Every false friend in the beads of a parallel pair."""
    for bead in alignment.beads:
        stems = [word.stem for segment in bead.target for word in words_of(target)[segment]]
        for segment in bead.target if bead.source else ():
            words = words_of(target)[segment]
            for first, last, entry in knowledge.friend_index.find([word.stem for word in words]):
                cues = cues_of(source, knowledge)
                here = {cue: span for index in reversed(bead.source) for cue, span in cues[index].items()}
                cue = next((here[each] for each in entry.source if each in here), None)
                excused = is_foreign_name(words, first, bead.source, source, entry) or any(
                    each in here for each in entry.unless
                )
                if cue and not excused and not is_rendered(entry, stems, knowledge):
                    yield Misreading(quote(target, words, first, last), cue, entry.right)


_SHORTEST = 3
"""Letters of the shortest word that is taken over by its looks."""
_SEEN = 64
"""How often the table must have seen a source word to be trusted on it."""
_FIRM = 0.5
"""Least probability of the best translation: below it the table has no opinion."""
_UNLIKELY = 15
"""How many times less probable than the best translation the look-alike must be."""
_RENDERS = 0.02
_EXPLAINS = 0.005
"""Probability from which a word of the bead renders the source word, or another source word explains the look-alike.
All five chosen on human news translations of 2008 to 2018: of 5,051 lower-case words that both sentences share, five
are accused."""


def look_alikes(source: Article, target: Article, alignment: Alignment) -> Iterator[Misreading]:
    """Target words spelled as a source word that the translation table firmly renders otherwise (Krone, "krone").

    Quoted and foreign names are passed over: words that stand beside the same neighbour on both sides.
    """
    for bead in alignment.beads:
        mine = [word for segment in bead.source for word in words_of(source)[segment]]
        theirs = [word for segment in bead.target for word in words_of(target)[segment]]
        spelled = {word.text.casefold(): word for word in reversed(mine)}
        together = {tuple(word.text.casefold() for word in pair) for pair in itertools.pairwise(mine)}
        for place, word in enumerate(theirs):
            origin = spelled.get(word.text) if word.text.islower() and len(word.text) >= _SHORTEST else None
            if origin is None or not together.isdisjoint(_pairs_at(theirs, place)):
                continue
            table = translation_table(f"{source.lang}-{target.lang}")
            right = _right(table, origin.text, word.text, mine, theirs) if table else ()
            if right:
                at, cue = target.span(word.start, word.end), source.span(origin.start, origin.end)
                yield Misreading(at, cue, right)


def _pairs_at(words: list[Word], place: int) -> set[tuple[str, ...]]:
    """A word with the one before it and with the one behind it."""
    around = words[max(0, place - 1) : place + 2]
    return {tuple(word.text.casefold() for word in pair) for pair in itertools.pairwise(around)}


def _right(table: Table, origin: str, word: str, mine: list[Word], theirs: list[Word]) -> tuple[str, ...]:
    """What the source word should have become, or nothing where the look-alike may stand."""
    best = table.best(origin)
    if table.knows_source(origin) < _SEEN or not best or best[0][1] < _FIRM:
        return ()
    if table.probability(origin, word) > best[0][1] / _UNLIKELY or best[0][0] in word:
        return ()  # of a compound the table knows the parts: a "taskforce" is a force
    others = {other.text for other in mine} - {origin}
    explained = any(table.link(other, word) >= _EXPLAINS for other in others)
    there = {other.text for other in theirs} - {word}
    if explained or any(table.probability(origin, other) >= _RENDERS for other in there):
        return ()
    return tuple(translation for translation, p in best if p >= best[0][1] / 3)


def is_foreign_name(
    words: tuple[Word, ...], place: int, segments: tuple[int, ...], source: Article, entry: FalseFriendEntry
) -> bool:
    """Whether a target word is rather a name, or part of one that the source has too."""
    return _is_name(words, place, entry) or _is_kept_name(words, place, segments, source)


def _is_name(words: tuple[Word, ...], place: int, entry: FalseFriendEntry) -> bool:
    """Whether a word has a capital inside a sentence that the entry does not give it ("Glasgow School of Art")."""
    return place > 0 and words[place].text[0].isupper() and all(word.islower() for word in entry.wrong)


def _is_kept_name(words: tuple[Word, ...], place: int, segments: tuple[int, ...], source: Article) -> bool:
    """Whether a word and a capitalised neighbour stand in the source too, side by side ("Roman Polanski")."""
    for one, other in itertools.pairwise(range(max(0, place - 1), min(len(words), place + 2))):
        mine = (words[one].text, words[other].text)
        theirs = (pair for segment in segments for pair in itertools.pairwise(words_of(source)[segment]))
        if all(text[0].isupper() for text in mine) and any(
            all(_is_same_name(word.text, text) for word, text in zip(pair, mine, strict=True)) for pair in theirs
        ):
            return True
    return False


def _is_same_name(one: str, other: str) -> bool:
    """Whether two words are alike but for the ending of a genitive ("Polanskis", "Polanski's")."""
    bare = [word.replace("’", "'").removesuffix("s").removesuffix("'") for word in (one, other)]
    return bare[0] == bare[1]


def is_rendered(entry: FalseFriendEntry, stems: list[str], knowledge: Knowledge) -> bool:
    """Whether some target words (stems) have a right rendering of the entry's source word."""
    index = PatternIndex(((right, None) for right in entry.right), knowledge.target_stem)
    return any(True for _ in index.find(stems))
