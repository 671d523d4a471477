"""What a run looks like: text, JSON, Markdown and the page of the documentation."""

import re
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.bench import small_data
from tests.bench.planted import PlantedAuditor
from translaudit.bench import BenchResult, Half, Selection, Subset, run_bench
from translaudit.bench.page import render_page
from translaudit.bench.render import RENDERERS, format_value, render_markdown, render_text
from translaudit.bench.result import OWN, Figure, Unit


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> BenchResult:
    root = small_data.write_benchmarks(tmp_path_factory.mktemp("benchmarks"))
    auditor = PlantedAuditor({"NAM101": r"\bSmith\b"})
    names = ["cases", "onlinemt", "recorded_retranslations"]
    return run_bench(names, root, auditor, day=date(2026, 1, 2), selection=Selection(half=Half.ALL)).result


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (Figure(metric="m", value=0.833, low=0.8, high=0.863, support=1), "83.3 % (80.0 to 86.3)"),
        (Figure(metric="m", value=0.629, support=1, unit=Unit.SCORE), "0.629"),
        (Figure(metric="m", value=4.249, low=3.0, high=5.0, support=1, unit=Unit.RATE), "4.25 (3.00 to 5.00)"),
        (Figure(metric="m", value=40.83, support=1, unit=Unit.POINTS), "40.8"),
        (Figure(metric="m", value=None, support=0), "–"),
    ],
)
def test_a_figure_is_shown_in_its_unit(figure: Figure, shown: str) -> None:
    assert format_value(figure, interval=True) == shown


def test_the_text_says_which_rows_were_measured(result: BenchResult) -> None:
    text = render_text(result)
    assert "all rows: 8 rows, 8 different sentences or documents; findings of severity minor or above" in text
    assert re.search(r"^  recall +all +50\.0 % +50\.0 to 50\.0 +16$", text, re.MULTILINE)
    assert "category name" in text
    assert "category name" not in render_text(result, groups=False)


def test_every_format_shows_every_dataset(result: BenchResult) -> None:
    for render in RENDERERS.values():
        shown = render(result)
        assert all(name in shown for name in ("cases", "onlinemt", "recorded_retranslations"))
        assert shown.endswith("\n")


def test_markdown_tables_have_as_many_cells_in_every_row(result: BenchResult) -> None:
    for block in render_markdown(result).split("\n\n"):
        if block.startswith("| "):
            assert {line.count("|") for line in block.splitlines()} == {6}


def test_the_page_sets_our_figures_beside_the_anchors_and_says_where_they_are_from(result: BenchResult) -> None:
    page = render_page(result)
    assert "## Articles with planted errors" in page
    assert "| recall | 50.0 % (50.0 to 50.0) | 16 |" in page
    assert (
        "| token F1 | 0.629 | one annotator against the other (Elbayad et al. 2020) | all published rows | 0.800"
    ) in page
    assert "- Re-translations: recorded: Firefox Translations' German-English Marian model (bergamot-base)." in page
    assert "- Audit signature: `planted`." in page
    assert "measured on 2026-01-02" in page
    assert "| onlinemt | all | token F1 | 0.800 (0.800 to 0.800) |  | 0.629: one annotator" in page
    assert "| 0.9 to 1.0 | 0.90 | 1.00 | 8 |" in page
    assert "| corpus BLEU, wmt19 | 40.8 | published with the outputs | all rows | not measured |" in page


def test_figures_with_the_own_model_stand_beside_those_without_it(result: BenchResult) -> None:
    (measured,) = (each for each in result.datasets if each.dataset == "onlinemt")
    figures = tuple(replace(each, value=0.9, low=0.8, high=1.0) for each in measured.figures)
    own = replace(measured, witness=OWN, figures=figures)
    page = render_page(result.joined(replace(result, datasets=(own,))))
    assert "| onlinemt | all | token F1 | 0.800 (0.800 to 0.800) | 0.900 (0.800 to 1.000) | 0.629: one" in page
    assert page.count("Online MT") == render_page(result).count("Online MT")
    for block in page.split("\n\n"):
        if block.startswith("| "):
            assert len({line.count("|") for line in block.splitlines()}) == 1


def test_a_run_with_the_own_model_alone_makes_a_page_of_its_own(result: BenchResult) -> None:
    own = replace(result, datasets=tuple(replace(each, witness=OWN) for each in result.datasets))
    assert "| onlinemt | all | token F1 | 0.800 (0.800 to 0.800) |  |" in render_page(own)
    assert {each.recipe for each in own.datasets}.isdisjoint(each.recipe for each in result.datasets)


def test_the_page_depends_on_the_result_alone(result: BenchResult) -> None:
    assert render_page(result) == render_page(result)


def test_the_fast_subset_is_no_part_of_the_page(tmp_path: Path) -> None:
    root = small_data.write_benchmarks(tmp_path)
    selection = Selection(half=Half.ALL, subset=Subset.FAST)
    fast = run_bench(["onlinemt"], root, PlantedAuditor({}), day=date(2026, 1, 2), selection=selection).result
    assert "Online MT" not in render_page(fast)
