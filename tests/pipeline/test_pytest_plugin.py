"""A newsroom's project outside the repository: article pairs, settings, a baseline, a suppression."""

import json
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
    result.stdout.fnmatch_lines(["*second article*", "*1 finding of severity minor or above*", "*FLU802*"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_the_same_holds_with_several_workers(newsroom: pytest.Pytester) -> None:
    newsroom.runpytest_subprocess("--translaudit", "articles.toml", "-n", "2").assert_outcomes(passed=2, failed=1)


def test_the_report_of_a_failed_test_shows_what_the_settings_show(newsroom: pytest.Pytester) -> None:
    (newsroom.path / "translaudit.toml").write_text(
        'model = "none"\nfail_on_codes = { FLU = "minor" }\nmin_severity = "minor"\nselect = ["FLU", "PHR401"]\n',
        "utf-8",
    )
    (newsroom.path / "two.de.txt").write_text("Der Minister sprach am Freitag.\n", "utf-8")
    (newsroom.path / "two.en.txt").write_text("The the minister gargled vividly on Friday.\n", "utf-8")
    printed = newsroom.runpytest_subprocess("--translaudit", "articles.toml", "-k", "second").stdout.str()
    assert "FLU802" in printed
    assert "NEUTRAL" not in printed


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


def accept(newsroom: pytest.Pytester, *names: str) -> None:
    for name in names:
        command = ["translaudit", "audit", f"{name}.de.txt", f"{name}.en.txt", "--write-baseline", "baseline.json"]
        assert newsroom.run(sys.executable, "-m", *command).ret == 0


def entries(newsroom: pytest.Pytester) -> list[tuple[str, str]]:
    listed = json.loads((newsroom.path / "baseline.json").read_text("utf-8"))["entries"]
    return [(entry["article"], entry["code"]) for entry in listed]


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["one process", "workers"])
def test_a_newsroom_accepts_edits_mends_and_updates(newsroom: pytest.Pytester, workers: tuple[str, ...]) -> None:
    manifest = MANIFEST.replace('fail_on = "critical"\n', "")
    (newsroom.path / "articles.toml").write_text(manifest, "utf-8")
    suppressed = newsroom.path / "three.en.txt"
    suppressed.write_text(FAULTY.replace("Friday.", "Friday. <!-- translaudit: ignore[FLU802] a stammer -->"), "utf-8")
    accept(newsroom, "one", "two")
    assert entries(newsroom) == [("two.en.txt", "FLU802")]
    options = ("--translaudit", "articles.toml", "--translaudit-baseline", "baseline.json", *workers)

    def outcomes() -> dict[str, int]:
        return newsroom.runpytest_subprocess(*options).parseoutcomes()

    assert outcomes() == {"passed": 3}
    (newsroom.path / "one.en.txt").write_text(FAULTY, "utf-8")
    assert outcomes() == {"passed": 2, "failed": 1}, "what is known of one article is new in another"

    (newsroom.path / "one.en.txt").write_text(CLEAN, "utf-8")
    two = newsroom.path / "two.en.txt"
    two.write_text(
        "A new first paragraph.\n\n" + FAULTY.replace("He was not happy", "He was not at all happy"), "utf-8"
    )
    assert outcomes() == {"passed": 3}, "an edit elsewhere leaves the entry valid"

    two.write_text(CLEAN, "utf-8")
    update = (*options, "--translaudit-update-baseline")
    assert entries(newsroom) == [("two.en.txt", "FLU802")]
    newsroom.runpytest_subprocess(*update).assert_outcomes(passed=3)
    assert entries(newsroom) == []


def test_a_mended_finding_is_reported_as_stale_for_its_own_article_only(newsroom: pytest.Pytester) -> None:
    accept(newsroom, "two", "three")
    (newsroom.path / "two.en.txt").write_text(CLEAN, "utf-8")
    command = ("-m", "translaudit", "audit")
    for name, stale in (("one", False), ("two", True), ("three", False)):
        pair = (f"{name}.de.txt", f"{name}.en.txt")
        printed = newsroom.run(sys.executable, *command, *pair, "--baseline", "baseline.json").stdout.str()
        assert ("no longer occurs" in printed) == stale
    pair = ("two.de.txt", "two.en.txt")
    newsroom.run(sys.executable, *command, *pair, "--baseline", "baseline.json", "--update-baseline")
    assert entries(newsroom) == [("three.en.txt", "FLU802")]


def test_a_renamed_article_keeps_its_entry_and_an_update_writes_its_new_name(
    newsroom: pytest.Pytester,
) -> None:
    accept(newsroom, "two")
    for side in ("de", "en"):
        (newsroom.path / f"two.{side}.txt").rename(newsroom.path / f"second.{side}.txt")
    manifest = (newsroom.path / "articles.toml").read_text("utf-8")
    (newsroom.path / "articles.toml").write_text(manifest.replace("two.", "second."), "utf-8")
    options = ("--translaudit", "articles.toml", "--translaudit-baseline", "baseline.json")
    newsroom.runpytest_subprocess(*options, "--translaudit-update-baseline").assert_outcomes(passed=3)
    assert entries(newsroom) == [("second.en.txt", "FLU802")]


def test_a_baseline_that_is_not_there_is_told_before_any_article_is_audited(newsroom: pytest.Pytester) -> None:
    options = ("--translaudit", "articles.toml", "--translaudit-baseline", "absent.json")
    for update in ((), ("--translaudit-update-baseline",)):
        result = newsroom.runpytest_subprocess(*options, *update)
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["*absent.json does not exist; begin one with: translaudit audit*"])
        result.stderr.no_fnmatch_line("*Traceback*")


