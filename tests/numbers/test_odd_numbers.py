"""Numbers that nobody writes on purpose are found in one text alone; ordinary typography is not."""

from pathlib import Path

import pytest

from translaudit import Auditor, Config
from translaudit.align import Alignment, Relation
from translaudit.articles import read_article
from translaudit.checks import select_checks
from translaudit.checks.base import Case
from translaudit.checks.run import run_checks
from translaudit.documents import document_from_file
from translaudit.findings import Side
from translaudit.lexicon import load_lexicon
from translaudit.numbers.oddities import odd_numbers

SEEDS = Path(__file__).parents[2] / "seeds"


def odd(text: str, lang: str = "en") -> list[str]:
    return [text[each.start : each.end] for each in odd_numbers(text, lang)]


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("The prize is 640 . 000 euros.", "en", "640 . 000"),
        ("It rose by 3 . 5 percent.", "en", "3 . 5"),
        ("The 61 – year-old won.", "en", "61 – year-old"),
        ("An 8 -room flat.", "en", "8 -room"),
        ("Article 532-In the middle", "en", "Article 532-In"),
        ("He waited 40minutes.", "en", "40minutes"),
        ("Der 61 -Jährige gewann.", "de", "61 -Jährige"),
        ("Es kamen 300Menschen.", "de", "300Menschen"),
    ],
)
def test_torn_and_glued_numbers_are_found(text: str, lang: str, words: str) -> None:
    assert odd(text, lang) == [words]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("In 2019. 100 people came, 3, 5 or 7 of them – years later – by bike.", "en"),
        ("A 53-year-old, 6-3, 7-6(3), 2-in-1, 1990s, 5km, 10pm, $3.5bn, 4x4s, MH17, G7, 20th, the 9/11 attacks.", "en"),
        ("Die 10- bis 12-Jährigen, 2-Euro-Münzen, Artikel 5-ähnliche, 90er-Jahre, Nr. 10-Sprecher, 3. Oktober.", "de"),
        ("Temperaturen von 10 - 15 Grad, am 31. 8. um 14.30 Uhr, 2,5-Zimmer-Wohnung, U21-EM, A3, 16a.", "de"),
        ("From 1914 - 1918 - a war, 24 -- 25.", "en"),
    ],
)
def test_ordinary_typography_is_silent(text: str, lang: str) -> None:
    assert odd(text, lang) == []


def test_in_the_seed_pair_only_the_grown_together_article_is_accused() -> None:
    source = read_article(document_from_file(SEEDS / "000_c040f3b033556a48.txt", "de"), Side.SOURCE)
    target = read_article(document_from_file(SEEDS / "001_5f0f520af9895938.txt", "en"), Side.TARGET)
    alignment = Alignment(beads=(), relation=Relation.COMPARABLE, method="none", figures={})
    silent = (None,) * len(source.segments)
    case = Case(source=source, target=target, alignment=alignment, retranslations=silent, lexicon=load_lexicon(()))
    findings, not_run = run_checks(select_checks(("NUM",)), case, {})
    assert [(each.code, each.target[0].text) for each in findings] == [("NUM206", "Article 532-In")]
    assert [each.code for each in not_run] == ["NUM202", "NUM207", "NUM208"]


@pytest.mark.parametrize("digits", [19, 20, 21, 400])
@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Es kamen {} Leute in die Halle.", "There came {} people."),
        ("Es kamen 7.{} Billiarden Leute.", "There came 3.{} trillion people."),
        ("Um {}:30 Uhr, am {}. Mai {}, auf Seite {}/4.", "At {}:30 on May {}, {}, on page {}/4."),
        ("Das kostet {},5 Euro oder {}%.", "That costs {}.5 euros or {}%."),
    ],
)
def test_a_number_of_any_length_ends_no_audit(digits: int, source: str, target: str) -> None:
    here, there = source.replace("{}", "7" * digits), target.replace("{}", "8" * digits)
    assert Auditor("none", Config(cache=False)).audit(here, there).to_json()


def test_a_checksum_longer_than_python_converts_ends_no_audit() -> None:
    audit = Auditor("none", Config(cache=False)).audit(f"Summe {'7' * 4400}.", f"Sum {'8' * 4400}.")
    assert [finding.code for finding in audit.findings]
