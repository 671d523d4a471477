"""Lists of article pairs that belong to a project: a TOML file, or a folder with names that follow a pattern."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from translaudit.config import Config
from translaudit.config_files import anchored, refuse_unknown_setting
from translaudit.errors import ConfigError, InputError
from translaudit.inputs import is_article, is_bilingual
from translaudit.toml_files import TomlFile, read_toml, refuse_unknown_key

_ENTRY_KEYS = ("name", "source", "target")


@dataclass(frozen=True)
class ListedPair:
    """An article pair and the settings that are its own; `target` is None where one file holds both sides."""

    name: str
    source: Path
    target: Path | None
    settings: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)

    @property
    def article(self) -> Path:
        """The published translation."""
        return self.target or self.source


def read_manifest(path: Path) -> tuple[ListedPair, ...]:
    """The `[[article]]` entries of a TOML file. Paths are relative to the file, those of settings too.

    Raises:
        ConfigError: the file is broken or lists nothing, or an entry lacks a file or has a key that is no setting.
    """
    file = read_toml(path, "list of articles")
    for key in file.table:
        if key != "article":
            refuse_unknown_key(file.place(key), key, ("article",))
    entries = file.table.get("article", [])
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
        raise ConfigError(f"{file.place('article')}: write each article pair as a table under [[article]]")
    return tuple(_listed(file, number, entry) for number, entry in enumerate(entries))


def pairs_in_folder(folder: Path, source_lang: str, target_lang: str) -> tuple[ListedPair, ...]:
    """The pairs `NAME.<source language>.txt` and `NAME.<target language>.txt` (or `.md`, `.html`, `.docx`) of a folder.

    A source whose translation is not there is listed with the name that it should have.

    Raises:
        InputError: there are no sources.
    """
    pairs = tuple(_in_folder(folder, source_lang, target_lang))
    if not pairs:
        raise InputError(f"{folder} has no file named *.{source_lang}.txt (or .md, .html, .docx): name the pairs so")
    return pairs


def _listed(file: TomlFile, number: int, entry: Mapping[str, Any]) -> ListedPair:
    known = (*_ENTRY_KEYS, *Config.__struct_fields__)
    for key in entry:
        refuse_unknown_setting(key, file.place("article", number, key), known)
    for key in _ENTRY_KEYS:
        if key in entry and not isinstance(entry[key], str):
            raise ConfigError(f"{file.place('article', number, key)}: '{key}': write a text in quotation marks")
    needed = ("source",) if "source" in entry and is_bilingual(Path(entry["source"])) else ("source", "target")
    for key in needed:
        if key not in entry:
            raise ConfigError(f"{file.place('article', number)}: article {number + 1} has no '{key}'")
    settings = {key: value for key, value in entry.items() if key not in _ENTRY_KEYS}
    return ListedPair(
        name=entry.get("name") or entry.get("target") or entry["source"],
        source=file.path.parent / entry["source"],
        target=file.path.parent / entry["target"] if "target" in entry else None,
        settings=anchored(settings, file.path),
        places={key: file.place("article", number, key) for key in settings},
    )


def _in_folder(folder: Path, source_lang: str, target_lang: str) -> Iterator[ListedPair]:
    for source in sorted(folder.rglob(f"*.{source_lang}.*")):
        if is_article(source.name) and source.stem.endswith(f".{source_lang}"):
            name = source.stem.removesuffix(f".{source_lang}")
            target = source.with_name(f"{name}.{target_lang}{source.suffix}")
            yield ListedPair(target.relative_to(folder).as_posix(), source, target)
