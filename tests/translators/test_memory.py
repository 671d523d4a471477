"""Memory that an audit takes: bounded, and given back."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")

MEGABYTE = 1_000_000
MEMORY = """
import ctypes, gc, sys
from translaudit.align import Relation
from translaudit.auditor import Auditor
from translaudit.config import Config

def memory(field):
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith(field + ":"))

SUBJECTS = {"Der Minister": "The minister", "Die Polizei": "The police", "Frau Weber": "Ms Weber"}
PREDICATES = {"besucht die Stadt": "visits the city", "kritisiert den Plan": "criticises the plan"}

def article(start, sentences):
    texts = [], []
    for number in range(start, start + sentences):
        subject = list(SUBJECTS.items())[number % 3]
        predicate = list(PREDICATES.items())[number % 2]
        hour = number % 12 + 1
        texts[0].append(f"{subject[0]} {predicate[0]} um {hour} Uhr, und {number // 12 % 40} Bürger warten am Montag.")
        texts[1].append(f"{subject[1]} {predicate[1]} at {hour}, and {number // 12 % 40} citizens wait on Monday.")
    return tuple("\\n\\n".join(side) for side in texts)

auditor = Auditor(sys.argv[1], Config(engine="transformers", device="cpu", cache=False, beam=1))
"""
MANY = (
    MEMORY
    + """
seen = {}
for number in range(1, 201):
    auditor.audit(*article(number % 25, 1), relation=Relation.PARALLEL)
    if number in (50, 200):
        gc.collect()
        ctypes.CDLL(None).malloc_trim(0)
        seen[number] = memory("VmRSS")
print(seen[50], seen[200])
"""
)
LONG = (
    MEMORY
    + """
auditor.audit(*article(0, 20), relation=Relation.PARALLEL)
before = memory("VmRSS")
result = auditor.audit(*article(0, int(sys.argv[2])), relation=Relation.PARALLEL)
assert len(result.pairs) >= 0.9 * int(sys.argv[2])
print(before, memory("VmHWM"))
"""
)


def run(script: str, *arguments: object) -> list[int]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [int(part) for part in done.stdout.split()]


def test_memory_does_not_grow_with_the_number_of_articles(small_marian: Path) -> None:
    """Twenty-five articles take turns, so that what is remembered of words and segments has its fill."""
    after_50, after_200 = run(MANY, small_marian)
    assert after_200 - after_50 < 3 * MEGABYTE


def test_an_article_of_2000_segments_takes_little_more_than_the_model(small_marian: Path) -> None:
    before, peak = run(LONG, small_marian, 2000)
    assert peak - before < 400 * MEGABYTE
