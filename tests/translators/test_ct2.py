"""CTranslate2 gives the same testimony as Transformers, only faster."""

import socket
from pathlib import Path

import pytest
from safetensors.numpy import load_file, save_file

from translaudit.errors import ModelError
from translaudit.translators.base import Capability, TextPair, Translator
from translaudit.translators.ct2 import Ct2Engine, convert, scoring_precision
from translaudit.translators.health import Languages
from translaudit.translators.resolve import load_translator
from translaudit.translators.testimony import ModelTranslator

pytest.importorskip("ctranslate2")

TEXTS = [
    "Frau Weber kritisiert den Plan nicht nach dem Treffen in Genf.",
    "Der Minister warnt vor einem Krieg.",
    "Selenskyj verlangt drei Milliarden Euro seit gestern, sagte ein Sprecher.",
    "Die Polizei meldet 27 Verletzte am Montag, weil die Preise steigen.",
    "Präsident Macron besucht die Stadt nicht in Berlin.",
    "Der Konzern unterstützt das neue Gesetz.",
]
PAIR = TextPair(TEXTS[0], "Ms Weber does not criticise the plan after the meeting in Berlin.")


@pytest.fixture(scope="module")
def transformers(small_marian: Path) -> Translator:
    translator, _ = load_translator(str(small_marian), device="cpu", cache=False, engine="transformers")
    assert translator is not None
    return translator


@pytest.fixture(scope="module")
def converted(small_marian: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return convert(small_marian, tmp_path_factory.mktemp("converted") / "model", "float32")


@pytest.fixture(scope="module")
def ct2(converted: Path) -> ModelTranslator:
    engine = Ct2Engine(converted, device="cpu", precision="float32")
    return ModelTranslator(engine, name="small", identity="small", languages=Languages("de", "en"))


def test_both_engines_give_the_same_text(transformers: Translator, ct2: Translator) -> None:
    assert ct2.translate(TEXTS) == transformers.translate(TEXTS)


def test_the_batch_never_changes_a_translation(ct2: Translator) -> None:
    assert ct2.translate(TEXTS * 10) == [ct2.translate([text])[0] for text in TEXTS] * 10


def test_both_engines_find_the_same_added_words(transformers: Translator, ct2: Translator) -> None:
    pair = TextPair("Der Minister warnt vor einem Krieg.", "The minister warns of a war in Berlin.")
    mine, other = ct2.contrast([pair])[0], transformers.contrast([pair])[0]
    assert [(span.start, span.end) for span in mine.added] == [(span.start, span.end) for span in other.added]
    assert mine.added[0].gain == pytest.approx(other.added[0].gain, abs=1e-3)


def test_a_converted_folder_alone_says_what_it_cannot_do(ct2: Translator) -> None:
    assert Capability.FORCED_DECODING not in ct2.capabilities
    with pytest.raises(ModelError, match="Transformers folder"):
        ct2.force([PAIR])


def test_a_transformers_folder_is_converted_once_and_keeps_every_signal(
    small_marian: Path, transformers: Translator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRANSLAUDIT_CACHE", str(tmp_path))
    fast, _ = load_translator(str(small_marian), device="cpu", cache=False, engine="ctranslate2")
    assert fast is not None
    assert f"engine:ctranslate2|on:cpu|precision:int8|scoring:{scoring_precision('cpu')}" in fast.signature
    mine, exact = fast.force([PAIR])[0], transformers.force([PAIR])[0]
    assert [word.wanted for word in mine.words] == [word.wanted for word in exact.words]
    assert [word.logprob for word in mine.words] == pytest.approx([word.logprob for word in exact.words], abs=0.2)
    converted = list((tmp_path / "converted").iterdir())
    load_translator(str(small_marian), device="cpu", cache=False, engine="ctranslate2")
    assert list((tmp_path / "converted").iterdir()) == converted
    assert len(converted) == 1


def test_a_model_on_disk_is_converted_and_loaded_without_a_network(
    small_marian: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: asked.append(address))
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *_, **__: asked.append(host))
    monkeypatch.setenv("TRANSLAUDIT_CACHE", str(tmp_path))
    translator, _ = load_translator(str(small_marian), device="cpu", offline=True)
    assert translator is not None
    assert translator.force([PAIR])[0].words
    assert asked == []


def test_a_model_trained_on_in_transformers_is_not_given_to_ctranslate2(small_marian: Path, tmp_path: Path) -> None:
    for file in small_marian.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    weights = load_file(tmp_path / "model.safetensors")
    weights["model.shared.weight"][-1] += 0.5
    save_file(weights, tmp_path / "model.safetensors", metadata={"format": "pt"})
    translator, _ = load_translator(str(tmp_path), device="cpu", cache=False)
    assert translator is not None
    assert "engine:transformers" in translator.signature
    with pytest.raises(ModelError, match="translate differently"):
        load_translator(str(tmp_path), device="cpu", cache=False, engine="ctranslate2")


def test_a_ctranslate2_folder_is_a_model(converted: Path) -> None:
    translator, _ = load_translator(str(converted), device="cpu", cache=False)
    assert translator is not None
    assert translator.translate(TEXTS[:1])[0].text == PAIR.target.replace("Berlin", "Geneva")
