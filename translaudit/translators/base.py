"""What a translation model can testify, whatever the engine: the records and the protocol."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol, runtime_checkable

import msgspec


class Capability(StrEnum):
    """A signal that an engine can give."""

    TRANSLATION = "translation"
    N_BEST = "n-best"
    FORCED_DECODING = "forced decoding"
    CONTRAST = "contrastive conditioning"
    ATTENTION = "attention alignment"


class Ailment(StrEnum):
    """Why a re-translation is not to be believed."""

    EMPTY = "empty"
    REPETITION = "repetition"
    TRUNCATION = "truncation"
    COPY = "copy of the source"
    LENGTH = "length far off"
    LANGUAGE = "wrong language"
    DETACHED = "detached from the source"
    MISSING = "no recorded translation"
    NOT_SENT = "nothing to translate"
    WEAK = "translations by a weak model are not believed"


class Retranslation(msgspec.Struct, frozen=True, kw_only=True):
    """What a model makes of one source segment. `alternatives` are further hypotheses, best first."""

    text: str
    alternatives: tuple[str, ...] = ()
    ailments: tuple[Ailment, ...] = ()

    @property
    def healthy(self) -> bool:
        """Whether the re-translation may testify."""
        return not self.ailments

    @property
    def failed(self) -> bool:
        """Whether a model that is believed had nothing fit to say."""
        return not self.healthy and Ailment.WEAK not in self.ailments

    @property
    def readable(self) -> bool:
        """Whether the re-translation is good enough to score against."""
        return {*self.ailments} <= {Ailment.WEAK}


class WordScore(msgspec.Struct, frozen=True, kw_only=True):
    """One word of the published text under forced decoding.

    `start` and `end` are code points into the scored text; `logprob` is the sum over the word's tokens (nats);
    `rank` is the worst rank of its tokens in the model's vocabulary (0: the model's own choice); `wanted` is the word
    that the model would have written there instead, empty where it would have ended or where that was not worked out
    (only the few words that stand out of their segment are), and `wanted_logprob` the log-probability of its first
    token.
    """

    start: int
    end: int
    logprob: float
    rank: int
    wanted: str
    wanted_logprob: float


class ForcedDecoding(msgspec.Struct, frozen=True, kw_only=True):
    """A published segment scored by the model given its source segment (Thompson & Post 2020, arXiv:2004.14564).

    `logprob` is the sum over all tokens, end of sentence included (nats); `tokens` their number.
    """

    words: tuple[WordScore, ...]
    logprob: float
    tokens: int


class TextPair(msgspec.Struct, frozen=True):
    """A source text and a published target text that belong together."""

    source: str
    target: str


class ContrastSpan(msgspec.Struct, frozen=True, kw_only=True):
    """Words that the other side does not seem to cover; `gain` is the score won by leaving them out (nats a token)."""

    start: int
    end: int
    gain: float


class Contrast(msgspec.Struct, frozen=True):
    """Omitted source constituents and added target constituents by contrastive conditioning.

    Vamvas & Sennrich, ACL 2022, doi 10.18653/v1/2022.acl-short.53. Offsets are into the two texts of the pair.
    """

    omitted: tuple[ContrastSpan, ...]
    added: tuple[ContrastSpan, ...]


class WordLink(msgspec.Struct, frozen=True):
    """A target word and the source word that the model attends to most when writing it, offsets in code points."""

    source_start: int
    source_end: int
    target_start: int
    target_end: int
    weight: float


class Attention(msgspec.Struct, frozen=True):
    """Where a model looks while it writes a published target.

    `coverage` is the mean over the source words of the logarithm of how much of each was looked at (Wu et al. 2016,
    arXiv:1609.08144, equation 14): 0 where every word was, and the lower, the more of the source the target leaves out.
    """

    links: tuple[WordLink, ...]
    coverage: float


@runtime_checkable
class Translator(Protocol):
    """A witness. Engines without a capability raise `ModelError` when asked for it; ask `capabilities` first."""

    @property
    def name(self) -> str:
        """How a person calls it: a hub id, a folder or a file."""

    @property
    def signature(self) -> str:
        """The model, then weights hash, engine, precision and decoding settings as `key:value`, joined by `|`."""

    @property
    def capabilities(self) -> frozenset[Capability]:
        """The signals this engine gives."""

    def translate(self, texts: Sequence[str], *, n_best: int = 1) -> list[Retranslation]:
        """Translate segments; one result a text, in order, whatever the batching."""

    def force(self, pairs: Sequence[TextPair]) -> list[ForcedDecoding]:
        """Score published targets given their sources."""

    def contrast(self, pairs: Sequence[TextPair]) -> list[Contrast]:
        """Find omitted and added constituents."""

    def attend(self, pairs: Sequence[TextPair]) -> list[Attention]:
        """Align the words of published targets to their sources by cross-attention; say how much was looked at."""
