"""The same batch on Ray: the same rows as on one machine, whatever happens to the actors."""

import gc
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.batch.corpus import corpus, recorded, shard_bytes
from translaudit.batch.cluster import plan, run_on_ray
from translaudit.batch.places import place_of
from translaudit.batch.run import Batch, Done, run_here
from translaudit.config import Config
from translaudit.errors import TranslauditError

pytestmark = [pytest.mark.xdist_group("ray"), pytest.mark.timeout(400)]
"""One worker of xdist runs all of them, one after the other; a batch that starves its readers runs into the limit."""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Ray node with two processors; tests may add others."""
    pytest.importorskip("ray", reason="the extra 'cluster' is not installed")
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    import ray
    from ray.cluster_utils import Cluster

    settings = {"num_cpus": 2, "object_store_memory": 100_000_000, "include_dashboard": False}
    cluster = Cluster(initialize_head=True, head_node_args=settings)
    ray.init(address=cluster.address, log_to_driver=False, logging_level="ERROR")
    yield cluster
    ray.shutdown()
    cluster.shutdown()


@pytest.fixture(scope="module")
def batches(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Makes the same batch for any folder; the first is audited without Ray."""
    place = tmp_path_factory.mktemp("pairs")
    corpus(place / "in.jsonl")
    config = Config(model=recorded(place / "recorded.tsv"))

    def make(name: str, source: str = "in.jsonl") -> Batch:
        return Batch(source=place_of(place / source), folder=place_of(place / name), config=config, shard_size=2)

    run_here(make("whole"))
    return make


def written(batch: Batch) -> dict[str, bytes]:
    return shard_bytes(Path(batch.folder.path))


def test_one_node_with_as_many_workers_as_processors_does_not_starve(cluster: Any, batches: Any) -> None:
    batch = batches("one-node")
    done = run_on_ray(batch, workers=2, jobs=1)
    assert done == Done(audited=12)
    assert written(batch) == written(batches("whole"))


def test_two_nodes_give_the_same_and_each_loads_a_model(cluster: Any, batches: Any) -> None:
    cluster.add_node(num_cpus=2, object_store_memory=100_000_000)
    cluster.wait_for_nodes()
    batch, at_once = batches("two-nodes"), [0]
    wait_for_no_actors()
    earlier = set(actors())
    run_on_ray(batch, jobs=1, progress=lambda _: at_once.append(len(set(actors()) - earlier)))
    assert max(at_once) == 2
    assert written(batch) == written(batches("whole"))
    assert run_on_ray(batch, jobs=1) == Done(resumed=12)


def test_an_actor_killed_in_the_middle_loses_no_row(cluster: Any, batches: Any) -> None:
    batch = batches("killed-actor")
    earlier, killed = set(actors()), list[int]()

    def kill_one(_: Done) -> None:
        mine = [actor for actor in actors() if actor not in earlier]
        if mine and not killed:
            killed.append(mine[0])
            os.kill(killed[0], signal.SIGKILL)

    done = run_on_ray(batch, workers=1, jobs=1, progress=kill_one)
    assert killed
    assert done == Done(audited=12)
    assert written(batch) == written(batches("whole"))


def test_what_is_wrong_with_the_input_is_one_line(cluster: Any, batches: Any) -> None:
    batch = batches("no-column", "no-column.csv")
    Path(batch.source.path).write_text("id,sourc,target\n1,Ja.,Yes.\n", "utf-8")
    with pytest.raises(TranslauditError, match="no column 'source': is it 'sourc'"):
        run_on_ray(batch, workers=1, jobs=1)


@pytest.mark.parametrize("workers", [None, 1, 2, 7, 64])
@pytest.mark.parametrize("nodes", [[1], [2], [2, 2], [64, 16]])
def test_workers_never_ask_for_more_than_half_of_the_processors(nodes: list[int], workers: int | None) -> None:
    described = [{"Alive": True, "Resources": {"CPU": float(count)}} for count in nodes]
    pool = plan(described, workers=workers, gpus_per_worker=0, jobs=None)
    assert pool.workers == workers or (workers is None and pool.workers == len(nodes))
    assert pool.workers * pool.cpus <= sum(nodes) / 2
    assert pool.workers * pool.jobs <= max(sum(nodes), pool.workers)


def test_workers_share_the_gpus_that_there_are() -> None:
    nodes = [{"Alive": True, "Resources": {"CPU": 16.0, "GPU": 4.0}}, {"Alive": False, "Resources": {"GPU": 4.0}}]
    assert plan(nodes, workers=None, gpus_per_worker=0.5, jobs=None).workers == 8
    with pytest.raises(TranslauditError, match="has 4 GPUs, 5 are asked for"):
        plan(nodes, workers=5, gpus_per_worker=1, jobs=None)


def wait_for_no_actors(seconds: float = 60) -> None:
    """Let the actors of an earlier batch end, also one that was still starting: they live as long as their handles."""
    quiet_since, until = time.monotonic(), time.monotonic() + seconds
    while time.monotonic() < min(until, quiet_since + 3):
        gc.collect()
        if actors():
            quiet_since = time.monotonic()
        time.sleep(0.2)


def actors() -> list[int]:
    """Process numbers of the batch's actors; a process that an actor has just forked still bears its name."""
    import psutil

    parents = {
        process.pid: process.info["ppid"]
        for process in psutil.process_iter(["cmdline", "ppid"])
        if any("MapBatches(Worker)" in part for part in process.info["cmdline"] or ())
    }
    return [process for process, parent in parents.items() if parent not in parents]
