"""What forced decoding adds is set so that it accuses as many words of good translations as the evidence before it."""

import random

import pytest

pytest.importorskip("sklearn", reason="fitting needs scikit-learn")

from translaudit.phrases.evidence import Weights
from translaudit.phrases.suspects import log_odds
from translaudit.training.evidence import Observation
from translaudit.training.surprise import UNSEEN, Judged, calibrate, found, judge, token_f1


def judged(kind: str, before: float, odds: float, *, wrong: bool = False) -> Judged:
    return Judged(Observation(kind, (0, 1), {"evidence": before}, wrong), odds)


@pytest.fixture
def words() -> list[Judged]:
    chance = random.Random(3)
    good = [judged(UNSEEN, chance.gauss(-4, 1.5), chance.gauss(-2, 1)) for _ in range(4000)]
    return [*good, *(judged("planted", chance.gauss(-1, 1.5), chance.gauss(1, 1), wrong=True) for _ in range(200))]


def test_both_thresholds_are_reached_by_as_many_good_words_as_before(words: list[Judged]) -> None:
    calibration = calibrate(words, 0.5, 0.35)
    for least in (log_odds(0.5), log_odds(0.35)):
        good = [one for one in words if one.word.kind == UNSEEN]
        before = sum(one.word.features["evidence"] >= least for one in good)
        assert before > 0
        assert sum(calibration.odds(one) >= least for one in good) == before


def test_calibrated_weights_give_calibrated_odds(words: list[Judged]) -> None:
    calibration = calibrate(words, 0.5, 0.35)
    weights = Weights(start=-2.0, add={"evidence": 0.8})
    one = words[0]
    plain = one._replace(odds=weights.log_odds(one.word.features))
    calibrated = calibration.weights(weights).log_odds(one.word.features)
    assert calibrated == pytest.approx(calibration.odds(plain), abs=0.05)


def test_shares_are_of_all_good_words_and_of_the_wrong_ones_among_the_others() -> None:
    told = [
        judged(UNSEEN, 0, 1),
        *(judged(UNSEEN, 0, -1) for _ in range(3)),
        judged("planted", 0, 2, wrong=True),
        judged("planted", 0, -2, wrong=True),
        judged("planted", 0, 2),
    ]
    assert found(told, lambda one: one.odds, 0.0) == f"{UNSEEN} 25.00%, planted 50.00%"
    assert token_f1(told, lambda one: one.odds, 0.0) == pytest.approx(2 * 1 / (2 + 3))


def test_too_few_good_words_are_said_to_be_too_few() -> None:
    with pytest.raises(ValueError, match="of 3 good words 0 and 0 reach the thresholds"):
        calibrate([judged(UNSEEN, -5, -5) for _ in range(3)], 0.5, 0.35)


def test_a_sentence_is_judged_by_weights_that_never_saw_it() -> None:
    chance = random.Random(5)
    groups = []
    for number in range(60):
        wrong = chance.random() < 0.5
        features = {"evidence": chance.gauss(0, 1), f"sentence {number}": 4.0}
        observation = Observation("planted" if wrong else UNSEEN, (0, 1), features, wrong)
        groups += [(str(number), [observation] * 10)] * 2
    told = judge(groups)
    assert len(told) == 1200
    right = sum((one.odds > 0) == one.word.wrong for one in told)
    assert 0.3 < right / len(told) < 0.7
