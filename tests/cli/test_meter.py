"""How far a batch is, on a terminal and in a log."""

import io
from pathlib import Path

from tests.batch.corpus import corpus
from translaudit.batch.places import place_of
from translaudit.batch.run import Batch, Done, Portion
from translaudit.cli.meter import Meter
from translaudit.config import Config


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def batch(tmp_path: Path, portion: Portion) -> Batch:
    source = corpus(tmp_path / "in.jsonl", 1200)
    return Batch(source=place_of(source), folder=place_of(tmp_path / "out"), config=Config(), portion=portion)


def test_a_log_gets_a_line_a_minute_with_rate_and_time_left(tmp_path: Path) -> None:
    clock, log = Clock(), io.StringIO()
    meter = Meter(batch(tmp_path, Portion()), log, clock)
    for second in range(0, 150, 10):
        clock.now = float(second)
        meter(Done(audited=second * 2, failed=second // 60, resumed=200))
    meter.end()
    assert log.getvalue().splitlines() == [
        "321 of about 1200 pairs, 2.0 a second, 1 failed, 7 min left",
        "442 of about 1200 pairs, 2.0 a second, 2 failed, 6 min left",
    ]


def test_a_terminal_has_one_line_that_is_taken_away_at_the_end(tmp_path: Path) -> None:
    clock, terminal = Clock(), Terminal()
    meter = Meter(batch(tmp_path, Portion(limit=600, of=2)), terminal, clock)
    clock.now = 10.0
    meter(Done(audited=100))
    meter.end()
    assert terminal.getvalue() == ("\r100 of about 300 pairs, 10.0 a second, 0 failed, 20 s left\x1b[K\r\x1b[K")
