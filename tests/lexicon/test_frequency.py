"""Word frequencies are wordfreq's own."""

import pytest
import wordfreq

from translaudit.lexicon.frequency import frequencies, zipf


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_share_is_the_one_of_wordfreq(lang: str) -> None:
    assert frequencies(lang) == wordfreq.get_frequency_dict(lang, "best")


def test_a_word_is_found_whatever_its_case_and_apostrophe() -> None:
    assert zipf("Groß", "de") == zipf("gross", "de") > 4
    assert zipf("don’t", "en") > 5
    assert zipf("Witcoff", "en") == 0


def test_a_language_without_a_list_has_no_frequencies() -> None:
    assert frequencies("xx") == {}
