"""Patterns are found wherever they stand, by stem, and every span quotes the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translaudit.articles import read_article
from translaudit.documents import document_from_text
from translaudit.findings import Side
from translaudit.lexicon import Lexicon, garbled_phrases
from translaudit.lexicon.patterns import PatternError, PatternIndex, expand, keys
from translaudit.lexicon.renderings import literal_parts
from translaudit.lexicon.words import stemmer, words_of

WORDS = st.sampled_from(
    ["under", "four", "eyes", "special", "US", "messenger", "the", "met", "Ärger", "—", "“", ".", "\n"]
)


@settings(deadline=None)  # the first example pays for the index
@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join).filter(lambda text: any(map(str.isalnum, text))))
def test_words_and_garbled_phrases_quote_the_text(text: str) -> None:
    article = read_article(document_from_text(text, "en"), Side.TARGET)
    for word in (word for words in words_of(article) for word in words):
        assert text[word.start : word.end] == word.text
    for phrase in garbled_phrases(article, Lexicon()):
        assert text[phrase.target.start : phrase.target.end] == phrase.target.text


@given(
    st.lists(st.sampled_from(["a", "bb", "* ", "(a|bb)", "(ccc|)", "(a bb|ccc)", "(|a)"]), min_size=1, max_size=5).map(
        " ".join
    )
)
def test_every_phrase_of_a_pattern_has_one_of_its_keys(pattern: str) -> None:
    try:
        phrases = expand(pattern)
    except PatternError:
        return
    assert all(set(keys(pattern)) & set(words) for words in phrases)


@given(st.lists(st.sampled_from("abc"), max_size=12), st.sampled_from(["a b", "a * c", "(a|b) c", "b (a|) c"]))
def test_the_index_finds_what_looking_everywhere_finds(stems: list[str], pattern: str) -> None:
    def fits(sequence: tuple[str, ...], place: int) -> bool:
        window = stems[place : place + len(sequence)]
        return len(window) == len(sequence) and all(
            word in ("*", stem) for word, stem in zip(sequence, window, strict=True)
        )

    everywhere = {
        (place, place + len(sequence))
        for sequence in expand(pattern)
        for place in range(len(stems))
        if fits(sequence, place)
    }
    index = PatternIndex([(pattern, None)], str)
    assert {(first, last) for first, last, _ in index.find(stems)} == everywhere


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("de", "Sicherheitsgarantie", "Sicherheitsgarantien"),
        ("de", "Ministerin", "Ministerinnen"),
        ("de", "Rat", "Räten"),
        ("de", "Bundesverfassungsgericht", "Bundesverfassungsgerichts"),
        ("en", "guarantee", "guarantees"),
        ("en", "face", "facing"),
        ("en", "keep", "kept"),
        ("en", "organisation", "organizations"),
        ("en", "defence", "defense"),
        ("en", "Programme", "program"),
    ],
)
def test_forms_of_one_word_share_a_stem(lang: str, one: str, other: str) -> None:
    assert stemmer(lang)(one) == stemmer(lang)(other)


@pytest.mark.parametrize(("one", "other"), [("news", "new"), ("arms", "arm"), ("works", "work"), ("king", "kin")])
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stemmer("en")(one) != stemmer("en")(other)


@pytest.mark.parametrize("pattern", ["(open", "shut)", "*", "(|)"])
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        expand(pattern)


def test_a_compound_is_taken_apart_with_its_joints() -> None:
    stem = stemmer("en")
    security, guarantee = literal_parts("Sicherheitsgarantien", "de", "en")
    assert {stem("security"), stem("safety")} <= security
    assert stem("guarantee") in guarantee
    assert literal_parts("Xylophon", "de", "en") == ()
