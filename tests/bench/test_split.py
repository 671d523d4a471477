"""Who may choose and who may report."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from translaudit.bench.split import Half, first_keys, half, in_half, in_sample


@given(st.text())
def test_the_half_is_the_parity_of_the_hash(key: str) -> None:
    key = key.encode("utf-8", "ignore").decode()
    assert half(key) == int(hashlib.sha256(key.encode()).hexdigest(), 16) % 2


@given(st.text(st.characters(codec="utf-8")))
def test_a_key_is_in_exactly_one_half(key: str) -> None:
    assert in_half(key, Half.CHOOSE) != in_half(key, Half.REPORT)
    assert in_half(key, Half.ALL)


def test_a_sample_grows_with_its_share_and_is_spread_over_both_halves() -> None:
    keys = [f"Satz {number}" for number in range(2000)]
    small = {key for key in keys if in_sample(key, 0.1)}
    large = {key for key in keys if in_sample(key, 0.5)}
    assert small < large
    assert 150 < len(small) < 250
    assert 0.4 < sum(half(key) for key in large) / len(large) < 0.6
    assert all(in_sample(key, 1.0) for key in keys)


def test_the_first_keys_do_not_depend_on_the_order() -> None:
    keys = [f"Satz {number}" for number in range(50)]
    assert first_keys(keys, 10) == first_keys(reversed(keys), 10)
    assert len(first_keys(keys, 10)) == 10
