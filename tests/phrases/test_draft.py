"""Raw machine translation is read with other eyes than published text."""

from dataclasses import replace
from datetime import date

from tests.benchmark_data import benchmark
from translaudit import Auditor, Config
from translaudit.bench import ConfiguredAuditor, Selection, run_bench
from translaudit.checks.base import Example
from translaudit.checks.examples import case_of
from translaudit.checks.phrases.mangled_phrase import CHECK
from translaudit.findings import Severity
from translaudit.phrases.comparison import compare
from translaudit.phrases.evidence import evidence_weights
from translaudit.phrases.words import words_of

SOURCE = "Die Gewerkschaft lehnte das Angebot der Arbeitgeber am Freitag ab und kündigte neue Streiks an."
DRAFT = "The trade union leaned the bid of the workers at Friday off and announced new strikes."


def accused(*, draft: bool) -> set[str]:
    found = Auditor("none", Config(draft=draft, select=("PHR401",))).audit(SOURCE, DRAFT).findings
    return {word for each in found if each.severity.at_least(Severity.MINOR) for word in each.target[0].text.split()}


def test_a_draft_is_pointed_at_where_published_text_is_left_in_peace() -> None:
    assert accused(draft=False) < accused(draft=True)
    assert "off" in accused(draft=True)
    assert "announced" not in accused(draft=True)


def test_a_language_pair_without_weights_for_drafts_has_none_for_published_text_either() -> None:
    assert evidence_weights("fi-sv", draft=True) is None


def test_words_in_nobodys_order_are_told_from_a_paraphrase_that_moves_whole_phrases() -> None:
    def disorder(text: str) -> float:
        witness = words_of("On Monday the mayor opened the new bridge across the river Elbe.", "en")
        return compare(words_of(text, "en"), witness, lambda one, other: False).disorder

    assert disorder("The mayor opened the new bridge across the river Elbe on Monday.") < 0.2
    assert disorder("River the on opened Elbe mayor new the Monday bridge the across.") > 0.7


def test_in_drafts_the_words_that_annotators_mark_are_found_far_better_than_by_accusing_every_word() -> None:
    root = benchmark("onlinemt.jsonl").parent
    selection = Selection(limit=40)
    (result,) = run_bench(["onlinemt"], root, ConfiguredAuditor(), day=date.min, selection=selection).result.datasets
    value = {(figure.metric, figure.group): figure.value or 0.0 for figure in result.figures}
    assert value["token F1", "all"] > value["token F1", "every token accused"] + 0.06
    assert value["token F1", "beside another system"] > value["token F1", "all"]


def test_a_draft_beside_a_re_translation_is_not_answered_from_what_was_kept_of_published_text() -> None:
    example = Example(
        source="Die Fabrik entließ am Montag dreißig Arbeiter.",
        target="The factory let on Monday thirty workers out.",
        retranslation="The factory dismissed thirty workers on Monday.",
    )
    published = list(CHECK.find(case_of(example)))
    assert len(list(CHECK.find(replace(case_of(example), draft=True)))) > len(published)
