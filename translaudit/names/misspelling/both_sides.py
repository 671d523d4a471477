"""The names of source and target, as every search for misspellings asks about them."""

from translaudit.align import Bead, Relation
from translaudit.lexicon.frequency import zipf
from translaudit.names.candidates import NearNames, Runs
from translaudit.names.exonyms import exonyms
from translaudit.names.forms import base_forms, towns_of
from translaudit.names.mentions import Mention
from translaudit.names.rarity import is_established
from translaudit.names.similarity import fold
from translaudit.names.witnesses import Witnesses
from translaudit.names.words import name_rules

ANYWHERE = 0.7
"""Least likeness of a rare target name to a source name anywhere in the article."""
RARE = 2.0
"""Zipf frequency below which a name is rare enough to be a misspelling by itself."""
LESS_RARE = 3.0
"""The same inside a sentence pair."""
UNMATCHED = 0.6
"""Least likeness of a rare target name and a source name that nothing else in the sentence pair matches."""
UNMATCHED_KNOWN = 0.75
"""The same where the target name is not rare."""


class BothSides:
    """What speaks for a name of the target, and the source's names to compare it with."""

    def __init__(self, witnesses: Witnesses) -> None:
        """Group the source's names. Made once a case."""
        self.witnesses = witnesses
        self.pair = witnesses.pair
        self.source_lang, self.target_lang = self.pair.split("-")
        self.parallel = witnesses.case.alignment.relation is Relation.PARALLEL
        self.source_runs = Runs(witnesses.source, self.pair)
        named = {fold(mention.text): mention for mention in witnesses.source if mention.likely}
        self.named = NearNames(tuple(named.values()), self.source_lang, ANYWHERE)

    def bead_of(self, mention: Mention) -> Bead | None:
        """The bead in which a target mention stands; None between two reports of one event."""
        return self.witnesses.bead_of(mention, "target") if self.parallel else None

    def source_runs_for(self, run: list[Mention]) -> list[list[Mention]]:
        """The source's names of several words that one of the target may be: of its sentence, or somewhat like it."""
        bead = self.bead_of(run[0])
        return self.source_runs.in_segments(bead.source) if bead is not None else self.source_runs.like(run)

    def is_name(self, mention: Mention) -> bool:
        """Whether a source word is a name by its looks, or because the target has it as one elsewhere."""
        return mention.likely or mention.text in self.witnesses.kept

    def forms(self, source: str) -> tuple[str, ...]:
        """A source name without the case ending that it may have, and the towns whose adjective it may be."""
        return (*base_forms(source, self.source_lang), *towns_of(source, self.source_lang))

    def is_established(self, source: Mention, mention: Mention, margin: float) -> bool:
        """Whether usage speaks for the target spelling, better known by some Zipf units; so too for any adjective."""
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

    def is_derived(self, model: Mention, part: Mention) -> bool:
        """Whether the source has an adjective or inhabitant of the target's name (Ulmer, Ulm)."""
        rules = name_rules(self.source_lang)
        stem, whole = fold(part.text), fold(model.text)
        return rules is not None and whole.startswith(stem) and whole[len(stem) :] in rules.derivations
