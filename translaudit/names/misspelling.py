"""Names in the target that are near a name which the source gives otherwise: who is meant, and how it is spelt.

A spelling is accused on three things together: it is like the source's (letters and sounds), nothing vouches for it,
and it is rare, or its neighbours show which name is meant.
"""

import itertools
from functools import lru_cache

import msgspec

from translaudit.align import Bead, Relation
from translaudit.checks.base import Case
from translaudit.lexicon.frequency import zipf
from translaudit.lexicon.table import translation_table
from translaudit.names.candidates import NearNames, Runs, runs_of
from translaudit.names.exonyms import exonyms, is_exonym_part
from translaudit.names.forms import base_forms, towns_of
from translaudit.names.mentions import Mention
from translaudit.names.rarity import BETTER_KNOWN, is_established, is_everyday, is_listed, is_target_word
from translaudit.names.similarity import distance, fold, likeness, spelling_likeness
from translaudit.names.translation import is_translation, is_usual_translation
from translaudit.names.transliteration import known_transliteration, nearest_transliteration
from translaudit.names.witnesses import Witnesses, witnesses_of
from translaudit.names.words import capitalised_words, name_rules, titles

IN_ONE_NAME = 0.5
"""Least likeness where another part of the name agrees (Ahmed Khan Safi, Ahmad Khan Safi)."""
IN_ONE_NAME_EVERYDAY = 0.7
"""The same where the accused word is an everyday word (IG Metal)."""
UNMATCHED = 0.6
"""Least likeness of a rare target name and a source name that nothing else in the sentence pair matches."""
UNMATCHED_KNOWN = 0.75
"""The same where the target name is not rare."""
NEAR_NOUN = 0.85
"""Least likeness of a rare target name and a source word that may be a noun."""
ANYWHERE = 0.7
"""Least likeness of a rare target name to a source name anywhere in the article."""
WHOLE_NAME = 0.58
"""Least mean likeness of the parts of two names that agree in no part."""
WHOLE_NAME_PART = 0.45
BETTER_KNOWN_IN_ONE_NAME = 1.2
"""Zipf units by which a target spelling must be better known to be believed where another part of the name agrees."""
RARE = 2.0
"""Zipf frequency below which a name is rare enough to be a misspelling by itself."""
LESS_RARE = 3.0
"""The same inside a sentence pair."""
RARE_WORD = 32
"""Times that the lexical table has seen a source word from which it is hardly a surname too."""
_LEAST_LETTERS = 4


class Misspelling(msgspec.Struct, frozen=True):
    """A target mention, the source mention that it should spell, and what to write instead."""

    mention: Mention
    source: Mention
    base: str
    """The source name without the case ending that it has in the text."""
    suggestion: str
    confidence: float
    end: int
    """Where the accused words end; behind `mention.end` where a whole run is in the wrong order."""


@lru_cache(maxsize=8)
def misspellings(case: Case) -> tuple[Misspelling, ...]:
    """Every misspelt name of a case, in the order of the target text."""
    if case.alignment.relation is Relation.UNRELATED:
        return ()
    return tuple(_Search(witnesses_of(case)).all())


