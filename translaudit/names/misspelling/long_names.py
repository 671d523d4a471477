"""A misspelt part of a name of several words, compared with the source name that agrees in another part."""

from translaudit.lexicon.frequency import zipf
from translaudit.names.mentions import Mention
from translaudit.names.misspelling.both_sides import LESS_RARE, BothSides
from translaudit.names.misspelling.correction import IN_ONE_NAME, Misspelling, accuse
from translaudit.names.misspelling.surnames import are_side_by_side, behind_given_name, taken_for_word
from translaudit.names.rarity import BETTER_KNOWN, is_everyday
from translaudit.names.similarity import likeness
from translaudit.names.words import titles

IN_ONE_NAME_EVERYDAY = 0.7
"""Least likeness where another part of the name agrees and the accused word is an everyday word (IG Metal)."""
WHOLE_NAME = 0.58
"""Least mean likeness of the parts of two names that agree in no part."""
WHOLE_NAME_PART = 0.45
BETTER_KNOWN_IN_ONE_NAME = 1.2
"""Zipf units by which a target spelling must be better known to be believed where another part of the name agrees."""


def misspelt_parts(sides: BothSides, run: list[Mention]) -> list[Misspelling]:
    """Parts of a name of several words, compared with the source name that agrees in another part."""
    found: list[Misspelling] = []
    for other in sides.source_runs_for(run) if len(run) > 1 else ():
        found += _agreeing(sides, run, other) or _whole(sides, run, other)
    return found or (_of_person_elsewhere(sides, run) if sides.parallel and len(run) > 1 else [])


def _agreeing(sides: BothSides, run: list[Mention], other: list[Mention]) -> list[Misspelling]:
    found: list[Misspelling] = []
    matched = [
        (i, j) for i, part in enumerate(run) for j, model in enumerate(other) if _is_part(sides, model.text, part.text)
    ]
    for i, j in matched:
        for step in (-1, 1, -2, 2):
            if 0 <= i + step < len(run) and 0 <= j + step < len(other):
                part, model = run[i + step], other[j + step]
                is_surname = step == 1 and part is run[-1] and model is other[-1] and run[i].text == other[j].text
                behind = is_surname and are_side_by_side(sides, run[i], part)
                accused = (behind and taken_for_word(sides, part, model)) or _part(sides, part, model)
                found += accused or (step == 1 and behind_given_name(sides, run[i], part, other[j], model)) or []
    return found


def _whole(sides: BothSides, run: list[Mention], other: list[Mention]) -> list[Misspelling]:
    """Names of two or more words, both all strange: each part must be somewhat like its counterpart."""
    if any(not part.likely for part in run[-2:]) or any(not part.likely for part in other[-2:]):
        return []
    pairs = list(zip(run[-2:], other[-2:], strict=False))
    scores = [likeness(model.text, part.text) for part, model in pairs]
    if min(scores) < WHOLE_NAME_PART or sum(scores) / len(scores) < WHOLE_NAME:
        return []
    return [
        accuse(sides, part, model, 0.85)
        for part, model in pairs
        if not sides.is_established(model, part, BETTER_KNOWN)
        and not sides.is_derived(model, part)
        and not sides.witnesses.vouched(part)
        and zipf(part.text, sides.target_lang) < LESS_RARE
    ]


def _of_person_elsewhere(sides: BothSides, run: list[Mention]) -> list[Misspelling]:
    """A surname behind a given name that the source has once, in a sentence that this one was not aligned with."""
    given, part = run[-2:]
    others = [other for other in sides.source_runs.like(run) if other[-2].text == given.text]
    if len(others) != 1 or sides.witnesses.vouched(part) or not are_side_by_side(sides, given, part):
        return []
    *_, model_given, model = others[0]
    if sides.witnesses.same(model.text, part.text):
        return []
    return taken_for_word(sides, part, model) or behind_given_name(sides, given, part, model_given, model)


def _is_part(sides: BothSides, source: str, target: str) -> bool:
    return sides.witnesses.same(source, target) and not is_everyday(target, sides.target_lang, sides.source_lang)


def _part(sides: BothSides, part: Mention, model: Mention) -> list[Misspelling]:
    if sides.witnesses.same(model.text, part.text) or sides.witnesses.in_lexicon(part.text):
        return []
    if sides.witnesses.in_known_name(part):
        return []
    if model.text.lower() in titles(sides.source_lang) and part.text.lower() in titles(sides.target_lang):
        return []
    if min(len(part.text), len(model.text)) < 3 or part.acronym != model.acronym or sides.is_derived(model, part):
        return []
    everyday = is_everyday(part.text, sides.target_lang, sides.source_lang)
    if not everyday and sides.is_established(model, part, BETTER_KNOWN_IN_ONE_NAME):
        return []
    least = IN_ONE_NAME_EVERYDAY if everyday else IN_ONE_NAME
    score = likeness(model.text, part.text)
    if score < least or (everyday and not _is_named_here(sides, part, model)):
        return []
    if sides.witnesses.in_retranslation(part.text, sides.witnesses.bead_of(part, "target")):
        return []
    return [accuse(sides, part, model, 0.55 if everyday else 0.6 + 0.35 * score)]


def _is_named_here(sides: BothSides, part: Mention, model: Mention) -> bool:
    """Whether an everyday word must be a name here: behind an acronym, or for a surname that the pair lacks."""
    if _follows_acronym(sides, part, model):
        return True
    bead = sides.bead_of(part)
    return (
        bead is not None
        and part.titled
        and not part.initial
        and model.likely
        and model.titled
        and not sides.witnesses.in_target(model.text, bead)
    )


def _follows_acronym(sides: BothSides, part: Mention, model: Mention) -> bool:
    """Whether both stand behind the same acronym, as a word of a name does (IG Metall) and a title does not."""
    target, source = sides.witnesses.case.target.text, sides.witnesses.case.source.text
    before, model_before = target[: part.start].split(), source[: model.start].split()
    return (
        bool(before and model_before)
        and before[-1] == model_before[-1]
        and len(before[-1]) >= 2
        and before[-1].isupper()
    )
