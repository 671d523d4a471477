"""The whole job: two articles and a model in, findings and scores out."""

import json
from pathlib import Path

import jsonschema
import pytest
import sacrebleu

import translaudit
from translaudit.align import Relation
from translaudit.config import Config

SEEDS = Path(__file__).parent.parent / "seeds"
GERMAN_SEED, ENGLISH_SEED = SEEDS / "000_c040f3b033556a48.txt", SEEDS / "001_5f0f520af9895938.txt"
GERMAN = (
    "Der Minister besucht die Stadt am Montag. Die Kanzlerin kritisiert den Plan nicht. "
    "Die Polizei meldet 27 Verletzte seit gestern. Selenskyj warnt vor einem Krieg nach dem Treffen in Genf."
)
ENGLISH = (
    "The minister visits the city on Monday. The chancellor criticises the plan. "
    "The police reports 72 injured since yesterday. Zelensky warns of a war after the meeting in Geneva."
)


@pytest.fixture(scope="module")
def seed_audit() -> translaudit.Audit:
    return translaudit.Auditor("none").audit(GERMAN_SEED, ENGLISH_SEED)


@pytest.fixture(scope="module")
def auditor(small_marian: Path) -> translaudit.Auditor:
    return translaudit.Auditor(str(small_marian), Config(cache=False))


def test_the_two_seed_articles_are_comparable_and_found_faulty(seed_audit: translaudit.Audit) -> None:
    assert seed_audit.relation is Relation.COMPARABLE
    assert seed_audit.model is None
    assert seed_audit.scores == {}
    assert {"NAM101", "FLU804", "FLU805", "FLU806"} <= {finding.code for finding in seed_audit.findings}


def test_an_audit_is_the_same_twice_and_fits_its_schema(seed_audit: translaudit.Audit) -> None:
    again = translaudit.Auditor("none").audit(GERMAN_SEED, ENGLISH_SEED)
    assert again.to_json() == seed_audit.to_json()
    published = json.loads((SEEDS.parent / "docs" / "audit.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(seed_audit.to_json()), published)


def test_with_a_model_every_pair_is_retranslated_and_scored_as_sacrebleu_does(auditor: translaudit.Auditor) -> None:
    audit = auditor.audit(GERMAN, ENGLISH)
    assert audit.relation is Relation.PARALLEL
    hypotheses, references = [], []
    for pair in audit.pairs:
        segment = audit.target.segments[pair.target[0]]
        hypothesis = audit.target.text[segment.start : segment.end]
        assert pair.retranslation is not None
        assert pair.scores["bleu"].value == sacrebleu.sentence_bleu(hypothesis, [pair.retranslation]).score
        expected = sacrebleu.sentence_chrf(hypothesis, [pair.retranslation], word_order=2).score
        assert pair.scores["chrf2++"].value == expected
        hypotheses.append(hypothesis)
        references.append(pair.retranslation)
    assert audit.pairs[0].retranslation == "The minister visits the city on Monday."
    assert audit.scores["bleu"].value == sacrebleu.corpus_bleu(hypotheses, [references]).score
    assert audit.scores["chrf2++"].value == sacrebleu.corpus_chrf(hypotheses, [references], word_order=2).score
    assert audit.scores["ter"].value == sacrebleu.corpus_ter(hypotheses, [references]).score
    assert "version:2" in audit.scores["bleu"].signature
    assert "weights:" in audit.signature


def test_a_lost_negation_and_a_swapped_figure_are_accused_at_their_words(auditor: translaudit.Auditor) -> None:
    accused = {finding.code: finding for finding in auditor.audit(GERMAN, ENGLISH).findings}
    assert accused["NUM201"].spans[0].text == "72"
    assert accused["NUM201"].suggestions[0] == "27"
    assert accused["ACC504"].severity == "critical"


def test_two_different_events_are_told_first_and_only_texts_are_checked(seed_audit: translaudit.Audit) -> None:
    football = (
        "Arsenal drew with Chelsea at the Emirates Stadium. The home side led until the last minute, when "
        "substitute Joao Felix equalised. The manager blamed the defence."
    )
    audit = translaudit.audit(GERMAN_SEED, football, model="none")
    assert audit.relation is Relation.UNRELATED
    assert not [finding for finding in audit.findings if finding.code.startswith(("NAM101", "NUM20", "ACC", "TRM"))]


def test_a_string_is_text_and_a_path_is_a_file() -> None:
    with pytest.raises(translaudit.InputError, match="does not exist"):
        translaudit.audit(Path("Der Minister sprach."), "The minister spoke.", model="none")
    assert translaudit.audit("Der Minister sprach.", "The minister spoke.", model="none").source.path is None


def test_settings_in_the_place_of_the_model_are_refused_at_once() -> None:
    with pytest.raises(TypeError, match="settings go to config="):
        translaudit.Auditor(translaudit.Config(model="none"))  # type: ignore[arg-type]


def test_findings_pairs_and_scores_come_as_data_frames(auditor: translaudit.Auditor) -> None:
    audit = auditor.audit(GERMAN, ENGLISH)
    findings = audit.to_pandas()
    assert len(findings) == len(audit.findings)
    for row in findings[findings["side"] == "target"].to_dict("records"):
        assert ENGLISH[row["start"] : row["end"]] == row["text"]
        assert ENGLISH.splitlines()[row["line"] - 1][row["column"] - 1 :].startswith(row["text"])
    assert list(audit.to_pandas("scores")["metric"]) == ["bleu", "chrf2++", "ter"]
    assert len(audit.to_pandas("pairs")) == len(audit.pairs)
    with pytest.raises(ValueError, match="no table 'rows'"):
        audit.to_pandas("rows")
