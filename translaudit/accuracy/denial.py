"""Is what one side denies said on the other side at all? If not, the other side said it in its own way.

"Die Lage ist nicht eindeutig" became "The situation is unclear" or "mixed" or "open": a free rendering without a "not"
is no lost negation. A lost one leaves the denied word standing: "The situation is clear".
"""

import re
from collections.abc import Sequence

from translaudit.accuracy.polarity import polarity_rules, read_polarity, unaccounted
from translaudit.align import Alignment
from translaudit.align.places import stretch
from translaudit.articles import Article
from translaudit.findings import Side
from translaudit.fluency.words import WORD
from translaudit.lexicon.lemmas import grammar_words
from translaudit.lexicon.table import Table

_REACH = 3
"""Words after a negator among which the denied word is looked for."""
_SEEN = 8
"""Sightings from which the table's silence about a word counts."""
_LINKED = 0.01
"""Probability from which one word may render the other."""


def denied_word(text: str, negator: tuple[int, int], lang: str) -> str | None:
    """The word of substance that a negator denies, or None where none follows before the clause ends.

    Args:
        text: the sentence.
        negator: offsets of the negator.
        lang: ISO 639-1 code of its language.
    """
    rules = polarity_rules(lang)
    clause = re.split(r"[^\w\s'’-]", text[negator[1] :], maxsplit=1)[0]
    for match in list(WORD.finditer(clause))[:_REACH]:
        word = match.group().lower()
        if word not in grammar_words(lang) and not (rules and word in rules.undeniable | rules.carriers):
            return match.group()
    return None


def says_source_word(word: str, target_text: str, table: Table) -> bool:
    """Whether any word of the translation may render a source word; so too where the table does not know it."""
    if table.knows_source(word) < _SEEN:
        return True
    written = {match.group() for match in WORD.finditer(target_text)}
    return any(table.link(word, other) >= _LINKED for other in written)


def says_target_word(word: str, source_text: str, table: Table) -> bool:
    """Whether a word of the translation may render any source word; so too where the table does not know it."""
    if table.knows_target(word) < _SEEN:
        return True
    written = {match.group() for match in WORD.finditer(source_text)}
    return any(table.link(other, word) >= _LINKED for other in written)


def denied_beside(article: Article, other: Article, alignment: Alignment, segments: Sequence[int], pair: str) -> bool:
    """Whether the sentence before or after denies something that its own partner does not: the denial was moved there.

    "Those are for school, not for us." became "Those are for school. Not for us."

    Args:
        article: the side that seems to affirm.
        other: the side that denies.
        alignment: of the two articles.
        segments: of the first article, in the text's order.
        pair: `"de-en"`.
    """
    by_source = article.side is Side.SOURCE
    bead_of = alignment.bead_of_source if by_source else alignment.bead_of_target
    for index in (segments[0] - 1, segments[-1] + 1):
        if not 0 <= index < len(article.segments):
            continue
        polarity, bead = read_polarity(article.segment_text(index), article.lang), bead_of(index)
        if polarity is None or not polarity.negated:
            continue
        mine, theirs = ((bead.source, bead.target) if by_source else (bead.target, bead.source)) if bead else ((), ())
        partner = read_polarity(stretch(other, theirs).text, other.lang) if theirs else None
        if partner is None or unaccounted(partner, other.lang, stretch(article, mine).text, pair).plain:
            return True
    return False
