"""Names that two languages spell differently: countries, languages, currencies and cities from CLDR, and a list."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

from translaudit.languages import has_topic, load_topic
from translaudit.names.forms import STEM, stems
from translaudit.names.similarity import fold
from translaudit.names.words import capitalised_words

if TYPE_CHECKING:
    from babel import Locale


class Exonyms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Pairs beyond CLDR, one a line: `source = target | target`."""

    pairs: str


@cache
def exonyms(pair: str) -> dict[str, tuple[str, ...]]:
    """Target names by folded source name; phrases included (`"den haag"`)."""
    source_lang, target_lang = pair.split("-")
    found: dict[str, list[str]] = {}
    for source, target in (*_listed(pair), *_cldr(source_lang, target_lang)):
        names = found.setdefault(fold(source), [])
        if target not in names:
            names.append(target)
    return {source: tuple(targets) for source, targets in found.items()}


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


def begins_like(word: str, place: str) -> bool:
    """Whether a folded word may be derived from a place: `russisch` from `russland`."""
    return len(place) > STEM and _shared(word, place) >= max(STEM, min(len(word), len(place)) - 1)


def _listed(pair: str) -> list[tuple[str, str]]:
    lines = load_topic(pair, "exonyms", Exonyms).pairs.strip().splitlines() if has_topic(pair, "exonyms") else []
    sides = [line.split(" = ") for line in lines]
    return [(source.strip(), target.strip()) for source, targets in sides for target in targets.split("|")]


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
def _exonym_words(pair: str) -> dict[str, frozenset[str]]:
    """By folded source word: the folded words of its translations; every word of a phrase has its entry."""
    found: dict[str, set[str]] = {}
    for source, targets in exonyms(pair).items():
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