def test_a_folder_of_pairs_is_collected_by_its_names(newsroom: pytest.Pytester) -> None:
    folder = newsroom.path / "articles"
    for path in newsroom.path.glob("*.txt"):
        (folder / path.name[:1]).mkdir(parents=True, exist_ok=True)
        path.rename(folder / path.name[:1] / path.name)
    (folder / "o" / "one.en.txt").unlink()
    (folder / "test_other.py").write_text("def test_other(): pass")
    result = newsroom.runpytest_subprocess("--translaudit", "articles", "-v")
    result.assert_outcomes(failed=3)
    result.stdout.fnmatch_lines(["*o/one.en.txt*", "*t/three.en.txt*", "*t/two.en.txt*", "*one.en.txt does not exist*"])


def test_settings_of_an_article_are_read_from_the_folder_of_the_list(newsroom: pytest.Pytester) -> None:
    desk = newsroom.path / "desk"
    desk.mkdir()
    (desk / "house.toml").write_text('[[phrase]]\nwrong = ["spoke to the press"]\nright = "met the press"\n', "utf-8")
    article = '[[article]]\nsource = "../one.de.txt"\ntarget = "../one.en.txt"\nselect = ["PHR"]\nfail_on = "minor"\n'
    (desk / "articles.toml").write_text(article + 'lexicons = ["house.toml"]\n', "utf-8")
    result = newsroom.runpytest_subprocess("--translaudit", "desk/articles.toml")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*write: met the press*"])


def test_a_comment_in_an_article_suppresses_its_finding(newsroom: pytest.Pytester) -> None:
    target = newsroom.path / "two.en.txt"
    target.write_text(
        FAULTY.replace("Friday.", "Friday. <!-- translaudit: ignore[FLU802] a quoted stammer -->"), "utf-8"
    )
    newsroom.runpytest_subprocess("--translaudit", "articles.toml").assert_outcomes(passed=3)


@pytest.mark.parametrize(
    ("key", "told", "status"),
    [
        ("fail_one = 'major'", "articles.toml:4: unknown key 'fail_one': did you mean 'fail_on'?", 2),
        ("fail_on = 'always'", "articles.toml:4: 'fail_on': invalid enum value 'always'", 1),
    ],
)
def test_a_bad_setting_of_an_article_is_one_line_with_its_place(
    newsroom: pytest.Pytester, key: str, told: str, status: int
) -> None:
    text = f"[[article]]\nsource = 'one.de.txt'\ntarget = 'one.en.txt'\n{key}\n"
    (newsroom.path / "articles.toml").write_text(text, "utf-8")
    result = newsroom.runpytest_subprocess("--translaudit", "articles.toml")
    result.stdout.fnmatch_lines([f"*{told}*"])
    assert result.ret == status


def test_a_missing_article_fails_its_own_test_only(newsroom: pytest.Pytester) -> None:
    (newsroom.path / "one.en.txt").unlink()
    result = newsroom.runpytest_subprocess("--translaudit", "articles.toml")
    result.assert_outcomes(passed=1, failed=2)
    result.stdout.fnmatch_lines(["*one.en.txt does not exist*"])
