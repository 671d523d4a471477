"""Less garbage collection while an audit loads what it needs."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

RARELY = 50_000
"""Objects made between two collections. CPython's own 700 make 250 collections before the first result, which take a
tenth of its time and find hardly anything: modules, patterns and word lists stay."""


@contextmanager
def rare_collection() -> Iterator[None]:
    """Collect garbage rarely for a while. It also works as a decorator."""
    thresholds = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)


def collect_rarely() -> None:
    """Collect garbage rarely from now on: for a process that does nothing but audit."""
    thresholds = gc.get_threshold()
    gc.set_threshold(max(thresholds[0], RARELY) if thresholds[0] else 0, *thresholds[1:])
