"""A progress bar for what takes longer than two seconds, for people only: on stderr, and only on a terminal."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from typing import TypeVar

Step = TypeVar("Step")

PATIENCE = 2.0
"""Seconds without a bar."""
_shown: ContextVar[bool] = ContextVar("translaudit_progress_shown", default=False)


def track(
    steps: Iterable[Step], description: str, *, total: int, weight: Callable[[Step], int] = lambda _: 1
) -> Iterator[Step]:
    """Yield steps; show a bar once `PATIENCE` seconds have passed. A bar inside a bar stays hidden."""
    if not sys.stderr.isatty() or _shown.get():
        yield from steps
        return
    from rich.console import Console
    from rich.progress import Progress

    token = _shown.set(True)
    began = time.monotonic()
    bar = Progress(console=Console(stderr=True), transient=True)
    task = bar.add_task(description, total=total)
    started = False
    try:
        for step in steps:
            yield step
            bar.advance(task, weight(step))
            if not started and time.monotonic() - began > PATIENCE:
                bar.start()
                started = True
    finally:
        if started:
            bar.stop()
        _shown.reset(token)
