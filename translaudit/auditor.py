"""The library's front door: an `Auditor` holds a model, a lexicon and settings, and audits pair after pair."""

from copy import copy
from pathlib import Path

import msgspec

from translaudit.align import Relation
from translaudit.align.profiles import Embed
from translaudit.baseline import (
    Baseline,
    article_in,
    compare_to_baseline,
    heard_codes,
    missing_articles,
    read_baseline,
    share_of,
)
from translaudit.config import Config
from translaudit.documents import Document, document_from_text
from translaudit.findings import Side
from translaudit.flow import audit_documents
from translaudit.inputs import read_bilingual, read_document
from translaudit.language_models.base import LanguageModel
from translaudit.lexicon import load_lexicon
from translaudit.penalty import penalty_of
from translaudit.record import Audit, Notice
from translaudit.suppressions import (
    Judged,
    Suppression,
    suppress,
    suppressions_of,
    suppressions_of_both,
)
from translaudit.translators.base import Translator


class Auditor:
    """Audits article pairs with one model and one set of settings.

    Args:
        model: `auto`, a hub id, a folder, `recorded:FILE.tsv`, `none`, or a `Translator` of your own; None takes the
            configuration's.
        config: settings; None takes the defaults.
        embed: sentence embeddings that help the aligner: texts of both languages in, one vector each out; None loads
            the configuration's, if it names any.
        language_model: a causal model of the target language; None loads the configuration's, if there is any.

    Raises:
        ModelError: a model was named and cannot be loaded.
        ConfigError: a lexicon or baseline file does not make sense.
        TypeError: the model is neither a name nor a `Translator`.
    """

    def __init__(
        self,
        model: str | Translator | None = None,
        config: Config | None = None,
        *,
        embed: Embed | None = None,
        language_model: LanguageModel | None = None,
    ) -> None:
        """Load lexicon, baseline and models."""
        self._settle(config or Config())
        self.notices: tuple[Notice, ...] = ()
        if model is None or isinstance(model, str):
            self.translator = self._load(model or self.config.model)
        elif isinstance(model, Translator):
            self.translator = model
        else:
            kind = type(model).__name__
            raise TypeError(f"the model is a name or a Translator, not a {kind}: settings go to config=")
        self.embed = embed or self._load_embedder()
        self.language_model = language_model or self._load_language_model()

    def audit(
        self,
        source: str | Path | Document,
        target: str | Path | Document,
        *,
        relation: Relation | None = None,
        witness: Translator | None = None,
    ) -> Audit:
        """Audit a translation against its source. A `str` is text, a `Path` is a file (text, Markdown, HTML).

        Args:
            source: the original article.
            target: the published translation.
            relation: what the two are to each other, where known; None decides it from the texts.
            witness: a translator for this pair alone, in place of the auditor's own.

        Raises:
            InputError: an article cannot be read, is empty, or is in the wrong language.
            ModelError: the model fails.
        """
        documents = _document(source, self.config.source_lang), _document(target, self.config.target_lang)
        suppressions = tuple(
            suppression
            for document, side in zip(documents, Side, strict=True)
            for suppression in suppressions_of(document, side, require_reason=self.config.require_reason)
        )
        result = audit_documents(
            *documents,
            witness or self.translator,
            self.config,
            self.lexicon,
            relation=relation,
            embed=self.embed,
            language_model=self.language_model,
            notices=self.notices,
        )
        return self._accepted(result, suppressions)

    def audit_file(self, path: Path) -> Audit:
        """Audit a file that holds both a source and its translation: XLIFF, TMX, gettext PO, or a table of two columns.

        Its units take the aligner's place. What is found stands at the lines and columns of the file.

        Raises:
            InputError: the file cannot be read, has no units, or is in other languages than the settings say.
            ModelError: the model fails.
        """
        both = read_bilingual(path, self.config.source_lang, self.config.target_lang)
        result = audit_documents(
            both.source,
            both.target,
            self.translator,
            self.config,
            self.lexicon,
            units=both.units,
            language_model=self.language_model,
            notices=self.notices,
        )
        require_reason = self.config.require_reason
        return self._accepted(result, suppressions_of_both(both.source, both.target, require_reason=require_reason))

    def _accepted(self, result: Audit, suppressions: tuple[Suppression, ...]) -> Audit:
        if suppressions:
            result = judged(result, suppress(result.findings, suppressions))
        if self.baseline is not None and self.config.baseline:
            result = held_against(result, self.baseline, Path(self.config.baseline), self.config)
        return result

    def reconfigured(self, config: Config) -> "Auditor":
        """An auditor with other settings and the same model, however those settings name it.

        Raises:
            ConfigError: a lexicon or baseline file does not make sense.
        """
        other = copy(self)
        other._settle(config)
        other.embed = self.embed or other._load_embedder()
        other.language_model = None if config.lm == "none" else self.language_model
        return other

    def _settle(self, config: Config) -> None:
        """Take settings, with the files that they name."""
        self.config = config
        self.lexicon = load_lexicon(tuple(Path(path) for path in config.lexicons))
        self.baseline = read_baseline(Path(config.baseline)) if config.baseline else None

    def _load_embedder(self) -> "Embed | None":
        if self.config.embeddings is None:
            return None
        from translaudit.align.embedding import load_embedder

        return load_embedder(self.config.embeddings, offline=self.config.offline)

    def _load_language_model(self) -> LanguageModel | None:
        if self.translator is None and self.config.lm == "auto":
            return None  # without a re-translation there are no mendings to weigh
        from translaudit.language_models.resolve import load_language_model

        return load_language_model(self.config.lm, cache=self.config.cache)

    def _load(self, spec: str) -> Translator | None:
        from translaudit.translators.resolve import load_translator

        translator, note = load_translator(
            spec,
            device=self.config.device,
            engine=self.config.engine,
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


def judged(audit: Audit, verdict: Judged) -> Audit:
    """An audit without the findings that people have accepted; they are counted, and cost no penalty."""
    return msgspec.structs.replace(
        audit,
        findings=verdict.findings,
        penalty=penalty_of(verdict.findings, len(audit.target.text.split())),
        suppressed=audit.suppressed + verdict.suppressed,
        notices=(*audit.notices, *verdict.notices),
    )


def held_against(audit: Audit, baseline: Baseline, path: Path, config: Config) -> Audit:
    """An audit without the findings that a baseline file knows of its article."""
    share = share_of(baseline, article_in(path, audit.target.path), missing_articles(baseline, path))
    return judged(audit, compare_to_baseline(audit.findings, share, str(path), heard_codes(audit, config)))


def _document(article: str | Path | Document, lang: str) -> Document:
    if isinstance(article, Document):
        return article
    return read_document(article, lang) if isinstance(article, Path) else document_from_text(article, lang)
