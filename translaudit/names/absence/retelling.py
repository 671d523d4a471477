"""Names that the re-translation of a sentence has, and its published translation has not."""

from translaudit.align import Bead
from translaudit.lexicon.frequency import zipf
from translaudit.names.absence.fate import Absence, Fate
from translaudit.names.absence.sentence_pair import is_rendered, is_retold_word, targets_of
from translaudit.names.absence.strangers import stranger_in
from translaudit.names.exonyms import exonyms, is_exonym_part
from translaudit.names.forms import base_forms
from translaudit.names.gap import Gap, place_of_gap
from translaudit.names.mentions import Mention, function_words
from translaudit.names.rarity import COPIED_ZIPF, is_compound, is_everyday, is_listed, is_source_word
from translaudit.names.sameness import is_same_name
from translaudit.names.similarity import begin_alike, fold
from translaudit.names.witnesses import Witnesses
from translaudit.names.words import Word, kinds_of_names, read_words, titles

KNOWN_ACRONYM = 3.2
"""Zipf frequency of an acronym that both languages use."""


def retold_name(witnesses: Witnesses, name: Mention, bead: Bead) -> Mention | None:
    """The same name in the re-translation, where it is clearly a name there; one that the target lacks, if any."""
    retold = witnesses.retold(bead)
    if retold is None:
        return None
    here = {fold(word.text) for word in witnesses.words("target", bead.target)}
    found = [
        mention
        for mention in retold
        if witnesses.same(name.text, mention.text)
        and (mention.likely or _is_exonym(witnesses, name, mention) or _is_named(witnesses, name, mention, bead))
    ]
    return min(found, key=lambda mention: (fold(mention.text) in here, mention.start), default=None)


def absent_by_retelling(
    witnesses: Witnesses, name: Mention, retold: Mention, bead: Bead, taken: set[int]
) -> Absence | None:
    """A source name that the target lacks, by `retold`, the same name in the re-translation; None where it is told."""
    if any(
        fold(word.text) == fold(retold.text) or (word.capital and is_same_name(name.text, word.text, witnesses.pair))
        for word in witnesses.words("target", bead.target)
    ):
        return _left_out(witnesses, name, retold, bead)
    rendered = is_rendered(witnesses, name, bead)
    gap = _gap(witnesses, name, retold, bead)
    if (
        not gap.replaced
        and not gap.shown
        and not rendered
        and (stranger := stranger_in(witnesses, bead, taken)) is not None
    ):
        return Absence(Fate.SUBSTITUTED, name, stranger.start, stranger.end, retold.text, 0.75, retold=True)
    named = (
        gap.replaced
        and not _is_copied_compound(witnesses, name, retold)
        and any(
            mention.likely
            and not mention.acronym
            and not is_exonym_part(mention.text, witnesses.pair)
            and gap.start <= mention.start < gap.end
            for mention in targets_of(witnesses, bead)
        )
    )
    if not gap.shown and (rendered or not (named or _is_expected(witnesses, name, retold, bead))):
        return _left_out(witnesses, name, retold, bead)
    if not gap.replaced and _is_shortened(witnesses, name, bead):
        return None
    fate, confidence = (Fate.SUBSTITUTED, 0.85) if gap.replaced else (Fate.MISSING, 0.7)
    return Absence(fate, name, gap.start, gap.end, retold.text, confidence, retold=True)


def _is_named(witnesses: Witnesses, name: Mention, retold: Mention, bead: Bead) -> bool:
    is_kind = retold.text.lower() in kinds_of_names(witnesses.case.target.lang)
    return not retold.initial and (not is_kind or _is_copied_run(witnesses, name, retold, bead))


def _is_exonym(witnesses: Witnesses, name: Mention, retold: Mention) -> bool:
    return retold.text in exonyms(witnesses.pair).get(fold(name.text), ())


def _is_copied_run(witnesses: Witnesses, name: Mention, retold: Mention, bead: Bead) -> bool:
    """Whether source and re-translation share two or more words of one name (National Women's Hospital)."""
    pair = witnesses.pair
    beside = witnesses.mentions("source", (name.segment,))
    run = {fold(other.text) for other in beside if other.run == name.run}
    copies = {fold(other.text) for other in witnesses.retold(bead) or () if other.run == retold.run} & run
    return len(copies) >= 2 and fold(retold.text) in copies and not name.joined and not is_source_word(name.text, pair)


