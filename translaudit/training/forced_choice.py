"""Does a model prefer a reference to the same reference with one error? A witness must be able to tell."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from translaudit.training.augmentation import names_of, numbers_of, other_number
from translaudit.training.corpus import Pair
from translaudit.training.recipe import ForcedChoiceRecipe
from translaudit.translators.base import TextPair, Translator

_CLAUSE = re.compile(r",[^,;.]{15,}(?=[,;.])")


class Spoilt(NamedTuple):
    """A pair, the error planted in its target, and the target with it."""

    pair: Pair
    error: str
    target: str


def spoil(pairs: Sequence[Pair], recipe: ForcedChoiceRecipe, seed: int) -> Iterator[Spoilt]:
    """Every error that a pair offers a place for: another name or number, `not` added or removed, a clause dropped."""
    names = sorted({name for pair in pairs for name in names_of(pair)})
    after = re.compile(rf"\b({'|'.join(map(re.escape, recipe.after))})(?= \w)", re.IGNORECASE)
    negator = re.compile(rf" {re.escape(recipe.negator)}\b")
    for pair in pairs:
        chance = random.Random(f"{seed}:{pair.source}")  # noqa: S311 - not for secrets
        target = pair.target
        if own := names_of(pair):
            old, new = chance.choice(own), chance.choice([name for name in names if name not in own] or names)
            yield Spoilt(pair, "swapped name", _changed(target, old, new))
        if numbers := numbers_of(pair):
            number = chance.choice(numbers)[1]
            others = (other_number(number, chance) for _ in range(20))
            other = next((other for other in others if other != number), None)
            if other is not None:
                yield Spoilt(pair, "changed number", _changed(target, number, other))
        if negator.search(target):
            yield Spoilt(pair, "negation removed", negator.sub("", target, count=1))
        elif after.search(target):
            yield Spoilt(pair, "negation added", after.sub(rf"\1 {recipe.negator}", target, count=1))
        if clauses := list(_CLAUSE.finditer(target)):
            start, end = chance.choice(clauses).span()
            yield Spoilt(pair, "dropped clause", target[:start] + target[end:])


def preferred(translator: Translator, spoilt: Iterable[Spoilt]) -> dict[str, tuple[int, int]]:
    """For each kind of error, how often the reference has the higher log-probability a token, and of how many."""
    cases = [case for case in spoilt if case.target != case.pair.target]
    good = translator.force([TextPair(case.pair.source, case.pair.target) for case in cases])
    bad = translator.force([TextPair(case.pair.source, case.target) for case in cases])
    wins: dict[str, tuple[int, int]] = {}
    for case, reference, worse in zip(cases, good, bad, strict=True):
        if reference.tokens and worse.tokens:
            won, of = wins.get(case.error, (0, 0))
            better = reference.logprob / reference.tokens > worse.logprob / worse.tokens
            wins[case.error] = (won + better, of + 1)
    return dict(sorted(wins.items()))


def copied_names(pairs: Sequence[Pair], translations: Sequence[str]) -> tuple[int, int]:
    """How many of the names that source and reference share stand in the translations, and of how many."""
    found = [
        name in translation for pair, translation in zip(pairs, translations, strict=True) for name in names_of(pair)
    ]
    return sum(found), len(found)


def _changed(text: str, old: str, new: str) -> str:
    return re.sub(rf"(?<![\w.,]){re.escape(old)}(?!\w)", lambda _: new, text)
