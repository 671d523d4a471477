"""A misspelt name, and what to write instead."""

import msgspec

from translaudit.lexicon.frequency import zipf
from translaudit.names.exonyms import exonyms
from translaudit.names.forms import base_forms, towns_of
from translaudit.names.mentions import Mention
from translaudit.names.misspelling.both_sides import RARE, BothSides
from translaudit.names.similarity import fold, likeness, spelling_likeness
from translaudit.names.transliteration import known_transliteration, nearest_transliteration

IN_ONE_NAME = 0.5
"""Least likeness where another part of the name agrees (Ahmed Khan Safi, Ahmad Khan Safi)."""


class Misspelling(msgspec.Struct, frozen=True):
    """A target mention, the source mention that it should spell, and what to write instead."""

    mention: Mention
    source: Mention
    base: str
    """The source name without the case ending that it has in the text."""
    suggestion: str
    confidence: float
    end: int
    """Where the accused words end; behind `mention.end` where a whole run is in the wrong order."""


def accuse(sides: BothSides, mention: Mention, source: Mention, confidence: float) -> Misspelling:
    """A target mention as a misspelling of a source mention; `confidence` (0 to 1) is capped and rounded."""
    bases = base_forms(source.text, sides.source_lang)
    base = max(bases, key=lambda base: _weight_of_base(sides, base, source, mention))
    if likeness(base, mention.text) < IN_ONE_NAME and zipf(source.text, sides.target_lang) >= RARE:
        base = source.text  # nothing in the accused word says whether an ending is one (Marcos)
    town = max(towns_of(source.text, sides.source_lang), key=lambda town: likeness(town, mention.text), default=base)
    if likeness(town, mention.text) > likeness(base, mention.text):
        base = town
    suggestion = _spelling(sides, source, base, mention)
    return Misspelling(mention, source, base, suggestion, round(min(confidence, 0.95), 2), mention.end)


def _spelling(sides: BothSides, source: Mention, base: str, mention: Mention) -> str:
    """How the target should write a source name: as the re-translation, as the exonym, by rule, or copied."""
    bead = sides.witnesses.bead_of(source, "source")
    for name in (sides.witnesses.retold(bead) or ()) if bead is not None else ():
        if sides.witnesses.same(source.text, name.text):
            return name.text
    for form in (*sides.forms(source.text), base):
        known = exonyms(sides.pair).get(fold(form))
        if known:
            return source.text if source.text in known else known[0]
    by_rule = known_transliteration(base, sides.pair) or nearest_transliteration(base, mention.text, sides.pair)
    return by_rule or base


def _weight_of_base(sides: BothSides, base: str, source: Mention, mention: Mention) -> tuple[int, float, bool, int]:
    """A case ending is taken off where the bare name is used too or is better known, or is nearer (Dewagals)."""
    used = sides.witnesses.source_counts[fold(base)] if base != source.text else 0
    nearer = spelling_likeness(base, mention.text) > spelling_likeness(source.text, mention.text)
    return used, zipf(base, sides.source_lang), nearer, len(base)
