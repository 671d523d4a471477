"""Translations, reports on one event and articles with nothing in common are told apart."""

from pathlib import Path

import pytest

from tests.benchmark_data import benchmark
from translaudit.align import Relation
from translaudit.align.aligner import align
from translaudit.align.relation import TINY
from translaudit.articles import read_article
from translaudit.bench.datasets import all_datasets
from translaudit.bench.split import half
from translaudit.documents import document_from_file
from translaudit.findings import Side

SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLES = Path(__file__).parents[1] / "articles"


def segments_of(path: Path, lang: str) -> list[str]:
    article = read_article(document_from_file(path, lang), Side.SOURCE)
    return [article.segment_text(index) for index in range(len(article.segments))]


def relation(source: list[str], target: list[str], heard: list[str] | None = None) -> Relation:
    return align(source, target, heard or [None] * len(source), source_lang="de", target_lang="en").relation


def documents() -> list[tuple[str, list[str], list[str], list[str]]]:
    dataset = all_datasets()["alignment_wmt"]
    assert dataset.file is not None
    rows = [row for row in dataset.read(benchmark(dataset.file)) if half(row.document) == 1]
    return [(row.document, list(row.source), list(row.target), list(row.retranslation)) for row in rows]


def test_two_reports_on_one_event_are_comparable() -> None:
    german = segments_of(SEEDS / "000_c040f3b033556a48.txt", "de")
    english = segments_of(SEEDS / "001_5f0f520af9895938.txt", "en")
    assert relation(german, english) is Relation.COMPARABLE


def test_one_sentence_and_its_translation_are_parallel() -> None:
    german, english = ["Die Regierung lehnte den Vorschlag ab."], ["The government turned the proposal down."]
    assert relation(german, english) is Relation.PARALLEL
    assert relation(german, english, ["The government rejected the proposal."]) is Relation.PARALLEL


def test_one_sentence_and_another_are_not_parallel_when_a_model_was_heard() -> None:
    german, english = ["Die Regierung lehnte den Vorschlag ab."], ["Bayern win again at home to Cologne."]
    assert relation(german, english, ["The government rejected the proposal."]) is not Relation.PARALLEL


def test_a_case_is_parallel_to_its_own_translation_even_a_garbled_one_and_to_no_other() -> None:
    folders = sorted(path for path in benchmark("cases").iterdir() if path.is_dir())
    for folder in folders:
        german = segments_of(folder / "source.de.txt", "de")
        for other in folders:
            for name in ("clean.en.txt", "garbled.en.txt"):
                expected = Relation.PARALLEL if folder == other else Relation.UNRELATED
                assert relation(german, segments_of(other / name, "en")) is expected, (folder.name, other.name)


@pytest.mark.parametrize("heard", [True, False], ids=["re-translated", "without a model"])
def test_documents_are_parallel_even_with_half_of_the_translation_gone(*, heard: bool) -> None:
    for document, source, target, retranslation in documents():
        model = retranslation if heard else None
        for kept in (target, target[1::2], target[: (len(target) + 1) // 2]):
            if len(kept) <= TINY:
                continue
            assert relation(source, kept, model) is Relation.PARALLEL, document


@pytest.mark.parametrize("heard", [True, False], ids=["re-translated", "without a model"])
def test_documents_crossed_are_unrelated_but_for_the_two_on_one_race(*, heard: bool) -> None:
    rows = {document: (source, target, model) for document, source, target, model in reversed(documents())}
    related = {
        frozenset((one, other))
        for one, (source, _, model) in rows.items()
        for other, (_, target, _) in rows.items()
        if one != other and relation(source, target, model if heard else None) is not Relation.UNRELATED
    }
    assert related == {frozenset(("wmt22-news-12", "wmt22-news-14"))}


def test_close_reports_on_one_event_are_no_translation() -> None:
    for folder in sorted((ARTICLES / "reports").iterdir()):
        assert related(folder) is Relation.COMPARABLE, folder.name
    for folder in sorted((ARTICLES / "mended").iterdir()):
        assert related(folder) is Relation.PARALLEL, folder.name


def related(folder: Path) -> Relation:
    return relation(segments_of(folder / "de.txt", "de"), segments_of(folder / "en.txt", "en"))
