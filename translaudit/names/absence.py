"""Names of the source that a parallel target lacks: left out, replaced by another name, or translated as a word."""

from enum import StrEnum
from functools import lru_cache

import msgspec

from translaudit.align import Bead, Relation
from translaudit.checks.base import Case
from translaudit.lexicon.frequency import zipf
from translaudit.names.exonyms import exonyms, expected_form, is_exonym_part, language_names, place_names, stand_ins
from translaudit.names.forms import base_forms
from translaudit.names.gap import Gap, place_of_gap
from translaudit.names.mentions import Mention, function_words
from translaudit.names.misspelling.search import misspellings
from translaudit.names.rarity import COPIED_ZIPF, is_compound, is_everyday, is_listed, is_source_word
from translaudit.names.sameness import is_same_name
from translaudit.names.similarity import begin_alike, fold, likeness
from translaudit.names.swap import are_of_a_kind, lost_names, strangers
from translaudit.names.translation import is_misreading, is_translation, is_usual_translation
from translaudit.names.witnesses import Witnesses, witnesses_of
from translaudit.names.words import Word, capitalised_words, read_words, titles

RENDERED = 0.6
"""Likeness from which a target word may render a source name, even if not as it should."""
STRANGE = 0.5
"""Likeness to every name of the sentence below which a target name is a stranger."""
KNOWN_ACRONYM = 3.2
"""Zipf frequency of an acronym that both languages use."""


class Fate(StrEnum):
    """What became of a name."""

    MISSING = "missing"
    SUBSTITUTED = "substituted"
    TRANSLATED = "translated"


class Absence(msgspec.Struct, frozen=True):
    """A source name without counterpart; `start` and `end` are the target words in its place (equal: none)."""

    fate: Fate
    source: Mention | None
    """The source name; None where only a name too many shows."""
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
    return tuple(sorted(found, key=lambda absence: (absence.start, absence.end)))


