"""From a loaded model's tokens to testimony about texts: the one translator behind every engine."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from translaudit.errors import ModelError
from translaudit.translators.alignment import attentions
from translaudit.translators.base import (
    Ailment,
    Attention,
    Capability,
    Contrast,
    ForcedDecoding,
    Retranslation,
    TextPair,
)
from translaudit.translators.contrast import contrast_pair
from translaudit.translators.decoding import DecodingSettings, batches, split_to_fit
from translaudit.translators.engine import DecodingBatch, Engine, Hypothesis
from translaudit.translators.forcing import forced_words
from translaudit.translators.health import Languages, diagnose, has_words
from translaudit.translators.progress import track

Testimony = TypeVar("Testimony")


class ModelTranslator:
    """A witness made of an engine: splits, batches, judges the health of what comes out."""

    def __init__(
        self,
        engine: Engine,
        *,
        name: str,
        identity: str,
        languages: Languages,
        settings: DecodingSettings | None = None,
        translations_believed: bool = True,
    ) -> None:
        """Wrap a loaded engine.

        Args:
            engine: the model.
            name: what a person calls it.
            identity: model id, revision and weights hash, for the signature.
            languages: ISO 639-1 codes of source and target, by which outputs are judged.
            settings: how to decode.
            translations_believed: whether its re-translations are good enough to be believed; else they are only
                scored against.
        """
        self._engine = engine
        self._name = name
        self._identity = identity
        self._languages = languages
        self._settings = settings or DecodingSettings()
        self._translations_believed = translations_believed

    @property
    def name(self) -> str:
        """A hub id or a folder."""
        return self._name

    @property
    def signature(self) -> str:
        """Model, weights hash, engine, precision, decoding settings, and whether its translations are not believed."""
        doubt = "" if self._translations_believed else "|translations:unbelieved"
        return f"{self._identity}|{self._engine.signature}|{self._settings.signature}{doubt}"

    @property
    def capabilities(self) -> frozenset[Capability]:
        """What the engine can do."""
        return self._engine.capabilities

    def translate(self, texts: Sequence[str], *, n_best: int = 1) -> list[Retranslation]:
        """Translate segments; texts longer than the model can hold are translated clause by clause and rejoined.

        A text without a letter or digit is not sent: models answer it with invented sentences.
        """
        parts = [split_to_fit(text, self._fits) if has_words(text) else [] for text in texts]
        flat = [part for split in parts for part in split]
        decoded = iter(self._decode(flat, n_best))
        return [
            self._retranslation(text, [next(decoded) for _ in split], n_best)
            for text, split in zip(texts, parts, strict=True)
        ]

    def force(self, pairs: Sequence[TextPair]) -> list[ForcedDecoding]:
        """Score published targets given their sources (Thompson & Post 2020, arXiv:2004.14564).

        A pair longer than the model can hold is given no words: it testifies nothing.
        """
        self._require(Capability.FORCED_DECODING)
        return self._pairwise(pairs, "Scoring", lambda batch: forced_words(self._engine, batch), _NOT_FORCED)

    def contrast(self, pairs: Sequence[TextPair]) -> list[Contrast]:
        """Find omitted and added constituents (Vamvas & Sennrich 2022, doi 10.18653/v1/2022.acl-short.53)."""
        self._require(Capability.CONTRAST)
        return self._pairwise(
            pairs,
            "Contrasting",
            lambda batch: [contrast_pair(self._engine, pair, self._languages) for pair in batch],
            Contrast((), ()),
        )

    def attend(self, pairs: Sequence[TextPair]) -> list[Attention]:
        """Links between words and coverage, by the guided attention head (Garg et al. 2019, doi 10.18653/v1/D19-1453).

        A pair longer than the model can hold has no links and, as far as can be told, is covered.
        """
        self._require(Capability.ATTENTION)
        return self._pairwise(pairs, "Aligning", lambda batch: attentions(self._engine, batch), _NOT_SEEN)

    def _require(self, capability: Capability) -> None:
        if capability not in self.capabilities:
            raise ModelError(f"{self.name} gives no {capability}: use the model's Transformers folder")

    def _fits(self, text: str) -> bool:
        return len(self._engine.subwords.source(text)) < self._engine.positions - 1

    def _decode(self, texts: Sequence[str], n_best: int) -> list[list[Hypothesis]]:
        sources = [[piece.id for piece in self._engine.subwords.source(text)] for text in texts]
        limits = [self._settings.limit(len(source), self._engine.positions) for source in sources]
        groups = list(
            batches(
                range(len(texts)),
                lambda at: len(sources[at]) + 1,
                limit=self._engine.batch_tokens,
                group=limits.__getitem__,
            )
        )
        requests = (DecodingBatch([sources[at] for at in group], limits[group[0]]) for group in groups)
        decoded = zip(groups, self._engine.decode(requests, beam=self._settings.beam, n_best=n_best), strict=True)
        results: list[list[Hypothesis]] = [[] for _ in texts]
        for group, found in track(decoded, "Translating", total=len(texts), weight=lambda step: len(step[0])):
            for at, hypotheses in zip(group, found, strict=True):
                results[at] = hypotheses
        return results

    def _retranslation(self, source: str, parts: Sequence[Sequence[Hypothesis]], n_best: int) -> Retranslation:
        if not parts:
            return Retranslation(text="", ailments=(Ailment.NOT_SENT,))
        texts = [" ".join(self._engine.subwords.decode(part[rank].tokens) for part in parts) for rank in range(n_best)]
        cut_off = not all(part[0].complete for part in parts)
        ailments = ((Ailment.TRUNCATION,) if cut_off else ()) + diagnose(source, texts[0], self._languages)
        weak = () if self._translations_believed else (Ailment.WEAK,)
        return Retranslation(text=texts[0], alternatives=tuple(texts[1:]), ailments=ailments + weak)

    def _pairwise(
        self,
        pairs: Sequence[TextPair],
        description: str,
        testify: Callable[[list[TextPair]], Sequence[Testimony]],
        nothing: Testimony,
    ) -> list[Testimony]:
        sizes = [self._size(pair) for pair in pairs]
        able = [at for at, size in enumerate(sizes) if 0 < size <= self._engine.positions]
        groups = batches(able, sizes.__getitem__, limit=self._engine.pair_tokens)
        results = [nothing for _ in pairs]
        for batch in track(groups, description, total=len(able), weight=len):
            chosen = [able[at] for at in batch]
            for at, result in zip(chosen, testify([pairs[at] for at in chosen]), strict=True):
                results[at] = result
        return results

    def _size(self, pair: TextPair) -> int:
        """Tokens of the longer side with its end of sentence; 0 where a side has no words."""
        if not (has_words(pair.source) and has_words(pair.target)):
            return 0
        subwords = self._engine.subwords
        return max(len(subwords.source(pair.source)), len(subwords.target(pair.target))) + 1


_NOT_FORCED = ForcedDecoding(words=(), logprob=0.0, tokens=0)
_NOT_SEEN = Attention(links=(), coverage=0.0)
