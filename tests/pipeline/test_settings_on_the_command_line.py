"""What a newsroom sets on the command line, and one line, with file and line, for everything that cannot be meant."""

import contextlib
import io
import json
import os
from pathlib import Path

import pytest

from translaudit.cli import main
from translaudit.config import Config

GERMAN = "Steve Witkoff traf am Freitag den Präsidenten.\n\nDie Gespräche dauerten drei Stunden.\n"
ENGLISH = "Steve Witcoff met the the president on Friday.\n\nThe talks lasted three hours.\n"
PAIR = ("a.de.txt", "a.en.txt")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in zip(PAIR, (GERMAN, ENGLISH), strict=True):
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "translaudit.toml").write_text('model = "none"\nselect = ["NAM101", "FLU802"]\n', "utf-8")
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of the command line, in this process."""
    monkeypatch.setattr("sys.argv", ["translaudit", *arguments])
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), pytest.raises(SystemExit) as left:
        main()
    return int(left.value.code or 0), out.getvalue(), err.getvalue()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ({"translaudit.toml": "\nbeam = 'four'\n"}, "translaudit.toml:2: 'beam': expected `int`, got `str`"),
        ({"translaudit.toml": "\nfail_one = 'x'\n"}, "translaudit.toml:2: unknown key 'fail_one': did you mean"),
        ({"translaudit.toml": "fail_on = 'minor'\nmin_severity = 'major'\n"}, "translaudit.toml:2: fail_on = minor"),
        ({"translaudit.toml": "\nlexicons = ['gone.toml']\n"}, "translaudit.toml:2: lexicon"),
        ({"translaudit.toml": "extend = 'b.toml'\n", "b.toml": "\nextend = 'translaudit.toml'\n"}, "b.toml:2: "),
        ({"translaudit.toml": "beam = 2\n=\n"}, "translaudit.toml:2: configuration is not TOML"),
        ({"pyproject.toml": "[tool.other]\n[tool.translaudit]\nbeam = 0\n"}, "pyproject.toml:3: 'beam': expected"),
        ({"pyproject.toml": "[tool]\ntranslaudit = 5\n[x.'[tool.translaudit]']"}, "pyproject.toml:2: 'translaudit'"),
        ({"translaudit.toml": "lexicons = ['house.toml']\n", "house.toml": "[[name]]\ncanon = 'Kyiv'\n"}, ", line 2: "),
        ({"translaudit.toml": "baseline = 'known.json'\n", "known.json": "{\n}}"}, "known.json:2: this is no baseline"),
        (
            {"a.en.txt.translaudit.toml": "[[ignore]]\nkode = 'NAM'\n"},
            "a.en.txt.translaudit.toml:2: unknown key",
        ),
        ({"a.en.txt": ENGLISH + "\n<!-- translaudit: mute -->\n"}, "a.en.txt:5: 'mute' says nothing to translaudit"),
    ],
    ids=[
        "wrong type",
        "unknown key",
        "contradictory gates",
        "missing lexicon",
        "cyclic include",
        "not TOML",
        "wrong value in pyproject",
        "no table in pyproject",
        "unknown key of a lexicon",
        "broken baseline",
        "unknown key of a file of suppressions",
        "comment that says nothing",
    ],
)
def test_a_bad_file_is_one_line_with_its_place_and_exit_status_2(
    project: Path, monkeypatch: pytest.MonkeyPatch, written: dict[str, str], told: str
) -> None:
    if "pyproject.toml" in written:
        (project / "translaudit.toml").unlink()
    for name, text in written.items():
        (project / name).write_text(text, "utf-8")
    status, out, err = run(monkeypatch, "audit", *PAIR)
    assert (status, out) == (2, "")
    assert err.startswith("translaudit: ")
    assert told in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("--source-lang", "xx"),
            "source_lang = xx: no data for this language; translaudit knows de, en",
        ),
        (("--fail-on-code", "NAM"), "--fail-on-code NAM: write it as CODE=LEVEL, such as NAM=minor"),
        (("--fail-on-code", "NAX=minor"), "command line: no check has a code that starts with 'NAX'"),
        (("--fail-on", "never", "--fail-confidence", "0.5"), "command line: fail_confidence = 0.5 has no effect"),
        (("--write-baseline", "new.json", "--update-baseline"), "leave one of them out"),
        (("--update-baseline",), "--update-baseline needs --baseline FILE"),
        (("--min-quality", "120"), "'--min-quality'"),
        (("--lexicon", "gone.toml"), "command line: lexicon gone.toml does not exist"),
        (("--lm", "gone"), "'gone' is no language model: name a folder, auto or none"),
    ],
)
def test_options_that_cannot_be_meant_are_one_line_and_exit_status_2(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    status, out, err = run(monkeypatch, "audit", *PAIR, *arguments)
    assert (status, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((), 1),
        (("--fail-on", "critical"), 0),
        (("--fail-on", "never", "--fail-on-code", "flu802=minor"), 1),
        (("--fail-on-code", "NAM=never,FLU=never"), 0),
        (("--fail-confidence", "0.99"), 0),
        (("--fail-on", "never", "--max-penalty", "1"), 1),
        (("--fail-on", "never", "--min-quality", "100"), 1),
        (("--fail-on", "never", "--min-quality", "0"), 0),
        (("--exit-zero",), 0),
    ],
)
def test_a_gate_sets_the_exit_status_and_hides_nothing(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], status: int
) -> None:
    left, out, _ = run(monkeypatch, "audit", *PAIR, *arguments)
    assert left == status
    assert "NAM101" in out
    assert "FLU802" in out


def test_a_draft_is_told_on_the_command_line_whatever_the_file_says(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    german = "Die Gewerkschaft lehnte das Angebot der Arbeitgeber am Freitag ab und kündigte neue Streiks an.\n"
    english = "The trade union leaned the bid of the workers at Friday off and announced new strikes.\n"
    for name, text in zip(PAIR, (german, english), strict=True):
        (project / name).write_text(text, "utf-8")

    def accused(*arguments: str) -> bool:
        shown = run(monkeypatch, "audit", *PAIR, "--select", "PHR401", "--min-severity", "minor", *arguments)[1]
        return "mangled-phrase" in shown

    assert accused("--draft")
    assert not accused()
    (project / "translaudit.toml").write_text('model = "none"\ndraft = true\n', "utf-8")
    assert accused()
    assert not accused("--no-draft")


def test_a_baseline_and_the_report_of_what_it_accepts_are_written_together(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, _, _ = run(monkeypatch, "audit", *PAIR, "--write-baseline", "new.json", "-f", "json", "-o", "report.json")
    assert status == 0
    entries = json.loads((project / "new.json").read_text("utf-8"))["entries"]
    findings = json.loads((project / "report.json").read_text("utf-8"))["findings"]
    assert {entry["fingerprint"] for entry in entries} == {finding["fingerprint"] for finding in findings}
    assert {entry["article"] for entry in entries} == {"a.en.txt"}


def test_writing_the_baseline_of_one_article_keeps_what_is_known_of_others(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for side, text in (("de", GERMAN), ("en", ENGLISH)):
        (project / f"b.{side}.txt").write_text(text, "utf-8")
    for pair in (PAIR, ("b.de.txt", "b.en.txt")):
        run(monkeypatch, "audit", *pair, "--write-baseline", "known.json")
    for pair in (PAIR, ("b.de.txt", "b.en.txt")):
        assert run(monkeypatch, "audit", *pair, "--baseline", "known.json")[0] == 0
    run(monkeypatch, "audit", *PAIR, "--baseline", "known.json", "--update-baseline")
    articles = [entry["article"] for entry in json.loads((project / "known.json").read_text("utf-8"))["entries"]]
    assert sorted(articles) == ["a.en.txt", "a.en.txt", "b.en.txt", "b.en.txt"]


def test_the_settings_and_their_places_are_shown(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "translaudit.toml").write_text('model = "none"\n\n[fail_on_codes]\nNAM = "minor"\n', "utf-8")
    _, out, _ = run(monkeypatch, "config", "show", PAIR[1])
    file = project.resolve() / "translaudit.toml"
    assert f'model = "none"  # {file}:1' in out.splitlines()
    assert f'fail_on_codes = {{"NAM":"minor"}}  # {file}:3' in out.splitlines()
    assert "min_quality = null  # default" in out.splitlines()


def test_every_key_is_listed_with_its_default_and_its_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    status, out, _ = run(monkeypatch, "config", "keys")
    lines = out.splitlines()
    assert status == 0
    assert [line.partition(" = ")[0] for line in lines[::2]] == list(Config.__struct_fields__)
    assert 'fail_on = "major"' in lines
    assert all(len(line.split()) >= 4 for line in lines[1::2])


def test_pages_and_files_of_both_sides_are_aligned_as_they_are_audited(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in (("a.de.html", GERMAN), ("a.en.html", ENGLISH)):
        paragraphs = "".join(f"<p>{line}</p><script>alert(1)</script>" for line in text.split("\n\n"))
        (project / name).write_text(f"<html><body>{paragraphs}</body></html>", "utf-8")
    rows = zip(GERMAN.strip().split("\n\n"), ENGLISH.strip().split("\n\n"), strict=True)
    (project / "both.tsv").write_text("".join("\t".join(row) + os.linesep for row in rows), "utf-8")
    for arguments in (("a.de.html", "a.en.html"), ("both.tsv",)):
        status, out, _ = run(monkeypatch, "align", *arguments, "--format", "json")
        beads = json.loads(out)["beads"]
        assert status == 0
        assert [(bead["source"], bead["target"]) for bead in beads] == [([0], [0]), ([1], [1])]
        assert "alert" not in out
