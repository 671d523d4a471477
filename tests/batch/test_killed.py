"""A batch that is cut off: killed at any moment, on a full disk, in a folder that cannot be written."""

import multiprocessing
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.batch.corpus import corpus, shard_bytes
from translaudit.batch.places import Place, place_of
from translaudit.batch.run import Batch, Done, run_batch, run_here
from translaudit.config import Config
from translaudit.errors import InputError

CONFIG = Config(model="none", select=("FLU",))
KILLS, SHARDS = 10, 60


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus(tmp_path_factory.mktemp("pairs") / "in.jsonl", SHARDS)


@pytest.fixture(scope="module")
def whole(pairs: Path) -> dict[str, bytes]:
    run_batch(pairs, pairs.parent / "whole", CONFIG, shard_size=1)
    return shard_bytes(pairs.parent / "whole")


def finished(folder: Path) -> int:
    return len(list((folder / "audits").glob("part-*.parquet")))


def test_ten_kills_at_random_moments_lose_and_double_nothing(
    tmp_path: Path, pairs: Path, whole: dict[str, bytes]
) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["translaudit.batch.work", "translaudit.batch.run"])
    chance = random.Random(11)
    folder = tmp_path / "killed"
    counts = []
    for _ in range(KILLS):
        before = finished(folder)
        process = context.Process(target=run_batch, args=(pairs, folder, CONFIG), kwargs={"shard_size": 1})
        process.start()
        while process.is_alive() and finished(folder) == before:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.1))
        process.kill()
        process.join()
        counts.append(finished(folder))
    assert counts == sorted(counts)
    assert 0 < counts[0] < SHARDS
    done = run_batch(pairs, folder, CONFIG, shard_size=1)
    assert done == Done(resumed=counts[-1], audited=SHARDS - counts[-1])
    assert shard_bytes(folder) == whole
    assert not list(folder.rglob(".part-*"))


def test_the_processes_of_a_killed_run_end_too(tmp_path: Path, pairs: Path) -> None:
    command = [sys.executable, "-m", "translaudit", "batch", str(pairs), "-o", str(tmp_path / "out")]
    command += ["--model", "none", "--select", "FLU", "--shard-size", "1", "--jobs", "2", "--isolated"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while process.poll() is None and not finished(tmp_path / "out"):
        time.sleep(0.01)
    children = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.wait()
    assert len(children) >= 2
    _, alive = psutil.wait_procs(children, timeout=30)
    assert not alive


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    mounted = os.geteuid() == 0 and subprocess.run(command, capture_output=True, check=False).returncode == 0
    if not mounted:
        pytest.skip("mounting a small file system is not permitted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)


def test_a_full_disk_is_one_line_and_leaves_finished_shards_intact(
    small_disk: Path, pairs: Path, whole: dict[str, bytes]
) -> None:
    folder = small_disk / "out"
    filler = small_disk / "filler"

    def fill(done: Done) -> None:
        if done.audited == 5:
            filler.write_bytes(bytes(psutil.disk_usage(str(small_disk)).free - 8192))

    with pytest.raises(InputError, match=r"cannot write shard \d+ to .*No space left on device; finished shards are"):
        run_batch(pairs, folder, CONFIG, shard_size=1, progress=fill)
    kept = finished(folder)
    assert 0 < kept < SHARDS
    assert all(whole[name] == content for name, content in shard_bytes(folder).items())
    filler.unlink()
    first = Batch(source=place_of(pairs), folder=place_of(folder), config=CONFIG, shard_size=1)
    with pytest.raises(InputError, match="No space left on device"):
        run_here(first)  # all of them are more than the disk holds
    assert kept < finished(folder) < SHARDS
    assert all(whole[name] == content for name, content in shard_bytes(folder).items())


def test_a_write_that_fails_leaves_finished_shards_intact(
    tmp_path: Path, pairs: Path, whole: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Place._write
    room = [30]

    def until_full(place: Place, path: str, content: bytes) -> None:
        write(place, path, content[: len(content) // 2 if room[0] == 0 else None])
        if room[0] == 0:
            raise OSError(28, "No space left on device")
        room[0] -= 1

    folder = tmp_path / "full"
    monkeypatch.setattr(Place, "_write", until_full)
    with pytest.raises(InputError, match=r"cannot write shard 7 .*No space left on device; finished shards are intact"):
        run_batch(pairs, folder, CONFIG, shard_size=1)
    assert finished(folder) == 7
    assert not list(folder.rglob(".part-*"))
    monkeypatch.undo()
    assert run_batch(pairs, folder, CONFIG, shard_size=1) == Done(resumed=7, audited=SHARDS - 7)
    assert shard_bytes(folder) == whole


def test_a_file_in_place_of_the_folder_is_one_line(tmp_path: Path, pairs: Path) -> None:
    (tmp_path / "out").write_text("already here")
    with pytest.raises(InputError, match=r"^cannot write to .*out: (Not a directory|File exists)"):
        run_batch(pairs, tmp_path / "out", CONFIG)


def test_a_folder_that_may_not_be_written_is_one_line(tmp_path: Path, pairs: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(InputError, match=r"^cannot write to .*out: Permission denied$"):
        run_batch(pairs, tmp_path / "out", CONFIG)


def test_a_part_that_cannot_be_written_is_one_line_and_the_rest_is_resumed(tmp_path: Path, pairs: Path) -> None:
    batch = Batch(source=place_of(pairs), folder=place_of(tmp_path / "out"), config=CONFIG, shard_size=20)
    run_here(batch)
    last = tmp_path / "out" / "audits" / "part-000002.parquet"
    last.unlink()
    last.mkdir()
    with pytest.raises(InputError, match=r"cannot write shard 2 to .*: Is a directory"):
        run_here(batch)
    last.rmdir()
    assert run_here(batch) == Done(resumed=40, audited=20)
