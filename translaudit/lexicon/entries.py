"""The records of a lexicon file."""

import msgspec


class NameEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name: its canonical spelling, what each language (ISO 639-1) may write, and spellings known to be wrong."""

    canonical: str
    forms: dict[str, tuple[str, ...]] = {}
    wrong: tuple[str, ...] = ()


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything known beforehand about a language pair."""

    name: tuple[NameEntry, ...] = ()
