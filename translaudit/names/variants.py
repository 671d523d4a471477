"""Other spellings of a name that are known to be right: from the user's lexicon and from the list of exonyms."""

from translaudit.names.exonyms import exonyms
from translaudit.names.similarity import fold
from translaudit.names.witnesses import Witnesses


def known_variants(name: str, witnesses: Witnesses) -> tuple[str, ...]:
    """Spellings of a target name besides the given one, the user's first."""
    lang = witnesses.case.target.lang
    for entry in witnesses.case.lexicon.name:
        forms = (entry.canonical, *entry.forms.get(lang, ()))
        if any(fold(name) == fold(form) for form in forms):
            return tuple(dict.fromkeys(form for form in forms if fold(form) != fold(name)))
    spellings = exonyms(witnesses.pair).get(fold(name), ())
    if not any(fold(name) == fold(spelling) for spelling in spellings):
        return ()
    return tuple(spelling for spelling in spellings if fold(spelling) != fold(name))[:1]
