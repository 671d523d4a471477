"""Spellings that the user's lexicon replaces by the house's."""

import msgspec

from translaudit.checks.base import Case
from translaudit.lexicon import NameEntry
from translaudit.names.exonyms import exonyms
from translaudit.names.similarity import fold


class Spelling(msgspec.Struct, frozen=True):
    """A spelling to be reported, and the house's own."""

    text: str
    house: str
    listed: bool
    """Whether the lexicon lists it as wrong; otherwise it is a known spelling that the lexicon does not allow."""


def other_spellings(case: Case) -> list[Spelling]:
    """Every spelling of a lexicon name that the target must not use."""
    lang = case.target.lang
    return [
        spelling
        for entry in case.lexicon.name
        for spelling in (*_wrong(entry, lang), *_known(entry, lang, case.language_pair))
        if spelling.text != spelling.house
    ]


def _house(entry: NameEntry, lang: str) -> str:
    forms = entry.forms.get(lang, ())
    return entry.canonical if not forms or entry.canonical in forms else forms[0]


def _wrong(entry: NameEntry, lang: str) -> list[Spelling]:
    return [Spelling(text, _house(entry, lang), listed=True) for text in entry.wrong]


def _known(entry: NameEntry, lang: str, pair: str) -> list[Spelling]:
    allowed = {fold(form) for form in (entry.canonical, *entry.forms.get(lang, ()))}
    variants = {
        spelling
        for spellings in exonyms(pair).values()
        if any(fold(spelling) == fold(_house(entry, lang)) for spelling in spellings)
        for spelling in spellings
    }
    return [
        Spelling(text, _house(entry, lang), listed=False)
        for text in sorted(variants)
        if fold(text) not in allowed and text not in entry.wrong and _is_variant(text, _house(entry, lang))
    ]


def _is_variant(spelling: str, house: str) -> bool:
    """One word for one word, and alike: Kiev for Kyiv, not ‘America’ for ‘US’."""
    return " " not in spelling and " " not in house and fold(spelling)[:1] == fold(house)[:1] and len(spelling) > 3
