"""The library's front door: an `Auditor` holds a model, a lexicon and settings, and audits pair after pair."""

from pathlib import Path

from translaudit.align import Relation
from translaudit.audit import audit_documents
from translaudit.config import Config
from translaudit.documents import Document, document_from_file, document_from_text
from translaudit.lexicon import load_lexicon
from translaudit.record import Audit, Notice
from translaudit.translators.base import Translator


class Auditor:
    """Audits article pairs with one model and one set of settings.

    Args:
        model: `auto`, a hub id, a folder, `recorded:FILE.tsv`, `none`, or a `Translator` of your own; None takes the
            configuration's.
        config: settings; None takes the defaults.

    Raises:
        ModelError: a model was named and cannot be loaded.
        ConfigError: a lexicon file does not make sense.
    """

    def __init__(self, model: str | Translator | None = None, config: Config | None = None) -> None:
        """Load the lexicon now, and the model where one is named."""
        self.config = config or Config()
        self.lexicon = load_lexicon(tuple(Path(path) for path in self.config.lexicons))
        self.notices: tuple[Notice, ...] = ()
        if model is None or isinstance(model, str):
            self.translator = self._load(model or self.config.model)
        else:
            self.translator = model

    def audit(
        self, source: str | Path | Document, target: str | Path | Document, *, relation: Relation | None = None
    ) -> Audit:
        """Audit a translation against its source. A `str` is text, a `Path` is a file.

        Args:
            source: the original article.
            target: the published translation.
            relation: what the two are to each other, where known; None decides it from the texts.

        Raises:
            InputError: an article cannot be read, is empty, or is in the wrong language.
            ModelError: the model fails.
        """
        return audit_documents(
            _document(source, self.config.source_lang),
            _document(target, self.config.target_lang),
            self.translator,
            self.config,
            self.lexicon,
            relation=relation,
            notices=self.notices,
        )

    def _load(self, spec: str) -> Translator | None:
        from translaudit.translators.resolve import load_translator

        translator, note = load_translator(
            spec,
            device=self.config.device,
            beam=self.config.beam,
            offline=self.config.offline,
            cache=self.config.cache,
            source_lang=self.config.source_lang,
            target_lang=self.config.target_lang,
        )
        if note:
            self.notices = (Notice("CFG902", note),)
        return translator


def audit(
    source: str | Path,
    target: str | Path,
    model: str | Translator | None = None,
    config: Config | None = None,
) -> Audit:
    """Audit one article pair. A `str` is text, a `Path` is a file; for several pairs keep an `Auditor`."""
    return Auditor(model, config).audit(source, target)


def _document(article: str | Path | Document, lang: str) -> Document:
    if isinstance(article, Document):
        return article
    return document_from_file(article, lang) if isinstance(article, Path) else document_from_text(article, lang)
