import json

from tests.benchmark_data import benchmark
from translaudit.phrases.beads import PairedText
from translaudit.quality import article_quality, segment_quality
from translaudit.record import Quality

SOURCE = "Die Polizei suchte am Montag in Bonn nach dem vermissten Kind."
WITNESS = "Police searched for the missing child in Bonn on Monday."


def quality(target: str, witness: str | None = WITNESS) -> Quality:
    estimate = segment_quality(PairedText(0, target, 0, SOURCE, 0, witness), ("de", "en"))
    assert estimate is not None
    return estimate


def test_damage_lowers_the_estimate_whatever_its_kind() -> None:
    good = quality("On Monday, the police in Bonn searched for the missing child.").value
    for damaged in (
        "On Monday , the police in Bonn searched for the missing child .",
        "on monday, the police in bonn searched for the missing child.",
        "On Monday, the police in Bonn for the missing child.",
        "On Monday, the police in Bonn searched searched for the missing child.",
        "Did the police in Bonn search for the missing child on Monday?",
        "On Monday, the police in Bonn searched for the missing garlic",
    ):
        assert quality(damaged).value < good, damaged


def test_without_a_re_translation_nonsense_is_still_worse_than_a_translation() -> None:
    assert quality("Seven bicycles drink the purple moon.", None).value < quality(WITNESS, None).value


def test_the_estimate_lies_within_its_interval() -> None:
    estimate = quality(WITNESS)
    assert 0 <= estimate.low <= estimate.value <= estimate.high <= 100


def test_a_pair_of_languages_without_weights_has_no_estimate() -> None:
    assert segment_quality(PairedText(0, "Hej", 0, "Hei", 0, None), ("fi", "sv")) is None


def test_an_article_is_the_mean_of_its_segments_and_the_same_each_time() -> None:
    segments = [Quality(20.0, 5.0, 50.0), Quality(90.0, 70.0, 97.0), Quality(70.0, 40.0, 90.0)]
    estimate = article_quality(segments)
    assert estimate is not None
    assert estimate.value == 60.0
    assert estimate.low < 60.0 < estimate.high
    assert estimate == article_quality(segments)
    assert article_quality([]) is None


def test_the_unperturbed_sentence_is_preferred_on_sentences_that_were_not_learnt_from() -> None:
    from translaudit.training.lessons import chosen, read_rows

    rows = [row for row in read_rows(benchmark("demetr_flores.jsonl")) if not chosen(row["source"])][::6]

    def value(row: dict[str, str], text: str) -> float:
        estimate = segment_quality(PairedText(0, text, 0, row["source"], 0, row["retranslation"]), ("de", "en"))
        assert estimate is not None
        return estimate.value

    preferred = sum(value(row, row["mt"]) > value(row, row["perturbed"]) for row in rows)
    assert preferred / len(rows) > 0.93, json.dumps({"preferred": preferred, "rows": len(rows)})
