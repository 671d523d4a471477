"""A newsroom's project outside the repository: article pairs, settings, a baseline, a suppression."""

import sys

import pytest

pytest_plugins = ["pytester"]

GERMAN = "Der Minister sprach am Freitag mit der Presse.\n\nEr war mit dem Ergebnis der Gespräche nicht zufrieden.\n"
CLEAN = "The minister spoke to the press on Friday.\n\nHe was not happy with the result of the talks.\n"
FAULTY = "The minister spoke to the the press on Friday.\n\nHe was not happy with the result of the talks.\n"
MANIFEST = """
[[article]]
source = "one.de.txt"
target = "one.en.txt"

[[article]]
name = "second article"
source = "two.de.txt"
target = "two.en.txt"

[[article]]
source = "three.de.txt"
target = "three.en.txt"
fail_on = "critical"
"""


@pytest.fixture
def newsroom(pytester: pytest.Pytester) -> pytest.Pytester:
    articles = {"one": CLEAN, "two": FAULTY, "three": FAULTY}
    for name, english in articles.items():
        (pytester.path / f"{name}.de.txt").write_text(GERMAN, "utf-8")
        (pytester.path / f"{name}.en.txt").write_text(english, "utf-8")
    (pytester.path / "articles.toml").write_text(MANIFEST, "utf-8")
    (pytester.path / "translaudit.toml").write_text('model = "none"\nfail_on = "minor"\nselect = ["FLU"]\n', "utf-8")
    return pytester


def test_each_article_of_a_manifest_is_a_test_with_its_own_settings(newsroom: pytest.Pytester) -> None:
    result = newsroom.runpytest_subprocess("--translaudit", "articles.toml")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*second article*", "*1 findings of severity minor or above*", "*FLU802*"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_the_same_holds_with_several_workers(newsroom: pytest.Pytester) -> None:
    newsroom.runpytest_subprocess("--translaudit", "articles.toml", "-n", "2").assert_outcomes(passed=2, failed=1)


def test_without_the_option_nothing_is_collected_and_nothing_heavy_is_loaded(newsroom: pytest.Pytester) -> None:
    newsroom.makepyfile("""
        import sys

        def test_inert():
            loaded = [name for name in ("translaudit.auditor", "rich.console", "torch") if name in sys.modules]
            assert loaded == []
    """)
    newsroom.runpytest_subprocess().assert_outcomes(passed=1)


def test_the_fixture_fails_with_the_report_and_honours_the_marker(newsroom: pytest.Pytester) -> None:
    newsroom.makepyfile("""
        from pathlib import Path
        import pytest

        def test_clean(translaudit):
            translaudit.assert_clean(Path("one.de.txt"), Path("one.en.txt"))

        def test_faulty(translaudit):
            translaudit.assert_clean(Path("two.de.txt"), Path("two.en.txt"))

        @pytest.mark.translaudit(fail_on="critical")
        def test_marked(translaudit):
            translaudit.assert_clean(Path("two.de.txt"), Path("two.en.txt"))

        def test_audit(translaudit):
            assert translaudit.audit(Path("two.de.txt"), Path("two.en.txt")).findings
    """)
    result = newsroom.runpytest_subprocess("--strict-markers")
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(["*FLU802 doubling*"])


def test_a_baseline_outlives_edits_elsewhere_and_goes_stale_when_the_finding_is_mended(
    newsroom: pytest.Pytester,
) -> None:
    baseline = newsroom.path / "baseline.json"
    command = ["translaudit", "audit", "two.de.txt", "two.en.txt", "--write-baseline", "baseline.json"]
    assert newsroom.run(sys.executable, "-m", *command).ret == 0
    options = ("--translaudit", "articles.toml", "--translaudit-baseline", "baseline.json")
    newsroom.runpytest_subprocess(*options).assert_outcomes(passed=3)

    target = newsroom.path / "two.en.txt"
    target.write_text(FAULTY.replace("He was not happy", "He was not at all happy"), "utf-8")
    newsroom.runpytest_subprocess(*options).assert_outcomes(passed=3)

    for name in ("two", "three"):
        (newsroom.path / f"{name}.en.txt").write_text(CLEAN, "utf-8")
    listed = newsroom.run(sys.executable, "-m", *command[:4], "--baseline", "baseline.json")
    listed.stdout.fnmatch_lines(["*CFG901*no longer occurs*"])
    newsroom.runpytest_subprocess(*options, "--translaudit-update-baseline").assert_outcomes(passed=3)
    assert '"entries": []' in baseline.read_text("utf-8")


def test_a_comment_in_an_article_suppresses_its_finding(newsroom: pytest.Pytester) -> None:
    target = newsroom.path / "two.en.txt"
    target.write_text(
        FAULTY.replace("Friday.", "Friday. <!-- translaudit: ignore[FLU802] a quoted stammer -->"), "utf-8"
    )
    newsroom.runpytest_subprocess("--translaudit", "articles.toml").assert_outcomes(passed=3)


@pytest.mark.parametrize(
    ("manifest", "told"),
    [
        ("[[article]]\nsource = 'one.de.txt'\n", "article 1 has no 'target'"),
        ("[[article]\n", "*articles.toml*"),
    ],
)
def test_a_broken_manifest_is_one_line(newsroom: pytest.Pytester, manifest: str, told: str) -> None:
    (newsroom.path / "articles.toml").write_text(manifest, "utf-8")
    result = newsroom.runpytest_subprocess("--translaudit", "articles.toml")
    result.stdout.fnmatch_lines([f"*{told}*"])
    assert result.ret != 0


def test_a_missing_article_fails_its_own_test_only(newsroom: pytest.Pytester) -> None:
    (newsroom.path / "one.en.txt").unlink()
    result = newsroom.runpytest_subprocess("--translaudit", "articles.toml")
    result.assert_outcomes(passed=1, failed=2)
    result.stdout.fnmatch_lines(["*one.en.txt does not exist*"])
