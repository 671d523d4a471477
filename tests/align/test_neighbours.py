"""Sentences that no bead holds, but that a neighbour tells."""

import translaudit

GERMAN = """\
Bremen. Der Hafen bleibt am Montag geschlossen. Das teilte die Behörde am Sonntag mit. Grund ist der Sturm.

Die Werft Lürssen schickte 400 Arbeiter nach Hause. Der Betriebsrat begrüßte die Entscheidung.

Am Dienstag sollen die Kräne wieder laufen. Ein Sprecher der Reederei rechnet mit Verspätungen von zwei Tagen.
"""
ENGLISH = """\
BREMEN – The port will stay closed on Monday because of the storm, the authority said on Sunday.

The Lürssen shipyard sent 400 workers home, a decision that the works council welcomed.

The cranes are to run again on Tuesday. A spokesman for the shipping company expects delays of two days.
"""


def lonely(german: str, english: str) -> list[str]:
    audit = translaudit.audit(german, english, model="none")
    return [finding.code for finding in audit.findings if finding.code in ("ACC501", "ACC502")]


def test_sentences_gathered_into_one_are_no_omission() -> None:
    assert lonely(GERMAN, ENGLISH) == []


def test_a_sentence_that_no_neighbour_tells_is_one() -> None:
    cut = ENGLISH.replace(", a decision that the works council welcomed", "")
    assert lonely(GERMAN, cut) == ["ACC501"]


def test_a_sentence_that_the_source_does_not_tell_is_an_addition() -> None:
    grown = ENGLISH.replace("welcomed.", "welcomed. Fishermen had warned of empty nets for weeks.")
    assert lonely(GERMAN, grown) == ["ACC502"]
