"""How long the name checks take, and how that grows with the article. Times are processor time of this process."""

import json
import time
from importlib import import_module
from pkgutil import iter_modules

import pytest

import translaudit.names
from tests.benchmark_data import benchmark
from tests.names.pairs import case_of_pairs, name_findings
from translaudit.align import Relation
from translaudit.checks.base import Case

ALLOWED = 3.0
"""Seconds for 1,000 sentence pairs."""


@pytest.fixture(scope="module")
def clean_pairs() -> list[tuple[str, str]]:
    lines = benchmark("clean_pud.jsonl").read_text("utf-8").splitlines()
    return [(row["source"], row["target"]) for row in map(json.loads, lines)]


def _forget_words() -> None:
    """Empty what is remembered of single words, so that one measurement does not help the next."""
    for module in iter_modules(translaudit.names.__path__):
        for member in vars(import_module(f"translaudit.names.{module.name}")).values():
            if hasattr(member, "cache_parameters") and member.cache_parameters()["maxsize"] is not None:
                member.cache_clear()


def _seconds(cases: list[Case], attempts: int = 2) -> float:
    """The best of some measurements, since other processes disturb."""
    name_findings(case_of_pairs([("Angela Merkel sprach in Köln.", "Angela Merkel spoke in Cologne.")]))
    times = []
    for _ in range(attempts):
        _forget_words()
        start = time.process_time()
        for case in cases:
            name_findings(case)
        times.append(time.process_time() - start)
    return min(times)


def test_a_thousand_separate_pairs_take_under_three_seconds(clean_pairs: list[tuple[str, str]]) -> None:
    assert _seconds([case_of_pairs([pair]) for pair in clean_pairs]) < ALLOWED


def test_one_article_of_a_thousand_pairs_takes_under_three_seconds(clean_pairs: list[tuple[str, str]]) -> None:
    assert _seconds([case_of_pairs(clean_pairs)]) < ALLOWED


@pytest.mark.parametrize("relation", [Relation.PARALLEL, Relation.COMPARABLE])
def test_an_article_four_times_as_long_takes_about_four_times_and_not_sixteen_times_as_long(
    clean_pairs: list[tuple[str, str]], relation: Relation
) -> None:
    quarter = _seconds([case_of_pairs(clean_pairs[:200], relation)], attempts=4)
    whole = _seconds([case_of_pairs(clean_pairs[:800], relation)])
    assert whole < 8 * quarter, (quarter, whole)
