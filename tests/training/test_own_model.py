"""The library's own model from data to figures, at a size that takes seconds: prepare, train, export, evaluate."""

import itertools
import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from translaudit.training.checkpoints import AVERAGED, STATE
from translaudit.training.corpus import read_corpus
from translaudit.training.evaluate import evaluate
from translaudit.training.export import export
from translaudit.training.network import rate, summed_loss
from translaudit.training.prepare import main, prepare
from translaudit.training.recipe import DEFAULT, Phase, Recipe, RecipeError, read_recipe
from translaudit.training.train import MEETING, Trainer
from translaudit.translators.ct2 import is_convertible
from translaudit.translators.resolve import load_translator
from translaudit.translators.subwords import Subwords

WHO = {"Der Kapitän": "The captain", "Lindqvist": "Lindqvist", "Die Hafenmeisterin": "The harbour master"}
DOES = {"lobt": "praises", "sucht": "is looking for", "repariert": "is repairing", "verkauft": "is selling"}
WHAT = {"das alte Boot": "the old boat", "den Leuchtturm": "the lighthouse", "45 Netze": "45 nets"}
WHEN = {"heute": "today", "seit Jahren": "for years", "nicht ohne Stolz": "not without pride"}
STEPS = 24


@pytest.fixture(scope="module")
def recipe() -> Recipe:
    full = read_recipe()
    return replace(
        full,
        data=replace(full.data, files=("pairs.tsv",)),
        subwords=replace(full.subwords, pieces=340),
        model=replace(
            full.model, d_model=32, ffn=64, heads=2, encoder_layers=1, decoder_layers=1, positions=64, dropout=0.1
        ),
        training=replace(
            full.training, batch_tokens=400, total_steps=STEPS, warmup_steps=6, peak_rate=1e-2, save_every=6, average=2,
            progress_every=8, validate_every=12,
        ),
        phases=(Phase(0.75, {"human": 1.0, "changed": 1.0}), Phase(0.25, {"human": 2.0, "changed": 0.5})),
    )  # fmt: skip


