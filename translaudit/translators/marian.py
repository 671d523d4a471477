"""MarianMT through Transformers and torch: every signal, on a processor or a graphics card."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from translaudit.errors import ModelError
from translaudit.translators.base import Capability
from translaudit.translators.engine import DecodingBatch, Hypothesis, TokenPair, TokenScore
from translaudit.translators.subwords import Subwords

_CONTINUES_WORD = re.compile(r"[\w'’-]")
GUIDED_HEAD = 0
"""Marian's `guided-alignment` teaches one head of the last decoder layer where words come from; it takes the first."""
SCORED_AT_ONCE = 512
"""Tokens whose scores over the whole vocabulary are held in memory together."""
COMPLETED_AT_ONCE = 64
"""Prefixes that are continued together."""
COMPLETION_TOKENS = 6
"""Most tokens spent on finishing a word that the model would have written."""


class MarianEngine:
    """A Marian folder in Transformers' format, loaded once."""

    capabilities = frozenset(Capability)

    def __init__(self, folder: Path, *, device: str = "auto", precision: str | None = None) -> None:
        """Load a folder with `config.json`, `model.safetensors` and the SentencePiece files.

        Args:
            folder: the model, already checked to hold safetensors.
            device: `auto`, `cpu`, `cuda` or `cuda:N`.
            precision: a torch dtype's name; None: float32 on a processor, float16 on a graphics card.

        Raises:
            ModelError: the folder is no Marian model, or the device is not there.
        """
        import torch

        self._torch = torch
        self.device = _device(torch, device)
        self.precision = precision or ("float16" if self.device.startswith("cuda") else "float32")
        self.subwords = Subwords(folder)
        self._model = _load(torch, folder, self.precision).to(self.device)
        self.positions = int(self._model.config.max_position_embeddings)
        self.batch_tokens = 16384 if self.device.startswith("cuda") else 1024
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
                output = self._model.generate(**self._source(request.sources), generation_config=config)
            found = [self._hypothesis(row) for row in output[:, 1:].tolist()]
            yield [found[at : at + n_best] for at in range(0, len(found), n_best)]

    def score(self, pairs: Sequence[TokenPair]) -> list[list[TokenScore]]:
        """Log-probability and rank of every target token and of the end, and what the model wanted there."""
        torch = self._torch
        with torch.inference_mode():
            hidden, targets, mask = self._forced_states(pairs)
            columns = [self._score_states(*chunk) for chunk in _chunks(hidden[mask], targets[mask])]
        rows = zip(*(torch.cat(column).tolist() for column in zip(*columns, strict=True)), strict=True)
        scores = [TokenScore(*row) for row in rows]
        ends = list(accumulate((len(target) + 1 for _, target in pairs), initial=0))
        return [scores[start:end] for start, end in pairwise(ends)]

    def total(self, pairs: Sequence[TokenPair]) -> list[float]:
        """Log-probability of whole targets, end of sentence included."""
        return [sum(token.logprob for token in tokens) for tokens in self.score(pairs)]

    def complete(self, prefixes: Sequence[TokenPair]) -> list[list[int]]:
        """Greedy tokens after (source, target prefix) up to the end of the word begun, `COMPLETION_TOKENS` at most."""
        written: list[list[int]] = [[] for _ in prefixes]
        with self._torch.inference_mode():
            for at in range(0, len(prefixes), COMPLETED_AT_ONCE):
                rows = range(at, min(at + COMPLETED_AT_ONCE, len(prefixes)))
                self._complete([prefixes[row] for row in rows], [written[row] for row in rows])
        return written

    def _complete(self, prefixes: Sequence[TokenPair], written: Sequence[list[int]]) -> None:
        torch = self._torch
        sources = list(dict.fromkeys(tuple(source) for source, _ in prefixes))
        inputs = self._source(sources)
        states = self._model.get_encoder()(**inputs)[0]
        open_rows = list(range(len(prefixes)))
        for _ in range(COMPLETION_TOKENS):
            texts = [[*prefixes[row][1], *written[row]] for row in open_rows]
            own = torch.tensor([sources.index(tuple(prefixes[row][0])) for row in open_rows], device=self.device)
            hidden = self._decode_states(states[own], inputs["attention_mask"][own], texts)
            last = torch.tensor([len(text) for text in texts], device=self.device)
            best = self._logits(hidden[torch.arange(len(texts), device=self.device), last]).argmax(dim=-1).tolist()
            going = [(row, token) for row, token in zip(open_rows, best, strict=True) if self._continues_word(token)]
            for row, token in going:
                written[row].append(token)
            if not (open_rows := [row for row, _ in going]):
                break

    def _continues_word(self, token: int) -> bool:
        return token != self.subwords.eos and _CONTINUES_WORD.match(self.subwords.piece(token)) is not None

    def attention(self, pairs: Sequence[TokenPair]) -> list[list[list[float]]]:
        """Cross-attention of the guided head: for each target token, its weight on each source token and the end."""
        implementation = self._model.config._attn_implementation
        self._model.set_attn_implementation("eager")
        try:
            with self._torch.inference_mode():
                output = self._model.model(
                    **self._source([source for source, _ in pairs]),
                    decoder_input_ids=self._targets([target for _, target in pairs]),
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

    def _source(self, sources: Sequence[Sequence[int]]) -> dict[str, Any]:
        rows = [[*source, self.subwords.eos] for source in sources]
        return {
            "input_ids": self._tensor(rows, self.subwords.pad),
            "attention_mask": self._tensor([[1] * len(row) for row in rows], 0),
        }

    def _targets(self, targets: Sequence[Sequence[int]]) -> Any:
        return self._tensor([[self.subwords.pad, *target] for target in targets], self.subwords.pad)

    def _tensor(self, rows: Sequence[Sequence[int]], filler: int) -> Any:
        longest = max(map(len, rows))
        padded = [[*row, *[filler] * (longest - len(row))] for row in rows]
        return self._torch.tensor(padded, device=self.device)

    def _forced_states(self, pairs: Sequence[TokenPair]) -> tuple[Any, Any, Any]:
        sources, targets = [source for source, _ in pairs], [target for _, target in pairs]
        inputs = self._source(sources)
        states = self._model.get_encoder()(**inputs)[0]
        hidden = self._decode_states(states, inputs["attention_mask"], targets)
        wanted = self._tensor([[*target, self.subwords.eos] for target in targets], self.subwords.eos)
        mask = self._tensor([[1] * (len(target) + 1) for target in targets], 0).bool()
        return hidden, wanted, mask

    def _decode_states(self, states: Any, mask: Any, targets: Sequence[Sequence[int]]) -> Any:
        decoder = self._model.get_decoder()
        return decoder(
            input_ids=self._targets(targets),
            encoder_hidden_states=states,
            encoder_attention_mask=mask,
            use_cache=False,
        )[0]

    def _logits(self, hidden: Any) -> Any:
        logits = (self._model.lm_head(hidden) + self._model.final_logits_bias).float()
        logits[..., self.subwords.pad] = float("-inf")
        return logits

    def _score_states(self, hidden: Any, targets: Any) -> tuple[Any, ...]:
        logits = self._logits(hidden)
        norm = logits.logsumexp(dim=-1)
        own = logits.gather(-1, targets[:, None])
        best, wanted = logits.max(dim=-1)
        return own[:, 0] - norm, (logits > own).sum(dim=-1), wanted, best - norm


def _chunks(*tensors: Any) -> Any:
    return zip(*(tensor.split(SCORED_AT_ONCE) for tensor in tensors), strict=True)


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
