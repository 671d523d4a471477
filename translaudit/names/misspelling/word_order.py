"""The right words of a name in the wrong order (Farm State Stadium)."""

import itertools

from translaudit.names.mentions import Mention
from translaudit.names.misspelling.both_sides import BothSides
from translaudit.names.misspelling.correction import Misspelling
from translaudit.names.rarity import is_listed
from translaudit.names.similarity import fold
from translaudit.names.words import capitalised_words


def disordered(sides: BothSides, run: list[Mention]) -> list[Misspelling]:
    """The run where the source has a name of the same words in another order, as one misspelling; else nothing."""
    if len(run) < 2 or not sides.parallel or not _is_plain(sides.witnesses.case.target.text, run):
        return []
    if any(part.acronym for part in run):
        return []
    words = [fold(part.text) for part in run]
    for other in sides.source_runs_for(run):
        models = [fold(part.text) for part in other]
        for first in range(len(models) - len(words) + 1):
            model = models[first : first + len(words)]
            plain = _is_plain(sides.witnesses.case.source.text, other[first : first + len(words)])
            moved = sorted(model) == sorted(words) and not _is_kind_moved(sides, words, model)
            if plain and model != words and moved:
                source = sides.witnesses.case.source
                text = source.text[other[first].start : other[first + len(words) - 1].end]
                return [Misspelling(run[0], other[first], text, text, 0.8, run[-1].end)]
    return []


def _is_kind_moved(sides: BothSides, words: list[str], model: list[str]) -> bool:
    """Whether only the kind of thing stands at the other end: Planetarium Göttingen, Göttingen Planetarium."""
    return (words == [*model[1:], model[0]] and _is_kind(sides, words[-1], words[:-1])) or (
        words == [model[-1], *model[:-1]] and _is_kind(sides, words[0], words[1:])
    )


def _is_kind(sides: BothSides, word: str, others: list[str]) -> bool:
    kinds = [
        is_listed(each, sides.target_lang) or each in capitalised_words(sides.target_lang) for each in (word, *others)
    ]
    return kinds[0] and not any(kinds[1:])


def _is_plain(text: str, run: list[Mention]) -> bool:
    """Whether the words of a run have nothing but spaces between them."""
    return all(text[one.end : other.start] in (" ", "\u00a0") for one, other in itertools.pairwise(run))
