"""How much of an engine's speed a batch keeps: output tokens a second from end to end against CTranslate2 alone.

The model is the random one of `engines.py`: it has opus-mt's size and gives outputs of a fixed length. Both translate
the same segments with the same engine settings; the batch also reads the articles, aligns, checks and writes tables.
Run `python -m tests.benchmarks.throughput CORPUS --pairs 60` with a corpus of `corpus.py --unique`. On an idle machine
compare seconds; on a busy one the processor time that both used, since a batch has more processes to claim it with.
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from translaudit.batch.places import place_of
from translaudit.batch.run import Batch, Portion, run_here
from translaudit.config import Config
from translaudit.translators.ct2 import Ct2Engine, available_processors, convert
from translaudit.translators.decoding import DecodingSettings


def main() -> None:
    """Build the model, take turns, print both speeds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pairs", type=int, default=60)
    parser.add_argument("--tokens", type=int, default=24)
    parser.add_argument("--turns", type=int, default=2)
    parser.add_argument("--jobs", type=int, default=available_processors())
    options = parser.parse_args()
    from tests.benchmarks.engines import BEAM, build, translator  # not above: the processes of the checks need no torch

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        batch = Batch(
            source=place_of(options.corpus / "pairs.parquet"),
            folder=place_of(folder / "out"),
            config=Config(cache=False),
            portion=Portion(limit=options.pairs),
        )
        texts = segments(batch)
        build(folder / "model", texts)
        convert(folder / "model", folder / "converted", "int8")
        engine = Ct2Engine(folder / "converted", device="cpu")
        model = translator(engine, DecodingSettings(beam=BEAM, output_limit=options.tokens))
        sources = [[*(piece.text for piece in engine.subwords.source(text)), "</s>"] for text in texts]

        def raw() -> None:
            engine._model.translate_batch(
                sources, beam_size=BEAM, max_decoding_length=options.tokens, max_batch_size=512, batch_type="tokens"
            )

        def whole() -> None:
            shutil.rmtree(batch.folder.path, ignore_errors=True)
            run_here(batch, jobs=options.jobs, model=model)

        tokens = len(texts) * options.tokens
        for turn in range(options.turns):
            spent = {"CTranslate2 alone": timed(raw), "batch": timed(whole)}
            for name, (seconds, cpu) in spent.items():
                print(
                    f"turn {turn + 1}, {name:18}{seconds:8.1f} s{tokens / seconds:8.0f} tokens/s{cpu:8.1f} s processor"
                )
            (seconds, cpu), (longer, more) = spent.values()
            shares = f"{seconds / longer:.2f} by the clock, {cpu / more:.2f} by processor"
            print(f"turn {turn + 1}, share of the speed: {shares}")


def segments(batch: Batch) -> list[str]:
    """The different source segments of a batch."""
    from translaudit.articles import read_article
    from translaudit.documents import document_from_text
    from translaudit.findings import Side
    from translaudit.testimony import texts_to_translate

    texts = (
        text
        for _, shard in batch.shards()
        for row in shard
        for text in texts_to_translate(read_article(document_from_text(row.source, "de"), Side.SOURCE))
    )
    return list(dict.fromkeys(texts))


def timed(way: Callable[[], None]) -> tuple[float, float]:
    """Seconds by the clock, and of processor time with that of processes started meanwhile."""
    process = psutil.Process()
    began, before = time.perf_counter(), process.cpu_times()
    way()
    after = process.cpu_times()
    used = sum(
        getattr(after, name) - getattr(before, name) for name in ("user", "system", "children_user", "children_system")
    )
    return time.perf_counter() - began, used


if __name__ == "__main__":
    main()
