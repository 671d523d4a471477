"""Bad input is told in one line that says what to do; the exit status is 2 and nothing is written."""

import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = "Der Minister sprach am Freitag mit der Presse. Er war mit dem Ergebnis nicht zufrieden.\n"
TARGET = "The minister spoke to the press on Friday. He was not happy with the result.\n"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    source, target = tmp_path / "a.de.txt", tmp_path / "a.en.txt"
    source.write_text(SOURCE, "utf-8")
    target.write_text(TARGET, "utf-8")
    return source, target


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "translaudit", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def refused(*arguments: str | Path) -> str:
    done = run(*arguments)
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    return done.stderr


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"Gr\xfc\xdfe", "byte 0xfc at position 2"),
        (b"The\x00end", "NUL character at character 3"),
        (b"x" * 50_000_000, "more than the limit of 20,000,000"),
        (SOURCE.encode(), "is German, not English"),
    ],
    ids=["empty", "blank", "not UTF-8", "NUL", "50 MB", "same language"],
)
def test_an_unreadable_translation_is_refused(pair: tuple[Path, Path], content: bytes, told: str) -> None:
    pair[1].write_bytes(content)
    message = refused("audit", *pair, "--model", "none", "-o", pair[0].parent / "report.json")
    assert told in message
    assert str(pair[1]) in message
    assert not (pair[0].parent / "report.json").exists()


def test_a_missing_file_and_a_folder_are_refused(pair: tuple[Path, Path], tmp_path: Path) -> None:
    assert "does not exist" in refused("audit", pair[0], tmp_path / "nowhere.txt", "--model", "none")
    assert "is a folder" in refused("audit", pair[0], tmp_path, "--model", "none")


def test_swapped_articles_are_recognised(pair: tuple[Path, Path]) -> None:
    assert "source and target are swapped" in refused("audit", pair[1], pair[0], "--model", "none")


def test_a_model_that_was_named_and_is_not_there_is_an_error(pair: tuple[Path, Path], tmp_path: Path) -> None:
    assert str(tmp_path / "no.tsv") in refused("audit", *pair, "--model", f"recorded:{tmp_path / 'no.tsv'}")
    message = refused("audit", *pair, "--offline", "--model", "Helsinki-NLP/opus-mt-de-en")
    assert "offline" in message
    (tmp_path / "empty").mkdir()
    assert str(tmp_path / "empty") in refused("audit", *pair, "--model", tmp_path / "empty")


def test_an_unknown_engine_is_an_error_whatever_the_model(pair: tuple[Path, Path]) -> None:
    told = refused("audit", *pair, "--model", "none", "--engine", "tensorrt")
    assert "'tensorrt' is no engine: use auto, transformers or ctranslate2" in told


def test_a_model_folder_with_pickled_weights_only_is_refused(pair: tuple[Path, Path], small_marian: Path) -> None:
    folder = pair[0].parent / "pickled"
    folder.mkdir()
    for file in small_marian.iterdir():
        if file.suffix != ".safetensors":
            (folder / file.name).write_bytes(file.read_bytes())
    assert "weights" in refused("audit", *pair, "--model", folder)
    (folder / "pytorch_model.bin").write_bytes(b"\x80\x04N.")
    message = refused("audit", *pair, "--model", folder)
    assert "pickled weights" in message
    assert "save_pretrained" in message


def test_unknown_codes_and_options_are_told_with_the_nearest_good_one(pair: tuple[Path, Path]) -> None:
    assert "no check has a code that starts with 'NAX'" in refused("audit", *pair, "--model", "none", "--select", "NAX")
    assert "did you mean NAM101" in refused("explain", "NAM10")
    assert "--formt" in refused("audit", *pair, "--formt", "json")


def test_an_unwritable_place_leaves_the_old_report(pair: tuple[Path, Path], tmp_path: Path) -> None:
    message = refused("audit", *pair, "--model", "none", "-o", tmp_path / "missing" / "report.json")
    assert "cannot write" in message


def test_findings_give_status_1_and_clean_pairs_0(pair: tuple[Path, Path]) -> None:
    assert run("audit", *pair, "--model", "none", "-q").returncode == 0
    pair[1].write_text(TARGET.replace("the press", "the the press"), "utf-8")
    assert run("audit", *pair, "--model", "none", "--fail-on", "minor").returncode == 1
    assert run("audit", *pair, "--model", "none", "--fail-on", "minor", "--exit-zero").returncode == 0
    assert run("audit", *pair, "--model", "none", "--fail-on", "never").returncode == 0


def test_a_report_on_a_file_is_the_same_twice(pair: tuple[Path, Path], tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        assert run("audit", *pair, "--model", "none", "-f", "json", "-o", tmp_path / name).returncode == 0
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.de.txt", "a.en.txt", "one.json", "two.json"]
