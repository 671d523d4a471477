"""Make the data that the library's own model is trained on.

    python -m translaudit.training.prepare DATA --output FOLDER [--recipe own_model.toml] [--with-origin mt]

DATA holds the recipe's files: source TAB target TAB origin, xz-compressed. FOLDER gets `subwords.spm` (one
SentencePiece model for both languages), `vocab.json`, `train.npz.xz`, `dev.npz.xz` and `embeddings.npy`; nothing else
is needed to train. The same data and recipe give the same bytes. Needs scipy.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from translaudit.training import packing
from translaudit.training.augmentation import augment
from translaudit.training.corpus import Pair, plain, portion, read_corpus, select
from translaudit.training.embeddings import first_embeddings
from translaudit.training.guidance import align
from translaudit.training.packing import EMBEDDINGS
from translaudit.training.recipe import DEFAULT, DataRecipe, Recipe, SubwordRecipe, read_recipe

MOST_BYTES = 60_000_000
"""What may travel to a training machine."""
_SHORT = 10
"""Sides of so few tokens may differ in length by any ratio."""


def main() -> None:
    """Prepare the data and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--recipe", type=read_recipe, default=str(DEFAULT))
    parser.add_argument("--with-origin", action="append", default=[], help="learn from an origin that is left out")
    arguments = parser.parse_args()
    recipe = arguments.recipe
    left_out = tuple(origin for origin in recipe.data.leave_out if origin not in arguments.with_origin)
    recipe = replace(recipe, data=replace(recipe.data, leave_out=left_out))
    for line in prepare(arguments.data, arguments.output, recipe):
        print(line, flush=True)  # noqa: T201
    size = sum(file.stat().st_size for file in arguments.output.iterdir())
    print(f"{size / 1e6:.1f} MB in {arguments.output}")  # noqa: T201
    if size > MOST_BYTES:
        sys.exit(f"more than {MOST_BYTES / 1e6:.0f} MB: lower a share in [data.keep]")


def prepare(data: Path, output: Path, recipe: Recipe) -> Iterator[str]:
    """Do everything; yields lines for a person."""
    output.mkdir(parents=True, exist_ok=True)
    dev = list(read_corpus(data / recipe.data.dev))
    held_out = {plain(pair.source) for pair in dev}
    everything = chain.from_iterable(read_corpus(data / name) for name in recipe.data.files)
    pairs = list(select(everything, recipe.data, held_out))
    yield _shares("selected", Counter(pair.origin for pair in pairs))
    pairs += augment(pairs, recipe.augmentation, recipe.seed)
    subwords = learn_subwords(pairs, output, recipe.subwords, recipe.seed)
    yield f"subwords: {len(subwords)} pieces"
    packed = packing.pack(encode(pairs, subwords, recipe.data))
    packed = replace(packed, aligned=align(packed, recipe.guidance, recipe.seed))
    packing.save(packed, output / "train.npz.xz")
    packing.save(packing.pack(encode(dev, subwords, recipe.data)), output / "dev.npz.xz")
    yield _shares("packed", Counter(packed.origins[number] for number in packed.origin.tolist()))
    yield f"tokens: {len(packed.source.tokens)} source, {len(packed.target.tokens)} target"
    yield f"linked: {np.mean(packed.aligned != packing.UNALIGNED):.0%} of the target tokens"
    weights, width = recipe.phases[0].weights, recipe.model.d_model
    np.save(output / EMBEDDINGS, first_embeddings(packed, weights, subwords.numbers, width, recipe.seed))


class Vocabulary:
    """A SentencePiece model with Marian's numbering: end of sentence, unknown, the pieces, padding."""

    def __init__(self, processor: Any) -> None:
        """Number the pieces."""
        self._processor = processor
        names = (processor.id_to_piece(number) for number in range(processor.get_piece_size()))
        ordinary = (name for name in names if name not in {"<s>", "</s>", "<unk>"})
        self.numbers = {name: number for number, name in enumerate(["</s>", "<unk>", *ordinary, "<pad>"])}

    def __len__(self) -> int:
        """Pieces, with the special ones."""
        return len(self.numbers)

    def encode(self, texts: list[str]) -> list[list[int]]:
        """Token numbers of texts, each with the end of sentence."""
        unknown = self.numbers["<unk>"]
        rows = self._processor.encode(texts, out_type=str, num_threads=1)
        return [[*(self.numbers.get(piece, unknown) for piece in row), self.numbers["</s>"]] for row in rows]


def learn_subwords(pairs: list[Pair], output: Path, recipe: SubwordRecipe, seed: int) -> Vocabulary:
    """Train SentencePiece on a sample of both sides, and write `subwords.spm` and `vocab.json`."""
    from sentencepiece import SentencePieceProcessor, SentencePieceTrainer, set_random_generator_seed

    usable = [pair for pair in pairs if pair.origin in recipe.learn_from]
    share = recipe.sentences / 2 / max(len(usable), 1)
    sample = (pair for pair in usable if portion(f"subwords {pair.source}") < share)
    set_random_generator_seed(seed)
    with (output / "subwords.spm").open("wb") as file:
        SentencePieceTrainer.train(
            sentence_iterator=(side for pair in sample for side in (pair.source, pair.target)),
            model_writer=file,
            vocab_size=recipe.pieces,
            hard_vocab_limit=False,
            character_coverage=recipe.character_coverage,
            byte_fallback=True,
            split_digits=True,
            num_threads=1,  # more give another model on every run
            minloglevel=2,
        )
    vocabulary = Vocabulary(SentencePieceProcessor(model_file=str(output / "subwords.spm")))
    (output / "vocab.json").write_text(json.dumps(vocabulary.numbers, ensure_ascii=False), encoding="utf-8")
    return vocabulary


def encode(
    pairs: Iterable[Pair], vocabulary: Vocabulary, recipe: DataRecipe
) -> Iterator[tuple[list[int], list[int], str]]:
    """Token numbers of the pairs that are neither too long nor too unlike in length."""
    pairs = list(pairs)
    for at in range(0, len(pairs), _AT_ONCE):
        some = pairs[at : at + _AT_ONCE]
        sources, targets = (vocabulary.encode([pair[side] for pair in some]) for side in (0, 1))
        for pair, source, target in zip(some, sources, targets, strict=True):
            shorter, longer = sorted((len(source), len(target)))
            if longer <= recipe.most_tokens and (longer <= _SHORT or longer <= recipe.most_ratio * shorter):
                yield source, target, pair.origin


_AT_ONCE = 20_000


def _shares(what: str, counts: Counter[str]) -> str:
    named = ", ".join(f"{origin or 'no origin'} {count}" for origin, count in sorted(counts.items()))
    return f"{what}: {counts.total()} pairs ({named})"


if __name__ == "__main__":
    main()
