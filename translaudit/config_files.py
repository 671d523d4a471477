"""Settings from files: `translaudit.toml` or `[tool.translaudit]`, found upward from the article, layer upon layer.

Later layers win: defaults, a file named by `extend`, the file itself, its `[[overrides]]` that match the article, and
last the command line. Every value remembers where it comes from.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from translaudit.config import Config, FailOn
from translaudit.errors import ConfigError
from translaudit.findings import Severity
from translaudit.languages import known_languages
from translaudit.toml_files import TomlFile, key_path, lowered, named, read_toml, refuse_unknown_key

NAMES = ("translaudit.toml", "pyproject.toml")
_PATHS = ("lexicons",)
_PATH = ("baseline",)
_FILE_KEYS = ("extend", "overrides")
COMMAND_LINE = "command line"


@dataclass(frozen=True)
class Settings:
    """The effective configuration and, for each key that is not at its default, where its value comes from."""

    config: Config
    origins: Mapping[str, str] = field(default_factory=dict)


def find_config(article: Path) -> Path | None:
    """The nearest `translaudit.toml`, or `pyproject.toml` with our section, beside the article or above."""
    folder = article.resolve().parent
    for place in (folder, *folder.parents):
        for name in NAMES:
            path = place / name
            if path.is_file() and (
                name != "pyproject.toml" or "[tool.translaudit" in path.read_text("utf-8", "replace")
            ):
                return path
    return None


def settings_for(
    article: Path, config_file: Path | None, options: Mapping[str, Any], places: Mapping[str, str] | None = None
) -> Settings:
    """The settings for one article.

    Args:
        article: the published translation, which `[[overrides]]` are matched against.
        config_file: the file to read; None for the defaults alone.
        options: what the command line or the caller sets; None values are left out.
        places: where the options are written, for messages; the command line, where nothing is said.

    Raises:
        ConfigError: a file is missing or broken, has an unknown key or a wrong type, extends itself, or the result
            contradicts itself.
    """
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    if config_file is not None:
        for layer, layer_origins in _layers(config_file, article, ()):
            values |= layer
            origins |= layer_origins
    given = {key: value for key, value in options.items() if value is not None}
    values |= given
    origins |= {key: (places or {}).get(key, COMMAND_LINE) for key in given}
    try:
        config = msgspec.convert(values, Config)
    except msgspec.ValidationError as error:
        raise _at_fault(error, values, origins) from None
    refuse_contradictions(config, origins)
    return Settings(config, origins)


_Layer = tuple[dict[str, Any], dict[str, str]]


def _layers(path: Path, article: Path, extended: tuple[Path, ...], named_at: str = "") -> Iterator[_Layer]:
    path = path.resolve()
    if path in extended:
        raise ConfigError(f"{named_at}: {path.name} extends itself: take this 'extend' out")
    root = ("tool", "translaudit") if path.name == "pyproject.toml" else ()
    file = read_toml(path, "configuration", root, named_at=named_at)
    _refuse_unknown_keys(file, file.table, (*Config.__struct_fields__, *_FILE_KEYS))
    if "extend" in file.table:
        place = file.place("extend")
        if not isinstance(file.table["extend"], str):
            raise ConfigError(f"{place}: 'extend': write the path of one file")
        yield from _layers(path.parent / file.table["extend"], article, (*extended, path), place)
    yield _layer(file, {key: value for key, value in file.table.items() if key not in _FILE_KEYS})
    for number, override in enumerate(_overrides(file)):
        _refuse_unknown_keys(file, override, (*Config.__struct_fields__, "files"), "overrides", number)
        if _matches(article, path.parent, override["files"]):
            settings = {key: value for key, value in override.items() if key != "files"}
            yield _layer(file, settings, "overrides", number)


def _layer(file: TomlFile, settings: dict[str, Any], *keys: str | int) -> _Layer:
    return anchored(settings, file.path), {key: file.place(*keys, key) for key in settings}


def _overrides(file: TomlFile) -> list[dict[str, Any]]:
    overrides = file.table.get("overrides", [])
    if not isinstance(overrides, list) or not all(isinstance(each, dict) for each in overrides):
        raise ConfigError(f"{file.place('overrides')}: write each override as a table under [[overrides]]")
    for number, each in enumerate(overrides):
        files = each.get("files")
        if not isinstance(files, str | list) or not files:
            place = file.place("overrides", number, "files")
            raise ConfigError(f"{place}: an override needs 'files', a pattern or a list of patterns")
    return overrides


def anchored(table: dict[str, Any], path: Path) -> dict[str, Any]:
    """Paths in a file are relative to the file; a model's is one where it begins with a dot or is a recorded file."""
    anchored = dict(table)
    for key in _PATHS:
        if isinstance(anchored.get(key), list):
            anchored[key] = [str(path.parent / str(each)) for each in anchored[key]]
    for key in _PATH:
        if isinstance(anchored.get(key), str):
            anchored[key] = str(path.parent / anchored[key])
    if isinstance(model := anchored.get("model"), str):
        kind, colon, file = model.partition(":")
        if kind == "recorded" and colon:
            anchored["model"] = f"recorded:{path.parent / file}"
        elif model.startswith((".", "/")):
            anchored["model"] = str(path.parent / model)
    if isinstance(embeddings := anchored.get("embeddings"), str) and embeddings.startswith((".", "/")):
        anchored["embeddings"] = str(path.parent / embeddings)
    if isinstance(lm := anchored.get("lm"), str) and lm not in ("auto", "none"):
        anchored["lm"] = str(path.parent / lm)
    return anchored


