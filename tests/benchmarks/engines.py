"""How fast the engines are, side by side in one run, on a random model of opus-mt-de-en's size.

Random weights translate nothing but cost the same. They never end a sentence, so every output has exactly `--tokens`
tokens, the same for all. Run it with `make bench`. Figures on a busy machine compare only with others of the same run;
processor seconds (of all threads) suffer less from other programs than seconds on the clock, so both are printed.
"""

import argparse
import json
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from translaudit.translators import forcing
from translaudit.translators.base import TextPair
from translaudit.translators.cache import AnswerStore, CachedTranslator
from translaudit.translators.ct2 import Ct2Engine, Scorer, available_processors, convert, scoring_precision
from translaudit.translators.decoding import DecodingSettings
from translaudit.translators.engine import Engine
from translaudit.translators.health import Languages
from translaudit.translators.marian import MarianEngine
from translaudit.translators.subwords import Subwords
from translaudit.translators.testimony import ModelTranslator

VOCABULARY, WIDTH, FEED_FORWARD, LAYERS, HEADS, POSITIONS = 58101, 512, 2048, 6, 8, 512
BEAM = 4
SYLLABLES = (
    "ge",
    "be",
    "ver",
    "ung",
    "keit",
    "heit",
    "lich",
    "mann",
    "land",
    "stadt",
    "rat",
    "tag",
    "zeit",
    "werk",
    "haus",
)


class Cost(NamedTuple):
    """What a way of using the model takes: seconds on the clock and of the processor, and the output tokens."""

    wall: float
    processor: float
    tokens: int

    def times_faster(self, other: "Cost") -> tuple[float, float]:
        """How many times the other's tokens a second this has, by the clock and by the processor."""
        share = self.tokens / other.tokens
        return other.wall / self.wall * share, other.processor / self.processor * share


NAIVE, OURS, RAW, FAST = "naive loop", "Transformers engine", "raw CTranslate2", "CTranslate2 engine"
FORCED, FAST_FORCED = "forced decoding, Transformers engine", "forced decoding, CTranslate2 engine"
ONE, ALL = ", a word a segment worked out", f", {forcing.COMPLETED_WORDS} words a segment worked out"
AGAIN = "translating and forced decoding again, from the cache"
WANTED = (
    (OURS, NAIVE, "at least 3"),
    (FAST, NAIVE, "at least 6"),
    (FAST, RAW, "at least 0.9"),
    (FORCED, OURS, "at least 4"),
    (FAST_FORCED, FAST, "at least 4"),
    (FORCED + ONE, OURS, "at least 4"),
    (FAST_FORCED + ONE, FAST, "at least 4"),
    (FORCED + ALL, OURS, ""),
    (FAST_FORCED + ALL, FAST, ""),
)
"""Which way is to be how many times as fast as which."""


def main() -> None:
    """Build the model, time every way of using it, print the costs and how they compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=48)
    parser.add_argument("--tokens", type=int, default=24, help="tokens of every output")
    parser.add_argument("--repeat", type=int, default=1, help="runs, all of them printed")
    options = parser.parse_args()
    texts = sentences(options.sentences)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "model"
        build(folder, texts)
        runs = []
        for number in range(options.repeat):
            print(f"run {number + 1}: {available_processors()} processors, load {os.getloadavg()[0]:.1f}")
            runs.append(measure(folder, Path(place), texts, options.tokens))
            report(runs[-1])
    if len(runs) > 1:
        print("the least of all runs, which other programs disturbed least")
        report({name: least([run[name] for run in runs]) for name in runs[0]})


def measure(folder: Path, place: Path, texts: list[str], tokens: int) -> dict[str, Cost]:
    """Load each engine once, warm it up, and time it. The naive loop takes every sixth sentence: it is slow."""
    settings = DecodingSettings(beam=BEAM, output_limit=tokens)
    marian = translator(MarianEngine(folder, device="cpu"), settings)
    converted = convert(folder, place / "converted", "int8")
    precision = scoring_precision("cpu")
    scorer = MarianEngine(folder, device="cpu", precision=precision)
    fast = translator(Ct2Engine(converted, device="cpu", scorer=Scorer(precision, lambda: scorer)), settings)
    pairs = targets(texts, Subwords(folder), tokens)
    store = AnswerStore(place / "answers.sqlite")
    cached = CachedTranslator(fast, store)
    whole = len(texts) * tokens
    costs = {
        NAIVE: cost(naive(folder, tokens), texts[::6], len(texts[::6]) * tokens),
        OURS: cost(marian.translate, texts, whole),
        RAW: cost(raw_ct2(converted, tokens), texts, whole),
        FAST: cost(fast.translate, texts, whole),
    }
    for words, named in ((0, ""), (1, ONE), (forcing.COMPLETED_WORDS, ALL)):
        with worked_out(words):
            costs[FORCED + named] = cost(marian.force, pairs, whole)
            costs[FAST_FORCED + named] = cost(fast.force, pairs, whole)
    cached.translate(texts)
    cached.force(pairs)
    costs[AGAIN] = cost(lambda _: (cached.translate(texts), cached.force(pairs)), texts, whole)
    store.close()
    (place / "answers.sqlite").unlink()
    return costs


def least(costs: list[Cost]) -> Cost:
    """The least that a way took on the clock, and of the processor."""
    return Cost(min(each.wall for each in costs), min(each.processor for each in costs), costs[0].tokens)


def report(costs: dict[str, Cost]) -> None:
    """Print the costs, and how many times as fast the ways are that are to be compared."""
    print(f"{'':72}{'s':>8}{'cpu s':>8}{'tokens/s':>10}")
    for name, each in costs.items():
        print(f"{name:72}{each.wall:8.2f}{each.processor:8.2f}{each.tokens / each.wall:10.0f}")
    print(f"{'times as fast':72}{'clock':>8}{'cpu':>8}  wanted")
    for name, other, wanted in WANTED:
        wall, processor = costs[name].times_faster(costs[other])
        print(f"{f'{name} : {other}':72}{wall:8.2f}{processor:8.2f}  {wanted}", flush=True)


def cost(way: Callable[[Any], object], items: Any, tokens: int) -> Cost:
    """What a way takes, after it has run on two items."""
    way(items[:2])
    wall, processor = time.perf_counter(), time.process_time()
    way(items)
    return Cost(time.perf_counter() - wall, time.process_time() - processor, tokens)


@contextmanager
def worked_out(words: int) -> Iterator[None]:
    """Work out what the model would have written for some words of every segment, however little they surprise.

    A published translation has few words that stand out. Random weights say nothing about how many.
    """
    before = forcing.WORTH_COMPLETING, forcing.COMPLETED_WORDS
    forcing.WORTH_COMPLETING, forcing.COMPLETED_WORDS = float("-inf"), words
    try:
        yield
    finally:
        forcing.WORTH_COMPLETING, forcing.COMPLETED_WORDS = before


def translator(engine: Engine, settings: DecodingSettings) -> ModelTranslator:
    """The product's translator around an engine."""
    return ModelTranslator(engine, name="random", identity="random", languages=Languages("de", "en"), settings=settings)


