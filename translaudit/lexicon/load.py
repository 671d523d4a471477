"""Lexicon files, read strictly: the user's own (TOML) and the ones bundled with a language pair."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from translaudit.errors import ConfigError
from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.entries import Lexicon, TermEntry, TitleEntry
from translaudit.lexicon.patterns import PatternError, expand

BUNDLED_TOPICS = (
    *("titles", "media", "terms", "politics", "economy", "sport"),
    *("phrases", "idioms", "literal_idioms", "collocations", "false_friends", "senses", "calques"),
)
_UNKNOWN_KEY = re.compile(r"unknown field `([^`]+)`")
_PLACE = re.compile(r"`\$\.(\w+)\[(\d+)\]")


def load_lexicon(paths: tuple[Path, ...]) -> Lexicon:
    """Read and merge the user's lexicon files (TOML), later ones added to earlier ones.

    Raises:
        ConfigError: a file is missing, is not TOML, or has an unknown key or a wrong type; the message names the file
            and, where it can be told, the line.
    """
    return joined(_read(path) for path in paths)


@cache
def bundled_lexicon(language_pair: str) -> Lexicon:
    """What translaudit itself knows about a language pair (`"de-en"`); empty for a pair it does not know."""
    return joined(
        load_topic(language_pair, topic, Lexicon) for topic in BUNDLED_TOPICS if has_topic(language_pair, topic)
    )


def joined(lexicons: Iterable[Lexicon]) -> Lexicon:
    """All entries of some lexicons, in order."""
    lexicons = tuple(lexicons)
    return Lexicon(
        **{
            key: tuple(chain.from_iterable(getattr(each, key) for each in lexicons))
            for key in Lexicon.__struct_fields__
        }
    )


def lexicon_schema() -> dict[str, Any]:
    """The JSON Schema of a lexicon file, for editors that check TOML."""
    return msgspec.json.schema(Lexicon)


def _read(path: Path) -> Lexicon:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"lexicon {path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"lexicon {path} is not UTF-8 at byte {error.start}: save the file as UTF-8") from None
    try:
        lexicon = msgspec.convert(tomllib.loads(text), type=Lexicon)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"lexicon {path} is not TOML: {error}") from None
    except msgspec.ValidationError as error:
        raise ConfigError(f"lexicon {_place(path, text, str(error))}: {error}{_hint(str(error))}") from None
    _refuse_bad_patterns(path, lexicon)
    return lexicon


def _refuse_bad_patterns(path: Path, lexicon: Lexicon) -> None:
    for pattern in _patterns(lexicon):
        try:
            expand(pattern)
        except PatternError as error:
            raise ConfigError(f"lexicon {path}: {error}") from None


def _patterns(lexicon: Lexicon) -> Iterator[str]:
    subjects: tuple[TitleEntry | TermEntry, ...] = (*lexicon.title, *lexicon.term)
    for subject in subjects:
        yield from chain(*subject.forms.values(), subject.wrong)
    for calque in lexicon.calque:
        yield from (*calque.source, *calque.wrong, *calque.right)
    for phrase in (*lexicon.phrase, *lexicon.collocation):
        yield from (*phrase.wrong, *phrase.source, *phrase.unless)
    for friend in (*lexicon.false_friend, *lexicon.sense):
        yield from (*friend.wrong, *friend.right, *friend.source, *friend.unless)


def _place(path: Path, text: str, message: str) -> str:
    """`path, line n`, as far as the message tells where the mistake is."""
    line = _line_of_key(text, message)
    return f"{path}, line {line}" if line else str(path)


def _line_of_key(text: str, message: str) -> int | None:
    lines = text.splitlines()
    unknown, place = _UNKNOWN_KEY.search(message), _PLACE.search(message)
    first = 0
    if place:
        table = f"[[{place.group(1)}]]"
        headers = [number for number, line in enumerate(lines) if line.strip().startswith(table)]
        if int(place.group(2)) >= len(headers):
            return None
        first = headers[int(place.group(2))]
    if unknown:
        key = re.compile(rf"\s*\[*\s*\"?{re.escape(unknown.group(1))}\b")
        return next((number for number, line in enumerate(lines[first:], first + 1) if key.match(line)), None)
    return first + 1 if place else None


def _hint(message: str) -> str:
    if not (unknown := _UNKNOWN_KEY.search(message)):
        return ""
    place = _PLACE.search(message)
    known = _keys(place.group(1)) if place else Lexicon.__struct_fields__
    near = get_close_matches(unknown.group(1), known, n=1, cutoff=0.0)
    return f"; did you mean `{near[0]}`?" if near else ""


def _keys(table: str) -> tuple[str, ...]:
    field = next(field for field in msgspec.structs.fields(Lexicon) if field.name == table)
    record: type[msgspec.Struct] = field.type.__args__[0]
    return record.__struct_fields__
