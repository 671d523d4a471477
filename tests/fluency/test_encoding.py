"""Garbled characters; most tokens need not be shown to ftfy at all."""

import itertools
import re

from ftfy.badness import MOJIBAKE_CATEGORIES, is_bad
from hypothesis import example, given
from hypothesis import strategies as st

from translaudit.articles import read_article
from translaudit.documents import document_from_text
from translaudit.findings import Side
from translaudit.fluency import encoding
from translaudit.fluency.encoding import find_garbles

KNOWN_TO_FTFY = "".join(
    char
    for char in map(chr, range(0x80, 0x10000))
    if re.fullmatch("[" + "".join(MOJIBAKE_CATEGORIES.values()) + "]", char)
)


def mended(text: str) -> list[str | None]:
    return [garble.mended for garble in find_garbles(read_article(document_from_text(text, "en"), Side.TARGET))]


def is_strange(token: str) -> bool:
    return encoding._STRANGE.search(token) is not None


@given(st.text(st.sampled_from("aZ .,!?7" + KNOWN_TO_FTFY), min_size=1, max_size=6))
@example("ГўВЂВ.a")
@example("‚âà")
@example("cœ7")
def test_whatever_ftfy_calls_bad_is_strange(text: str) -> None:
    for token in re.split("[ \t\r\n]", text):
        assert is_strange(token) or not is_bad(token)


def test_every_pair_of_characters_that_ftfy_calls_bad_is_strange() -> None:
    pairs = map("".join, itertools.product(KNOWN_TO_FTFY, repeat=2))
    assert [pair for pair in pairs if not is_strange(pair) and is_bad(pair)] == []


def test_words_with_umlauts_dashes_and_quotation_marks_are_not_strange() -> None:
    assert not any(map(is_strange, ["„Größe“,", "Mühe", "–", "fünf’s", "Façade", "naïve", "5", "€"]))


def test_mojibake_is_mended() -> None:
    assert mended("The cafÃ© in ZÃ¼rich said: â€œCome in&quot; &amp; sit.") == ["café", "Zürich", "“Come", '"', "&"]
