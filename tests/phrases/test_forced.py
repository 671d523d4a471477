"""How a model's surprise is weighed beside the evidence so far, and what PHR401 makes of it."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from translaudit import Audit, Auditor
from translaudit.align import Relation
from translaudit.config import Config
from translaudit.findings import Evidence, Finding
from translaudit.phrases.evidence import Features, Weights
from translaudit.phrases.forced import Hearing, forced_weights, weigh_surprise
from translaudit.phrases.suspects import FORCED_DECODING, RETRANSLATION, TABLE, Suspect
from translaudit.translators.base import (
    Ailment,
    Attention,
    Capability,
    Contrast,
    ForcedDecoding,
    Retranslation,
    TextPair,
    WordScore,
)
from translaudit.translators.subwords import words

UNION = "Anderson hosts the kingdom of the Union"
RANK = Weights(start=-1.0, add={"evidence": 1.0, "rank content": 4.0, "first choice content": -1.0})
SOURCE = "Die Feuerwehr rettete zwölf Menschen aus dem brennenden Haus."
FAITHFUL = "The fire brigade rescued twelve people from the burning house."


def decoding(text: str, odd: str = "", wanted: str = "", rank: int = 5000) -> ForcedDecoding:
    scores = []
    for start, end in words(text):
        surprising = text[start:end] == odd
        scores.append(
            WordScore(
                start=start,
                end=end,
                logprob=-12.0 if surprising else -0.3,
                rank=rank if surprising else 0,
                wanted=wanted if surprising else text[start:end],
                wanted_logprob=-0.3,
            )
        )
    return ForcedDecoding(words=tuple(scores), logprob=sum(score.logprob for score in scores), tokens=len(scores))


def suspect(text: str, word: str, probability: float = 0.1) -> Suspect:
    start = text.index(word)
    evidence = Evidence(TABLE, "no German word of the sentence is known to be translated so", -2.0)
    return Suspect(start=start, end=start + len(word), probability=probability, evidence=evidence)


def features_of(text: str, word: str, heard: ForcedDecoding) -> Features | None:
    hearing, suspected = Hearing(heard, text, "en"), suspect(text, word)
    at = hearing.place(suspected)
    return None if at is None else hearing.features(suspected, at)


def weighed(text: str, word: str, heard: ForcedDecoding, probability: float = 0.1) -> Suspect:
    (found,) = weigh_surprise([suspect(text, word, probability)], heard, text, "en", RANK)
    return found


def test_a_word_that_the_model_would_never_write_here_is_more_suspicious_and_the_one_it_wants_is_named() -> None:
    found = weighed(UNION, "kingdom", decoding(UNION, "kingdom", "State"))
    assert found.probability > 0.4
    (testimony,) = found.testimony
    assert testimony.witness == FORCED_DECODING
    assert testimony.detail == "given the source, the model would write ‘State’"
    assert testimony.weight
    assert testimony.weight > 2


def test_the_models_own_choice_is_less_suspicious_and_no_other_word_is_named() -> None:
    found = weighed(UNION, "hosts", decoding(UNION, "kingdom", "State"), 0.4)
    assert found.probability < 0.2
    assert found.testimony[0].detail == "given the source, the model finds this word probable"


def test_words_are_scored_whole_and_suspected_at_their_own_part() -> None:
    text = "He visited the follow-up meeting"
    found = weighed(text, "follow", decoding(text, "follow-up", "follow-up"))
    assert text[found.start : found.end] == "follow"
    assert found.testimony[0].detail == "given the source, the model finds this word improbable"


@pytest.mark.parametrize("text", ["“We agree,” she said", "The café’s owner agreed"])
def test_every_word_of_a_text_with_curly_marks_has_its_own_score(text: str) -> None:
    heard = decoding(text, "agree", "deny") if "agree," in text else decoding(text, "owner", "guest")
    odd = "agree" if "agree," in text else "owner"
    for word in ("she", "agree") if "she" in text else ("owner", "agreed"):
        features = features_of(text, word, heard)
        assert features is not None
        kind = "grammar" if word == "she" else "content"
        assert (features[f"rank {kind}"] > 0.9) is (word == odd)


def test_a_capital_says_something_only_within_a_sentence() -> None:
    text = "Anderson met the Union. “Zelensky came,” he said"
    names = ("Anderson", "Union", "Zelensky")
    features = [features_of(text, word, decoding(text)) for word in names]
    assert [each and each["capital"] for each in features] == [0.0, 1.0, 0.0]


def test_of_an_expected_word_among_surprises_the_words_around_it_are_named() -> None:
    heard = decoding(UNION, "of", "for")
    surprised = Weights(start=-1.0, add={"evidence": 1.0, "surprise before": 2.0})
    text, (word,) = UNION, [suspect(UNION, "the Union"[:3])]
    (found,) = weigh_surprise([replace(word, start=30, end=33)], heard, text, "en", surprised)
    assert text[found.start : found.end] == "the"
    assert found.testimony[0].detail == "given the source, the model expected this word, but not the words around it"


def test_gaps_stretches_and_words_that_were_not_scored_stay_as_they_were() -> None:
    evidence = Evidence(TABLE, "words in no order", 2.0)
    gap = Suspect(start=0, end=14, probability=0.5, evidence=evidence, missing=True)
    stretch = Suspect(start=0, end=len(UNION), probability=0.9, evidence=evidence)
    unscored = suspect(UNION, "Union", 0.6)
    heard = decoding("Anderson hosts", "hosts", "invites")
    assert weigh_surprise([gap, stretch, unscored], heard, UNION, "en", RANK) == [gap, stretch, unscored]


@pytest.mark.parametrize("draft", [False, True])
def test_with_the_committed_weights_evidence_from_elsewhere_counts_and_so_does_the_rank(*, draft: bool) -> None:
    weights = forced_weights("de-en", draft=draft)
    assert weights is not None
    for used in (weights.beside, weights.alone):
        suspects = [suspect(UNION, "kingdom", probability) for probability in (0.02, 0.1, 0.3, 0.6)]
        by_rank = []
        for rank in (1, 100, 8000):
            heard = decoding(UNION, "kingdom", "State", rank)
            found = [each.probability for each in weigh_surprise(suspects, heard, UNION, "en", used)]
            assert found == sorted(set(found))
            by_rank.append(found[1])
        assert by_rank == sorted(set(by_rank))


class Weak:
    """A model whose translations are not believed and that says what it is told to of published words."""

    name = "weak"
    signature = "weak"
    capabilities = frozenset({Capability.TRANSLATION, Capability.FORCED_DECODING})

    def __init__(self, odd: str = "", wanted: str = "", *, believed: str | None = None) -> None:
        self._odd, self._wanted, self._believed = odd, wanted, believed

    def translate(self, texts: Sequence[str], *, n_best: int = 1) -> list[Retranslation]:
        if self._believed is not None:
            return [Retranslation(text=self._believed) for _ in texts]
        return [Retranslation(text="The house is.", ailments=(Ailment.WEAK,)) for _ in texts]

    def force(self, pairs: Sequence[TextPair]) -> list[ForcedDecoding]:
        return [decoding(pair.target, self._odd, self._wanted, 8000) for pair in pairs]

    def contrast(self, pairs: Sequence[TextPair]) -> list[Contrast]:
        assert not pairs
        return []

    def attend(self, pairs: Sequence[TextPair]) -> list[Attention]:
        raise AssertionError(pairs)


def audited(model: Weak, target: str, relation: Relation = Relation.PARALLEL, *, draft: bool = False) -> Audit:
    config = Config(select=("PHR401",), cache=False, lm="none", draft=draft)
    return Auditor(model, config).audit(SOURCE, target, relation=relation)


def mangled(model: Weak, target: str, *, draft: bool = False) -> list[Finding]:
    return list(audited(model, target, draft=draft).findings)


def witnesses(finding: Finding) -> set[str]:
    return {evidence.witness for evidence in finding.evidence}


def test_a_weak_models_surprise_at_a_word_that_nothing_explains_makes_a_finding_in_a_draft() -> None:
    spoilt = FAITHFUL.replace("house", "banana")
    (finding,) = mangled(Weak("banana", "house"), spoilt, draft=True)
    assert finding.target[0].text == "banana"
    assert witnesses(finding) == {TABLE, FORCED_DECODING}
    assert "the model would write ‘house’" in finding.message


def test_what_only_a_weak_model_and_the_table_doubt_is_not_shown_in_a_published_text() -> None:
    spoilt = FAITHFUL.replace("house", "banana")
    assert mangled(Weak("banana", "house"), spoilt) == []
    assert mangled(Weak(), spoilt) == []


def test_a_faithful_translation_that_the_model_expects_draws_nothing() -> None:
    assert mangled(Weak(), FAITHFUL) == []
    assert mangled(Weak(believed=FAITHFUL), FAITHFUL) == []


def test_beside_a_re_translation_both_are_heard() -> None:
    spoilt = FAITHFUL.replace("house", "violin")
    (finding,) = mangled(Weak("violin", "house", believed=FAITHFUL), spoilt)
    assert finding.target[0].text == "violin"
    assert witnesses(finding) == {RETRANSLATION, FORCED_DECODING}
    assert finding.suggestions == ("house",)


def test_in_a_draft_a_word_is_pointed_at_for_less() -> None:
    spoilt = FAITHFUL.replace("rescued", "saved")
    heard, deaf = Weak("saved", "rescued"), Weak()
    assert "saved" not in {each.target[0].text for each in mangled(heard, spoilt)}
    assert "saved" not in {each.target[0].text for each in mangled(deaf, spoilt, draft=True)}
    assert "saved" in {each.target[0].text for each in mangled(heard, spoilt, draft=True)}


def test_two_reports_of_one_event_are_not_put_to_the_model() -> None:
    class Deaf(Weak):
        def force(self, pairs: Sequence[TextPair]) -> list[ForcedDecoding]:
            assert not pairs
            return []

    result = audited(Deaf(), FAITHFUL, Relation.COMPARABLE)
    assert [each.code for each in result.not_run] == ["PHR401"]
