"""A batch on a Ray cluster (extra `cluster`): Ray Data streams shards to a pool of actors, each with its own model.

One task reads the input as a stream, so that rows are numbered and doubled ids are seen as on one machine; the audits
cost thousands of times as much. An actor writes the shards that it has audited. Where one is lost, Ray gives its shard
to another: it writes the same bytes to the same file, so no row is lost or doubled.

Ray counts processors by what tasks ask for, not by what they use. Actors together ask for half of them at most: were
they to ask for all, the reading task would wait for ever and the actors with it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from translaudit.batch.places import place_of
from translaudit.batch.rows import PairRow
from translaudit.batch.run import Batch, Done, Progress
from translaudit.batch.shards import write_shard
from translaudit.batch.work import ShardAuditor, check_pool
from translaudit.config import Config
from translaudit.config_files import anchored
from translaudit.errors import TranslauditError
from translaudit.rare_collection import collect_rarely

CPUS_OF_WORKER = 0.5
CPUS_OF_READER = 0.1
_SHARDS = ("number", "rows", "resumed", "error")


class Pool(msgspec.Struct, frozen=True, kw_only=True):
    """What each of the actors gets: `gpus`, `cpus` as Ray counts them, and `jobs`, the processes of its checks."""

    workers: int
    gpus: float
    cpus: float
    jobs: int


def run_on_ray(
    batch: Batch,
    *,
    workers: int | None = None,
    gpus_per_worker: float = 0.0,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Done:
    """Run a batch on the Ray cluster that `RAY_ADDRESS` names, or on one started on this machine for the time being.

    Args:
        batch: what to audit; the output folder has to be one that every node reaches.
        workers: actors; None: as many as there are GPUs for, or else one a node.
        gpus_per_worker: GPUs of an actor; a fraction shares one.
        jobs: processes of an actor for the checks; None: the node's processors, shared by its actors.
        progress: told after each shard.

    Raises:
        InputError: the input or the folder cannot be used, or too many pairs failed.
        ModelError: the model cannot be loaded.
        TranslauditError: Ray is not installed, or the cluster has not what was asked for.
    """
    batch.check_input()
    with _ray() as ray:
        pool = plan(ray.nodes(), workers=workers, gpus_per_worker=gpus_per_worker, jobs=jobs)
        config = _absolute(batch.config)
        signature, error = ray.get(_signature(ray, pool).remote(config))
        if error:
            raise TranslauditError(error)
        finished = batch.open(signature)
        done = Done()
        for row in _dataset(ray, batch, config, pool, finished).iter_rows():
            if row["error"]:
                raise TranslauditError(row["error"])
            done = Done(
                audited=done.audited + row["audited"],
                failed=done.failed + row["failed"],
                resumed=done.resumed + row["resumed"],
            )
            if progress:
                progress(done)
            batch.check_failures(done)
        return done


def plan(nodes: list[dict[str, Any]], *, workers: int | None, gpus_per_worker: float, jobs: int | None) -> Pool:
    """How many actors, and what each gets.

    Raises:
        TranslauditError: there are fewer GPUs than the actors would need.
    """
    resources = [node["Resources"] for node in nodes if node["Alive"] and node["Resources"].get("CPU")]
    cpus = sum(each["CPU"] for each in resources)
    gpus = sum(each.get("GPU", 0) for each in resources)
    if gpus_per_worker:
        workers = workers or int(gpus / gpus_per_worker)
        if not workers or workers * gpus_per_worker > gpus:
            needed = gpus_per_worker * max(workers, 1)
            raise TranslauditError(f"the cluster has {gpus:g} GPUs, {needed:g} are asked for: give fewer --workers")
    workers = workers or max(1, len(resources))
    return Pool(
        workers=workers,
        gpus=gpus_per_worker,
        cpus=min(CPUS_OF_WORKER, int(cpus / 2 / workers * 10_000) / 10_000),
        jobs=jobs or max(1, int(cpus / workers)),
    )


class Worker:
    """An actor: a model, its processes for the checks, and the folder where its shards go."""

    def __init__(self, folder: str, config: Config, jobs: int) -> None:
        """Load the model."""
        collect_rarely()
        self._folder = place_of(folder)
        self._auditor = ShardAuditor(config, check_pool(jobs, config))

    def __call__(self, block: dict[str, Any]) -> dict[str, list[Any]]:
        """Audit and write the shards of a block."""
        done = [self._shard(*each) for each in zip(*(block[name].tolist() for name in _SHARDS), strict=True)]
        return {name: [each[name] for each in done] for name in ("audited", "failed", "resumed", "error")}

    def _shard(self, number: int, rows: bytes, resumed: int, error: str) -> dict[str, Any]:
        outcome = {"audited": 0, "failed": 0, "resumed": resumed, "error": error}
        if not rows:
            return outcome
        try:
            tables = self._auditor.audit(msgspec.msgpack.decode(rows, type=tuple[PairRow, ...]))
            write_shard(self._folder, number, tables)
        except TranslauditError as problem:
            return outcome | {"error": str(problem)}
        return outcome | {"audited": len(tables["audits"]), "failed": len(tables["failures"])}


def _absolute(config: Config) -> Config:
    """The same settings with paths that hold in the working directory of any process."""
    kind, colon, path = config.model.partition(":")
    settings = anchored(msgspec.to_builtins(config), Path.cwd() / "settings")
    if kind == "recorded" and colon:
        settings["model"] = f"recorded:{Path(path).expanduser().absolute()}"
    elif (folder := Path(config.model).expanduser()).is_dir():
        settings["model"] = str(folder.absolute())
    return msgspec.convert(settings, Config)


def _dataset(ray: Any, batch: Batch, config: Config, pool: Pool, finished: frozenset[int]) -> Any:
    shards = ray.data.read_datasource(_datasource(ray, batch, finished), override_num_blocks=1, num_cpus=CPUS_OF_READER)
    return shards.map_batches(
        Worker,
        fn_constructor_args=(batch.folder.address, config, pool.jobs),
        batch_size=1,
        compute=ray.data.ActorPoolStrategy(size=pool.workers),
        num_cpus=pool.cpus,
        num_gpus=pool.gpus,
    )


def _datasource(ray: Any, batch: Batch, finished: frozenset[int]) -> Any:
    """The numbered shards as a data source of Ray: one task, on this node, that yields a block for each."""
    here = batch.source.is_local

    class Shards(ray.data.Datasource):  # type: ignore[misc] # Ray is imported when it is used
        def estimate_inmemory_data_size(self) -> None:
            return None

        @property
        def supports_distributed_reads(self) -> bool:
            return not here

        def get_read_tasks(self, parallelism: int, *_: Any, **__: Any) -> list[Any]:  # noqa: ARG002 (Ray's protocol)
            from ray.data.block import BlockMetadata

            unknown = BlockMetadata(num_rows=None, size_bytes=None, input_files=None, exec_stats=None)
            return [ray.data.ReadTask(lambda: _blocks(batch, finished), unknown)]

    return Shards()


def _blocks(batch: Batch, finished: frozenset[int]) -> Iterator[Any]:
    import pyarrow as pa

    def block(number: int, rows: bytes = b"", resumed: int = 0, error: str = "") -> Any:
        return pa.table(
            {
                "number": pa.array([number], pa.int64()),
                "rows": pa.array([rows], pa.large_binary()),
                "resumed": pa.array([resumed], pa.int64()),
                "error": pa.array([error], pa.string()),
            }
        )

    number = -1
    try:
        for number, shard in batch.shards():
            if number in finished:
                yield block(number, resumed=len(shard))
            else:
                yield block(number, msgspec.msgpack.encode(shard))
    except TranslauditError as error:
        yield block(number + 1, error=str(error))


def _signature(ray: Any, pool: Pool) -> Any:
    """Asks a node of the kind that the actors get what the model is called there: it depends on the device."""

    def signature(config: Config) -> tuple[str, str]:
        try:
            return ShardAuditor(config).signature, ""
        except TranslauditError as error:
            return "", str(error)

    return ray.remote(num_cpus=pool.cpus, num_gpus=pool.gpus, max_calls=1)(signature)


@contextmanager
def _ray() -> Iterator[Any]:
    """Ray, connected; it is left as it was found.

    Raises:
        TranslauditError: it is not installed.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
        import ray.data
    except ImportError:
        raise TranslauditError("Ray is not installed: pip install 'translaudit[cluster]'") from None
    context = ray.data.DataContext.get_current()
    before = context.target_max_block_size, context.enable_progress_bars
    was_there = ray.is_initialized()
    if not was_there:
        try:
            ray.init(include_dashboard=False, log_to_driver=False, logging_level="ERROR")
        except (ConnectionError, OSError, RuntimeError, ValueError) as error:
            where = os.environ.get("RAY_ADDRESS", "a cluster on this machine")
            raise TranslauditError(
                f"Ray cannot reach {where}: {str(error).splitlines()[0]}; check RAY_ADDRESS, and that RAY_AUTH_TOKEN "
                "is the same on all nodes"
            ) from None
    context.target_max_block_size = 1  # a shard is a block of its own, however small, so that all actors get some
    context.enable_progress_bars = False
    try:
        yield ray
    finally:
        context.target_max_block_size, context.enable_progress_bars = before
        if not was_there:
            ray.shutdown()
