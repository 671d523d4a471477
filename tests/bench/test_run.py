"""A run of the benchmarks, with an auditor whose findings are known."""

from datetime import date
from pathlib import Path

import pytest

from tests.bench import small_data
from tests.bench.planted import PlantedAuditor
from translaudit.bench import BenchRun, Half, Selection, Subset, half, run_bench
from translaudit.bench.auditing import AuditPair, MakeAuditor, Refusal, auditing
from translaudit.bench.datasets import all_datasets
from translaudit.bench.pairs import Pair
from translaudit.bench.result import DatasetResult
from translaudit.errors import InputError
from translaudit.findings import Severity
from translaudit.record import Audit


def audited(pairs: list[Pair], make_auditor: MakeAuditor, jobs: int = 1) -> list[tuple[Pair, Audit | Refusal]]:
    with auditing(make_auditor, jobs=jobs) as audit_pairs:
        return list(audit_pairs(pairs))


DAY = date(2026, 1, 2)
EVERYTHING = Selection(half=Half.ALL)
SMITH = PlantedAuditor({"NAM101": r"\bSmith\b"})
EVERY_WORD = PlantedAuditor({"NAM101": r"\w+"})


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_data.write_benchmarks(tmp_path_factory.mktemp("benchmarks"))


def run(root: Path, name: str, auditor: PlantedAuditor, selection: Selection = EVERYTHING) -> BenchRun:
    return run_bench([name], root, auditor, day=DAY, selection=selection)


def result_of(root: Path, name: str, auditor: PlantedAuditor, selection: Selection = EVERYTHING) -> DatasetResult:
    (result,) = run(root, name, auditor, selection).result.datasets
    return result


def test_an_auditor_that_finds_the_planted_names_is_right_about_them_only(root: Path) -> None:
    cases = result_of(root, "cases", SMITH)
    assert cases.figure("recall").value == 0.5
    assert cases.figure("recall", "category name").value == 1.0
    assert cases.figure("recall", "category phrase").value == 0.0
    assert cases.figure("recall", "severity critical").value == 1.0
    assert cases.figure("precision").value == 1.0
    assert cases.figure("F1").value == pytest.approx(2 / 3, abs=1e-4)
    assert cases.figure("precision", "code NAM101").support == 8
    assert cases.figure("recall", "family NAM").value == 0.5
    assert cases.figure("false findings").value == 0.0
    assert cases.figure("Brier score").value == pytest.approx(0.01)
    assert cases.reliability[0].share_right == 1.0


def test_exact_spans_and_characters_are_stricter_than_overlap(root: Path) -> None:
    cases = result_of(root, "cases", PlantedAuditor({"NAM101": r"Smith came"}))
    assert cases.figure("precision").value == 1.0
    assert cases.figure("precision, exact spans").value == 0.0
    assert cases.figure("precision, characters").value == 0.5
    assert cases.figure("recall, characters").value == pytest.approx(5 / 9, abs=1e-4)


def test_flagging_everything_has_the_precision_of_the_base_rate(root: Path) -> None:
    tokens = result_of(root, "onlinemt", EVERY_WORD)
    assert tokens.figure("token recall").value == 1.0
    assert tokens.figure("token precision").value == pytest.approx(3 / 16)
    assert tokens.figure("token F1").value == tokens.figure("token F1", "every token accused").value
    assert tokens.figure("token MCC").value == 0.0
    assert tokens.figure("precision").value == pytest.approx(3 / 16)


def test_annotators_are_compared_with_each_other(root: Path) -> None:
    tokens = result_of(root, "onlinemt", SMITH)
    assert tokens.figure("token F1", "one annotator against the other").value == pytest.approx(2 / 3, abs=1e-4)
    assert tokens.figure("recall", "label grammar").value == 0.0
    assert tokens.figure("recall", "label mistranslation").value == 1.0


