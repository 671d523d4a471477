"""Audit one shard: ask the model about all its articles at once, then run the checks, in other processes if wanted."""

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from typing import Any

from translaudit.articles import Article, read_article
from translaudit.auditor import Auditor
from translaudit.batch.rows import PairRow
from translaudit.batch.tables import TABLES, failure_rows, rows_of
from translaudit.checks import select_checks
from translaudit.config import Config
from translaudit.documents import document_from_text
from translaudit.errors import TranslauditError
from translaudit.findings import Side
from translaudit.flow import align_articles
from translaudit.testimony import pairs_to_hear, retranslate, signals_to_ask, texts_to_translate
from translaudit.translators.base import Capability, TextPair, Translator
from translaudit.translators.prefetched import Prefetched

Rows = dict[str, list[dict[str, Any]]]
_ROWS_AT_ONCE = 8


class ShardAuditor:
    """Audits shards with one model; the checks run in the processes of `pool`, or here where there is none."""

    def __init__(self, config: Config, pool: Executor | None = None) -> None:
        """Load the model once."""
        self._auditor = Auditor(config=config)
        self._pool = pool

    @property
    def signature(self) -> str:
        """The model's; with the settings it decides whether a batch may be resumed."""
        translator = self._auditor.translator
        return translator.signature if translator else "none"

    def audit(self, shard: Sequence[PairRow]) -> Rows:
        """Audit the pairs of a shard; a pair that cannot be audited becomes a row of failures, never an exception."""
        translator = self._auditor.translator
        prefetched = prefetch(translator, shard, self._auditor.config) if translator else None
        if self._pool is None:
            return merged(_audited(self._auditor, row, prefetched) for row in shard)
        jobs = [(row, _share(prefetched, row, self._auditor.config)) for row in shard]
        return merged(self._pool.map(_work, jobs, chunksize=_ROWS_AT_ONCE))


def prefetch(translator: Translator, shard: Iterable[PairRow], config: Config) -> Prefetched:
    """Everything that the audits of a shard will ask the model; each different text is asked about once."""
    articles = [each for each in (_articles(row, config) for row in shard) if each]
    texts = list(dict.fromkeys(text for source, _ in articles for text in texts_to_translate(source)))
    known = Prefetched(
        name=translator.name,
        signature=translator.signature,
        translations=dict(zip(texts, translator.translate(texts), strict=True)),
    )
    signals = signals_to_ask(translator, select_checks(config.select, config.ignore))
    if not signals:
        return known
    pairs = list(dict.fromkeys(pair for both in articles for pair in _pairs(known, *both)))
    return Prefetched(
        name=known.name,
        signature=known.signature,
        translations=known.translations,
        forced=dict(zip(pairs, translator.force(pairs), strict=True)) if Capability.FORCED_DECODING in signals else {},
        contrasts=dict(zip(pairs, translator.contrast(pairs), strict=True)) if Capability.CONTRAST in signals else {},
    )


def merged(parts: Iterable[Rows]) -> Rows:
    """The rows of several audits, table by table."""
    tables: Rows = {name: [] for name in TABLES}
    for part in parts:
        for name, rows in part.items():
            tables[name] += rows
    return tables


def start_worker(config: Config) -> None:
    """Prepare a process of the pool: its auditor has no model of its own, and is told what the model said."""
    _worker[:] = [Auditor("none", config)]


_worker: list[Auditor] = []


def _work(job: tuple[PairRow, Prefetched | None]) -> Rows:
    return _audited(_worker[0], *job)


def _audited(auditor: Auditor, row: PairRow, witness: Prefetched | None) -> Rows:
    if row.problem is not None:
        return failure_rows(row, row.problem)
    try:
        return rows_of(row, auditor.audit(row.source, row.target, witness=witness))
    except TranslauditError as error:
        return failure_rows(row, str(error))
    except Exception as error:  # noqa: BLE001 (one broken article must not end the run; its row says what happened)
        return failure_rows(row, f"unexpected {type(error).__name__}: {error}")


def _articles(row: PairRow, config: Config) -> tuple[Article, Article] | None:
    if row.problem is not None:
        return None
    try:
        return (
            read_article(document_from_text(row.source, config.source_lang), Side.SOURCE),
            read_article(document_from_text(row.target, config.target_lang), Side.TARGET),
        )
    except TranslauditError:
        return None


def _pairs(witness: Prefetched, source: Article, target: Article) -> Iterable[TextPair]:
    alignment = align_articles(source, target, retranslate(witness, source))
    return pairs_to_hear(source, target, alignment).values()


def _share(witness: Prefetched | None, row: PairRow, config: Config) -> Prefetched | None:
    """What the audit of one pair will ask, and no more, so that little is sent to another process."""
    articles = _articles(row, config)
    if witness is None or articles is None:
        return None
    translations = {text: witness.translations[text] for text in texts_to_translate(articles[0])}
    pairs = set(_pairs(witness, *articles)) if witness.forced or witness.contrasts else set()
    return Prefetched(
        name=witness.name,
        signature=witness.signature,
        translations=translations,
        forced={pair: witness.forced[pair] for pair in pairs if pair in witness.forced},
        contrasts={pair: witness.contrasts[pair] for pair in pairs if pair in witness.contrasts},
    )
