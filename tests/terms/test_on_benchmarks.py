"""What the term checks find in whole articles, and that they leave good translations alone."""

import gc
import json
import time
from pathlib import Path

from tests.benchmark_data import benchmark
from translaudit.align import Alignment, Bead, Relation
from translaudit.articles import read_article
from translaudit.checks import select_checks
from translaudit.checks.base import Case
from translaudit.checks.run import run_checks
from translaudit.documents import document_from_text
from translaudit.findings import Finding, Side
from translaudit.lexicon import Lexicon
from translaudit.segments import paragraphs

CHECKS = select_checks(("TRM", "PHR403"))
LEXICON = Lexicon()
SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def case_of(source_text: str, target_text: str, relation: Relation = Relation.PARALLEL) -> Case:
    source = read_article(document_from_text(source_text, "de"), Side.SOURCE)
    target = read_article(document_from_text(target_text, "en"), Side.TARGET)
    count = max(len(paragraphs(source_text)), len(paragraphs(target_text)))
    beads = tuple(
        Bead(
            tuple(index for index, segment in enumerate(source.segments) if segment.paragraph == number),
            tuple(index for index, segment in enumerate(target.segments) if segment.paragraph == number),
            1.0,
        )
        for number in range(count)
    )
    return Case(
        source=source,
        target=target,
        alignment=Alignment(beads=beads, relation=relation, method="paragraphs", figures={}),
        retranslations=(None,) * len(source.segments),
        lexicon=LEXICON,
    )


def findings_in(case: Case) -> tuple[Finding, ...]:
    return run_checks(CHECKS, case, {})[0]


def test_the_seed_article_has_its_garbled_titles_and_terms_found_and_nothing_else() -> None:
    source, target = (path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    found = findings_in(case_of(source, target, Relation.COMPARABLE))
    assert {(finding.target[0].text, finding.suggestions[0]) for finding in found} == {
        ("special US messenger", "special US envoy"),
        ("kingdom of the Union", "State of the Union"),
        ("state secretary", "Secretary of State"),
        ("European Commission Chairman", "European Commission President"),
        ("safety guarantee", "security guarantee"),
        ("Interested of the alliance", "Coalition of the Willing"),
        ("Facing the nation", "Face the Nation"),
    }


def test_garbled_articles_have_their_titles_and_half_of_their_terms_found() -> None:
    recall = {"title": [0, 0], "term": [0, 0]}
    for folder in sorted(benchmark("cases").iterdir()):
        text = (folder / "garbled.en.txt").read_text(encoding="utf-8")
        found = findings_in(case_of((folder / "source.de.txt").read_text(encoding="utf-8"), text))
        for gold in json.loads((folder / "gold.json").read_text(encoding="utf-8")):
            if gold["category"] in recall:
                start = text.index(gold["text"])
                spans = [span for finding in found for span in finding.target]
                hit = any(span.start < start + len(gold["text"]) and start < span.end for span in spans)
                recall[gold["category"]][0] += hit
                recall[gold["category"]][1] += 1
    assert recall["title"] == [2, 2]
    assert recall["term"][0] >= 6


def test_good_articles_have_nothing_found() -> None:
    found = [
        finding.target[0].text
        for folder in sorted(benchmark("cases").iterdir())
        for finding in findings_in(
            case_of(
                (folder / "source.de.txt").read_text(encoding="utf-8"),
                (folder / "clean.en.txt").read_text(encoding="utf-8"),
            )
        )
    ]
    assert found == []


def test_a_thousand_good_sentence_pairs_cost_two_seconds_and_hardly_a_finding() -> None:
    with benchmark("clean_pud.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    cases = [case_of(row["source"], row["target"]) for row in rows]
    findings_in(cases[0])
    gc.collect()
    gc.freeze()  # what other tests left in memory is not walked through on these checks' account
    start = time.process_time()
    found = [finding for case in cases for finding in findings_in(case)]
    taken = time.process_time() - start
    gc.unfreeze()
    assert taken < 2.0
    words = sum(len(row["target"].split()) for row in rows)
    assert len(found) / words * 1000 < 0.3
