"""An editor waits for the first result, and pytest for everything that a plugin imports."""

import os
import resource
import subprocess
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pytest

import translaudit

GERMAN = "Steve Witkoff traf am Freitag in Alaska den russischen Präsidenten.\n\nDie Gespräche dauerten drei Stunden.\n"
ENGLISH = "Steve Witcoff met the Russian president in Alaska on Friday.\n\nThe talks lasted three hours.\n"
HEAVY = ("torch", "transformers", "pandas", "pyarrow", "sacrebleu", "wordfreq", "langcodes", "sklearn")
NEEDLESS = ("ftfy", "numpy.ma", "rich", "typer", "pydantic", "jinja2")
"""What an audit of clean text has no use for, as long as nobody asks for a report."""
ARTICLES = ("article.de.txt", "article.en.txt")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an article pair, and beside it the byte code and the readings of earlier runs."""
    folder = tmp_path_factory.mktemp("project")
    for name, text in zip(ARTICLES, (GERMAN, ENGLISH), strict=True):
        (folder / name).write_text(text, "utf-8")
    (folder / "translaudit.toml").write_text('model = "none"\n', "utf-8")
    (folder / "articles.toml").write_text('[[article]]\nsource = "{}"\ntarget = "{}"\n'.format(*ARTICLES), "utf-8")
    return folder


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python as it runs where translaudit is installed: with byte code kept, and no other pytest plugins."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = kept | {
        "PYTHONPATH": str(Path(translaudit.__file__).parents[1]),
        "PYTHONPYCACHEPREFIX": str(project / "bytecode"),
        "TRANSLAUDIT_CACHE": str(project / "cache"),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    }
    return subprocess.run(
        [sys.executable, *arguments], cwd=project, env=environment, capture_output=True, text=True, check=False
    )


def seconds(project: Path, *arguments: str) -> float:
    """Processor time of the best of three runs, after one that fills the caches."""
    run(project, *arguments)
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run(project, *arguments)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


@cache
def yardstick(project: Path) -> float:
    """Seconds that this machine takes at this moment to start Python with numpy: 0.15 where nothing else runs."""
    return seconds(project, "-c", "import numpy")


@pytest.mark.parametrize(
    ("limit", "in_yardsticks", "arguments"),
    [
        (0.3, 2, ("-c", "import translaudit")),
        (0.5, 4, ("-m", "translaudit", "--help")),
        (1.5, 10, ("-m", "translaudit", "audit", *ARTICLES)),
        (1.5, 11, ("-m", "pytest", "-p", "translaudit.pytest_plugin", "--translaudit", "articles.toml")),
    ],
    ids=["import", "help", "audit", "pytest"],
)
def test_the_first_result_comes_soon(
    project: Path, limit: float, in_yardsticks: float, arguments: tuple[str, ...]
) -> None:
    assert seconds(project, *arguments) < max(limit, in_yardsticks * yardstick(project))


def test_an_audit_without_a_model_imports_no_heavy_or_needless_library(project: Path) -> None:
    code = (
        "import sys, pathlib, translaudit\n"
        f"source, target = map(pathlib.Path, {ARTICLES!r})\n"
        "audit = translaudit.audit(source, target, model='none')\n"
        f"print(audit.findings[0].code, [name for name in {(*HEAVY, *NEEDLESS)!r} if name in sys.modules])"
    )
    assert run(project, "-c", code).stdout.strip() == "NAM101 []"


def test_a_report_for_programs_imports_nothing_that_writes_to_a_terminal(project: Path) -> None:
    code = (
        "import sys\n"
        "sys.argv[1:] = ['audit', *sys.argv[1:], '--format', 'json', '--exit-zero']\n"
        "from translaudit.cli import main\n"
        "try: main()\n"
        "except SystemExit: print([name for name in sys.modules if name.partition('.')[0] == 'rich'])"
    )
    assert run(project, "-c", code, *ARTICLES).stdout.splitlines()[-1] == "[]"


def test_what_is_loaded_for_an_audit_is_not_looked_through_for_garbage_again_and_again(project: Path) -> None:
    code = (
        "import gc, sys\n"
        "sys.argv[1:] = ['audit', *sys.argv[1:], '--quiet']\n"
        "from translaudit.cli import main\n"
        "before, thresholds = gc.get_stats(), gc.get_threshold()\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(gc.get_stats()[0]['collections'] - before[0]['collections'], gc.get_threshold() == thresholds)"
    )
    collections, restored = run(project, "-c", code, *ARTICLES).stdout.split()[-2:]
    assert int(collections) < 25
    assert restored == "True"


def test_help_reads_no_article_and_no_language(project: Path) -> None:
    code = (
        "import sys, translaudit.cli\n"
        "print([name for name in ('numpy', 'jinja2', 'babel', 'rich', 'ftfy', 'pydantic') if name in sys.modules])"
    )
    assert run(project, "-c", code).stdout.strip() == "[]"


def test_a_notebook_completes_the_public_names_before_their_first_use_and_tells_the_version(project: Path) -> None:
    code = (
        "import sys, translaudit\n"
        "print({*translaudit.__all__} <= {*dir(translaudit)}, 'numpy' in sys.modules, translaudit.__version__)"
    )
    assert run(project, "-c", code).stdout.split() == ["True", "False", version("translaudit")]
