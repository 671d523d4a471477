"""A small MarianMT model that really translates a few hundred sentences, trained on the spot in seconds."""

import hashlib
import itertools
import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

SUBJECTS = {
    "Der Minister": "The minister",
    "Die Kanzlerin": "The chancellor",
    "Präsident Macron": "President Macron",
    "Frau Weber": "Ms Weber",
    "Die Polizei": "The police",
    "Der Konzern": "The company",
    "Selenskyj": "Zelensky",
    "Die Gewerkschaft": "The union",
}
PREDICATES = {
    "besucht die Stadt": "visits the city",
    "besucht die Stadt nicht": "does not visit the city",
    "kritisiert den Plan": "criticises the plan",
    "kritisiert den Plan nicht": "does not criticise the plan",
    "unterstützt das neue Gesetz": "supports the new law",
    "unterstützt das neue Gesetz nicht": "does not support the new law",
    "meldet 27 Verletzte": "reports 27 injured",
    "verlangt drei Milliarden Euro": "demands three billion euros",
    "warnt vor einem Krieg": "warns of a war",
}
CIRCUMSTANCES = {
    "": "",
    "am Montag": "on Monday",
    "in Berlin": "in Berlin",
    "seit gestern": "since yesterday",
    "nach dem Treffen in Genf": "after the meeting in Geneva",
}
REASONS = {
    "": "",
    ", weil die Preise steigen": ", because prices are rising",
    ", sagte ein Sprecher": ", a spokesman said",
}
PIECES, WIDTH, LAYERS, STEPS, BATCH, RATE, SEED = 240, 64, 2, 260, 32, 5e-3, 7
Sentence = tuple[str, ...]
"""A subject, a predicate, a circumstance and a reason; the last two can be empty."""


def sentence_pairs() -> list[tuple[str, str]]:
    """Every second sentence that the parts make, so that the model has to put the others together itself."""
    return [(_joined(german), _joined(english)) for german, english in _parted_pairs()]


def _parted_pairs() -> list[tuple[Sentence, Sentence]]:
    parts = itertools.product(SUBJECTS.items(), PREDICATES.items(), CIRCUMSTANCES.items(), REASONS.items())
    pairs = [(tuple(pair[0] for pair in each), tuple(pair[1] for pair in each)) for each in parts]
    return random.Random(SEED).sample(pairs, len(pairs) // 2)


def _joined(parts: Sentence) -> str:
    return " ".join(part for part in parts if part).replace(" ,", ",") + "."


@pytest.fixture(scope="session")
def small_marian(pytestconfig: pytest.Config) -> Path:
    """Folder of the model, in Transformers' format; kept in pytest's cache until its recipe (this file) changes."""
    import torch

    torch.set_num_threads(1)  # so small a model only waits for a second thread
    assert pytestconfig.cache is not None
    recipe = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:16]
    parent = pytestconfig.cache.mkdir("small-marian")
    folder = parent / recipe
    with FileLock(parent / "lock"):
        if not folder.is_dir():
            building = parent / "building"
            shutil.rmtree(building, ignore_errors=True)
            train_small_marian(building)
            building.rename(folder)
    return folder


def train_small_marian(folder: Path) -> None:
    """Train until the sentences are reproduced and save the model with its SentencePiece files.

    One head of the last decoder layer is taught where each part of the sentence comes from, as OPUS-MT does with word
    alignments.
    """
    import torch
    from transformers import set_seed

    folder.mkdir(parents=True)
    pairs = _parted_pairs()
    processor, vocabulary = _write_subwords(folder, [_joined(side) for pair in pairs for side in pair])
    set_seed(SEED)
    model = _new_model(vocabulary)
    encoded = [tuple(_encode(processor, vocabulary, side) for side in pair) for pair in pairs]
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=STEPS)
    model.train()
    for batch in itertools.islice(_batches(encoded), STEPS):
        _loss(torch, model, batch).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
    model.eval().save_pretrained(folder)


