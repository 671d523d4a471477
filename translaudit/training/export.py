"""Write the trained model as a folder that Transformers' `MarianMTModel` and translaudit load.

    python -m translaudit.training.export DATA RUN/averaged.safetensors FOLDER [--figures figures.json] [--ct2 FOLDER]

DATA is what `translaudit.training.prepare` wrote. FOLDER gets `config.json`, `generation_config.json`,
`model.safetensors` (half precision), `source.spm`, `target.spm`, `vocab.json`, `tokenizer_config.json` and a model card
(`README.md`), with the figures that `translaudit.training.evaluate` wrote where they are given.
"""

import argparse
import json
import shutil
import sys
from pathlib import Path
from string import Template
from typing import Any

import numpy as np
from safetensors.torch import load_file

from translaudit.training import packing
from translaudit.training.checkpoints import put_weights, steps_done
from translaudit.training.network import new_network
from translaudit.training.recipe import DEFAULT, Recipe, read_recipe

MOST_BYTES = 45_000_000
"""What the model may add to the library: all files of the folder together."""
CARD = Path(__file__).with_name("model_card.md")


def main() -> None:
    """Export, and refuse a model that is too large to ship."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--recipe", type=read_recipe, default=str(DEFAULT))
    parser.add_argument("--figures", type=Path, help="for the model card")
    parser.add_argument("--ct2", type=Path, help="also convert for CTranslate2, eight bits, into this folder")
    arguments = parser.parse_args()
    figures = json.loads(arguments.figures.read_text(encoding="utf-8")) if arguments.figures else {}
    size = export(arguments.data, arguments.weights, arguments.folder, arguments.recipe, figures)
    print(f"{size / 1e6:.1f} MB in {arguments.folder}")  # noqa: T201
    if arguments.ct2:
        from translaudit.translators.ct2 import convert

        convert(arguments.folder, arguments.ct2, "int8")
    if size > MOST_BYTES:
        sys.exit(f"more than {MOST_BYTES / 1e6:.0f} MB: take a smaller network or fewer pieces in the recipe")


def export(data: Path, weights: Path, folder: Path, recipe: Recipe, figures: dict[str, Any]) -> int:
    """Write the folder; returns its size in bytes."""
    vocabulary = json.loads((data / "vocab.json").read_text(encoding="utf-8"))
    network = new_network(recipe.model, len(vocabulary), recipe.seed)
    put_weights(network, load_file(weights))
    folder.mkdir(parents=True, exist_ok=True)
    network.half().eval().save_pretrained(folder)
    for name in ("source.spm", "target.spm"):
        shutil.copyfile(data / "subwords.spm", folder / name)
    shutil.copyfile(data / "vocab.json", folder / "vocab.json")
    settings = {
        "tokenizer_class": "MarianTokenizer",
        "source_lang": recipe.source_lang,
        "target_lang": recipe.target_lang,
        "model_max_length": recipe.model.positions,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    parameters = sum(tensor.numel() for tensor in network.parameters() if tensor.requires_grad)
    packed = packing.load(data / "train.npz.xz")
    pairs = dict(zip(packed.origins, np.bincount(packed.origin, minlength=len(packed.origins)).tolist(), strict=True))
    card = model_card(recipe, parameters, len(vocabulary), steps_done(weights), pairs, figures)
    (folder / "README.md").write_text(card, encoding="utf-8")
    for file in folder.iterdir():
        file.chmod(0o644)  # safetensors writes for the owner alone, and the folder is to be shipped
    return sum(file.stat().st_size for file in folder.iterdir())


def model_card(
    recipe: Recipe, parameters: int, pieces: int, steps: int, pairs: dict[str, int], figures: dict[str, Any]
) -> str:
    """The model card, filled in; `pairs` are the numbers of pairs that were learnt from, by origin."""
    known = {origin for phase in recipe.phases for origin in phase.weights}
    taught = {origin for phase in recipe.phases for origin, weight in phase.weights.items() if weight}
    pairs = {origin: count for origin, count in pairs.items() if origin in taught}
    rows = [f"| {name} | {str(value).replace('|', ' · ')} |" for name, value in figures.items()]
    table = "\n".join(["| figure | value |", "|---|---|", *rows]) if rows else "Not measured yet."
    return Template(CARD.read_text(encoding="utf-8")).substitute(
        source=recipe.source_lang,
        target=recipe.target_lang,
        parameters=f"{parameters / 1e6:.1f}",
        layers=f"{recipe.model.encoder_layers} encoder and {recipe.model.decoder_layers} decoder",
        width=recipe.model.d_model,
        pieces=pieces,
        steps=steps,
        pairs=", ".join(f"{origin} {count:,}" for origin, count in pairs.items()),
        left_out=", ".join(sorted(known - pairs.keys())) or "nothing",
        figures=table,
    )


if __name__ == "__main__":
    main()
