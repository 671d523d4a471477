"""One title for another of its kind: what accuses it, and what else may be behind it."""

import pytest

from tests.numbers.pairs import case_of
from translaudit.checks import select_checks
from translaudit.checks.run import run_checks

CHECKS = select_checks(("TRM",))


def accused(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
    findings, *_ = run_checks(CHECKS, case_of(list(pairs)), {})
    return [(finding.code, finding.target[0].text) for finding in findings]


@pytest.mark.parametrize(
    ("german", "english", "words"),
    [
        ("Gesundheitsministerin Nina Warken kam.", "Defense Minister Nina Warken came.", "Defense Minister"),
        ("Der Bundesgerichtshof entschied anders.", "The Federal Constitutional Court ruled otherwise.", None),
        ("Im Zweiten Weltkrieg starben viele.", "Many died in the First World War.", "First World War"),
    ],
)
def test_another_title_of_the_same_kind_is_accused(german: str, english: str, words: str | None) -> None:
    found = accused((german, english))
    assert [code for code, _ in found] == ["TRM302"]
    assert words is None or found[0][1] == words


@pytest.mark.parametrize(
    "pairs",
    [
        [("Elon Musk tritt als Aufsichtsratschef zurück.", "Elon Musk resigns as chairman.")],
        [
            ("Die Innenministerin schwieg.", "She said nothing."),
            ("Der Außenminister kam.", "The foreign minister came."),
        ],
        [("Der Gewerkschaftsbund bedauert das.", "The union regrets this.")],
    ],
)
def test_a_more_general_title_or_one_that_the_article_has_is_left_alone(pairs: list[tuple[str, str]]) -> None:
    assert accused(*pairs) == []
