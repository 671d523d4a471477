"""Mendings that the re-translation suggests, and what a language model says of them.

A suspect word is mended as the re-translation has it: exchanged, left out, put in, or swapped with a neighbour, alone
and together with the words around it that differ too. How much more usual the sentence becomes (nats) is weighed
together with the evidence so far. Surprise alone would find rare words; the difference between two wordings of one
place does not.
"""

from collections.abc import Iterator, Mapping

import msgspec

from translaudit.phrases.bead_text import BeadText
from translaudit.phrases.comparison import Comparison, Kinship
from translaudit.phrases.evidence import Features

FOLLOWING = 10
"""Words after a mending that are scored with it."""
MOST, LEAST = 25.0, -5.0
"""Gains beyond these (nats) say no more."""


class Mending(msgspec.Struct, frozen=True):
    """The text up to a few words after the place, as it stands and as it would be."""

    before: str
    after: str


def word_mendings(text: str, bead: BeadText, comparison: Comparison, index: int) -> tuple[Mending, ...]:
    """How a published word can be mended: by itself first, then with its neighbours that differ too."""
    if comparison.home[index] is not None and not _is_inflected(comparison, index):
        found = [_swapped(text, bead, left) for left in (index - 1, index)]
    else:
        found = [_exchanged(text, bead, comparison, index, index), _exchanged_run(text, bead, comparison, index)]
    mended = dict.fromkeys(each for each in found if each is not None and each != text)
    return tuple(_mending(text, each) for each in mended)


def gap_mendings(text: str, bead: BeadText, comparison: Comparison, index: int) -> tuple[Mending, ...]:
    """The words of the re-translation that nobody accounts for, put in where they would stand."""
    after, run = comparison.gap.get(index, -1), comparison.unclaimed_run(index)
    missing = " ".join(comparison.witness[j].text for j in run)
    if after < 0:
        mended = f"{missing[:1].upper()}{missing[1:]} {text[:1].lower()}{text[1:]}"
    else:
        place = bead.target[after].end
        mended = f"{text[:place]} {missing}{text[place:]}"
    return (_mending(text, mended),)


def mended_features(
    log_odds: float, state: str, mendings: tuple[Mending, ...], surprisals: Mapping[str, float]
) -> Features:
    """The evidence so far, and what a language model says of the mendings."""
    gains = list(gains_of(mendings, surprisals))
    best, first = (max(gains), gains[0]) if gains else (0.0, 0.0)
    return {
        "evidence": log_odds,
        "gain": _bounded(best),
        f"gain {state}": _bounded(best),
        "gain of the word alone": _bounded(first),
        "lost by mending": float(best < 0),
    }


def gains_of(mendings: tuple[Mending, ...], surprisals: Mapping[str, float]) -> Iterator[float]:
    """How much more usual each mending makes the text (nats); those that were not scored are left out."""
    for each in mendings:
        if each.before in surprisals and each.after in surprisals:
            yield surprisals[each.before] - surprisals[each.after]


def _bounded(gain: float) -> float:
    return min(MOST, max(LEAST, gain))


def _is_inflected(comparison: Comparison, index: int) -> bool:
    return comparison.kinship[index] is Kinship.SAME_LEMMA


def _swapped(text: str, bead: BeadText, left: int) -> str | None:
    if not 0 <= left < len(bead.target) - 1:
        return None
    one, other = bead.target[left], bead.target[left + 1]
    if text[one.end : other.start] != " ":
        return None
    return f"{text[: one.start]}{other.text} {one.text}{text[other.end :]}"


def _exchanged_run(text: str, bead: BeadText, comparison: Comparison, index: int) -> str | None:
    def differs(one: int, other: int) -> bool:
        inside = one >= 0 and other < len(bead.target)
        return inside and not text[bead.target[one].end : bead.target[other].start].strip()

    first = last = index
    while differs(first - 1, first) and comparison.kinship[first - 1] is not Kinship.SAME:
        first -= 1
    while differs(last, last + 1) and comparison.kinship[last + 1] is not Kinship.SAME:
        last += 1
    return _exchanged(text, bead, comparison, first, last)


def _exchanged(text: str, bead: BeadText, comparison: Comparison, first: int, last: int) -> str | None:
    """`words[first:last + 1]` as the re-translation has them."""
    if first == last:
        partner = comparison.partner[first]
        heard = [] if partner is None else [partner]
    else:
        before = comparison.partner[first - 1] if first else -1
        after = comparison.partner[last + 1] if last + 1 < len(bead.target) else len(comparison.witness)
        if before is None or after is None or before >= after:
            return None
        heard = list(range(before + 1, after))
    start, end = bead.target[first].start, bead.target[last].end
    fix = " ".join(comparison.witness[j].text for j in heard)
    if bead.target[first].text.istitle() and fix[:1].islower():
        fix = fix[:1].upper() + fix[1:]
    if not fix and text[:start].endswith(" "):
        start -= 1
    return text[:start] + fix + text[end:]


def _mending(text: str, mended: str) -> Mending:
    shared = 0
    while shared < min(len(text), len(mended)) and text[-1 - shared] == mended[-1 - shared]:
        shared += 1
    tail = text[len(text) - shared :].split(" ")
    dropped = len(" ".join(tail[FOLLOWING + 1 :])) + 1 if len(tail) > FOLLOWING + 1 else 0
    return Mending(text[: len(text) - dropped], mended[: len(mended) - dropped])
