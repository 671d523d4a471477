"""What a batch can be read from, and what happens to rows that are not right."""

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from tests.batch.corpus import ENGLISH, GERMAN, corpus
from translaudit.batch.places import place_of
from translaudit.batch.rows import PairRow, Seen, count_rows, read_rows
from translaudit.batch.run import run_batch
from translaudit.batch.summary import read_table
from translaudit.config import Config
from translaudit.errors import InputError

NONE = Config(model="none", select=("FLU802",))
SOURCE, TARGET = GERMAN.format(day=3), ENGLISH.format(day=3, the="the")


def rows(source: Path | str) -> list[PairRow]:
    return list(read_rows(source, source_lang="de", target_lang="en"))


def as_parquet(frame: pd.DataFrame, folder: Path) -> Path:
    frame.to_parquet(folder / "in.parquet")
    return folder / "in.parquet"


def as_csv(frame: pd.DataFrame, folder: Path) -> Path:
    frame.to_csv(folder / "in.csv", index=False)
    return folder / "in.csv"


def as_spreadsheet_csv(frame: pd.DataFrame, folder: Path) -> Path:
    frame.to_csv(folder / "in.csv", index=False, sep=";", encoding="utf-8-sig", lineterminator="\r\n")
    return folder / "in.csv"


def as_tsv(frame: pd.DataFrame, folder: Path) -> Path:
    frame.to_csv(folder / "in.tsv", index=False, sep="\t")
    return folder / "in.tsv"


def as_folder_of_tables(frame: pd.DataFrame, folder: Path) -> Path:
    (folder / "archive").mkdir()
    frame[:5].to_parquet(folder / "archive" / "2025.parquet")
    frame[5:].to_json(folder / "archive" / "2026.jsonl", orient="records", lines=True)
    return folder / "archive"


def as_pages(frame: pd.DataFrame, folder: Path) -> Path:
    place = folder / "pairs" / "october"
    place.mkdir(parents=True)
    for row in frame.to_dict("records"):
        for lang, text in (("de", row["source"]), ("en", row["target"])):
            page = f"<html lang='{lang}'><nav>Menu</nav><article><p>{text}</p></article></html>"
            (place / f"{row['id']}.{lang}.html").write_text(page, "utf-8")
    return folder / "pairs"


def as_manifest(frame: pd.DataFrame, folder: Path) -> Path:
    entries = []
    for row in frame.to_dict("records"):
        for lang, text in (("de", row["source"]), ("en", row["target"])):
            (folder / f"{row['id']}-{lang}.txt").write_text(text, "utf-8")
        names = f'source = "{row["id"]}-de.txt"\ntarget = "{row["id"]}-en.txt"'
        entries.append(f'[[article]]\nname = "{row["id"]}"\n{names}\ndesk = "{row["desk"]}"\nday = "{row["day"]}"\n')
    (folder / "articles.toml").write_text("\n".join(entries), "utf-8")
    return folder / "articles.toml"


@pytest.mark.parametrize("write", [as_parquet, as_csv, as_spreadsheet_csv, as_tsv, as_folder_of_tables, as_manifest])
def test_every_kind_of_input_gives_the_same_rows(tmp_path: Path, write: Callable[[pd.DataFrame, Path], Path]) -> None:
    expected = rows(corpus(tmp_path / "in.jsonl"))
    frame = pd.read_json(tmp_path / "in.jsonl", lines=True, dtype=False)
    assert rows(write(frame, tmp_path)) == expected
    assert expected[3].extra == {"desk": "politics", "day": "2026-10-01"}


def test_a_folder_of_pages_is_read_as_a_reader_sees_it(tmp_path: Path) -> None:
    expected = rows(corpus(tmp_path / "in.jsonl", 3))
    frame = pd.read_json(tmp_path / "in.jsonl", lines=True, dtype=False)
    folder = as_pages(frame, tmp_path)
    found = rows(folder)
    assert [(row.source, row.target) for row in found] == [(row.source, row.target) for row in expected]
    assert [row.id for row in found] == [f"october/article-{number:03}" for number in range(3)]
    assert count_rows(place_of(folder), ("de", "en")) == 3


def test_a_batch_is_read_from_and_written_to_any_file_system(tmp_path: Path) -> None:
    import fsspec

    store = fsspec.filesystem("memory")
    store.pipe("/agency/in.jsonl", corpus(tmp_path / "in.jsonl").read_bytes())
    done = run_batch("memory://agency/in.jsonl", "memory://agency/out", NONE, shard_size=5)
    assert done.audited == 12
    run_batch(tmp_path / "in.jsonl", tmp_path / "out", NONE, shard_size=5)
    for table in ("findings", "audits"):
        pd.testing.assert_frame_equal(read_table("memory://agency/out", table), read_table(tmp_path / "out", table))
    assert run_batch("memory://agency/in.jsonl", "memory://agency/out", NONE, shard_size=5).resumed == 12
    assert not [name for name in store.find("/agency/out") if "/.part-" in name]


def test_a_place_that_nothing_can_reach_is_one_line() -> None:
    with pytest.raises(InputError, match=r"^nowhere://agency/in.jsonl cannot be reached: "):
        place_of("nowhere://agency/in.jsonl")


