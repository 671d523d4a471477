"""What a batch costs: pairs a second, processor time a pair, and peak memory, on a corpus of `corpus.py`.

Run `python tests/benchmarks/scale.py CORPUS OUT [options of translaudit batch]`. Memory is the sum over all processes
of what each holds for itself and its share of what they hold together (PSS), sampled every five seconds. Processor time
compares on a busy machine, seconds do not.
"""

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path

import psutil

EVERY = 5.0


def main() -> None:
    """Run the command line on a corpus and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("output", type=Path)
    options, others = parser.parse_known_args()
    command = [sys.executable, "-m", "translaudit", "batch", str(options.corpus / "pairs.parquet")]
    command += ["-o", str(options.output), "--isolated"]
    if "--model" not in others:
        command += ["--model", f"recorded:{options.corpus / 'recorded.tsv'}"]
    began = time.perf_counter()
    process = subprocess.Popen([*command, *others])
    peak = 0
    while process.poll() is None:
        peak = max(peak, memory(process.pid))
        time.sleep(EVERY)
    seconds = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime
    pairs = count(options.output)
    print(
        f"{pairs} pairs: {seconds:.0f} s, {pairs / seconds:.2f} pairs/s; processor {cpu:.0f} s, "
        f"{1000 * cpu / pairs:.0f} ms a pair; peak memory {peak / 2**20:.0f} MB"
    )


def memory(pid: int) -> int:
    """Bytes of a process and its children."""
    try:
        parent = psutil.Process(pid)
        return sum(each.memory_full_info().pss for each in [parent, *parent.children(recursive=True)])
    except psutil.Error:
        return 0


def count(output: Path) -> int:
    """Pairs audited."""
    import pyarrow.parquet as pq

    return sum(pq.read_metadata(part).num_rows for part in (output / "audits").glob("part-*.parquet"))


if __name__ == "__main__":
    main()