def naive(folder: Path, tokens: int) -> Callable[[list[str]], object]:
    """What one writes first: tokenizer, `generate`, one sentence after the other."""
    from transformers import MarianMTModel, MarianTokenizer

    tokenizer = MarianTokenizer.from_pretrained(folder)
    model = MarianMTModel.from_pretrained(folder).eval()

    def translate(texts: list[str]) -> None:
        for text in texts:
            outputs = model.generate(**tokenizer(text, return_tensors="pt"), num_beams=BEAM, max_new_tokens=tokens)
            tokenizer.batch_decode(outputs, skip_special_tokens=True)

    return translate


def raw_ct2(converted: Path, tokens: int) -> Callable[[list[str]], object]:
    """CTranslate2 called directly with all sentences, at the settings that its documentation recommends."""
    import ctranslate2
    from sentencepiece import SentencePieceProcessor

    model = ctranslate2.Translator(
        str(converted), device="cpu", compute_type="int8", inter_threads=available_processors(), intra_threads=1
    )
    source, target = (
        SentencePieceProcessor(model_file=str(converted / f"{side}.spm")) for side in ("source", "target")
    )

    def translate(texts: list[str]) -> list[str]:
        cut = [[*source.encode(text, out_type=str), "</s>"] for text in texts]
        results = model.translate_batch(
            cut, beam_size=BEAM, max_decoding_length=tokens, max_batch_size=512, batch_type="tokens"
        )
        return [target.decode_pieces(result.hypotheses[0]) for result in results]

    return translate


def sentences(count: int) -> list[str]:
    """Sentences of 8 to 30 made-up words, the spread of news."""
    chance = random.Random(1)
    return [
        " ".join("".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))) for _ in range(chance.randint(8, 30))) + "."
        for _ in range(count)
    ]


def targets(texts: list[str], subwords: Subwords, tokens: int) -> list[TextPair]:
    """Published texts of the outputs' length, for forced decoding."""
    pieces = [subwords.target(text)[: tokens - 1] for text in texts]
    return [TextPair(text, text[: own[-1].end]) for text, own in zip(texts, pieces, strict=True)]


def build(folder: Path, texts: list[str]) -> None:
    """Write a random Marian model with a vocabulary filled up to opus-mt's size."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    folder.mkdir()
    pieces = _write_subwords(folder, texts)
    fillers = [f"<filler-{number}>" for number in range(VOCABULARY - len(pieces) - 1)]
    vocabulary = {piece: number for number, piece in enumerate([*pieces, *fillers, "<pad>"])}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text('{"source_lang": "de", "target_lang": "en"}', encoding="utf-8")
    torch.manual_seed(1)
    config = MarianConfig(
        vocab_size=VOCABULARY,
        decoder_vocab_size=VOCABULARY,
        d_model=WIDTH,
        encoder_layers=LAYERS,
        decoder_layers=LAYERS,
        encoder_ffn_dim=FEED_FORWARD,
        decoder_ffn_dim=FEED_FORWARD,
        encoder_attention_heads=HEADS,
        decoder_attention_heads=HEADS,
        max_position_embeddings=POSITIONS,
        activation_function="swish",
        scale_embedding=True,
        pad_token_id=VOCABULARY - 1,
        eos_token_id=0,
        forced_eos_token_id=None,
        decoder_start_token_id=VOCABULARY - 1,
    )
    MarianMTModel(config).save_pretrained(folder)


def _write_subwords(folder: Path, texts: list[str]) -> list[str]:
    from sentencepiece import SentencePieceProcessor, SentencePieceTrainer

    with (folder / "source.spm").open("wb") as file:
        SentencePieceTrainer.train(
            sentence_iterator=iter(texts), model_writer=file, vocab_size=2000, hard_vocab_limit=False, minloglevel=2
        )
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    processor: Any = SentencePieceProcessor(model_file=str(folder / "source.spm"))
    pieces = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    return ["</s>", "<unk>", *(piece for piece in pieces if piece not in {"<s>", "</s>", "<unk>"})]


if __name__ == "__main__":
    main()
