"""What the witnesses say about each published word, as named numbers, mostly between 0 and 1.

Two readings. With a re-translation, a word is judged by what stands at its place there, and by whether the lexical
table lets it stand for a source word all the same; a gap is judged by the re-translation's words that nobody accounts
for. Without one, the lexical table and the phrase model are all there is.
"""

import math
from itertools import pairwise

from translaudit.phrases.bead_text import BeadText
from translaudit.phrases.comparison import Comparison, Kinship, compare
from translaudit.phrases.evidence import Features
from translaudit.phrases.fluency import Gain
from translaudit.phrases.words import words_of


def compare_with(bead: BeadText, retranslation: str, lang: str) -> Comparison:
    """Lay the published words of a bead against a re-translation of its source."""
    return compare(bead.target, words_of(retranslation, lang), bead.synonyms)


def word_features(bead: BeadText, comparison: Comparison, index: int) -> Features:
    """What speaks for and against a published word, given a re-translation."""
    word, partner = comparison.words[index], comparison.partner[index]
    kind = "grammar" if word.grammatical else "content"
    state = state_of(comparison, index)
    features: Features = {"agreement": comparison.agreement, f"{state} {kind}": 1.0}
    features |= _swapped(bead, comparison, index)
    if state == "same":
        return features
    left, right = _in_place(comparison, index - 1), _in_place(comparison, index + 1)
    frame = float(left and right)
    features |= {f"{state} in frame": frame, "one neighbour": float(left != right)}
    if state == "moved":
        return features
    fix = [] if partner is None else [comparison.witness[partner].text]
    by_words, by_classes = _scaled(bead.fluency.exchange(word.start, word.end, fix))
    features |= {
        f"{state} {kind} gain": by_words,
        f"{state} {kind} grammar gain": by_classes,
        "gain": max(by_words, 0.0),
        "grammar gain": max(by_classes, 0.0),
        "both gains": max(min(by_words, by_classes), 0.0),
    }
    if state == "inflected":
        return features
    forward, backward = bead.support(index)
    support = max(forward, backward)
    known = bead.table.knows_target(word.text)
    foreign = any(word.form == one.form and not word.text.isdigit() for one in bead.source)
    name = "name" if word.text[0].isupper() and index > 0 else "word"
    features |= {
        f"{state} {kind} {name} unsupported": 1 - support,
        f"{state} {kind} {name} in frame, unsupported": (1 - support) * frame,
        f"alone in disagreeing, {state} {kind}": _alone(comparison) * (1 - support),
        f"forward {kind}": forward,
        f"backward {kind}": backward,
        "never seen": float(not known),
        "a word of the source": float(foreign and not word.text[0].isupper()),
        "commonness": min(1.0, math.log2(known + 1) / 17),
        "commonness unsupported": min(1.0, math.log2(known + 1) / 17) * (1 - support),
        "digits unsupported": float(word.text.isdigit()) * (1 - support),
        "gain unsupported": max(by_words, 0.0) * (1 - support),
    }
    if partner is not None:
        other = comparison.witness[partner]
        uncovered = 0.0 if other.grammatical else bead.uncovered(other)
        features |= {
            f"partner uncovered, {state}": uncovered,
            "partner uncovered in frame": uncovered * frame,
            "partner uncovered, unsupported": uncovered * (1 - support),
            "partner grammatical": float(other.grammatical),
            "partner is a name": float(other.text[0].isupper() and partner > 0),
        }
    return features


def state_of(comparison: Comparison, index: int) -> str:
    """What became of a published word in the re-translation, in one word."""
    in_place = comparison.kinship[index]
    if comparison.home[index] is not None:
        if in_place >= Kinship.SAME_LEMMA:
            return "same" if in_place is Kinship.SAME else "inflected"
        return "moved"
    if in_place is Kinship.ALIKE:
        return "alike"
    if in_place is Kinship.SYNONYMS:
        return "synonym"
    return "inserted" if comparison.partner[index] is None else "exchanged"


def _swapped(bead: BeadText, comparison: Comparison, index: int) -> Features:
    """Whether the re-translation has a word and a neighbour the other way round."""
    witness = {(one.form, other.form) for one, other in pairwise(comparison.witness)}
    pairs = [(i, i + 1) for i in (index - 1, index) if i >= 0 and i + 1 < len(comparison.words)]
    best = 0.0
    for i, j in pairs:
        one, other = comparison.words[i], comparison.words[j]
        if (other.form, one.form) in witness and (one.form, other.form) not in witness:
            gains = _scaled(bead.fluency.swap(one, other))
            best = max(best, 0.5 + max(0.0, *gains), 0.5 + sum(gains))
    return {"swapped": best} if best else {}


