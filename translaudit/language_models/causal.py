"""A causal language model run by Transformers: a folder with safetensors, or with one GGUF file."""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translaudit.errors import ModelError
from translaudit.translators.folders import HASH_DIGITS
from translaudit.translators.quiet import quiet

if TYPE_CHECKING:
    import torch

INSTALL = "pip install 'translaudit[lm]'"

MOST_TOKENS = 1024
"""Tokens that are scored at once, padding included: with a vocabulary of 49,000 words they take 200 MB."""

Tokens = tuple[int, ...]


class CausalModel:
    """Scores texts from left to right. The weights are loaded when it is first asked."""

    def __init__(self, folder: Path) -> None:
        """Find the model of a folder.

        Raises:
            ModelError: the folder holds no weights, or the `lm` extra is missing.
        """
        self._folder, self._weights = folder, weights_file(folder)
        if self._weights.suffix == ".gguf" and not (find_spec("gguf") and find_spec("accelerate")):
            raise ModelError(f"a GGUF model needs gguf and accelerate: {INSTALL}")

    @property
    def name(self) -> str:
        """The folder's name."""
        return self._folder.name

    @cached_property
    def signature(self) -> str:
        """Name, weights hash and precision."""
        with self._weights.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()[:HASH_DIGITS]
        return f"{self.name}|weights:{digest}|{_precision()}"

    @cached_property
    def _loaded(self) -> tuple[Any, Any]:
        """Tokenizer and model; raises ModelError where the folder's files are no causal language model."""
        import torch
        from transformers.utils import logging

        with quiet(logging):
            return _load(self._folder, self._weights, getattr(torch, _precision()))

    def surprisals(self, texts: Sequence[str]) -> list[float]:
        """Negative log-probability of each text as a whole (nats), to a tenth."""
        tokenizer, _ = self._loaded
        first = _first_token(tokenizer)
        tokens = [(first, *tokenizer(text, add_special_tokens=False).input_ids) for text in texts]
        runs = _without_beginnings(tokens)
        nats = {run: each for batch in _batches(runs) for run, each in zip(batch, self._nats(batch), strict=True)}
        scored = (nats[runs[bisect_left(runs, each)]][: len(each) - 1] for each in tokens)
        return [round(sum(each), 1) for each in scored]

    def _nats(self, batch: Sequence[Tokens]) -> list[list[float]]:
        """The surprisal of every token but the first of each run."""
        import torch

        _, model = self._loaded
        longest = max(map(len, batch))
        padded = torch.tensor([[*each, *[each[0]] * (longest - len(each))] for each in batch])
        mask = torch.tensor([[1] * len(each) + [0] * (longest - len(each)) for each in batch])
        with torch.inference_mode():
            logits = model(input_ids=padded, attention_mask=mask).logits[:, :-1].float()
        nats: torch.Tensor = logits.logsumexp(-1) - logits.gather(2, padded[:, 1:, None])[..., 0]
        rows: list[list[float]] = nats.tolist()
        return [row[: len(each) - 1] for row, each in zip(rows, batch, strict=True)]


def _without_beginnings(tokens: Iterable[Tokens]) -> list[Tokens]:
    """The different runs of tokens that begin no other, in order.

    What begins another run is scored with it: with the first run that does not stand before it.
    """
    ordered = sorted(set(tokens))
    return [one for one, other in pairwise([*ordered, ()]) if other[: len(one)] != one]


def _batches(runs: Iterable[Tokens]) -> Iterator[list[Tokens]]:
    """The shortest first, so that little is padded; a run that fills a batch by itself stands alone."""
    batch: list[Tokens] = []
    for run in sorted(runs, key=len):
        if batch and (len(batch) + 1) * len(run) > MOST_TOKENS:
            yield batch
            batch = []
        batch.append(run)
    if batch:
        yield batch


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


def _precision() -> str:
    """The quicker of the two precisions on this processor."""
    import torch

    return "bfloat16" if torch.ops.mkldnn._is_mkldnn_bf16_supported() else "float32"
