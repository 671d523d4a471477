"""Names exchanged for others, seen without a re-translation: one of the source is lost, and a stranger has come.

Each of the two alone is usual in good translations: a pronoun stands for a name, and an explanation brings one in. In
3,587 human translations of news (WMT 2008 to 2019, PUD) both come together once.
"""

from collections.abc import Iterable, Iterator

from translaudit.align import Bead
from translaudit.lexicon.frequency import zipf
from translaudit.lexicon.lemmas import lemma
from translaudit.lexicon.table import translation_table
from translaudit.names.exonyms import exonyms, is_exonym_part, place_names, stand_ins
from translaudit.names.mentions import Mention
from translaudit.names.rarity import COPIED_ZIPF, is_compound, is_listed, is_source_word, is_target_word
from translaudit.names.similarity import begin_alike, fold, likeness
from translaudit.names.witnesses import Witnesses
from translaudit.names.words import kinds_of_names

OPENING_ZIPF = 3.5
"""Zipf frequency from which a capitalised word that opens a sentence may be a word rather than a name."""
RENDERS = 0.1
"""Probability from which a target word is a translation of a source word, so that this is no name."""
EXPLAINED = 0.02
"""Probability from which a word of the source explains a target name (Bundestag, Parliament)."""
LIKE = 0.5
"""Likeness from which two words may be one name."""


def lost_names(witnesses: Witnesses, bead: Bead) -> Iterator[Mention]:
    """Names of the bead's source that any translation must keep, and of which its target has nothing."""
    words = witnesses.words("target", bead.target)
    for name in witnesses.mentions("source", bead.source):
        if not name.likely or name.joined or name.acronym or not _is_to_be_kept(name, witnesses.pair):
            continue
        expected = (name.text, *exonyms(witnesses.pair).get(fold(name.text), ()))
        if not any(
            witnesses.same(name.text, word.text)
            or any(begin_alike(word.text, form) or likeness(form, word.text) >= LIKE for form in expected)
            for word in words
        ):
            yield name


def are_of_a_kind(lost: Mention, stranger: Mention, pair: str) -> bool:
    """Whether a stranger can have taken a lost name's place: a country is no stand-in for a person or a city."""
    return fold(lost.text) in place_names(pair)[0] or not is_exonym_part(stranger.text, pair)


def strangers(witnesses: Witnesses, bead: Bead, taken: Iterable[int]) -> Iterator[Mention]:
    """Names of the bead's target, not beginning at a `taken` place, that nothing in its source accounts for."""
    pair, table = witnesses.pair, translation_table(witnesses.pair)
    target_lang = pair.split("-")[1]
    nobody = kinds_of_names(target_lang)
    source = [word.text for word in witnesses.words("source", bead.source)]
    for name in witnesses.mentions("target", bead.target):
        if name.start in taken or not name.likely or len(name.text) < 3 or name.acronym or witnesses.vouched(name):
            continue
        if name.text.lower() in nobody or _may_be_a_word(name, pair):
            continue
        accounted = any(
            (word[0].isupper() and (likeness(word, name.text) >= LIKE or begin_alike(word, name.text)))
            or fold(word).startswith(fold(name.text))
            or (fold(word), fold(name.text)) in stand_ins(pair)
            or (table is not None and table.link(word, name.text) >= EXPLAINED)
            for word in source
        )
        if not accounted:
            yield name


def _is_to_be_kept(name: Mention, pair: str) -> bool:
    source_lang, target_lang = pair.split("-")
    if fold(name.text) in place_names(pair)[0]:
        return True
    if zipf(name.text, target_lang) < COPIED_ZIPF or is_source_word(name.text, pair):
        return False
    if is_compound(name.text, source_lang) or is_listed(name.text, target_lang):
        return False
    table = translation_table(pair)
    translations = table.translations(name.text) if table is not None else {}
    own = lemma(name.text, target_lang)
    return not any(p > RENDERS and word != own for word, p in translations.items())


def _may_be_a_word(name: Mention, pair: str) -> bool:
    if fold(name.text) in place_names(pair)[1]:
        return False
    usual = zipf(name.text, pair.split("-")[1]) >= OPENING_ZIPF
    return is_target_word(name.text, pair) or (name.initial and usual)