def _new_model(vocabulary: dict[str, int]) -> Any:
    from transformers import MarianConfig, MarianMTModel

    return MarianMTModel._from_config(
        MarianConfig(
            vocab_size=len(vocabulary),
            decoder_vocab_size=len(vocabulary),
            d_model=WIDTH,
            encoder_layers=LAYERS,
            decoder_layers=LAYERS,
            encoder_ffn_dim=4 * WIDTH,
            decoder_ffn_dim=4 * WIDTH,
            encoder_attention_heads=4,
            decoder_attention_heads=4,
            max_position_embeddings=128,
            activation_function="swish",
            scale_embedding=True,
            dropout=0.0,
            pad_token_id=vocabulary["<pad>"],
            eos_token_id=vocabulary["</s>"],
            forced_eos_token_id=vocabulary["</s>"],
            decoder_start_token_id=vocabulary["<pad>"],
        ),
        attn_implementation="eager",
    )


def _loss(torch: Any, model: Any, batch: list[Any]) -> Any:
    pad = model.config.pad_token_id
    (source, source_parts), (target, target_parts) = (
        tuple(_padded(torch, column, filler) for column, filler in zip(zip(*side, strict=True), (pad, -1), strict=True))
        for side in zip(*batch, strict=True)
    )
    output = model(
        input_ids=source,
        attention_mask=(source != pad).long(),
        decoder_input_ids=torch.cat([torch.full((len(batch), 1), pad), target[:, :-1]], dim=1),
        output_attentions=True,
    )
    output.logits[..., pad] = float("-inf")  # as in OPUS-MT models, padding is never predicted and embedded as zero
    likelihood = torch.nn.functional.cross_entropy(
        output.logits.flatten(0, 1), target.flatten(), ignore_index=pad, label_smoothing=0.05
    )
    same_part = target_parts[:, :, None] == source_parts[:, None, :]
    seen = (output.cross_attentions[-1][:, 0] * same_part).sum(dim=-1)[target_parts >= 0]
    return likelihood - 0.2 * torch.log(seen + 1e-6).mean()


def _encode(processor: Any, vocabulary: dict[str, int], parts: Sentence) -> tuple[list[int], list[int]]:
    """Token numbers of a sentence, and the part of the sentence that each token comes from."""
    owners: list[int] = []
    for part, text in enumerate(parts):
        owners += [part] * (len(text) + (bool(text) and not text.startswith(",")))
    owners.append(len(parts))
    pieces = processor.encode(_joined(parts), out_type=str)
    starts = itertools.accumulate(map(len, pieces[:-1]), initial=0)
    numbers = [vocabulary[piece] for piece in pieces]
    return [*numbers, vocabulary["</s>"]], [*(owners[start] for start in starts), len(parts)]


def _batches(encoded: list[Any]) -> Iterator[list[Any]]:
    shuffler = random.Random(SEED)
    while True:
        shuffled = shuffler.sample(encoded, len(encoded))
        yield from (shuffled[at : at + BATCH] for at in range(0, len(shuffled), BATCH))


def _padded(torch: Any, rows: tuple[list[int], ...], pad: int) -> Any:
    longest = max(map(len, rows))
    return torch.tensor([row + [pad] * (longest - len(row)) for row in rows])


def _write_subwords(folder: Path, sentences: list[str]) -> tuple[Any, dict[str, int]]:
    from sentencepiece import SentencePieceProcessor, SentencePieceTrainer

    with (folder / "source.spm").open("wb") as file:
        SentencePieceTrainer.train(
            sentence_iterator=iter(sentences),
            model_writer=file,
            vocab_size=PIECES,
            hard_vocab_limit=False,
            minloglevel=2,
        )
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    processor = SentencePieceProcessor(model_file=str(folder / "source.spm"))
    pieces = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    ordinary = [piece for piece in pieces if piece not in {"<s>", "</s>", "<unk>"}]
    vocabulary = {piece: number for number, piece in enumerate(["</s>", "<unk>", *ordinary, "<pad>"])}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    settings = {"source_lang": "de", "target_lang": "en", "model_max_length": 128}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    return processor, vocabulary
