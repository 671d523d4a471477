"""Word frequencies are wordfreq's own, whether read from its files or from the cache folder."""

import random

import pytest
import wordfreq
from hypothesis import given
from hypothesis import strategies as st

from translaudit.lexicon.frequency import LONGEST, WordList, frequencies, pack_words, zipf


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_share_is_the_one_of_wordfreq(lang: str) -> None:
    theirs = wordfreq.get_frequency_dict(lang, "best")
    ours = frequencies(lang)
    assert len(ours) == len(theirs)
    assert ours.listed(theirs) == list(theirs)
    assert all(ours.share(word) == theirs[word] for word in random.Random(1).sample(list(theirs), 20_000))


WORDS = st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=LONGEST)


@given(st.lists(st.lists(WORDS), min_size=1), st.text())
def test_a_packed_list_knows_its_own_words_and_no_others(bins: list[list[str]], other: str) -> None:
    known = {word for words in bins for word in words}
    packed = WordList(pack_words(bins))
    assert all(word in packed for word in known)
    assert (other in packed) == (other in known)
    assert packed.listed([*known, other, "two\nlines"]) == [*known, *({other} & known)]


def test_a_text_without_spaces_is_not_looked_up_as_a_word() -> None:
    assert "a" * LONGEST in WordList(pack_words([["a" * LONGEST]]))
    assert "a" * (LONGEST + 1) not in WordList(pack_words([["a" * (LONGEST + 1)]]))


def test_a_word_is_found_whatever_its_case_and_apostrophe() -> None:
    assert zipf("Groß", "de") == zipf("gross", "de") > 4
    assert zipf("don’t", "en") > 5
    assert zipf("Witcoff", "en") == 0


@pytest.mark.parametrize("lang", ["xx", "../de", ""])
def test_a_language_without_a_list_has_no_frequencies(lang: str) -> None:
    assert len(frequencies(lang)) == 0
    assert "haus" not in frequencies(lang)
    assert frequencies(lang).listed(["haus"]) == []
