"""Words of the translation whose opposite the re-translation has instead."""

import re
from collections.abc import Iterator

from translaudit.accuracy.polarity import negated_by_prefix, opposites
from translaudit.checks.base import Case
from translaudit.fluency.witness import Swap, swapped_words
from translaudit.fluency.words import read_words

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def reversed_words(case: Case) -> Iterator[Swap]:
    """Listed opposites anywhere in a bead, and a negating prefix between the same two neighbours.

    A listed opposite counts where each text has one of the two words and neither has both.
    """
    lang = case.target.lang
    for swap in swapped_words(case):
        if negated_by_prefix(swap.word.text.lower(), swap.heard, lang):
            yield swap
    table = opposites(lang)
    listed = [word for word in read_words(case.target) if word.text.lower() in table]
    for bead in case.alignment.beads:
        heard = case.retranslation_text(bead.source) if bead.source and bead.target else None
        if heard is None:
            continue
        heard_words = {token.lower() for token in _TOKEN.findall(heard)}
        segments = [case.target.segment_text(index) for index in bead.target]
        written = {token.lower() for text in segments for token in _TOKEN.findall(text)}
        for word in (word for word in listed if word.segment in bead.target):
            lower = word.text.lower()
            found = table[lower] & heard_words - written
            if len(found) == 1 and lower not in heard_words and not table[lower] & written:
                yield Swap(word, next(iter(found)))
