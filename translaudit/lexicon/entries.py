"""The records of a lexicon file, one table each. Unknown keys are errors; `[[title]]` and the like can be repeated.

Words in a lexicon file match by stem, so that an entry in its dictionary form also fits its inflected forms. In target
forms, wrong forms and cues, `*` stands for any one word and `(a|b)` for either, `(a|)` for a word that may be missing.
"""

from enum import StrEnum
from typing import Annotated

import msgspec


class TitleKind(StrEnum):
    """What a fixed title names."""

    OFFICE = "office"
    INSTITUTION = "institution"
    PROGRAMME = "programme"
    TREATY = "treaty"
    IDIOM = "idiom"


class NameEntry(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A name: its canonical spelling, what each language (ISO 639-1) may write, and spellings known to be wrong."""

    canonical: str
    forms: dict[str, tuple[str, ...]] = {}
    wrong: tuple[str, ...] = ()


class TitleEntry(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """An office, institution, programme, treaty or idiom that has a fixed form in each language (ISO 639-1).

    The first form is preferred and suggested, the others are accepted. `wrong` are renderings in the target language
    that are accused where the source has the title.
    """

    kind: TitleKind
    forms: dict[str, tuple[str, ...]]
    wrong: tuple[str, ...] = ()


class TermEntry(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A glossary term: how each language (ISO 639-1) may write it, preferred form first.

    `wrong` are renderings that are accused where the source has the term. A term with `required = true` must be
    rendered by one of its forms: where the aligned words have none of them, that alone is a finding.
    """

    forms: dict[str, tuple[str, ...]]
    wrong: tuple[str, ...] = ()
    required: bool = False


class CalqueEntry(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """Source words, mostly compounds, and renderings part by part that are accused where the source has one of them.

    `right` are renderings of any of the source words: an entry gathers kindred ones.
    """

    source: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    wrong: tuple[str, ...]
    right: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]


class PhraseEntry(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """Words of the target language that machines write and people do not, and what they should have been.

    With `source`, they are only wrong where the source has one of these words; with `unless`, only where it has none
    of those. A `*` in `right` stands for the word that `*` stands for in the wrong form.
    """

    wrong: tuple[str, ...]
    right: str
    source: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class CollocationEntry(PhraseEntry, frozen=True, forbid_unknown_fields=True):
    """Words that are understood but not put together so ("make a photo"): a phrase that is wrong in a minor way."""


class FalseFriendEntry(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A source word and the target words that only look like it.

    Accused where the source has the word and the target has a `wrong` one and none of the `right` ones, and the source
    has none of the words (`unless`) that the wrong one does translate.
    """

    source: tuple[str, ...]
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    unless: tuple[str, ...] = ()


class SenseEntry(FalseFriendEntry, frozen=True, forbid_unknown_fields=True):
    """A source word of several senses, and target words that render one which it does not have in the news.

    ` ... ` in a `source` form stands for the words between the two parts of a separated verb ("räumt ... ein").
    """


class IdiomEntry(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A source idiom, the words of its literal rendering, and what it means.

    Accused where a sentence has all words of `source` close together and its translation all words of `literal`, in any
    order. `a|b` stands for either: sources are given with the forms of their verb (`nehmen|nimmt|nahm`).
    """

    source: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    literal: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    right: str


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """What a person knows beforehand about a language pair. Compared by identity, so that readings can be memoised."""

    name: tuple[NameEntry, ...] = ()
    title: tuple[TitleEntry, ...] = ()
    term: tuple[TermEntry, ...] = ()
    calque: tuple[CalqueEntry, ...] = ()
    phrase: tuple[PhraseEntry, ...] = ()
    collocation: tuple[CollocationEntry, ...] = ()
    false_friend: tuple[FalseFriendEntry, ...] = ()
    sense: tuple[SenseEntry, ...] = ()
    idiom: tuple[IdiomEntry, ...] = ()