@pytest.fixture(scope="module")
def data(recipe: Recipe, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    pairs = [
        (f"{who[0]} {does[0]} {what[0]} {when[0]}.", f"{who[1]} {does[1]} {what[1]} {when[1]}.")
        for who, does, what, when in itertools.product(WHO.items(), DOES.items(), WHAT.items(), WHEN.items())
    ]
    lines = [f"{source}\t{target}\thuman\n" for source, target in pairs]
    (folder / "pairs.tsv").write_text("".join(lines[8:]), encoding="utf-8")
    (folder / "dev.tsv").write_text("".join(line.rpartition("\t")[0] + "\n" for line in lines[:8]), encoding="utf-8")
    report = "\n".join(prepare(folder, folder / "packed", recipe))
    assert "human 100" in report
    assert "changed" in report
    return folder


@pytest.fixture(scope="module")
def trainer(data: Path, recipe: Recipe) -> Callable[[Path], Trainer]:
    torch.set_num_threads(1)  # so that sums are made in one order
    return lambda run: Trainer(data / "packed", run, recipe)


@pytest.fixture(scope="module")
def unbroken(trainer: Callable[[Path], Trainer], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    run = tmp_path_factory.mktemp("unbroken")
    return run, list(trainer(run).train())


@pytest.fixture(scope="module")
def exported(
    data: Path, recipe: Recipe, unbroken: tuple[Path, list[str]], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    size = export(data / "packed", unbroken[0] / AVERAGED, folder, recipe, {"bleu": "12.3"})
    assert size == sum(file.stat().st_size for file in folder.iterdir())
    return folder


def test_the_same_data_give_the_same_bytes(data: Path, recipe: Recipe, tmp_path: Path) -> None:
    list(prepare(data, tmp_path, recipe))
    for file in (data / "packed").iterdir():
        assert (tmp_path / file.name).read_bytes() == file.read_bytes(), file.name


def test_a_recipe_that_extends_another_says_only_what_differs(tmp_path: Path) -> None:
    whole, smaller = read_recipe(), read_recipe(DEFAULT.with_name("own_model_processor.toml"))
    assert smaller.model.d_model < whole.model.d_model
    assert (smaller.model.positions, smaller.data.files) == (whole.model.positions, whole.data.files)
    (tmp_path / "own_model.toml").write_bytes(DEFAULT.read_bytes())
    (tmp_path / "mine.toml").write_text('extends = "own_model.toml"\n[modle]\nheads = 2\n', "utf-8")
    with pytest.raises(RecipeError, match=r"mine.toml: missing \[\], unknown \['modle'\]"):
        read_recipe(tmp_path / "mine.toml")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('extends = "mine.toml"\n', "mine.toml extends itself"),
        ('extends = "other.toml"\n', "other.toml: No such file"),
        ("extends = 3\n", "'extends' names one file"),
        ("[data\n", "mine.toml: not a TOML file"),
        ('extends = "own_model.toml"\nmodel = 2\n', r"mine.toml \[model\]: must be a table"),
        ('extends = "own_model.toml"\n[phases]\nshare = 1\n', r"write every phase under \[\[phases\]\]"),
    ],
)
def test_a_broken_recipe_is_one_line_for_who_trains(
    written: str,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "own_model.toml").write_bytes(DEFAULT.read_bytes())
    (tmp_path / "mine.toml").write_text(written, "utf-8")
    with pytest.raises(RecipeError, match=told):
        read_recipe(tmp_path / "mine.toml")
    monkeypatch.setattr("sys.argv", ["prepare", "data", "--output", "out", "--recipe", str(tmp_path / "mine.toml")])
    with pytest.raises(SystemExit, match="2"):
        main()
    assert re.search(told, capsys.readouterr().err.splitlines()[-1])


def test_training_lowers_the_loss_of_unseen_sentences(unbroken: tuple[Path, list[str]]) -> None:
    dev = [float(line.split(" dev ")[1].split()[0]) for line in unbroken[1] if " dev " in line]
    assert len(dev) == 3
    assert dev[1] < dev[0] < 5.8  # log(340) = 5.83 would be guessing


def test_one_head_learns_where_the_word_stands_that_is_translated(
    data: Path, recipe: Recipe, trainer: Callable[[Path], Trainer], tmp_path: Path
) -> None:
    longer = replace(recipe, training=replace(recipe.training, total_steps=80, validate_every=100))
    losses = []
    for weight in (0.0, 2.0):
        one = Trainer(data / "packed", tmp_path, replace(longer, guidance=replace(recipe.guidance, weight=weight)))
        list(one.train())
        with torch.no_grad():
            tensors, tokens = one._train.batch(np.arange(32))
            both, alone = summed_loss(one.network, *tensors, guidance=1.0)
        losses.append((both - alone).item() / tokens)
    assert losses[1] < losses[0] - 0.5


def test_a_step_can_be_compiled(
    data: Path, recipe: Recipe, trainer: Callable[[Path], Trainer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = []

    def compile_nothing(function: Any, *, dynamic: bool) -> Any:
        compiled.append((function, dynamic))
        return function

    monkeypatch.setattr(torch, "compile", compile_nothing)
    list(Trainer(data / "packed", tmp_path, recipe, fused=True).train(most_steps=1))
    assert compiled == [(summed_loss, True)]


def test_a_run_in_slices_gives_the_same_as_an_unbroken_one(
    trainer: Callable[[Path], Trainer], unbroken: tuple[Path, list[str]], tmp_path: Path
) -> None:
    list(trainer(tmp_path).train(most_steps=10))
    second = trainer(tmp_path)
    second.resume()
    assert second.done == 10
    list(second.train(most_steps=5))
    third = trainer(tmp_path)
    third.resume()
    list(third.train())
    for name in (STATE, AVERAGED):
        mine, other = load_file(tmp_path / name), load_file(unbroken[0] / name)
        assert mine.keys() == other.keys()
        assert all(bool((mine[key] == other[key]).all()) for key in mine)


def test_two_processes_learn_what_one_does(data: Path, recipe: Recipe, tmp_path: Path) -> None:
    plain = replace(recipe, model=replace(recipe.model, dropout=0.0))
    alone = Trainer(data / "packed", tmp_path / "alone", plain)
    fresh = alone.dev_loss()
    list(alone.train(most_steps=8))
    run = tmp_path / "together"
    run.mkdir()
    torch.multiprocessing.spawn(_one_of_two, (data / "packed", run, plain), 2)
    together = Trainer(data / "packed", run, plain)
    together.resume()
    assert together.done == 8
    assert alone.dev_loss() < fresh - 0.3
    assert together.dev_loss() == pytest.approx(alone.dev_loss(), abs=0.05)


def _one_of_two(rank: int, data: Path, run: Path, recipe: Recipe) -> None:
    torch.set_num_threads(1)
    torch.distributed.init_process_group("gloo", init_method=(run / MEETING).as_uri(), rank=rank, world_size=2)
    list(Trainer(data, run, recipe).train(most_steps=8))


def test_minutes_end_a_slice(trainer: Callable[[Path], Trainer], tmp_path: Path) -> None:
    slice_of_one = trainer(tmp_path)
    list(slice_of_one.train(minutes=0))
    assert slice_of_one.done == 1
    assert (tmp_path / STATE).is_file()


def test_averaged_weights_begin_a_run_elsewhere_where_they_stopped(
    trainer: Callable[[Path], Trainer], unbroken: tuple[Path, list[str]], tmp_path: Path
) -> None:
    elsewhere = trainer(tmp_path)
    fresh = elsewhere.dev_loss()
    elsewhere.start_from(unbroken[0] / AVERAGED)
    assert elsewhere.done == STEPS
    assert elsewhere.dev_loss() < fresh - 0.5


def test_only_the_last_checkpoints_are_kept(unbroken: tuple[Path, list[str]]) -> None:
    kept = sorted(path.name for path in unbroken[0].glob("weights-*"))
    assert kept == ["weights-00000018.safetensors", "weights-00000024.safetensors"]


def test_the_rate_rises_and_then_falls_to_its_least(recipe: Recipe) -> None:
    plan = recipe.training
    rates = [rate(step, plan) for step in range(STEPS + 1)]
    assert max(rates) == rates[plan.warmup_steps] == plan.peak_rate
    assert rates[: plan.warmup_steps] == sorted(rates[: plan.warmup_steps])
    assert rates[plan.warmup_steps :] == sorted(rates[plan.warmup_steps :], reverse=True)
    assert rates[-1] == pytest.approx(plan.peak_rate * plan.least_rate)


def test_the_exported_folder_is_a_marian_model_for_every_engine(exported: Path) -> None:
    assert {file.name for file in exported.iterdir()} == {
        "README.md", "config.json", "generation_config.json", "model.safetensors", "source.spm", "target.spm",
        "tokenizer_config.json", "vocab.json",
    }  # fmt: skip
    assert json.loads((exported / "config.json").read_text("utf-8"))["model_type"] == "marian"
    assert is_convertible(exported)  # the padding embedding stayed zero, though it is tied to the output


def test_the_exported_weights_are_the_averaged_ones(exported: Path, unbroken: tuple[Path, list[str]]) -> None:
    mine, other = load_file(exported / "model.safetensors"), load_file(unbroken[0] / AVERAGED)
    assert all(bool((mine[name] == tensor).all()) for name, tensor in other.items())


def test_the_model_card_has_the_figures_and_leaves_no_gap(exported: Path) -> None:
    card = (exported / "README.md").read_text("utf-8")
    assert "| bleu | 12.3 |" in card
    assert f"{STEPS} steps" in card
    assert "Pairs learnt from: human 100, changed " in card
    assert "$" not in card


def test_a_character_that_was_never_seen_is_written_in_bytes_and_comes_back(exported: Path) -> None:
    subwords = Subwords(exported)
    text = "Đặng lobt das Boot."
    pieces = subwords.target(text)
    assert subwords.unknown not in [piece.id for piece in pieces]
    assert subwords.decode([piece.id for piece in pieces]) == text
    boat = next(piece for piece in pieces if text[piece.start : piece.end].endswith("B") or "Boot" in piece.text)
    assert text[: boat.start].strip() == "Đặng lobt das"


def test_transformers_own_tokenizer_cuts_as_we_do(exported: Path) -> None:
    from transformers import MarianTokenizer

    tokenizer = MarianTokenizer.from_pretrained(exported, local_files_only=True)
    text = "Lindqvist verkauft 45 Netze heute."
    assert tokenizer(text)["input_ids"][:-1] == [piece.id for piece in Subwords(exported).source(text)]


def test_a_model_is_measured_through_the_loader_of_the_audits(exported: Path, data: Path, recipe: Recipe) -> None:
    translator, _ = load_translator(str(exported), cache=False, engine="transformers", beam=1)
    assert translator is not None
    figures = evaluate(translator, list(read_corpus(data / "dev.tsv")), recipe)
    assert figures["sentences"] == "8"
    assert "version:" in figures["bleu"]
    assert "nw:2" in figures["chrf2++"]
    for score in ("log-probability", "log-probability + 0.8 × coverage"):
        assert figures[f"reference preferred by {score}, negation removed"].endswith("/2)")
    assert "sentences/s" in figures["speed"]


def test_a_training_machine_needs_nothing_but_torch_and_transformers() -> None:
    absent = ("msgspec", "sacrebleu", "sentencepiece", "typer", "pandas", "rapidfuzz", "translaudit.translators")
    code = f"import sys; sys.modules.update(dict.fromkeys({absent!r})); import translaudit.training.train"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
