"""MarianMT through Transformers and torch: every signal, on a processor or a graphics card."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from translaudit.errors import ModelError
from translaudit.translators.base import Capability
from translaudit.translators.engine import DecodingBatch, Hypothesis, TokenPair
from translaudit.translators.marian_forced import ForcedMarian, Loaded
from translaudit.translators.subwords import Subwords

GUIDED_HEAD = 0
"""Marian's `guided-alignment` teaches one head of the last decoder layer where words come from; it takes the first."""


class MarianEngine:
    """A Marian folder in Transformers' format, loaded once."""

    capabilities = frozenset(Capability)

    def __init__(self, folder: Path, *, device: str = "auto", precision: str | None = None) -> None:
        """Load a folder with `config.json`, `model.safetensors` and the SentencePiece files.

        Args:
            folder: the model, already checked to hold safetensors.
            device: `auto`, `cpu`, `cuda` or `cuda:N`.
            precision: a torch dtype's name; None: float32 on a processor, where a translation must not depend on its
                batch, and float16 on a graphics card.

        Raises:
            ModelError: the folder is no Marian model, or the device is not there.
        """
        import torch

        self._torch = torch
        self.device = _device(torch, device)
        self.precision = precision or ("float16" if self.device.startswith("cuda") else "float32")
        self.subwords = Subwords(folder)
        self._model = _load(torch, folder, self.precision).to(self.device)
        self._loaded = Loaded(torch, self._model, self.subwords, self.device)
        self.positions = int(self._model.config.max_position_embeddings)
        self.batch_tokens = self.pair_tokens = 16384 if self.device.startswith("cuda") else 1024
        if self._model.config.pad_token_id != self.subwords.pad:
            raise ModelError(f"{folder}: vocab.json and config.json disagree on the padding token: get the model again")

    @property
    def signature(self) -> str:
        """Engine, device kind and precision."""
        return f"engine:transformers|on:{self.device.split(':')[0]}|precision:{self.precision}"

    def decode(self, requests: Iterable[DecodingBatch], *, beam: int, n_best: int) -> Iterator[list[list[Hypothesis]]]:
        """Beam search, which stops for a source as soon as it has as many finished hypotheses as beams."""
        from transformers import GenerationConfig

        width = max(beam, n_best)
        for request in requests:
            config = GenerationConfig(
                num_beams=width,
                num_return_sequences=n_best,
                early_stopping=width > 1,
                max_new_tokens=request.limit,
                do_sample=False,
                suppress_tokens=[self.subwords.pad],
                renormalize_logits=True,
                decoder_start_token_id=self.subwords.pad,
                eos_token_id=self.subwords.eos,
                pad_token_id=self.subwords.pad,
            )
            with self._torch.inference_mode():
                output = self._model.generate(**self._loaded.sources(request.sources), generation_config=config)
            found = [self._hypothesis(row) for row in output[:, 1:].tolist()]
            yield [found[at : at + n_best] for at in range(0, len(found), n_best)]

    def score(self, pairs: Sequence[TokenPair]) -> ForcedMarian:
        """Log-probability and rank of every target token and of the end, and what the model wanted there."""
        return ForcedMarian(self._loaded, pairs)

    def total(self, pairs: Sequence[TokenPair]) -> list[float]:
        """Log-probability of whole targets, end of sentence included."""
        scores = ForcedMarian(self._loaded, pairs, keep=False).scores
        return [sum(token.logprob for token in tokens) for tokens in scores]

    def attention(self, pairs: Sequence[TokenPair]) -> list[list[list[float]]]:
        """Cross-attention of the guided head: for each target token, its weight on each source token and the end."""
        implementation = self._model.config._attn_implementation
        self._model.set_attn_implementation("eager")
        try:
            with self._torch.inference_mode():
                output = self._model.model(
                    **self._loaded.sources([source for source, _ in pairs]),
                    decoder_input_ids=self._loaded.targets([target for _, target in pairs]),
                    output_attentions=True,
                )
        finally:
            self._model.set_attn_implementation(implementation)
        weights = output.cross_attentions[-1][:, GUIDED_HEAD].float().tolist()
        return [
            [row[: len(source) + 1] for row in matrix[: len(target)]]
            for matrix, (source, target) in zip(weights, pairs, strict=True)
        ]

    def _hypothesis(self, tokens: list[int]) -> Hypothesis:
        end = self.subwords.eos
        if end in tokens:
            return Hypothesis(tuple(tokens[: tokens.index(end)]), complete=True)
        return Hypothesis(tuple(token for token in tokens if token != self.subwords.pad), complete=False)


def _device(torch: Any, device: str) -> str:
    if device == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    if device != "cpu" and not (device.split(":")[0] == "cuda" and torch.cuda.is_available()):
        raise ModelError(f"device '{device}' is not there: use 'auto' or 'cpu'")
    return device


def _load(torch: Any, folder: Path, precision: str) -> Any:
    from safetensors import SafetensorError
    from transformers import GenerationConfig, MarianMTModel
    from transformers.utils import logging

    from translaudit.translators.quiet import quiet

    with quiet(logging):
        try:
            model = MarianMTModel.from_pretrained(
                folder, use_safetensors=True, local_files_only=True, dtype=getattr(torch, precision)
            )
        except (OSError, ValueError, RuntimeError, KeyError, TypeError, SafetensorError) as error:
            first = (str(error).strip().splitlines() or [type(error).__name__])[0]
            raise ModelError(f"{folder} does not load as a MarianMT model: {first[:200]}") from None
    model.generation_config = GenerationConfig()  # the folder's own would force an end where the limit cuts off
    return model.eval()
