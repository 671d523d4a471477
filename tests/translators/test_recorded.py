"""Recorded translations stand in for a model."""

from pathlib import Path

import pytest

from translaudit.auditor import audit
from translaudit.checks.base import Need, PairCheck
from translaudit.errors import ModelError
from translaudit.findings import Severity
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


@pytest.mark.parametrize(
    ("ask", "told"),
    [("force", "forced decoding"), ("contrast", "contrastive conditioning"), ("attend", "attention alignment")],
)
def test_only_translation_can_be_recorded(tmp_path: Path, ask: str, told: str) -> None:
    translator = recorded(tmp_path, "Ja.\tYes.\n")
    assert translator.capabilities == {Capability.TRANSLATION}
    with pytest.raises(ModelError, match=f"gives no {told}: .*; name a MarianMT model instead") as caught:
        getattr(translator, ask)([TextPair("Ja.", "Yes.")])
    assert "\n" not in str(caught.value)


def test_a_check_that_needs_what_the_witness_cannot_say_is_listed_and_one_that_only_uses_it_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def says(code: str, *, needs: set[Need], uses: set[Need]) -> PairCheck:
        return PairCheck(
            code=code,
            name="silent",
            mqm="other",
            severity=Severity.MINOR,
            examples=(),
            needs=frozenset(needs),
            uses=frozenset(uses),
            find=lambda _: (),
        )

    checks = (says("AAA901", needs={Need.FORCED_DECODING}, uses=set()), says("AAA902", needs=set(), uses=set(Need)))
    monkeypatch.setattr("translaudit.flow.select_checks", lambda *_: checks)
    witness = recorded(tmp_path, "Er kam am Freitag in die Stadt.\tHe came to the city on Friday.\n")
    result = audit("Er kam am Freitag in die Stadt.", "He came to the city on Friday.", witness)
    assert [(entry.code, entry.needs) for entry in result.not_run] == [("AAA901", "forced decoding")]


def test_a_line_without_a_tab_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="line 2 has no tab"):
        recorded(tmp_path, "Ja.\tYes.\nNein.\n")


def test_a_file_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="does not exist"):
        load_translator(f"recorded:{tmp_path / 'nothing.tsv'}")
