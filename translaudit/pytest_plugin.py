"""The pytest plugin: a fixture, and one test for each article pair of a manifest. It does nothing until asked.

`pytest --translaudit articles.toml` collects an item for every `[[article]]` with `source` and `target` (paths
relative to the manifest) and, if wanted, any setting of the configuration (`fail_on = "critical"`).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from translaudit.auditor import Auditor
    from translaudit.config import Config
    from translaudit.findings import Finding
    from translaudit.record import Audit
    from translaudit.translators.base import Translator

_AUDITORS: "pytest.StashKey[dict[tuple[object, ...], Auditor]]" = pytest.StashKey()
_SEEN: "pytest.StashKey[list[Finding]]" = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("translaudit")
    group.addoption("--translaudit", metavar="MANIFEST", default=None, help="audit the article pairs of a TOML file")
    group.addoption("--translaudit-model", metavar="MODEL", default=None, help="auto, a hub id, a folder or none")
    group.addoption("--translaudit-baseline", metavar="FILE", default=None, help="findings known and accepted")
    group.addoption(
        "--translaudit-update-baseline", action="store_true", help="take out of the baseline what no longer occurs"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker and put the manifest among the files to collect."""
    config.addinivalue_line("markers", "translaudit(**settings): settings of a test's audits, as in translaudit.toml")
    config.stash[_SEEN] = []
    if config.getoption("--translaudit-update-baseline"):
        if not config.getoption("--translaudit-baseline"):
            raise pytest.UsageError("--translaudit-update-baseline needs --translaudit-baseline FILE")
        if getattr(config.option, "numprocesses", None):
            raise pytest.UsageError("--translaudit-update-baseline needs one process: run it without -n")
        if config.option.keyword or config.option.markexpr:
            raise pytest.UsageError("--translaudit-update-baseline needs all articles: run it without -k and -m")
    if manifest := config.getoption("--translaudit"):
        path = Path(manifest).resolve()
        if not path.is_file():
            raise pytest.UsageError(f"--translaudit: {manifest} does not exist")
        if str(path) not in config.args:
            config.args = [str(path)] if config.args_source.name != "ARGS" else [*config.args, str(path)]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Take out of the baseline what no audit of this run found any more."""
    if not session.config.getoption("--translaudit-update-baseline"):
        return
    from translaudit.output import write_whole
    from translaudit.suppressions import read_baseline, render_baseline, without_stale

    path = Path(session.config.getoption("--translaudit-baseline"))
    seen = session.config.stash[_SEEN]
    write_whole(path, render_baseline(without_stale(read_baseline(path), seen)))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "Manifest | None":
    """Collect the manifest named by `--translaudit`, and no other file."""
    manifest = parent.config.getoption("--translaudit")
    if manifest and file_path == Path(manifest).resolve():
        return Manifest.from_parent(parent, path=file_path)
    return None


class Manifest(pytest.File):
    """A TOML file of article pairs."""

    def collect(self) -> Iterator["ArticleItem"]:
        """One item for each `[[article]]`."""
        import tomllib

        try:
            articles = tomllib.loads(self.path.read_text("utf-8")).get("article", [])
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise self.CollectError(f"{self.path}: {error}") from None
        for number, entry in enumerate(articles, 1):
            missing = [key for key in ("source", "target") if not isinstance(entry.get(key), str)]
            if missing:
                raise self.CollectError(f"{self.path}: article {number} has no '{missing[0]}'")
            yield ArticleItem.from_parent(self, name=str(entry.get("name", entry["target"])), entry=entry)


class ArticleItem(pytest.Item):
    """One article pair; it fails when the audit does not pass the gates of its settings."""

    def __init__(self, *, entry: dict[str, Any], **keywords: Any) -> None:
        """Keep the manifest's entry."""
        super().__init__(**keywords)
        self.entry = entry

    def runtest(self) -> None:
        """Audit the pair."""
        folder = self.path.parent
        settings = {key: value for key, value in self.entry.items() if key not in ("name", "source", "target")}
        _assert_clean(self.config, folder / self.entry["source"], folder / self.entry["target"], settings)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The terminal report instead of a traceback."""
        from translaudit.errors import TranslauditError

        if isinstance(excinfo.value, AssertionError | TranslauditError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Where the item comes from."""
        return self.path, None, f"translaudit: {self.name}"


class Checker:
    """What the fixture `translaudit` gives: audits with the project's settings and one model for the whole run."""

    def __init__(self, config: pytest.Config, settings: dict[str, Any]) -> None:
        """Keep the options of the test run and the settings of the test's marker."""
        self._config = config
        self._settings = settings

    def audit(self, source: str | Path, target: str | Path, *, model: "str | Translator | None" = None) -> "Audit":
        """Audit a pair; a `str` is text, a `Path` is a file."""
        from translaudit.auditor import Auditor

        settings = _settings(self._config, target, self._settings)
        auditor = _auditor(self._config, settings) if model is None else Auditor(model, settings)
        return auditor.audit(source, target)

    def assert_clean(self, source: str | Path, target: str | Path, **settings: Any) -> None:
        """Fail the test, with the report as message, when a pair does not pass the gates (`fail_on="major"`, ...)."""
        __tracebackhide__ = True
        _assert_clean(self._config, source, target, self._settings | settings)


@pytest.fixture
def translaudit(request: pytest.FixtureRequest) -> Checker:
    """Audits article pairs; the marker `translaudit(fail_on="critical")` sets what makes them fail."""
    marker = request.node.get_closest_marker("translaudit")
    return Checker(request.config, dict(marker.kwargs) if marker else {})


def _assert_clean(config: pytest.Config, source: str | Path, target: str | Path, settings: dict[str, Any]) -> None:
    __tracebackhide__ = True
    import msgspec

    from translaudit.auditor import judged
    from translaudit.gates import failed_gates
    from translaudit.report import text
    from translaudit.suppressions import compare_to_baseline

    effective = _settings(config, target, settings)
    auditor = _auditor(config, effective)
    audit = auditor.reconfigured(msgspec.structs.replace(effective, baseline=None)).audit(source, target)
    config.stash[_SEEN].extend(audit.findings)
    if auditor.baseline is not None:
        audit = judged(audit, compare_to_baseline(audit.findings, auditor.baseline, str(effective.baseline)))
    if failed := failed_gates(audit, effective):
        raise AssertionError(f"{'; '.join(failed)}\n\n{text.render(audit)}")


def _settings(config: pytest.Config, target: str | Path, settings: dict[str, Any]) -> "Config":
    from translaudit.config_files import find_config, settings_for

    article = target if isinstance(target, Path) else config.rootpath / "article.txt"
    options = {
        "model": config.getoption("--translaudit-model"),
        "baseline": config.getoption("--translaudit-baseline"),
    }
    given = {key: value for key, value in options.items() if value is not None}
    return settings_for(article, find_config(article), given | settings).config


def _auditor(config: pytest.Config, settings: "Config") -> "Auditor":
    """The run's auditor with these settings: each worker process loads each model once."""
    from translaudit.auditor import Auditor

    models = settings.model, settings.device, settings.beam, settings.offline, settings.cache, settings.embeddings
    loaded = config.stash.setdefault(_AUDITORS, {})
    if models not in loaded:
        loaded[models] = Auditor(config=settings)
    return loaded[models].reconfigured(settings)
