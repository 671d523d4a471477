from hypothesis import given
from hypothesis import strategies as st

from translaudit.phrases.comparison import Comparison, Kinship, compare
from translaudit.phrases.words import words_of


def laid(text: str, witness: str) -> Comparison:
    return compare(words_of(text, "en"), words_of(witness, "en"), lambda one, other: False)


def test_an_exchanged_word_is_laid_against_its_counterpart() -> None:
    comparison = laid("The police stopped the bus.", "The police started the bus.")
    assert comparison.partner[2] == 2
    assert comparison.home[2] is None
    assert comparison.unclaimed == ()


def test_another_form_of_a_word_is_known_by_its_lemma() -> None:
    comparison = laid("She advises him.", "She advised him.")
    assert comparison.kinship[1] is Kinship.SAME_LEMMA


def test_a_phrase_that_moved_is_still_at_home() -> None:
    comparison = laid("On Monday the police searched the house.", "The police searched the house on Monday.")
    assert None not in comparison.home
    assert comparison.unclaimed == ()


def test_a_missing_word_is_unclaimed_and_its_gap_is_known() -> None:
    comparison = laid("The police for the child.", "The police searched for the child.")
    assert [comparison.witness[j].text for j in comparison.unclaimed] == ["searched"]
    assert comparison.words[comparison.gap[comparison.unclaimed[0]]].text == "police"


def test_accents_do_not_make_another_word() -> None:
    assert laid("in the Zagros", "in the Zāgros").agreement == 1.0


@given(st.text(max_size=60), st.text(max_size=60))
def test_every_word_of_the_witness_is_accounted_for_once(text: str, witness: str) -> None:
    comparison = laid(text, witness)
    at_home = [j for j in comparison.home if j is not None]
    assert len(set(at_home)) == len(at_home)
    replaced = [j for i, j in enumerate(comparison.partner) if j is not None and comparison.home[i] is None]
    assert set(at_home) | set(replaced) | set(comparison.unclaimed) == set(range(len(comparison.witness)))
    assert 0.0 <= comparison.agreement <= 1.0
