"""Audit many pairs, in this process or in several, always in the order they come in."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache
from multiprocessing import get_context

import msgspec

from translaudit.auditor import Auditor
from translaudit.bench.pairs import Pair
from translaudit.bench.witness import RecordedWitness
from translaudit.config import Config
from translaudit.documents import document_from_text
from translaudit.errors import TranslauditError
from translaudit.flow import audit_documents
from translaudit.record import Audit
from translaudit.translators.base import Translator

AuditPair = Callable[[Pair], Audit]
MakeAuditor = Callable[[], AuditPair]
"""Makes an auditor; called once in each process, so it must survive pickling (a function of a module, a record)."""

AuditPairs = Callable[[Iterable[Pair]], Iterator[tuple[Pair, "Audit | Refusal"]]]

CHUNK = 16
"""Pairs sent to a process at a time: large enough that sending costs nothing, small enough to share the work."""


class ConfiguredAuditor(msgspec.Struct, frozen=True, kw_only=True):
    """Makes the auditor that a configuration describes.

    Without a model (`none`, so that the figures can be repeated anywhere) a pair's recorded re-translations are its
    witness where it has any; a model that is named is the witness of every pair.
    """

    config: Config = Config(model="none")

    def __call__(self) -> AuditPair:
        """Load the lexicon and the model once."""
        auditor = Auditor(config=self.config)

        def audit(pair: Pair) -> Audit:
            source = document_from_text(pair.source, self.config.source_lang)
            target = document_from_text(pair.target, self.config.target_lang)
            translator: Translator | None = auditor.translator
            if pair.retranslations and translator is None:
                translator = RecordedWitness(pair.retranslations, source.lang, target.lang)
            return audit_documents(
                source,
                target,
                translator,
                msgspec.structs.replace(self.config, draft=self.config.draft or pair.draft),
                auditor.lexicon,
                relation=pair.relation,
                notices=auditor.notices,
                language_model=auditor.language_model,
            )

        return audit


class Refusal(msgspec.Struct, frozen=True):
    """A pair that could not be audited, and why."""

    pair: Pair
    reason: str


@contextmanager
def auditing(make_auditor: MakeAuditor, *, jobs: int = 1) -> Iterator[AuditPairs]:
    """Keep auditors ready, for one benchmark after another.

    Args:
        make_auditor: makes the auditor, once in each process and not before there is a pair to audit.
        jobs: number of processes; with 1 everything happens in this one.

    Yields:
        A function that audits each different pair once and gives the pairs with their audit, or with the reason why
        there is none, in order of first appearance.
    """
    if jobs <= 1:
        audit = cache(make_auditor)
        yield lambda pairs: ((pair, _audited(audit(), pair)) for pair in dict.fromkeys(pairs))
        return
    with ProcessPoolExecutor(jobs, get_context("spawn"), _start_worker, (make_auditor,)) as pool:

        def audit_pairs(pairs: Iterable[Pair]) -> Iterator[tuple[Pair, Audit | Refusal]]:
            different = dict.fromkeys(pairs)
            return zip(different, pool.map(_work, different, chunksize=CHUNK), strict=True)

        yield audit_pairs


def _audited(audit: AuditPair, pair: Pair) -> Audit | Refusal:
    try:
        return audit(pair)
    except TranslauditError as error:
        return Refusal(pair, str(error))
    except Exception as error:
        error.add_note(f"while auditing {pair.source[:200]!r} / {pair.target[:200]!r}")
        raise


_worker: list[AuditPair] = []


def _start_worker(make_auditor: MakeAuditor) -> None:
    _worker[:] = [make_auditor()]


def _work(pair: Pair) -> Audit | Refusal:
    return _audited(_worker[0], pair)
