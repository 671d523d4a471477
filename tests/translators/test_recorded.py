"""Recorded translations stand in for a model."""

from pathlib import Path

import pytest

from translaudit.errors import ModelError
from translaudit.translators.base import Ailment, Capability, TextPair
from translaudit.translators.resolve import load_translator


def recorded(tmp_path: Path, content: str):  # type: ignore[no-untyped-def]
    path = tmp_path / "recorded.tsv"
    path.write_text(content, encoding="utf-8")
    translator, _ = load_translator(f"recorded:{path}")
    assert translator is not None
    return translator


def test_a_segment_is_found_by_its_exact_text(tmp_path: Path) -> None:
    translator = recorded(tmp_path, "Er kam am Freitag.\tHe came on Friday.\tHe arrived on Friday.\n")
    assert translator.translate(["Er kam am Freitag."])[0].text == "He came on Friday."


def test_white_space_and_quotation_marks_do_not_matter(tmp_path: Path) -> None:
    translator = recorded(tmp_path, '"Wir warten", sagte sie.\t"We are waiting," she said.\n')
    assert translator.translate(["„Wir\u00a0warten“,  sagte sie."])[0].text == '"We are waiting," she said.'


def test_a_segment_that_was_not_recorded_is_missing(tmp_path: Path) -> None:
    translator = recorded(tmp_path, "Er kam am Freitag.\tHe came on Friday.\n")
    assert translator.translate(["Er ging am Samstag."])[0].ailments == (Ailment.MISSING,)


def test_only_translation_can_be_recorded(tmp_path: Path) -> None:
    translator = recorded(tmp_path, "Ja.\tYes.\n")
    assert translator.capabilities == {Capability.TRANSLATION}
    with pytest.raises(ModelError, match="forced decoding"):
        translator.force([TextPair("Ja.", "Yes.")])


def test_a_line_without_a_tab_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="line 2 has no tab"):
        recorded(tmp_path, "Ja.\tYes.\nNein.\n")


def test_a_file_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="does not exist"):
        load_translator(f"recorded:{tmp_path / 'nothing.tsv'}")
