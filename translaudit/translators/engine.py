"""What a model must be able to do with token numbers, so that `ModelTranslator` can make testimony of it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from translaudit.translators.base import Capability
from translaudit.translators.subwords import Subwords

TokenPair = tuple[Sequence[int], Sequence[int]]
"""Source and target tokens, without the end of sentence."""


class Hypothesis(NamedTuple):
    """One output of beam search; `complete` is False where the output limit cut it off."""

    tokens: tuple[int, ...]
    complete: bool


class TokenScore(NamedTuple):
    """A forced token: its log-probability (nats), its rank (0: the model's choice), and the model's choice."""

    logprob: float
    rank: int
    wanted: int
    wanted_logprob: float


class Place(NamedTuple):
    """A token of a forced target: the number of the pair, and of the token in its target."""

    pair: int
    token: int


class ForcedPass(Protocol):
    """What an engine computed when it was forced to write a batch of targets."""

    scores: list[list[TokenScore]]
    """One score a target token, and one for the end of sentence."""

    def complete(self, places: Sequence[Place]) -> list[list[int]]:
        """The tokens that finish the words which the wanted tokens at these places begin. Can be asked once."""


class DecodingBatch(NamedTuple):
    """Sources to be translated together, none to more than `limit` tokens."""

    sources: Sequence[Sequence[int]]
    limit: int


class Engine(Protocol):
    """A loaded model. Batching is the caller's business."""

    subwords: Subwords
    positions: int
    """Tokens that fit into the model, end of sentence included."""
    batch_tokens: int
    """Padded source tokens that make a good batch to translate."""
    pair_tokens: int
    """Padded tokens of the longer side that make a good batch to score."""

    @property
    def capabilities(self) -> frozenset[Capability]:
        """The signals this engine gives."""

    @property
    def signature(self) -> str:
        """Engine, device and precision."""

    def decode(self, requests: Iterable[DecodingBatch], *, beam: int, n_best: int) -> Iterator[list[list[Hypothesis]]]:
        """Beam search: for each batch and each of its sources `n_best` hypotheses, best first."""

    def score(self, pairs: Sequence[TokenPair]) -> ForcedPass:
        """Forced decoding."""

    def total(self, pairs: Sequence[TokenPair]) -> list[float]:
        """Log-probability of whole targets, end of sentence included."""

    def attention(self, pairs: Sequence[TokenPair]) -> list[list[list[float]]]:
        """Weights of source tokens (and end) for each target token."""
