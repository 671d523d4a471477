"""A whole batch on this machine: shard after shard, resumed where it was cut off."""

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import msgspec

from translaudit.batch.rows import PairRow, in_shards, read_rows
from translaudit.batch.shards import Recipe, is_finished, open_folder, write_shard
from translaudit.batch.work import ShardAuditor, start_worker
from translaudit.config import Config
from translaudit.errors import InputError

SHARD_SIZE = 200
Progress = Callable[["Done"], None]


@dataclass(frozen=True, kw_only=True)
class Done:
    """What a batch has done so far, in article pairs; `resumed` were finished by an earlier run."""

    audited: int = 0
    failed: int = 0
    resumed: int = 0


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


def run_batch(
    source: Path,
    folder: Path,
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
        source: a table of pairs, or a folder of them.
        folder: where to write; a batch of the same recipe is resumed.
        config: settings of the audits.
        jobs: processes for the checks; the model stays in this one.
        shard_size: article pairs in a shard: what is lost at most when the run is killed.
        portion: which rows to take; None: all.
        max_failures: stop when more pairs than this could not be audited.
        progress: told after each shard.

    Raises:
        InputError: the input or the folder cannot be used, or too many pairs failed.
        ModelError: the model cannot be loaded.
    """
    portion = portion or Portion()
    rows = read_rows(source, source_lang=config.source_lang, target_lang=config.target_lang)
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), start_worker, (config,)) if jobs > 1 else None
    with pool or nullcontext():
        auditor = ShardAuditor(config, pool)
        open_folder(folder, recipe_of(source, config, auditor.signature, shard_size, portion))
        done = Done()
        for number, shard in enumerate(in_shards(portion.take(rows), shard_size)):
            done = _shard(auditor, folder, number, shard, done)
            if progress:
                progress(done)
            if max_failures is not None and done.failed > max_failures:
                raise InputError(f"{done.failed} pairs could not be audited: see {folder / 'failures'}")
    return done


def recipe_of(source: Path, config: Config, model: str, shard_size: int, portion: Portion) -> Recipe:
    """What has to be the same when a batch is resumed."""
    settings = msgspec.json.encode([config, vars(portion)], order="deterministic")
    return Recipe(
        input=f"{source.resolve()} {_state_of(source)}",
        shard_size=shard_size,
        settings=hashlib.sha256(settings).hexdigest()[:16],
        model=model,
    )


def _fraction(name: str) -> float:
    """A number from 0 to 1 that depends on nothing but the name."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) / 0x1_0000_0000


def _state_of(source: Path) -> str:
    """Size and time of change of the input, for a folder those of its newest file: enough to notice that it changed."""
    files = [path for path in source.rglob("*") if path.is_file()] if source.is_dir() else [source]
    states = [path.stat() for path in files]
    return f"{len(files)} {sum(each.st_size for each in states)} {max(each.st_mtime_ns for each in states)}"


def _shard(auditor: ShardAuditor, folder: Path, number: int, shard: tuple[PairRow, ...], done: Done) -> Done:
    if is_finished(folder, number):
        return Done(audited=done.audited, failed=done.failed, resumed=done.resumed + len(shard))
    tables = auditor.audit(shard)
    write_shard(folder, number, tables)
    failed = len(tables["failures"])
    return Done(audited=done.audited + len(shard) - failed, failed=done.failed + failed, resumed=done.resumed)
