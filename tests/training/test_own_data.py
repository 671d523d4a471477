"""What the library's own model learns from, before any training."""

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translaudit.training import packing
from translaudit.training.augmentation import augment, invent_name, names_of, numbers_of, other_number
from translaudit.training.batches import epoch_batches, padded, steps
from translaudit.training.corpus import Pair, plain, select
from translaudit.training.embeddings import first_embeddings
from translaudit.training.forced_choice import Judged, copied_names, preferred, spoil
from translaudit.training.guidance import align, linked_tokens
from translaudit.training.pieces import join, split
from translaudit.training.recipe import DEFAULT, Phase, read_recipe

RECIPE = read_recipe()
VISIT = Pair(
    "Gestern traf Lindqvist in Tromsø 1.250 Fischer, sagte Lindqvists Büro.",
    "Yesterday, Lindqvist met 1,250 fishermen in Tromsø, said Lindqvist's office.",
    "human",
)


def test_the_recipe_that_ships_is_whole() -> None:
    assert sum(phase.share for phase in RECIPE.phases) == 1
    assert RECIPE.model.d_model % RECIPE.model.heads == 0


def test_an_unknown_key_in_a_recipe_is_named(tmp_path: Path) -> None:
    (tmp_path / "recipe.toml").write_text(DEFAULT.read_text("utf-8").replace("clip =", "clop ="), encoding="utf-8")
    with pytest.raises(ValueError, match=r"\[training\]: missing \['clip'\], unknown \['clop'\]"):
        read_recipe(tmp_path / "recipe.toml")


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param(Pair("Die Brücke ist gesperrt.", "The bridge is closed.", "mt"), id="machine-written"),
        pytest.param(
            Pair("Der Hafen wurde heute früh geräumt.", "The port was cleared this morning.", "human"), id="held out"
        ),
        pytest.param(
            Pair("Öffnen Sie den Port 8080 am Server.", "Open port 8443 on the server.", "mdn"), id="another number"
        ),
        pytest.param(
            Pair("Click the button to open the menu here.", "Click the button to open the menu here now.", "adobe"),
            id="never translated",
        ),
    ],
)
def test_a_pair_that_teaches_wrong_things_is_left_out(pair: Pair) -> None:
    assert list(select([pair, VISIT], RECIPE.data, {plain("Der Hafen wurde heute früh geräumt.")})) == [VISIT]


def test_names_count_with_their_genitives_and_numbers_with_exchanged_separators() -> None:
    assert names_of(VISIT) == ["Lindqvist", "Tromsø"]
    assert numbers_of(VISIT) == [("1.250", "1,250")]


def test_a_changed_pair_has_the_same_new_name_and_number_on_both_sides() -> None:
    other = Pair("Am Abend sprach Okonkwo in Lagos.", "In the evening, Okonkwo spoke in Lagos.", "human")
    changed = list(augment([VISIT, other], replace(RECIPE.augmentation, invented=0.0), seed=1))
    assert [pair.origin for pair in changed] == ["changed", "changed"]
    assert all(names_of(pair) for pair in changed)
    ((source, target),) = numbers_of(changed[0])
    assert target != "1,250"
    assert source == target.replace(",", ".")
    assert changed == list(augment([VISIT, other], replace(RECIPE.augmentation, invented=0.0), seed=1))


def test_origins_that_are_not_named_are_not_changed() -> None:
    assert list(augment([VISIT._replace(origin="win32")], RECIPE.augmentation, seed=1)) == []


def test_an_invented_name_begins_like_one_and_ends_like_another() -> None:
    name = invent_name(["Okonkwo"], random.Random(3))
    assert name.startswith("O")
    assert name[0].isupper()
    assert name[1:].islower()


@settings(max_examples=50)
@given(number=st.from_regex(r"\A[1-9][0-9]{0,3}([.,][0-9]{1,3})?\Z"), seed=st.integers(0, 9))
def test_another_number_keeps_separators_and_never_gains_a_leading_zero(number: str, seed: int) -> None:
    other = other_number(number, random.Random(seed))
    assert [char for char in other if not char.isdigit()] == [char for char in number if not char.isdigit()]
    assert other[0] != "0"


