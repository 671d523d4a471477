"""Names of the source that a parallel target lacks: left out, replaced by another name, or translated as a word."""

from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

import msgspec

from translaudit.align import Bead, Relation
from translaudit.checks.base import Case
from translaudit.names.exonyms import exonyms
from translaudit.names.mentions import Mention, function_words
from translaudit.names.misspelling import misspellings
from translaudit.names.rarity import is_compound, is_everyday, zipf
from translaudit.names.similarity import fold, likeness
from translaudit.names.gap import place_of_gap
from translaudit.names.translation import is_misreading, is_translation
from translaudit.names.witnesses import Witnesses, witnesses_of
from translaudit.names.words import Word, name_rules, read_words

RENDERED = 0.6
"""Likeness from which a target word may render a source name, even if not as it should."""
COPIED_ZIPF = 1.5
"""Zipf frequency in the target language from which a source word is expected to be copied into the target."""


class Fate(StrEnum):
    """What became of a name."""

    MISSING = "missing"
    SUBSTITUTED = "substituted"
    TRANSLATED = "translated"


class Absence(msgspec.Struct, frozen=True):
    """A source name without counterpart; `start` and `end` are the target words in its place (equal: none)."""

    fate: Fate
    source: Mention
    start: int
    end: int
    expected: str
    confidence: float
    retold: bool
    """Whether the re-translation has the name."""


@lru_cache(maxsize=8)
def absences(case: Case) -> tuple[Absence, ...]:
    """Every absent name of a parallel case, in the order of the target text."""
    if case.alignment.relation is not Relation.PARALLEL:
        return ()
    found = _Search(witnesses_of(case)).all()
    return tuple(sorted(found, key=lambda absence: (absence.start, absence.source.start)))


