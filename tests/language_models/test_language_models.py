"""A causal language model as a witness: built tiny and random on the spot, nothing is downloaded."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from translaudit import Auditor, Config
from translaudit.align import Relation
from translaudit.errors import ModelError
from translaudit.findings import Finding, Severity
from translaudit.language_models import causal
from translaudit.language_models.resolve import load_language_model
from translaudit.lexicon.phrase_model import phrase_model
from translaudit.lexicon.table import translation_table
from translaudit.phrases.beads import PairedText
from translaudit.phrases.evidence import evidence_weights
from translaudit.phrases.mending import Mending, mended_features
from translaudit.phrases.suspects import suspects_beside, texts_to_score
from translaudit.translators.health import Languages
from translaudit.translators.recorded import RecordedTranslator

SOURCE = "Die Feuerwehr rettete zwölf Menschen aus dem brennenden Haus."
HEARD = "The fire brigade rescued twelve people from the burning house."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A GPT-2 of two layers and its byte-level tokenizer, both random."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers
    from transformers import GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    tokenizer.train_from_iterator(
        [HEARD], trainers.BpeTrainer(vocab_size=300, special_tokens=["<s>"], initial_alphabet=alphabet)
    )
    place = tmp_path_factory.mktemp("tiny-gpt")
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, bos_token="<s>").save_pretrained(place)
    torch.manual_seed(0)
    GPT2LMHeadModel(GPT2Config(vocab_size=300, n_positions=128, n_embd=16, n_layer=2, n_head=2)).save_pretrained(place)
    return place


class Listener:
    """Finds every text usual in which one phrase stands, and remembers what it was asked."""

    name = signature = "listener"

    def __init__(self, usual: str) -> None:
        self.usual, self.asked = usual, list[str]()

    def surprisals(self, texts: Sequence[str]) -> list[float]:
        self.asked += texts
        return [20.0 if self.usual in text else 40.0 for text in texts]


def audited(target: str, tmp_path: Path, model: Listener | None) -> tuple[Finding, ...]:
    record = tmp_path / "heard.tsv"
    record.write_text(f"{SOURCE}\t{HEARD}\n", encoding="utf-8")
    witness = RecordedTranslator(record, Languages("de", "en"))
    auditor = Auditor(witness, Config(select=("PHR401",), lm="none"), language_model=model)
    return auditor.audit(SOURCE, target, relation=Relation.PARALLEL).findings


def test_a_text_is_more_surprising_than_its_beginning_and_always_equally_so(folder: Path) -> None:
    model = load_language_model(str(folder), cache=False)
    assert model is not None
    short, long = model.surprisals([HEARD[:20], HEARD])
    assert 0 < short < long
    assert model.surprisals([HEARD[:20], HEARD]) == [short, long]
    assert model.surprisals([]) == []
    assert "weights:" in model.signature


def test_a_text_scores_the_same_alone_and_in_any_company(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = load_language_model(str(folder), cache=False)
    assert model is not None
    words = HEARD.split()
    texts = ["", *(" ".join(words[:end]) for end in range(1, len(words) + 1)), *reversed(words), HEARD + SOURCE, HEARD]
    together = model.surprisals(texts)
    assert together == pytest.approx([model.surprisals([text])[0] for text in texts], abs=0.2)
    assert together[-1] == together[len(words)]
    monkeypatch.setattr(causal, "MOST_TOKENS", 1)
    assert model.surprisals(texts) == pytest.approx(together, abs=0.2)


def test_batches_are_bounded_by_their_padded_tokens(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = load_language_model(str(folder), cache=False)
    assert isinstance(model, causal.CausalModel)
    shapes = []
    score = causal.CausalModel._nats

    def watched(self: causal.CausalModel, batch: Sequence[causal.Tokens]) -> list[list[float]]:
        shapes.append((len(batch), max(map(len, batch))))
        return score(self, batch)

    monkeypatch.setattr(causal, "MOST_TOKENS", 60)
    monkeypatch.setattr(causal.CausalModel, "_nats", watched)
    words = [word for word in SOURCE.split() if word[0].isupper()]
    model.surprisals([*words, *(f"{word} {HEARD}" for word in words), HEARD * 4])
    assert len(shapes) > 2
    assert all(rows == 1 or rows * longest <= 60 for rows, longest in shapes)


def test_answers_are_remembered(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRANSLAUDIT_CACHE", str(tmp_path))
    model = load_language_model(str(folder))
    assert model is not None
    first = model.surprisals([HEARD])
    monkeypatch.setattr("translaudit.language_models.causal.CausalModel.surprisals", lambda *_: pytest.fail("asked"))
    assert load_language_model(str(folder)).surprisals([HEARD]) == first  # type: ignore[union-attr]


def test_none_is_none_and_what_is_no_model_is_refused_in_one_line(tmp_path: Path) -> None:
    assert load_language_model("none") is None
    with pytest.raises(ModelError, match=r"no language model: a folder has model\.safetensors or one \.gguf file"):
        load_language_model(str(tmp_path))
    with pytest.raises(ModelError, match="name a folder, auto or none"):
        load_language_model(str(tmp_path / "nowhere"))


def test_a_gguf_file_without_its_readers_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tiny.gguf").write_bytes(b"GGUF")
    monkeypatch.setattr("translaudit.language_models.causal.find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r"pip install 'translaudit\[lm\]'"):
        load_language_model(str(tmp_path))


GARBLED = "The fire brigade rescued twelve people from the burning cheese."


def test_a_mending_that_makes_the_sentence_more_usual_speaks_against_it_and_one_that_does_not_for_it(
    tmp_path: Path,
) -> None:
    (against,) = audited(GARBLED, tmp_path, Listener("burning house"))
    (silent,) = audited(GARBLED, tmp_path, None)
    for_it = audited(GARBLED, tmp_path, Listener("burning cheese"))
    assert against.severity is Severity.MAJOR
    assert against.confidence > silent.confidence > max((each.confidence for each in for_it), default=0.0)


def test_the_finding_shows_how_strongly_each_witness_spoke(tmp_path: Path) -> None:
    (finding,) = audited(GARBLED, tmp_path, Listener("burning house"))
    weights = {each.witness: each.weight for each in finding.evidence}
    assert set(weights) == {"re-translation", "language model"}
    assert (weights["language model"] or 0) > 1


def test_the_model_is_asked_only_about_suspects_and_not_without_a_re_translation(tmp_path: Path) -> None:
    listener = Listener("house")
    assert audited(HEARD, tmp_path, listener) == ()
    assert not listener.asked
    Auditor("none", Config(), language_model=listener).audit(SOURCE, HEARD, relation=Relation.PARALLEL)
    assert not listener.asked


def test_the_model_is_never_asked_about_names() -> None:
    source, target = "Am Freitag trat der Bürgermeister von Bonn zurück.", "On Friday the mayor of Bunn resigned."
    pair = PairedText(0, target, 0, source, 0, "On Friday the mayor of Bonn resigned.")
    table, model, weights = translation_table("de-en"), phrase_model("en"), evidence_weights("de-en")
    assert table is not None
    assert model is not None
    assert weights is not None
    suspects = suspects_beside(pair, ("de", "en"), table, model, weights)
    assert "Bunn" in {pair.target[each.start : each.end] for each in suspects}
    assert not texts_to_score(suspects)


def test_a_gain_without_bounds_would_outshout_every_witness() -> None:
    mending = (Mending("before", "after"),)
    features = mended_features(0.0, "exchanged content", mending, {"before": 900.0, "after": 0.0})
    assert features["gain"] == 25.0
