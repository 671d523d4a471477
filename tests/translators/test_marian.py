"""The Transformers engine, on a small model trained for these tests."""

from pathlib import Path

import pytest

from translaudit.translators.base import Ailment, ForcedDecoding, TextPair, Translator, WordScore
from translaudit.translators.resolve import load_translator

GERMAN = "Frau Weber kritisiert den Plan nicht nach dem Treffen in Genf."
ENGLISH = "Ms Weber does not criticise the plan after the meeting in Geneva."


@pytest.fixture(scope="module")
def translator(small_marian: Path) -> Translator:
    translator, note = load_translator(str(small_marian), device="cpu", cache=False)
    assert note is None
    assert translator is not None
    return translator


def score_of(decoding: ForcedDecoding, text: str, word: str) -> WordScore:
    return next(score for score in decoding.words if text[score.start : score.end] == word)


def test_a_sentence_it_was_not_trained_on_is_translated(translator: Translator) -> None:
    assert translator.translate([GERMAN])[0].text == ENGLISH


def test_n_best_alternatives_are_distinct_and_leave_the_first_alone(translator: Translator) -> None:
    best = translator.translate([GERMAN], n_best=4)[0]
    assert best.text == ENGLISH
    assert len({best.text, *best.alternatives}) == 4


def test_the_batch_never_changes_a_translation(translator: Translator) -> None:
    subjects = ("Der Minister", "Die Polizei", "Selenskyj", "Der Konzern")
    predicates = ("warnt vor einem Krieg", "meldet 27 Verletzte", "besucht die Stadt nicht", "kritisiert den Plan")
    tails = (".", " am Montag.", " in Berlin, sagte ein Sprecher.", " seit gestern, weil die Preise steigen.")
    texts = [f"{subject} {predicate}{tail}" for subject in subjects for predicate in predicates for tail in tails]
    assert len(texts) == 64
    assert translator.translate(texts) == [translator.translate([text])[0] for text in texts]


def test_a_text_of_punctuation_is_not_sent(translator: Translator) -> None:
    assert translator.translate([" – … "])[0].ailments == (Ailment.NOT_SENT,)


def test_a_wrong_place_is_the_word_that_surprises_most_and_the_right_one_is_wanted(translator: Translator) -> None:
    text = "Ms Weber does not criticise the plan after the meeting in Berlin."
    decoding = translator.force([TextPair(GERMAN, text)])[0]
    worst = min(decoding.words, key=lambda score: score.logprob)
    assert text[worst.start : worst.end] == "Berlin"
    assert worst.wanted == "Geneva"
    assert worst.rank > 0


def test_every_word_of_a_faithful_translation_is_expected(translator: Translator) -> None:
    decoding = translator.force([TextPair(GERMAN, ENGLISH)])[0]
    assert [ENGLISH[score.start : score.end] for score in decoding.words] == [*ENGLISH[:-1].split(), "."]
    assert all(score.rank == 0 for score in decoding.words)


def test_a_lost_not_costs_probability(translator: Translator) -> None:
    faithful, flipped = translator.force(
        [TextPair(GERMAN, ENGLISH), TextPair(GERMAN, ENGLISH.replace("does not criticise", "criticises"))]
    )
    assert flipped.logprob < faithful.logprob - 3
