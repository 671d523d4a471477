"""Every name of the source that a parallel target lacks."""

from collections.abc import Mapping
from functools import lru_cache

from translaudit.align import Bead, Relation
from translaudit.checks.base import Case
from translaudit.names.absence.exchange import exchanged_for_its_kind, swapped
from translaudit.names.absence.fate import Absence
from translaudit.names.absence.retelling import absent_by_retelling, retold_name
from translaudit.names.absence.sentence_pair import is_rendered, targets_of
from translaudit.names.absence.strangers import strangers_in
from translaudit.names.absence.taken_for_word import taken_for_word
from translaudit.names.exonyms import language_names
from translaudit.names.mentions import Mention
from translaudit.names.misspelling.correction import Misspelling
from translaudit.names.misspelling.search import misspellings
from translaudit.names.similarity import fold
from translaudit.names.witnesses import Witnesses, witnesses_of


@lru_cache(maxsize=8)
def absences(case: Case) -> tuple[Absence, ...]:
    """Every absent name of a parallel case, in the order of the target text."""
    if case.alignment.relation is not Relation.PARALLEL:
        return ()
    witnesses, misspelt = witnesses_of(case), {each.mention.start: each for each in misspellings(case)}
    beads = (bead for bead in case.alignment.beads if bead.source and bead.target)
    found = [absence for bead in beads for absence in _of_bead(witnesses, bead, misspelt)]
    return tuple(sorted(found, key=lambda absence: (absence.start, absence.end)))


def _of_bead(witnesses: Witnesses, bead: Bead, misspelt: Mapping[int, Misspelling]) -> list[Absence]:
    found: list[Absence] = []
    taken = {mention.start for mention in targets_of(witnesses, bead) if mention.start in misspelt}
    meant = {misspelt[start].source.start for start in taken}
    for name in witnesses.mentions("source", bead.source):
        if name.start in meant or fold(name.text) in language_names(witnesses.pair):
            continue
        absence = _of_name(witnesses, name, bead, taken)
        if absence is not None and not any(_same_place(absence, other) for other in found):
            found.append(absence)
            taken |= set(range(absence.start, absence.end))
    return [*found, *strangers_in(witnesses, bead, taken), *swapped(witnesses, bead, found, taken)]


def _of_name(witnesses: Witnesses, name: Mention, bead: Bead, taken: set[int]) -> Absence | None:
    retold = retold_name(witnesses, name, bead)
    absence = taken_for_word(witnesses, name, retold, bead)
    if absence is None and retold is None:
        absence = exchanged_for_its_kind(witnesses, name, bead, taken)
    if absence is not None and not is_rendered(witnesses, name, bead):
        return absence
    return absent_by_retelling(witnesses, name, retold, bead, taken) if retold is not None else None


def _same_place(one: Absence, other: Absence) -> bool:
    return one.fate is other.fate and (one.start, one.end) == (other.start, other.end)
