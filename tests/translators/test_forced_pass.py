"""What the model would have written is continued from the forced pass, exactly as if it were decoded from the start."""

from itertools import product
from pathlib import Path

import pytest

from translaudit.translators.engine import Place, TokenPair
from translaudit.translators.marian import MarianEngine

SENTENCES = [
    (
        "Frau Weber kritisiert den Plan nicht nach dem Treffen in Genf.",
        "Zelensky demands three billion euros in Berlin.",
    ),
    ("Der Minister warnt vor einem Krieg.", "The police reports 27 injured since yesterday, a spokesman said."),
    ("Selenskyj besucht die Stadt.", "Zelensky visits the city."),
]


@pytest.fixture(scope="module")
def engine(small_marian: Path) -> MarianEngine:
    return MarianEngine(small_marian, device="cpu")


@pytest.fixture(scope="module")
def pairs(engine: MarianEngine) -> list[TokenPair]:
    return [
        (
            [piece.id for piece in engine.subwords.source(german)],
            [piece.id for piece in engine.subwords.target(english)],
        )
        for german, english in SENTENCES
    ]


def decoded_from_the_start(engine: MarianEngine, source: list[int], begun: list[int]) -> list[int]:
    written: list[int] = []
    for _ in range(6):
        token = engine.score([(source, [*begun, *written])]).scores[0][-1].wanted
        if not engine.subwords.continues_word(token):
            break
        written.append(token)
    return written


def test_words_begun_at_many_places_are_finished_as_each_would_be_alone(
    engine: MarianEngine, pairs: list[TokenPair]
) -> None:
    forced = engine.score(pairs)
    places = [
        Place(pair, token) for pair, token in product((2, 0), range(12)) if token < len(pairs[pair][1])
    ]  # the second target has none, and the order is not the pairs'
    expected = []
    for place in places:
        source, target = pairs[place.pair]
        wanted = forced.scores[place.pair][place.token].wanted
        expected.append(decoded_from_the_start(engine, list(source), [*target[: place.token], wanted]))
    assert any(len(tokens) > 1 for tokens in expected)
    assert forced.complete(places) == expected


def test_scores_do_not_depend_on_the_batch(engine: MarianEngine, pairs: list[TokenPair]) -> None:
    together = engine.score(pairs).scores
    for pair, scores in zip(pairs, together, strict=True):
        alone = engine.score([pair]).scores[0]
        assert [(token.wanted, token.rank) for token in scores] == [(token.wanted, token.rank) for token in alone]
        assert [token.logprob for token in scores] == pytest.approx([token.logprob for token in alone], abs=1e-4)


def test_no_token_is_likelier_than_the_wanted_one(engine: MarianEngine, pairs: list[TokenPair]) -> None:
    for scores in engine.score(pairs).scores:
        for token in scores:
            assert token.logprob <= token.wanted_logprob <= 0
            assert (token.rank == 0) == (token.logprob == token.wanted_logprob)
