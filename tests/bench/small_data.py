"""A benchmark folder of a few hand-written rows, in every format."""

import json
from pathlib import Path
from typing import Any

NAMES = ("Witkoff", "Selenskyj", "Rubio", "Starmer", "Merz", "Meloni", "Lawrow", "Uschakow")


def write_benchmarks(root: Path) -> Path:
    """Write the folder; every sentence is about one politician, whom the faulty texts call ‘Smith’."""
    write_jsonl(root / "clean_pud.jsonl", [pud_row(name) for name in NAMES])
    write_jsonl(root / "demetr_flores.jsonl", [row for name in NAMES for row in demetr_rows(name)])
    write_jsonl(root / "onlinemt.jsonl", [row for name in NAMES for row in onlinemt_rows(name)])
    write_jsonl(root / "hallucinations.jsonl", [row for name in NAMES for row in hallucination_rows(name)])
    write_jsonl(root / "alignment_wmt.jsonl", [alignment_row(name) for name in NAMES[:3]])
    (root / "exonyms.tsv").write_text("source\ten\tde\nlist:a\tMunich\tMünchen\nlist:b\tVienna\tWien\n", "utf-8")
    for name in NAMES:
        write_case(root / "cases" / name.lower(), name)
    (root / "recorded_retranslations").mkdir()
    (root / "recorded_retranslations" / "wmt.tsv").write_text(
        "\n".join(
            f"{name} kommt am Montag an.\t{name} arrives on Monday.\t{name} will arrive Monday." for name in NAMES
        ),
        "utf-8",
    )
    return root


def write_jsonl(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def german(name: str) -> str:
    return f"{name} kam am Freitag mit dem Zug nach Kiew."


def english(name: str) -> str:
    return f"{name} came to Kyiv by train on Friday."


def pud_row(name: str) -> dict[str, Any]:
    return {"id": name, "source": german(name), "target": english(name), "original_language": "de", "genre": "news"}


def demetr_rows(name: str) -> list[dict[str, Any]]:
    shared = {
        "source": german(name),
        "reference": f"{name} arrived in Kyiv by train on Friday.",
        "mt": english(name),
        "retranslation": f"On Friday {name} came to Kyiv by train.",
        "flores_line": f"dev:{NAMES.index(name) + 1}",
    }
    replaced = {
        "id": f"{name}-replaced",
        "perturbed": english("Smith"),
        "category": "named entity replaced",
        "severity": "critical",
        "changed_spans": [[0, 5]],
    }
    removed = {
        "id": f"{name}-removed",
        "perturbed": english(name).removesuffix(" on Friday."),
        "category": "final phrase removed",
        "severity": "minor",
        "changed_spans": [[len(name) + 22, len(name) + 22]],
    }
    return [shared | replaced, shared | removed]


def onlinemt_rows(name: str) -> list[dict[str, Any]]:
    target = english("Smith")
    tokens = [[match, match + len(word)] for match, word in _words(target)]
    shared = {"system": "s", "source": german(name), "target": target, "tokens": tokens}
    first = {"id": f"{name}-A1", "annotator": "A1", "spans": [[0, 5, "mistranslation"]]}
    second = {"id": f"{name}-A2", "annotator": "A2", "spans": [[0, 5, "mistranslation"], [6, 10, "grammar"]]}
    return [shared | first, shared | second]


def hallucination_rows(name: str) -> list[dict[str, Any]]:
    good = dict.fromkeys(("repetitions", "named_entities", "omission", "strong_unsupport", "full_unsupport"), 0)
    rows = [
        (english(name), good | {"correctness": 1}),
        ("Smith and Smith and Smith and Smith.", good | {"correctness": 0, "repetitions": 1}),
        ("He came.", good | {"correctness": 0, "omission": 1}),
    ]
    return [
        {
            "id": f"{name}-{number}",
            "source": f"{german(name)} Nummer {number}.",
            "target": target,
            "reference": english(name),
            "labels": labels,
        }
        for number, (target, labels) in enumerate(rows)
    ]


def alignment_row(name: str) -> dict[str, Any]:
    return {
        "id": f"{name}-v1",
        "document": name,
        "source": [german(name), "Er sprach mit dem Minister.", "Danach fuhr er heim."],
        "target": [english(name), "He spoke to the minister.", "Then he went home."],
        "retranslation": [english(name), "He talked to the minister.", "Then he drove home."],
        "beads": [[[0], [0]], [[1], [1]], [[2], [2]]],
        "moved": [],
    }


def write_case(folder: Path, name: str) -> None:
    folder.mkdir(parents=True)
    rest = "\n\nThe talks in the capital took three hours.\n"
    (folder / "source.de.txt").write_text(german(name) + "\n\nDie Gespräche in der Hauptstadt dauerten drei Stunden.\n")
    (folder / "clean.en.txt").write_text(english(name) + rest)
    (folder / "garbled.en.txt").write_text(english("Smith").replace("train", "pull") + rest)
    gold = [
        ("Smith", "name", "critical", name),
        ("pull", "phrase", "major", "train"),
    ]
    entries = [
        {"text": text, "occurrence": 1, "category": kind, "severity": severity, "correct": right, "origin": "adapted"}
        for text, kind, severity, right in gold
    ]
    (folder / "gold.json").write_text(json.dumps(entries))


def _words(text: str) -> list[tuple[int, str]]:
    return [(text.index(word), word) for word in text.split()]
