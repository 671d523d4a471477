from hypothesis import given
from hypothesis import strategies as st

from translaudit.phrases.repetition import repetitions


def said_again(text: str) -> list[str]:
    return [text[one.start : one.end] for one in repetitions(text, "en")]


def test_a_doubled_word_is_quoted_without_its_first_occurrence() -> None:
    assert said_again("He told the the press.") == ["the"]


def test_the_longest_stutter_is_one_finding() -> None:
    assert said_again("he said, he said, he said it was over") == ["he said, he said"]


def test_good_doubles_and_scores_are_left_alone() -> None:
    assert said_again("She had had enough, 6-6, and he was very, very tired.") == []


def test_a_clause_that_comes_back_is_a_loop() -> None:
    text = "The new bridge over the river was closed since the new bridge over the river was closed."
    assert said_again(text) == ["the new bridge over the river was closed"]


def test_usual_idioms_of_two_words_are_left_alone() -> None:
    assert said_again("Day after day they came, step by step, from house to house.") == []


@given(st.lists(st.sampled_from(["a", "the", "dog", "Rio", "6", ",", ".", "ran"]), max_size=30).map(" ".join))
def test_what_is_said_again_was_said_before(text: str) -> None:
    for one in repetitions(text, "en"):
        assert one.first < one.start < one.end <= len(text)
        assert one.times >= 2
