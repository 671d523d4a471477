"""Misspelt words: unknown or very rare words one slip of the pen away from a common one.

Frequencies come from wordfreq. Its list also holds common misspellings, so a listed word can be one: a slip of one
letter (Damerau 1964, doi 10.1145/363958.363994) away from a word that is far more frequent. Words that a language forms
freely (compounds, prefixes, suffixes) are known when their parts are.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec
from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.frequency import LONGEST, frequencies, zipf
from translaudit.lexicon.lemmas import lemma

TOPIC = "spelling"

_RARE = 3.05
"""Words above this Zipf frequency are words, whatever they look like."""
_ALMOST_UNKNOWN = 2.0
_GAP = 1.8
_GAP_ALMOST_UNKNOWN = 2.3
"""A misspelling is so much rarer (Zipf) than the word that is meant."""
_COMMON = 3.0
_PART = 2.9
"""Zipf frequency from which a word can be part of a compound."""
_LONG_PREFIX = 5
_PART_BEHIND_LONG_PREFIX = 2.4
"""The same for what stands behind a prefix of five letters, which is hardly there by accident (weiter-gäben)."""
_SHORT = 3
"""Letters of words so short that a letter lost at the end is no inflection (wa for was)."""
_MIN_GARBLED = 7
_MIN_NO_WORD = 5
_AFFIXES = 3
"""Prefixes and suffixes that a word can be formed with."""
_PART_OF_NO_WORD = 2.5
"""Zipf frequency of the parts that a word may be compounded of: lower than where a slip gives evidence of its own."""
_BORROWED = 70
"""Similarity (0 to 100) to a word of the original from which an unknown word is taken for it ("trimetazidine")."""
_MIN_LENGTH = 4
_MIN_STEM = 3


class SpellingRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language forms words, and which slips are typical of it."""

    alphabet: str
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    linking: tuple[str, ...]
    """What may stand between the parts of a compound; the empty string where parts are simply joined."""
    variants: tuple[tuple[str, str], ...]
    """Spellings that differ between the countries of the language (-ise, -ize): never a mistake."""
    shortest_part: int
    """Letters of the shortest word that joins compounds."""
    words: frozenset[str]
    """Rare words that look like slips of common ones (untied, calvary)."""
    subjunctives: frozenset[str] = frozenset()
    """Irregular forms that hardly anything but reported speech has, so that word lists may lack them (schöbe)."""
    subjunctive_persons: tuple[str, ...] = ()
    """What such a form has behind it in the other persons (schöben)."""


class Slip(msgspec.Struct, frozen=True):
    """The word that is meant, and how sure that is (0 to 1)."""

    meant: str
    confidence: float


@cache
def spelling_rules(lang: str) -> SpellingRules | None:
    """The rules of a language, or None where translaudit has none or no list of words."""
    return load_topic(lang, TOPIC, SpellingRules) if has_topic(lang, TOPIC) and frequencies(lang) else None


@lru_cache(maxsize=4096)
def find_slip(word: str, lang: str) -> Slip | None:
    """The common word that a word in lower case is a slip away from, or None if it is a word in its own right."""
    rules = spelling_rules(lang)
    word = word.casefold()
    if rules is None or not _MIN_LENGTH <= len(word) <= LONGEST or not re.fullmatch(rf"[{rules.alphabet}]+", word):
        return None
    rarity = zipf(word, lang)
    if rarity >= _RARE or word in rules.words or _is_subjunctive(word, rules):
        return None
    near = frequencies(lang).listed(_one_slip_away(word, rules.alphabet))
    candidates = [(zipf(meant, lang), meant) for meant in near]
    if not candidates:
        return None
    frequency, meant = max(candidates)
    if lemma(meant, lang) != lemma(word, lang) and _is_in_dictionary(word, rules, lang):
        return None  # "occured" stands in the list too, as a form of what "occurred" is a form of
    unknown = rarity < _ALMOST_UNKNOWN
    if frequency < _COMMON or (rarity and frequency - rarity < (_GAP_ALMOST_UNKNOWN if unknown else _GAP)):
        return None
    lost_ending = rarity == 0 and len(word) < len(meant)
    if _is_variant(word, meant, rules) or (_is_inflected(word, meant) and not lost_ending):
        return None
    if _undoubled(word) != _undoubled(meant) and _is_formed(word, rules, lang, unknown=unknown):
        return None
    if not unknown and not _is_typical_slip(word, meant):
        return None
    return Slip(meant, 0.85 if rarity == 0 else 0.75)


@lru_cache(maxsize=4096)
def is_no_word(word: str, lang: str) -> bool:
    """Whether neither a word in lower case is listed nor any word that it can be formed from.

    Lists: wordfreq's, where anything stands that was written a few times before 2021, and the lemmas. On 24 words so
    found in machine translations, annotators had marked 22; human translations have one in 8,000 words, mostly slips.
    """
    rules = spelling_rules(lang)
    if (
        rules is None
        or word in rules.words
        or len(word) < _MIN_NO_WORD
        or not re.fullmatch(rf"[{rules.alphabet}]+", word)
    ):
        return False
    known = lemma(word, lang)
    return zipf(known, lang) == 0 and not _is_derived(word, rules, lang, _AFFIXES)


def is_borrowed(word: str, others: frozenset[str]) -> bool:
    """Whether an unknown word resembles one of another text: a term that both languages have from a third."""
    return any(ratio(word, other.lower()) >= _BORROWED for other in others)


@lru_cache(maxsize=65536)
def is_rare(word: str, lang: str) -> bool:
    """Whether a word is so rare that it may be a slip; false for a language without data."""
    return spelling_rules(lang) is not None and zipf(word, lang) < _RARE


