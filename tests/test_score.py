"""Scores are sacreBLEU's own, with their signatures."""

import pytest
import sacrebleu
from hypothesis import given
from hypothesis import strategies as st
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from tests.benchmark_data import benchmark
from translaudit.score import score_document, score_segment

PUBLISHED = ["The talks in Vienna ended without result.", "He will fly to Paris on Monday.", "Nobody was hurt."]
RETRANSLATED = ["The talks in Vienna ended without a result.", "On Monday he flies to Paris.", "No one was injured."]


def test_segment_scores_equal_what_sacrebleu_gives_for_the_same_strings() -> None:
    scores = score_segment(PUBLISHED[0], RETRANSLATED[0])
    assert scores["bleu"].value == sacrebleu.sentence_bleu(PUBLISHED[0], [RETRANSLATED[0]]).score
    assert scores["chrf2++"].value == sacrebleu.sentence_chrf(PUBLISHED[0], [RETRANSLATED[0]], word_order=2).score
    assert scores["ter"].value == sacrebleu.sentence_ter(PUBLISHED[0], [RETRANSLATED[0]]).score
    assert "eff:yes" in scores["bleu"].signature


def test_document_scores_are_corpus_scores_and_lie_in_their_interval() -> None:
    scores = score_document(PUBLISHED, RETRANSLATED)
    assert scores["bleu"].value == sacrebleu.corpus_bleu(PUBLISHED, [RETRANSLATED]).score
    assert scores["chrf2++"].value == sacrebleu.corpus_chrf(PUBLISHED, [RETRANSLATED], word_order=2).score
    assert scores["ter"].value == sacrebleu.corpus_ter(PUBLISHED, [RETRANSLATED]).score
    for score in scores.values():
        assert score.low is not None
        assert score.high is not None
        assert score.low < score.high
        assert "bs:1000" in score.signature


def pairs() -> list[list[str]]:
    lines = benchmark("recorded_retranslations/wmt19.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines[::40]]
    shuffled = [[source, hypothesis, rows[-at][2]] for at, (source, hypothesis, _) in enumerate(rows, 1)]
    return rows + shuffled[:10]


def test_the_edit_rate_is_sacrebleus_for_real_and_for_unrelated_sentences() -> None:
    metric = TER()
    for _, hypothesis, reference in pairs():
        expected = metric.sentence_score(hypothesis, [reference]).score
        assert score_segment(hypothesis, reference, ("ter",))["ter"].value == expected


@given(
    hypothesis=st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=30),
    reference=st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), max_size=30),
)
def test_the_edit_rate_is_sacrebleus_however_words_are_shifted(hypothesis: list[str], reference: list[str]) -> None:
    texts = " ".join(hypothesis), " ".join(reference)
    assert score_segment(*texts, ("ter",))["ter"].value == TER().sentence_score(texts[0], [texts[1]]).score


@pytest.mark.parametrize("count", [2, 25])
def test_intervals_are_sacrebleus(count: int) -> None:
    rows = pairs()[:count]
    hypotheses, references = [row[1] for row in rows], [row[2] for row in rows]
    scores = score_document(hypotheses, references)
    for name, metric in (("bleu", BLEU()), ("chrf2++", CHRF(word_order=2)), ("ter", TER())):
        expected = metric.corpus_score(hypotheses, [references], n_bootstrap=1000)
        assert scores[name].value == expected.score
        assert scores[name].low == pytest.approx(expected._mean - expected._ci, abs=1e-4)
        assert scores[name].high == pytest.approx(expected._mean + expected._ci, abs=1e-4)
        assert scores[name].signature == str(metric.get_signature())


def test_a_lone_segment_has_no_interval() -> None:
    assert score_document(PUBLISHED[:1], RETRANSLATED[:1])["bleu"].low is None


def test_unequal_lists_are_refused() -> None:
    with pytest.raises(ValueError, match="as many hypotheses as references"):
        score_document(PUBLISHED, RETRANSLATED[:2])


def test_only_the_metrics_that_are_named_are_computed() -> None:
    scores = score_segment(PUBLISHED[0], RETRANSLATED[0], ("chrf2",))
    assert set(scores) == {"chrf2"}
    assert scores["chrf2"].value == sacrebleu.sentence_chrf(PUBLISHED[0], [RETRANSLATED[0]]).score
    assert set(score_document(PUBLISHED, RETRANSLATED)) == {"bleu", "chrf2++", "ter"}
