"""Names of the target that have no witness at all."""

from translaudit.align import Relation
from translaudit.checks.base import Case
from translaudit.lexicon.frequency import zipf
from translaudit.names.mentions import Mention
from translaudit.names.similarity import fold
from translaudit.names.witnesses import witnesses_of

UNKNOWN = 1.2
"""Zipf frequency below which a name is unknown to both languages."""
_LEAST_LETTERS = 4


def unsupported_names(case: Case) -> list[list[Mention]]:
    """Mentions of unknown names without witness, those of one spelling together, in the order of the text."""
    if case.alignment.relation is Relation.UNRELATED:
        return []
    witnesses = witnesses_of(case)
    found: dict[str, list[Mention]] = {}
    for mention in witnesses.target:
        unknown = max(zipf(mention.text, case.target.lang), zipf(mention.text, case.source.lang)) < UNKNOWN
        named = mention.likely and not mention.acronym and not mention.joined and len(mention.text) >= _LEAST_LETTERS
        if named and unknown and (mention.titled or not mention.initial) and not witnesses.vouched(mention):
            found.setdefault(fold(mention.text), []).append(mention)
    return list(found.values())