class _Search:
    def __init__(self, witnesses: Witnesses) -> None:
        self.witnesses = witnesses
        self.pair = witnesses.pair
        self.source_lang, self.target_lang = self.pair.split("-")
        self.parallel = witnesses.case.alignment.relation is Relation.PARALLEL
        self.source_runs = Runs(witnesses.source, self.pair)
        named = {fold(mention.text): mention for mention in witnesses.source if mention.likely}
        self.named = NearNames(tuple(named.values()), self.source_lang, ANYWHERE)
        self.kinds = titles(self.target_lang) | capitalised_words(self.target_lang)

    def all(self) -> list[Misspelling]:
        found: dict[int, Misspelling] = {}
        for run in runs_of(self.witnesses.target):
            of_run = (each for each in self._of_run(run) if not self._stands_in_source(each.mention))
            for misspelling in (*self._disordered(run), *of_run, *map(self._alone, run)):
                if misspelling is not None:
                    found.setdefault(misspelling.mention.start, misspelling)
        known = {fold(each.mention.text): each for each in found.values() if each.confidence >= 0.6}
        for mention in self.witnesses.target:
            model = known.get(fold(mention.text))
            if model is not None and mention.start not in found and not self.witnesses.vouched(mention):
                found[mention.start] = msgspec.structs.replace(model, mention=mention, end=mention.end)
        return [found[start] for start in sorted(found)]

    def _alone(self, mention: Mention) -> Misspelling | None:
        """One word, compared with the names of its sentence pair and then with all names of the source."""
        if not mention.likely or len(fold(mention.text)) < _LEAST_LETTERS or self.witnesses.vouched(mention):
            return None
        bead = self.witnesses.bead_of(mention, "target") if self.parallel else None
        rarity = zipf(mention.text, self.target_lang)
        if bead is not None:
            best, score = self._nearest(mention, self._unmatched(bead, likely=True))
            if best is not None and score >= (UNMATCHED if rarity < LESS_RARE else UNMATCHED_KNOWN):
                return self._accuse(mention, best, 0.6 + 0.35 * score)
            if rarity < RARE:
                best, score = self._nearest(mention, self._unmatched(bead, likely=False))
                if best is not None and score >= NEAR_NOUN:
                    return self._accuse(mention, best, 0.75)
            if (known := self._near_exonym(mention, bead)) is not None:
                return self._accuse(mention, known, 0.85)
        if rarity >= RARE:
            return None
        names = [name for name in self.named.of(mention.text) if bead is None or not self._is_copied(name, bead)]
        best, score = self._nearest(mention, names)
        if best is None or score < ANYWHERE or (not self.parallel and self._are_of_others(mention, best)):
            return None
        return self._accuse(mention, best, (0.45 if self.parallel else 0.35) + 0.55 * score)

    def _are_of_others(self, mention: Mention, name: Mention) -> bool:
        """Whether two names are parts of longer ones that agree in nothing else: Amna Idris, Hanna Lindner."""
        rests = [
            [
                other.text
                for other in self.witnesses.mentions(side, (each.segment,))
                if other.run == each.run and other.start != each.start and (other.likely or other.titled)
            ]
            for side, each in (("target", mention), ("source", name))
        ]
        return all(rests) and all(
            likeness(there, here) < UNMATCHED and not self.witnesses.same(there, here)
            for here in rests[0]
            for there in rests[1]
        )

    def _stands_in_source(self, mention: Mention) -> bool:
        """Whether the sentence's source has the very word, whatever stands beside it there ("der Index Dax")."""
        bead = self.witnesses.bead_of(mention, "target") if self.parallel else None
        return bead is not None and any(
            fold(other.text) == fold(mention.text) for other in self.witnesses.words("source", bead.source)
        )

    def _unmatched(self, bead: Bead, *, likely: bool) -> list[Mention]:
        """Source names without counterpart in the bead, or words that look like nouns, as small towns do (Mülheim)."""
        return [
            mention
            for mention in self.witnesses.mentions("source", bead.source)
            if self._is_name(mention) is likely and not self.witnesses.in_target(mention.text, bead)
        ]

    def _is_name(self, mention: Mention) -> bool:
        """Whether a source word is a name by its looks, or because the target has it as one elsewhere."""
        return mention.likely or mention.text in self.witnesses.kept

    def _is_copied(self, name: Mention, bead: Bead) -> bool:
        """Whether a sentence has a name as often as its source: another one like it is then somebody else's."""
        there = sum(self.witnesses.same(other.text, name.text) for other in self._sources(bead))
        here = sum(self.witnesses.same(name.text, word.text) for word in self.witnesses.words("target", bead.target))
        return 0 < there <= here

    def _near_exonym(self, mention: Mention, bead: Bead) -> Mention | None:
        """The name of the sentence whose translation, which is missing, is nearly the target's: Ungarn, Hungery.

        The place's own name for itself (Genève, Milano) is no misspelling of the exonym, however near.
        """
        native = exonyms(self.pair).get(fold(mention.text), ())
        if not mention.text.isascii():
            return None
        scored = [
            (self._likeness_to_exonym(known, mention.text), -name.start, name)
            for name in self._sources(bead)
            for form in self._forms(name.text)
            for known in exonyms(self.pair).get(fold(form), ())
            if len(fold(known)) >= _LEAST_LETTERS
            and not known.isupper()
            and known not in native
            and not self._is_older_form(mention.text, known)
            and not self.witnesses.in_target(name.text, bead)
        ]
        score, _, best = max(scored, default=(0.0, 0, None))
        return best if score >= NEAR_NOUN else None

    def _likeness_to_exonym(self, known: str, target: str) -> float:
        """Likeness; one wrong letter of a rare word is always enough (Moscow, Moskow)."""
        slip = distance(known, target) == 1 and len(fold(known)) > _LEAST_LETTERS
        score = likeness(known, target)
        return max(score, NEAR_NOUN) if slip and zipf(target, self.target_lang) < RARE else score

    def _is_older_form(self, target: str, known: str) -> bool:
        """Whether a word is no rarity, but far less usual than the name: Cameroun, not Columbia."""
        usual = zipf(target, self.target_lang)
        return usual >= RARE and abs(usual - zipf(known, self.target_lang)) >= BETTER_KNOWN

    def _sources(self, bead: Bead) -> list[Mention]:
        return self.witnesses.mentions("source", bead.source)

    def _nearest(self, mention: Mention, names: list[Mention]) -> tuple[Mention | None, float]:
        scored = [
            (max(likeness(form, mention.text) for form in self._forms(name.text)), -name.start, name)
            for name in names
            if len(fold(name.text)) >= _LEAST_LETTERS
            and _may_be_near(name.text, mention.text)
            and not self._established(name, mention, BETTER_KNOWN)
        ]
        if not scored:
            return None, 0.0
        score, _, best = max(scored)
        return best, score

    def _forms(self, source: str) -> tuple[str, ...]:
        return (*base_forms(source, self.source_lang), *towns_of(source, self.source_lang))

    def _of_run(self, run: list[Mention]) -> list[Misspelling]:
        """Parts of a name of several words, compared with the source name that agrees in another part."""
        found: list[Misspelling] = []
        for other in self._source_runs_for(run) if len(run) > 1 else ():
            found += self._agreeing(run, other) or self._whole(run, other)
        return found or (self._of_person_elsewhere(run) if self.parallel and len(run) > 1 else [])

    def _of_person_elsewhere(self, run: list[Mention]) -> list[Misspelling]:
        """A surname behind a given name that the source has once, in a sentence that this one was not aligned with."""
        given, part = run[-2:]
        others = [other for other in self.source_runs.like(run) if other[-2].text == given.text]
        if len(others) != 1 or self.witnesses.vouched(part) or not self._are_side_by_side(given, part):
            return []
        *_, model_given, model = others[0]
        if self.witnesses.same(model.text, part.text):
            return []
        return self._translated(part, model) or self._behind_given_name(given, part, model_given, model)

    def _are_side_by_side(self, one: Mention, other: Mention) -> bool:
        return self.witnesses.case.target.text[one.end : other.start] == " "

    def _source_runs_for(self, run: list[Mention]) -> list[list[Mention]]:
        bead = self.witnesses.bead_of(run[0], "target") if self.parallel else None
        return self.source_runs.in_segments(bead.source) if bead is not None else self.source_runs.like(run)

    def _agreeing(self, run: list[Mention], other: list[Mention]) -> list[Misspelling]:
        found: list[Misspelling] = []
        matched = [
            (i, j)
            for i, part in enumerate(run)
            for j, model in enumerate(other)
            if self._is_part(model.text, part.text)
        ]
        for i, j in matched:
            for step in (-1, 1, -2, 2):
                if 0 <= i + step < len(run) and 0 <= j + step < len(other):
                    part, model = run[i + step], other[j + step]
                    is_surname = step == 1 and part is run[-1] and model is other[-1] and run[i].text == other[j].text
                    behind = is_surname and self._are_side_by_side(run[i], part)
                    accused = (behind and self._translated(part, model)) or self._part(part, model)
                    found += accused or (step == 1 and self._behind_given_name(run[i], part, other[j], model)) or []
        return found

    def _behind_given_name(
        self, given: Mention, part: Mention, model_given: Mention, model: Mention
    ) -> list[Misspelling]:
        """What stands for a surname behind the very given name, where the surname is lost: Marcos, "Frames".

        Between two reports of one event it must be an everyday word, and like the surname or followed by the same word
        ("Jr."), for two people can have one given name.
        """
        text, source = self.witnesses.case.target.text, self.witnesses.case.source.text
        adjacent = text[given.end : part.start] == source[model_given.end : model.start] == " "
        personal = given.text == model_given.text and given.likely and not given.acronym
        table = translation_table(self.pair)
        named = self._is_name(model) or (model.titled and table is not None and not table.knows_source(model.text))
        if not (adjacent and personal and named and not model.acronym and not part.acronym):
            return []
        everyday = is_everyday(part.text, self.target_lang, self.source_lang) or is_target_word(part.text, self.pair)
        if not everyday and (not self.parallel or not part.likely or self._established(model, part, BETTER_KNOWN)):
            return []
        if not self.parallel and likeness(model.text, part.text) < UNMATCHED and not self._go_on_alike(part, model):
            return []
        if part.text.lower() in self.kinds and likeness(model.text, part.text) < UNMATCHED_KNOWN:
            return []
        bead = self.witnesses.bead_of(part, "target") if self.parallel else None
        segments = bead.target if bead is not None else None
        if any(self.witnesses.same(model.text, word.text) for word in self.witnesses.words("target", segments)):
            return []
        if self.witnesses.vouched(part) or self._is_derived(model, part) or is_exonym_part(part.text, self.pair):
            return []
        return [self._accuse(part, model, 0.75 if self.parallel else 0.65)]

    def _translated(self, part: Mention, model: Mention) -> list[Misspelling]:
        """A surname that was taken for the word that it also is: Burkhard Jung, Burkhard Young.

        Of words that are listed as no names, only rare ones can be surnames: Reiche, but not Stadion.
        """
        listed = is_translation(model.text, part.text, self.pair)
        if part.text == model.text or not (listed or self._is_made_of_rare_word(part, model)):
            return []
        return [self._accuse(part, model, 0.8)]

    def _is_made_of_rare_word(self, part: Mention, model: Mention) -> bool:
        table = translation_table(self.pair)
        return (
            table is not None
            and not model.joined
            and table.knows_source(model.text) < RARE_WORD
            and is_everyday(part.text, self.target_lang, self.source_lang)
            and is_usual_translation(model.text, part.text, self.pair)
            and all(word.text != model.text for word in self.witnesses.words("target", None))
        )

    def _is_part(self, source: str, target: str) -> bool:
        return self.witnesses.same(source, target) and not is_everyday(target, self.target_lang, self.source_lang)

    def _part(self, part: Mention, model: Mention) -> list[Misspelling]:
        if self.witnesses.same(model.text, part.text) or self.witnesses.in_lexicon(part.text):
            return []
        if self.witnesses.in_known_name(part):
            return []
        if model.text.lower() in titles(self.source_lang) and part.text.lower() in titles(self.target_lang):
            return []
        if min(len(part.text), len(model.text)) < 3 or part.acronym != model.acronym or self._is_derived(model, part):
            return []
        everyday = is_everyday(part.text, self.target_lang, self.source_lang)
        if not everyday and self._established(model, part, BETTER_KNOWN_IN_ONE_NAME):
            return []
        least = IN_ONE_NAME_EVERYDAY if everyday else IN_ONE_NAME
        score = likeness(model.text, part.text)
        if score < least or (everyday and not self._is_named_here(part, model)):
            return []
        if self.witnesses.in_retranslation(part.text, self.witnesses.bead_of(part, "target")):
            return []
        return [self._accuse(part, model, 0.55 if everyday else 0.6 + 0.35 * score)]

    def _go_on_alike(self, part: Mention, model: Mention) -> bool:
        """Whether the same capitalised word follows both."""
        target, source = self.witnesses.case.target.text, self.witnesses.case.source.text
        here, there = target[part.end :].split(maxsplit=1), source[model.end :].split(maxsplit=1)
        return bool(here and there) and here[0] == there[0] and here[0][:1].isupper()

    def _is_derived(self, model: Mention, part: Mention) -> bool:
        """Whether the source has an adjective or inhabitant of the target's name (Ulmer, Ulm)."""
        rules = name_rules(self.source_lang)
        stem, whole = fold(part.text), fold(model.text)
        return rules is not None and whole.startswith(stem) and whole[len(stem) :] in rules.derivations

    def _is_named_here(self, part: Mention, model: Mention) -> bool:
        """Whether an everyday word must be a name here: behind an acronym, or for a surname that the pair lacks."""
        if self._follows_acronym(part, model):
            return True
        bead = self.witnesses.bead_of(part, "target") if self.parallel else None
        return (
            bead is not None
            and part.titled
            and not part.initial
            and model.likely
            and model.titled
            and not self.witnesses.in_target(model.text, bead)
        )

    def _follows_acronym(self, part: Mention, model: Mention) -> bool:
        """Whether both stand behind the same acronym, as a word of a name does (IG Metall) and a title does not."""
        target, source = self.witnesses.case.target.text, self.witnesses.case.source.text
        before, model_before = target[: part.start].split(), source[: model.start].split()
        return (
            bool(before and model_before)
            and before[-1] == model_before[-1]
            and len(before[-1]) >= 2
            and before[-1].isupper()
        )

    def _established(self, source: Mention, mention: Mention, margin: float) -> bool:
        rules = name_rules(self.source_lang)
        if rules is not None and source.text.lower().endswith(rules.adjective_endings):
            return True
        forms = base_forms(source.text, self.source_lang)
        usual = max(forms, key=lambda form: max(zipf(form, self.source_lang), zipf(form, self.target_lang)))
        if rules is not None and fold(usual).endswith(rules.surname_endings):
            return False
        rare = zipf(mention.text, self.target_lang) < RARE
        known = [name for form in forms for name in exonyms(self.pair).get(fold(form), ()) if rare]
        return all(is_established(form, mention.text, self.pair, margin) for form in (usual, *known))

    def _whole(self, run: list[Mention], other: list[Mention]) -> list[Misspelling]:
        """Names of two or more words, both all strange: each part must be somewhat like its counterpart."""
        if any(not part.likely for part in run[-2:]) or any(not part.likely for part in other[-2:]):
            return []
        pairs = list(zip(run[-2:], other[-2:], strict=False))
        scores = [likeness(model.text, part.text) for part, model in pairs]
        if min(scores) < WHOLE_NAME_PART or sum(scores) / len(scores) < WHOLE_NAME:
            return []
        return [
            self._accuse(part, model, 0.85)
            for part, model in pairs
            if not self._established(model, part, BETTER_KNOWN)
            and not self._is_derived(model, part)
            and not self.witnesses.vouched(part)
            and zipf(part.text, self.target_lang) < LESS_RARE
        ]

    def _disordered(self, run: list[Mention]) -> list[Misspelling]:
        """The right words in the wrong order (Farm State Stadium)."""
        if len(run) < 2 or not self.parallel or not _is_plain(self.witnesses.case.target.text, run):
            return []
        if any(part.acronym for part in run):
            return []
        words = [fold(part.text) for part in run]
        for other in self._source_runs_for(run):
            models = [fold(part.text) for part in other]
            for first in range(len(models) - len(words) + 1):
                model = models[first : first + len(words)]
                plain = _is_plain(self.witnesses.case.source.text, other[first : first + len(words)])
                moved = sorted(model) == sorted(words) and not self._is_kind_moved(words, model)
                if plain and model != words and moved:
                    source = self.witnesses.case.source
                    text = source.text[other[first].start : other[first + len(words) - 1].end]
                    return [Misspelling(run[0], other[first], text, text, 0.8, run[-1].end)]
        return []

    def _is_kind_moved(self, words: list[str], model: list[str]) -> bool:
        """Whether only the kind of thing stands at the other end: Planetarium Göttingen, Göttingen Planetarium."""
        return (words == [*model[1:], model[0]] and self._is_kind(words[-1], words[:-1])) or (
            words == [model[-1], *model[:-1]] and self._is_kind(words[0], words[1:])
        )

    def _is_kind(self, word: str, others: list[str]) -> bool:
        kinds = [
            is_listed(each, self.target_lang) or each in capitalised_words(self.target_lang) for each in (word, *others)
        ]
        return kinds[0] and not any(kinds[1:])

    def _accuse(self, mention: Mention, source: Mention, confidence: float) -> Misspelling:
        bases = base_forms(source.text, self.source_lang)
        base = max(bases, key=lambda base: self._weight_of_base(base, source, mention))
        if likeness(base, mention.text) < IN_ONE_NAME and zipf(source.text, self.target_lang) >= RARE:
            base = source.text  # nothing in the accused word says whether an ending is one (Marcos)
        town = max(towns_of(source.text, self.source_lang), key=lambda town: likeness(town, mention.text), default=base)
        if likeness(town, mention.text) > likeness(base, mention.text):
            base = town
        suggestion = self._spelling(source, base, mention)
        return Misspelling(mention, source, base, suggestion, round(min(confidence, 0.95), 2), mention.end)

    def _spelling(self, source: Mention, base: str, mention: Mention) -> str:
        """How the target should write a source name: as the re-translation, as the exonym, by rule, or copied."""
        bead = self.witnesses.bead_of(source, "source")
        for name in (self.witnesses.retold(bead) or ()) if bead is not None else ():
            if self.witnesses.same(source.text, name.text):
                return name.text
        for form in (*self._forms(source.text), base):
            known = exonyms(self.pair).get(fold(form))
            if known:
                return source.text if source.text in known else known[0]
        by_rule = known_transliteration(base, self.pair) or nearest_transliteration(base, mention.text, self.pair)
        return by_rule or base

    def _weight_of_base(self, base: str, source: Mention, mention: Mention) -> tuple[int, float, bool, int]:
        """A case ending is taken off where the bare name is used too or is better known, or is nearer (Dewagals)."""
        used = self.witnesses.source_counts[fold(base)] if base != source.text else 0
        nearer = spelling_likeness(base, mention.text) > spelling_likeness(source.text, mention.text)
        return used, zipf(base, self.source_lang), nearer, len(base)


def _may_be_near(source: str, target: str) -> bool:
    one, other = fold(source), fold(target)
    return (
        abs(len(one) - len(other)) <= max(3, len(other) // 2)
        and distance(one, other) <= max(len(one), len(other)) * 0.7
    )


def _is_plain(text: str, run: list[Mention]) -> bool:
    """Whether the words of a run have nothing but spaces between them."""
    return all(text[one.end : other.start] in (" ", "\u00a0") for one, other in itertools.pairwise(run))
