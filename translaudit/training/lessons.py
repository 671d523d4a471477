"""Texts whose errors are known, for fitting the evidence about words: human, with planted errors, or annotated.

Of the benchmarks only the half whose source sentence has an even SHA-256 may be learnt from.
"""

import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from translaudit.bench.datasets.onlinemt import OFFLINE
from translaudit.lexicon.phrase_model import PhraseModel
from translaudit.phrases.beads import PairedText
from translaudit.training.lexical_table import read_pairs
from translaudit.training.perturbations import Perturber

BENCHMARK_WEIGHT = 8.0
"""An observed error counts as much as so many planted ones; 2 and 8 were tried on the choosing half."""
VOCABULARY = 12_000

Span = tuple[int, int]


class Lesson(NamedTuple):
    """A published stretch, where its errors are, where it comes from, and how much it counts."""

    pair: PairedText
    wrong: tuple[Span, ...]
    origin: str
    weight: float = 1.0


def paired(target: str, source: str, retranslation: str | None = None) -> PairedText:
    """A stretch that is an article of its own."""
    return PairedText(0, target, 0, source, 0, retranslation)


def chosen(source: str) -> bool:
    """Whether a source sentence belongs to the half of a benchmark that may be learnt from."""
    return int(hashlib.sha256(source.encode()).hexdigest(), 16) % 2 == 0


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def chosen_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a benchmark that may be learnt from."""
    return [row for row in read_rows(path) if chosen(row["source"])]


def new_perturber(lang: str, model: PhraseModel) -> Perturber:
    """What plants errors, with the most usual words of a language to plant."""
    return Perturber(lang, model, islice(model.vocabulary, VOCABULARY))


def news_lessons(news: Path, perturber: Perturber, count: int) -> Iterator[Lesson]:
    """News that has two versions in the target language, as it is and with planted errors, beside the other version."""
    versions: dict[str, list[str]] = defaultdict(list)
    for source, target in read_pairs(news):
        if "&" not in target:
            versions[source].append(target)
    sources = sorted(source for source, targets in versions.items() if len(targets) > 2 and 40 < len(source) < 220)
    chance = random.Random(1)  # noqa: S311 - not for secrets
    chance.shuffle(sources)
    for source in sources[:count]:
        target, witness = chance.sample(versions[source], 2)
        yield Lesson(paired(target, source, witness), (), "good news")
        for _ in range(2):
            if (changed := perturber.perturb(target, source)) is not None:
                yield Lesson(paired(changed[0], source, witness), (changed[1],), "planted")


def demetr_lessons(benchmarks: Path, *, beside: bool = True) -> Iterator[Lesson]:
    """Machine translation without and with one error, beside its re-translation or alone.

    Rows whose words did not change teach nothing here, nor do those in which half the sentence did.
    """
    seen = set()
    for row in chosen_rows(benchmarks / "demetr_flores.jsonl"):
        source, mt, other = row["source"], row["mt"], row["retranslation"] if beside else None
        if mt not in seen:
            seen.add(mt)
            yield Lesson(paired(mt, source, other), (), "good demetr", BENCHMARK_WEIGHT)
        spans = tuple((start, end) for start, end in row["changed_spans"])
        same = row["perturbed"].lower().split() == mt.lower().split()
        if not same and sum(end - start for start, end in spans) < len(mt) / 2:
            yield Lesson(paired(row["perturbed"], source, other), spans, "demetr", BENCHMARK_WEIGHT)


def draft_lessons(rows: Sequence[dict[str, Any]], *, beside: bool) -> Iterator[Lesson]:
    """Raw machine translation (rows of `onlinemt.jsonl`) with what annotators marked.

    Beside a re-translation: the output of another system of the study stands in for one.
    """
    outputs: dict[tuple[str, str], str] = {(row["source"], row["system"]): row["target"] for row in rows}
    for row in rows:
        other = outputs.get((row["source"], OFFLINE[row["system"] == OFFLINE[0]])) if beside else None
        if other is not None or not beside:
            spans = tuple((start, end) for start, end, _ in row["spans"])
            yield Lesson(paired(row["target"], row["source"], other), spans, "draft")
