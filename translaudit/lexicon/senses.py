"""Renderings of a source word in a sense that it does not have there."""

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from translaudit.align import Alignment, Relation
from translaudit.articles import Article
from translaudit.lexicon.entries import SenseEntry
from translaudit.lexicon.false_friends import Misreading, is_foreign_name, is_rendered
from translaudit.lexicon.knowledge import Knowledge
from translaudit.lexicon.patterns import PatternIndex
from translaudit.lexicon.reading import quote
from translaudit.lexicon.table import translation_table
from translaudit.lexicon.words import WORD, Word, inflection_of, words_of

APART = " ... "
_REACH = 14
"""Words after a verb among which its separated particle may stand."""
ALIKE = 0.2
"""Similarity from which two sentences of two reports tell the same."""
EXPLAINED = 0.02
"""Probability from which another source word is taken to be what a target word renders."""
_MARK = re.compile(r"[^\w\s]|\n|$")


def wrong_senses(source: Article, target: Article, alignment: Alignment, knowledge: Knowledge) -> Iterator[Misreading]:
    """Every listed wrong sense in the beads of a parallel pair, and in sentences of two reports that tell the same.

    Silent where the bead has a right rendering too, where the source has a word that the target words may render, or
    where the lexical table knows another source word for them.
    """
    for bead in alignment.beads:
        told_alike = alignment.relation is Relation.PARALLEL or bead.similarity >= ALIKE
        if not bead.source or not bead.target or not told_alike:
            continue
        mine = tuple(word for segment in bead.source for word in words_of(source)[segment])
        my_stems = [word.stem for word in mine]
        stems = [word.stem for segment in bead.target for word in words_of(target)[segment]]
        for segment in bead.target:
            words = words_of(target)[segment]
            for first, last, entry in knowledge.sense_index.find([word.stem for word in words]):
                cue = next(
                    (place for form in entry.source if (place := _place(form, mine, my_stems, source, knowledge))), None
                )
                if cue is None or is_rendered(entry, stems, knowledge):
                    continue
                if is_foreign_name(words, first, bead.source, source, entry) or _is_explained(
                    entry, mine, cue, words[first:last], f"{source.lang}-{target.lang}", knowledge
                ):
                    continue
                yield Misreading(quote(target, words, first, last), source.span(*cue), entry.right)


def _place(
    form: str, words: Sequence[Word], stems: Sequence[str], source: Article, knowledge: Knowledge
) -> tuple[int, int] | None:
    """Code points of a source form among some words, whose stems are given; of a separated verb, of its first part."""
    if APART not in form:
        places = (words[first:last] for first, last, _ in _index(form, knowledge).find(stems))
        found = next((place for place in places if _is_written_like(form, place, source.text)), None)
        return (found[0].start, found[-1].end) if found else None
    verb, *_, particle = form.split(APART)
    stem = knowledge.source_stem(verb)
    for number, word in enumerate(words):
        reach = range(number + 1, min(number + 1 + _REACH, len(words))) if word.stem == stem else ()
        if any(words[place].text == particle and _ends_clause(words, place, source) for place in reach):
            return word.start, word.end
    return None


def _ends_clause(words: Sequence[Word], place: int, source: Article) -> bool:
    """Whether a mark or a conjunction follows a word."""
    following = words[place + 1].text if place + 1 < len(words) else ""
    marked = _MARK.match(source.text[words[place].end :].lstrip(" ")) is not None
    return marked or following in inflection_of(source.lang).conjunctions


def _is_written_like(form: str, words: Sequence[Word], text: str) -> bool:
    """Whether words are the form and no others of its stems: Schande is not schänden, Gläubige are no Gläubiger.

    Of a verb that stands alone every form will do, but no noun.
    """
    wanted = WORD.findall(form)
    if len(wanted) == 1 and form[0].islower():
        return words[0].text[0].islower() or text[: words[0].start].rstrip()[-1:] in ("", ".", ":", "“", "„", '"')
    apart = any(text[one.end : other.start].strip(" -") for one, other in itertools.pairwise(words))
    return not apart and all(
        word.text.casefold().startswith(want.casefold()) and (word.text[0].isupper() or not want[0].isupper())
        for word, want in zip(words, wanted, strict=True)
    )


@lru_cache(maxsize=5_000)
def _index(form: str, knowledge: Knowledge) -> PatternIndex[None]:
    return PatternIndex([(form, None)], knowledge.source_stem)


def _is_explained(
    entry: SenseEntry,
    words: Sequence[Word],
    cue: tuple[int, int],
    accused: Sequence[Word],
    pair: str,
    knowledge: Knowledge,
) -> bool:
    """Whether another source word may be what the accused words render."""
    others = [word for word in words if not cue[0] <= word.start < cue[1]]
    stems = [word.stem for word in others]
    if any(next(_index(form, knowledge).find(stems), None) for form in entry.unless):
        return True
    table = translation_table(pair)
    return (
        table is not None
        and len(accused) == 1
        and any(table.link(word.text, accused[0].text) >= EXPLAINED for word in others)
    )
