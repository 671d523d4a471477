"""Words taken over by their looks: false friends that no list has, and words that may stay."""

import pytest

from translaudit.checks import select_checks
from translaudit.checks.base import Example
from translaudit.checks.examples import case_of
from translaudit.checks.run import run_checks


def accused(code: str, source: str, target: str) -> list[str]:
    findings, *_ = run_checks(select_checks((code,)), case_of(Example(source=source, target=target)), {})
    return [finding.target[0].text for finding in findings]


@pytest.mark.parametrize(
    ("german", "english", "word"),
    [
        ("Sie lehnte die Leiter an die Wand.", "She leaned the ladder against the wand.", "wand"),
        ("Der alte Hut lag auf dem Tisch.", "The old hut lay on the table.", "hut"),
        ("Die Fabrik schließt im Mai.", "The fabrik closes in May.", "fabrik"),
    ],
)
def test_a_word_that_the_table_firmly_renders_otherwise_is_a_false_friend(german: str, english: str, word: str) -> None:
    assert accused("TRM303", german, english) == [word]


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Die Hand war warm, der Name bekannt.", "The hand was warm, the name known."),
        ("Er trägt einen Hut und wohnt in einer Hütte.", "He wears a hat and lives in a hut."),
        ("Auf dem Plakat stand: Das Werkzeug bleibt hier!", "The poster said: das werkzeug bleibt hier!"),
        ("Der Koch kochte in der Kindergarten-Küche.", "The cook cooked in the kindergarten."),
    ],
)
def test_a_word_that_both_languages_have_may_stay(german: str, english: str) -> None:
    assert accused("TRM303", german, english) == []


def test_a_krone_is_a_currency_only_where_money_is_spoken_of() -> None:
    assert accused("TRM303", "Die Königin trug ihre Krone.", "The queen wore her krone.") == ["krone"]
    assert accused("TRM303", "Die Krone fiel gegenüber dem Euro.", "The krone fell against the euro.") == []
