"""Settings from files: `translaudit.toml` or `[tool.translaudit]`, found upward from the article, layer upon layer.

Later layers win: defaults, a file named by `extend`, the file itself, its `[[overrides]]` that match the article, and
last the command line. Every value remembers where it comes from.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from translaudit.config import Config
from translaudit.errors import ConfigError
from translaudit.findings import Severity

NAMES = ("translaudit.toml", "pyproject.toml")
_PATHS = ("lexicons",)
_PATH = ("baseline",)
_FILE_KEYS = ("extend", "overrides")


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


def settings_for(article: Path, config_file: Path | None, options: Mapping[str, Any]) -> Settings:
    """The settings for one article.

    Args:
        article: the published translation, which `[[overrides]]` are matched against.
        config_file: the file to read; None for the defaults alone.
        options: what the command line or the caller sets; None values are left out.

    Raises:
        ConfigError: a file is missing or broken, has an unknown key or a wrong type, extends itself, or the result
            contradicts itself.
    """
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    if config_file is not None:
        for layer, origin in _layers(config_file, article, ()):
            values |= layer
            origins |= {key: origin(key) for key in layer}
    given = {key: value for key, value in options.items() if value is not None}
    values |= given
    origins |= dict.fromkeys(given, "command line")
    try:
        config = msgspec.convert(values, Config)
    except msgspec.ValidationError as error:
        raise _at_fault(error, origins) from None
    _refuse_contradictions(config, origins)
    return Settings(config, origins)


def _layers(path: Path, article: Path, extended: tuple[Path, ...]) -> list[tuple[dict[str, Any], "_Origin"]]:
    path = path.resolve()
    if path in extended:
        raise ConfigError(f"{path} extends itself by way of {extended[-1]}: take one of the two 'extend' keys out")
    text, table = _read(path)
    origin = _Origin(path, text)
    _refuse_unknown_keys(table, (*Config.__struct_fields__, *_FILE_KEYS), origin)
    layers = []
    if "extend" in table:
        layers += _layers(path.parent / str(table["extend"]), article, (*extended, path))
    layers.append((_anchored({key: value for key, value in table.items() if key not in _FILE_KEYS}, path), origin))
    for override in _overrides(table, origin):
        _refuse_unknown_keys(override, (*Config.__struct_fields__, "files"), origin)
        if _matches(article, path.parent, override.get("files", ())):
            layers.append((_anchored({key: value for key, value in override.items() if key != "files"}, path), origin))
    return layers


def _overrides(table: Mapping[str, Any], origin: "_Origin") -> list[dict[str, Any]]:
    overrides = table.get("overrides", [])
    if not isinstance(overrides, list) or not all(isinstance(each, dict) for each in overrides):
        raise ConfigError(f"{origin('overrides')}: write each override as a table under [[overrides]]")
    for each in overrides:
        files = each.get("files")
        if not isinstance(files, str | list) or not files:
            raise ConfigError(f"{origin('overrides')}: an override needs 'files', a pattern or a list of patterns")
    return overrides


@dataclass(frozen=True)
class _Origin:
    path: Path
    text: str

    def __call__(self, key: str) -> str:
        """`FILE:LINE` of a key."""
        for number, line in enumerate(self.text.splitlines(), 1):
            if line.split("=")[0].strip().strip("\"'[]") in (key, f"tool.translaudit.{key}"):
                return f"{self.path}:{number}"
        return str(self.path)


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = path.read_text("utf-8")
        table = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"configuration {path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"configuration {path} is not UTF-8 at byte {error.start}") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"configuration {path} is not TOML: {error}") from None
    if path.name == "pyproject.toml":
        tools = table.get("tool", {})
        table = tools.get("translaudit", {}) if isinstance(tools, dict) else tools
    if not isinstance(table, dict):
        raise ConfigError(f"configuration {path}: 'tool.translaudit' is not a table")
    return text, table


def _anchored(table: dict[str, Any], path: Path) -> dict[str, Any]:
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
    return anchored


def _matches(article: Path, folder: Path, patterns: Any) -> bool:
    try:
        relative = article.resolve().relative_to(folder)
    except ValueError:
        return False
    listed = [patterns] if isinstance(patterns, str) else patterns
    return any(relative.match(str(pattern)) for pattern in listed)


def _refuse_unknown_keys(table: Mapping[str, Any], known: tuple[str, ...], origin: _Origin) -> None:
    for key in table:
        if key not in known:
            from rapidfuzz.process import extractOne

            nearest = extractOne(key, known)[0]
            raise ConfigError(f"{origin(key)}: unknown key '{key}': did you mean '{nearest}'?")


def _at_fault(error: msgspec.ValidationError, origins: Mapping[str, str]) -> ConfigError:
    message, _, place = str(error).partition(" - at `$.")
    key = place.rstrip("`").split("[")[0].split(".")[0]
    return ConfigError(f"{origins.get(key, 'configuration')}: '{key}': {message[:1].lower() + message[1:]}")


def _refuse_contradictions(config: Config, origins: Mapping[str, str]) -> None:
    hidden = [each for each in Severity if not each.at_least(config.min_severity)]
    if any(config.fail_on.applies_to(each) for each in hidden):
        place = origins.get("min_severity") or origins.get("fail_on") or "configuration"
        raise ConfigError(
            f"{place}: fail_on = {config.fail_on} fails on findings that min_severity = {config.min_severity} hides"
        )
    if both := sorted(set(config.select) & set(config.ignore)):
        place = origins.get("ignore", "configuration")
        raise ConfigError(f"{place}: '{both[0]}' is both selected and ignored")
    if config.severities:
        from translaudit.checks import all_checks

        codes = {check.code for check in all_checks()}
        for code in sorted(set(config.severities) - codes):
            place = origins.get("severities", "configuration")
            raise ConfigError(f"{place}: no check has the code '{code}': 'translaudit checks' lists them")
    for path in config.lexicons:
        if not Path(path).is_file():
            raise ConfigError(f"{origins.get('lexicons', 'configuration')}: lexicon {path} does not exist")