def small_packed() -> packing.Packed:
    sizes = random.Random(5)
    rows = [
        ([*range(2, 2 + sizes.randint(1, 20)), 0], [*range(2, 2 + sizes.randint(1, 20)), 0], origin)
        for origin in ("human", "win32")
        for _ in range(60)
    ]
    return packing.pack(rows)


def test_packed_pairs_come_back_and_the_file_is_the_same_for_the_same_pairs(tmp_path: Path) -> None:
    packed = small_packed()
    packing.save(packed, tmp_path / "one")
    packing.save(small_packed(), tmp_path / "two")
    again = packing.load(tmp_path / "one")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert again.origins == ("human", "win32")
    np.testing.assert_array_equal(again.target.tokens, packed.target.tokens)
    np.testing.assert_array_equal(again.source.starts, packed.source.starts)


def test_an_epoch_shows_each_origin_as_often_as_its_weight_says() -> None:
    packed = small_packed()
    batches = epoch_batches(packed, Phase(1.0, {"human": 2.0, "win32": 0.5}), 100, seed=4)
    rows = np.concatenate(batches)
    seen = np.bincount(rows, minlength=len(packed))
    assert set(seen[packed.origin == 0]) == {2}
    assert set(seen[packed.origin == 1]) == {0, 1}
    assert 15 <= seen[packed.origin == 1].sum() <= 45


def test_no_batch_has_more_padded_tokens_than_allowed() -> None:
    packed = small_packed()
    for rows in epoch_batches(packed, Phase(1.0, {"human": 1.0, "win32": 1.0}), 100, seed=4):
        assert padded(packed.source, packed.source.starts, rows, 99).size <= 100
        assert padded(packed.target, packed.target.starts, rows, 99).size <= 100


def test_an_origin_without_a_weight_is_an_error() -> None:
    with pytest.raises(ValueError, match="win32"):
        epoch_batches(small_packed(), Phase(1.0, {"human": 1.0}), 100, seed=4)


def test_the_phases_share_the_steps() -> None:
    training = replace(RECIPE.training, total_steps=30, batch_tokens=200)
    phases = (Phase(0.7, {"human": 1.0, "win32": 1.0}), Phase(0.3, {"human": 1.0, "win32": 0.0}))
    packed = small_packed()
    planned = list(steps(packed, replace(RECIPE, training=training, phases=phases)))
    assert [step.phase for step in planned] == [0] * 21 + [1] * 9
    assert all((packed.origin[step.rows] == 0).all() for step in planned if step.phase == 1)


def test_a_file_in_pieces_is_put_together_and_damage_is_noticed(tmp_path: Path) -> None:
    content = random.Random(6).randbytes(2500)
    (tmp_path / "weights.bin").write_bytes(content)
    pieces = split(tmp_path / "weights.bin", tmp_path / "sent", size=1000)
    assert [piece.stat().st_size for piece in pieces] == [1000, 1000, 500]
    assert join(tmp_path / "sent" / "weights.bin.sha256", tmp_path / "back").read_bytes() == content
    pieces[1].write_bytes(bytes(1000))
    with pytest.raises(ValueError, match="bring them over again"):
        join(tmp_path / "sent" / "weights.bin.sha256", tmp_path / "back")
    pieces[1].unlink()
    with pytest.raises(ValueError, match=r"weights\.bin\.001"):
        join(tmp_path / "sent" / "weights.bin.sha256", tmp_path / "back")


def test_every_error_that_a_sentence_offers_a_place_for_is_planted_once() -> None:
    other = Pair("Am Abend sprach Okonkwo in Lagos.", "In the evening, Okonkwo spoke in Lagos.")
    pair = Pair(
        "Nach dem Treffen mit Lindqvist, das drei Stunden dauerte, war das Ziel von 45 Booten nicht erreicht.",
        "After the meeting with Lindqvist, which took three hours, the goal of 45 boats was not reached.",
    )
    spoilt = {case.error: case.target for case in spoil([pair, other], RECIPE.forced_choice, 1) if case.pair is pair}
    assert sorted(spoilt) == ["changed number", "dropped clause", "negation removed", "swapped name"]
    assert spoilt["negation removed"] == pair.target.replace(" not", "")
    assert spoilt["dropped clause"] == pair.target.replace(", which took three hours", "")
    assert "Lindqvist" not in spoilt["swapped name"]
    assert " 45 " not in spoilt["changed number"]


