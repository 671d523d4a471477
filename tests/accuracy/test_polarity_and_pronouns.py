"""Negation and pronouns: what counts as evidence, and what acquits."""

import pytest

from translaudit import Auditor, Config
from translaudit.accuracy.clauses import negated_only_here
from translaudit.accuracy.opposites import negated_by_prefix, opposites
from translaudit.accuracy.polarity import read_polarity
from translaudit.accuracy.pronouns import read_pronouns, speakers
from translaudit.align import Relation
from translaudit.checks.accuracy.polarity import CHECK
from translaudit.checks.base import Example
from translaudit.checks.examples import findings_of


@pytest.mark.parametrize("text", ["Er kam nicht.", "Niemand kam.", "Weder er noch sie kam."])
def test_a_negator_negates(text: str) -> None:
    polarity = read_polarity(text, "de")
    assert polarity is not None
    assert polarity.negated


@pytest.mark.parametrize(
    "text", ["Not only the mayor came.", "He refused to come.", "It was hardly visible.", "They were unable."]
)
def test_a_text_that_could_carry_a_negation_is_neither_negated_nor_plain(text: str) -> None:
    polarity = read_polarity(text, "en")
    assert polarity is not None
    assert not polarity.negated
    assert not polarity.plain


def test_a_negator_is_pinned_to_the_word_it_denies() -> None:
    text = "She said the court had not accepted the plan."
    place = negated_only_here(text, "She said that the court had accepted the plan.", "en")
    assert place is not None
    assert text[slice(*place)] == "not accepted"
    assert negated_only_here(text, "She said that the court had never accepted the plan.", "en") is None


def test_opposites_hold_in_both_directions() -> None:
    assert all(word in opposites("en")[other] for word, others in opposites("en").items() for other in others)


def test_a_negating_prefix_makes_an_opposite() -> None:
    assert negated_by_prefix("unhappy", "happy", "en")
    assert not negated_by_prefix("happy", "happy", "en")


def test_the_verb_sein_is_no_pronoun() -> None:
    pronouns = read_pronouns("Das soll so sein.", "de")
    assert pronouns is not None
    assert pronouns.masculine.pronouns == ()


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("„Gut“, sagte Olaf Scholz.", "de", "Scholz"),
        ("“Good,” said Olaf Scholz.", "en", "Scholz"),
        ("Scholz said so.", "en", "Scholz"),
    ],
)
def test_the_speaker_is_the_last_name_beside_a_verb_of_saying(text: str, lang: str, name: str) -> None:
    assert [text[slice(*place)] for place in speakers(text, lang)] == [name]


def test_a_language_without_data_is_not_read() -> None:
    assert read_polarity("Hän ei tullut.", "fi") is None
    assert read_pronouns("Hän ei tullut.", "fi") is None


@pytest.mark.parametrize("text", ["Der Plan ist nicht unumstritten.", "Das ist nicht unmöglich."])
def test_two_negations_assert(text: str) -> None:
    polarity = read_polarity(text, "de")
    assert polarity is not None
    assert not polarity.negated
    assert polarity.carried


def accused_opposites(source: str, target: str) -> list[str]:
    findings = Auditor("none", Config(select=("ACC504",))).audit(source, target, relation=Relation.PARALLEL).findings
    return [finding.target[0].text for finding in findings]


def test_an_opposite_is_proved_by_the_source_alone_whatever_its_inflection() -> None:
    assert accused_opposites("Die Mieten sind stark gestiegen.", "Rents have fallen sharply.") == ["fallen"]
    assert accused_opposites("Die Mieten sind stark gestiegen.", "Rents have risen sharply.") == []


def test_an_opposite_that_some_source_word_means_is_left_alone() -> None:
    assert accused_opposites("Erst stiegen die Mieten, dann fielen sie.", "Rents rose at first and then fell.") == []


def test_a_word_that_the_re_translation_has_too_is_no_opposite() -> None:
    example = Example(
        source="Das öffentliche Interesse ist groß.",
        target="There is great private interest.",
        retranslation="There is great private interest.",
    )
    assert findings_of(CHECK, example) == ()
