"""The error browser: what was missed and what was accused wrongly, with the words marked."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench import small_data
from tests.bench.planted import PlantedAuditor
from translaudit.bench import BenchError, ErrorKind, Half, Selection, run_bench, show
from translaudit.bench.errors import mark
from translaudit.findings import Severity


@pytest.fixture
def errors(tmp_path: Path) -> tuple[BenchError, ...]:
    root = small_data.write_benchmarks(tmp_path)
    auditor = PlantedAuditor({"NUM201": r"Friday", "NAM101": r"Smith|Kyiv"}, severities={"NUM201": Severity.CRITICAL})
    return run_bench(["cases"], root, auditor, day=date(2026, 1, 2), selection=Selection(half=Half.ALL)).errors


def test_a_miss_is_shown_in_its_sentence(errors: tuple[BenchError, ...]) -> None:
    shown = show(errors, "misses")
    assert shown.startswith("8 misses\n\ncases · lawrow · phrase · major\n  source: Lawrow kam am Freitag")
    assert "target: Smith came to Kyiv by [[pull]] on Friday." in shown


def test_false_alarms_are_shown_gravest_first_with_their_message(errors: tuple[BenchError, ...]) -> None:
    shown = show(errors, ErrorKind.FALSE_ALARMS)
    assert shown.startswith("32 false alarms\n\ncases · ")
    assert shown.index("NUM201 · critical · confidence 0.90") < shown.index("NAM101 · major · confidence 0.90")
    assert "‘Friday’ was planted" in shown
    assert "on [[Friday]]." in shown


def test_errors_are_shown_by_code_family_or_category(errors: tuple[BenchError, ...]) -> None:
    assert "16 false alarms of NAM" in show(errors, "false-alarms", "NAM")
    assert "NUM201" not in show(errors, "false-alarms", "NAM")
    assert "0 misses of name" in show(errors, "misses", "name")


def test_what_is_not_shown_is_counted(errors: tuple[BenchError, ...]) -> None:
    assert show(errors, "false-alarms", limit=3).endswith("… and 29 more\n")


def test_an_unknown_kind_of_error_is_refused(errors: tuple[BenchError, ...]) -> None:
    with pytest.raises(ValueError, match="hits"):
        show(errors, "hits")


def test_a_missing_word_is_marked_where_it_should_stand() -> None:
    assert mark("He came Friday.", [(7, 7)]) == "He came[[]] Friday."
    assert mark("He came Friday.", [(0, 2), (8, 14)]) == "[[He]] came [[Friday]]."


def test_a_long_text_is_cut_to_what_is_around_the_words() -> None:
    text = "before " * 100 + "Smith" + " after" * 100
    shown = mark(text, [(700, 705)])
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "[[Smith]]" in shown
    assert len(shown) < 220


@given(st.text(st.sampled_from("ab ü"), max_size=30), st.data())
def test_taking_the_marks_away_gives_the_text_back(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown = mark(text, [(start, end)])
    assert "".join(shown.replace("[[", "").replace("]]", "").split()) == "".join(text.split())
    inside = shown[shown.index("[[") + 2 : shown.index("]]")]
    assert "".join(inside.split()) == "".join(text[start:end].split())
