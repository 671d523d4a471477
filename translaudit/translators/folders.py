"""Which folders are models, which can be trusted, and where the bundled one is."""

import hashlib
from enum import StrEnum
from pathlib import Path

import msgspec

from translaudit import languages
from translaudit.errors import ModelError

HASH_DIGITS = 12
_PICKLED = ("pytorch_model*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl")


class FolderKind(StrEnum):
    """The formats that can be loaded."""

    TRANSFORMERS = "transformers"
    CTRANSLATE2 = "ctranslate2"


class _ModelConfig(msgspec.Struct):
    model_type: str = ""


def folder_kind(folder: Path) -> FolderKind:
    """What a folder holds.

    Raises:
        ModelError: no model, weights only as pickle (which can run code when loaded), or a model that is not Marian.
    """
    if (folder / "model.bin").is_file() and _ctranslate2_vocabulary(folder):
        return FolderKind.CTRANSLATE2
    config = folder / "config.json"
    if not config.is_file():
        raise ModelError(f"{folder} holds no model: a Marian folder has config.json and model.safetensors")
    if not (folder / "model.safetensors").is_file():
        raise ModelError(_no_safetensors(folder))
    try:
        model_type = msgspec.json.decode(config.read_bytes(), type=_ModelConfig).model_type
    except (msgspec.DecodeError, UnicodeError):
        raise ModelError(f"{config} is not a model's configuration: get the model again") from None
    if model_type != "marian":
        raise ModelError(f"{folder} is a '{model_type or 'nameless'}' model: translaudit needs a MarianMT model")
    return FolderKind.TRANSFORMERS


def weights_hash(folder: Path) -> str:
    """The first `HASH_DIGITS` hexadecimal digits of the SHA-256 of a model's weights."""
    name = "model.bin" if folder_kind(folder) is FolderKind.CTRANSLATE2 else "model.safetensors"
    with (folder / name).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:HASH_DIGITS]


def bundled_folder(source_lang: str, target_lang: str) -> Path | None:
    """The model that ships with translaudit for a language pair, or None where it ships none."""
    folder = Path(languages.__file__).parent / f"{source_lang}-{target_lang}" / "model"
    return folder if (folder / "config.json").is_file() else None


def _ctranslate2_vocabulary(folder: Path) -> bool:
    return any(folder.glob("shared_vocabulary.*")) or any(folder.glob("source_vocabulary.*"))


def _no_safetensors(folder: Path) -> str:
    pickled = next((found.name for pattern in _PICKLED for found in folder.glob(pattern)), None)
    if pickled is None:
        return f"{folder} has no weights: put the model's model.safetensors there"
    return (
        f"{folder} has only pickled weights ({pickled}), which could run code: convert them once with python -c "
        f"\"from transformers import MarianMTModel as M; M.from_pretrained('{folder}').save_pretrained('{folder}')\""
    )
