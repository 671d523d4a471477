"""Everything known about a language pair, bundled and the user's, indexed for matching. The user's word wins."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeVar

from translaudit.lexicon.entries import (
    CalqueEntry,
    FalseFriendEntry,
    IdiomEntry,
    Lexicon,
    PhraseEntry,
    SenseEntry,
    TermEntry,
    TitleEntry,
    TitleKind,
)
from translaudit.lexicon.load import bundled_lexicon
from translaudit.lexicon.patterns import ANY_WORD, PatternIndex, expand, readable
from translaudit.lexicon.words import inflection_of, stemmer

Entry = TypeVar("Entry", TitleEntry, TermEntry)
AnyPhrase = TypeVar("AnyPhrase", bound=PhraseEntry)
Friend = TypeVar("Friend", bound=FalseFriendEntry)
SHORTEST_TAIL = 6
"""Letters in the stem of a term that is also recognised at the end of a compound ("Konzern-betriebsrat")."""


@dataclass(frozen=True, eq=False)
class Subject:
    """A title, term or calque, with its forms in the two languages at hand. Compared by identity."""

    entry: TitleEntry | TermEntry | CalqueEntry
    source_forms: tuple[str, ...]
    target_forms: tuple[str, ...]

    @property
    def is_title(self) -> bool:
        """Whether it is a fixed title rather than a glossary term."""
        return isinstance(self.entry, TitleEntry)

    @property
    def is_office(self) -> bool:
        """Whether it is the title of an office."""
        return isinstance(self.entry, TitleEntry) and self.entry.kind is TitleKind.OFFICE

    @property
    def is_one_term(self) -> bool:
        """Whether its source and target forms all say the same: then what is near to them is a garbled one."""
        return not isinstance(self.entry, CalqueEntry)

    @property
    def preferred(self) -> str:
        """The target form to suggest, as a person writes it."""
        return readable(self.target_forms[0])


class WrongPhrase(NamedTuple):
    """A phrase known to be wrong, and the entry that says so."""

    pattern: str
    entry: PhraseEntry


@dataclass(frozen=True, eq=False)
class Knowledge:
    """Merged entries and their indexes; every index is built when it is first needed."""

    source_lang: str
    target_lang: str
    subjects: tuple[Subject, ...]
    phrases: tuple[PhraseEntry, ...]
    false_friends: tuple[FalseFriendEntry, ...]
    senses: tuple[SenseEntry, ...]
    idioms: tuple[IdiomEntry, ...]

    @cached_property
    def source_stem(self) -> Callable[[str], str]:
        """Stemmer of the source language."""
        return stemmer(self.source_lang)

    @cached_property
    def target_stem(self) -> Callable[[str], str]:
        """Stemmer of the target language."""
        return stemmer(self.target_lang)

    @cached_property
    def source_index(self) -> PatternIndex[Subject]:
        """Finds titles and terms in the source."""
        return PatternIndex(((form, each) for each in self.subjects for form in each.source_forms), self.source_stem)

    @cached_property
    def tails(self) -> dict[str, Subject]:
        """Titles and terms of one source word, by stem, to be found at the end of compounds."""
        terms = (each for each in self.subjects if each.is_one_term)
        words = ((form, each) for each in terms for form in each.source_forms if form.isalpha())
        stems = ((self.source_stem(form), each) for form, each in words)
        return {stem: each for stem, each in stems if len(stem) >= SHORTEST_TAIL}

    @cached_property
    def target_index(self) -> PatternIndex[Subject]:
        """Finds accepted renderings of titles and terms in the target."""
        terms = (each for each in self.subjects if each.is_one_term)
        return PatternIndex(((form, each) for each in terms for form in each.target_forms), self.target_stem)

    @cached_property
    def phrase_index(self) -> PatternIndex[WrongPhrase]:
        """Finds phrases known to be garbled in the target."""
        return PatternIndex(
            ((form, WrongPhrase(form, each)) for each in self.phrases for form in each.wrong), self.target_stem
        )

    @cached_property
    def cue_index(self) -> PatternIndex[str]:
        """Finds the source words on which phrases and false friends depend; the payload is the cue as written."""
        cues = {cue for phrase in self.phrases for cue in (*phrase.source, *phrase.unless)}
        cues |= {cue for friend in self.false_friends for cue in (*friend.source, *friend.unless)}
        return PatternIndex(((cue, cue) for cue in sorted(cues)), self.source_stem)

    @cached_property
    def cue_tails(self) -> dict[str, str]:
        """Cues of one word, by stem, to be found at the end of compounds too."""
        cues = {cue for phrase in self.phrases for cue in (*phrase.source, *phrase.unless) if cue.isalpha()}
        return {stem: cue for cue in sorted(cues) if len(stem := self.source_stem(cue)) >= SHORTEST_TAIL}

    @cached_property
    def linkers(self) -> frozenset[str]:
        """Stems of the target words that hold a noun phrase together ("of", "the", "for")."""
        return frozenset(map(self.target_stem, inflection_of(self.target_lang).linkers))

    @cached_property
    def friend_index(self) -> PatternIndex[FalseFriendEntry]:
        """Finds the target words that may be false friends."""
        return PatternIndex(((word, each) for each in self.false_friends for word in each.wrong), self.target_stem)

    @cached_property
    def sense_index(self) -> PatternIndex[SenseEntry]:
        """Finds the target words that may render a wrong sense."""
        return PatternIndex(((word, each) for each in self.senses for word in each.wrong), self.target_stem)

    @cached_property
    def idiom_index(self) -> Mapping[str, tuple[IdiomEntry, ...]]:
        """Idioms by the stem of the longest of their source words that have one form, or else of every form of one."""
        found: dict[str, list[IdiomEntry]] = defaultdict(list)
        for entry in self.idioms:
            key = min(entry.source, key=lambda word: (word.count("|"), -len(word)))
            for stem in {self.source_stem(form) for form in key.split("|")}:
                found[stem].append(entry)
        return {stem: tuple(entries) for stem, entries in found.items()}

    @cached_property
    def _places(self) -> Mapping[Subject, int]:
        return {subject: place for place, subject in enumerate(self.subjects)}

    def wrong_forms_of(self, subjects: Iterable[Subject]) -> PatternIndex[Subject]:
        """Finds renderings of some titles and terms that are known to be wrong in the target."""
        ordered = sorted(subjects, key=self._places.__getitem__)
        wrong = ((form, each) for each in ordered for form in each.entry.wrong)
        return PatternIndex(wrong, self.target_stem)

    def content(self, pattern: str) -> tuple[tuple[str, ...], ...]:
        """Stems of the words that carry the meaning, for each phrase that a target form stands for."""
        expanded = (tuple(map(self.target_stem, words)) for words in expand(pattern) if ANY_WORD not in words)
        return tuple(tuple(stem for stem in stems if stem not in self.linkers) for stems in expanded)


@lru_cache(maxsize=8)
def knowledge_of(lexicon: Lexicon, source_lang: str, target_lang: str) -> Knowledge:
    """What the user's lexicon and the bundled one know about a language pair (ISO 639-1 codes).

    A user's entry replaces bundled ones with a source form or wrong form in common, and whatever the user calls right
    is no longer wrong.
    """
    bundled = bundled_lexicon(f"{source_lang}-{target_lang}")
    subjects: tuple[TitleEntry | TermEntry, ...] = (*lexicon.title, *lexicon.term)
    claimed = frozenset(form.casefold() for entry in subjects for form in entry.forms.get(source_lang, ()))
    titles = _prevailing(lexicon.title, bundled.title, source_lang, claimed)
    terms = _prevailing(lexicon.term, bundled.term, source_lang, claimed)
    claimed |= {form.casefold() for entry in lexicon.calque for form in entry.source}
    calques = (each for each in bundled.calque if claimed.isdisjoint(map(str.casefold, each.source)))
    right = {form.casefold() for entry in subjects for form in entry.forms.get(target_lang, ())}
    right |= {entry.right.casefold() for entry in (*lexicon.phrase, *lexicon.collocation)}
    return Knowledge(
        source_lang=source_lang,
        target_lang=target_lang,
        subjects=(
            *_subjects((*titles, *terms), source_lang, target_lang),
            *(Subject(each, each.source, each.right) for each in (*lexicon.calque, *calques)),
        ),
        phrases=(
            *lexicon.phrase,
            *lexicon.collocation,
            *_undisputed(bundled.phrase, lexicon.phrase, right),
            *_undisputed(bundled.collocation, lexicon.collocation, right),
        ),
        false_friends=(*lexicon.false_friend, *_other_friends(bundled.false_friend, lexicon.false_friend)),
        senses=(*lexicon.sense, *_other_friends(bundled.sense, lexicon.sense)),
        idioms=(*lexicon.idiom, *_other_idioms(bundled.idiom, lexicon.idiom)),
    )


def _subjects(entries: Iterable[TitleEntry | TermEntry], source: str, target: str) -> Iterable[Subject]:
    for entry in entries:
        if target in entry.forms:
            yield Subject(entry, entry.forms.get(source, ()), entry.forms[target])


def _prevailing(
    users: tuple[Entry, ...], bundled: tuple[Entry, ...], lang: str, claimed: frozenset[str]
) -> tuple[Entry, ...]:
    return users + tuple(entry for entry in bundled if claimed.isdisjoint(map(str.casefold, entry.forms.get(lang, ()))))


def _undisputed(bundled: tuple[AnyPhrase, ...], users: tuple[AnyPhrase, ...], right: set[str]) -> tuple[AnyPhrase, ...]:
    claimed = right | {form.casefold() for entry in users for form in entry.wrong}
    return tuple(entry for entry in bundled if claimed.isdisjoint(_phrases_of(entry))) if claimed else bundled


def _phrases_of(entry: PhraseEntry) -> set[str]:
    return {" ".join(words).casefold() for wrong in entry.wrong for words in expand(wrong)}


def _other_friends(bundled: tuple[Friend, ...], users: tuple[Friend, ...]) -> tuple[Friend, ...]:
    claimed = {form.casefold() for entry in users for form in entry.source}
    return tuple(entry for entry in bundled if claimed.isdisjoint(form.casefold() for form in entry.source))


def _other_idioms(bundled: tuple[IdiomEntry, ...], users: tuple[IdiomEntry, ...]) -> tuple[IdiomEntry, ...]:
    claimed = {frozenset(entry.source) for entry in users}
    return tuple(entry for entry in bundled if frozenset(entry.source) not in claimed)
