"""The same batch on Ray: the same rows as on one machine, whatever happens to the actors."""

import os
import signal
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
    batch, earlier = batches("two-nodes"), set(actors())
    run_on_ray(batch, jobs=1)
    assert len(set(actors()) - earlier) == 2
    assert written(batch) == written(batches("whole"))
    assert run_on_ray(batch, jobs=1) == Done(resumed=12)


def test_an_actor_killed_in_the_middle_loses_no_row(cluster: Any, batches: Any) -> None:
    batch = batches("killed-actor")
    earlier, killed = set(actors()), list[int]()

    def kill_one(_: Done) -> None:
        mine = [process for actor, process in actors().items() if process and actor not in earlier]
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


def actors() -> dict[str, int]:
    """Every actor of a batch that was ever started in this cluster, with its process; 0 as long as it has none."""
    from ray._private.state import actors as table  # the public list asks a dashboard, which these tests do without

    started = (actor for actor in table().values() if "MapBatches(Worker)" in actor["ActorClassName"])
    return {actor["ActorID"]: actor["Pid"] if actor["State"] == "ALIVE" else 0 for actor in started}
