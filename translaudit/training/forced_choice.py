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


class Judged(NamedTuple):
    """By how much a model holds the reference for better than the spoilt target: in nats a token, and in coverage."""

    error: str
    logprob: float
    coverage: float


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


def judge(translator: Translator, spoilt: Iterable[Spoilt]) -> list[Judged]:
    """Ask about both targets of each pair; a pair that the model cannot hold is left out."""
    cases = [case for case in spoilt if case.target != case.pair.target]
    good = _scores(translator, [TextPair(case.pair.source, case.pair.target) for case in cases])
    bad = _scores(translator, [TextPair(case.pair.source, case.target) for case in cases])
    return [
        Judged(case.error, reference[0] - worse[0], reference[1] - worse[1])
        for case, reference, worse in zip(cases, good, bad, strict=True)
        if reference is not None and worse is not None
    ]


def preferred(judged: Iterable[Judged], coverage: float) -> dict[str, tuple[int, int]]:
    """For each kind of error, how often the reference has the higher score, and of how many.

    The score is the log-probability a token plus `coverage` times the coverage of the source (Wu et al. 2016,
    arXiv:1609.08144): a text that leaves a clause out is often the more probable one, word for word.
    """
    wins: dict[str, tuple[int, int]] = {}
    for each in judged:
        won, of = wins.get(each.error, (0, 0))
        wins[each.error] = (won + (each.logprob + coverage * each.coverage > 0), of + 1)
    return dict(sorted(wins.items()))


def copied_names(pairs: Sequence[Pair], translations: Sequence[str]) -> tuple[int, int]:
    """How many of the names that source and reference share stand in the translations, and of how many."""
    found = [
        name in translation for pair, translation in zip(pairs, translations, strict=True) for name in names_of(pair)
    ]
    return sum(found), len(found)


def _scores(translator: Translator, pairs: Sequence[TextPair]) -> list[tuple[float, float] | None]:
    """The log-probability a token and the coverage of each pair."""
    return [
        (decoding.logprob / decoding.tokens, attention.coverage) if decoding.tokens else None
        for decoding, attention in zip(translator.force(pairs), translator.attend(pairs), strict=True)
    ]


def _changed(text: str, old: str, new: str) -> str:
    return re.sub(rf"(?<![\w.,]){re.escape(old)}(?!\w)", lambda _: new, text)
