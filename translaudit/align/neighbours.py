"""Whether a sentence that stands alone in the alignment is told in some other sentence after all.

Translators split, merge and reorder sentences more freely than any bead; an alignment that slips by one sentence would
accuse them of an omission and an addition at once.
"""

from collections.abc import Sequence

from translaudit.align.coverage import measure_coverage
from translaudit.align.records import Alignment, Bead
from translaudit.align.words import Word, content_words, read_words, renders
from translaudit.articles import Article
from translaudit.findings import Side
from translaudit.lexicon.lemmas import grammar_words
from translaudit.lexicon.table import Table, translation_table

MOSTLY = 0.5
"""Share of a sentence's content words (by letters). Of 33 sentences that WMT22 articles leave out none has so much in a
sentence beside the gap (at most 0.49), and of 17 that they add none (at most 0.27)."""
EXPLAINS = 0.2
"""Share of a lonely sentence's length that it explains beside the gap, where the partner there leaves it unexplained.
Chosen on half of 8,000 human translations of news, six lines at a time: of the sentences on the other half that
stand alone though nothing was left out, 28 % remain accused (without this: 50 %), of those truly left out 96 % (97 %);
of additions, 27 % (56 %) and 97 % (99 %)."""

USUAL_GROWTH, ROOM = 1.1, 0.5
"""A translation that is longer than its own source by this share of the lonely sentence has that merged in: none is
beside the 33 sentences that WMT22 articles leave out."""
REACH = 10
"""Segments before and after the place where a lonely sentence would stand to which it may have been moved."""
LINKED, MOVED = 0.1, 0.55
"""Probability, either way, from which one word renders another, and the share of the content words (by letters) that
one sentence must render of a sentence that was moved there. Of 83 sentences cut out of free translations another has
so much of 3 %."""
FAMILY = 6
"""Letters that two words of a family begin with: "convicted" tells what "conviction" does."""


def is_told_elsewhere(alone: Article, other: Article, alignment: Alignment, index: int) -> bool:
    """Whether a sentence of the other article tells a lonely one.

    One beside the place where it would stand does if it has most of the sentence's words, or if it is merged: its own
    partner, where it has one, leaves words unexplained that the lonely sentence explains. One farther away does if it
    renders most of the words. And a headline is told by the other article's, in whatever words.

    Args:
        alone: the article whose segment `index` is aligned to nothing.
        other: the other article of the pair.
        alignment: of the two articles.
        index: of the lonely segment.
    """
    if _is_headline(alone, index) and _is_headline(other, 0) and _bead_of(other, alignment, 0) is None:
        return True
    mine, omitted = alone.segment_text(index), alone.side is Side.SOURCE
    usual = USUAL_GROWTH * max(1.0, len(other.text) / max(1, len(alone.text)))
    for place in _places(alone, other, alignment, index):
        if 1 - _uncovered(alone, mine, other, other.segment_text(place)) >= MOSTLY:
            return True
        theirs, partner = _bead_texts(alone, other, alignment, place)
        left = _uncovered(other, theirs, alone, partner) if partner else 1.0
        left_by_both = _uncovered(other, theirs, alone, f"{partner} {mine}")
        if (left - left_by_both) * len(theirs) >= EXPLAINS * len(mine):
            return True
        if omitted and partner and len(theirs) - usual * len(partner) >= ROOM * len(mine):
            return True
    return _is_moved(alone, other, alignment, index)


def _is_headline(article: Article, index: int) -> bool:
    """Whether a segment is the first of its article, a paragraph of its own, and ends like no sentence."""
    segments = article.segments
    alone = len(segments) > 1 and segments[1].paragraph != segments[0].paragraph
    return index == 0 and alone and not article.segment_text(0).rstrip("”“\"»«’‘' ").endswith((".", "!", "?", "…"))


def _bead_of(article: Article, alignment: Alignment, index: int) -> Bead | None:
    """The bead of a segment that has a partner, or None."""
    bead = alignment.bead_of(index, article.side)
    return bead if bead is not None and bead.source and bead.target else None


def _is_moved(alone: Article, other: Article, alignment: Alignment, index: int) -> bool:
    source, target = (alone, other) if alone.side is Side.SOURCE else (other, alone)
    table, places = translation_table(f"{source.lang}-{target.lang}"), _places(alone, other, alignment, index)
    if table is None or not places:
        return False
    words = content_words(read_words(alone.segment_text(index)), alone.lang)
    words = [word for word in words if word.text.lower() not in grammar_words(alone.lang)]
    around = range(max(0, places[0] - REACH), min(len(other.segments), places[-1] + REACH + 1))
    letters = sum(len(word.folded) for word in words)

    def is_rendered(word: Word, there: Sequence[Word]) -> bool:
        pairs = [(word, each) if alone.side is Side.SOURCE else (each, word) for each in there]
        return any(renders(*pair, table, LINKED) or _is_kin(*pair, table) for pair in pairs)

    return bool(letters) and any(
        sum(len(word.folded) for word in words if is_rendered(word, there)) >= MOVED * letters
        for there in (read_words(other.segment_text(place)) for place in around)
    )


def _is_kin(source: Word, target: Word, table: Table) -> bool:
    """Whether a target word is of the family of a word that renders a source word."""
    beginning = target.text.lower()[:FAMILY]
    return len(beginning) == FAMILY and any(
        chance >= LINKED and translation.startswith(beginning) for translation, chance in table.best(source.text)
    )


def _places(alone: Article, other: Article, alignment: Alignment, index: int) -> list[int]:
    beside = (alignment.bead_of(index - 1, alone.side), alignment.bead_of(index + 1, alone.side))
    beads = [bead for bead in beside if bead is not None]
    aligned = {place for bead in beads for place in (bead.target if alone.side is Side.SOURCE else bead.source)}
    around = {place + step for place in aligned for step in (-1, 0, 1)}
    return sorted(place for place in around if 0 <= place < len(other.segments))


def _bead_texts(alone: Article, other: Article, alignment: Alignment, place: int) -> tuple[str, str]:
    """The other article's side of the bead that holds a segment, and its partner in the lonely sentence's article."""
    source = alone.side is Side.SOURCE
    bead = alignment.bead_of(place, other.side)
    if bead is None:
        return other.segment_text(place), ""
    here, there = (bead.target, bead.source) if source else (bead.source, bead.target)
    return " ".join(map(other.segment_text, here)), " ".join(map(alone.segment_text, there))


def _uncovered(article: Article, text: str, other: Article, beside: str) -> float:
    """Share of the content words of an article's text (by letters) that a text of the other article does not tell."""
    if article.side is Side.SOURCE:
        return measure_coverage(text, beside, source_lang=article.lang, target_lang=other.lang).uncovered
    return measure_coverage(beside, text, source_lang=other.lang, target_lang=article.lang).unsupported
