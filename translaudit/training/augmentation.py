"""Sentence pairs with another name or number on both sides, so that the model learns to copy what it never saw.

Only what stands on both sides equally often is replaced: a capitalised word inside the sentence, or a number (whose
separators may be exchanged: "1.200,5" and "1,200.5").
"""

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from translaudit.training.corpus import NUMBER, Pair
from translaudit.training.recipe import CHANGED, AugmentationRecipe

_NAME = re.compile(r"(?<=[\w,;:] )[^\W\d_]{4,}(?:-[^\W\d_]+)?")
_VOWELS = re.compile(r"(?<=[aeiouyäöü])(?=[^aeiouyäöü\W])", re.IGNORECASE)
_EXCHANGED = str.maketrans(".,", ",.")
_LAST_DAY = 31
"""Up to here a number may be a day of the month, and stays one."""
_YEARS = range(1900, 2100)
_TRIES = 3
"""Names drawn to find one that is another."""


def names_of(pair: Pair) -> list[str]:
    """Capitalised words inside the target sentence that the source has as often, in the target's order."""
    words = (match[0] for match in _NAME.finditer(pair.target))
    found = dict.fromkeys(word for word in words if word[0].isupper() and not word.isupper())
    return [name for name in found if 0 < _count(name, pair.source) == _count(name, pair.target)]


def numbers_of(pair: Pair) -> list[tuple[str, str]]:
    """Numbers that stand once on each side, as the source and as the target write them; a single "1" is none."""
    sources, targets = (Counter(NUMBER.findall(side)) for side in (pair.source, pair.target))
    found = []
    for number, count in targets.items():
        forms = {number, number.translate(_EXCHANGED)} & sources.keys()
        if count == 1 and number != "1" and len(forms) == 1 and sources[form := forms.pop()] == 1:
            found.append((form, number))
    return found


def augment(pairs: Iterable[Pair], recipe: AugmentationRecipe, seed: int) -> Iterator[Pair]:
    """Changed copies of the pairs that offer a place for it, of the origin `changed`; the same for the same seed."""
    usable = [pair for pair in pairs if pair.origin in recipe.origins]
    pool = sorted({name for pair in usable for name in names_of(pair)})
    for pair in usable:
        chance = random.Random(f"{seed}:{pair.source}:{pair.target}")  # noqa: S311 - not for secrets
        for _ in range(recipe.copies):
            if (changed := _change(pair, pool, recipe.invented, chance)) is not None:
                yield changed


def _change(pair: Pair, pool: list[str], invented: float, chance: random.Random) -> Pair | None:
    source, target = pair.source, pair.target
    if names := names_of(pair):
        name = chance.choice(names)
        others = [other for other in chance.choices(pool, k=_TRIES) if other != name]
        new = others[0] if others and chance.random() >= invented else invent_name(pool, chance)
        source, target = (_replace(side, name, new) for side in (source, target))
    if numbers := numbers_of(pair):
        old_source, old_target = chance.choice(numbers)
        new_target = other_number(old_target, chance)
        new_source = new_target if old_source == old_target else new_target.translate(_EXCHANGED)
        source, target = _replace(source, old_source, new_source), _replace(target, old_target, new_target)
    return Pair(source, target, CHANGED) if (source, target) != (pair.source, pair.target) else None


def invent_name(pool: list[str], chance: random.Random) -> str:
    """The beginning of one name and the end of another, cut after a vowel."""
    first, second = chance.choice(pool), chance.choice(pool)
    heads = [match.start() for match in _VOWELS.finditer(first)] or [len(first)]
    tails = [match.start() for match in _VOWELS.finditer(second)] or [len(second)]
    return first[: chance.choice(heads)] + second[chance.choice(tails) :].lower()


def other_number(number: str, chance: random.Random) -> str:
    """A number of the same shape; a year stays a year of the 20th or 21st century, a day of the month one."""
    if number.isdigit() and number[0] != "0":
        if int(number) in _YEARS:
            return str(chance.choice(_YEARS))
        if int(number) <= _LAST_DAY:
            return str(chance.randint(2, _LAST_DAY))
    digits = (chance.choice("0123456789") if char.isdigit() else char for char in number[1:])
    return (number[0] if number[0] == "0" else chance.choice("123456789")) + "".join(digits)


def _count(name: str, text: str) -> int:
    return len(re.findall(rf"\b{re.escape(name)}(?:s\b|\b)", text))


def _replace(text: str, old: str, new: str) -> str:
    """Replace a name, also with a genitive's "s" after it, or a number."""
    tail = "(?=s?\\b)" if old[0].isalpha() else "(?![\\w]|[.,]\\d)"
    head = "\\b" if old[0].isalpha() else "(?<![\\w.,])"
    return re.sub(f"{head}{re.escape(old)}{tail}", lambda _: new, text)