def test_a_planted_error_is_localised_and_is_not_on_the_good_translation(root: Path) -> None:
    demetr = result_of(root, "demetr_flores", SMITH)
    assert demetr.figure("localisation").value == 0.5
    assert demetr.figure("localisation", "category named entity replaced").value == 1.0
    assert demetr.figure("differential detection", "severity critical").value == 1.0
    assert demetr.figure("differential detection", "code NAM101").value == 0.5
    assert demetr.figure("precision of new findings").value == 1.0
    assert demetr.figure("forced choice by MQM penalty").value == 0.5
    assert demetr.figure("false findings").value == 0.0


def test_a_finding_that_was_there_before_the_error_is_no_detection(root: Path) -> None:
    demetr = result_of(root, "demetr_flores", PlantedAuditor({"FLU801": r"^\w+ came|train$"}))
    replaced = "category named entity replaced"
    assert demetr.figure("localisation", replaced).value == 1.0
    assert demetr.figure("differential detection", replaced).value == 1.0  # it quotes other words than before
    blind = result_of(root, "demetr_flores", PlantedAuditor({"FLU801": r"by train"}))
    assert blind.figure("localisation", "category final phrase removed").value == 1.0
    assert blind.figure("differential detection").value == 0.0


def test_clean_text_counts_every_accusation_as_false_and_neutral_ones_apart(root: Path) -> None:
    auditor = PlantedAuditor({"NUM201": r"Friday", "NAM106": r"Kyiv"}, severities={"NAM106": Severity.NEUTRAL})
    clean = result_of(root, "clean_pud", auditor)
    assert clean.figure("false findings").value == pytest.approx(1000 / 8)
    assert clean.figure("false findings, neutral ones included").value == pytest.approx(2000 / 8)
    assert clean.figure("texts with a false finding").value == 1.0
    assert clean.figure("false findings", "code NUM201").value == pytest.approx(1000 / 8)
    assert clean.figure("false findings", "genre news").value == pytest.approx(1000 / 8)


def test_only_selected_codes_count(root: Path) -> None:
    auditor = PlantedAuditor({"NUM201": r"Friday", "NAM106": r"Kyiv"})
    clean = result_of(root, "clean_pud", auditor, Selection(half=Half.ALL, select=("NAM",)))
    assert clean.figure("false findings").value == pytest.approx(1000 / 8)
    assert "select:NAM" in clean.recipe


def test_doubts_of_the_audit_about_itself_accuse_nobody(root: Path) -> None:
    assert result_of(root, "clean_pud", PlantedAuditor({"ORC601": r"Kyiv"})).figure("false findings").value == 0.0


def test_suspicious_rows_are_ranked_first_and_refused_ones_before_all(root: Path) -> None:
    ranked = result_of(root, "hallucinations", SMITH)
    assert ranked.figure("hallucination AUROC").value == 1.0
    assert ranked.figure("omission AUROC").value == pytest.approx(0.25)
    refusing = result_of(root, "hallucinations", PlantedAuditor({}, refused="He came."))
    assert refusing.refused == len(small_data.NAMES) == 8
    assert refusing.figure("omission AUROC").value == 1.0
    assert refusing.figure("hallucination AUROC").value == pytest.approx(0.25)


def test_an_exonym_is_accepted_and_a_left_over_name_reported(root: Path) -> None:
    names = result_of(root, "exonyms", PlantedAuditor({"NAM107": r"München|Vienna|first"}))
    assert names.figure("exonym accepted").value == 0.5
    assert names.figure("exonym accepted", "list list:a").value == 1.0
    assert names.figure("untranslated name reported", "list list:a").value == 1.0
    assert names.figure("untranslated name reported", "list list:b").value == 0.0


def test_paragraph_alignment_is_perfect_on_parallel_paragraphs(root: Path) -> None:
    aligned = result_of(root, "alignment_wmt", SMITH)
    assert aligned.figure("bead F1, strict").value == 1.0
    assert aligned.figure("bead F1, lax", "without moved sentences").value == 1.0


def test_scoring_code_is_measured_without_an_audit(root: Path) -> None:
    recorded = result_of(root, "recorded_retranslations", SMITH)
    assert recorded.pairs == 0
    assert recorded.signature == ""
    assert recorded.figure("corpus BLEU", "wmt").value == pytest.approx(16.5, abs=30)


