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
    seconds(100)
    assert seconds(2000) < 3.2 * seconds(1000)
    assert seconds(2000) < 20
