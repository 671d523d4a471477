"""Quotation marks are read together: one wrong mark is one finding, and correct text has none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translaudit.articles import Article, read_article
from translaudit.documents import document_from_text
from translaudit.findings import Side
from translaudit.quotations import read_quotations
from translaudit.quotations.marks import quotation_rules
from translaudit.quotations.verdicts import judge_quotations

STYLES = {
    "en": [("“", "”", "‘", "’"), ('"', '"', "'", "'"), ("«", "»", "‹", "›")],
    "de": [
        ("„", "“", "‚", "‘"),
        ("»", "«", "›", "‹"),
        ("«", "»", "‹", "›"),
        ('"', '"', "'", "'"),
        ("“", "”", "‘", "’"),
    ],
}
VOCABULARY = ("peace", "talks", "went", "on", "after", "the", "vote", "while", "nobody", "left", "town")
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=6)
FAULTY = (
    "“We won,” she said. “Nobody saw it coming. Then he left.\nThe town waits.",
    "He had said that much would follow. “\n“It is over,” he added.",
    "She called it “a gift” for “the city and a” lasting “.\nNobody knew why.",
    "“All is well,” he said, “he said,” But the trial goes on.\nIt ends in May.",
    "It is safe,” the mayor said. He left.\nIt rained.",
)


def article(text: str, lang: str = "en") -> Article:
    return read_article(document_from_text(text, lang), Side.TARGET)


def accused(text: str, lang: str = "en") -> list[str]:
    return [text[verdict.start : verdict.end] for verdict in judge_quotations(article(text, lang))]


@st.composite
def quoting_text(draw: st.DrawFn, lang: str) -> str:
    """Sentences in one style, some of them quoted, some with a quotation inside the quotation."""
    opening, closing, inner_opening, inner_closing = draw(st.sampled_from(STYLES[lang]))
    sentences = []
    for _ in range(draw(st.integers(2, 6))):
        before, inside, after = (" ".join(draw(WORDS)) for _ in range(3))
        if draw(st.booleans()):
            inside = f"{inside} {inner_opening}{' '.join(draw(WORDS))}{inner_closing} {after}"
        quoted = draw(st.booleans())
        sentence = f"The {before} {opening}{inside}{closing} {after}." if quoted else f"The {before} {after}."
        sentences.append(sentence)
    return "".join(f"{sentence}{draw(st.sampled_from([' ', chr(10)]))}" for sentence in sentences).strip()


@given(quoting_text("en"))
def test_balanced_english_quotations_are_never_accused(text: str) -> None:
    assert accused(text) == []


@given(quoting_text("de"))
def test_balanced_german_quotations_are_never_accused(text: str) -> None:
    assert accused(text, "de") == []


@given(
    prefix=st.lists(WORDS.map(lambda words: f"The {' '.join(words)}."), min_size=1, max_size=4),
    faulty=st.sampled_from(FAULTY),
)
def test_text_put_before_an_article_shifts_verdicts_and_changes_nothing_else(prefix: list[str], faulty: str) -> None:
    before = " ".join(prefix) + "\n"
    shifted = [
        (verdict.start - len(before), verdict.end - len(before))
        for verdict in judge_quotations(article(before + faulty))
    ]
    assert shifted == [(verdict.start, verdict.end) for verdict in judge_quotations(article(faulty))]


@pytest.mark.parametrize("text", FAULTY)
def test_one_mistake_is_one_verdict(text: str) -> None:
    assert len(judge_quotations(article(text))) == 1


def test_a_scrambled_stretch_is_accused_as_a_whole() -> None:
    assert accused(FAULTY[2]) == ["“a gift” for “the city and a” lasting “."]


def test_a_quotation_over_paragraphs_opens_each_and_closes_only_the_last() -> None:
    text = "She said: “We begin.\n“We go on.\n“We are done.”\nThen “she” left."
    assert accused(text) == []
    assert [quotation.complete for quotation in read_quotations(article(text)).quotations] == [True, True]


def test_the_mark_that_closes_in_german_opens_in_english_style() -> None:
    assert accused("Er nannte es “gut”. Sie nannte es “schlecht”.", "de") == []
    assert accused("Er nannte es „gut“. Sie nannte es „schlecht“.", "de") == []


def test_a_single_sentence_may_be_cut_out_of_a_quotation() -> None:
    assert accused("“We will go on for as long as it takes.") == []
    assert judge_quotations(article("“We will go on for as long as it takes."), whole=True)


def test_apostrophes_are_not_quotation_marks() -> None:
    assert accused("Rock ’n’ roll of the ’90s was the dogs’ music, and it's the boys' fault.\nIt’s over.") == []


def test_a_language_without_styles_is_not_judged() -> None:
    assert quotation_rules("fi") is None
