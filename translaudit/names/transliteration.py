"""Names from other scripts, which every language spells after its own sounds: Lawrow and Lavrov are one name.

The rules are data (`languages/<source>-<target>/transliteration.toml`): what the target language may write for the
letters of the source language's transcription. A name from a language in Latin script is copied, so a different
spelling of it is an error; such names are told by letters that no transcription has, and by being better known to the
target language in the source's spelling.
"""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import product
from math import prod

import msgspec

from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.frequency import zipf
from translaudit.names.rarity import RAREST, is_listed
from translaudit.names.similarity import distance, fold, likeness, spelling_likeness

_KNOWN = 2.5
"""Zipf frequency from which a target spelling is a name of its own (Hannah beside Hanna)."""
_SAME_BEGINNING = 4
_TRANSLITERATED = 0.25
"""Likeness by letters that a name and its transliteration always have (Dschalalabad, Jalalabad: 0.67)."""
_HOUSEHOLD = 2.0
"""Zipf frequency in the source language of a name that newspapers of the target language must know too."""
_BETTER = 0.8
"""Zipf units by which they then know their own spelling better (Iwan, Ivan: 1.5; Merz, Mertz: 0.1)."""
_ATTESTED = 1.2
"""Zipf frequency from which a language knows a spelling."""
_MOST_SPELLINGS = 4_000
"""Spellings of one name that are looked up at most."""
_SCHOLARLY = 0.55
"""Likeness from which two spellings, one of them scholarly, are the same name."""


