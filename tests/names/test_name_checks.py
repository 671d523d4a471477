"""What an editor is told about names, on the seeds, on planted errors and on clean text."""

import json
from pathlib import Path

import pytest

from tests.benchmark_data import benchmark
from translaudit.align import Alignment, Bead, Relation
from translaudit.articles import Article, read_article
from translaudit.checks import select_checks
from translaudit.checks.base import Case
from translaudit.checks.run import run_checks
from translaudit.documents import document_from_text
from translaudit.findings import Finding, Severity, Side
from translaudit.lexicon import Lexicon, NameEntry
from translaudit.translators.base import Retranslation

SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = select_checks(("NAM",))


def _case(
    source: str,
    target: str,
    relation: Relation = Relation.PARALLEL,
    retranslation: str = "",
    lexicon: Lexicon | None = None,
) -> Case:
    """Paragraphs paired in order, as the alignment would."""
    german = read_article(document_from_text(source, "de"), Side.SOURCE)
    english = read_article(document_from_text(target, "en"), Side.TARGET)
    count = 1 + max(segment.paragraph for article in (german, english) for segment in article.segments)
    beads = tuple(Bead(_paragraph(german, n), _paragraph(english, n), similarity=0.9) for n in range(count))
    retold = tuple(
        Retranslation(text=retranslation if index == 0 else "") if retranslation else None
        for index in range(len(german.segments))
    )
    alignment = Alignment(beads=beads, relation=relation, method="paragraphs", figures={})
    return Case(source=german, target=english, alignment=alignment, retranslations=retold, lexicon=lexicon or Lexicon())


def _paragraph(article: Article, number: int) -> tuple[int, ...]:
    return tuple(index for index, segment in enumerate(article.segments) if segment.paragraph == number)


def _findings(case: Case) -> tuple[Finding, ...]:
    return run_checks(NAMES, case, {})[0]


@pytest.fixture(scope="module")
def seed_findings() -> tuple[Finding, ...]:
    german, english = sorted(SEEDS.glob("*.txt"))
    return _findings(_case(german.read_text("utf-8"), english.read_text("utf-8"), Relation.COMPARABLE))


def _accused(findings: tuple[Finding, ...], *codes: str) -> dict[str, Finding]:
    return {span.text: finding for finding in findings if finding.code in codes for span in finding.spans}


def test_every_misspelt_name_of_the_seed_is_accused_with_the_source_spelling(
    seed_findings: tuple[Finding, ...],
) -> None:
    accused = _accused(seed_findings, "NAM101")
    suggested = {name: finding.suggestions[0] for name, finding in accused.items()}
    assert suggested == {
        "Witcoff": "Witkoff",
        "Vitkoff": "Witkoff",
        "Volodimier": "Volodymyr",
        "Zelancesi": "Zelensky",
        "Zelansky": "Zelensky",
        "Zelanski": "Zelensky",
    }
    assert "‘Zelenskyy’ is also a known spelling" in accused["Zelancesi"].message
    assert "writes ‘Witkoff’ 3 times; the same name is also written ‘Vitkoff’ 4 times" in accused["Witcoff"].message


def test_a_name_without_witness_gets_a_neutral_remark(seed_findings: tuple[Finding, ...]) -> None:
    remark = _accused(seed_findings, "NAM106")["Brainon"]
    assert remark.severity is Severity.NEUTRAL


def test_the_slip_of_the_german_seed_is_found_on_its_own_side(seed_findings: tuple[Finding, ...]) -> None:
    slip = _accused(seed_findings, "NAM105")["Starrer"]
    assert slip.suggestions == ("Starmer",)
    assert not slip.target


def test_no_correct_name_of_the_seed_is_accused(seed_findings: tuple[Finding, ...]) -> None:
    accused = set(_accused(seed_findings, "NAM101", "NAM103", "NAM105", "NAM107"))
    assert accused == {"Witcoff", "Vitkoff", "Volodimier", "Zelancesi", "Zelansky", "Zelanski", "Starrer"}


def test_the_message_names_the_source_without_its_case_ending() -> None:
    (finding,) = _findings(_case("Zelenskys Berater lehnte ab.", "Zelinsky's adviser refused."))
    assert "which writes ‘Zelensky’;" in finding.message
    assert finding.suggestions[0] == "Zelensky"


