"""The recipe of an audit, so that a figure can be made again."""

import hashlib
from functools import cache
from importlib.metadata import version

import msgspec

from translaudit.align import Alignment
from translaudit.language_models.base import LanguageModel
from translaudit.lexicon import Lexicon
from translaudit.translators.base import Translator


def signature_of(
    translator: Translator | None, alignment: Alignment, lexicon: Lexicon, language_model: LanguageModel | None = None
) -> str:
    """Versions, model, segmenter, aligner and lexicon of an audit, as `key:value` joined by `|`."""
    return "|".join(
        (
            f"translaudit:{_version('translaudit')}",
            f"model:{translator.signature if translator else 'none'}",
            f"segmenter:syntok-{_version('syntok')}",
            f"aligner:{alignment.method}",
            f"lexicon:{_digest(lexicon)}",
            *((f"lm:{language_model.signature}",) if language_model else ()),
        )
    )


@cache
def _version(package: str) -> str:
    return version(package)


def _digest(lexicon: Lexicon) -> str:
    return hashlib.sha256(msgspec.json.encode(lexicon, order="deterministic")).hexdigest()[:8]
