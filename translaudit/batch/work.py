"""Audit one shard: ask the model about many articles at once, and run the checks, in other processes if wanted."""

import os
import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import Any

import msgspec

from translaudit.auditor import Auditor
from translaudit.batch.rows import PairRow
from translaudit.batch.tables import TABLES, failure_rows, rows_of
from translaudit.batch.witness import Witness
from translaudit.config import Config
from translaudit.documents import function_word_share, language_name
from translaudit.errors import TranslauditError
from translaudit.languages import known_languages
from translaudit.rare_collection import collect_rarely
from translaudit.translators.base import Translator
from translaudit.translators.prefetched import Prefetched

Rows = dict[str, list[dict[str, Any]]]
Job = tuple[PairRow, Prefetched | None]
WINDOW = 64
"""Articles whose segments go to the model together: enough to fill its batches, and the checks begin early."""
_ROWS_AT_ONCE = 4
ENOUGH_WORDS = 40
LEAST_FUNCTION_WORDS = 0.08
"""Of 753 texts of two sentences of clean_pud, the poorest had 12 % (German) and 19 % (English); French, Dutch and
Spanish news had 5 % at most."""


class ShardAuditor:
    """Audits shards with one model; the checks run in the processes of `pool`, or here where there is none."""

    def __init__(self, config: Config, pool: Executor | None = None, model: Translator | None = None) -> None:
        """Load the settings' model, once, unless another is given. No language model is asked in a batch."""
        config = msgspec.structs.replace(config, lm="none")
        self._auditor = Auditor(model, config)
        self._pool = pool
        translator = self._auditor.translator
        self._witness = Witness(translator, config, self._auditor.embed) if translator else None

    @property
    def signature(self) -> str:
        """The model's; with the settings it decides whether a batch may be resumed."""
        translator = self._auditor.translator
        return translator.signature if translator else "none"

    def begin(self, shard: Sequence[PairRow]) -> Iterator[Rows]:
        """Ask the model about a shard and set the checks going; the parts of the result come as they are finished.

        A pair that cannot be audited becomes a row of failures, never an exception.

        Raises:
            TranslauditError: the model fails, or a process of the checks was killed.
        """
        waiting = [job for at in range(0, len(shard), WINDOW) for job in self._hear(shard[at : at + WINDOW])]
        return (each.result() if isinstance(each, Future) else _audited(self._auditor, [each]) for each in waiting)

    def audit(self, shard: Sequence[PairRow]) -> Rows:
        """Audit the pairs of a shard."""
        return merged(self.begin(shard))

    def _hear(self, window: Sequence[PairRow]) -> Iterator["Future[Rows] | Job"]:
        answers = self._witness.hear(window) if self._witness else [None] * len(window)
        jobs = list(zip(window, answers, strict=True))
        if self._pool is None:
            yield from jobs
            return
        for at in range(0, len(jobs), _ROWS_AT_ONCE):
            try:
                yield self._pool.submit(_work, jobs[at : at + _ROWS_AT_ONCE])
            except BrokenProcessPool:
                raise broken() from None


def check_pool(jobs: int, config: Config) -> ProcessPoolExecutor | None:
    """Processes for the checks; None where one is enough."""
    return ProcessPoolExecutor(jobs, get_context("spawn"), _start_worker, (config,)) if jobs > 1 else None


def broken() -> TranslauditError:
    """What to say when the system killed a process of the checks."""
    return TranslauditError(
        "a process of the checks was killed (is the memory full?): finished shards are intact, run it again, "
        "with fewer --jobs"
    )


def merged(parts: Iterable[Rows]) -> Rows:
    """The rows of several audits, table by table."""
    tables: Rows = {name: [] for name in TABLES}
    for part in parts:
        for name, rows in part.items():
            tables[name] += rows
    return tables


_worker: list[Auditor] = []


def _start_worker(config: Config) -> None:
    """Prepare a process of the pool: its auditor has no model of its own, and is told what the model said."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    collect_rarely()
    _worker[:] = [Auditor("none", config)]
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _work(jobs: Sequence[Job]) -> Rows:
    return _audited(_worker[0], jobs)


def _audited(auditor: Auditor, jobs: Sequence[Job]) -> Rows:
    return merged(_audit(auditor, row, witness) for row, witness in jobs)


def _audit(auditor: Auditor, row: PairRow, witness: Prefetched | None) -> Rows:
    if problem := row.problem or _foreign(row, auditor.config):
        return failure_rows(row, problem)
    try:
        return rows_of(row, auditor.audit(row.source, row.target, witness=witness), auditor.config)
    except TranslauditError as error:
        return failure_rows(row, str(error))
    except Exception as error:  # noqa: BLE001 (one broken article must not end the run; its row says what happened)
        return failure_rows(row, f"unexpected {type(error).__name__}: {error}")


def _foreign(row: PairRow, config: Config) -> str | None:
    """What is wrong with a row whose text is in none of the languages that translaudit knows."""
    for column, text, lang in (("source", row.source, config.source_lang), ("target", row.target, config.target_lang)):
        if lang in known_languages() and len(text.split()) >= ENOUGH_WORDS:
            share = function_word_share(text, lang)
            if share < LEAST_FUNCTION_WORDS:
                name = language_name(lang)
                return f"'{column}' does not read as {name}: {share:.0%} of its words are {name} function words"
    return None
