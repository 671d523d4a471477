"""Words that a translation model finds very improbable where they stand, given the source (forced decoding).

Surprise alone finds rare words, not errors: what counts is how much rather the model would have written another word,
beyond what it concedes in this segment on average and beyond what the rarity of the word explains
(after Thompson & Post 2020, arXiv:2004.14564, and Fomicheva et al. 2020, arXiv:2005.10608).
"""

import math
from collections.abc import Sequence
from statistics import median

from translaudit.findings import Evidence
from translaudit.lexicon.frequency import zipf
from translaudit.phrases.suspects import FORCED_DECODING, Suspect
from translaudit.translators.base import ForcedDecoding, WordScore

MIDPOINT, SLOPE = 8.0, 0.6
"""Excess surprise (nats) at which a word is as likely wrong as right, and log-odds for each further nat. Not measured:
set so that a word a thousand times less probable than the model's own, in an otherwise easy segment, is not accused."""
LEAST_RANK = 20
"""Among the model's twenty first choices nothing is mangled."""
RARITY_ALLOWANCE = 1.0
MOST = 0.9


def excess(word: WordScore, words: Sequence[WordScore], rarity: float) -> float:
    """Nats by which a word surprises beyond its segment's median and its rarity (nats above a common word)."""
    usual = median(_preference(other) for other in words)
    return _preference(word) - usual - RARITY_ALLOWANCE * rarity


def suspects_forced(decoding: ForcedDecoding, text: str, lang: str) -> list[Suspect]:
    """What forced decoding speaks against; offsets are into the scored text."""
    found = []
    for word in decoding.words:
        written = text[word.start : word.end]
        if word.rank < LEAST_RANK or not any(map(str.isalpha, written)) or written.lower() == word.wanted.lower():
            continue
        odds = SLOPE * (excess(word, decoding.words, _rarity(written, lang)) - MIDPOINT)
        found.append(
            Suspect(
                start=word.start,
                end=word.end,
                probability=min(MOST, 1 / (1 + math.exp(-odds))),
                evidence=Evidence(
                    FORCED_DECODING, f"given the source, the model would write ‘{word.wanted}’", round(odds, 2)
                ),
                wanted=word.wanted,
            )
        )
    return found


def _preference(word: WordScore) -> float:
    return max(0.0, word.wanted_logprob - word.logprob)


def _rarity(word: str, lang: str) -> float:
    return max(0.0, 5.0 - zipf(word, lang)) * math.log(10)
