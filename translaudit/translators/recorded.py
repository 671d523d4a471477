"""Translations recorded earlier, by any system: a witness without a model.

The file has a line for each segment, the source and its translation separated by a tab; further columns are ignored.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from translaudit.errors import ModelError
from translaudit.translators.base import (
    Ailment,
    Attention,
    Capability,
    Contrast,
    ForcedDecoding,
    Retranslation,
    TextPair,
)
from translaudit.translators.health import Languages, diagnose, has_words

_QUOTES = str.maketrans("„“”«»‟‹›‚‘’`´", '"""""""' + "''''''")
_SPACE = re.compile(r"\s+")


class RecordedTranslator:
    """Looks segments up, by their exact text first, then regardless of white space and the style of quotation marks."""

    capabilities = frozenset({Capability.TRANSLATION})

    def __init__(self, path: Path, languages: Languages) -> None:
        """Read the file. Of several lines for one source the first counts.

        Raises:
            ModelError: the file cannot be read, is not UTF-8, or has a line without a tab (empty lines are skipped).
        """
        data = _read(path)
        self.name = f"recorded:{path}"
        self.signature = f"recorded:{path.name}|sha256:{hashlib.sha256(data).hexdigest()[:16]}"
        self._languages = languages
        self._exact: dict[str, str] = {}
        self._loose: dict[str, str] = {}
        for number, line in enumerate(_lines(path, data), start=1):
            if not line.strip():
                continue
            source, tab, rest = line.partition("\t")
            if not tab:
                raise ModelError(f"{path}, line {number} has no tab: write the source, a tab and its translation")
            translation = rest.split("\t", 1)[0]
            self._exact.setdefault(source, translation)
            self._loose.setdefault(_normalise(source), translation)

    def translate(self, texts: Sequence[str], *, n_best: int = 1) -> list[Retranslation]:  # noqa: ARG002
        """Look segments up; there are never alternatives."""
        return [self._look_up(text) for text in texts]

    def _look_up(self, text: str) -> Retranslation:
        if not has_words(text):
            return Retranslation(text="", ailments=(Ailment.NOT_SENT,))
        found = self._exact.get(text)
        if found is None:
            found = self._loose.get(_normalise(text))
        if found is None:
            return Retranslation(text="", ailments=(Ailment.MISSING,))
        return Retranslation(text=found, ailments=diagnose(text, found, self._languages))

    def force(self, pairs: Sequence[TextPair]) -> list[ForcedDecoding]:  # noqa: ARG002
        """Not possible without a model."""
        raise ModelError(_no_model(self.name, Capability.FORCED_DECODING))

    def contrast(self, pairs: Sequence[TextPair]) -> list[Contrast]:  # noqa: ARG002
        """Not possible without a model."""
        raise ModelError(_no_model(self.name, Capability.CONTRAST))

    def attend(self, pairs: Sequence[TextPair]) -> list[Attention]:  # noqa: ARG002
        """Not possible without a model."""
        raise ModelError(_no_model(self.name, Capability.ATTENTION))


def _no_model(name: str, capability: Capability) -> str:
    return f"{name} gives no {capability}: recorded translations hold no model; name a MarianMT model instead"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ModelError(f"{path} does not exist: check the path of the recorded translations") from None
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror}") from None


def _lines(path: Path, data: bytes) -> list[str]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ModelError(
            f"{path} is not UTF-8: byte 0x{data[error.start]:02x} at position {error.start}; save the file as UTF-8"
        ) from None
    return text.replace("\r\n", "\n").split("\n")


def _normalise(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(_QUOTES).replace("''", '"')
    return _SPACE.sub(" ", plain).strip()
