"""A translator that has only heard of one pair: the re-translations that a benchmark row carries."""

from collections.abc import Sequence
from typing import Never

from translaudit.articles import read_article
from translaudit.bench.result import RECORDED
from translaudit.documents import document_from_text
from translaudit.errors import ModelError
from translaudit.findings import Side
from translaudit.translators.base import (
    Ailment,
    Attention,
    Capability,
    Contrast,
    ForcedDecoding,
    Retranslation,
    TextPair,
)


class RecordedWitness:
    """Answers with recorded re-translations, and says which sentences it has none for. A `Translator`.

    A recorded line can hold several sentences. Where the audit cuts it and its re-translation into the same number of
    segments, they belong together one by one; where the numbers differ, the segments have no re-translation.
    """

    def __init__(self, recorded: Sequence[tuple[str, str]], source_lang: str, target_lang: str) -> None:
        """Take (source sentence, re-translation) pairs in two languages (ISO 639-1)."""
        self._known = dict(recorded)
        for source, retranslation in recorded:
            sources, retranslations = _segments(source, source_lang), _segments(retranslation, target_lang)
            if len(sources) == len(retranslations):
                self._known |= dict(zip(sources, retranslations, strict=True))

    @property
    def name(self) -> str:
        """What a report calls it."""
        return RECORDED

    @property
    def signature(self) -> str:
        """The same for every pair, so that a benchmark has one signature."""
        return "engine:recorded|model:benchmark"

    @property
    def capabilities(self) -> frozenset[Capability]:
        """It can only repeat translations."""
        return frozenset({Capability.TRANSLATION})

    def translate(self, texts: Sequence[str], *, n_best: int = 1) -> list[Retranslation]:  # noqa: ARG002
        """The recorded re-translations, `MISSING` where there is none."""
        return [
            Retranslation(text=self._known[text])
            if text in self._known
            else Retranslation(text="", ailments=(Ailment.MISSING,))
            for text in texts
        ]

    def force(self, pairs: Sequence[TextPair]) -> list[ForcedDecoding]:
        """It cannot.

        Raises:
            ModelError: always.
        """
        self._refuse(pairs, Capability.FORCED_DECODING)

    def contrast(self, pairs: Sequence[TextPair]) -> list[Contrast]:
        """It cannot.

        Raises:
            ModelError: always.
        """
        self._refuse(pairs, Capability.CONTRAST)

    def attend(self, pairs: Sequence[TextPair]) -> list[Attention]:
        """It cannot.

        Raises:
            ModelError: always.
        """
        self._refuse(pairs, Capability.ATTENTION)

    def _refuse(self, pairs: Sequence[TextPair], capability: Capability) -> Never:
        raise ModelError(f"recorded re-translations give no {capability.value} for {len(pairs)} pairs: use a model")


def _segments(text: str, lang: str) -> list[str]:
    article = read_article(document_from_text(text, lang), Side.SOURCE)
    return [article.segment_text(index) for index in range(len(article.segments))]
