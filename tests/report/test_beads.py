"""An alignment can be read, worked with in a table, and parsed."""

import csv
import io
import json

from translaudit.align import Alignment, Bead, Relation, Statement
from translaudit.articles import Article, read_article
from translaudit.documents import document_from_text
from translaudit.findings import Side
from translaudit.report.beads import BeadFormat, render_beads

SOURCE = read_article(document_from_text("Der Rat tagt.\n\nEr sagt „Ja“\tund geht.", "de"), Side.SOURCE)
TARGET = read_article(document_from_text("The council meets.\n\nNobody speaks.", "en"), Side.TARGET)
ALIGNMENT = Alignment(
    beads=(Bead((0,), (0,), 0.61), Bead((1,), (), 0.0, 0.9), Bead((), (1,), 0.0, 0.8)),
    relation=Relation.PARALLEL,
    method="table+length",
    figures={"source_cover": 0.5},
)


def rendered(form: BeadFormat, source: Article = SOURCE) -> str:
    return render_beads(ALIGNMENT, source, TARGET, form)


def test_text_names_the_relation_and_shows_what_has_no_counterpart() -> None:
    lines = rendered(BeadFormat.TEXT).splitlines()
    assert lines[0] == "parallel (by table+length): source cover 0.5"
    assert "0-0  similarity 0.61" in lines
    assert "  en: (nothing)" in lines[lines.index("1-∅  similarity 0.00") :]


def test_tsv_keeps_its_columns_whatever_the_text_holds() -> None:
    rows = list(csv.DictReader(io.StringIO(rendered(BeadFormat.TSV)), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert [(row["source"], row["target"]) for row in rows] == [("0", "0"), ("1", ""), ("", "1")]
    assert rows[1]["source_text"] == "Er sagt „Ja“ und geht."


def test_json_can_be_parsed_and_holds_every_bead() -> None:
    content = json.loads(rendered(BeadFormat.JSON))
    assert content["relation"] == "parallel"
    assert [(bead["source"], bead["target"]) for bead in content["beads"]] == [([0], [0]), ([1], []), ([], [1])]


def test_what_two_reports_both_say_stands_behind_the_beads() -> None:
    statements = (Statement(source=0, target=(0, 1), similarity=0.3),)
    text = render_beads(ALIGNMENT, SOURCE, TARGET, BeadFormat.TEXT, statements)
    _, _, shared = text.partition("Sentences that seem to say the same:\n\n")
    assert shared.splitlines() == [
        "0-0+1  similarity 0.30",
        "  de: Der Rat tagt.",
        "  en: The council meets. Nobody speaks.",
    ]
    (stored,) = json.loads(render_beads(ALIGNMENT, SOURCE, TARGET, BeadFormat.JSON, statements))["statements"]
    assert (stored["source_text"], stored["similarity"]) == ("Der Rat tagt.", 0.3)
