"""Names of the target that neither the source nor the re-translation has, nor anything like them."""

from translaudit.align import Bead
from translaudit.names.absence.fate import Absence, Fate
from translaudit.names.absence.sentence_pair import targets_of
from translaudit.names.exonyms import is_exonym_part
from translaudit.names.mentions import Mention
from translaudit.names.similarity import begin_alike, fold, likeness
from translaudit.names.witnesses import Witnesses
from translaudit.names.words import kinds_of_names

STRANGE = 0.5
"""Likeness to every name of the sentence below which a target name is a stranger."""


def stranger_in(witnesses: Witnesses, bead: Bead, taken: set[int]) -> Mention | None:
    """A target name that nothing accounts for, and that may stand for a missing one in another place."""
    return next(
        (
            each
            for each in targets_of(witnesses, bead)
            if each.start not in taken and _is_strange(witnesses, each, bead)
        ),
        None,
    )


def strangers_in(witnesses: Witnesses, bead: Bead, taken: set[int]) -> list[Absence]:
    """Target names that neither the source nor the re-translation has, nor anything like them."""
    if not _retells_more(witnesses, bead):
        return []
    found: dict[int, Absence] = {}
    for mention in targets_of(witnesses, bead):
        if mention.run in found or mention.start in taken or not _is_strange(witnesses, mention, bead):
            continue
        run = [other for other in witnesses.mentions("target", (mention.segment,)) if other.run == mention.run]
        if all(_is_strange(witnesses, other, bead) or not other.likely for other in run):
            last = max(other.end for other in run if not witnesses.vouched(other))
            found[mention.run] = Absence(Fate.SUBSTITUTED, None, mention.start, last, "", 0.6, retold=True)
    return list(found.values())


def _retells_more(witnesses: Witnesses, bead: Bead) -> bool:
    """Whether the re-translation has a capitalised word that the target has not, nor anything like it."""
    words = witnesses.words("target", bead.target)
    return any(
        mention.text.lower() not in kinds_of_names(witnesses.case.target.lang)
        and not any(
            begin_alike(word.text, mention.text) or likeness(word.text, mention.text) > STRANGE for word in words
        )
        for mention in witnesses.retold(bead) or ()
    )


def _is_strange(witnesses: Witnesses, mention: Mention, bead: Bead) -> bool:
    if not mention.likely or mention.acronym or witnesses.vouched(mention):
        return False
    if mention.initial or is_exonym_part(mention.text, witnesses.pair) or _is_gloss(witnesses, mention, bead):
        return False
    others = [word.text for word in witnesses.words("source", bead.source) if word.capital]
    others += [other.text for other in witnesses.retold(bead) or ()]
    return not any(likeness(other, mention.text) >= STRANGE or begin_alike(other, mention.text) for other in others)


def _is_gloss(witnesses: Witnesses, mention: Mention, bead: Bead) -> bool:
    """Whether a name stands in brackets that the source has not, or in such as abbreviate what is before them."""
    text = witnesses.case.target.text
    opening = text.rfind("(", 0, mention.start)
    if opening < 0 or ")" in text[opening : mention.start] or "\n" in text[opening : mention.start]:
        return False
    source = witnesses.case.source
    explained = not any("(" in source.segment_text(index) for index in bead.source)
    initials = "".join(word[0] for word in text[:opening].split()[-len(mention.text) :] if word[0].isalpha())
    return explained or fold(initials).endswith(fold(mention.text))
