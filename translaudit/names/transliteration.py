"""Names from other scripts, which every language spells after its own sounds: Lawrow and Lavrov are one name.

The rules are data (`languages/<source>-<target>/transliteration.toml`): what the target language may write for the
letters of the source language's transcription. A name from a language in Latin script is copied, so a different
spelling of it is an error; such names are told by letters that no transcription has, and by being better known to the
target language in the source's spelling.
"""

import re
import unicodedata
from functools import cache, lru_cache

import msgspec

from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.frequency import zipf
from translaudit.names.similarity import fold, likeness, spelling_likeness

_KNOWN = 2.5
"""Zipf frequency from which a target spelling is a name of its own (Hannah beside Hanna)."""
_SAME_BEGINNING = 4
_TRANSLITERATED = 0.25
"""Likeness by letters that a name and its transliteration always have (Dschalalabad, Jalalabad: 0.67)."""
_SCHOLARLY = 0.55
"""Likeness from which two spellings, one of them scholarly, are the same name."""


class Rules(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """Target spellings by source letters, and letters that only names in Latin script have."""

    adjective_endings: tuple[str, ...]
    scholarly_marks: str
    latin_marks: tuple[str, ...]
    endings: dict[str, str]
    letters: dict[str, str]
    weak_letters: dict[str, str]


@cache
def _rules(pair: str) -> Rules | None:
    return load_topic(pair, "transliteration", Rules) if has_topic(pair, "transliteration") else None


@cache
def _letters(pair: str, *, weak_only: bool) -> tuple[dict[str, str], re.Pattern[str]]:
    """Target spellings by source letters, and a pattern for the longest of these letters."""
    rules = _rules(pair)
    table = {} if rules is None else rules.weak_letters if weak_only else rules.weak_letters | rules.letters
    units = sorted((unit.rstrip("$") for unit in table), key=len, reverse=True)
    return table, re.compile("|".join(map(re.escape, units)))


@lru_cache(maxsize=50_000)
def _target_spellings(source: str, pair: str, *, weak_only: bool = False) -> re.Pattern[str] | None:
    """All target spellings of a transcribed name, or None for a name that is not transcribed."""
    rules = _rules(pair)
    if rules is None or any(mark in source.casefold() for mark in rules.latin_marks):
        return None
    table, units = _letters(pair, weak_only=weak_only)
    name = fold(source)
    pattern = ""
    position = 0
    while position < len(name):
        unit = units.match(name, position)
        letters = unit.group() if unit is not None else name[position]
        position += len(letters)
        final = letters + "$" if position == len(name) and letters + "$" in table else letters
        spellings = table.get(final, letters).split()
        pattern += "(?:" + "|".join("" if spelling == "-" else re.escape(spelling) for spelling in spellings) + ")"
    return re.compile(pattern)


@lru_cache(maxsize=50_000)
def has_adapted_ending(source: str, target: str, pair: str) -> bool:
    """Whether two names differ in an ending that the languages form differently: Megabazos, Megabazus."""
    rules = _rules(pair)
    one, other = fold(source), fold(target)
    if rules is None or zipf(target, pair.split("-")[1]) >= _KNOWN:
        return False
    return any(
        one.endswith(ending) and one[: -len(ending)] + changed == other
        for ending, endings in rules.endings.items()
        for changed in endings.split()
    )


@lru_cache(maxsize=50_000)
def is_place_adjective(source: str, target: str, pair: str) -> bool:
    """Whether the target has a Slavic adjective of the source's place: Kaluga, Kaluzhskaya."""
    rules = _rules(pair)
    one, other = fold(source), fold(target)
    if rules is None or not other.endswith(rules.adjective_endings) or "sk" in one[3:]:
        return False
    return len(one) >= _SAME_BEGINNING and one[:_SAME_BEGINNING] == other[:_SAME_BEGINNING]


@lru_cache(maxsize=50_000)
def is_scholarly(source: str, target: str, pair: str) -> bool:
    """Whether one of two like spellings carries the marks of scholarly transliteration: Badakschān, Badakhshān."""
    rules = _rules(pair)
    marked = unicodedata.normalize("NFD", source + target)
    if rules is None or not any(mark in marked for mark in rules.scholarly_marks):
        return False
    return likeness(source, target) >= _SCHOLARLY


@lru_cache(maxsize=50_000)
def is_transliterated(source: str, target: str, pair: str) -> bool:
    """Whether the target form is the source form spelt by the target language's rules for names from other scripts.

    >>> is_transliterated("Lawrow", "Lavrov", "de-en"), is_transliterated("Witkoff", "Vitkoff", "de-en")
    (True, False)
    """
    if not source[:1].isupper() or not target[:1].isupper() or spelling_likeness(source, target) < _TRANSLITERATED:
        return False
    target_lang = pair.split("-")[1]
    spellings = _target_spellings(source, pair)
    if spellings is None or spellings.fullmatch(fold(target)) is None:
        return False
    known, better = zipf(source, target_lang), zipf(target, target_lang)
    weak = _target_spellings(source, pair, weak_only=True)
    return known < better or (known == better and weak is not None and weak.fullmatch(fold(target)) is None)
