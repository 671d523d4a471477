"""What the user calls a model, and what is refused."""

import subprocess
import sys
from pathlib import Path

import pytest

from translaudit.errors import ModelError
from translaudit.translators.resolve import load_translator


@pytest.fixture(autouse=True)
def empty_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))


def test_none_is_no_model() -> None:
    assert load_translator("none") == (None, None)


def test_auto_without_a_model_says_so_and_how_to_get_one() -> None:
    translator, note = load_translator("auto", source_lang="cs", offline=True)
    assert translator is None
    assert note is not None
    assert "Helsinki-NLP/opus-mt-cs-en" in note
    assert "--offline" in note


def test_a_hub_model_that_is_not_cached_is_an_error_offline() -> None:
    with pytest.raises(ModelError, match="not in the hub's cache"):
        load_translator("Helsinki-NLP/opus-mt-fr-en@main", offline=True)


def test_a_folder_with_only_pickled_weights_is_refused_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "marian"}', encoding="utf-8")
    (tmp_path / "pytorch_model.bin").write_bytes(b"\x80\x04.")
    with pytest.raises(ModelError, match=r"pickled weights .pytorch_model.bin.*save_pretrained"):
        load_translator(str(tmp_path))


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "marian"}', encoding="utf-8")
    with pytest.raises(ModelError, match="has no weights"):
        load_translator(str(tmp_path))


def test_a_model_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "llama"}', encoding="utf-8")
    (tmp_path / "model.safetensors").write_bytes(b"")
    with pytest.raises(ModelError, match="'llama' model"):
        load_translator(str(tmp_path))


def test_a_truncated_weights_file_is_one_line(small_marian: Path, tmp_path: Path) -> None:
    for file in small_marian.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes()[: 5000 if file.suffix == ".safetensors" else None])
    with pytest.raises(ModelError, match="does not load") as caught:
        load_translator(str(tmp_path), engine="transformers")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("spec", ["./nowhere", "opus-mt-de-en", "a/b/c", ""])
def test_what_is_no_model_is_named(spec: str) -> None:
    with pytest.raises(ModelError, match="is no model"):
        load_translator(spec)


def test_an_unknown_engine_is_named_with_those_that_there_are() -> None:
    with pytest.raises(ModelError, match="'tensorrt' is no engine: use auto, transformers or ctranslate2"):
        load_translator("none", engine="tensorrt")


def test_the_own_model_is_an_error_that_says_what_else_there_is_where_none_ships() -> None:
    with pytest.raises(ModelError, match=r"ships no model for cs-en: use auto, .* or none"):
        load_translator("own", source_lang="cs")


def test_a_model_that_ships_is_taken_for_its_own_languages_only(
    small_marian: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "de-en").mkdir()
    (tmp_path / "de-en" / "model").symlink_to(small_marian)
    monkeypatch.setattr("translaudit.languages.__file__", str(tmp_path / "__init__.py"))
    translator, note = load_translator("auto", offline=True, cache=False, engine="transformers")
    assert translator is not None
    assert translator.name == "translaudit's own model"
    assert note is not None
    assert note.startswith("translaudit's own model is used, because Helsinki-NLP/opus-mt-de-en")
    assert load_translator("auto", source_lang="cs", offline=True)[0] is None


def test_the_own_model_is_the_folder_that_ships(small_marian: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translaudit.translators.resolve.bundled_folder", lambda *_: small_marian)
    translator, note = load_translator("own", cache=False, engine="transformers")
    assert translator is not None
    assert (translator.name, note) == ("own", None)


def test_asking_for_a_model_imports_no_torch() -> None:
    code = (
        "import sys, translaudit.translators.resolve; sys.exit('torch' in sys.modules or 'transformers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
