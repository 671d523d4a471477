"""A misspelt name by itself: one word, compared with the names of its sentence pair and then of the whole source.

A spelling is accused on three things together: it is like the source's (letters and sounds), nothing vouches for it,
and it is rare, or its neighbours show which name is meant.
"""

from translaudit.align import Bead
from translaudit.lexicon.frequency import zipf
from translaudit.names.exonyms import exonyms
from translaudit.names.mentions import Mention
from translaudit.names.misspelling.both_sides import ANYWHERE, LESS_RARE, RARE, UNMATCHED, UNMATCHED_KNOWN, BothSides
from translaudit.names.misspelling.correction import Misspelling, accuse
from translaudit.names.rarity import BETTER_KNOWN
from translaudit.names.similarity import distance, fold, likeness

NEAR_NOUN = 0.85
"""Least likeness of a rare target name and a source word that may be a noun."""
_LEAST_LETTERS = 4


def misspelt_alone(sides: BothSides, mention: Mention) -> Misspelling | None:
    """One word, compared with the names of its sentence pair and then with all names of the source."""
    if not mention.likely or len(fold(mention.text)) < _LEAST_LETTERS or sides.witnesses.vouched(mention):
        return None
    bead = sides.bead_of(mention)
    rarity = zipf(mention.text, sides.target_lang)
    if bead is not None:
        best, score = _nearest(sides, mention, _unmatched(sides, bead, likely=True))
        if best is not None and score >= (UNMATCHED if rarity < LESS_RARE else UNMATCHED_KNOWN):
            return accuse(sides, mention, best, 0.6 + 0.35 * score)
        if rarity < RARE:
            best, score = _nearest(sides, mention, _unmatched(sides, bead, likely=False))
            if best is not None and score >= NEAR_NOUN:
                return accuse(sides, mention, best, 0.75)
        if (known := _near_exonym(sides, mention, bead)) is not None:
            return accuse(sides, mention, known, 0.85)
    if rarity >= RARE:
        return None
    names = [name for name in sides.named.of(mention.text) if bead is None or not _is_copied(sides, name, bead)]
    best, score = _nearest(sides, mention, names)
    if best is None or score < ANYWHERE or (not sides.parallel and _are_of_others(sides, mention, best)):
        return None
    return accuse(sides, mention, best, (0.45 if sides.parallel else 0.35) + 0.55 * score)


def _unmatched(sides: BothSides, bead: Bead, *, likely: bool) -> list[Mention]:
    """Source names without counterpart in the bead, or words that look like nouns, as small towns do (Mülheim)."""
    return [
        mention
        for mention in sides.witnesses.mentions("source", bead.source)
        if sides.is_name(mention) is likely and not sides.witnesses.in_target(mention.text, bead)
    ]


def _is_copied(sides: BothSides, name: Mention, bead: Bead) -> bool:
    """Whether a sentence has a name as often as its source: another one like it is then somebody else's."""
    there = sum(sides.witnesses.same(other.text, name.text) for other in _sources(sides, bead))
    here = sum(sides.witnesses.same(name.text, word.text) for word in sides.witnesses.words("target", bead.target))
    return 0 < there <= here


def _are_of_others(sides: BothSides, mention: Mention, name: Mention) -> bool:
    """Whether two names are parts of longer ones that agree in nothing else: Amna Idris, Hanna Lindner."""
    rests = [
        [
            other.text
            for other in sides.witnesses.mentions(side, (each.segment,))
            if other.run == each.run and other.start != each.start and (other.likely or other.titled)
        ]
        for side, each in (("target", mention), ("source", name))
    ]
    return all(rests) and all(
        likeness(there, here) < UNMATCHED and not sides.witnesses.same(there, here)
        for here in rests[0]
        for there in rests[1]
    )


def _near_exonym(sides: BothSides, mention: Mention, bead: Bead) -> Mention | None:
    """The name of the sentence whose translation, which is missing, is nearly the target's: Ungarn, Hungery.

    The place's own name for itself (Genève, Milano) is no misspelling of the exonym, however near.
    """
    native = exonyms(sides.pair).get(fold(mention.text), ())
    if not mention.text.isascii():
        return None
    scored = [
        (_likeness_to_exonym(sides, known, mention.text), -name.start, name)
        for name in _sources(sides, bead)
        for form in sides.forms(name.text)
        for known in exonyms(sides.pair).get(fold(form), ())
        if len(fold(known)) >= _LEAST_LETTERS
        and not known.isupper()
        and known not in native
        and not _is_older_form(sides, mention.text, known)
        and not sides.witnesses.in_target(name.text, bead)
    ]
    score, _, best = max(scored, default=(0.0, 0, None))
    return best if score >= NEAR_NOUN else None


def _likeness_to_exonym(sides: BothSides, known: str, target: str) -> float:
    """Likeness; one wrong letter of a rare word is always enough (Moscow, Moskow)."""
    slip = distance(known, target) == 1 and len(fold(known)) > _LEAST_LETTERS
    score = likeness(known, target)
    return max(score, NEAR_NOUN) if slip and zipf(target, sides.target_lang) < RARE else score


def _is_older_form(sides: BothSides, target: str, known: str) -> bool:
    """Whether a word is no rarity, but far less usual than the name: Cameroun, not Columbia."""
    usual = zipf(target, sides.target_lang)
    return usual >= RARE and abs(usual - zipf(known, sides.target_lang)) >= BETTER_KNOWN


def _nearest(sides: BothSides, mention: Mention, names: list[Mention]) -> tuple[Mention | None, float]:
    scored = [
        (max(likeness(form, mention.text) for form in sides.forms(name.text)), -name.start, name)
        for name in names
        if len(fold(name.text)) >= _LEAST_LETTERS
        and _may_be_near(name.text, mention.text)
        and not sides.is_established(name, mention, BETTER_KNOWN)
    ]
    if not scored:
        return None, 0.0
    score, _, best = max(scored)
    return best, score


def _sources(sides: BothSides, bead: Bead) -> list[Mention]:
    return sides.witnesses.mentions("source", bead.source)


def _may_be_near(source: str, target: str) -> bool:
    one, other = fold(source), fold(target)
    return (
        abs(len(one) - len(other)) <= max(3, len(other) // 2)
        and distance(one, other) <= max(len(one), len(other)) * 0.7
    )
