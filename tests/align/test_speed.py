"""Time grows with the length of the articles, not with its square."""

import time

from translaudit.align.aligner import align


def seconds(count: int) -> float:
    texts = [
        f"On day {day} caravan {day * 7919} left Ort{day * 31} for Quell{day * 17} with {day * 3} camels."
        for day in range(count)
    ]
    started = time.process_time()
    align(texts, texts, texts, source_lang="de", target_lang="en")
    return time.process_time() - started


def test_twice_the_length_takes_about_twice_the_time() -> None:
    """A neighbour on the machine can only slow a run down, so the least of three stands for each length."""
    seconds(100)
    short, long = zip(*((seconds(1000), seconds(2000)) for _ in range(3)), strict=True)
    assert min(long) < 3.2 * min(short)
    assert min(long) < 20
