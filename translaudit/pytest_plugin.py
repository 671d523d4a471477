"""The pytest plugin: a fixture, and one test for each article pair of a list. It does nothing until asked.

`pytest --translaudit articles.toml` collects an item for every `[[article]]` with `source` and `target` (paths
relative to the file) and, if wanted, any setting of the configuration (`fail_on = "critical"`). `--translaudit FOLDER`
takes the pairs `NAME.de.txt` and `NAME.en.txt` of a folder.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from translaudit.rare_collection import rare_collection

if TYPE_CHECKING:
    from translaudit.auditor import Auditor
    from translaudit.config import Config
    from translaudit.manifest import ListedPair
    from translaudit.record import Audit
    from translaudit.translators.base import Translator

_AUDITORS: "pytest.StashKey[dict[tuple[object, ...], Auditor]]" = pytest.StashKey()
_SEEN: "pytest.StashKey[dict[str, Counter[str]]]" = pytest.StashKey()
"""How often each fingerprint was found in each article, by the name that the baseline has for it."""
_WORKER_SEEN = "translaudit_seen"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("translaudit")
    group.addoption(
        "--translaudit", metavar="LIST", default=None, help="audit the article pairs of a TOML file or a folder"
    )
    group.addoption("--translaudit-model", metavar="MODEL", default=None, help="auto, a hub id, a folder or none")
    group.addoption("--translaudit-baseline", metavar="FILE", default=None, help="findings known and accepted")
    group.addoption(
        "--translaudit-update-baseline", action="store_true", help="take out of the baseline what no longer occurs"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker and put the manifest among the files to collect."""
    config.addinivalue_line("markers", "translaudit(**settings): settings of a test's audits, as in translaudit.toml")
    config.stash[_SEEN] = {}
    if config.getoption("--translaudit-update-baseline") and not config.getoption("--translaudit-baseline"):
        raise pytest.UsageError("--translaudit-update-baseline needs --translaudit-baseline FILE")
    if (baseline := config.getoption("--translaudit-baseline")) and not Path(baseline).is_file():
        raise pytest.UsageError(
            f"--translaudit-baseline: {baseline} does not exist; "
            f"begin one with: translaudit audit SOURCE TARGET --write-baseline {baseline}"
        )
    if listed := config.getoption("--translaudit"):
        path = Path(listed).resolve()
        if not path.exists():
            raise pytest.UsageError(f"--translaudit: {listed} does not exist")
        if str(path) not in config.args:
            config.args = [str(path)] if config.args_source.name != "ARGS" else [*config.args, str(path)]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Take out of the baseline what no audit of this run found any more; a worker tells the main process."""
    config = session.config
    if not config.getoption("--translaudit-update-baseline"):
        return
    if hasattr(config, "workeroutput"):
        config.workeroutput[_WORKER_SEEN] = {article: dict(counts) for article, counts in config.stash[_SEEN].items()}
        return
    from translaudit.baseline import missing_articles, read_baseline, render_baseline, without_stale
    from translaudit.output import write_whole

    path = Path(config.getoption("--translaudit-baseline"))
    baseline = read_baseline(path)
    whole = not (config.option.keyword or config.option.markexpr)
    missing, seen = missing_articles(baseline, path), config.stash[_SEEN]
    write_whole(path, render_baseline(without_stale(baseline, seen, missing, whole=whole)))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Hear from a worker of pytest-xdist what it found."""
    for article, counts in getattr(node, "workeroutput", {}).get(_WORKER_SEEN, {}).items():
        _note(node.config, article, counts)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "Manifest | None":
    """Collect the list named by `--translaudit`, and no other file."""
    listed = parent.config.getoption("--translaudit")
    if listed and file_path == Path(listed).resolve():
        return Manifest.from_parent(parent, path=file_path)
    return None


def pytest_collect_directory(path: Path, parent: pytest.Collector) -> "Folder | None":
    """Collect the folder named by `--translaudit`, and no other folder."""
    listed = parent.config.getoption("--translaudit")
    if listed and path == Path(listed).resolve():
        return Folder.from_parent(parent, path=path)
    return None


class Manifest(pytest.File):
    """A TOML file of article pairs."""

    def collect(self) -> Iterator["ArticleItem"]:
        """One item for each `[[article]]`."""
        from translaudit.errors import TranslauditError
        from translaudit.manifest import read_manifest

        try:
            pairs = read_manifest(self.path)
        except TranslauditError as error:
            raise self.CollectError(str(error)) from None
        for pair in pairs:
            yield ArticleItem.from_parent(self, name=pair.name, pair=pair)


