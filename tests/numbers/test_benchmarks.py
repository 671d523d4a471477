"""What the checks of numbers reach on the benchmark data; the figures are floors, a little under those measured."""

import json
import re
import time
from itertools import zip_longest
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from tests.benchmark_data import benchmark
from tests.numbers.pairs import case_of, findings, found_in
from translaudit.documents import document_from_text
from translaudit.findings import Finding
from translaudit.segments import segment_document

CASES = [
    "01-kunar-valley-quake",
    "03-kirk-suspect-cox",
    "04-sabalenka-us-open",
    "08-powell-jackson-hole",
    "11-nobel-chemistry-list",
    "14-vw-plant-closures",
]


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in benchmark(name).read_text("utf-8").splitlines()]


def sentences_by_paragraph(text: str, lang: str) -> list[str]:
    """The paragraphs of an article, each as one text: the articles differ in sentences, never in paragraphs."""
    document = document_from_text(text, lang)
    segments = segment_document(document)
    last = max(segment.paragraph for segment in segments)
    return [
        text[min(each.start for each in inside) : max(each.end for each in inside)]
        for number in range(last + 1)
        if (inside := [segment for segment in segments if segment.paragraph == number])
    ]


def findings_in_article(folder: Path, name: str) -> list[tuple[str, Finding]]:
    source = sentences_by_paragraph((folder / "source.de.txt").read_text("utf-8"), "de")
    target = sentences_by_paragraph((folder / name).read_text("utf-8"), "en")
    pairs = list(zip_longest(source, target, fillvalue=""))
    return [(pair[1], finding) for pair in pairs for finding in findings(*pair)]


def is_gold(entry: dict[str, str]) -> bool:
    return entry["category"] == "number" or bool(entry["category"] == "punctuation" and re.search(r"\d", entry["text"]))


def test_planted_errors_in_numbers_are_found_and_clean_articles_stay_silent() -> None:
    gold = found = false = 0
    for name in CASES:
        folder = benchmark(f"cases/{name}")
        loaded = json.loads((folder / "gold.json").read_text("utf-8"))
        errors = [entry for entry in (loaded if isinstance(loaded, list) else loaded["errors"]) if is_gold(entry)]
        accused = [span.text for _, finding in findings_in_article(folder, "garbled.en.txt") for span in finding.target]
        gold += len(errors)
        found += sum(
            any(words and (words in each["text"] or each["text"] in words) for words in accused) for each in errors
        )
        false += len(findings_in_article(folder, "clean.en.txt"))
    assert found / gold >= 0.85
    assert false <= 1


@pytest.mark.parametrize("heard", [False, True], ids=["without a model", "with the recorded model"])
def test_a_replaced_number_is_found_and_the_unperturbed_translation_is_silent(heard: bool) -> None:
    replaced = [row for row in rows("demetr_flores.jsonl") if row["category"] == "number replaced"]
    right = 0
    for row in replaced:
        said = row["retranslation"] if heard else None
        spans = [span for finding in findings(row["source"], row["perturbed"], said) for span in finding.target]
        hit = any(a < span.end and span.start < b for span in spans for a, b in row["changed_spans"])
        right += hit and not findings(row["source"], row["mt"], said)
    assert right / len(replaced) >= 0.9


def test_good_human_translations_are_hardly_ever_accused() -> None:
    clean = rows("clean_pud.jsonl")
    words = sum(len(row["target"].split()) for row in clean)
    found = [finding for row in clean for finding in findings(row["source"].strip(), row["target"].strip())]
    assert len(found) / words * 1000 < 0.5


def test_a_thousand_pairs_take_less_than_two_seconds() -> None:
    pairs = [(row["source"].strip(), row["target"].strip()) for row in rows("clean_pud.jsonl")][:1000]
    findings("Drei Tage.", "Three days.")
    tenths = []
    for number in range(10):
        case = case_of(pairs[number::10])
        start = time.process_time()
        found_in(case)
        tenths.append(time.process_time() - start)
    assert 10 * median(tenths) < 2  # a machine that is busy for a moment slows some tenths, not most
