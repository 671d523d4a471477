"""How far a batch is: a line that is rewritten on a terminal, else a line a minute."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from translaudit.batch.run import Batch, Done

LOG_EVERY = 60.0
"""Seconds between two lines where there is no terminal."""
REWRITE_EVERY = 0.5
"""Seconds between two states of the line on a terminal."""


class Meter:
    """Tells pairs, rate and time left. The total is estimated from the input; where it cannot be, nothing is left out
    but the time.
    """

    def __init__(self, batch: "Batch", stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin to count the time; the input is looked at when the first line is due."""
        self._batch = batch
        self._stream = stream
        self._clock = clock
        self._start = self._last = clock()
        self._total: int | None = None
        self._estimated = False

    def __call__(self, done: "Done") -> None:
        """Say how far it is, if it is time."""
        now = self._clock()
        terminal = self._stream.isatty()
        if now - self._last < (REWRITE_EVERY if terminal else LOG_EVERY):
            return
        self._last = now
        line = self._line(done, now - self._start)
        self._stream.write(f"\r{line}\x1b[K" if terminal else f"{line}\n")
        self._stream.flush()

    def end(self) -> None:
        """Leave the line."""
        if self._stream.isatty():
            self._stream.write("\r\x1b[K")

    def _line(self, done: "Done", elapsed: float) -> str:
        if not self._estimated:
            self._total, self._estimated = self._batch.estimate(), True
        fresh = done.audited + done.failed
        so_far, rate = fresh + done.resumed, fresh / max(elapsed, 1e-9)
        of, left = "", ""
        if self._total is not None:
            of = f" of about {max(self._total, so_far)}"
            if rate:
                left = f", {_duration(max(0, self._total - so_far) / rate)} left"
        return f"{so_far}{of} pairs, {rate:.1f} a second, {done.failed} failed{left}"


def _duration(seconds: float) -> str:
    """Hours, minutes and seconds.

    >>> _duration(42), _duration(3725)
    ('42 s', '1 h 02 min')
    """
    if seconds < 120:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"
