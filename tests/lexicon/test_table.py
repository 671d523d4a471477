import numpy as np
import pytest

from translaudit.lexicon.table import Table, translation_table, unpack_table
from translaudit.training.lexical_table import train_table
from translaudit.training.word_alignment import Sentences, train

TOY = [
    ("das Haus ist alt", "the house is old"),
    ("das Buch ist neu", "the book is new"),
    ("ein Haus", "a house"),
    ("ein Buch", "a book"),
    ("das alte Buch", "the old book"),
]


@pytest.fixture(scope="module")
def toy() -> Table:
    return unpack_table("de-en", train_table(TOY, ("de", "en"), least=1))


def bundled() -> Table:
    table = translation_table("de-en")
    assert table is not None
    return table


def test_training_finds_which_word_translates_which(toy: Table) -> None:
    assert toy.best("Haus")[0][0] == "house"
    assert toy.best("Buch")[0][0] == "book"
    assert toy.probability("Haus", "house") > 0.9
    assert toy.probability("Haus", "book") < 0.1


def test_training_twice_gives_the_same_bytes() -> None:
    assert train_table(TOY, ("de", "en"), least=1) == train_table(TOY, ("de", "en"), least=1)


def test_words_are_asked_for_in_any_form(toy: Table) -> None:
    assert toy.probability("Häuser", "houses") == toy.probability("Haus", "house")


def test_sides_of_different_length_are_refused() -> None:
    one = Sentences(np.array([1, 2], np.int32), np.array([2]))
    two = Sentences(np.array([1, 2], np.int32), np.array([1, 2]))
    with pytest.raises(ValueError, match="1 source sentences, but 2 target sentences"):
        train(one, two)


def test_the_bundled_table_knows_everyday_news_words() -> None:
    table = bundled()
    for source, target in [
        ("Erdbeben", "earthquake"),
        ("Milliarden", "billion"),
        ("Krone", "crown"),
        ("sagte", "said"),
    ]:
        assert table.best(source)[0][0] == target.replace("said", "say")
        assert table.probability(source, target) > 0.3
        assert table.backward_probability(target, source) > 0.1


def test_a_compound_is_known_by_its_parts() -> None:
    assert bundled().probability("Friedensverhandlungspause", "negotiations") > 0.2


def test_a_rare_name_is_unknown_rather_than_wrong() -> None:
    table = bundled()
    assert table.knows_source("Zelancesi") == 0
    assert table.best("Zelancesi") == ()
    assert table.knows_target("earthquake") > 50


def test_the_best_translations_come_most_probable_first() -> None:
    probabilities = [p for _, p in bundled().best("Haus")]
    assert len(probabilities) > 2
    assert probabilities == sorted(probabilities, reverse=True)


def test_a_pair_without_a_table_has_none() -> None:
    assert translation_table("de-xx") is None
