"""MarianMT through CTranslate2 (extra `fast`): several times faster on a processor, at eight bits by default.

CTranslate2 translates and sums up log-probabilities; it does not say what it would have written instead, nor where one
chosen attention head looked. For these the Transformers folder it was converted from is asked, where there is one.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec

from translaudit.errors import ModelError
from translaudit.translators.base import Capability
from translaudit.translators.engine import DecodingBatch, Engine, ForcedPass, Hypothesis, TokenPair
from translaudit.translators.subwords import Subwords

END = "</s>"
OWN_CAPABILITIES = frozenset({Capability.TRANSLATION, Capability.N_BEST, Capability.CONTRAST})


class Scorer(msgspec.Struct, frozen=True):
    """How to get an engine that can do what CTranslate2 cannot, and the precision that it will compute in."""

    precision: str
    load: Callable[[], Engine]


class Ct2Engine:
    """A CTranslate2 folder with the SentencePiece files of its Marian model."""

    def __init__(
        self,
        folder: Path,
        *,
        device: str = "auto",
        precision: str | None = None,
        scorer: Scorer | None = None,
    ) -> None:
        """Load a converted model.

        Args:
            folder: `model.bin`, its vocabulary, `source.spm` and `target.spm`.
            device: `auto`, `cpu`, `cuda` or `cuda:N`.
            precision: a CTranslate2 compute type; None: int8 on a processor, float16 on a graphics card.
            scorer: loads an engine of the same model with every capability, when first needed.

        Raises:
            ModelError: CTranslate2 is not installed, or the folder does not load.
        """
        ctranslate2 = import_ctranslate2()
        kind, index = _device(ctranslate2, device)
        self.precision = precision or default_precision(device)
        self.device = kind
        self.subwords = Subwords(folder)
        self.positions = _POSITIONS
        self.batch_tokens = 16384 if kind == "cuda" else 512
        self.pair_tokens = 16384 if kind == "cuda" else 1024
        self._load_scorer = scorer
        try:
            self._model = ctranslate2.Translator(
                str(folder),
                device=kind,
                device_index=index,
                compute_type=self.precision,
                inter_threads=1 if kind == "cuda" else available_processors(),
                intra_threads=1,
                max_queued_batches=-1,
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise ModelError(f"{folder} does not load in CTranslate2: {str(error).splitlines()[0][:200]}") from None

    @property
    def capabilities(self) -> frozenset[Capability]:
        """Everything where a scorer is at hand."""
        return frozenset(Capability) if self._load_scorer else OWN_CAPABILITIES

    @property
    def signature(self) -> str:
        """Engine, device kind and precision, and the scorer's precision where there is one."""
        scoring = f"|scoring:{self._load_scorer.precision}" if self._load_scorer else ""
        return f"engine:ctranslate2|on:{self.device}|precision:{self.precision}{scoring}"

    def decode(self, requests: Iterable[DecodingBatch], *, beam: int, n_best: int) -> Iterator[list[list[Hypothesis]]]:
        """Beam search; all batches are queued at once, so that no thread waits."""
        waiting = [
            self._model.translate_batch(
                [self._source(source) for source in request.sources],
                beam_size=max(beam, n_best),
                num_hypotheses=n_best,
                max_decoding_length=request.limit,
                max_input_length=0,
                return_end_token=True,
                asynchronous=True,
            )
            for request in requests
        ]
        for batch in waiting:
            yield [[self._hypothesis(tokens) for tokens in each.result().hypotheses] for each in batch]

    def total(self, pairs: Sequence[TokenPair]) -> list[float]:
        """Log-probability of whole targets, end of sentence included."""
        results = self._model.score_batch(
            [self._source(source) for source, _ in pairs],
            [[self.subwords.piece(number) for number in target] for _, target in pairs],
            max_input_length=0,
        )
        return [sum(result.log_probs) for result in results]

    def score(self, pairs: Sequence[TokenPair]) -> ForcedPass:
        """Forced decoding, by the scorer."""
        return self._scorer.score(pairs)

    def attention(self, pairs: Sequence[TokenPair]) -> list[list[list[float]]]:
        """Cross-attention of the guided head, by the scorer."""
        return self._scorer.attention(pairs)

    @cached_property
    def _scorer(self) -> Engine:
        if self._load_scorer is None:
            raise ModelError("a CTranslate2 folder cannot do this: use the model's Transformers folder")
        return self._load_scorer.load()

    def _source(self, source: Sequence[int]) -> list[str]:
        return [*(self.subwords.source_piece(number) for number in source), END]

    def _hypothesis(self, tokens: list[str]) -> Hypothesis:
        complete = tokens[-1:] == [END]
        numbers = (self.subwords.target_ids.get(token, self.subwords.unknown) for token in tokens)
        return Hypothesis(tuple(number for number in numbers if number != self.subwords.eos), complete)


