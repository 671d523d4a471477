"""A lexicon drafted from an audit, and used."""

import tomllib
from pathlib import Path

import msgspec
import pytest

from tests.cli.running import run
from translaudit.record import Audit

GERMAN = "Der Sondergesandte Steve Witkoff flog am Montag nach Moskau. Später sprach Witkoff mit Reportern."
ENGLISH = "Special envoy Steve Vitkoff flew to Moscow on Monday. Later, Witcoff talked to reporters."


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audit")
    (folder / "a.de.txt").write_text(GERMAN, "utf-8")
    (folder / "a.en.txt").write_text(ENGLISH, "utf-8")
    stored = folder / "audit.json"
    stored.write_text(
        run(
            "audit",
            *(str(folder / f"a.{lang}.txt") for lang in ("de", "en")),
            "--model",
            "none",
            "-f",
            "json",
            status=1,
        ),
        "utf-8",
    )
    return stored


def test_the_draft_has_the_right_spelling_and_the_wrong_ones(audit: Path) -> None:
    drafted = tomllib.loads(run("lexicon", "suggest", str(audit)))
    assert drafted == {
        "name": [{"canonical": "Witkoff", "forms": {"de": ["Witkoff"]}, "wrong": ["Vitkoff", "Witcoff"]}]
    }


def test_only_accepted_findings_are_drafted(audit: Path) -> None:
    findings = msgspec.json.decode(audit.read_bytes(), type=Audit).findings
    chosen = next(each.fingerprint for each in findings if each.target and each.target[0].text == "Witcoff")
    drafted = tomllib.loads(run("lexicon", "suggest", str(audit), "--accepted", chosen))
    assert drafted["name"][0]["wrong"] == ["Witcoff"]


def test_a_drafted_lexicon_is_read_and_accuses_the_spelling_in_the_next_article(audit: Path, tmp_path: Path) -> None:
    lexicon, source, target = tmp_path / "names.toml", tmp_path / "b.de.txt", tmp_path / "b.en.txt"
    run("lexicon", "suggest", str(audit), "-o", str(lexicon))
    source.write_text("Der Gesandte blieb am Mittwoch in Genf und schwieg.", "utf-8")
    target.write_text("On Wednesday Vitkoff stayed in Geneva and was silent.", "utf-8")
    report = run("audit", str(source), str(target), "--model", "none", "--lexicon", str(lexicon), "--fail-on", "never")
    assert "NAM104" in report


def test_an_unknown_fingerprint_is_refused(audit: Path) -> None:
    assert "no finding has the fingerprint x" in run("lexicon", "suggest", str(audit), "--accepted", "x", status=2)