def test_the_halves_share_no_sentence_and_are_all_rows_together(root: Path) -> None:
    chosen, reported = (
        result_of(root, "clean_pud", SMITH, Selection(half=each)) for each in (Half.CHOOSE, Half.REPORT)
    )
    assert chosen.rows + reported.rows == len(small_data.NAMES)
    assert reported.rows == sum(half(small_data.german(name)) for name in small_data.NAMES)
    assert result_of(root, "recorded_retranslations", SMITH, Selection(half=Half.REPORT)).half is Half.ALL


def test_a_limit_keeps_whole_sentences(root: Path) -> None:
    limited = result_of(root, "demetr_flores", SMITH, Selection(half=Half.ALL, limit=3))
    assert (limited.units, limited.rows) == (3, 6)
    assert "limit:3" in limited.recipe


def test_the_fast_subset_is_a_fixed_part(root: Path) -> None:
    fast = result_of(root, "hallucinations", SMITH, Selection(half=Half.ALL, subset=Subset.FAST))
    assert 0 < fast.rows < 24
    assert "subset:fast" in fast.recipe


def test_a_refused_pair_is_counted_and_its_rows_left_out(root: Path) -> None:
    refusing = run(root, "clean_pud", PlantedAuditor({}, refused="Merz"))
    (result,) = refusing.result.datasets
    assert (result.refused, result.rows) == (1, 8)
    assert refusing.refusals[0].reason == "the target says Merz"
    assert result.figure("false findings").support == 7 * 8


def test_a_benchmark_that_is_refused_altogether_is_an_error(root: Path) -> None:
    with pytest.raises(InputError, match="no row of clean_pud could be audited: the target says came"):
        run(root, "clean_pud", PlantedAuditor({}, refused="came"))


def test_equal_pairs_are_audited_once_and_in_order() -> None:
    pairs = [Pair("Er kam.", f"He came {number % 3}.") for number in range(9)]
    asked: list[Pair] = []

    def make_auditor() -> AuditPair:
        def audit(pair: Pair) -> Audit:
            asked.append(pair)
            return SMITH.audit(pair)

        return audit

    outcomes = audited(pairs, make_auditor)
    assert [pair for pair, _ in outcomes] == asked == pairs[:3]


def test_one_auditor_serves_every_benchmark_and_none_is_made_for_nothing(root: Path) -> None:
    made = []

    def make_auditor() -> AuditPair:
        made.append(SMITH)
        return SMITH.audit

    run_bench(["recorded_retranslations"], root, make_auditor, day=DAY, selection=EVERYTHING)
    assert made == []
    run_bench(["cases", "clean_pud", "exonyms"], root, make_auditor, day=DAY, selection=EVERYTHING)
    assert made == [SMITH]


def test_several_processes_give_the_same_audits_in_the_same_order() -> None:
    pairs = [Pair("Er kam.", f"Smith came {number} times." if number % 7 else "Nobody came.") for number in range(40)]
    auditor = PlantedAuditor({"NAM101": r"Smith"}, refused="Nobody")
    alone = audited(pairs, auditor)
    assert audited(pairs, auditor, jobs=2) == alone
    assert isinstance(alone[0][1], Refusal)


def test_an_unexpected_failure_names_the_pair_and_is_not_hidden() -> None:
    def audit(pair: Pair) -> Audit:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError) as raised:
        audited([Pair("Er kam.", "He came.")], lambda: audit)
    assert raised.value.__notes__ == ["while auditing 'Er kam.' / 'He came.'"]


def test_progress_counts_the_pairs(root: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    run_bench(["exonyms"], root, SMITH, day=DAY, selection=EVERYTHING, progress=lambda *each: seen.append(each))
    assert seen == [("exonyms", number, 4) for number in range(1, 5)]


def test_the_same_run_gives_the_same_figures(root: Path) -> None:
    names = sorted(set(all_datasets()) - {"mqm", "seed_names"})
    first, second = (run_bench(names, root, SMITH, day=DAY, selection=EVERYTHING).result for _ in range(2))
    assert first == second
