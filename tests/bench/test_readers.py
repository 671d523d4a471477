"""Every benchmark's rows are read as they are, and a bad row is named by its line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bench import small_data
from tests.bench.planted import PlantedAuditor
from translaudit.bench.datasets import all_datasets, bundled_names, locate
from translaudit.bench.pairs import Pair
from translaudit.bench.reading import benchmarks_root
from translaudit.errors import InputError
from translaudit.findings import Severity, Side
from translaudit.report.mqm import render

MQM_HEADER = "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity"


def rows_of(name: str, path: Path) -> list[Any]:
    return list(all_datasets()[name].read(path))


def mqm_file(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "articles.tsv"
    path.write_text("\n".join([MQM_HEADER, *lines]) + "\n", "utf-8")
    return path


def test_every_benchmark_says_what_it_measures_and_what_it_does_not() -> None:
    assert set(bundled_names()) == set(all_datasets()) - {"mqm"}
    for name, dataset in all_datasets().items():
        assert dataset.name == name
        assert len(dataset.documentation.split()) > 40
        assert dataset.origin
        assert 0 < dataset.fast_share <= 1


def test_every_label_quotes_words_of_its_own_text(tmp_path: Path) -> None:
    root = small_data.write_benchmarks(tmp_path)
    seen = 0
    for name in set(bundled_names()) - {"seed_names"}:
        dataset, path = locate(name, root)
        for row in dataset.read(path):
            for labelled in dataset.labelled(row):
                for gold in labelled.gold:
                    seen += 1
                    text = labelled.pair.target if gold.side is Side.TARGET else labelled.pair.source
                    assert all(0 <= start <= end <= len(text) for start, end in gold.extents)
    assert seen > 50


def test_a_planted_error_is_found_by_its_occurrence(tmp_path: Path) -> None:
    small_data.write_case(tmp_path / "case", "Merz")
    (row,) = rows_of("cases", tmp_path)
    assert [row.garbled[start:end] for start, end in row.extents] == ["Smith", "pull"]


def test_a_planted_error_that_is_not_in_the_article_is_named(tmp_path: Path) -> None:
    small_data.write_case(tmp_path / "case", "Merz")
    gold = json.loads((tmp_path / "case" / "gold.json").read_text())
    gold[0]["occurrence"] = 2
    (tmp_path / "case" / "gold.json").write_text(json.dumps(gold))
    with pytest.raises(InputError, match=r"gold\.json: 'Smith' does not occur 2 times"):
        rows_of("cases", tmp_path)


@pytest.mark.parametrize(
    ("name", "row", "problem"),
    [
        ("clean_pud", {"id": "x"}, "missing required field `source`"),
        ("clean_pud", small_data.pud_row("Merz") | {"target": 3}, "Expected `str`, got `int`"),
        ("demetr_flores", small_data.demetr_rows("Merz")[0] | {"changed_spans": [[0, 999]]}, r"span \[0, 999\]"),
        ("demetr_flores", small_data.demetr_rows("Merz")[0] | {"severity": "awful"}, "Invalid enum value 'awful'"),
        ("onlinemt", small_data.onlinemt_rows("Merz")[0] | {"spans": [[4, 2, "grammar"]]}, r"span \[4, 2\]"),
        ("alignment_wmt", small_data.alignment_row("Merz") | {"beads": [[[0], [0]]]}, "every sentence exactly once"),
        ("alignment_wmt", small_data.alignment_row("Merz") | {"retranslation": []}, "3 source sentences have 0"),
    ],
)
def test_a_bad_row_is_named_by_its_line(tmp_path: Path, name: str, row: dict[str, Any], problem: str) -> None:
    good = {
        "clean_pud": small_data.pud_row("Rubio"),
        "demetr_flores": small_data.demetr_rows("Rubio")[0],
        "onlinemt": small_data.onlinemt_rows("Rubio")[0],
        "alignment_wmt": small_data.alignment_row("Rubio"),
    }[name]
    path = small_data.write_jsonl(tmp_path / "rows.jsonl", [good, row])
    with pytest.raises(InputError, match=rf"rows\.jsonl:2: .*{problem}") as raised:
        rows_of(name, path)
    assert "\n" not in str(raised.value)


def test_a_row_that_is_not_json_or_not_utf8_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(json.dumps(small_data.pud_row("Merz")).encode() + b"\n{oops\n")
    with pytest.raises(InputError, match=r"rows\.jsonl:2: JSON is malformed"):
        rows_of("clean_pud", path)
    path.write_bytes(b'{"id": "\xff"}\n')
    with pytest.raises(InputError, match=r"rows\.jsonl:1: not UTF-8: byte 0xff"):
        rows_of("clean_pud", path)


def test_a_line_separator_inside_a_text_does_not_end_the_row(tmp_path: Path) -> None:
    row = small_data.pud_row("Merz") | {"target": "Merz came.\u2028He left."}
    path = small_data.write_jsonl(tmp_path / "rows.jsonl", [row])
    assert rows_of("clean_pud", path)[0].target == "Merz came.\u2028He left."


def test_a_table_with_a_missing_cell_or_another_header_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "exonyms.tsv"
    path.write_text("source\ten\tde\nlist\tMunich\n", "utf-8")
    with pytest.raises(InputError, match=r"exonyms\.tsv:2: 2 cells instead of 3"):
        rows_of("exonyms", path)
    path.write_text("source\tde\ten\n", "utf-8")
    with pytest.raises(InputError, match=r"exonyms\.tsv:1: the header is not source en de"):
        rows_of("exonyms", path)


def test_missing_data_is_one_line_that_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRANSLAUDIT_BENCHMARKS", raising=False)
    with pytest.raises(InputError, match="--data"):
        benchmarks_root()
    monkeypatch.setenv("TRANSLAUDIT_BENCHMARKS", str(tmp_path / "nowhere"))
    with pytest.raises(InputError, match="nowhere is not a folder"):
        benchmarks_root()
    with pytest.raises(InputError, match=r"clean_pud\.jsonl does not exist"):
        rows_of("clean_pud", tmp_path / "clean_pud.jsonl")
    with pytest.raises(InputError, match="no benchmark is called 'demeter'"):
        locate("demeter", tmp_path)
    with pytest.raises(InputError, match=r"'mqm' needs a file: mqm:FILE\.tsv"):
        locate("mqm", tmp_path)


def test_an_mqm_file_becomes_articles_with_marks_on_both_sides(tmp_path: Path) -> None:
    path = mqm_file(
        tmp_path,
        "s\tnews\t1\t1\tr\tHerr Merz kam.\tMr. <v>March</v> <v>came</v>.\tName\tMajor",
        "s\tnews\t1\t1\tr\tHerr Merz kam.\t<v>Mr.</v> March came.\tStyle\tminor",
        "s\tnews\t1\t2\tr\tEr <v>sprach</v> lange.\tHe long.\tOmission\tCritical",
        "s\tnews\t1\t3\tr\tDann ging er.\tThen he left.\tNo-error\tno-error",
    )
    (row,) = rows_of("mqm", path)
    (labelled,) = all_datasets()["mqm"].labelled(row)
    quoted = [
        [(labelled.pair.target if gold.side is Side.TARGET else labelled.pair.source)[s:e] for s, e in gold.extents]
        for gold in labelled.gold
    ]
    assert quoted == [["March", "came"], ["Mr."], ["sprach"]]
    assert [gold.severity for gold in labelled.gold] == [Severity.MAJOR, Severity.MINOR, Severity.CRITICAL]
    assert labelled.pair.target == "Mr. March came.\n\nHe long.\n\nThen he left."
    assert labelled.key == "news"


def test_the_mqm_report_of_an_audit_can_be_benched(tmp_path: Path) -> None:
    pair = Pair("Herr Merz kam.\n\nDann ging er.", "Mr. March came.\n\nThen he left.")
    path = tmp_path / "report.tsv"
    path.write_text(render(PlantedAuditor({"NAM101": "March"}).audit(pair)), "utf-8")
    (row,) = rows_of("mqm", path)
    (labelled,) = all_datasets()["mqm"].labelled(row)
    assert labelled.pair == pair
    assert [labelled.pair.target[start:end] for gold in labelled.gold for start, end in gold.extents] == ["March"]


def test_each_rater_and_system_has_an_article_of_its_own(tmp_path: Path) -> None:
    line = "{}\tnews\t1\t1\t{}\tEr kam.\tHe came.\tNo-error\tno-error"
    path = mqm_file(tmp_path, line.format("a", "r1"), line.format("a", "r2"), line.format("b", "r1"))
    assert [(row.system, row.rater) for row in rows_of("mqm", path)] == [("a", "r1"), ("a", "r2"), ("b", "r1")]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("s\tnews\t1\t1\tr\tEr kam.\tHe <v>came.\tStyle\tMinor", "<v> and </v> do not pair up in the target"),
        ("s\tnews\t1\t1\tr\tEr kam.\tHe </v>came<v>.\tStyle\tMinor", "<v> and </v> do not pair up in the target"),
        ("s\tnews\t1\t1\tr\tEr kam.\tHe came.\tStyle\tMinor", "no words are marked"),
        ("s\tnews\t1\t1\tr\tEr kam.\tHe <v>came</v>.\tStyle\tgrave", "the severity 'grave' is not one of"),
        ("s\tnews\t1\t1\tr\tEr kam.\tHe <v>came</v>.\tStyle", "8 cells instead of 9"),
        ("s\tnews\t1\t0\tr\tEr kam.\tHe <v>went</v>.\tStyle\tMinor", "segment 0 has another text here"),
    ],
)
def test_a_bad_mqm_row_is_named_by_its_line(tmp_path: Path, line: str, problem: str) -> None:
    path = mqm_file(tmp_path, "s\tnews\t1\t0\tr\tEr kam.\tHe came.\tNo-error\tNo-error", line)
    with pytest.raises(InputError, match=rf"articles\.tsv:3: {problem}"):
        rows_of("mqm", path)


def test_an_mqm_file_without_a_column_says_which(tmp_path: Path) -> None:
    path = tmp_path / "articles.tsv"
    path.write_text("system\tdoc\tseg_id\trater\tsource\ttarget\n")
    with pytest.raises(InputError, match=r"articles\.tsv:1: the header has no column category, severity"):
        rows_of("mqm", path)