def _matches(article: Path, folder: Path, patterns: Any) -> bool:
    try:
        relative = article.resolve().relative_to(folder)
    except ValueError:
        return False
    listed = [patterns] if isinstance(patterns, str) else patterns
    return any(relative.match(str(pattern)) for pattern in listed)


def _refuse_unknown_keys(file: TomlFile, table: Mapping[str, Any], known: tuple[str, ...], *keys: str | int) -> None:
    for key in table:
        refuse_unknown_setting(key, file.place(*keys, key), known)


def refuse_unknown_setting(key: str, place: str, known: tuple[str, ...]) -> None:
    """Refuse a key that is no setting.

    Raises:
        ConfigError: it is none.
    """
    if key in known:
        return
    if any(metric in key.lower() for metric in ("bleu", "chrf", "ter_", "_ter")):
        raise ConfigError(
            f"{place}: unknown key '{key}': no gate looks at BLEU, chrF or TER, in which a good paraphrase is worse "
            "than a misspelt name; 'min_quality' and 'fail_on' are gates"
        )
    refuse_unknown_key(place, key, known)


def _at_fault(error: msgspec.ValidationError, values: Mapping[str, Any], origins: Mapping[str, str]) -> ConfigError:
    message, _, where = str(error).partition(" - at ")
    keys = key_path(where)
    key = str(keys[0]) if keys else ""
    if isinstance(table := values.get(key), dict) and "[...]" in where:
        keys = (key, next(name for name, value in table.items() if not _is_valid({key: {name: value}})))
    return ConfigError(f"{origins.get(key, 'configuration')}: {named(keys)}{lowered(message)}")


def _is_valid(values: dict[str, Any]) -> bool:
    try:
        msgspec.convert(values, Config)
    except msgspec.ValidationError:
        return False
    return True


def refuse_contradictions(config: Config, origins: Mapping[str, str]) -> None:
    """Refuse settings of which one makes another meaningless.

    Args:
        config: the settings.
        origins: where each is written, for the message.

    Raises:
        ConfigError: two settings contradict each other, a code does not exist, or a lexicon is not there.
    """
    for place, message in (
        *_unknown_languages(config),
        *_hidden_gates(config),
        *_codes_that_do_not_exist(config),
        *_gates_without_effect(config),
        *(("lexicons", f"lexicon {path} does not exist") for path in config.lexicons if not Path(path).is_file()),
    ):
        keys = place.split("|")
        at = next((origins[key] for key in keys if key in origins), "configuration")
        raise ConfigError(f"{at}: {message}")


_Contradiction = tuple[str, str]
"""Keys to blame, the one first that is the likeliest to be wrong, and what is wrong."""


def _unknown_languages(config: Config) -> Iterator[_Contradiction]:
    for key, lang in (("source_lang", config.source_lang), ("target_lang", config.target_lang)):
        if lang not in known_languages():
            known = ", ".join(known_languages())
            yield key, f"{key} = {lang}: no data for this language; translaudit knows {known}"
    if config.source_lang == config.target_lang:
        yield "target_lang|source_lang", f"source_lang and target_lang are both {config.source_lang}"


def _hidden_gates(config: Config) -> Iterator[_Contradiction]:
    hidden = [each for each in Severity if not each.at_least(config.min_severity)]
    gates = {"fail_on": config.fail_on} | {
        f"fail_on_codes: {code}": level for code, level in config.fail_on_codes.items()
    }
    for gate, level in gates.items():
        if any(level.applies_to(each) for each in hidden):
            key = gate.partition(":")[0]
            message = f"{gate} = {level} fails on findings that min_severity = {config.min_severity} hides"
            yield f"min_severity|{key}", message


def _codes_that_do_not_exist(config: Config) -> Iterator[_Contradiction]:
    if not (config.select or config.ignore or config.severities or config.fail_on_codes):
        return
    from translaudit.checks import all_checks

    codes = [check.code for check in all_checks()]
    listed = "'translaudit checks' lists them"
    for code in sorted(set(config.severities) - set(codes)):
        yield "severities", f"no check has the code '{code}': {listed}"
    for key, prefixes in (
        ("select", config.select),
        ("ignore", config.ignore),
        ("fail_on_codes", config.fail_on_codes),
    ):
        for prefix in prefixes:
            if not any(code.startswith(prefix) for code in codes):
                yield key, f"no check has a code that starts with '{prefix}': {listed}"


def _gates_without_effect(config: Config) -> Iterator[_Contradiction]:
    for prefix in (each for each in config.select if config.ignore and each.startswith(config.ignore)):
        yield "ignore", f"'{prefix}' is both selected and ignored"
    for code, level in config.fail_on_codes.items():
        if config.ignore and code.startswith(config.ignore):
            yield (
                "fail_on_codes|ignore",
                f"fail_on_codes: {code} = {level} is a gate on a code that 'ignore' leaves out",
            )
        if config.select and not any(code.startswith(each) or each.startswith(code) for each in config.select):
            yield (
                "fail_on_codes|select",
                f"fail_on_codes: {code} = {level} is a gate on a code that 'select' leaves out",
            )
    levels = {config.fail_on, *config.fail_on_codes.values()}
    if config.fail_confidence and levels == {FailOn.NEVER}:
        yield "fail_confidence|fail_on", f"fail_confidence = {config.fail_confidence:g} has no effect: fail_on is never"