class Folder(pytest.Directory):
    """A folder of article pairs, `NAME.de.txt` beside `NAME.en.txt`."""

    def collect(self) -> Iterator["ArticleItem"]:
        """One item for each pair, in this folder and those in it."""
        from translaudit.errors import TranslauditError
        from translaudit.manifest import pairs_in_folder

        try:
            settings = _settings(self.config, self.path / "article.txt", {})
            pairs = pairs_in_folder(self.path, settings.source_lang, settings.target_lang)
        except TranslauditError as error:
            raise self.CollectError(str(error)) from None
        for pair in pairs:
            yield ArticleItem.from_parent(self, name=pair.name, pair=pair)


class ArticleItem(pytest.Item):
    """One article pair; it fails when the audit does not pass the gates of its settings."""

    def __init__(self, *, pair: "ListedPair", **keywords: Any) -> None:
        """Keep the pair."""
        super().__init__(**keywords)
        self.pair = pair

    def runtest(self) -> None:
        """Audit the pair."""
        pair = self.pair
        with rare_collection():
            _assert_clean(self.config, pair.source, pair.target, pair.settings, pair.places)

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

    def audit(
        self, source: str | Path, target: str | Path | None = None, *, model: "str | Translator | None" = None
    ) -> "Audit":
        """Audit a pair, or a file of both sides; a `str` is text, a `Path` is a file."""
        with rare_collection():
            from translaudit.auditor import Auditor

            settings = _settings(self._config, target or source, self._settings)
            auditor = _auditor(self._config, settings) if model is None else Auditor(model, settings)
            return _audit(auditor, source, target)

    def assert_clean(self, source: str | Path, target: str | Path | None = None, **settings: Any) -> None:
        """Fail the test, with the report as message, when a pair does not pass the gates (`fail_on="major"`, ...)."""
        __tracebackhide__ = True
        with rare_collection():
            _assert_clean(self._config, source, target, self._settings | settings)


@pytest.fixture
def translaudit(request: pytest.FixtureRequest) -> Checker:
    """Audits article pairs; the marker `translaudit(fail_on="critical")` sets what makes them fail."""
    marker = request.node.get_closest_marker("translaudit")
    return Checker(request.config, dict(marker.kwargs) if marker else {})


def _assert_clean(
    config: pytest.Config,
    source: str | Path,
    target: str | Path | None,
    settings: Mapping[str, Any],
    places: Mapping[str, str] | None = None,
) -> None:
    __tracebackhide__ = True
    import msgspec

    from translaudit.auditor import held_against
    from translaudit.baseline import article_in, found_in, read_baseline
    from translaudit.gates import failed_gates

    effective = _settings(config, target or source, settings, places)
    auditor = _auditor(config, msgspec.structs.replace(effective, baseline=None))
    audit = _audit(auditor, source, target)
    if effective.baseline is not None:
        path = Path(effective.baseline)
        baseline, article = read_baseline(path), article_in(path, audit.target.path)
        _note(config, article, found_in(audit, effective, baseline, article))
        audit = held_against(audit, baseline, path, effective)
    if failed := failed_gates(audit, effective):
        from translaudit.report import text
        from translaudit.report.filters import at_least

        raise AssertionError(f"{'; '.join(failed)}\n\n{text.render(at_least(audit, effective.min_severity))}")


def _audit(auditor: "Auditor", source: str | Path, target: str | Path | None) -> "Audit":
    if target is not None:
        return auditor.audit(source, target)
    if isinstance(source, str):
        raise TypeError("a text needs its translation: give both, or the Path of a file that holds both")
    return auditor.audit_file(source)


def _note(config: pytest.Config, article: str, counts: Mapping[str, int]) -> None:
    """Note what was found in an article; of several audits of it, with other settings each, the most."""
    seen = config.stash[_SEEN]
    seen[article] = seen.get(article, Counter()) | Counter(counts)


def _settings(
    config: pytest.Config,
    target: str | Path,
    settings: Mapping[str, Any],
    places: Mapping[str, str] | None = None,
) -> "Config":
    from translaudit.config_files import find_config, settings_for

    article = target if isinstance(target, Path) else config.rootpath / "article.txt"
    options = {
        "model": config.getoption("--translaudit-model"),
        "baseline": config.getoption("--translaudit-baseline"),
    }
    given = {key: value for key, value in options.items() if value is not None}
    own = dict.fromkeys(settings, f"settings of the test of {article.name}") | dict(places or {})
    return settings_for(article, find_config(article), given | dict(settings), own).config


def _auditor(config: pytest.Config, settings: "Config") -> "Auditor":
    """The run's auditor with these settings: each worker process loads each model once."""
    from translaudit.auditor import Auditor

    models = (
        settings.model,
        settings.device,
        settings.engine,
        settings.beam,
        settings.offline,
        settings.cache,
        settings.embeddings,
        settings.lm,
    )
    loaded = config.stash.setdefault(_AUDITORS, {})
    if models not in loaded:
        loaded[models] = Auditor(config=settings)
    return loaded[models].reconfigured(settings)
