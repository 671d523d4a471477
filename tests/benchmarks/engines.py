"""How fast the engines are, side by side in one run, on a random model of opus-mt-de-en's size.

Random weights translate nothing but cost the same. They never end a sentence, so every output has exactly `--tokens`
tokens, the same for all. Run it with `python tests/benchmarks/engines.py`; figures on a busy machine compare only with
others of the same run.
"""

import argparse
import json
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from translaudit.translators.base import TextPair
from translaudit.translators.ct2 import Ct2Engine, available_processors, convert
from translaudit.translators.decoding import DecodingSettings
from translaudit.translators.engine import Engine
from translaudit.translators.health import Languages
from translaudit.translators.marian import MarianEngine
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


def main() -> None:
    """Build the model, time every way of using it, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=48)
    parser.add_argument("--tokens", type=int, default=24, help="tokens of every output")
    options = parser.parse_args()
    texts = sentences(options.sentences)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "model"
        build(folder, texts)
        settings = DecodingSettings(beam=BEAM, output_limit=options.tokens)
        marian = MarianEngine(folder, device="cpu")
        converted = convert(folder, Path(place) / "converted", "int8")
        ct2 = Ct2Engine(converted, device="cpu")
        pairs = targets(texts, marian, options.tokens)
        ways: dict[str, Callable[[], object]] = {
            "naive Transformers loop": lambda: naive(folder, texts, options.tokens),
            f"Transformers engine, {marian.precision}": lambda: translator(marian, settings).translate(texts),
            f"raw CTranslate2, {ct2.precision}": lambda: raw_ct2(converted, marian, texts, options.tokens),
            f"CTranslate2 engine, {ct2.precision}": lambda: translator(ct2, settings).translate(texts),
            "forced decoding": lambda: translator(marian, settings).force(pairs),
            "forced decoding, nothing completed": lambda: forced_only(marian, pairs),
        }
        seconds = {name: timed(way) for name, way in ways.items()}
    report(seconds, options.sentences * options.tokens)


def report(seconds: dict[str, float], tokens: int) -> None:
    """Print seconds, output tokens a second and how many times the naive loop's speed that is."""
    naive_seconds = seconds["naive Transformers loop"]
    for name, taken in seconds.items():
        print(f"{name:36}{taken:8.1f} s{tokens / taken:8.0f} tokens/s{naive_seconds / taken:7.2f} x naive")


def timed(way: Callable[[], object]) -> float:
    """Seconds that a way takes."""
    began = time.perf_counter()
    way()
    return time.perf_counter() - began


def translator(engine: Engine, settings: DecodingSettings) -> ModelTranslator:
    """The product's translator around an engine."""
    return ModelTranslator(engine, name="random", identity="random", languages=Languages("de", "en"), settings=settings)


def forced_only(engine: MarianEngine, pairs: list[TextPair]) -> None:
    """Scores without the words that the model would have written: with random weights every word surprises."""
    tokens = [
        (
            [piece.id for piece in engine.subwords.source(pair.source)],
            [piece.id for piece in engine.subwords.target(pair.target)],
        )
        for pair in pairs
    ]
    for at in range(0, len(tokens), 32):
        engine.score(tokens[at : at + 32])


def naive(folder: Path, texts: list[str], tokens: int) -> None:
    """What one writes first: tokenizer, `generate`, one sentence after the other."""
    from transformers import MarianMTModel, MarianTokenizer

    tokenizer = MarianTokenizer.from_pretrained(folder)
    model = MarianMTModel.from_pretrained(folder).eval()
    for text in texts:
        inputs = tokenizer(text, return_tensors="pt")
        outputs = model.generate(**inputs, num_beams=BEAM, max_new_tokens=tokens)
        tokenizer.batch_decode(outputs, skip_special_tokens=True)


def raw_ct2(converted: Path, marian: MarianEngine, texts: list[str], tokens: int) -> None:
    """CTranslate2 called directly with all sentences, at the settings that its documentation recommends."""
    import ctranslate2

    model = ctranslate2.Translator(
        str(converted), device="cpu", compute_type="int8", inter_threads=available_processors(), intra_threads=1
    )
    sources = [[*(piece.text for piece in marian.subwords.source(text)), "</s>"] for text in texts]
    model.translate_batch(sources, beam_size=BEAM, max_decoding_length=tokens, max_batch_size=512, batch_type="tokens")


def sentences(count: int) -> list[str]:
    """Sentences of 8 to 30 made-up words, the spread of news."""
    chance = random.Random(1)
    return [
        " ".join("".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))) for _ in range(chance.randint(8, 30))) + "."
        for _ in range(count)
    ]


def targets(texts: list[str], engine: MarianEngine, tokens: int) -> list[TextPair]:
    """Published texts of the outputs' length, for forced decoding."""
    pieces = [engine.subwords.target(text)[: tokens - 1] for text in texts]
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
