"""Names that two languages spell differently: countries, languages, currencies and cities from CLDR, and two lists."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.frequency import zipf
from translaudit.names.forms import STEM, base_forms, is_derivation, stems
from translaudit.names.rarity import BETTER_KNOWN, RAREST
from translaudit.names.similarity import fold
from translaudit.names.words import capitalised_words

if TYPE_CHECKING:
    from babel import Locale

_LONGEST_DERIVATION = 4
"""Letters that an adjective or inhabitant adds at most (Congo-lese)."""


class Exonyms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Pairs beyond CLDR, one a line: `source | source = target | target`."""

    pairs: str
    spellings: str
    """The same for names of which each language knows several spellings. They have no derivations."""
    phrases: str = ""
    """The same for names of several words, none of which is the other name by itself (Golf von Aden)."""


@cache
def exonyms(pair: str) -> dict[str, tuple[str, ...]]:
    """Target names by folded source name; phrases included (`"den haag"`)."""
    source_lang, target_lang = pair.split("-")
    return _by_source((*_listed(pair), *_cldr(source_lang, target_lang), *_listed_spellings(pair)))


def words_of_phrases(text: str, pair: str) -> frozenset[str]:
    """The folded words that translate the listed phrases of a source text.

    >>> sorted(words_of_phrases("Im Golf von Aden brennt ein Schiff.", "de-en"))
    ['aden', 'gulf', 'of']
    """
    folded = fold(text)
    return frozenset().union(*(words for phrase, words in _phrases(pair).items() if phrase in folded))


def expected_form(source: str, pair: str) -> str:
    """The first exonym of a source name, or the name itself."""
    return exonyms(pair).get(fold(source), (source,))[0]


@cache
def place_names(pair: str) -> tuple[frozenset[str], frozenset[str]]:
    """Folded one-word names of countries and cities in the source and in the target language, from CLDR."""
    source_lang, target_lang = pair.split("-")
    places = _cldr(source_lang, target_lang, places_only=True)
    return (
        frozenset(fold(source) for source, _ in places if " " not in source),
        frozenset(fold(target) for _, target in places if " " not in target),
    )


@cache
def language_names(pair: str) -> frozenset[str]:
    """What both languages call themselves and each other, folded: a translation says "English" where it is meant so."""
    from babel import Locale

    langs = pair.split("-")
    return frozenset(fold(Locale.parse(lang).languages[other]) for lang in langs for other in langs)


@cache
def stand_ins(pair: str) -> frozenset[tuple[str, str]]:
    """Source and target names, folded, of a city and its country: newspapers write `Tehran` for `Iran`."""
    from babel import Locale
    from babel.core import get_global

    source, target = (Locale.parse(lang) for lang in pair.split("-"))
    found = set()
    for zone, code in get_global("zone_territories").items():
        cities = [_city(zone, locale) for locale in (source, target)]
        countries = [locale.territories.get(code) for locale in (source, target)]
        if all(countries):
            found |= {(fold(cities[0]), fold(countries[1])), (fold(countries[0]), fold(cities[1]))}
    return frozenset(found)


def is_exonym_part(target: str, pair: str) -> bool:
    """Whether a target word is the name of a country or city, or derived from one: it may explain another name."""
    return not _parts(pair).isdisjoint(stems(target, pair.split("-")[1]))


@lru_cache(maxsize=100_000)
def exonym_stems(source: str, pair: str) -> frozenset[str]:
    """The stems of every word that may translate a source word as a part of a name."""
    source_lang, target_lang = pair.split("-")
    table = _exonym_words(pair)
    parts = (part for stem in stems(source, source_lang) for part in table.get(stem, ()))
    return frozenset(stem for part in parts for stem in stems(part, target_lang))


@lru_cache(maxsize=100_000)
def exonym_beginnings(source: str, pair: str) -> frozenset[str]:
    """Words of translations whose derivations may translate a derivation: `russia` for `russisch` (Russian)."""
    folded = fold(source)
    if len(folded) < STEM:
        return frozenset()
    table = _exonym_words(pair)
    return frozenset(
        part
        for place in _words_by_beginning(pair).get(folded[:STEM], ())
        if begins_like(folded, place)
        for part in table[place]
        if len(part) > STEM
    )


@lru_cache(maxsize=50_000)
def listed_spellings(source: str, pair: str) -> frozenset[str]:
    """Every folded target spelling of a name that has several, with or without a case ending: `dmitry` for Dimitris."""
    table = _spellings(pair)
    return frozenset(
        fold(target) for form in base_forms(source, pair.split("-")[0]) for target in table.get(fold(form), ())
    )


