"""Words that the translation shows to its reader on purpose: in marks, in a short quotation, or with an explanation."""

import re

from translaudit.accuracy.untranslated.place import Place
from translaudit.quotations import read_quotations

MARKS = "“”„\"‘’'«»‚()[]/&@#-–"
_SHORT_QUOTATION, _INTRODUCTION = 60, 20
"""Code points."""


def is_set_apart(place: Place) -> bool:
    """Whether a word stands in quotation marks, brackets, a compound or an address: then it is shown, not left over."""
    text, word = place.case.target.text, place.word
    before, after = text[max(0, word.start - 1) : word.start], text[word.end : word.end + 1]
    in_address = after == "." and text[word.end + 1 : word.end + 2].isalnum()
    return in_address or (before in MARKS and before != "") or (after in MARKS and after != "")


def is_introduced(place: Place) -> bool:
    """Whether the words around a word explain it to the reader ("the Nachspielzeit, as stoppage time is called")."""
    text, word, rules = place.case.target.text, place.word, place.rules
    before, behind = text[max(0, word.start - _INTRODUCTION) : word.start], text[word.end : word.end + _INTRODUCTION]
    introduced = re.search(rf"{rules.explained_before}$", before) or re.match(rules.explained_behind, behind)
    return introduced is not None


def is_quoted(place: Place) -> bool:
    """Whether a word stands in a short quotation: a title or a phrase that is shown in the original."""
    return any(
        quotation.start < place.word.start < quotation.end <= quotation.start + _SHORT_QUOTATION
        for quotation in read_quotations(place.case.target).quotations
    )