@pytest.mark.parametrize(
    ("source", "target", "suggestion"),
    [
        ("Ulrich Siegmund führt die Liste an.", "Ulrich Sigmund heads the list.", "Siegmund"),
        ("Sigmund Gabriel sprach in Goslar.", "Siegmund Gabriel spoke in Goslar.", "Sigmund"),
        ("Freiburgs Grifo traf zum 2:1.", "Freiburg's Griffo made it 2-1.", "Grifo"),
        ("Selenskys Berater lehnte ab.", "Zelinsky's adviser refused.", "Zelenskyy"),
        ("Die Rede des Trainers Andreas Thoma war kurz.", "Coach Andreaz Thoma gave a short speech.", "Andreas"),
    ],
)
def test_the_suggestion_is_the_name_as_the_target_should_write_it(source: str, target: str, suggestion: str) -> None:
    (finding,) = _findings(_case(source, target))
    assert finding.suggestions[0] == suggestion


def test_the_wrong_part_of_a_name_is_accused_and_not_the_rest() -> None:
    case = _case("Der Bauer Ahmad Khan Safi verlor sein Haus.", "Farmer Ahmed Khan Safi lost his house.")
    (finding,) = _findings(case)
    assert [span.text for span in finding.target] == ["Ahmed"]
    assert finding.suggestions == ("Ahmad",)


def test_a_shortened_repeat_is_fine() -> None:
    case = _case(
        "Gouverneur Spencer Cox sprach am Sonntag. Cox blieb ruhig.",
        "Gov. Spencer Cox spoke on Sunday. Mr. Cox stayed calm; Cox's staff left.",
    )
    assert not _findings(case)


def test_a_rare_right_name_that_only_one_of_two_reports_has_is_not_misspelt() -> None:
    case = _case(
        "Kommissar Brenner sprach mit den Zeugen. Die Polizei sucht weiter.",
        "Margaret Brennan interviewed Senator Tillis. Police are still searching.",
        Relation.COMPARABLE,
    )
    assert not [finding for finding in _findings(case) if finding.severity is not Severity.NEUTRAL]


def test_the_users_word_wins_over_the_source() -> None:
    lexicon = Lexicon(name=(NameEntry(canonical="Witcoff"),))
    case = _case("Steve Witkoff reiste ab.", "Steve Witcoff left.", lexicon=lexicon)
    assert not _findings(case)


def test_words_in_the_wrong_order_are_one_finding() -> None:
    case = _case("Die Feier war im State Farm Stadium.", "The service was at Farm State Stadium.")
    (finding,) = _findings(case)
    assert finding.target[0].text == "Farm State Stadium"
    assert finding.suggestions == ("State Farm Stadium",)


def test_a_missing_name_is_shown_where_it_belongs() -> None:
    target = "The Arabs brought Islam to the islands, and it spread in Mayotte and ."
    case = _case(
        "Die Araber brachten den Islam auf die Inseln, und er breitete sich auf Mayotte und den Komoren aus.",
        target,
        retranslation="The Arabs brought Islam to the islands, and it spread in Mayotte and Comoros.",
    )
    (finding,) = _findings(case)
    assert finding.code == "NAM102"
    assert finding.target[0].start == finding.target[0].end == target.index(" .")


@pytest.mark.parametrize("text", ["x", "…", "A B C", "Ω β", "Mr. Mrs. Dr.", "O’ d’Or al- -"])
def test_odd_texts_are_read_without_complaint(text: str) -> None:
    assert isinstance(_findings(_case(text, text)), tuple)


def test_gold_names_of_the_planted_cases_are_found_and_the_clean_texts_are_quiet(benchmark_cases: list[Path]) -> None:
    found = total = alarms = 0
    for folder in benchmark_cases:
        source, target = (folder / "source.de.txt").read_text("utf-8"), (folder / "garbled.en.txt").read_text("utf-8")
        spans = [
            span for finding in _findings(_case(source, target)) for span in finding.target if finding.code != "NAM106"
        ]
        for error in json.loads((folder / "gold.json").read_text("utf-8")):
            if error["category"] == "name":
                start = _occurrence(target, error["text"], error["occurrence"])
                total += 1
                found += any(span.start < start + len(error["text"]) and start < span.end for span in spans)
        clean = _case(source, (folder / "clean.en.txt").read_text("utf-8"))
        alarms += sum(finding.severity is not Severity.NEUTRAL for finding in _findings(clean))
    assert found / total >= 0.85
    assert alarms <= 1


@pytest.fixture
def benchmark_cases() -> list[Path]:
    return sorted(folder for folder in benchmark("cases").iterdir() if folder.is_dir())


def _occurrence(text: str, words: str, number: int) -> int:
    start = -1
    for _ in range(number):
        start = text.index(words, start + 1)
    return start
