"""A causal language model run by Transformers: a folder with safetensors, or with one GGUF file."""

import hashlib
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translaudit.errors import ModelError
from translaudit.translators.folders import HASH_DIGITS
from translaudit.translators.quiet import quiet

if TYPE_CHECKING:
    import torch

INSTALL = "pip install 'translaudit[lm]'"


class CausalModel:
    """Scores texts from left to right."""

    def __init__(self, folder: Path) -> None:
        """Load the model of a folder.

        Raises:
            ModelError: the folder holds no causal language model that can be loaded, or the `lm` extra is missing.
        """
        import torch
        from transformers.utils import logging

        weights = weights_file(folder)
        self._precision = "bfloat16" if _is_quick_in_bfloat16(torch) else "float32"
        with quiet(logging):
            self._tokenizer, self._model = _load(folder, weights, getattr(torch, self._precision))
        with weights.open("rb") as file:
            self._hash = hashlib.file_digest(file, "sha256").hexdigest()[:HASH_DIGITS]
        self._name = folder.name
        self._first = _first_token(self._tokenizer)

    @property
    def name(self) -> str:
        """The folder's name."""
        return self._name

    @property
    def signature(self) -> str:
        """Name, weights hash and precision."""
        return f"{self._name}|weights:{self._hash}|{self._precision}"

    def surprisals(self, texts: Sequence[str]) -> list[float]:
        """Negative log-probability of each text as a whole (nats), to a tenth."""
        import torch

        if not texts:
            return []
        tokens = [[self._first, *self._tokenizer(text, add_special_tokens=False).input_ids] for text in texts]
        longest = max(map(len, tokens))
        padded = torch.tensor([each + [self._first] * (longest - len(each)) for each in tokens])
        mask = torch.tensor([[1] * len(each) + [0] * (longest - len(each)) for each in tokens])
        with torch.inference_mode():
            logits = self._model(input_ids=padded, attention_mask=mask).logits[:, :-1].float()
        wanted = padded[:, 1:, None]
        nats: torch.Tensor = logits.logsumexp(-1) - logits.gather(2, wanted)[..., 0]
        return [round(float(each), 1) for each in (nats * mask[:, 1:]).sum(1)]


def weights_file(folder: Path) -> Path:
    """The weights in a folder: safetensors, else the only GGUF file.

    Raises:
        ModelError: there is neither.
    """
    safe = folder / "model.safetensors"
    quantised = sorted(folder.glob("*.gguf"))
    if safe.is_file():
        return safe
    if len(quantised) == 1:
        return quantised[0]
    raise ModelError(f"{folder} holds no language model: a folder has model.safetensors or one .gguf file")


def _load(folder: Path, weights: Path, dtype: "torch.dtype") -> tuple[Any, Any]:
    from safetensors import SafetensorError
    from transformers import AutoModelForCausalLM, AutoTokenizer

    options: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
    if weights.suffix == ".gguf":
        if not (find_spec("gguf") and find_spec("accelerate")):
            raise ModelError(f"a GGUF model needs gguf and accelerate: {INSTALL}")
        options["gguf_file"] = weights.name
    try:
        tokenizer = AutoTokenizer.from_pretrained(folder, **options)
        if weights.suffix != ".gguf":
            options["use_safetensors"] = True
        return tokenizer, AutoModelForCausalLM.from_pretrained(folder, dtype=dtype, **options).eval()
    except (OSError, ValueError, RuntimeError, KeyError, TypeError, ImportError, SafetensorError) as error:
        first = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise ModelError(f"{folder} does not load as a causal language model: {first[:200]}") from None


def _first_token(tokenizer: Any) -> int:
    """The token that a text begins after: of beginning, else of end; models without either begin after their first."""
    known = (tokenizer.bos_token_id, tokenizer.eos_token_id, 0)
    return int(next(token for token in known if token is not None))


def _is_quick_in_bfloat16(torch: Any) -> bool:
    return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