def _is_in_dictionary(word: str, rules: SpellingRules, lang: str) -> bool:
    """Whether the lemma list has a word as a form of another ("harrten"), or another as a form of it ("cedes")."""
    if lemma(word, lang) != word:
        return True
    joined = (word + (suffix[1:] if suffix[:1] == word[-1:] else suffix) for suffix in rules.suffixes)
    return any(form != word and lemma(form, lang) == word for form in joined)


def _is_subjunctive(word: str, rules: SpellingRules) -> bool:
    """Whether a word is an irregular subjunctive in any person, with or without a prefix: schöben, aufschöben."""
    bare = (word, *(word.removeprefix(prefix) for prefix in rules.prefixes))
    ends = ("", *rules.subjunctive_persons)
    return any(each.removesuffix(end) in rules.subjunctives for each in bare for end in ends)


def garbled_form(word: str, heard: frozenset[str], lang: str) -> Slip | None:
    """The word among some others that an unknown word is two slips away from (Damerau-Levenshtein), if just one is."""
    rules = spelling_rules(lang)
    word = word.casefold()
    if rules is None or len(word) < _MIN_GARBLED or zipf(word, lang) > 0 or _is_formed(word, rules, lang, unknown=True):
        return None
    near = [other for other in heard if other[0] == word[0] and OSA.distance(word, other, score_cutoff=2) <= 2]
    return Slip(near[0], 0.8) if len(near) == 1 and not _is_inflected(word, near[0]) else None


def lost_letter(word: str, meant: str, lang: str) -> bool:
    """Whether a word is another one that lost a letter or swapped two, and not merely its inflection."""
    if (rules := spelling_rules(lang)) is None or _is_variant(word, meant, rules):
        return False
    lost = len(meant) == len(word) + 1 and any(meant[:cut] + meant[cut + 1 :] == word for cut in range(len(meant)))
    swapped = len(meant) == len(word) and word != meant and sorted(word) == sorted(meant)
    return (lost and (meant[:-1] != word or len(meant) == _SHORT)) or swapped


def _one_slip_away(word: str, alphabet: str) -> Iterator[str]:
    for cut in range(len(word) + 1):
        left, right = word[:cut], word[cut:]
        if right:
            yield left + right[1:]
            for letter in alphabet:
                yield left + letter + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        for letter in alphabet:
            yield left + letter + right


def _is_formed(word: str, rules: SpellingRules, lang: str, *, unknown: bool) -> bool:
    floor = _PART if unknown else _PART + 0.6
    for prefix in rules.prefixes:
        rest = word.removeprefix(prefix)
        least = _PART_BEHIND_LONG_PREFIX if unknown and len(prefix) >= _LONG_PREFIX else floor
        if rest != word and len(rest) >= _MIN_STEM and zipf(rest, lang) >= least:
            return True
    for suffix in rules.suffixes:
        stem = word.removesuffix(suffix)
        if (
            stem != word
            and len(stem) >= _MIN_STEM
            and any(zipf(stem + end, lang) >= floor for end in ("", "e", "y", "en"))
        ):
            return True
    return _is_compound(word, rules, lang, floor)


def _is_derived(word: str, rules: SpellingRules, lang: str, affixes: int) -> bool:
    if zipf(word, lang) > 0 or _is_compound(word, rules, lang, _PART_OF_NO_WORD):
        return True
    stems = {word.removeprefix(prefix) for prefix in rules.prefixes}
    for stem in {word.removesuffix(suffix) for suffix in rules.suffixes} - {word}:
        stems |= {stem, f"{stem}e", f"{stem}y", re.sub(r"i$", "y", stem), re.sub(r"(.)\1$", r"\1", stem)}
    return affixes > 0 and any(
        _is_derived(stem, rules, lang, affixes - 1) for stem in stems if stem != word and len(stem) >= _MIN_STEM
    )


def _is_compound(word: str, rules: SpellingRules, lang: str, floor: float) -> bool:
    for cut in range(rules.shortest_part, len(word) - rules.shortest_part + 1):
        left, right = word[:cut], word[cut:]
        if zipf(left, lang) < floor:
            continue
        for link in rules.linking:
            rest = right.removeprefix(link) if right.startswith(link) else None
            if (
                rest
                and len(rest) >= rules.shortest_part
                and (zipf(rest, lang) >= floor or _is_compound(rest, rules, lang, floor))
            ):
                return True
    return False


def _is_inflected(word: str, meant: str) -> bool:
    """Whether the two differ only after a common stem: endings are grammar, not spelling."""
    shared = 0
    while shared < min(len(word), len(meant)) and word[shared] == meant[shared]:
        shared += 1
    return shared >= min(len(word), len(meant)) - 1


def _is_variant(word: str, meant: str, rules: SpellingRules) -> bool:
    return any(
        word.replace(one, other, 1) == meant
        or word.replace(other, one, 1) == meant
        or word.replace(one, other) == meant.replace(one, other)
        for one, other in rules.variants
    )


def _is_typical_slip(word: str, meant: str) -> bool:
    """Whether letters are transposed, doubled, undoubled, dropped inside, or one vowel stands for another."""
    if word[0] != meant[0]:
        return False
    if sorted(word) == sorted(meant):
        return True
    if _undoubled(word) == _undoubled(meant):
        return True
    if len(word) == len(meant):
        differing = [(a, b) for a, b in zip(word, meant, strict=True) if a != b]
        return all({a, b} <= set("aeiouy") or {a, b} in ({"c", "s"}, {"s", "z"}) for a, b in differing)
    return len(word) < len(meant) and len(word) >= 7


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)
