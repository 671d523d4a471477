"""Words that are, or belong to, a name: a surname, a place, a part of a name of several words."""

from translaudit.accuracy.untranslated.place import Place, follows
from translaudit.accuracy.untranslated.practice import is_never_kept
from translaudit.accuracy.untranslated.usage import surnames_of
from translaudit.lexicon.frequency import zipf
from translaudit.lexicon.lemmas import grammar_words
from translaudit.names.rarity import is_compound
from translaudit.names.words import particles

_RARE = 3.5
"""Zipf frequency in the source language below which a small-letter word behind a name may belong to it."""
_NAME_REACH = 3
"""Words to both sides of a word among which a name that holds it may begin or end."""
_USUAL = 3.2
"""Zipf frequency in the source language from which a word is a noun that everyone uses, and no name."""
_KIND_REACH = 3
"""Words behind a name among which its kind stands: the Tanzbrunnen open-air stage."""


def is_named_kind(place: Place) -> bool:
    """Whether a word with a capital stands before the kind of thing that it names ("the Saalekreis district").

    Authors tell their readers so what a name is that they keep; nobody does it with a noun that was left standing.
    """
    if not place.capitalised or zipf(place.word.text, place.case.source.lang) >= _USUAL:
        return False
    text, end, known = place.case.target.text, place.word.end, grammar_words(place.case.target.lang)
    for other in place.words[place.index + 1 : place.index + 1 + _KIND_REACH]:
        if text[end : other.start] not in (" ", "-") or other.text.lower() in known:
            return False
        if other.text.lower() in place.rules.kinds:
            return True
        end = other.end
    return False


def may_be_name(place: Place) -> bool:
    """Whether a word is a surname, ends like a place or club, or stands in a name of several words.

    A compound that translators never keep is no part of a name, unless the source has it in the same company.
    """
    determined = follows(place.words, place.index, place.rules.target_determiners)
    if not determined and place.word.text in surnames_of(place.case, place.rules):
        return True
    if place.lower.endswith(place.rules.place_endings):
        return True
    return _is_in_name(place) and (
        _stands_so(place) or not (is_compound(place.word.text, place.case.source.lang) and is_never_kept(place))
    )


def _stands_so(place: Place) -> bool:
    """Whether a word and a capitalised neighbour stand side by side in the source, too."""
    words, index = place.words, place.index
    pairs = ((words[at], words[at + 1]) for at in (index - 1, index) if 0 <= at < len(words) - 1)
    return any(f"{one.text} {other.text}" in place.case.source.text for one, other in pairs)


def _is_in_name(place: Place) -> bool:
    """Whether capitalised words stand around a word, side by side or as the source has them (Frankfurt an der Oder)."""
    case, words, index, word = place.case, place.words, place.index, place.word
    near = [other for other in words[max(0, index - _NAME_REACH) : index] if other.segment == word.segment]
    after = [other for other in words[index + 1 : index + _NAME_REACH] if other.segment == word.segment]
    before_name = next((other for other in reversed(near) if other.text[0].isupper()), None)
    after_name = next((other for other in after if other.text[0].isupper()), None)
    last = word if word.text[0].isupper() else after_name
    if before_name is not None and last is not None:
        linked = case.target.text[before_name.end : last.end]
        if len(linked.split()) > 1 and linked in case.source.text:
            return True
    behind_capital = bool(near) and near[-1].text[0].isupper()
    before_capital = bool(after) and after[0].text[0].isupper()
    if word.text in particles(case.target.lang) and before_capital:
        return True
    if not word.text.islower():
        return (behind_capital and len(near) > 1) or before_capital
    named = behind_capital and f"{near[-1].text} {word.text}" in case.source.text
    return (named and zipf(word.text, case.source.lang) < _RARE) or (behind_capital and before_capital)
