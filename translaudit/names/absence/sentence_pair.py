"""What a sentence pair has: the target's names, renderings of a source name, words of the re-translation."""

from translaudit.align import Bead
from translaudit.names.mentions import Mention
from translaudit.names.similarity import likeness
from translaudit.names.witnesses import Witnesses
from translaudit.names.words import Word, read_words

RENDERED = 0.6
"""Likeness from which a target word may render a source name, even if not as it should."""


def targets_of(witnesses: Witnesses, bead: Bead) -> list[Mention]:
    """The names of the target in a bead."""
    return witnesses.mentions("target", bead.target)


def is_rendered(witnesses: Witnesses, name: Mention, bead: Bead) -> bool:
    """Whether a bead's target has a source name, be it misspelt."""
    words = witnesses.words("target", bead.target)
    return any(
        witnesses.same(name.text, word.text) or (word.capital and likeness(name.text, word.text) >= RENDERED)
        for word in words
    )


def is_retold_word(witnesses: Witnesses, word: Word, bead: Bead) -> bool:
    """Whether the re-translation of a bead has the very word."""
    text = witnesses.retold_text(bead)
    return text is not None and any(word.text == other.text for other in read_words(text, witnesses.case.target.lang))
