"""Qualifiers that a translation must not lose."""

import pytest

from translaudit.accuracy.qualifiers import TOPIC, Qualifier, Qualifiers
from translaudit.auditor import Auditor
from translaudit.config import Config
from translaudit.languages import load_topic
from translaudit.lexicon.globs import fits

AUDITOR = Auditor("none", Config(select=("ACC509",)))
KNOWN = load_topic("de-en", TOPIC, Qualifiers).qualifiers


def lost(source: str, target: str) -> list[tuple[str, str]]:
    return [(finding.source[0].text, finding.target[0].text) for finding in AUDITOR.audit(source, target).findings]


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("Der Vizekanzler sagte ab.", "The chancellor cancelled.", ("Vizekanzler", "chancellor")),
        ("Seine Ex-Frau klagt.", "His wife is suing.", ("Ex", "wife")),
        ("Der unbefristete Streik im Hafen beginnt.", "The strike at the port begins.", ("unbefristete", "strike")),
        ("Nach dem Putschversuch floh der General.", "The general fled after the coup.", ("Putschversuch", "coup")),
    ],
)
def test_a_lost_qualifier_is_pointed_at_where_it_belongs(source: str, target: str, words: tuple[str, str]) -> None:
    assert lost(source, target) == [words]


def test_where_nothing_renders_the_qualified_word_the_end_of_the_sentence_is_shown() -> None:
    assert lost("Die Polizei hatte früh Verdacht geschöpft.", "Officers acted early.") == [("Verdacht", "")]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Der Vizekanzler sagte ab.", "The vice-chancellor cancelled."),
        ("Seine Ex-Frau klagt.", "The woman he was once married to is suing."),
        ("Der ehemalige Bürgermeister lachte.", "The one-time mayor laughed."),
        ("Das Team ist Vizeweltmeister.", "The team won silver at the world championship."),
        ("Freiwillige halfen.", "Locals helped."),
        ("Der mutmaßliche Täter, so die Polizei, floh.", "The man, who police say did it, fled."),
    ],
)
def test_what_is_said_in_other_words_is_not_lost(source: str, target: str) -> None:
    assert lost(source, target) == []


@pytest.mark.parametrize("qualifier", KNOWN, ids=lambda qualifier: qualifier.usual)
def test_the_usual_rendering_is_one_that_acquits(qualifier: Qualifier) -> None:
    assert any(fits(pattern, qualifier.usual) for pattern in qualifier.target)