def has_better_exonym(source: str, target: str, pair: str) -> bool:
    """Whether the target language knows a listed exonym of a source name much better than a spelling by rules.

    >>> has_better_exonym("Schanghai", "Shangai", "de-en"), has_better_exonym("Rjasan", "Ryazan", "de-en")
    (True, False)
    """
    source_lang, target_lang = pair.split("-")
    known = (name for form in base_forms(source, source_lang) for name in exonyms(pair).get(fold(form), ()))
    return any(zipf(name, target_lang) - zipf(target, target_lang) >= BETTER_KNOWN for name in known)


def begins_like(word: str, place: str) -> bool:
    """Whether a folded word begins as derivations of a place do: `italiener` for `italien`."""
    return len(place) > STEM and _shared(word, place) >= max(STEM, min(len(word), len(place)) - 1)


def is_derived_from(word: str, place: str, lang: str) -> bool:
    """Whether a folded word may be derived from a place rather than be a misspelling of it.

    >>> is_derived_from("italian", "italy", "en"), is_derived_from("washingtn", "washington", "en")
    (True, False)
    """
    shared = _shared(word, place)
    rest = word[shared:]
    if not rest:
        return begins_like(word, place) and (word == place or zipf(word, lang) >= RAREST)
    longer = shared == len(place) and 1 < len(rest) <= _LONGEST_DERIVATION
    return begins_like(word, place) and (longer or is_derivation(word, rest, lang))


def _listed(pair: str) -> list[tuple[str, str]]:
    return _read(load_topic(pair, "exonyms", Exonyms).pairs) if has_topic(pair, "exonyms") else []


def _listed_spellings(pair: str) -> list[tuple[str, str]]:
    return _read(load_topic(pair, "exonyms", Exonyms).spellings) if has_topic(pair, "exonyms") else []


def _read(lines: str) -> list[tuple[str, str]]:
    sides = [[side.split("|") for side in line.split(" = ")] for line in lines.strip().splitlines()]
    return [(one.strip(), other.strip()) for sources, targets in sides for one in sources for other in targets]


def _by_source(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for source, target in pairs:
        names = found.setdefault(fold(source), [])
        if target not in names:
            names.append(target)
    return {source: tuple(targets) for source, targets in found.items()}


@cache
def _spellings(pair: str) -> dict[str, tuple[str, ...]]:
    return _by_source(_listed_spellings(pair))


def _cldr(source_lang: str, target_lang: str, *, places_only: bool = False) -> list[tuple[str, str]]:
    from babel import Locale

    source, target = Locale.parse(source_lang), Locale.parse(target_lang)
    pairs = [
        (names[code], other[code])
        for names, other in (
            (source.territories, target.territories),
            *(() if places_only else ((source.languages, target.languages), (source.currencies, target.currencies))),
        )
        for code in names
        if code in other
    ]
    for zone, names in source.time_zones.items():
        if "city" in names:
            pairs.append((names["city"], _city(zone, target)))
    return pairs


def _city(zone: str, locale: "Locale") -> str:
    """The city that a zone of the tz database is named after; in English where CLDR has no other name for it."""
    city: str | None = locale.time_zones.get(zone, {}).get("city")
    return city or zone.rsplit("/", 1)[-1].replace("_", " ")


@cache
def _phrases(pair: str) -> dict[str, frozenset[str]]:
    """By folded source phrase: the folded words of its translations."""
    listed = _read(load_topic(pair, "exonyms", Exonyms).phrases) if has_topic(pair, "exonyms") else []
    return {
        source: frozenset(word for target in targets for word in fold(target).replace("-", " ").split())
        for source, targets in _by_source(listed).items()
    }


@cache
def _exonym_words(pair: str) -> dict[str, frozenset[str]]:
    """By folded source word: the folded words of its translations; every word of a phrase has its entry."""
    found: dict[str, set[str]] = {}
    for source, targets in _by_source((*_listed(pair), *_cldr(*pair.split("-")))).items():
        parts = {part for target in targets for part in _telling_parts(target, pair.split("-")[1])}
        for word in source.replace("-", " ").split():
            found.setdefault(word, set()).update(parts)
    return {word: frozenset(parts) for word, parts in found.items()}


@cache
def _parts(pair: str) -> frozenset[str]:
    return frozenset(part for parts in _exonym_words(pair).values() for part in parts)


def _telling_parts(name: str, lang: str) -> set[str]:
    """The folded words of a name, without ‘South’ and ‘Republic’ where others remain."""
    parts = set(fold(name).replace("-", " ").split())
    return parts - capitalised_words(lang) or parts


@cache
def _words_by_beginning(pair: str) -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for word in _exonym_words(pair):
        index.setdefault(word[:STEM], []).append(word)
    return {start: tuple(words) for start, words in index.items()}


def _shared(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
