"""Recorded re-translations as the witness of one pair, and the auditor that a configuration describes."""

import pytest

from translaudit.bench.auditing import ConfiguredAuditor
from translaudit.bench.pairs import Pair
from translaudit.bench.result import RECORDED
from translaudit.bench.witness import RecordedWitness
from translaudit.config import Config
from translaudit.errors import ModelError
from translaudit.translators.base import Ailment, Capability, TextPair, Translator

LINE = "Der Minister kam am Freitag. Er blieb drei Stunden."
RECORDING = "The minister came on Friday. He stayed for three hours."


def test_a_recorded_line_is_repeated_whole_or_sentence_by_sentence() -> None:
    witness = RecordedWitness([(LINE, RECORDING)], "de", "en")
    answers = witness.translate([LINE, "Der Minister kam am Freitag.", "Er blieb drei Stunden."])
    assert [answer.text for answer in answers] == [
        RECORDING,
        "The minister came on Friday.",
        "He stayed for three hours.",
    ]
    assert all(answer.healthy for answer in answers)


def test_sentences_that_do_not_correspond_one_to_one_have_no_retranslation() -> None:
    witness = RecordedWitness([(LINE, "The minister came on Friday and stayed for three hours.")], "de", "en")
    (answer,) = witness.translate(["Er blieb drei Stunden."])
    assert answer.ailments == (Ailment.MISSING,)
    assert not answer.healthy


def test_it_is_a_translator_that_can_only_translate() -> None:
    witness = RecordedWitness([], "de", "en")
    assert isinstance(witness, Translator)
    assert witness.capabilities == {Capability.TRANSLATION}
    for refuse in (witness.force, witness.contrast, witness.attend):
        with pytest.raises(ModelError, match="use a model"):
            refuse([TextPair("Er kam.", "He came.")])


def test_a_configured_auditor_hears_the_recording_of_the_pair_and_takes_its_relation() -> None:
    pytest.importorskip("translaudit.translators.resolve")
    pair = Pair(LINE, RECORDING, ((LINE, RECORDING),))
    audit = ConfiguredAuditor()()(pair)
    assert audit.model == RECORDED
    assert audit.relation is pair.relation
    assert [each.retranslation for each in audit.pairs] == [
        "The minister came on Friday.",
        "He stayed for three hours.",
    ]
    assert ConfiguredAuditor(config=Config(model="none"))()(Pair(LINE, RECORDING)).model is None