class _Search:
    def __init__(self, witnesses: Witnesses) -> None:
        self.witnesses = witnesses
        self.source_lang, self.target_lang = witnesses.pair.split("-")
        self.misspelt = misspellings(witnesses.case)
        self.of_source: dict[int, list[Mention]] = {}
        for mention in witnesses.source:
            self.of_source.setdefault(mention.segment, []).append(mention)
        self.of_target: dict[int, list[Mention]] = {}
        for mention in witnesses.target:
            self.of_target.setdefault(mention.segment, []).append(mention)

        self.titled = {fold(mention.text) for mention in witnesses.source if mention.titled}

    def all(self) -> list[Absence]:
        found: list[Absence] = []
        for bead in self.witnesses.case.alignment.beads:
            if bead.source and bead.target:
                found += self._of_bead(bead)
        return found

    def _of_bead(self, bead: Bead) -> list[Absence]:
        found: list[Absence] = []
        taken: set[int] = {each.mention.start for each in self.misspelt}
        for name in self._absent_names(bead):
            absence = self._translated(name, bead)
            if absence is None:
                gap = self._gap_by_retranslation(name, bead)
                absence = self._by_retranslation(name, gap) if gap else self._by_source(name, bead, taken)
            if absence is not None and not any(_same_place(absence, other) for other in found):
                found.append(absence)
                taken |= set(range(absence.start, absence.end))
        return found

    def _absent_names(self, bead: Bead) -> list[Mention]:
        meant = {each.source.start for each in self.misspelt if each.mention.segment in bead.target}
        names = [mention for index in bead.source for mention in self.of_source.get(index, ())]
        return [name for name in names if name.start not in meant and not self._is_rendered(name, bead)]

    def _is_rendered(self, name: Mention, bead: Bead) -> bool:
        words = self.witnesses.words("target", bead.target)
        return any(
            self.witnesses.same(name.text, word.text) or (word.capital and likeness(name.text, word.text) >= RENDERED)
            for word in words
        )

    def _translated(self, name: Mention, bead: Bead) -> Absence | None:
        if name.joined or fold(name.text) in exonyms(self.witnesses.pair):
            return None
        retold = self._retold_name(name, bead) is not None
        personal = retold or fold(name.text) in self.titled
        for word in self.witnesses.words("target", bead.target):
            if word.capital or self._is_retold_word(word, bead):
                continue
            if (personal and is_translation(name.text, word.text, self.witnesses.pair)) or (
                (name.beside or retold) and name.likely and is_misreading(name.text, word.text, self.witnesses.pair)
            ):
                return Absence(Fate.TRANSLATED, name, word.start, word.end, name.text, 0.75, retold)
        return None

    def _is_retold_word(self, word: Word, bead: Bead) -> bool:
        text = self.witnesses.retold_text(bead)
        return text is not None and any(word.text == other.text for other in read_words(text, self.target_lang))

    def _retold_name(self, name: Mention, bead: Bead) -> Mention | None:
        """The same name in the re-translation, where it is clearly a name there."""
        for mention in self.witnesses.retold(bead) or ():
            copied = fold(name.text) == fold(mention.text) and not mention.initial
            if (mention.likely or copied) and self.witnesses.same(name.text, mention.text):
                return mention
        return None

    def _gap_by_retranslation(self, name: Mention, bead: Bead) -> tuple[int, int, str] | None:
        """Where the target has other words, or none, in place of the re-translation's name."""
        retold = self._retold_name(name, bead)
        text = self.witnesses.retold_text(bead)
        if retold is None or text is None:
            return None
        target = self.witnesses.words("target", bead.target)
        if any(_begin_alike(word.text, retold.text) for word in target):
            return None
        strange = {word.start for word in target if word.capital and not self._accounted(word, name, bead)}
        start, end = place_of_gap(
            self.witnesses.case.target.text,
            target,
            read_words(text, self.target_lang),
            retold.start,
            strange,
            self.target_lang,
        )
        return start, end, retold.text

    def _accounted(self, word: Word, name: Mention, bead: Bead) -> bool:
        return (
            (word.initial and word.text.lower() in function_words(self.target_lang))
            or self._is_retold_word(word, bead)
            or any(
                self.witnesses.same(other.text, word.text)
                for other in self.witnesses.words("source", bead.source)
                if other.start != name.start
            )
        )

    def _by_retranslation(self, name: Mention, gap: tuple[int, int, str]) -> Absence:
        start, end, expected = gap
        if end > start:
            return Absence(Fate.SUBSTITUTED, name, start, end, expected, 0.85, retold=True)
        return Absence(Fate.MISSING, name, start, end, expected, 0.7, retold=True)

    def _by_source(self, name: Mention, bead: Bead, taken: set[int]) -> Absence | None:
        if self.witnesses.retold_text(bead) is not None or not self._is_name_to_keep(name):
            return None
        for index in bead.target:
            for mention in self.of_target.get(index, ()):
                strange = mention.likely and not mention.initial and mention.start not in taken
                if strange and not self.witnesses.vouched(mention):
                    run = [
                        other
                        for other in self.of_target[index]
                        if other.run == mention.run and not self.witnesses.vouched(other)
                    ]
                    return Absence(Fate.SUBSTITUTED, name, run[0].start, run[-1].end, name.text, 0.55, retold=False)
        return None

    def _is_name_to_keep(self, name: Mention) -> bool:
        rules = name_rules(self.source_lang)
        if rules is not None and name.text.lower().endswith(rules.adjective_endings):
            return False
        known = zipf(name.text, self.target_lang) >= COPIED_ZIPF or fold(name.text) in exonyms(self.witnesses.pair)
        word = is_everyday(name.text, self.target_lang, self.source_lang) or is_compound(name.text, self.source_lang)
        return name.likely and known and not word


def _begin_alike(word: str, name: str) -> bool:
    """Whether a word may be the name or derived from it."""
    length = min(4, len(fold(name)))
    return fold(word)[:length] == fold(name)[:length] and (length >= 4 or len(word) <= len(name) + 2)


def _same_place(one: Absence, other: Absence) -> bool:
    return one.fate is other.fate and (one.start, one.end) == (other.start, other.end)
