"""Cutting articles into sentences without moving an offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translaudit.documents import document_from_text
from translaudit.segments import segment_document


def sentences(text: str, lang: str = "de") -> list[str]:
    document = document_from_text(text, lang)
    return [text[segment.start : segment.end] for segment in segment_document(document)]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("de", ["Er kam am 3. Oktober an.", "Dann ging er."]),
        ("de", ["Ein Nr. 10-Sprecher war da.", "Der 1. FC Köln auch."]),
        ("de", ["Am 1. und 2. Mai kam Friedrich II. nach Wien.", "Es regnete."]),
        ("de", ["Das gilt z. B. für Berlin.", "Sonst nicht."]),
        ("de", ["Sie sagte: „Wir gehen.“", "Dann ging sie."]),
        ("de", ["„Was?“, fragte er.", "„Ja!“"]),
        ("de", ["Er starb 1999.", "Sie lebt."]),
        ("en", ["Mr. Cox met Dr. Lee at 5 p.m. on Friday.", "They talked."]),
        ("en", ["No. 10 was silent.", "The U.S. was not."]),
        ("en", ["She said, “We leave.”", "Then she left."]),
        ("en", ["In June they still expected 0.9.", "Inflation was 2.1 per cent.", "See 3.2.1 for more."]),
        ("en", ["“Go!” he said.", "He is 53.", "She is older."]),
        ("de", ["Der Weg hat es in sich.", "700 Stufen inkl. 12 Leitern sind es."]),
        ("en", ["The path is steep.", "700 steps, approx. 12 of them icy."]),
        ("en", ["Rubio said that she will get things. “"]),
    ],
)
def test_a_full_stop_ends_a_sentence_only_where_it_does(lang: str, expected: list[str]) -> None:
    assert sentences(" ".join(expected), lang) == expected


def test_a_quotation_over_several_paragraphs_stays_with_its_sentences() -> None:
    text = "„Wir danken allen.\n\n„Wir kommen wieder.“"
    assert sentences(text) == ["„Wir danken allen.", "„Wir kommen wieder.“"]


def test_lines_are_paragraphs_unless_the_text_is_wrapped_by_hand() -> None:
    lines = "Erste Meldung\nDer Rat tagt heute in Brüssel.\nEr berät über den Haushalt."
    assert [segment.paragraph for segment in segment_document(document_from_text(lines, "de"))] == [0, 1, 2]
    wrapped = (
        "Der Rat der Stadt tagt heute nach langer Pause wieder im\n"
        "großen Saal des Rathauses und berät dort über den neuen\n"
        "Haushalt, der seit Wochen umstritten ist und über den\n"
        "Radweg am Fluss.\n\nDie Sitzung ist öffentlich.\n"
    )
    assert [segment.paragraph for segment in segment_document(document_from_text(wrapped, "de"))] == [0, 1]


@given(st.text(st.sampled_from("aÄß. !?“„”’'\u00a0\r\n\t\ufeff3,Nr"), min_size=1, max_size=200))
def test_every_visible_character_is_in_exactly_one_segment(text: str) -> None:
    document = document_from_text("x" + text, "de")
    covered: list[int] = []
    for segment in segment_document(document):
        assert segment.start < segment.end
        covered += range(segment.start, segment.end)
    assert len(covered) == len(set(covered))
    missed = set(range(len(document.text))) - set(covered)
    assert all(document.text[position] in "\ufeff\u00a0 \r\n\t" for position in missed)