def _scaled(gain: Gain, words: int = 1) -> Gain:
    return min(2.0, max(-1.0, gain[0] / 8 / words)), min(2.0, max(-1.0, gain[1] / 4 / words))


def gap_features(bead: BeadText, comparison: Comparison, index: int) -> Features:
    """What speaks for a word of the re-translation being missed in the published text."""
    word, after = comparison.witness[index], comparison.gap.get(index, -1)
    kind = "grammar" if word.grammatical else "content"
    partners = [comparison.partner[i] for i in (after, after + 1) if 0 <= i < len(comparison.words)]
    beside = [j for j in (index - 1, index + 1) if j in partners]
    left, right = _in_place(comparison, after), _in_place(comparison, after + 1)
    frame = float(left and right)
    run = comparison.unclaimed_run(index)
    place = comparison.words[after].end if after >= 0 else 0
    missing = [comparison.witness[j].text for j in run]
    by_words, by_classes = _scaled(bead.fluency.exchange(place, place, missing), len(run))
    uncovered = 0.0 if word.grammatical else bead.uncovered(word)
    return {
        "agreement": comparison.agreement,
        f"missing {kind}": 1.0,
        f"missing {kind} in frame": frame,
        f"missing {kind} between neighbours": float(len(beside) == 2),
        f"gain {kind}": by_words,
        f"grammar gain {kind}": by_classes,
        "gain in frame": by_words * frame,
        "grammar gain in frame": by_classes * frame,
        "grammar gain above": max(by_classes + 0.3, 0.0),
        "alone in disagreeing": _alone(comparison) * uncovered,
        f"alone in disagreeing, {kind} in frame": _alone(comparison) * frame,
        "at an end": float(after < 0 or after + 1 >= len(comparison.words)),
        "uncovered": uncovered,
        "uncovered in frame": uncovered * frame,
        "uncovered, gain": uncovered * by_classes,
        "run": min(len(run) - 1, 4) / 4,
        "capital": float(word.text[0].isupper() and index > 0),
        "digits": float(word.text.isdigit()),
    }


def _alone(comparison: Comparison) -> float:
    """How far the two texts agree otherwise, 0 to 1: where all else is the same, a difference is no paraphrase."""
    return max(0.0, comparison.agreement - 0.7) / 0.3


def _in_place(comparison: Comparison, index: int) -> bool:
    if not 0 <= index < len(comparison.words):
        return index in (-1, len(comparison.words))
    return comparison.kinship[index] >= Kinship.SAME_LEMMA


def lone_features(bead: BeadText, index: int) -> Features:
    """What speaks for and against a published word where there is no re-translation."""
    word = bead.target[index]
    kind = "grammar" if word.grammatical else "content"
    forward, backward = bead.support(index)
    known = bead.table.knows_target(word.text)
    leave_out = _scaled(bead.fluency.exchange(word.start, word.end, []))
    swaps = [
        _scaled(bead.fluency.swap(one, other)) for one, other in pairwise(bead.target[max(0, index - 1) : index + 2])
    ]
    neighbours = [max(bead.support(i)) for i in (index - 1, index + 1) if 0 <= i < len(bead.target)]
    support = max(forward, backward)
    again = sum(other.form == word.form for other in bead.target[max(0, index - 3) : index])
    foreign = any(word.form == one.form and not word.text.isdigit() for one in bead.source)
    left_over = bead.left_over(index)
    return {
        kind: 1.0,
        f"forward {kind}": forward,
        f"backward {kind}": backward,
        f"unsupported {kind}": float(support < SOME_SUPPORT),
        f"unsupported {kind}, well known": float(support < SOME_SUPPORT) * min(1.0, math.log2(known + 1) / 17),
        f"leave out {kind}": leave_out[0],
        f"leave out {kind}, grammar": leave_out[1],
        "swap": max((gain[0] for gain in swaps), default=0.0),
        "swap, grammar": max((gain[1] for gain in swaps), default=0.0),
        "neighbours unsupported": 1 - sum(neighbours) / len(neighbours) if neighbours else 0.0,
        "left over": left_over,
        "left over, unsupported": left_over * (1 - support),
        "never seen": float(not known),
        "capital": float(word.text[0].isupper() and index > 0),
        "again": float(again > 0),
        "a word of the source": float(foreign and not word.text[0].isupper()),
    }


SOME_SUPPORT = 0.2
"""Support below which no source word is known to be translated by a word."""
