"""A translator whose answers were fetched beforehand, many articles at a time, so that checks can run elsewhere."""

from collections.abc import Mapping, Sequence

import msgspec

from translaudit.errors import ModelError
from translaudit.translators.base import Attention, Capability, Contrast, ForcedDecoding, Retranslation, TextPair


class Prefetched(msgspec.Struct, frozen=True, kw_only=True):
    """Answers of another translator, under its name and signature. It can be sent to another process."""

    name: str
    signature: str
    translations: Mapping[str, Retranslation]
    forced: Mapping[TextPair, ForcedDecoding] = {}
    contrasts: Mapping[TextPair, Contrast] = {}

    @property
    def capabilities(self) -> frozenset[Capability]:
        """What was fetched."""
        fetched = {
            Capability.TRANSLATION: True,
            Capability.FORCED_DECODING: bool(self.forced),
            Capability.CONTRAST: bool(self.contrasts),
        }
        return frozenset(capability for capability, there in fetched.items() if there)

    def translate(self, texts: Sequence[str], *, n_best: int = 1) -> list[Retranslation]:
        """The fetched re-translations."""
        if n_best != 1:
            raise ModelError("only the best hypothesis was fetched beforehand: ask the model itself for more")
        return [self.translations[text] for text in texts]

    def force(self, pairs: Sequence[TextPair]) -> list[ForcedDecoding]:
        """The fetched scores."""
        return [self.forced[pair] for pair in pairs]

    def contrast(self, pairs: Sequence[TextPair]) -> list[Contrast]:
        """The fetched constituents."""
        return [self.contrasts[pair] for pair in pairs]

    def attend(self, pairs: Sequence[TextPair]) -> list[Attention]:  # noqa: ARG002 (the protocol's)
        """Nothing uses this in a batch."""
        raise ModelError("word alignments are not fetched beforehand: ask the model itself")
