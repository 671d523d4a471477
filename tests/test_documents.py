"""Reading articles: the text stays as it is, and what cannot be read is told in one line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translaudit.documents import MAX_BYTES, detect_language, document_from_file, document_from_text
from translaudit.errors import InputError

GERMAN = "Die Ministerin sagte am Freitag, dass sie mit dem Ergebnis der Gespräche nicht zufrieden ist."
ENGLISH = "The minister said on Friday that she was not happy with the outcome of the talks."


def written(folder: Path, data: bytes) -> Path:
    path = folder / "article.txt"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("text", ["\ufeffEin Satz.\r\nNoch einer.", "Cafe\u0301 am\u00a0Rhein\n", "Zeile\rZeile"])
def test_byte_order_mark_line_ends_and_decomposed_letters_stay_in_the_text(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text.encode())
    assert document_from_file(path, "de").text == text


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b" \r\n\t\xc2\xa0", "is empty"),
        ("\ufeff".encode(), "is empty"),
        (b"Gr\xfc\xdfe aus Berlin", "not UTF-8: byte 0xfc at position 2"),
        (b"Ein\x00Satz.", "NUL character at character 3"),
        (b"x" * (MAX_BYTES + 1), "more than the limit of 20,000,000"),
    ],
)
def test_a_file_that_is_no_article_is_refused_with_what_to_do(tmp_path: Path, data: bytes, told: str) -> None:
    with pytest.raises(InputError) as caught:
        document_from_file(written(tmp_path, data), "de")
    message = str(caught.value)
    assert told in message
    assert str(tmp_path) in message
    assert "\n" not in message


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        document_from_file(tmp_path / "nowhere.txt", "de")
    with pytest.raises(InputError, match="is a folder"):
        document_from_file(tmp_path, "de")


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(InputError, match="half a surrogate pair at character 1"):
        document_from_text("a\ud800", "en")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1), st.data())
def test_a_span_quotes_exactly_the_words_between_its_offsets(text: str, data: st.DataObject) -> None:
    document = document_from_text("x" + text, "en")
    start = data.draw(st.integers(0, len(document.text)))
    end = data.draw(st.integers(start, len(document.text)))
    assert document.span(start, end).text == document.text[start:end]


@pytest.mark.parametrize(("text", "lang"), [(GERMAN, "de"), (ENGLISH, "en"), ("12 345 --- 67", None), ("", None)])
def test_the_language_of_running_text_is_recognised(text: str, lang: str | None) -> None:
    assert detect_language(text) == lang
