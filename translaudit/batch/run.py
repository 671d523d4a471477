"""A whole batch on this machine: shard after shard, resumed where it was cut off."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import msgspec

from translaudit.batch.places import Place, place_of
from translaudit.batch.rows import PairRow, count_rows, in_shards, read_rows
from translaudit.batch.shards import Recipe, open_folder, write_shard
from translaudit.batch.work import Rows, ShardAuditor, broken, check_pool, merged
from translaudit.config import Config
from translaudit.errors import InputError
from translaudit.translators.base import Translator

SHARD_SIZE = 200
Progress = Callable[["Done"], None]
Item = TypeVar("Item")


@dataclass(frozen=True, kw_only=True)
class Done:
    """What a batch has done so far, in article pairs; `resumed` were finished by an earlier run."""

    audited: int = 0
    failed: int = 0
    resumed: int = 0

    def plus(self, rows: Rows) -> "Done":
        """With some more audited or failed."""
        return replace(self, audited=self.audited + len(rows["audits"]), failed=self.failed + len(rows["failures"]))


@dataclass(frozen=True, kw_only=True)
class Portion:
    """Which rows to take: the first `limit`, a random `sample` (share, fixed by the id), shard `shard` of `of`."""

    limit: int | None = None
    sample: float | None = None
    shard: int = 1
    of: int = 1

    def take(self, rows: Iterator[PairRow]) -> Iterator[PairRow]:
        """The rows of the portion, in order."""
        for number, row in enumerate(rows):
            if self.limit is not None and number >= self.limit:
                return
            if self.sample is not None and _fraction(row.id) >= self.sample:
                continue
            if number % self.of == self.shard - 1:
                yield row

    def size_of(self, total: int) -> int:
        """About how many of so many rows are taken."""
        limited = total if self.limit is None else min(total, self.limit)
        return round(limited * (1.0 if self.sample is None else self.sample) / self.of)


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What to audit and how: the same for every executor.

    Args:
        source: a table of pairs, a folder of them, or a manifest (`translaudit.batch.rows.read_rows`).
        folder: where to write; a batch of the same recipe is resumed.
        config: settings of the audits.
        shard_size: article pairs in a shard: what is lost at most when the run is killed.
        portion: which rows to take.
        max_failures: stop when more pairs than this could not be audited; None: never.
    """

    source: Place
    folder: Place
    config: Config
    shard_size: int = SHARD_SIZE
    portion: Portion = Portion()
    max_failures: int | None = None

    def open(self, model: str) -> frozenset[int]:
        """Make or check the output folder; the numbers of the shards that are finished.

        Raises:
            InputError: the folder cannot be used.
        """
        settings = msgspec.json.encode([self.config, vars(self.portion)], order="deterministic")
        recipe = Recipe(
            input=f"{self.source.address} {self.source.state()}",
            shard_size=self.shard_size,
            settings=hashlib.sha256(settings).hexdigest()[:16],
            model=model,
        )
        return open_folder(self.folder, recipe)

    def check_input(self) -> None:
        """Read the first row, before a model is loaded.

        Raises:
            InputError: there is no such input, it is of no known kind, or it lacks a column.
        """
        next(self._rows(), None)

    def shards(self) -> Iterator[tuple[int, tuple[PairRow, ...]]]:
        """Numbered shards of the input's rows.

        Raises:
            InputError: the input is of no known kind, or lacks a column.
        """
        return enumerate(in_shards(self.portion.take(self._rows()), self.shard_size))

    def _rows(self) -> Iterator[PairRow]:
        return read_rows(self.source, source_lang=self.config.source_lang, target_lang=self.config.target_lang)

    def estimate(self) -> int | None:
        """About how many rows there are to audit; None where that cannot be told without reading everything."""
        total = count_rows(self.source, (self.config.source_lang, self.config.target_lang))
        return None if total is None else self.portion.size_of(total)

    def check_failures(self, done: Done) -> None:
        """Stop where too many pairs failed.

        Raises:
            InputError: more than `max_failures`.
        """
        if self.max_failures is not None and done.failed > self.max_failures:
            raise InputError(f"{done.failed} pairs could not be audited: see {self.folder / 'failures'}")


def run_batch(
    source: str | Path,
    folder: str | Path,
    config: Config,
    *,
    jobs: int = 1,
    shard_size: int = SHARD_SIZE,
    portion: Portion | None = None,
    max_failures: int | None = None,
    progress: Progress | None = None,
) -> Done:
    """Audit every pair of an input and write the tables of `translaudit.batch.tables` as Parquet.

    Args:
        source: as in `Batch`, as path or URI.
        folder: as in `Batch`, as path or URI.
        config: as in `Batch`.
        jobs: processes for the checks; the model stays in this one.
        shard_size: as in `Batch`.
        portion: as in `Batch`.
        max_failures: as in `Batch`.
        progress: told after every few pairs.

    Raises:
        InputError: the input or the folder cannot be used, or too many pairs failed.
        ModelError: the model cannot be loaded.
    """
    batch = Batch(
        source=place_of(source),
        folder=place_of(folder),
        config=config,
        shard_size=shard_size,
        portion=portion or Portion(),
        max_failures=max_failures,
    )
    return run_here(batch, jobs=jobs, progress=progress)


def run_here(batch: Batch, *, jobs: int = 1, progress: Progress | None = None, model: Translator | None = None) -> Done:
    """Run a batch on this machine; as `run_batch`. `model` takes the place of the one that the settings name."""
    batch.check_input()
    pool = check_pool(jobs, batch.config)
    with pool or nullcontext():
        try:
            return _run(batch, ShardAuditor(batch.config, pool, model), progress or (lambda _: None))
        except BrokenProcessPool:
            raise broken() from None
        except BaseException:
            if pool:
                pool.shutdown(wait=False, cancel_futures=True)
            raise


def _run(batch: Batch, auditor: ShardAuditor, progress: Progress) -> Done:
    finished = batch.open(auditor.signature)
    done = Done()
    begun = (
        (number, len(shard), None if number in finished else auditor.begin(shard)) for number, shard in batch.shards()
    )
    for number, size, parts in _one_ahead(begun):
        if parts is None:
            done = replace(done, resumed=done.resumed + size)
            progress(done)
            continue
        tables: list[Rows] = []
        for part in parts:
            tables.append(part)
            done = done.plus(part)
            progress(done)
        write_shard(batch.folder, number, merged(tables))
        batch.check_failures(done)
    return done


def _one_ahead(items: Iterator[Item]) -> Iterator[Item]:
    """The same items, each given out when the next one is there: the model works ahead of the checks."""
    waiting: deque[Item] = deque()
    for item in items:
        waiting.append(item)
        if len(waiting) > 1:
            yield waiting.popleft()
    yield from waiting


def _fraction(name: str) -> float:
    """A number from 0 to 1 that depends on nothing but the name."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) / 0x1_0000_0000
