"""Metrics, readers and scores give the figures that are published for the same rows."""

from typing import Any

import pytest

from tests.bench.planted import PlantedAuditor
from tests.benchmark_data import benchmark
from translaudit.bench.datasets import all_datasets
from translaudit.bench.datasets.hallucinations import ranking_figures
from translaudit.bench.datasets.onlinemt import agreement
from translaudit.bench.metrics.beads import bead_counts, lax_f1, strict_f1
from translaudit.bench.metrics.bootstrap import sum_by_unit
from translaudit.bench.result import Better, Figure
from translaudit.bench.verdicts import Verdicts


def rows_of(name: str) -> list[Any]:
    dataset = all_datasets()[name]
    assert dataset.file is not None
    return list(dataset.read(benchmark(dataset.file)))


def silent(name: str, rows: list[Any]) -> Verdicts:
    auditor = PlantedAuditor({})
    pairs = {each.pair for row in rows for each in all_datasets()[name].labelled(row)}
    return Verdicts(audits={pair: auditor.audit(pair) for pair in pairs})


def values(figures: Any) -> dict[tuple[str, str], float | None]:
    return {(figure.metric, figure.group): figure.value for figure in figures if isinstance(figure, Figure)}


def test_annotators_agree_as_published() -> None:
    found = values(agreement(rows_of("onlinemt")))
    assert found["token F1", "one annotator against the other"] == pytest.approx(0.630, abs=5e-4)
    assert found["token MCC", "one annotator against the other"] == pytest.approx(0.538, abs=5e-4)
    assert found["token F1", "every token accused"] == pytest.approx(0.336, abs=5e-4)


def test_shortness_finds_omissions_as_published() -> None:
    rows = rows_of("hallucinations")
    shortness = [-len(row.target) / len(row.source) for row in rows]
    found = values(ranking_figures(rows, shortness, "all", Better.NEITHER))
    assert found["omission AUROC", "all"] == pytest.approx(0.859, abs=5e-4)
    assert found["hallucination AUROC", "all"] == pytest.approx(0.545, abs=5e-4)


def test_pairing_sentence_by_sentence_aligns_as_published() -> None:
    rows = rows_of("alignment_wmt")
    table = []
    for row in rows:
        shared = min(len(row.source), len(row.target))
        table.append(bead_counts(row.beads, [((index,), (index,)) for index in range(shared)]))
    summed = sum_by_unit([row.document for row in rows], table).sum(axis=0)
    assert strict_f1(summed) == pytest.approx(0.323, abs=5e-4)
    assert lax_f1(summed) == pytest.approx(0.429, abs=5e-4)


def test_sentence_scores_choose_the_better_translation_as_published() -> None:
    rows = rows_of("demetr_flores")
    dataset = all_datasets()["demetr_flores"]
    found = {(each.metric, each.group): each for each in dataset.measure(rows, silent("demetr_flores", rows)).figures}
    published = [anchor for anchor in dataset.anchors if "published" not in anchor.what]
    assert len(published) == 24
    for anchor in published:
        assert found[anchor.metric, anchor.group].value == pytest.approx(anchor.value, abs=5.1e-4), anchor
    bleu = found["forced choice by BLEU to the reference", "all"]
    assert bleu.low == pytest.approx(0.800, abs=0.006)
    assert bleu.high == pytest.approx(0.863, abs=0.006)


def test_corpus_scores_are_the_published_ones() -> None:
    rows = rows_of("recorded_retranslations")
    dataset = all_datasets()["recorded_retranslations"]
    found = values(dataset.measure(rows, Verdicts(audits={})).figures)
    for anchor in dataset.anchors:
        assert found[anchor.metric, anchor.group] == pytest.approx(anchor.value, abs=0.051)


def test_every_row_of_every_benchmark_is_read() -> None:
    expected = {
        "alignment_wmt": 57,
        "cases": 6,
        "clean_pud": 1000,
        "demetr_flores": 1456,
        "exonyms": 1121,
        "hallucinations": 2000,
        "onlinemt": 1598,
        "recorded_retranslations": 2785,
        "seed_names": 1,
    }
    assert {name: len(rows_of(name)) for name in expected} == expected
    assert sum(len(row.errors) for row in rows_of("cases")) == 61
    assert sum(len(row.target.split()) for row in rows_of("clean_pud")) == 18_430
