"""Names exchanged for others in sentences without a re-translation."""

from translaudit.align import Bead
from translaudit.lexicon.frequency import zipf
from translaudit.names.absence.fate import Absence, Fate
from translaudit.names.absence.sentence_pair import targets_of
from translaudit.names.exonyms import expected_form, place_names, stand_ins
from translaudit.names.mentions import Mention
from translaudit.names.rarity import COPIED_ZIPF
from translaudit.names.similarity import fold
from translaudit.names.swap import are_of_a_kind, lost_names, strangers
from translaudit.names.witnesses import Witnesses


def exchanged_for_its_kind(witnesses: Witnesses, name: Mention, bead: Bead, taken: set[int]) -> Absence | None:
    """Without a re-translation, only another name of the same kind shows: place for place, title for title."""
    if witnesses.retold_text(bead) is not None or not name.likely:
        return None
    places = place_names(witnesses.pair)
    is_place = fold(name.text) in places[0]
    for mention in targets_of(witnesses, bead):
        same_kind = (is_place and fold(mention.text) in places[1]) or (
            name.titled and mention.titled and zipf(name.text, witnesses.case.target.lang) >= COPIED_ZIPF
        )
        if (fold(name.text), fold(mention.text)) in stand_ins(witnesses.pair):
            continue
        if same_kind and mention.likely and mention.start not in taken and not witnesses.vouched(mention):
            start, end = mention.start, mention.end
            return Absence(
                Fate.SUBSTITUTED, name, start, end, expected_form(name.text, witnesses.pair), 0.6, retold=False
            )
    return None


def swapped(witnesses: Witnesses, bead: Bead, found: list[Absence], taken: set[int]) -> list[Absence]:
    """Without a re-translation: a known name is lost, and the sentence has a name that is not the source's."""
    if witnesses.retold_text(bead) is not None or found:
        return []
    pairs = (
        (lost, stranger)
        for lost in lost_names(witnesses, bead)
        for stranger in strangers(witnesses, bead, taken)
        if are_of_a_kind(lost, stranger, witnesses.pair)
    )
    if (pair := next(pairs, None)) is None:
        return []
    lost, stranger = pair
    run = [other for other in targets_of(witnesses, bead) if other.run == stranger.run]
    end = max(other.end for other in run if not witnesses.vouched(other))
    expected = expected_form(lost.text, witnesses.pair)
    return [Absence(Fate.SUBSTITUTED, lost, stranger.start, end, expected, 0.65, retold=False)]
