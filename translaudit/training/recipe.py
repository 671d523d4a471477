"""The recipe of the library's own model: `own_model.toml`, read strictly.

Plain dataclasses, because a training machine need have nothing but numpy, torch, transformers and safetensors.
"""

import tomllib
from argparse import ArgumentTypeError
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

DEFAULT = Path(__file__).with_name("own_model.toml")
CHANGED = "changed"
"""The origin of pairs that augmentation made."""

Record = TypeVar("Record")


@dataclass(frozen=True)
class DataRecipe:
    """Which pairs are learnt from."""

    files: tuple[str, ...]
    dev: str
    leave_out: tuple[str, ...]
    most_tokens: int
    most_ratio: float
    most_untranslated: float
    numbers_agree: tuple[str, ...]
    keep: dict[str, float]


@dataclass(frozen=True)
class SubwordRecipe:
    """How text is cut."""

    pieces: int
    sentences: int
    learn_from: tuple[str, ...]
    character_coverage: float


@dataclass(frozen=True)
class AugmentationRecipe:
    """Which pairs are made anew with other names and numbers."""

    origins: tuple[str, ...]
    copies: int
    invented: float


@dataclass(frozen=True)
class GuidanceRecipe:
    """Which tokens are said to translate each other, and how much learning that counts.

    `shares` of each origin's pairs teach the lexical models; a link below the probability `least` is none.
    """

    shares: dict[str, float]
    least: float
    weight: float


@dataclass(frozen=True)
class ModelRecipe:
    """The shape of the network."""

    d_model: int
    ffn: int
    heads: int
    encoder_layers: int
    decoder_layers: int
    positions: int
    dropout: float


@dataclass(frozen=True)
class TrainingRecipe:
    """How it is trained; `average` counts checkpoints, everything `_every` counts steps."""

    batch_tokens: int
    total_steps: int
    warmup_steps: int
    peak_rate: float
    embedding_rate: float
    falling: float
    least_rate: float
    label_smoothing: float
    clip: float
    weight_decay: float
    save_every: int
    average: int
    progress_every: int
    validate_every: int


@dataclass(frozen=True)
class Phase:
    """A share of all steps, and how often an epoch shows a pair of each origin."""

    share: float
    weights: dict[str, float]


@dataclass(frozen=True)
class ForcedChoiceRecipe:
    """How references are spoilt, and what the coverage of the source counts against the probability of the target."""

    pairs: int
    coverage: float
    negator: str
    after: tuple[str, ...]


@dataclass(frozen=True)
class Recipe:
    """Everything that the model depends on besides the data."""

    source_lang: str
    target_lang: str
    seed: int
    data: DataRecipe
    subwords: SubwordRecipe
    augmentation: AugmentationRecipe
    guidance: GuidanceRecipe
    model: ModelRecipe
    training: TrainingRecipe
    phases: tuple[Phase, ...]
    forced_choice: ForcedChoiceRecipe


class RecipeError(ArgumentTypeError, ValueError):
    """A recipe that cannot be used; `argparse`, where a recipe is an argument's type, prints it as one line."""


def read_recipe(path: str | Path = DEFAULT) -> Recipe:
    """Read a recipe; one that `extends` another file beside it says only what differs.

    Raises:
        RecipeError: a file cannot be read or extends itself, a key is missing or unknown, or the phases do
            not add up to the whole.
    """
    path = Path(path)
    table = _table(path)
    sections = {
        "data": DataRecipe,
        "subwords": SubwordRecipe,
        "augmentation": AugmentationRecipe,
        "guidance": GuidanceRecipe,
        "model": ModelRecipe,
        "training": TrainingRecipe,
        "forced_choice": ForcedChoiceRecipe,
    }
    for name, record in sections.items():
        table[name] = _record(record, table.get(name, {}), f"{path.name} [{name}]")
    phases = table.get("phases", [])
    if not isinstance(phases, list):
        raise RecipeError(f"{path.name}: write every phase under [[phases]]")
    table["phases"] = [_record(Phase, phase, f"{path.name} [[phases]]") for phase in phases]
    recipe = _record(Recipe, table, path.name)
    if abs(sum(phase.share for phase in recipe.phases) - 1) > 1e-6:
        raise RecipeError(f"{path.name}: the shares of the phases must add up to 1")
    return recipe


def _table(path: Path, extended_by: tuple[Path, ...] = ()) -> dict[str, Any]:
    if path in extended_by:
        raise RecipeError(f"{path.name} extends itself: take this 'extends' out")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RecipeError(f"{path}: {error.strerror or error}") from error
    except ValueError as error:
        raise RecipeError(f"{path.name}: not a TOML file in UTF-8: {error}") from error
    if "extends" not in table:
        return table
    named = table.pop("extends")
    if not isinstance(named, str):
        raise RecipeError(f"{path.name}: 'extends' names one file, as \"{DEFAULT.name}\"")
    base = _table(path.parent / named, (*extended_by, path))
    return base | {
        key: base[key] | value if isinstance(value, dict) and isinstance(base.get(key), dict) else value
        for key, value in table.items()
    }


def _record(record: type[Record], table: object, where: str) -> Record:
    if not isinstance(table, dict):
        raise RecipeError(f"{where}: must be a table of keys and values")
    names = {field.name for field in fields(record)}  # type: ignore[arg-type]
    if names != table.keys():
        raise RecipeError(f"{where}: missing {sorted(names - table.keys())}, unknown {sorted(table.keys() - names)}")
    return record(**{name: tuple(value) if isinstance(value, list) else value for name, value in table.items()})
