"""Names that two languages spell differently: countries, languages, currencies and cities from CLDR, and a list."""

from functools import cache

import msgspec

from translaudit.languages import has_topic, load_topic
from translaudit.names.similarity import fold


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
    zones = target.time_zones
    for zone, names in source.time_zones.items():
        if "city" in names:
            city = zones.get(zone, {}).get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")
            pairs.append((names["city"], city))
    return pairs
