"""Scores are sacreBLEU's own, with their signatures."""

import pytest
import sacrebleu

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
