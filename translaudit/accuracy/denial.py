"""Is what one side denies said on the other side at all? If not, the other side said it in its own way.

"Die Lage ist nicht eindeutig" became "The situation is unclear" or "mixed" or "open": a free rendering without a "not"
is no lost negation. A lost one leaves the denied word standing: "The situation is clear".
"""

import re

from translaudit.accuracy.polarity import polarity_rules, read_polarity, unaccounted
from translaudit.align import Bead
from translaudit.align.places import stretch
from translaudit.checks.base import Case
from translaudit.findings import Side
from translaudit.fluency.words import WORD
from translaudit.lexicon.lemmas import grammar_words
from translaudit.lexicon.table import Table, translation_table

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


def denied_beside(case: Case, bead: Bead, *, affirmed: Side) -> bool:
    """Whether the sentence before or after denies something that its own partner does not: the denial was moved there.

    "Those are for school, not for us." became "Those are for school. Not for us." The sentence must speak of what the
    denying side of the bead speaks of, or say nothing else.

    Args:
        case: the articles, their alignment and lexical table.
        bead: sentences of which one side denies and the other seems to affirm.
        affirmed: the side that seems to affirm.
    """
    by_source = affirmed is Side.SOURCE
    article, segments = (case.source, bead.source) if by_source else (case.target, bead.target)
    denied = (stretch(case.target, bead.target) if by_source else stretch(case.source, bead.source)).text
    for index in (segments[0] - 1, segments[-1] + 1):
        if not 0 <= index < len(article.segments):
            continue
        text = article.segment_text(index)
        polarity, words = read_polarity(text, article.lang), _substance(text, article.lang)
        if polarity is None or not polarity.negated:
            continue
        alone = not words and not _denies_too(case, index, affirmed)
        if alone or (words and _renders_any(words, article.lang, denied, case) and _affirms(case, index, affirmed)):
            return True
    return False


def _affirms(case: Case, index: int, side: Side) -> bool:
    """Whether nothing that stands against a segment on the other side could deny."""
    mine, theirs, lang = _facing(case, index, side)
    polarity = read_polarity(theirs, lang)
    return polarity is None or unaccounted(polarity, lang, mine, case.language_pair).plain


def _denies_too(case: Case, index: int, side: Side) -> bool:
    """Whether what stands against a segment on the other side negates beyond doubt."""
    _, theirs, lang = _facing(case, index, side)
    polarity = read_polarity(theirs, lang)
    return polarity is not None and polarity.negated


def _facing(case: Case, index: int, side: Side) -> tuple[str, str, str]:
    """The bead of a segment: the text of its side, that of the other side, and the language of the other side."""
    bead = case.alignment.bead_of(index, side)
    source = stretch(case.source, bead.source).text if bead and bead.source else ""
    target = stretch(case.target, bead.target).text if bead and bead.target else ""
    return (source, target, case.target.lang) if side is Side.SOURCE else (target, source, case.source.lang)


def _renders_any(words: set[str], lang: str, denied: str, case: Case) -> bool:
    """Whether one of the words may render a word of the other side's denial."""
    table = translation_table(case.language_pair)
    if table is None:
        return True
    others = {match.group() for match in WORD.finditer(denied)}
    here, there = (words, others) if lang == table.source_lang else (others, words)
    return any(table.link(one, word) >= _LINKED for one in here for word in there)


def _substance(text: str, lang: str) -> set[str]:
    """The words of a sentence that are not the grammar's and neither negate nor can."""
    rules = polarity_rules(lang)
    empty = grammar_words(lang) | (rules.negators | rules.carriers if rules else frozenset())
    return {match.group() for match in WORD.finditer(text) if match.group().lower() not in empty}
