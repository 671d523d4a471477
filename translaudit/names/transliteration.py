"""Names from other scripts, which every language spells after its own sounds: Lawrow and Lavrov are one name.

The rules are data (`languages/<source>-<target>/transliteration.toml`): what the target language may write for the
letters of the source language's transcription. A name from a language in Latin script is copied, so a different
spelling of it is an error; such names are told by letters that no transcription has, and by being better known to the
target language in the source's spelling.
"""

import re
from functools import cache, lru_cache

import msgspec

from translaudit.languages import has_topic, load_topic
from translaudit.names.rarity import zipf
from translaudit.names.similarity import fold


class Rules(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """Target spellings by source letters, and letters that only names in Latin script have."""

    latin_marks: tuple[str, ...]
    endings: dict[str, str]
    letters: dict[str, str]


@cache
def _rules(pair: str) -> Rules | None:
    return load_topic(pair, "transliteration", Rules) if has_topic(pair, "transliteration") else None


@cache
def _units(rules: Rules) -> re.Pattern[str]:
    longest_first = sorted(rules.letters, key=len, reverse=True)
    return re.compile("|".join(re.escape(unit).replace(r"\$", "$") for unit in longest_first))


@lru_cache(maxsize=50_000)
def _target_spellings(source: str, pair: str) -> re.Pattern[str] | None:
    """All target spellings of a transcribed name, or None for a name that is not transcribed."""
    rules = _rules(pair)
    if rules is None or any(mark in source.casefold() for mark in rules.latin_marks):
        return None
    name = fold(source)
    pattern = ""
    position = 0
    while position < len(name):
        unit = _units(rules).match(name, position)
        if unit is None:
            pattern += re.escape(name[position])
            position += 1
            continue
        at_end = unit.end() == len(name) and unit.group() + "$" in rules.letters
        spellings = rules.letters[unit.group() + "$" if at_end else unit.group()].split()
        pattern += "(?:" + "|".join("" if spelling == "-" else re.escape(spelling) for spelling in spellings) + ")"
        position = unit.end()
    return re.compile(pattern)


@lru_cache(maxsize=50_000)
def has_adapted_ending(source: str, target: str, pair: str) -> bool:
    """Whether two names differ in an ending that the languages form differently: Megabazos, Megabazus."""
    rules = _rules(pair)
    one, other = fold(source), fold(target)
    return rules is not None and any(
        one.endswith(ending) and one[: -len(ending)] + changed == other
        for ending, endings in rules.endings.items()
        for changed in endings.split()
    )


@lru_cache(maxsize=50_000)
def is_transliterated(source: str, target: str, pair: str) -> bool:
    """Whether the target form is the source form spelt by the target language's rules for names from other scripts.

    >>> is_transliterated("Lawrow", "Lavrov", "de-en"), is_transliterated("Witkoff", "Vitkoff", "de-en")
    (True, False)
    """
    if not source[:1].isupper():
        return False
    target_lang = pair.split("-")[1]
    spellings = _target_spellings(source, pair)
    if spellings is None or spellings.fullmatch(fold(target)) is None:
        return False
    return zipf(source, target_lang) <= zipf(target, target_lang)
