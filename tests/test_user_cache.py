"""What is kept for the next start is never required and never believed when it is damaged."""

from pathlib import Path

import pytest

from translaudit.user_cache import cache_folder, kept


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRANSLAUDIT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "readings"


def fail() -> bytes:
    raise AssertionError("made again although it was kept")


def test_what_one_process_made_the_next_one_finds(folder: Path) -> None:
    assert kept("list-1", lambda: b"made") == b"made"
    assert kept("list-1", fail) == b"made"
    assert [path.name for path in folder.iterdir()] == ["list-1"]


@pytest.mark.parametrize("damage", [b"", b"made", b"\0\0\0\0made"])
def test_a_damaged_file_is_made_anew(folder: Path, damage: bytes) -> None:
    kept("list-1", lambda: b"made")
    (folder / "list-1").write_bytes(damage)
    assert kept("list-1", lambda: b"again") == b"again"
    assert kept("list-1", fail) == b"again"


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("TRANSLAUDIT_CACHE", str(tmp_path / "file" / "cache"))
    assert kept("list-1", lambda: b"made") == b"made"


def test_nothing_is_left_behind_when_writing_fails(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, target: Path) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", refuse)
    assert kept("list-1", lambda: b"made") == b"made"
    assert list(folder.iterdir()) == []


def test_the_cache_folder_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRANSLAUDIT_CACHE", "~/kept")
    assert cache_folder() == Path.home() / "kept"
