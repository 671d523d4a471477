"""The quotation marks of a text, with the styles that a language knows."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import msgspec

from translaudit.languages import has_topic, load_topic

TOPIC = "quotations"


class Style(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pair of marks that belong together."""

    open: str
    close: str


class QuotationRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language quotes. Styles that are merely tolerated in print stand here too: they are not accused."""

    double: tuple[Style, ...]
    single: tuple[Style, ...]
    elisions: frozenset[str]
    """Words that begin with an apostrophe (’em, ’til): the mark before them opens nothing."""
    clipped_endings: tuple[str, ...]
    """Endings after which a straight apostrophe may stand without closing anything (plural possessives, goin')."""
    never_possessive: frozenset[str]
    """Words with such an ending that no apostrophe can follow, in lower case."""
    attribution_subjects: frozenset[str]
    attribution_verbs: frozenset[str]
    reported_verbs: frozenset[str] = frozenset()
    """Verb forms that only reported speech has (sei, habe), as they are written."""
    foreign_openers: frozenset[str] = frozenset()
    """Opening marks that the language has from others: a text that uses another style has them by mistake."""
    speaker_words: frozenset[str] = frozenset()
    """Pronouns that only a speaker uses, and no reporter, in lower case (I, our, you)."""
    clause_openers: frozenset[str] = frozenset()
    """Words that go on with a sentence after a comma (and, but), in lower case."""
    first_person: frozenset[str] = frozenset()
    """Pronouns behind which such a form is an ordinary one (ich habe), in lower case."""

    def opens(self, glyph: str) -> bool:
        """Whether a mark opens a double quotation in some style."""
        return any(style.open == glyph for style in self.double)

    def may_close(self, glyph: str) -> bool:
        """Whether a mark closes a double quotation in some style."""
        return any(style.close == glyph for style in self.double)

    def closes(self, opener: str, glyph: str) -> bool:
        """Whether a mark closes what another opened."""
        return any(style.open == opener and style.close == glyph for style in self.double)


class Mark(msgspec.Struct, frozen=True):
    """One quotation mark: where it stands, and what touches it on both sides (empty at the edges of a paragraph)."""

    position: int
    glyph: str
    before: str
    after: str


_DOUBLE = re.compile('[“”„‟"«»]')
_SPACE_OPENERS = frozenset("([{—–-/…¿¡*_‘‚'›‹’")
_TAIL = frozenset(")]}.,;:!?…—–-/*_’‘'”“\"›‹»«%&")


def styles_in_use(rules: QuotationRules, marks: tuple[Mark, ...]) -> QuotationRules:
    """The rules without the styles that would contradict what the article itself does.

    The mark “ closes in „…“ and opens in “…”: an article that quotes in one of the two ways does not quote in the
    other. Of two such styles the one stays whose opening mark more often stands where only an opening mark can.
    """
    openings = Counter(mark.glyph for mark in marks if opening_cost(mark) == 0 and closing_cost(mark) > 0)
    kept = tuple(
        style
        for style in rules.double
        if not any(
            other != style and other.open != other.close == style.open and openings[other.open] > openings[style.open]
            for other in rules.double
        )
    )
    return msgspec.structs.replace(rules, double=kept)


@cache
def quotation_rules(lang: str) -> QuotationRules | None:
    """How a language quotes, or None where translaudit does not know."""
    return load_topic(lang, TOPIC, QuotationRules) if has_topic(lang, TOPIC) else None


def double_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The double quotation marks between two offsets, in order."""
    for match in _DOUBLE.finditer(text, start, end):
        position = match.start()
        yield Mark(
            position=position,
            glyph=match.group(),
            before=text[position - 1] if position > start else "",
            after=text[position + 1] if position + 1 < end else "",
        )


def opening_cost(mark: Mark) -> float:
    """How badly a mark stands for one that opens: 0 (well) to 2."""
    glued = 0.0 if not mark.before or mark.before.isspace() or mark.before in _SPACE_OPENERS | set('“„»«"”') else 1.0
    torn = 1.0 if not mark.after or mark.after.isspace() or mark.after in ",;:)]}" else 0.0
    return glued + torn


def closing_cost(mark: Mark) -> float:
    """How badly a mark stands for one that closes: 0 (well) to 2."""
    torn = 1.0 if not mark.before or mark.before.isspace() or mark.before in "([{" else 0.0
    glued = 0.0 if not mark.after or mark.after.isspace() or mark.after in _TAIL or not mark.after.isalnum() else 1.0
    return torn + glued
