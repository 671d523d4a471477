"""Where in a sentence a name is missing, found by the words that stand around it in the re-translation."""

import re

import msgspec

from translaudit.names.mentions import function_words
from translaudit.names.similarity import fold
from translaudit.names.words import Word, name_rules

_CONTEXT = 4
"""Words on each side of the name that are compared."""
_QUOTES = frozenset("\"'“”„‟‘’‚‛«»‹›`")
_EDGE = "\n"
"""Stands for the beginning or end of the sentence."""
_LONGEST_REPLACEMENT = 5
"""Words that can stand in place of the name."""


class Gap(msgspec.Struct, frozen=True):
    """Where a name is missing: equal offsets, or the words in its place, or the word that now begins the sentence."""

    start: int
    end: int
    replaced: bool
    shown: bool
    """Whether the words around an empty place cannot stand together."""
    framed: bool
    """Whether an empty place has the very words around it that the name has in the re-translation."""


def place_of_gap(
    text: str,
    target: tuple[Word, ...],
    retold: tuple[Word, ...],
    position: int,
    strange: set[int],
    lang: str,
    begin: int,
) -> Gap:
    """What stands in the target where the re-translation has its name at `position`.

    `strange` are the offsets of capitalised target words that nothing accounts for: they may stand in place of the
    name. `begin` is where the target sentence begins.
    """
    place = next(index for index, word in enumerate(retold) if word.start == position)
    after_place = place + 1
    while after_place < len(retold) and retold[after_place].capital and retold[after_place].after == " ":
        after_place += 1
    while place > 0 and _is_named(retold[place - 1], lang) and retold[place].after == " ":
        place -= 1
    # An article that begins the sentence belongs to the name: without the name, the sentence begins behind it.
    begins = place == 1 and retold[0].initial and not _is_named(retold[0], lang)
    expected = (place - begins) / max(1, len(retold))
    left = [*(_key(word) for word in retold[:place][::-1]), _EDGE][:_CONTEXT]
    right = [*(_key(word) for word in retold[after_place:]), _EDGE][:_CONTEXT]
    keys = [_key(word) for word in target]
    best = (-1.0, 0, 0)
    for first in range(len(target) + 1):
        for last in range(first, min(first + _LONGEST_REPLACEMENT, len(target)) + 1):
            if last > first and not (target[first].start in strange and target[last - 1].start in strange):
                continue
            score = _agreement(left, [*keys[:first][::-1], _EDGE]) + _agreement(right, [*keys[last:], _EDGE])
            score += 1.5 * (last > first) + 0.1 * (last - first) + _gap_shows(text, target, first, last, lang)
            between = text[target[first - 1].end : target[first].start] if 0 < first < len(target) else ""
            score += 0.5 * ([*keys[:first], _EDGE][first - 1] == left[0] and [*keys, _EDGE][last] == right[0])
            score += 0.5 * (not _marks(between).isdisjoint(_marks(retold[place].after)))
            score -= abs(first / max(1, len(target)) - expected)
            best = max(best, (score, -first, last))
    _, first, last = best[0], -best[1], best[2]
    if last > first:
        return Gap(target[first].start, target[last - 1].end, replaced=True, shown=False, framed=False)
    framed = _frame(left, lang) == _frame([*keys[:first][::-1], _EDGE], lang) and [*keys, _EDGE][first] == right[0]
    if first == 0:
        return Gap(begin, target[0].end, replaced=False, shown=False, framed=framed)
    end = target[first - 1].end
    between = text[end : target[first].start] if first < len(target) else text[end : end + 3]
    if "(" in between:
        end += between.index("(") + 1
    elif first < len(target) and "," in retold[place].after:
        end += len(between.rstrip())
    shown = _gap_shows(text, target, first, first, lang) > 1
    return Gap(end, end, replaced=False, shown=shown, framed=framed)


def _agreement(wanted: list[str], found: list[str]) -> float:
    """How well two contexts agree, nearer words counting more; a word may be a place further out."""
    return sum(
        (0.4 if wanted[index] == _EDGE else 1.0) * (1.0, 0.6, 0.4, 0.3)[max(index, place)]
        for index in range(len(wanted))
        for place in range(max(0, index - 1), min(len(found), index + 2, _CONTEXT))
        if wanted[index] == found[place]
    )


def _frame(before: list[str], lang: str) -> str:
    """The word before a place, seen over the small words that come and go with a name (of, in, the)."""
    rules = name_rules(lang)
    introducers = set(rules.introducers.split()) if rules else set()
    return next((key for key in before if key not in introducers), _EDGE)


def _gap_shows(text: str, target: tuple[Word, ...], first: int, last: int, lang: str) -> float:
    """1 where the words around an empty place cannot stand together: ‘in .’, ‘by and’."""
    rules = name_rules(lang)
    if rules is None or last > first:
        return 0.0
    introducers = set(rules.introducers.split())
    following = target[last] if last < len(target) else None
    if first == 0:
        return 0.4 * (following is not None and following.text.lower() in introducers)
    before = target[first - 1]
    rest = text[before.end : following.start if following else before.end + 2]
    if re.search(r"\(\s*[,.;)]|\(\s", rest):
        return 2.0
    opened = before.text.lower() in introducers
    closed = re.match(r"[ (]*[.,;:!?)]|\s+['’]s", rest) is not None or following is None
    doubled = following is not None and following.text.lower() in introducers - {"the", "a", "an"}
    return 2.0 * (opened and (closed or doubled))


def _is_named(word: Word, lang: str) -> bool:
    """Whether a word before a name belongs to it, rather than having its capital from the sentence."""
    return word.capital and not (word.initial and word.text.lower() in function_words(lang))


def _marks(between: str) -> set[str]:
    """The punctuation between two words; all quotation marks are one."""
    return {'"' if mark in _QUOTES else mark for mark in between if not mark.isalnum() and not mark.isspace()}


def _key(word: Word) -> str:
    return fold(word.text).rstrip("s") if len(word.text) > 3 else fold(word.text)
