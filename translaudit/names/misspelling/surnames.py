"""What stands for a surname behind the given name that the source has too: an everyday word, or its translation."""

from translaudit.lexicon.table import translation_table
from translaudit.names.exonyms import is_exonym_part
from translaudit.names.mentions import Mention
from translaudit.names.misspelling.both_sides import UNMATCHED, UNMATCHED_KNOWN, BothSides
from translaudit.names.misspelling.correction import Misspelling, accuse
from translaudit.names.rarity import BETTER_KNOWN, is_everyday, is_target_word
from translaudit.names.similarity import likeness
from translaudit.names.translation import is_translation, is_usual_translation
from translaudit.names.words import kinds_of_names

RARE_WORD = 32
"""Times that the lexical table has seen a source word from which it is hardly a surname too."""


def taken_for_word(sides: BothSides, part: Mention, model: Mention) -> list[Misspelling]:
    """A surname that was taken for the word that it also is: Burkhard Jung, Burkhard Young.

    Of words that are listed as no names, only rare ones can be surnames: Reiche, but not Stadion.
    """
    listed = is_translation(model.text, part.text, sides.pair)
    if part.text == model.text or not (listed or _is_made_of_rare_word(sides, part, model)):
        return []
    return [accuse(sides, part, model, 0.8)]


def _is_made_of_rare_word(sides: BothSides, part: Mention, model: Mention) -> bool:
    table = translation_table(sides.pair)
    return (
        table is not None
        and not model.joined
        and table.knows_source(model.text) < RARE_WORD
        and is_everyday(part.text, sides.target_lang, sides.source_lang)
        and is_usual_translation(model.text, part.text, sides.pair)
        and all(word.text != model.text for word in sides.witnesses.words("target", None))
    )


def behind_given_name(
    sides: BothSides, given: Mention, part: Mention, model_given: Mention, model: Mention
) -> list[Misspelling]:
    """What stands for a surname behind the very given name, where the surname is lost: Marcos, "Frames".

    Between two reports of one event it must be an everyday word, and like the surname or followed by the same word
    ("Jr."), for two people can have one given name.
    """
    text, source = sides.witnesses.case.target.text, sides.witnesses.case.source.text
    adjacent = text[given.end : part.start] == source[model_given.end : model.start] == " "
    personal = given.text == model_given.text and given.likely and not given.acronym
    table = translation_table(sides.pair)
    named = sides.is_name(model) or (model.titled and table is not None and not table.knows_source(model.text))
    if not (adjacent and personal and named and not model.acronym and not part.acronym):
        return []
    everyday = is_everyday(part.text, sides.target_lang, sides.source_lang) or is_target_word(part.text, sides.pair)
    if not everyday and (not sides.parallel or not part.likely or sides.is_established(model, part, BETTER_KNOWN)):
        return []
    if not sides.parallel and likeness(model.text, part.text) < UNMATCHED and not _go_on_alike(sides, part, model):
        return []
    is_kind = part.text.lower() in kinds_of_names(sides.target_lang)
    if is_kind and likeness(model.text, part.text) < UNMATCHED_KNOWN:
        return []
    bead = sides.bead_of(part)
    segments = bead.target if bead is not None else None
    if any(sides.witnesses.same(model.text, word.text) for word in sides.witnesses.words("target", segments)):
        return []
    if sides.witnesses.vouched(part) or sides.is_derived(model, part) or is_exonym_part(part.text, sides.pair):
        return []
    return [accuse(sides, part, model, 0.75 if sides.parallel else 0.65)]


def _go_on_alike(sides: BothSides, part: Mention, model: Mention) -> bool:
    """Whether the same capitalised word follows both."""
    target, source = sides.witnesses.case.target.text, sides.witnesses.case.source.text
    here, there = target[part.end :].split(maxsplit=1), source[model.end :].split(maxsplit=1)
    return bool(here and there) and here[0] == there[0] and here[0][:1].isupper()


def are_side_by_side(sides: BothSides, one: Mention, other: Mention) -> bool:
    """Whether two target words have nothing but a space between them."""
    return sides.witnesses.case.target.text[one.end : other.start] == " "
