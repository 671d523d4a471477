"""Whole articles: what the checks of fluency find in the seed pair, and that they leave clean articles alone."""

from pathlib import Path

import pytest

from tests.benchmark_data import benchmark
from translaudit.align import Alignment, Relation
from translaudit.articles import read_article
from translaudit.checks import select_checks
from translaudit.checks.base import Case
from translaudit.checks.run import run_checks
from translaudit.documents import document_from_text
from translaudit.findings import Side
from translaudit.lexicon import load_lexicon

SEEDS = Path(__file__).parents[2] / "seeds"


def found_in(source_text: str, target_text: str) -> dict[Side, list[str]]:
    source = read_article(document_from_text(source_text, "de"), Side.SOURCE)
    target = read_article(document_from_text(target_text, "en"), Side.TARGET)
    case = Case(
        source=source,
        target=target,
        alignment=Alignment(beads=(), relation=Relation.COMPARABLE, method="none", figures={}),
        retranslations=(None,) * len(source.segments),
        lexicon=load_lexicon(()),
    )
    findings, _ = run_checks(select_checks(("FLU",)), case, {})
    return {side: [finding.spans[0].text for finding in findings if finding.side is side] for side in Side}


@pytest.mark.parametrize(
    "words",
    [
        "“the first time we had” heard “to Russians to agree and called them a” game-changing “.",
        "And there was much.”",
        "“he said,” But",
        "things. “",
        "Union-”",
        "follow -up",
        "von Der",
        "Said",
    ],
)
def test_mistakes_of_the_english_seed_are_found_at_their_words(words: str) -> None:
    source, target = (path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))[:2])
    assert words in found_in(source, target)[Side.TARGET]


@pytest.mark.parametrize("words", ["russlands", "willigen“ -Verrufs", "der„ Koalition der willigen “Führer"])
def test_mistakes_of_the_german_seed_are_found_at_their_words(words: str) -> None:
    source, target = (path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))[:2])
    assert words in found_in(source, target)[Side.SOURCE]


def test_clean_articles_have_no_finding() -> None:
    for folder in sorted(benchmark("cases").iterdir()):
        source, target = ((folder / name).read_text("utf-8") for name in ("source.de.txt", "clean.en.txt"))
        assert found_in(source, target) == {Side.SOURCE: [], Side.TARGET: []}
