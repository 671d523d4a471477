"""Names that were translated like the words that they also are."""

from functools import lru_cache

from translaudit.align import Bead
from translaudit.names.absence.fate import Absence, Fate
from translaudit.names.absence.sentence_pair import is_retold_word
from translaudit.names.exonyms import exonyms
from translaudit.names.mentions import Mention
from translaudit.names.similarity import fold
from translaudit.names.translation import is_misreading, is_translation, is_usual_translation
from translaudit.names.witnesses import Witnesses


def taken_for_word(witnesses: Witnesses, name: Mention, retold: Mention | None, bead: Bead) -> Absence | None:
    """A source name with a word in its place; `retold` is the name in the re-translation, if that has it."""
    if name.joined or fold(name.text) in exonyms(witnesses.pair):
        return None
    personal = retold is not None or fold(name.text) in _titled(witnesses)
    known = fold(name.text) in _titled(witnesses) and witnesses.target_counts[fold(name.text)] > 0
    misread = name.likely and (name.beside or retold is not None)
    if not personal and not misread:
        return None
    for word in witnesses.words("target", bead.target):
        if is_retold_word(witnesses, word, bead) or (word.capital and witnesses.in_source(word.text)):
            continue
        if (
            (personal and is_translation(name.text, word.text, witnesses.pair))
            or (known and is_usual_translation(name.text, word.text, witnesses.pair))
            or (misread and not word.capital and is_misreading(name.text, word.text, witnesses.pair))
        ):
            return Absence(Fate.TRANSLATED, name, word.start, word.end, name.text, 0.75, retold is not None)
    return None


@lru_cache(maxsize=4)
def _titled(witnesses: Witnesses) -> frozenset[str]:
    """The source's words behind a title or given name, folded."""
    return frozenset(
        fold(mention.text)
        for mention in witnesses.source
        if mention.titled and not mention.initial and not witnesses.follows_place_adjective(mention)
    )
