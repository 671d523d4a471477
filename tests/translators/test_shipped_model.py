"""The small model that ships: it loads without a network, and its testimony tells a translation from a wrong one."""

import pytest

import translaudit
from translaudit.config import Config
from translaudit.translators.base import TextPair, Translator
from translaudit.translators.folders import bundled_folder
from translaudit.translators.resolve import load_translator
from translaudit.translators.subwords import Subwords, pieces_by_word

MOST_BYTES = 45_000_000
SENTENCES = {
    "Bürgermeisterin Okafor eröffnete am Montag die neue Brücke in Tromsø.": (
        "Mayor Okafor opened the new bridge in Tromsø on Monday.",
        {"name": "Mayor Brandt opened the new bridge in Tromsø on Monday."},
    ),
    "Die Polizei nahm in Bukarest 45 Personen fest.": (
        "Police arrested 45 people in Bucharest.",
        {"number": "Police arrested 65 people in Bucharest."},
    ),
    "Der Minister sagte, er werde nicht zurücktreten.": (
        "The minister said he would not resign.",
        {"negation": "The minister said he would resign."},
    ),
    "Nach Angaben der Regierung sind 1250 Häuser beschädigt worden.": (
        "According to the government, 1250 houses have been damaged.",
        {"number": "According to the government, 1750 houses have been damaged."},
    ),
    "Das Gericht in Oslo hat die Klage von Lindqvist abgewiesen.": (
        "The court in Oslo has rejected the lawsuit by Lindqvist.",
        {"name": "The court in Oslo has rejected the lawsuit by Haugland."},
    ),
    "Die Schule ist am Freitag geöffnet.": (
        "The school is open on Friday.",
        {"negation": "The school is not open on Friday.", "day": "The school is open on Tuesday."},
    ),
    "Vor zehn Jahren lebten hier keine Wölfe.": (
        "Ten years ago, no wolves lived here.",
        {"negation": "Ten years ago, wolves lived here.", "number": "Five years ago, no wolves lived here."},
    ),
}
ERRORS = [(source, good, bad) for source, (good, spoilt) in SENTENCES.items() for bad in spoilt.values()]


@pytest.fixture(scope="module")
def own() -> Translator:
    translator, note = load_translator("own", cache=False, offline=True)
    assert translator is not None
    assert note is None
    return translator


@pytest.mark.parametrize("text", ["“We agree,” she said", "A café opened", "It costs 5 € more", "Đặng’s view – no"])
def test_a_character_that_is_written_in_bytes_belongs_to_one_word(text: str) -> None:
    folder = bundled_folder("de", "en")
    assert folder is not None
    subwords = Subwords(folder)
    pieces = subwords.target(text)
    owned = [(text[start:end], [pieces[at].id for at in own]) for start, end, own in pieces_by_word(text, pieces)]
    assert [word for word, numbers in owned if subwords.decode(numbers) != word] == []


def test_it_is_small_and_says_where_it_comes_from() -> None:
    folder = bundled_folder("de", "en")
    assert folder is not None
    assert sum(file.stat().st_size for file in folder.iterdir()) < MOST_BYTES
    card = (folder / "README.md").read_text("utf-8")
    assert "license: cc-by-sa-4.0" in card
    assert "| bleu |" in card


def test_a_wrong_name_number_day_or_negation_costs_probability(own: Translator) -> None:
    good = own.force([TextPair(source, text) for source, text, _ in ERRORS])
    bad = own.force([TextPair(source, text) for source, _, text in ERRORS])
    means = [[each.logprob / each.tokens for each in answers] for answers in (good, bad)]
    missed = [wrong for (_, _, wrong), right, worse in zip(ERRORS, *means, strict=True) if right <= worse]
    assert len(missed) <= 1, missed


def test_an_audit_without_a_network_has_a_re_translation_of_every_sentence_and_a_score() -> None:
    source = " ".join(SENTENCES)
    target = " ".join(good for good, _ in SENTENCES.values())
    audit = translaudit.audit(source, target, config=Config(model="own", offline=True))
    assert audit.model == "own"
    assert [pair.source for pair in audit.pairs] == [(index,) for index in range(len(SENTENCES))]
    assert all(pair.retranslation for pair in audit.pairs)
    assert {"bleu", "chrf2++"} <= set(audit.scores)


def test_its_own_translations_are_not_held_against_the_published_one(own: Translator) -> None:
    source, target = " ".join(SENTENCES), " ".join(bad for _, _, bad in ERRORS[:1] + ERRORS[3:])
    alone, beside = (translaudit.audit(source, target, model=model) for model in ("none", own))
    surer, heard = ({each.fingerprint for each in one.findings if each.code != "PHR401"} for one in (alone, beside))
    assert surer
    assert heard == surer
    assert "re-translation" not in {evidence.witness for each in beside.findings for evidence in each.evidence}
