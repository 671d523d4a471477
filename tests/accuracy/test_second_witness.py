"""Contrastive conditioning beside the re-translation: small omissions and additions need both witnesses."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from translaudit.accuracy.contrasts import WITNESS
from translaudit.align import Relation
from translaudit.auditor import Auditor
from translaudit.config import Config
from translaudit.findings import Finding
from translaudit.record import Audit
from translaudit.report.remarks import caveats
from translaudit.translators.base import (
    Ailment,
    Capability,
    Contrast,
    ForcedDecoding,
    Retranslation,
    TextPair,
    Translator,
)
from translaudit.translators.resolve import load_translator

GERMAN = """Der Minister warnt vor einem Krieg.

Frau Weber kritisiert den Plan nicht nach dem Treffen in Genf, weil die Preise steigen.

Die Polizei meldet 27 Verletzte am Montag."""
ENGLISH = """The minister warns of a war.

Ms Weber does not criticise the plan after the meeting in Geneva, because prices are rising.

The police reports 27 injured on Monday."""


class Counting:
    """Passes on what a model says, and notes what it is asked to contrast or to score."""

    def __init__(self, translator: Translator, capabilities: frozenset[Capability] = frozenset(Capability)) -> None:
        self.contrasted: list[TextPair] = []
        self.forced: list[TextPair] = []
        self._translator = translator
        self.name, self.signature, self.capabilities = translator.name, translator.signature, capabilities
        self.translate, self.attend = translator.translate, translator.attend

    def contrast(self, pairs: Sequence[TextPair]) -> list[Contrast]:
        self.contrasted += pairs
        return self._translator.contrast(pairs)

    def force(self, pairs: Sequence[TextPair]) -> list[ForcedDecoding]:
        self.forced += pairs
        return self._translator.force(pairs)


@pytest.fixture(scope="module")
def translator(small_marian: Path) -> Translator:
    translator, _ = load_translator(str(small_marian), device="cpu", cache=False, engine="transformers")
    assert translator is not None
    return translator


def audited(translator: Translator, english: str, german: str = GERMAN) -> Audit:
    auditor = Auditor(translator, Config(select=("ACC501", "ACC502"), cache=False))
    return auditor.audit(german, english, relation=Relation.PARALLEL)


def witnesses(finding: Finding) -> list[str]:
    return [evidence.witness for evidence in finding.evidence]


@pytest.mark.parametrize("german", [GERMAN, GERMAN.replace("Frau Weber", "Frau   Weber")], ids=["plain", "wide"])
def test_a_dropped_phrase_too_short_for_one_witness_is_found_by_two_at_its_own_words(
    translator: Translator, german: str
) -> None:
    result = audited(translator, ENGLISH.replace(" after the meeting in Geneva", ""), german)
    (finding,) = result.findings
    assert finding.code == "ACC501"
    assert [" ".join(span.text.split()) for span in finding.source] == ["nach dem Treffen in Genf"]
    assert [german[span.start : span.end] for span in finding.source] == [span.text for span in finding.source]
    assert witnesses(finding) == ["re-translation", WITNESS]


def test_an_added_phrase_too_short_for_one_witness_is_found_by_two(translator: Translator) -> None:
    german, english = (
        GERMAN.replace(", weil die Preise steigen", ""),
        ENGLISH.replace(", because prices are rising", ""),
    )
    result = audited(translator, english.replace("on Monday.", "on Monday, because prices are rising."), german)
    (finding,) = result.findings
    assert finding.code == "ACC502"
    assert [span.text for span in finding.target] == ["because prices are rising"]
    assert witnesses(finding) == ["re-translation", WITNESS]


@pytest.mark.parametrize("phrase", [" after the meeting in Geneva", " of a war"])
def test_without_the_second_witness_so_short_a_phrase_is_not_accused(translator: Translator, phrase: str) -> None:
    deaf = Counting(translator, frozenset({Capability.TRANSLATION}))
    assert audited(deaf, ENGLISH.replace(phrase, "")).findings == ()
    assert deaf.contrasted == []


def test_an_untouched_pair_has_no_second_witness_and_the_model_is_not_even_asked(translator: Translator) -> None:
    counting = Counting(translator)
    assert audited(counting, ENGLISH).findings == ()
    assert counting.contrasted == []


def test_only_the_doubtful_sentence_is_put_to_the_model(translator: Translator) -> None:
    counting = Counting(translator)
    audited(counting, ENGLISH.replace(" after the meeting in Geneva", ""))
    assert [pair.target[:8] for pair in counting.contrasted] == ["Ms Weber"]


def test_a_model_that_lost_its_way_on_a_sentence_is_not_asked_about_it_again(translator: Translator) -> None:
    counting = Counting(translator)
    counting.translate = lambda texts, **_: [Retranslation(text="", ailments=(Ailment.TRUNCATION,)) for _ in texts]
    audited(counting, ENGLISH.replace(" after the meeting in Geneva", ""))
    assert counting.contrasted == []


def test_a_weak_models_translations_are_only_scored_against_but_it_is_heard_about_published_words(
    translator: Translator,
) -> None:
    weak = Counting(translator)
    weak.translate = lambda texts, **_: [
        replace(each, ailments=(Ailment.WEAK,)) for each in translator.translate(texts)
    ]
    english = ENGLISH.replace(" after the meeting in Geneva", "").replace("27 injured", "27 ovens")
    result = Auditor(weak, Config(cache=False)).audit(GERMAN, english, relation=Relation.PARALLEL)
    assert [pair.target[:8] for pair in weak.contrasted] == ["Ms Weber"]
    assert [pair.target for pair in weak.forced] == english.split("\n\n")
    assert result.scores["bleu"].value > 50
    assert all(pair.retranslation and pair.scores for pair in result.pairs)
    assert any("scored against, but not believed" in each for each in caveats(result))


def test_two_words_that_nothing_renders_are_missed_by_the_table_and_a_weak_model_together(
    translator: Translator,
) -> None:
    german = GERMAN.replace(" nach dem Treffen in Genf", "").replace("Krieg", "Krieg nach dem Treffen in Genf")
    english = ENGLISH.replace(" after the meeting in Geneva", "")
    weak = Counting(translator)
    weak.translate = lambda texts, **_: [
        replace(each, ailments=(Ailment.WEAK,)) for each in translator.translate(texts)
    ]
    (finding,) = audited(weak, english, german).findings
    assert [span.text for span in finding.source] == ["Treffen in Genf"]
    assert witnesses(finding) == ["lexical table", WITNESS]
    assert audited(weak, english.replace("a war", "a war after the meeting in Geneva"), german).findings == ()
    weak.capabilities = frozenset({Capability.TRANSLATION})
    assert audited(weak, english, german).findings == ()


def test_a_clause_found_by_one_witness_is_surer_with_two(translator: Translator) -> None:
    english = ENGLISH.replace(" after the meeting in Geneva, because prices are rising", "")
    deaf = Counting(translator, frozenset({Capability.TRANSLATION}))
    alone = audited(deaf, english).findings
    (both,) = audited(translator, english).findings
    assert WITNESS in witnesses(both)
    assert all(finding.confidence < both.confidence for finding in alone)
