"""Segments find their counterparts, whatever was merged, dropped, added or moved."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translaudit.align import Alignment
from translaudit.align.aligner import align
from translaudit.align.path import FULL_CELLS

GERMAN = (
    "Die Stadt Freiburg baut eine neue Brücke über die Dreisam.",
    "Die Kosten schätzt Bürgermeisterin Helga Brandt auf 14 Millionen Euro.",
    "Kritik kommt von den Anwohnern der Wiesenstraße.",
    "Sie fürchten den Lärm von 3000 Lastwagen am Tag.",
    "Baubeginn ist im Frühjahr 2027.",
)
ENGLISH = (
    "The city of Freiburg is building a new bridge across the Dreisam.",
    "Mayor Helga Brandt puts the cost at 14 million euros.",
    "Residents of Wiesenstrasse have criticised the plan.",
    "They fear the noise of 3,000 lorries a day.",
    "Construction is to begin in the spring of 2027.",
)
RETRANSLATED = (
    "The city of Freiburg is building a new bridge over the Dreisam.",
    "Mayor Helga Brandt estimates the cost at 14 million euros.",
    "Criticism comes from the residents of Wiesenstraße.",
    "They fear the noise of 3000 trucks a day.",
    "Construction starts in spring 2027.",
)
NO_MODEL = (None,) * len(GERMAN)
WORDS = st.sampled_from(["Brandt", "Freiburg", "14", "2027", "Brücke", "bridge", "the", "die", "Euro", "Lastwagen"])
TEXTS = st.lists(st.lists(WORDS, min_size=0, max_size=8).map(" ".join), max_size=12)
heard_or_not = pytest.mark.parametrize("heard", [RETRANSLATED, NO_MODEL], ids=["re-translated", "without a model"])
Indices = tuple[tuple[int, ...], tuple[int, ...]]


def german_to_english(source: tuple[str, ...], target: tuple[str, ...], heard: tuple[str | None, ...]) -> Alignment:
    return align(source, target, heard, source_lang="de", target_lang="en")


def pairs(alignment: Alignment) -> list[Indices]:
    return [(bead.source, bead.target) for bead in alignment.beads]


@heard_or_not
def test_a_faithful_translation_is_aligned_sentence_by_sentence(heard: tuple[str | None, ...]) -> None:
    assert pairs(german_to_english(GERMAN, ENGLISH, heard)) == [((index,), (index,)) for index in range(5)]


@heard_or_not
def test_two_sentences_made_into_one_share_a_bead(heard: tuple[str | None, ...]) -> None:
    merged = (*ENGLISH[:2], " ".join(ENGLISH[2:4]), ENGLISH[4])
    assert pairs(german_to_english(GERMAN, merged, heard))[2] == ((2, 3), (2,))


@heard_or_not
def test_a_sentence_left_out_is_alone_where_the_source_has_it(heard: tuple[str | None, ...]) -> None:
    alignment = german_to_english(GERMAN, (*ENGLISH[:1], *ENGLISH[2:]), heard)
    assert pairs(alignment)[1] == ((1,), ())


@heard_or_not
def test_a_sentence_of_which_a_third_is_left_faces_its_source(heard: tuple[str | None, ...]) -> None:
    tail = ", und zwar vor den Augen von mehr als zweihundert Gästen, die aus vier Landkreisen angereist waren"
    told = ", before the eyes of more than two hundred guests who had travelled from four districts"
    long = tuple(f"{text[:-1]}{tail}." if index == 1 else text for index, text in enumerate(GERMAN))
    heard = tuple(text and (f"{text[:-1]}{told}." if index == 1 else text) for index, text in enumerate(heard))
    assert pairs(german_to_english(long, ENGLISH, heard)) == [((index,), (index,)) for index in range(5)]


def test_two_strangers_that_face_each_other_stay_alone() -> None:
    source = (
        *GERMAN[:2],
        "Am Abend spielte im Stadtpark vor vierhundert Zuhörern ein Orchester aus Basel, das dort noch nie spielte.",
        *GERMAN[3:],
    )
    target = (*ENGLISH[:2], "Cough syrup is scarce.", *ENGLISH[3:])
    assert ((2,), ()) in pairs(german_to_english(source, target, NO_MODEL))


def test_a_first_sentence_left_out_comes_first() -> None:
    assert pairs(german_to_english(GERMAN, ENGLISH[1:], RETRANSLATED))[0] == ((0,), ())


@heard_or_not
def test_a_sentence_added_is_alone_in_the_order_of_the_target(heard: tuple[str | None, ...]) -> None:
    added = (*ENGLISH[:3], "Unions in Hamburg have called a strike at the port.", *ENGLISH[3:])
    assert pairs(german_to_english(GERMAN, added, heard))[3] == ((), (3,))


def test_a_moved_sentence_is_found_and_beads_follow_the_target() -> None:
    moved = (ENGLISH[4], *ENGLISH[:4])
    expected = [((4,), (0,)), ((0,), (1,)), ((1,), (2,)), ((2,), (3,)), ((3,), (4,))]
    assert pairs(german_to_english(GERMAN, moved, RETRANSLATED)) == expected


def test_a_segment_without_retranslation_is_still_aligned() -> None:
    heard = (*RETRANSLATED[:2], None, "  ", RETRANSLATED[4])
    alignment = german_to_english(GERMAN, ENGLISH, heard)
    assert pairs(alignment) == [((index,), (index,)) for index in range(5)]
    assert alignment.method == "retranslation+table+length"


def test_an_unknown_language_pair_is_aligned_by_names_numbers_and_lengths() -> None:
    alignment = align(GERMAN, ENGLISH, NO_MODEL, source_lang="xx", target_lang="yy")
    assert pairs(alignment) == [((index,), (index,)) for index in range(5)]
    assert alignment.method == "anchors+length"


def test_embeddings_align_what_shares_no_word() -> None:
    source, target = ("ga bu zo", "meu ga zo", "bu bu meu"), ("tick tock", "ding dong")
    places = dict(zip((*source, *target), np.eye(3)[[0, 1, 2, 1, 2]], strict=True))
    alignment = align(
        source,
        target,
        (None,) * 3,
        source_lang="xx",
        target_lang="yy",
        embed=lambda texts: np.array([places[text] for text in texts]),
    )
    assert pairs(alignment) == [((0,), ()), ((1,), (0,)), ((2,), (1,))]


def test_every_retranslation_needs_its_segment() -> None:
    with pytest.raises(ValueError, match="zip"):
        german_to_english(GERMAN, ENGLISH, RETRANSLATED[:3])


@given(source=TEXTS, target=TEXTS, heard=st.booleans())
@settings(max_examples=150, deadline=None)
def test_every_segment_is_in_exactly_one_bead_and_beads_are_found_again(
    source: list[str], target: list[str], *, heard: bool
) -> None:
    retranslations = [text if heard else None for text in source]
    alignment = align(source, target, retranslations, source_lang="de", target_lang="en")
    assert sorted(index for bead in alignment.beads for index in bead.source) == list(range(len(source)))
    assert [index for bead in alignment.beads for index in bead.target] == list(range(len(target)))
    assert all(bead.source or bead.target for bead in alignment.beads)
    assert all(0 <= bead.similarity <= 1 and 0 <= bead.certainty <= 1 for bead in alignment.beads)
    for index in range(len(source)):
        bead = alignment.bead_of_source(index)
        assert bead is not None
        assert index in bead.source
    assert alignment.bead_of_target(len(target)) is None
    assert alignment == align(source, target, retranslations, source_lang="de", target_lang="en")


def test_a_long_article_is_searched_in_a_band_and_aligned_as_well() -> None:
    count = 400
    assert count * count > FULL_CELLS
    source = [f"Am {day}. Tag erreichte die Karawane Ort{day * 7919} und Quell{day * 104729}." for day in range(count)]
    heard = [f"On day {day} the caravan reached Ort{day * 7919} and Quell{day * 104729}." for day in range(count)]
    target = [text for day, text in enumerate(heard) if not 100 <= day < 180]
    alignment = align(source, target, heard, source_lang="de", target_lang="en")
    assert [bead.source for bead in alignment.beads if not bead.target] == [(day,) for day in range(100, 180)]
    assert all(
        bead.target == (bead.source[0] - (80 if bead.source[0] >= 180 else 0),)
        for bead in alignment.beads
        if bead.target
    )
