"""A word that the source denies twice and the translation once: "not justified" for "nicht unberechtigt".

A litotes asserts, weakly. One of its two negations lost turns it into its opposite, and the sentence still negates.
"""

import re
from itertools import pairwise

from translaudit.accuracy.polarity import carries_negation, negated_base, polarity_rules
from translaudit.fluency.words import WORD
from translaudit.lexicon.table import Table

_REACH = 2
"""Words after a negator among which the denied word stands ("not exactly justified")."""
_LINKED = 0.05
"""Probability from which a word renders another."""


def lost_litotes(source: str, target: str, table: Table) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Offsets of the words that the source denies twice, and of those that the translation denies once; or None.

    Nothing else in either sentence may deny.

    Args:
        source: a source sentence.
        target: its translation.
        table: the lexical table of the language pair, which tells what renders what.
    """
    doubled = _doubled(source, table.source_lang)
    if doubled is None:
        return None
    place, negative, base = doubled
    rules = polarity_rules(table.target_lang)
    words = list(WORD.finditer(target))
    denying = [word for word in words if carries_negation(word.group(), table.target_lang)]
    if rules is None or len(denying) != 1:
        return None
    (denial,) = denying
    if not rules.negates(_plain(denial)):
        is_negative = negated_base(denial.group(), table.target_lang) is not None
        is_rendering = is_negative and table.link(negative, denial.group()) >= _LINKED
        return (place, denial.span()) if is_rendering else None
    for word in words[words.index(denial) + 1 :][:_REACH]:
        if table.link(base, word.group()) >= max(_LINKED, table.link(negative, word.group())):
            return place, (denial.start(), word.end())
    return None


def _doubled(text: str, lang: str) -> tuple[tuple[int, int], str, str] | None:
    """The one denial of a text where it is a double one: its offsets, the negative word and what that denies."""
    rules = polarity_rules(lang)
    words = list(WORD.finditer(text))
    if rules is None or sum(rules.negates(_plain(word)) for word in words) != 1:
        return None
    for negator, following in pairwise(words):
        base = negated_base(following.group(), lang)
        if rules.negates(_plain(negator)) and base is not None:
            return (negator.start(), following.end()), following.group(), base
    return None


def _plain(word: re.Match[str]) -> str:
    """A word in lower case, with the apostrophe that the rules are written with."""
    return word.group().lower().replace("’", "'")