class _Search:
    def __init__(self, witnesses: Witnesses) -> None:
        self.witnesses = witnesses
        self.source_lang, self.target_lang = witnesses.pair.split("-")
        self.misspelt = {each.mention.start: each for each in misspellings(witnesses.case)}
        self.unnamed = titles(self.target_lang) | capitalised_words(self.target_lang)
        self.titled = {
            fold(mention.text)
            for mention in witnesses.source
            if mention.titled and not mention.initial and not witnesses.follows_place_adjective(mention)
        }

    def all(self) -> list[Absence]:
        found: list[Absence] = []
        for bead in self.witnesses.case.alignment.beads:
            if bead.source and bead.target:
                found += self._of_bead(bead)
        return found

    def _of_bead(self, bead: Bead) -> list[Absence]:
        found: list[Absence] = []
        taken = {mention.start for mention in self._targets(bead) if mention.start in self.misspelt}
        meant = {self.misspelt[start].source.start for start in taken}
        for name in self.witnesses.mentions("source", bead.source):
            if name.start in meant or fold(name.text) in language_names(self.witnesses.pair):
                continue
            absence = self._of_name(name, bead, taken)
            if absence is not None and not any(_same_place(absence, other) for other in found):
                found.append(absence)
                taken |= set(range(absence.start, absence.end))
        return [*found, *self._strangers(bead, taken), *self._swapped(bead, found, taken)]

    def _targets(self, bead: Bead) -> list[Mention]:
        return self.witnesses.mentions("target", bead.target)

    def _of_name(self, name: Mention, bead: Bead, taken: set[int]) -> Absence | None:
        retold = self._retold_name(name, bead)
        absence = self._translated(name, retold, bead)
        if absence is None and retold is None:
            absence = self._by_source(name, bead, taken)
        if absence is not None and not self._is_rendered(name, bead):
            return absence
        return self._by_retelling(name, retold, bead, taken) if retold is not None else None

    def _by_retelling(self, name: Mention, retold: Mention, bead: Bead, taken: set[int]) -> Absence | None:
        if any(
            fold(word.text) == fold(retold.text)
            or (word.capital and is_same_name(name.text, word.text, self.witnesses.pair))
            for word in self.witnesses.words("target", bead.target)
        ):
            return self._left_out(name, retold, bead)
        rendered = self._is_rendered(name, bead)
        gap = self._gap(name, retold, bead)
        if (
            not gap.replaced
            and not gap.shown
            and not rendered
            and (stranger := self._stranger(bead, taken)) is not None
        ):
            return Absence(Fate.SUBSTITUTED, name, stranger.start, stranger.end, retold.text, 0.75, retold=True)
        named = (
            gap.replaced
            and not self._is_copied_compound(name, retold)
            and any(
                mention.likely
                and not mention.acronym
                and not is_exonym_part(mention.text, self.witnesses.pair)
                and gap.start <= mention.start < gap.end
                for mention in self._targets(bead)
            )
        )
        if not gap.shown and (rendered or not (named or self._is_expected(name, retold, bead))):
            return self._left_out(name, retold, bead)
        if not gap.replaced and self._is_shortened(name, bead):
            return None
        fate, confidence = (Fate.SUBSTITUTED, 0.85) if gap.replaced else (Fate.MISSING, 0.7)
        return Absence(fate, name, gap.start, gap.end, retold.text, confidence, retold=True)

    def _is_shortened(self, name: Mention, bead: Bead) -> bool:
        """Whether the translation has another part of the same name: "Madrid" for "Real Madrid"."""
        beside = self.witnesses.mentions("source", (name.segment,))
        parts = (other for other in beside if other.run == name.run and other.start != name.start and other.likely)
        return any(self._is_rendered(other, bead) for other in parts)

    def _left_out(self, name: Mention, retold: Mention, bead: Bead) -> Absence | None:
        """The mention left out, where source and re-translation have a name more often than the target has it.

        Nothing stands in its place, and its neighbours are those of the re-translation.
        """
        again = [other for other in self.witnesses.retold(bead) or () if begin_alike(other.text, retold.text)]
        there = [word for word in self.witnesses.words("source", bead.source) if begin_alike(word.text, name.text)]
        here = [
            word
            for word in self.witnesses.words("target", bead.target)
            if begin_alike(word.text, retold.text) or self.witnesses.same(name.text, word.text)
        ]
        if not len(here) < len(again) <= len(there):
            return None
        gaps = ((other, self._gap(name, other, bead)) for other in again)
        return next(
            (
                Absence(Fate.MISSING, name, gap.start, gap.end, other.text, 0.6, retold=True)
                for other, gap in gaps
                if gap.framed and not gap.replaced
            ),
            None,
        )

    def _stranger(self, bead: Bead, taken: set[int]) -> Mention | None:
        """A target name that nothing accounts for, and that may stand for a missing one in another place."""
        return next(
            (each for each in self._targets(bead) if each.start not in taken and self._is_strange(each, bead)), None
        )

    def _strangers(self, bead: Bead, taken: set[int]) -> list[Absence]:
        """Target names that neither the source nor the re-translation has, nor anything like them."""
        if not self._retells_more(bead):
            return []
        found: dict[int, Absence] = {}
        for mention in self._targets(bead):
            if mention.run in found or mention.start in taken or not self._is_strange(mention, bead):
                continue
            run = [other for other in self.witnesses.mentions("target", (mention.segment,)) if other.run == mention.run]
            if all(self._is_strange(other, bead) or not other.likely for other in run):
                last = max(other.end for other in run if not self.witnesses.vouched(other))
                found[mention.run] = Absence(Fate.SUBSTITUTED, None, mention.start, last, "", 0.6, retold=True)
        return list(found.values())

    def _swapped(self, bead: Bead, found: list[Absence], taken: set[int]) -> list[Absence]:
        """Without a re-translation: a known name is lost, and the sentence has a name that is not the source's."""
        if self.witnesses.retold_text(bead) is not None or found:
            return []
        pairs = (
            (lost, stranger)
            for lost in lost_names(self.witnesses, bead)
            for stranger in strangers(self.witnesses, bead, taken)
            if are_of_a_kind(lost, stranger, self.witnesses.pair)
        )
        if (pair := next(pairs, None)) is None:
            return []
        lost, stranger = pair
        run = [other for other in self._targets(bead) if other.run == stranger.run]
        end = max(other.end for other in run if not self.witnesses.vouched(other))
        expected = expected_form(lost.text, self.witnesses.pair)
        return [Absence(Fate.SUBSTITUTED, lost, stranger.start, end, expected, 0.65, retold=False)]

    def _retells_more(self, bead: Bead) -> bool:
        """Whether the re-translation has a capitalised word that the target has not, nor anything like it."""
        words = self.witnesses.words("target", bead.target)
        return any(
            mention.text.lower() not in self.unnamed
            and not any(
                begin_alike(word.text, mention.text) or likeness(word.text, mention.text) > STRANGE for word in words
            )
            for mention in self.witnesses.retold(bead) or ()
        )

    def _is_strange(self, mention: Mention, bead: Bead) -> bool:
        if not mention.likely or mention.acronym or self.witnesses.vouched(mention):
            return False
        if mention.initial or is_exonym_part(mention.text, self.witnesses.pair) or self._is_gloss(mention, bead):
            return False
        others = [word.text for word in self.witnesses.words("source", bead.source) if word.capital]
        others += [other.text for other in self.witnesses.retold(bead) or ()]
        return not any(likeness(other, mention.text) >= STRANGE or begin_alike(other, mention.text) for other in others)

    def _is_gloss(self, mention: Mention, bead: Bead) -> bool:
        """Whether a name stands in brackets that the source has not, or in such as abbreviate what is before them."""
        text = self.witnesses.case.target.text
        opening = text.rfind("(", 0, mention.start)
        if opening < 0 or ")" in text[opening : mention.start] or "\n" in text[opening : mention.start]:
            return False
        source = self.witnesses.case.source
        explained = not any("(" in source.segment_text(index) for index in bead.source)
        initials = "".join(word[0] for word in text[:opening].split()[-len(mention.text) :] if word[0].isalpha())
        return explained or fold(initials).endswith(fold(mention.text))

    def _is_rendered(self, name: Mention, bead: Bead) -> bool:
        words = self.witnesses.words("target", bead.target)
        return any(
            self.witnesses.same(name.text, word.text) or (word.capital and likeness(name.text, word.text) >= RENDERED)
            for word in words
        )

    def _translated(self, name: Mention, retold: Mention | None, bead: Bead) -> Absence | None:
        if name.joined or fold(name.text) in exonyms(self.witnesses.pair):
            return None
        personal = retold is not None or fold(name.text) in self.titled
        known = fold(name.text) in self.titled and self.witnesses.target_counts[fold(name.text)] > 0
        misread = name.likely and (name.beside or retold is not None)
        if not personal and not misread:
            return None
        for word in self.witnesses.words("target", bead.target):
            if self._is_retold_word(word, bead) or (word.capital and self.witnesses.in_source(word.text)):
                continue
            if (
                (personal and is_translation(name.text, word.text, self.witnesses.pair))
                or (known and is_usual_translation(name.text, word.text, self.witnesses.pair))
                or (misread and not word.capital and is_misreading(name.text, word.text, self.witnesses.pair))
            ):
                return Absence(Fate.TRANSLATED, name, word.start, word.end, name.text, 0.75, retold is not None)
        return None

    def _is_retold_word(self, word: Word, bead: Bead) -> bool:
        text = self.witnesses.retold_text(bead)
        return text is not None and any(word.text == other.text for other in read_words(text, self.target_lang))

    def _retold_name(self, name: Mention, bead: Bead) -> Mention | None:
        """The same name in the re-translation, where it is clearly a name there; one that the target lacks, if any."""
        retold = self.witnesses.retold(bead)
        if retold is None:
            return None
        here = {fold(word.text) for word in self.witnesses.words("target", bead.target)}
        found = [
            mention
            for mention in retold
            if self.witnesses.same(name.text, mention.text)
            and (mention.likely or self._is_exonym(name, mention) or self._is_named(name, mention, bead))
        ]
        return min(found, key=lambda mention: (fold(mention.text) in here, mention.start), default=None)

    def _is_named(self, name: Mention, retold: Mention, bead: Bead) -> bool:
        named = retold.text.lower() not in self.unnamed or self._is_copied_run(name, retold, bead)
        return named and not retold.initial

    def _is_exonym(self, name: Mention, retold: Mention) -> bool:
        return retold.text in exonyms(self.witnesses.pair).get(fold(name.text), ())

    def _is_copied_run(self, name: Mention, retold: Mention, bead: Bead) -> bool:
        """Whether source and re-translation share two or more words of one name (National Women's Hospital)."""
        pair = self.witnesses.pair
        beside = self.witnesses.mentions("source", (name.segment,))
        run = {fold(other.text) for other in beside if other.run == name.run}
        copies = {fold(other.text) for other in self.witnesses.retold(bead) or () if other.run == retold.run} & run
        return (
            len(copies) >= 2 and fold(retold.text) in copies and not name.joined and not is_source_word(name.text, pair)
        )

    def _is_copied_compound(self, name: Mention, retold: Mention) -> bool:
        """Whether a name is rather a compound of ordinary words, which a machine copied (Heimatvereins)."""
        bases = base_forms(name.text, self.source_lang)
        return any(fold(base) == fold(retold.text) and is_compound(base, self.source_lang) for base in bases)

    def _gap(self, name: Mention, retold: Mention, bead: Bead) -> Gap:
        """Where the target has other words, or none, in place of the re-translation's name."""
        target = self.witnesses.words("target", bead.target)
        strange = {word.start for word in target if word.capital and not self._accounted(word, name, bead)}
        article = self.witnesses.case.target
        others = read_words(self.witnesses.retold_text(bead) or "", self.target_lang)
        begin = article.segments[bead.target[0]].start
        return place_of_gap(article.text, target, others, retold.start, strange, self.target_lang, begin)

    def _accounted(self, word: Word, name: Mention, bead: Bead) -> bool:
        return (
            word.text.lower() in titles(self.target_lang)
            or word.text[1:2] in ("'", "’")
            or (word.initial and is_everyday(word.text, self.target_lang, self.source_lang))
            or (word.initial and word.text.lower() in function_words(self.target_lang))
            or self._is_retold_word(word, bead)
            or any(
                self.witnesses.same(other.text, word.text)
                for other in self.witnesses.words("source", bead.source)
                if other.start != name.start
            )
        )

    def _is_expected(self, name: Mention, retold: Mention, bead: Bead) -> bool:
        """Whether any translation must have the name: it is known in the target language, and not as a mere word."""
        if any(begin_alike(word.text, retold.text) for word in self.witnesses.words("target", bead.target)):
            return False
        if is_exonym_part(retold.text, self.witnesses.pair):
            return True
        if self._is_copied_run(name, retold, bead):
            return True
        if retold.acronym:
            known = zipf(retold.text, self.target_lang)
            return len(retold.text) >= 3 and known >= KNOWN_ACRONYM and known >= zipf(retold.text, self.source_lang)
        copied, pair = fold(name.text) == fold(retold.text) and not retold.initial, self.witnesses.pair
        word = (is_listed(retold.text, self.target_lang) and not copied) or is_source_word(name.text, pair)
        if is_compound(name.text, self.source_lang) or zipf(retold.text, self.target_lang) < COPIED_ZIPF:
            return name.titled and not word
        return not word

    def _by_source(self, name: Mention, bead: Bead, taken: set[int]) -> Absence | None:
        """Without a re-translation, only another name of the same kind shows: place for place, title for title."""
        if self.witnesses.retold_text(bead) is not None or not name.likely:
            return None
        places = place_names(self.witnesses.pair)
        is_place = fold(name.text) in places[0]
        for mention in self._targets(bead):
            same_kind = (is_place and fold(mention.text) in places[1]) or (
                name.titled and mention.titled and zipf(name.text, self.target_lang) >= COPIED_ZIPF
            )
            if (fold(name.text), fold(mention.text)) in stand_ins(self.witnesses.pair):
                continue
            if same_kind and mention.likely and mention.start not in taken and not self.witnesses.vouched(mention):
                start, end = mention.start, mention.end
                return Absence(
                    Fate.SUBSTITUTED, name, start, end, expected_form(name.text, self.witnesses.pair), 0.6, retold=False
                )
        return None


def _same_place(one: Absence, other: Absence) -> bool:
    return one.fate is other.fate and (one.start, one.end) == (other.start, other.end)
