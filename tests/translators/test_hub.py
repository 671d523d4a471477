"""Models from the hub, without a network: its cache, its silence, its refusals."""

import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from translaudit.errors import ModelError
from translaudit.translators.hub import (
    HubModel,
    cached_folder,
    cached_models,
    licence,
    model_for_pair,
    parse_hub_id,
    pull,
)
from translaudit.translators.resolve import load_translator

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    return tmp_path


def cache_model(hub: Path, model_id: str, small_marian: Path, revision: str = "main") -> Path:
    """Lay a model out as the hub's client does."""
    place = hub / f"models--{model_id.replace('/', '--')}"
    snapshot = place / "snapshots" / COMMIT
    snapshot.mkdir(parents=True)
    (place / "refs").mkdir()
    (place / "refs" / revision).write_text(COMMIT, encoding="utf-8")
    for file in small_marian.iterdir():
        (snapshot / file.name).write_bytes(file.read_bytes())
    (snapshot / "README.md").write_text("---\nlanguage: de\nlicense: apache-2.0\n---\n# A model\n", encoding="utf-8")
    return snapshot


def test_a_cached_hub_model_is_loaded_offline(hub: Path, small_marian: Path) -> None:
    snapshot = cache_model(hub, "newsroom/small-de-en", small_marian)
    assert cached_folder(HubModel("newsroom/small-de-en")) == snapshot
    translator, note = load_translator("newsroom/small-de-en", offline=True, device="cpu", cache=False)
    assert note is None
    assert translator is not None
    assert translator.name == "newsroom/small-de-en"
    assert translator.signature.startswith("newsroom/small-de-en|weights:")


def test_auto_takes_the_cached_model_of_the_pair(hub: Path, small_marian: Path) -> None:
    cache_model(hub, "Helsinki-NLP/opus-mt-fr-en", small_marian)
    translator, note = load_translator("auto", source_lang="fr", offline=True, device="cpu", cache=False)
    assert note is None
    assert translator is not None
    assert translator.name == "Helsinki-NLP/opus-mt-fr-en"


def test_cached_models_are_listed_with_size_and_licence(hub: Path, small_marian: Path) -> None:
    cache_model(hub, "newsroom/small-de-en", small_marian)
    (model,) = cached_models()
    assert (model.id, model.commit, model.licence) == ("newsroom/small-de-en", COMMIT, "apache-2.0")
    assert model.bytes > (small_marian / "model.safetensors").stat().st_size


def test_an_empty_cache_has_no_models(hub: Path) -> None:
    assert cached_models() == []


def test_a_cached_model_without_safetensors_does_not_count(hub: Path, small_marian: Path) -> None:
    (cache_model(hub, "newsroom/pickled", small_marian) / "model.safetensors").unlink()
    assert cached_folder(HubModel("newsroom/pickled")) is None


def test_the_german_model_is_asked_for_at_the_commit_that_has_safetensors() -> None:
    assert model_for_pair("de", "en").revision is not None
    assert parse_hub_id("Helsinki-NLP/opus-mt-de-en") == model_for_pair("de", "en")
    assert parse_hub_id("Helsinki-NLP/opus-mt-de-en@main") == HubModel("Helsinki-NLP/opus-mt-de-en", "main")
    assert model_for_pair("nl", "en") == HubModel("Helsinki-NLP/opus-mt-nl-en")


def test_a_hub_that_does_not_answer_is_one_quick_line(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.HfApi.model_info", _unreachable)
    began = time.monotonic()
    with pytest.raises(ModelError, match=r"cannot be reached .*check the network") as caught:
        pull(HubModel("newsroom/small-de-en"))
    assert "\n" not in str(caught.value)
    assert time.monotonic() - began < 5
    translator, note = load_translator("auto", source_lang="cs", cache=False)
    assert translator is None
    assert note is not None
    assert "cannot be reached" in note


def test_a_hub_model_with_only_pickled_weights_is_not_downloaded(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = SimpleNamespace(sha=COMMIT, siblings=[SimpleNamespace(rfilename="pytorch_model.bin")])
    monkeypatch.setattr("huggingface_hub.HfApi.model_info", lambda *_, **__: listed)
    monkeypatch.setattr("huggingface_hub.snapshot_download", _unreachable)
    with pytest.raises(ModelError, match="no safetensors weights on the hub"):
        pull(HubModel("newsroom/pickled"))


def test_a_card_without_a_licence_has_none(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# No front matter\nlicense: none\n", encoding="utf-8")
    assert licence(tmp_path) is None


def _unreachable(*_: Any, **__: Any) -> None:
    raise ConnectionError("Name or service not known\nand a second line")
