"""Many pairs in, tables out; killed at any moment, resumed without loss or repetition."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest

from tests.batch.corpus import ENGLISH, GERMAN, corpus, same, tables
from tests.cli.running import run
from translaudit import Auditor
from translaudit.batch import summary_page, summary_text
from translaudit.batch.rows import PairRow
from translaudit.batch.run import Portion, run_batch
from translaudit.batch.summary import read_table, summarise
from translaudit.batch.tables import COLUMNS
from translaudit.batch.witness import Witness
from translaudit.config import Config, FailOn
from translaudit.errors import InputError
from translaudit.translators.resolve import load_translator


@pytest.fixture
def whole(tmp_path: Path) -> dict[str, pd.DataFrame]:
    run_batch(corpus(tmp_path / "in.jsonl"), tmp_path / "whole", Config(model="none"), shard_size=5)
    return tables(tmp_path / "whole")


def test_every_pair_is_audited_once_and_findings_keep_their_columns(whole: dict[str, pd.DataFrame]) -> None:
    assert list(whole["audits"]["id"]) == [f"article-{number:03}" for number in range(12)]
    doubled = whole["findings"][whole["findings"]["code"] == "FLU802"]
    assert list(doubled["id"]) == ["article-000", "article-003", "article-006", "article-009"]
    for name, columns in COLUMNS.items():
        assert list(whole[name])[: len(columns)] == list(columns)
    assert set(whole["audits"]["desk"]) == {"politics", "sport"}


def test_several_processes_and_other_shard_sizes_give_the_same_rows(
    tmp_path: Path, whole: dict[str, pd.DataFrame]
) -> None:
    run_batch(tmp_path / "in.jsonl", tmp_path / "pool", Config(model="none"), shard_size=4, jobs=2)
    same(tables(tmp_path / "pool"), whole)


def test_another_recipe_is_not_mixed_into_a_folder(tmp_path: Path, whole: dict[str, pd.DataFrame]) -> None:
    with pytest.raises(InputError, match="another 'settings'"):
        run_batch(tmp_path / "in.jsonl", tmp_path / "whole", Config(model="none", select=("FLU",)), shard_size=5)


def test_portions_split_the_corpus_without_overlap(tmp_path: Path, whole: dict[str, pd.DataFrame]) -> None:
    ids: list[str] = []
    for index in (1, 2, 3):
        folder = tmp_path / f"share-{index}"
        run_batch(tmp_path / "in.jsonl", folder, Config(model="none"), portion=Portion(shard=index, of=3))
        ids += read_table(folder, "audits")["id"].tolist()
    assert sorted(ids) == whole["audits"]["id"].tolist()


def test_an_article_is_translated_once_however_often_it_is_repeated(tmp_path: Path, small_marian: Path) -> None:
    row = {"source": "Der Minister besucht die Stadt am Montag.", "target": "The minister visits the city on Monday."}
    lines = [json.dumps({"id": str(number), **row}) for number in range(4)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), "utf-8")
    run_batch(tmp_path / "in.jsonl", tmp_path / "out", Config(model=str(small_marian), cache=False), jobs=2)
    pairs = read_table(tmp_path / "out", "pairs")
    assert set(pairs["retranslation"]) == {"The minister visits the city on Monday."}
    assert (read_table(tmp_path / "out", "audits")["bleu"] > 99).all()


def test_the_summary_names_the_worst_articles_and_counts_by_desk(
    tmp_path: Path, whole: dict[str, pd.DataFrame]
) -> None:
    summary = summarise(tmp_path / "whole", by=("desk", "day"), worst=2)
    assert summary.audited == 12
    assert list(summary.worst["id"]) == ["article-000", "article-003"]
    doubled = summary.codes.set_index("code").loc["FLU802"]
    assert (doubled["findings"], doubled["articles"]) == (4, 4)
    assert dict(zip(summary.by["desk"]["desk"], summary.by["desk"]["articles"], strict=True)) == {
        "politics": 6,
        "sport": 6,
    }
    assert list(summary.by["day"]["day"]) == ["2026-10-01", "2026-10-02", "2026-10-03"]
    assert summary.by["day"]["minor"].sum() == whole["audits"]["minor"].sum()
    text = summary_text.render(summary)
    assert "12 pairs audited, 0 failed" in text
    assert "FLU802" in text
    with pytest.raises(InputError, match="no column 'nowhere'; its columns are: day, desk"):
        summarise(tmp_path / "whole", by=("nowhere",))
    with pytest.raises(InputError, match="holds no batch"):
        summarise(tmp_path)


def test_articles_that_do_not_pass_their_gates_are_told_and_fail_a_check(tmp_path: Path) -> None:
    given = corpus(tmp_path / "in.jsonl")
    for name, level, held_back in (("lenient", FailOn.MAJOR, 0), ("strict", FailOn.MINOR, 4)):
        folder = tmp_path / name
        run_batch(given, folder, Config(model="none", fail_on=level))
        refused = tables(folder)["audits"].query("failed_gates != ''")
        assert len(refused) == summarise(folder).held_back == held_back
        assert set(refused["failed_gates"]) <= {"1 finding of severity minor or above"}
        printed = run("summary", str(folder), "--check", status=1 if held_back else 0)
        assert (f"{held_back} of 12 articles do not pass the gates" in printed) == bool(held_back)


def test_the_summary_page_holds_everything_and_escapes_it(tmp_path: Path) -> None:
    row = {"source": GERMAN.format(day=3), "target": ENGLISH.format(day=3, the="the the"), "desk": "<script>alert(1)"}
    lines = [json.dumps({"id": "<b>", **row}), json.dumps({"id": "null", **row, "source": None})]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), "utf-8")
    run_batch(tmp_path / "in.jsonl", tmp_path / "out", Config(model="none"))
    page = summary_page.render(summarise(tmp_path / "out", by=("desk",)))
    assert "<b>" not in page
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "1 pair could not be audited" in page
    assert "http" not in page.replace("http-equiv", "")


def test_a_batch_with_the_weak_own_model_finds_what_single_audits_find(tmp_path: Path) -> None:
    source = "Die Feuerwehr rettete zwölf Menschen aus dem brennenden Haus."
    row = {"source": source, "target": "The fire brigade rescued twelve peopel from the burning banana."}
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "1", **row}) + "\n", "utf-8")
    config = Config(model="own", cache=False, draft=True)
    run_batch(tmp_path / "in.jsonl", tmp_path / "out", config)
    (single,) = [Auditor(config=config).audit(row["source"], row["target"])]
    found = read_table(tmp_path / "out", "findings")
    assert sorted(found["message"]) == sorted(finding.message for finding in single.findings)
    assert any("forced decoding" in {each.witness for each in finding.evidence} for finding in single.findings)


def test_the_model_is_asked_about_segments_as_the_embeddings_align_them(small_marian: Path) -> None:
    translator, _ = load_translator(str(small_marian), cache=False)
    assert translator is not None
    asked: list[str] = []

    def embed(texts: Sequence[str]) -> npt.NDArray[np.float64]:
        asked.extend(texts)
        return np.eye(max(2, len(texts)))[: len(texts)]

    row = PairRow(position=1, id="1", source=GERMAN.format(day=1), target=ENGLISH.format(day=1, the="the"))
    (answers,) = Witness(translator, Config(), embed).hear([row])
    assert answers is not None
    assert asked