class Rules(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """Target spellings by source letters, and letters that only names in Latin script have."""

    adjective_endings: tuple[str, ...]
    scholarly_marks: str
    living_letters: str
    """Letters with such marks that living languages write, so that they are no sign of scholarship."""
    transcribed_endings: tuple[str, ...]
    told_letters: tuple[str, ...]
    """Letters whose spelling depends on the sound and not on the system of transliteration."""
    telling_spellings: dict[str, str]
    """Spellings of weak letters that nobody writes by mistake."""
    cyrillic_endings: tuple[str, ...]
    latin_marks: tuple[str, ...]
    cyrillic_letters: dict[str, str]
    """Spellings of weak letters in names with such an ending."""
    endings: dict[str, str]
    letters: dict[str, str]
    weak_letters: dict[str, str]


@cache
def _rules(pair: str) -> Rules | None:
    return load_topic(pair, "transliteration", Rules) if has_topic(pair, "transliteration") else None


@cache
def _letters(pair: str, *, weak_only: bool) -> tuple[dict[str, tuple[str, ...]], re.Pattern[str]]:
    """Target spellings by source letters, and a pattern for the longest of these letters."""
    rules = _rules(pair)
    table = {} if rules is None else rules.weak_letters if weak_only else rules.weak_letters | rules.letters
    units = sorted(table, key=len, reverse=True)
    return _spellings(table), re.compile(
        "|".join(re.escape(unit.rstrip("$")) + "$" * unit.endswith("$") for unit in units)
    )


def _spellings(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {
        unit: tuple("" if spelling == "-" else spelling for spelling in listed.split())
        for unit, listed in table.items()
    }


@cache
def _firm_letters(pair: str) -> frozenset[str]:
    """The letters that no rule respells, adds or drops."""
    table, _ = _letters(pair, weak_only=False)
    respelt = set("".join((*table, *("".join(spellings) for spellings in table.values()))))
    return frozenset("abcdefghijklmnopqrstuvwxyz") - respelt


def firm_letters(name: str, pair: str) -> str:
    """The letters of a name that every transliteration keeps, in order: those of Dschalalabad are also Jalalabad's.

    >>> firm_letters("Dschalalabad", "de-en") == firm_letters("Jalalabad", "de-en")
    True
    """
    firm = _firm_letters(pair)
    return "".join(letter for letter in fold(name) if letter in firm)


@lru_cache(maxsize=50_000)
def first_letters(source: str, pair: str) -> frozenset[str]:
    """The letters with which a transliteration of a name can begin; none for a name that is not transcribed."""
    found: set[str] = set()
    for spellings in _target_spellings(source, pair) or ():
        found.update(spelling[0] for spelling in spellings if spelling)
        if "" not in spellings:
            break
    return frozenset(found)


@lru_cache(maxsize=50_000)
def _target_spellings(source: str, pair: str, *, weak_only: bool = False) -> tuple[tuple[str, ...], ...] | None:
    """The target spellings of each unit of a transcribed name, or None for a name that is not transcribed."""
    rules = _rules(pair)
    if rules is None or any(mark in source.casefold() for mark in rules.latin_marks):
        return None
    table, _ = _letters(pair, weak_only=weak_only)
    if _is_cyrillic(source, pair):
        table = table | _spellings(rules.cyrillic_letters)
    return tuple(table.get(unit, (unit,)) for unit in _units(source, pair, weak_only=weak_only))


def _units(source: str, pair: str, *, weak_only: bool = False) -> tuple[str, ...]:
    """The letters of a folded name as the rules take them together; with `$` where there is a rule for the end."""
    table, units = _letters(pair, weak_only=weak_only)
    name = fold(source)
    found: list[str] = []
    position = 0
    while position < len(name):
        unit = units.match(name, position)
        letters = unit.group() if unit is not None else name[position]
        position += len(letters)
        found.append(letters + "$" if position == len(name) and letters + "$" in table else letters)
    return tuple(found)


def _is_spelt(target: str, spellings: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a folded word consists of one spelling of each unit."""
    return len(target) in _ends(target, spellings)


def _ends(target: str, spellings: tuple[tuple[str, ...], ...], enough: int | None = None) -> set[int]:
    """Where the spellings of all units can end in a folded word, or of the first units that have letters enough."""
    ends = {0}
    for unit in spellings:
        ends = {end + len(spelling) for end in ends for spelling in unit if target.startswith(spelling, end)}
        if not ends or (enough is not None and max(ends) >= enough):
            break
    return ends


@lru_cache(maxsize=50_000)
def adapted_endings(source: str, pair: str) -> frozenset[str]:
    """A folded source name with the ending that the target language may give it: `megabazus` for Megabazos."""
    rules = _rules(pair)
    one = fold(source)
    return frozenset(
        one[: -len(ending)] + fold(changed)
        for ending, endings in (rules.endings.items() if rules else ())
        if one.endswith(ending)
        for changed in endings.split()
    )


def has_adapted_ending(source: str, target: str, pair: str) -> bool:
    """Whether two names differ in an ending that the languages form differently: Megabazos, Megabazus.

    An ending with diacritics must have them: Shkodra is Shkodër, not Shkoder.
    """
    rules = _rules(pair)
    if rules is None or fold(target) not in adapted_endings(source, pair):
        return False
    changed = [each for endings in rules.endings.values() for each in endings.split()]
    lower = unicodedata.normalize("NFC", target.casefold())
    target_lang = pair.split("-")[1]
    own, copied = zipf(target, target_lang), zipf(source, target_lang)
    return lower.endswith(tuple(changed)) and own < _KNOWN and (copied < _HOUSEHOLD or own > copied - _BETTER)


def ends_like_place_adjective(target: str, pair: str) -> bool:
    """Whether a target name may be a Slavic adjective of place: Kaluzhskaya."""
    rules = _rules(pair)
    return rules is not None and fold(target).endswith(rules.adjective_endings)


def is_place_adjective(source: str, target: str, pair: str) -> bool:
    """Whether the target has a Slavic adjective of the source's place: Kaluga, Kaluzhskaya."""
    one, other = fold(source), fold(target)
    if not ends_like_place_adjective(target, pair) or "sk" in one[3:] or len(one) < _SAME_BEGINNING:
        return False
    if one[:_SAME_BEGINNING] == other[:_SAME_BEGINNING]:
        return True
    return (
        max(_ends(other, _target_spellings(source, pair) or (), enough=_SAME_BEGINNING), default=0) >= _SAME_BEGINNING
    )


@lru_cache(maxsize=50_000)
def is_marked(name: str, pair: str) -> bool:
    """Whether a name carries the marks of scholarly transliteration (macron, dot below, …)."""
    rules = _rules(pair)
    if rules is None or name.isascii():
        return False
    composed = unicodedata.normalize("NFC", name.casefold())
    decomposed = unicodedata.normalize("NFD", "".join(each for each in composed if each not in rules.living_letters))
    return any(mark in decomposed for mark in rules.scholarly_marks)


def initial(name: str) -> str:
    """The first plain letter of a name, behind signs such as the ayin of ʿAlī."""
    return next((letter for letter in fold(name) if letter.isascii()), "")


def is_scholarly(source: str, target: str, pair: str) -> bool:
    """Whether one of two like spellings carries the marks of scholarly transliteration: Badakschān, Badakhshān."""
    marked = is_marked(source, pair) or is_marked(target, pair)
    return marked and initial(source) == initial(target) and likeness(source, target) >= _SCHOLARLY


def is_spelt_by_rule(source: str, target: str, pair: str) -> bool:
    """Whether the rules allow the target form for the source form, who knows which of the two set aside.

    >>> is_spelt_by_rule("Kosch", "Qosh", "de-en"), is_spelt_by_rule("Rjasan", "Ryasan", "de-en")
    (True, False)
    """
    if not source[:1].isupper() or not target[:1].isupper():
        return False
    spellings = _target_spellings(source, pair)
    if spellings is None or not _is_spelt(fold(target), spellings):
        return False
    return spelling_likeness(source, target) >= _TRANSLITERATED and not _has_better_letter(source, target, pair)


def is_respelt(source: str, target: str, pair: str) -> bool:
    """Whether two names that the rules allow differ in a letter that only transcriptions have: Kosch, Qosh.

    >>> is_respelt("Kosch", "Qosh", "de-en"), is_respelt("Kassim", "Qassem", "de-en")
    (True, False)
    """
    weak = _target_spellings(source, pair, weak_only=True)
    return is_spelt_by_rule(source, target, pair) and (weak is None or not _is_spelt(fold(target), weak))


@lru_cache(maxsize=50_000)
def is_transliterated(source: str, target: str, pair: str) -> bool:
    """Whether the target form is the source form spelt by the target language's rules for names from other scripts.

    >>> is_transliterated("Lawrow", "Lavrov", "de-en"), is_transliterated("Witkoff", "Vitkoff", "de-en")
    (True, False)
    """
    if not is_spelt_by_rule(source, target, pair):
        return False
    source_lang, target_lang = pair.split("-")
    known = 0.0 if is_listed(source, target_lang) else zipf(source, target_lang)
    better = zipf(target, target_lang)
    transcribed = _ends_transcribed(source, pair)
    usual = zipf(source, source_lang)
    if is_respelt(source, target, pair):
        doubted = usual >= _HOUSEHOLD and not (transcribed and zipf(target, source_lang) >= usual)
        told = known < _HOUSEHOLD and _has_telling_spelling(source, target, pair, weak_only=False)
        return told or better - known >= (_BETTER if doubted else 0)
    told = known < _KNOWN and usual < _HOUSEHOLD and _has_telling_spelling(source, target, pair, weak_only=True)
    if told or (known == better == 0 and transcribed):
        return True
    return known < better and not _is_variant(source, target, pair)


@lru_cache(maxsize=10_000)
def known_transliteration(source: str, pair: str) -> str | None:
    """The spelling of a name by the rules that the target language knows best, if it knows one and not the source's.

    >>> known_transliteration("Schostakowitsch", "de-en"), known_transliteration("Ramelow", "de-en")
    ('Shostakovich', None)
    """
    target_lang = pair.split("-")[1]
    spellings = _target_spellings(source, pair) if source.isascii() else None
    if spellings is None or zipf(source, target_lang) >= RAREST or prod(map(len, spellings)) > _MOST_SPELLINGS:
        return None
    best = max(map("".join, product(*spellings)), key=lambda spelling: zipf(spelling, target_lang))
    respelt = not _is_spelt(best, _target_spellings(source, pair, weak_only=True) or ())
    return best.capitalize() if respelt and zipf(best, target_lang) >= _ATTESTED else None


def nearest_transliteration(source: str, target: str, pair: str) -> str | None:
    """The spelling of a Cyrillic name that a wrong spelling is nearer to than to the source's, if there is one.

    >>> nearest_transliteration("Dschunusow", "Jonusov", "de-en"), nearest_transliteration("Kuhlow", "Kulow", "de-en")
    ('Junusov', None)
    """
    spellings = _target_spellings(source, pair) if source.isascii() and _is_cyrillic(source, pair) else None
    if spellings is None or prod(map(len, spellings)) > _MOST_SPELLINGS:
        return None

    def farness(spelling: str) -> tuple[int, int, str]:
        return distance(spelling, target), len(spelling), spelling

    best = min(map("".join, product(*spellings)), key=farness)
    return best.capitalize() if 0 < distance(best, target) < distance(source, target) else None


def _is_cyrillic(source: str, pair: str) -> bool:
    rules = _rules(pair)
    return rules is not None and fold(source).endswith(rules.cyrillic_endings)


def _has_better_letter(source: str, target: str, pair: str) -> bool:
    """Whether a spelling known to neither language becomes a known one by letters that sounds decide: Ryasan, Ryazan.

    Letters that every system of transliteration chooses for itself (Sergeev, Sergeyev) tell nothing.
    """
    rules, target_lang = _rules(pair), pair.split("-")[1]
    name, spellings = fold(target), _target_spellings(source, pair)
    if rules is None or spellings is None or any(zipf(target, lang) >= RAREST for lang in pair.split("-")):
        return False
    chosen = _choice(name, spellings)
    letters = _units(source, pair)
    options = [
        spelt if unit in rules.told_letters else (one,)
        for unit, spelt, one in zip(letters, spellings, chosen, strict=True)
    ]
    if prod(map(len, options)) > _MOST_SPELLINGS:
        return False
    return any(zipf("".join(each), target_lang) >= _ATTESTED for each in product(*options))


def _has_telling_spelling(source: str, target: str, pair: str, *, weak_only: bool) -> bool:
    """Whether a name spelt by the rules has a spelling that shows where it comes from: Kassim, Qassem."""
    rules, spellings = _rules(pair), _target_spellings(source, pair, weak_only=weak_only)
    if rules is None or spellings is None or not source.isascii():
        return False
    units = _units(source, pair, weak_only=weak_only)
    chosen = zip(units, _choice(fold(target), spellings), strict=True)
    return any(rules.telling_spellings.get(unit) == spelling for unit, spelling in chosen)


def _choice(target: str, spellings: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Which spelling of each unit a folded word has that is spelt by them."""
    for spelling in spellings[0] if spellings else ():
        if target.startswith(spelling) and _is_spelt(target[len(spelling) :], spellings[1:]):
            return spelling, *_choice(target[len(spelling) :], spellings[1:])
    return ()


def _ends_transcribed(source: str, pair: str) -> bool:
    rules = _rules(pair)
    return rules is not None and fold(source).endswith(rules.transcribed_endings)


def _is_variant(source: str, target: str, pair: str) -> bool:
    """Whether the source language knows both spellings, and the target's at least as well: Siegmund, Sigmund.

    A source that writes the other one then means it, however much better the target language knows its own.
    """
    source_lang = pair.split("-")[0]
    return _KNOWN <= zipf(source, source_lang) <= zipf(target, source_lang)
