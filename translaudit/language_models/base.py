"""What a causal language model can testify, whatever the engine."""

from collections.abc import Sequence
from typing import Protocol


class LanguageModel(Protocol):
    """A witness to how usual a text is. Surprise alone finds rare words, not errors: ask only for differences."""

    @property
    def name(self) -> str:
        """How a person calls it: a folder or a package."""

    @property
    def signature(self) -> str:
        """Weights hash and precision as `key:value`, joined by `|`."""

    def surprisals(self, texts: Sequence[str]) -> list[float]:
        """Negative log-probability of each text as a whole (nats), to a tenth.

        Texts that are asked for together are scored together, and the same texts always get the same answer.
        """