def convert(folder: Path, converted: Path, precision: str) -> Path:
    """Convert a Transformers folder, once: the result appears in one step, whatever other processes do.

    Raises:
        ModelError: the model cannot be converted, or the disk is full.
    """
    if converted.is_dir():
        return converted
    import_ctranslate2()
    from ctranslate2.converters import TransformersConverter
    from safetensors import SafetensorError
    from transformers.utils import logging

    from translaudit.translators.quiet import quiet

    building = converted.with_name(f"{converted.name}.{uuid4().hex[:8]}")
    files = [name for name in _CARRIED if (folder / name).is_file()]
    try:
        converted.parent.mkdir(parents=True, exist_ok=True)
        with quiet(logging):
            TransformersConverter(str(folder), copy_files=files).convert(str(building), quantization=precision)
        building.rename(converted)
    except (OSError, ValueError, RuntimeError, KeyError, SafetensorError) as error:
        if not converted.is_dir():
            reason = str(error).splitlines()[0][:200]
            raise ModelError(f"{folder} cannot be converted for CTranslate2: {reason}") from None
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return converted


def is_convertible(folder: Path) -> bool:
    """Whether CTranslate2 would give the same translations.

    It starts every output from a zero embedding, as Marian does, where Transformers looks up the padding token. The two
    differ for models whose padding embedding was changed by training them further in Transformers.
    """
    from safetensors import SafetensorError, safe_open

    pad = Subwords(folder).pad
    try:
        with safe_open(folder / "model.safetensors", framework="numpy") as tensors:
            names = set(tensors.keys()) & {"model.shared.weight", "model.decoder.embed_tokens.weight"}
            return all(abs(tensors.get_slice(name)[pad]).max() < _NEARLY_ZERO for name in names)
    except (SafetensorError, OSError, TypeError):
        return False


def default_precision(device: str) -> str:
    """`int8` on a processor, `float16` on a graphics card."""
    return "float16" if _device(import_ctranslate2(), device)[0] == "cuda" else "int8"


def scoring_precision(device: str) -> str:
    """`float16` on a graphics card; `bfloat16` on a processor that multiplies it natively, else `float32`.

    Beside translations in int8, what bfloat16 costs the scores is little: 0.015 nats a token on average, 0.11 at most,
    on the small test model. The processor is read from the system rather than from torch, whose import takes seconds.
    """
    if _device(import_ctranslate2(), device)[0] == "cuda":
        return "float16"
    return "bfloat16" if _NATIVE_BFLOAT16 & _processor_flags() else "float32"


def import_ctranslate2() -> Any:
    """CTranslate2.

    Raises:
        ModelError: it is not installed.
    """
    try:
        import ctranslate2
    except ImportError:
        raise ModelError("CTranslate2 is not installed: pip install 'translaudit[fast]'") from None
    return ctranslate2


def available_processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processor_flags() -> set[str]:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        return set()
    return {flag for line in lines if line.lower().startswith(("flags", "features")) for flag in line.split()}


def _device(ctranslate2: Any, device: str) -> tuple[str, int]:
    graphics_cards = ctranslate2.get_cuda_device_count()
    kind, _, index = device.partition(":")
    if kind == "auto":
        return ("cuda" if graphics_cards else "cpu"), 0
    if kind == "cpu":
        return "cpu", 0
    if kind != "cuda" or int(index or 0) >= graphics_cards:
        raise ModelError(f"device '{device}' is not there: use 'auto' or 'cpu'")
    return kind, int(index or 0)


_CARRIED = ("source.spm", "target.spm", "vocab.json", "target_vocab.json")
_NATIVE_BFLOAT16 = {"amx_bf16", "avx512_bf16", "bf16"}
_POSITIONS = 512
_NEARLY_ZERO = 1e-4
