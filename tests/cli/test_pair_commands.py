"""Alignment, scores and models on the command line."""

import json
from pathlib import Path

import pytest
import sacrebleu

from tests.cli.running import run

GERMAN = "Der Minister besucht die Stadt am Montag. Frau Weber warnt vor einem Krieg nach dem Treffen in Genf."
ENGLISH = "The minister visits the town on Monday. Ms Weber warns of a war after the meeting in Geneva."


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    for name, text in (("a.de.txt", GERMAN), ("a.en.txt", ENGLISH)):
        (tmp_path / name).write_text(text, "utf-8")
    return str(tmp_path / "a.de.txt"), str(tmp_path / "a.en.txt")


def test_align_pairs_the_sentences(pair: tuple[str, str]) -> None:
    found = json.loads(run("align", *pair, "--format", "json"))
    assert found["relation"] == "parallel"
    assert [(bead["source"], bead["target"]) for bead in found["beads"]] == [([0], [0]), ([1], [1])]


def test_score_prints_what_sacrebleu_says(pair: tuple[str, str], small_marian: Path) -> None:
    printed = run("score", *pair, "--model", str(small_marian))
    expected = sacrebleu.corpus_bleu(
        ENGLISH.replace(". ", ".\n").splitlines(),
        [["The minister visits the city on Monday.", "Ms Weber warns of a war after the meeting in Geneva."]],
    )
    assert printed.startswith(f"bleu {expected.score:.1f} (")
    assert "nrefs:1|bs:1000" in printed


def test_score_without_a_model_says_how_to_get_one(pair: tuple[str, str]) -> None:
    assert "--model" in run("score", *pair, "--model", "none", status=2)


def test_models_pull_wants_a_hub_id() -> None:
    assert "is no hub id" in run("models", "pull", "not a model", status=2)