def test_a_negation_is_added_where_there_is_none() -> None:
    pair = Pair("Die Fähre ist heute pünktlich.", "The ferry is on time today.")
    ((_, error, target),) = spoil([pair], RECIPE.forced_choice, 1)
    assert (error, target) == ("negation added", "The ferry is not on time today.")


def test_names_that_a_translation_lost_are_counted() -> None:
    assert copied_names([VISIT], ["Yesterday Lindkvist met 1,250 fishermen in Tromsø."]) == (1, 2)


def linked() -> packing.Packed:
    """Sentences of twelve words (tokens 2 to 13) and a year (40 to 49 are digits), with links.

    A translation begins with a word of no meaning (20), goes on with the words' translations (20 more than they), and
    ends with the year.
    """
    chance = random.Random(8)
    rows = []
    for _ in range(400):
        words = chance.sample(range(12), chance.randint(2, 6))
        year = [40 + chance.randrange(10) for _ in range(4)]
        source = [*(2 + word for word in words), *year, 0]
        rows.append((source, [20, *(22 + word for word in words), *year, 0], "human"))
    packed = packing.pack(rows)
    return replace(packed, aligned=align(packed, RECIPE.guidance, seed=1))


def test_every_token_is_linked_to_the_one_that_it_translates() -> None:
    packed = linked()
    sources, targets, rows = linked_tokens(packed)
    words = (targets >= 22) & (targets < 34)
    assert (sources[words] == targets[words] - 20).mean() > 0.99
    own = packed.aligned[: packed.target.lengths[0]].tolist()
    length = int(packed.source.lengths[0])
    assert own[-5:-1] == list(range(length - 5, length - 1))  # a number is copied in one piece, digit by digit
    assert (np.diff(rows) >= 0).all()


def test_what_translates_nothing_is_linked_to_nothing() -> None:
    packed = packing.pack([([2, 3, 0], [22, 23, 0], "human")] * 20 + [([2, 0], [23, 0], "human")])
    links = align(packed, replace(RECIPE.guidance, least=0.3), seed=1)
    assert links[-2] == packing.UNALIGNED
    assert links[:2].tolist() == [0, 1]


def test_links_need_pairs_to_be_learnt_from() -> None:
    with pytest.raises(ValueError, match=r"\[guidance\] shares"):
        align(small_packed(), replace(RECIPE.guidance, shares={}), seed=1)


def test_embeddings_begin_alike_for_translations_and_apart_for_digits() -> None:
    pieces = {"</s>": 0, "<unk>": 1, **{f"▁w{number}": number for number in range(2, 40)}}
    pieces |= {str(digit): 40 + digit for digit in range(10)} | {"<pad>": 50}
    vectors = first_embeddings(linked(), {"human": 1.0}, pieces, 16, seed=3).astype(np.float64)
    assert vectors.shape == (50, 16)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    alike = vectors @ vectors.T
    translations = np.mean([alike[word, word + 20] for word in range(2, 14)])
    others = np.mean([alike[word, other + 20] for word in range(2, 14) for other in range(2, 14) if other != word])
    digits = np.mean([alike[one, other] for one in range(40, 50) for other in range(40, 50) if other != one])
    assert translations > 0.6 > digits
    assert translations > others + 0.4


def test_what_a_shorter_text_gains_in_probability_its_missing_coverage_can_outweigh() -> None:
    judged = [
        Judged("dropped clause", -0.2, 0.5),
        Judged("dropped clause", -0.5, 0.5),
        Judged("changed number", 0.3, 0),
    ]
    assert preferred(judged, 0.0) == {"changed number": (1, 1), "dropped clause": (0, 2)}
    assert preferred(judged, 0.8) == {"changed number": (1, 1), "dropped clause": (1, 2)}
