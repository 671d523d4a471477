"""`translaudit report` renders a stored audit to the bytes that `translaudit audit` writes."""

from pathlib import Path

import pytest

from translaudit.cli import app
from translaudit.report import Format

SOURCE = "Herr Witkoff kam am Freitag nach Genf. Er sprach mit 14 Ministern.\n"
TARGET = "Mr. Witcoff came to Geneva on Friday. He talked to 41 ministers.\n"


@pytest.mark.parametrize("form", [Format.HTML, Format.SARIF, Format.TMX, Format.MARKDOWN])
def test_a_stored_audit_is_rendered_to_the_same_bytes(
    form: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.de.txt").write_text(SOURCE, "utf-8")
    Path("a.en.txt").write_text(TARGET, "utf-8")
    pair = ["audit", "a.de.txt", "a.en.txt", "--model", "none", "--exit-zero"]
    app([*pair, "--format", "json", "-o", "audit.json"], standalone_mode=False)
    app([*pair, "--format", form, "-o", "direct"], standalone_mode=False)
    app(["report", "audit.json", "--format", form, "-o", "again"], standalone_mode=False)
    assert Path("again").read_bytes() == Path("direct").read_bytes() != b""