def _is_shortened(witnesses: Witnesses, name: Mention, bead: Bead) -> bool:
    """Whether the translation has another part of the same name: "Madrid" for "Real Madrid"."""
    beside = witnesses.mentions("source", (name.segment,))
    parts = (other for other in beside if other.run == name.run and other.start != name.start and other.likely)
    return any(is_rendered(witnesses, other, bead) for other in parts)


def _left_out(witnesses: Witnesses, name: Mention, retold: Mention, bead: Bead) -> Absence | None:
    """The mention left out, where source and re-translation have a name more often than the target has it.

    Nothing stands in its place, and its neighbours are those of the re-translation.
    """
    again = [other for other in witnesses.retold(bead) or () if begin_alike(other.text, retold.text)]
    there = [word for word in witnesses.words("source", bead.source) if begin_alike(word.text, name.text)]
    here = [
        word
        for word in witnesses.words("target", bead.target)
        if begin_alike(word.text, retold.text) or witnesses.same(name.text, word.text)
    ]
    if not len(here) < len(again) <= len(there):
        return None
    gaps = ((other, _gap(witnesses, name, other, bead)) for other in again)
    return next(
        (
            Absence(Fate.MISSING, name, gap.start, gap.end, other.text, 0.6, retold=True)
            for other, gap in gaps
            if gap.framed and not gap.replaced
        ),
        None,
    )


def _is_copied_compound(witnesses: Witnesses, name: Mention, retold: Mention) -> bool:
    """Whether a name is rather a compound of ordinary words, which a machine copied (Heimatvereins)."""
    bases = base_forms(name.text, witnesses.case.source.lang)
    return any(fold(base) == fold(retold.text) and is_compound(base, witnesses.case.source.lang) for base in bases)


def _gap(witnesses: Witnesses, name: Mention, retold: Mention, bead: Bead) -> Gap:
    """Where the target has other words, or none, in place of the re-translation's name."""
    target = witnesses.words("target", bead.target)
    strange = {word.start for word in target if word.capital and not _accounted(witnesses, word, name, bead)}
    article = witnesses.case.target
    others = read_words(witnesses.retold_text(bead) or "", witnesses.case.target.lang)
    begin = article.segments[bead.target[0]].start
    return place_of_gap(article.text, target, others, retold.start, strange, witnesses.case.target.lang, begin)


def _accounted(witnesses: Witnesses, word: Word, name: Mention, bead: Bead) -> bool:
    return (
        word.text.lower() in titles(witnesses.case.target.lang)
        or word.text[1:2] in ("'", "’")
        or (word.initial and is_everyday(word.text, witnesses.case.target.lang, witnesses.case.source.lang))
        or (word.initial and word.text.lower() in function_words(witnesses.case.target.lang))
        or is_retold_word(witnesses, word, bead)
        or any(
            witnesses.same(other.text, word.text)
            for other in witnesses.words("source", bead.source)
            if other.start != name.start
        )
    )


def _is_expected(witnesses: Witnesses, name: Mention, retold: Mention, bead: Bead) -> bool:
    """Whether any translation must have the name: it is known in the target language, and not as a mere word."""
    if any(begin_alike(word.text, retold.text) for word in witnesses.words("target", bead.target)):
        return False
    if is_exonym_part(retold.text, witnesses.pair):
        return True
    if _is_copied_run(witnesses, name, retold, bead):
        return True
    if retold.acronym:
        known = zipf(retold.text, witnesses.case.target.lang)
        return (
            len(retold.text) >= 3 and known >= KNOWN_ACRONYM and known >= zipf(retold.text, witnesses.case.source.lang)
        )
    copied, pair = fold(name.text) == fold(retold.text) and not retold.initial, witnesses.pair
    word = (is_listed(retold.text, witnesses.case.target.lang) and not copied) or is_source_word(name.text, pair)
    if (
        is_compound(name.text, witnesses.case.source.lang)
        or zipf(retold.text, witnesses.case.target.lang) < COPIED_ZIPF
    ):
        return name.titled and not word
    return not word
