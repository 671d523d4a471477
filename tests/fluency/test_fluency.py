"""What the fluency readings accuse, and what they know to be right."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translaudit.articles import Article, read_article
from translaudit.documents import document_from_text
from translaudit.findings import Side
from translaudit.fluency.agreement import find_disagreements
from translaudit.fluency.casing import find_miscasings
from translaudit.fluency.doubling import find_doublings
from translaudit.fluency.encoding import find_garbles
from translaudit.fluency.punctuation import find_stray_marks
from translaudit.fluency.spacing import find_gaps
from translaudit.fluency.spelling import find_slip, lost_letter
from translaudit.fluency.words import read_words
from translaudit.lexicon.frequency import zipf

READINGS = (find_disagreements, find_miscasings, find_doublings, find_garbles, find_stray_marks, find_gaps)
DISJOINT: tuple[Callable[[Article], tuple[Any, ...]], ...] = (
    find_disagreements,
    find_miscasings,
    find_garbles,
    find_gaps,
)
PIECES = (
    "the the",
    "â€œ",
    " ,",
    "The",
    "said",
    "“",
    "”",
    "-up",
    "a hours",
    "Said",
    "monday",
    "!",
    ". nobody",
    "\n",
    "He have",
    "&amp;",
)


def article(text: str, lang: str = "en") -> Article:
    return read_article(document_from_text(text, lang), Side.TARGET)


@settings(deadline=None)  # the first text waits for the word lists
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join).filter(str.strip))
def test_what_is_accused_lies_inside_the_text_and_is_not_empty(text: str) -> None:
    for reading in READINGS:
        assert all(0 <= found.start < found.end <= len(text) for found in reading(article(text)))


@settings(deadline=None)  # the first text waits for the word lists
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join).filter(str.strip))
def test_findings_of_one_reading_do_not_lie_inside_each_other(text: str) -> None:
    for reading in DISJOINT:
        found = reading(article(text))
        assert all(one.end <= other.start for one, other in itertools.pairwise(found))


def test_words_keep_their_apostrophes_and_offsets() -> None:
    text = "The minister’s plan didn't work."
    assert [word.text for word in read_words(article(text))] == ["The", "minister’s", "plan", "didn't", "work"]
    assert all(text[word.start : word.end] == word.text for word in read_words(article(text)))


def test_the_frequency_of_a_german_word_with_sharp_s_is_known() -> None:
    assert zipf("große", "de") > 5


@pytest.mark.parametrize(("word", "meant"), [("goverment", "government"), ("thier", "their"), ("recieve", "receive")])
def test_a_slip_of_a_common_word_is_corrected(word: str, meant: str) -> None:
    slip = find_slip(word, "en")
    assert slip is not None
    assert slip.meant == meant


@pytest.mark.parametrize(
    "word", ["organisation", "colour", "unheated", "waterproofed", "rewilding", "untied", "its", "centre"]
)
def test_a_rare_word_formed_by_rule_is_no_slip(word: str) -> None:
    assert find_slip(word, "en") is None


@pytest.mark.parametrize("word", ["parteiübergreifend", "sicherheitspolitisch", "abgesagt", "außerdem", "müßte"])
def test_german_compounds_are_no_slips(word: str) -> None:
    assert find_slip(word, "de") is None


def test_a_lost_letter_is_told_from_an_inflection_and_a_spelling_variant() -> None:
    assert lost_letter("hat", "that", "en")
    assert lost_letter("form", "from", "en")
    assert not lost_letter("contract", "contracts", "en")
    assert not lost_letter("color", "colour", "en")


def test_a_word_four_times_in_a_row_is_one_doubling() -> None:
    text = "They met in Rome Rome Rome Rome."
    (found,) = find_doublings(article(text))
    assert text[found.start : found.end] == "Rome Rome Rome Rome"


def test_a_headline_in_title_case_has_no_odd_capitals() -> None:
    assert find_miscasings(article("Minister Says He Will Not Go To The Summit")) == ()


def test_mojibake_is_undone_in_the_suggestion() -> None:
    assert [garble.mended for garble in find_garbles(article("Das ist fÃ¼r SchÃ¶neberg.", "de"))] == [
        "für",
        "Schöneberg.",
    ]


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    assert find_stray_marks(article("It rose approx. two points, incl. interest, vs. none before.")) == ()


def test_suspended_hyphens_stay_apart() -> None:
    assert find_gaps(article("Die Ein- und Ausfuhr, Kinder-, Jugend- oder Erwachsenengruppen.", "de")) == ()


def test_a_paragraph_needs_a_final_mark_but_not_the_lines_that_open_an_article() -> None:
    opening = "Ferry stays in port\n\nThe crew is tired. The captain wants to wait for calmer weather and a new engine"
    body = "The ferry stays in port. It is the third day of the storm, and nobody knows when the next boat leaves."
    unfinished = "Tickets remain valid. Whoever cannot wait may ask for the money back at the counter on the quay"

    def last_words(text: str) -> list[str]:
        return [text[stray.start : stray.end] for stray in find_stray_marks(article(text))]

    assert last_words("\n\n".join([opening, body, body, body])) == []
    assert last_words("\n\n".join([opening, body, body, body, unfinished])) == ["quay"]
    assert last_words("\n\n".join([opening, body, body, body, f"{unfinished}. (hkl/dpa)"])) == []
    assert last_words("\n\n".join([opening, body, body, body, f"{unfinished} (hkl/dpa)"])) == ["(hkl/dpa)"]
