"""Article pairs in files of their own: a folder where names say what belongs together, or a manifest."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from translaudit.batch.places import Place
from translaudit.config import Config
from translaudit.documents import MAX_BYTES
from translaudit.errors import InputError
from translaudit.inputs import ARTICLES, MARKED_UP, is_article, read_marked_up


def read_folder(folder: Place, names: Sequence[str], source_lang: str, target_lang: str) -> Iterator[dict[str, Any]]:
    """Pairs of `NAME.<language>.txt` (`.md`, `.html`, `.docx`), sorted by name; NAME, with its folders, is the id.

    Raises:
        InputError: no file is named so.
    """
    known = {name for name in names if is_article(PurePosixPath(name).name)}
    pairs = sorted({cut for name in known if (cut := _stem_and_suffix(name, (source_lang, target_lang)))})
    if not any(f"{stem}.{source_lang}{suffix}" in known for stem, suffix in pairs):
        raise InputError(f"{folder} has no file named *.{source_lang}.txt (.md, .html, .docx): name the pairs so")
    for stem, suffix in pairs:
        files = {
            "source": folder / f"{stem}.{source_lang}{suffix}",
            "target": folder / f"{stem}.{target_lang}{suffix}",
        }
        yield {"id": stem, **_texts(files, (source_lang, target_lang))}


def read_manifest(manifest: Place, source_lang: str, target_lang: str) -> Iterator[dict[str, Any]]:
    """The `[[article]]` entries of a TOML file: `source` and `target` are paths relative to it, `name` is the id.

    Any other key is a column of the output.

    Raises:
        InputError: the file is not TOML, lists no article, or gives an article settings of its own.
    """
    try:
        articles = tomllib.loads(manifest.read().decode()).get("article", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{manifest} is not TOML: {error}") from None
    if not articles or not isinstance(articles, list):
        raise InputError(f"{manifest} lists no [[article]]: each has a 'source' and a 'target'")
    folder = Place(manifest.name.rpartition("/")[0] or ".", manifest.files, manifest.path.rpartition("/")[0])
    for number, entry in enumerate(articles, 1):
        if settings := sorted(entry.keys() & set(Config.__struct_fields__) - {"source", "target"}):
            raise InputError(
                f"{manifest}: article {number} has the setting '{settings[0]}': a batch has one configuration for all"
            )
        missing = [key for key in ("source", "target") if not isinstance(entry.get(key), str)]
        others = {key: value for key, value in entry.items() if key not in ("source", "target", "name")}
        name = entry.get("name", entry.get("target"))
        if missing:
            yield {"id": name, **others, "problem": f"article {number} has no '{missing[0]}'"}
            continue
        files = {key: _relative(folder, entry[key]) for key in ("source", "target")}
        yield {"id": name, **others, **_texts(files, (source_lang, target_lang))}


def _relative(folder: Place, path: str) -> Place:
    return Place(path, folder.files, path) if PurePosixPath(path).is_absolute() else folder / path


def _stem_and_suffix(name: str, languages: tuple[str, str]) -> tuple[str, str] | None:
    for suffix in ARTICLES:
        for lang in languages:
            if name.endswith(f".{lang}{suffix}"):
                return name.removesuffix(f".{lang}{suffix}"), suffix
    return None


def _texts(files: Mapping[str, Place], languages: tuple[str, str]) -> dict[str, Any]:
    texts: dict[str, Any] = {}
    for (column, file), lang in zip(files.items(), languages, strict=True):
        try:
            data = file.read()
            if len(data) > MAX_BYTES:
                return {"problem": f"{file} has {len(data):,} bytes, more than the limit of {MAX_BYTES:,}"}
            marked_up = file.suffix in MARKED_UP
            texts[column] = read_marked_up(data, str(file), lang).text if marked_up else data.decode()
        except FileNotFoundError:
            return {"problem": f"{file} does not exist"}
        except UnicodeDecodeError as error:
            return {"problem": f"{file} is not UTF-8 at byte {error.start}"}
        except InputError as error:
            return {"problem": str(error)}
    return texts
