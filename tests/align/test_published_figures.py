"""The figures that the documentation gives, on the half of the benchmarks that chose nothing."""

from typing import Any

import numpy as np
import pytest

from tests.benchmark_data import benchmark
from translaudit.align.aligner import align
from translaudit.align.clauses import missing_run
from translaudit.align.coverage import hallucination_suspicion, measure_coverage, omission_suspicion
from translaudit.align.path import Witness
from translaudit.bench.datasets import all_datasets
from translaudit.bench.metrics.beads import bead_counts, lax_f1, strict_f1
from translaudit.bench.split import half


def rows_of(name: str) -> list[Any]:
    dataset = all_datasets()[name]
    assert dataset.file is not None
    return list(dataset.read(benchmark(dataset.file)))


@pytest.mark.parametrize(
    ("witness", "strict", "lax"),
    [(Witness.RETRANSLATION, 0.982, 0.991), (Witness.TABLE, 0.983, 0.991), (Witness.ANCHORS, 0.963, 0.976)],
)
def test_beads(witness: Witness, strict: float, lax: float) -> None:
    languages = ("xx", "yy") if witness is Witness.ANCHORS else ("de", "en")
    counts = np.zeros(8)
    for row in rows_of("alignment_wmt"):
        if half(row.document) == 1:
            heard = row.retranslation if witness is Witness.RETRANSLATION else [None] * len(row.source)
            alignment = align(row.source, row.target, heard, source_lang=languages[0], target_lang=languages[1])
            counts += bead_counts(row.beads, [(bead.source, bead.target) for bead in alignment.beads])
    assert strict_f1(counts) == pytest.approx(strict, abs=5e-4)
    assert lax_f1(counts) == pytest.approx(lax, abs=5e-4)


def test_omitted_and_invented_sentences_rank_before_good_ones() -> None:
    rows = [row for row in rows_of("hallucinations") if half(row.source) == 1]
    coverages = [measure_coverage(row.source, row.target, source_lang="de", target_lang="en") for row in rows]
    omitted = [bool(row.labels.omission) for row in rows]
    invented = [
        any(getattr(row.labels, name) for name in ("repetitions", "strong_unsupport", "full_unsupport")) for row in rows
    ]
    assert auroc([omission_suspicion(each) for each in coverages], omitted) == pytest.approx(0.879, abs=2e-3)
    assert auroc([hallucination_suspicion(each) for each in coverages], invented) == pytest.approx(0.813, abs=2e-3)


def test_clauses_left_out_are_seldom_seen_where_a_person_translated() -> None:
    lines = benchmark("recorded_retranslations").joinpath("wmt19.tsv").read_text("utf-8").splitlines()
    rows = [row for row in (line.split("\t") for line in lines) if half(row[0]) == 1]
    assert len(rows) == 1000
    assert sum(missing_run(heard, human, "en") is not None for _, heard, human in rows) == 3
    assert sum(missing_run(human, heard, "en") is not None for _, heard, human in rows) == 1


def auroc(scores: list[float], labels: list[bool]) -> float:
    positive = np.array([score for score, label in zip(scores, labels, strict=True) if label])
    negative = np.array([score for score, label in zip(scores, labels, strict=True) if not label])
    above = (positive[:, None] > negative).sum() + 0.5 * (positive[:, None] == negative).sum()
    return float(above / (len(positive) * len(negative)))