def test_a_broken_row_is_a_failure_with_its_position_and_the_rest_goes_on(tmp_path: Path) -> None:
    french = "Le ministre a déclaré mardi que la réunion de Paris avait été reportée en raison de la situation. " * 4
    broken = [
        {"id": "good", "source": SOURCE, "target": TARGET},
        {"id": "good", "source": SOURCE, "target": TARGET},
        {"id": "null", "source": None, "target": "The minister."},
        {"id": "number", "source": SOURCE, "target": 7},
        {"id": "same", "source": SOURCE, "target": SOURCE},
        {"id": "swapped", "source": TARGET, "target": SOURCE},
        {"id": "french", "source": french, "target": TARGET},
        {"id": "empty", "source": " ", "target": "The minister."},
        {"id": "half", "source": "Ja \udc80.", "target": "Yes."},
        {"id": "last", "source": SOURCE, "target": TARGET},
    ]
    lines = [json.dumps(row) for row in broken] + ["{broken", "[1]"]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), "utf-8")
    done = run_batch(tmp_path / "in.jsonl", tmp_path / "out", NONE, jobs=1)
    failures = read_table(tmp_path / "out", "failures").set_index("id")
    assert done.audited == 2
    assert list(read_table(tmp_path / "out", "audits")["id"]) == ["good", "last"]
    assert failures["error"].to_dict() == {
        "good": "the id 'good' occurs twice",
        "null": "'source' is null, not text",
        "number": "'target' is int, not text",
        "same": "the target is German, not English: give the German source, then its English translation",
        "swapped": "source and target are swapped: the source is English and the target is German; "
        "give the German article first",
        "french": "'source' does not read as German: 0% of its words are German function words",
        "empty": "the German text is empty: give an article with at least one sentence",
        "half": "'source' is not UTF-8 at character 3",
        "line 11": failures["error"]["line 11"],
        "line 12": "line 12 is not a JSON object",
    }
    assert failures["error"]["line 11"].startswith("line 11 is not JSON: ")
    assert failures["position"].to_dict()["null"] == 3
    with pytest.raises(InputError, match=r"could not be audited: see .*failures"):
        run_batch(tmp_path / "in.jsonl", tmp_path / "other", NONE, max_failures=2)


def test_cells_that_do_not_fit_their_table_are_failures(tmp_path: Path) -> None:
    lines = [b"id,source,target", b"1,Ja.,Yes.,Si.", b"2,Ja.", b"3,Ja.,Yes \xff.", b'4,"Ja, ""so"".",Yes.']
    (tmp_path / "in.csv").write_bytes(b"\n".join(lines))
    assert [row.problem for row in rows(tmp_path / "in.csv")] == [
        "line 2 has 4 columns, not 3",
        "line 3 has 2 columns, not 3",
        "'target' is not UTF-8 at character 4",
        None,
    ]


def test_settings_of_one_article_in_a_manifest_are_refused_and_not_ignored(tmp_path: Path) -> None:
    (tmp_path / "list.toml").write_text('[[article]]\nsource = "a"\ntarget = "b"\nignore = ["NAM"]\n')
    with pytest.raises(InputError, match="article 1 has the setting 'ignore'"):
        rows(tmp_path / "list.toml")


def test_files_of_a_folder_or_manifest_that_are_not_there_are_failures(tmp_path: Path) -> None:
    (tmp_path / "one.de.txt").write_text("Ja.")
    (tmp_path / "two.en.txt").write_text("Yes.")
    (tmp_path / "three.de.md").write_bytes(b"Ja \xff.")
    (tmp_path / "three.en.md").write_text("Yes.")
    (tmp_path / "manifest.toml").write_text('[[article]]\nsource = "one.de.txt"\nname = "one"\n')
    problems = {row.id: row.problem for row in rows(tmp_path)}
    assert problems == {
        "one": f"{tmp_path}/one.en.txt does not exist",
        "two": f"{tmp_path}/two.de.txt does not exist",
        "three": f"{tmp_path}/three.de.md is not UTF-8 at byte 3",
    }
    assert [row.problem for row in rows(tmp_path / "manifest.toml")] == ["article 1 has no 'target'"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("in.csv", "id,sourc,target\n1,Ja.,Yes.\n", "no column 'source': is it 'sourc'? rename it"),
        ("in.csv", "id,Source,target\n1,Ja.,Yes.\n", "no column 'source': is it 'Source'? rename it"),
        ("in.jsonl", '{"id": 1, "de": "Ja.", "target": "Yes."}', "no column 'source': it has 'id', 'de', 'target'"),
        ("in.csv", "", "no column 'source': it has none"),
        ("in.parquet", "PAR0", "in.parquet is not Parquet: "),
        ("in.toml", "[[article", "in.toml is not TOML: "),
        ("in.toml", "", "lists no [[article]]"),
        ("in.docx", "", "of no known kind: give a folder, a manifest"),
    ],
)
def test_an_input_that_cannot_be_used_is_one_line(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(InputError) as raised:
        run_batch(tmp_path / name, tmp_path / "out", NONE)
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)
    assert not (tmp_path / "out").exists()


def test_ids_are_known_again_beyond_those_that_were_seen_lately(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Seen, "_RECENT", 10)
    seen = Seen()
    assert [seen.add(f"id-{number}") for number in range(100)] == [False] * 100
    assert [seen.add(f"id-{number}") for number in range(0, 100, 7)] == [True] * 15
    assert not seen.add("id-100")
