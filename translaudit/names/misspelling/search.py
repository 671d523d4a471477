"""Every misspelt name of a case, from the searches by word order, by parts of long names, and word by word."""

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from translaudit.align import Relation
from translaudit.checks.base import Case
from translaudit.lexicon.table import translation_table
from translaudit.names.candidates import runs_of
from translaudit.names.mentions import Mention
from translaudit.names.misspelling.both_sides import BothSides
from translaudit.names.misspelling.correction import Misspelling
from translaudit.names.misspelling.lone_names import misspelt_alone
from translaudit.names.misspelling.long_names import misspelt_parts
from translaudit.names.misspelling.word_order import disordered
from translaudit.names.similarity import distance, fold, likeness
from translaudit.names.translation import is_translation, name_word_rules
from translaudit.names.witnesses import witnesses_of

_TRANSLATES = 0.1
"""Probability by the lexical table from which a word translates the source's."""
_SAME_STEM = 0.75
"""Likeness of what stands before two suffixes that translate each other (Bolschewisierung, Bolshevisation)."""
_SURE = 0.6
"""Confidence from which the same spelling elsewhere is a misspelling too."""


@lru_cache(maxsize=8)
def misspellings(case: Case) -> tuple[Misspelling, ...]:
    """Every misspelt name of a case, in the order of the target text."""
    if case.alignment.relation is Relation.UNRELATED:
        return ()
    sides = BothSides(witnesses_of(case))
    found: dict[int, Misspelling] = {}
    for run in runs_of(sides.witnesses.target):
        for misspelling in _of_run(sides, run):
            found.setdefault(misspelling.mention.start, misspelling)
    for misspelling in _again(sides, found):
        found[misspelling.mention.start] = misspelling
    return tuple(found[start] for start in sorted(found))


def _of_run(sides: BothSides, run: list[Mention]) -> list[Misspelling]:
    """The misspelt names among words that stand together, the surest first where two are of one word."""
    parts = [
        each
        for each in misspelt_parts(sides, run)
        if not _stands_in_source(sides, each.mention)
        and (distance(each.source.text, each.mention.text) <= 1 or not _is_translated(sides, each))
    ]
    alone = [misspelling for mention in run if (misspelling := misspelt_alone(sides, mention)) is not None]
    return [*disordered(sides, run), *parts, *(each for each in alone if not _is_translated(sides, each))]


def _is_translated(sides: BothSides, found: Misspelling) -> bool:
    """Whether the word is what the source's means, which is no surname: the Gulf for "der Golf"."""
    table = translation_table(sides.pair)
    source, target = found.source.text, found.mention.text
    if is_translation(source, target, sides.pair):
        return False
    if table is not None and table.probability(source, target) >= _TRANSLATES:
        return True
    return any(
        source.endswith(one)
        and target.endswith(other)
        and likeness(source.removesuffix(one), target.removesuffix(other)) >= _SAME_STEM
        for one, other in name_word_rules(sides.pair).suffixes
    )


def _again(sides: BothSides, found: Mapping[int, Misspelling]) -> list[Misspelling]:
    """The same misspelling elsewhere, where nothing vouches for it."""
    known = {fold(each.mention.text): each for each in found.values() if each.confidence >= _SURE}
    return [
        msgspec.structs.replace(model, mention=mention, end=mention.end)
        for mention in sides.witnesses.target
        if (model := known.get(fold(mention.text))) is not None
        and mention.start not in found
        and not sides.witnesses.vouched(mention)
    ]


def _stands_in_source(sides: BothSides, mention: Mention) -> bool:
    """Whether the sentence's source has the very word, whatever stands beside it there ("der Index Dax")."""
    bead = sides.bead_of(mention)
    return bead is not None and any(
        fold(other.text) == fold(mention.text) for other in sides.witnesses.words("source", bead.source)
    )
