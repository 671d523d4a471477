"""Words of opposite meaning in one language, and where the opposite of a word is a fair rendering of it."""

from functools import cache

from translaudit.accuracy.polarity import polarity_rules, read_polarity
from translaudit.align import Bead
from translaudit.align.places import stretch
from translaudit.checks.base import Case

_SHORTEST_STEM = 4


@cache
def opposites(lang: str) -> dict[str, frozenset[str]]:
    """The listed opposites of each word, in lower case."""
    table: dict[str, set[str]] = {}
    rules = polarity_rules(lang)
    for one, other in rules.antonyms if rules else ():
        table.setdefault(one, set()).add(other)
        table.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in table.items()}


def negated_by_prefix(word: str, other: str, lang: str) -> bool:
    """Whether one of two words (lower case) is the other with a negating prefix."""
    rules = polarity_rules(lang)
    longer, shorter = (word, other) if len(word) > len(other) else (other, word)
    return (
        rules is not None
        and len(shorter) >= _SHORTEST_STEM
        and any(longer == prefix + shorter for prefix in rules.carrier_prefixes if len(prefix) > 1)
    )


def negated_on_one_side(case: Case, bead: Bead) -> bool:
    """Whether one side of a bead alone negates: an opposite may render that ("keine gute Idee", "a bad idea")."""
    source = read_polarity(stretch(case.source, bead.source).text, case.source.lang)
    target = read_polarity(stretch(case.target, bead.target).text, case.target.lang)
    return source is None or target is None or source.negated is not target.negated
