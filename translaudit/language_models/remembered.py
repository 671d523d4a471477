"""Surprisals kept on disk, in the file where the answers of translation models are kept."""

from collections.abc import Sequence

import msgspec

from translaudit.language_models.base import LanguageModel
from translaudit.translators.cache import AnswerStore, answer_key


class RememberedModel:
    """A language model that remembers. Texts scored together are remembered together."""

    def __init__(self, model: LanguageModel, store: AnswerStore) -> None:
        """Wrap any language model."""
        self._model = model
        self._store = store

    @property
    def name(self) -> str:
        """The wrapped model's."""
        return self._model.name

    @property
    def signature(self) -> str:
        """The wrapped model's: remembering changes no answer."""
        return self._model.signature

    def surprisals(self, texts: Sequence[str]) -> list[float]:
        """Score what was not scored before."""
        if not texts:
            return []
        key = answer_key(self.signature, "surprisals", *texts)
        if (found := self._store.find([key]).get(key)) is not None:
            return msgspec.msgpack.decode(found, type=list[float])
        answer = self._model.surprisals(texts)
        self._store.keep({key: msgspec.msgpack.encode(answer)})
        return answer
