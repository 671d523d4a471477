"""Words of the translation whose opposite the re-translation has instead: "fell", where it heard "rose"."""

from collections.abc import Iterator

from translaudit.accuracy.opposites import negated_by_prefix, opposites
from translaudit.checks.base import Case
from translaudit.fluency.witness import Swap, swapped_words
from translaudit.fluency.words import WORD, read_words


def heard_opposites(case: Case) -> Iterator[Swap]:
    """Words with a negating prefix between the same two neighbours, and listed opposites anywhere in a bead."""
    lang = case.target.lang
    for swap in swapped_words(case):
        if negated_by_prefix(swap.word.text.lower(), swap.heard, lang):
            yield swap
    yield from _listed(case)


def _listed(case: Case) -> Iterator[Swap]:
    """Listed opposites, where each of the two texts has one of the words and neither has both."""
    table = opposites(case.target.lang)
    listed = [word for word in read_words(case.target) if word.text.lower() in table]
    for bead in case.alignment.beads:
        retranslation = case.retranslation_text(bead.source) if bead.source and bead.target else None
        if retranslation is None:
            continue
        heard = _forms(retranslation)
        written = {form for index in bead.target for form in _forms(case.target.segment_text(index))}
        for word in (word for word in listed if word.segment in bead.target):
            lower = word.text.lower()
            found = table[lower] & heard - written
            if len(found) == 1 and lower not in heard and not table[lower] & written:
                yield Swap(word, next(iter(found)))


def _forms(text: str) -> set[str]:
    return {form.lower() for form in WORD.findall(text)}
