"""A re-translation that cannot be trusted is recognised; a good one is left alone."""

import json

import pytest

from tests.benchmark_data import benchmark
from translaudit.translators.base import Ailment
from translaudit.translators.health import Languages, diagnose

PAIR = Languages("de", "en")


@pytest.mark.parametrize(
    ("source", "output", "ailment"),
    [
        ("Das ist ein gutes Zeichen.", "That is a good, good, good, good sign.", Ailment.REPETITION),
        (
            "Er trat zurück und ging nach Hause.",
            "He went to the house and went to the house and went to the house.",
            Ailment.REPETITION,
        ),
        ("Preis auf Anfrage", "Price on request" + "." * 60, Ailment.REPETITION),
        ("Das ist aber nicht so einfach.", "Das ist aber nicht so einfach.", Ailment.COPY),
        (
            "Wir haben das nicht gewusst und es tut uns leid.",
            "Wir haben das nicht gewollt, und das ist die Wahrheit.",
            Ailment.LANGUAGE,
        ),
        ("Die Ministerin lehnte den Vorschlag der Länder gestern ab.", "No.", Ailment.LENGTH),
        (
            "Die Ministerin kündigte am Montag höhere Steuern auf Tabak an.",
            "The weather will be fine in the mountains on Tuesday.",
            Ailment.DETACHED,
        ),
        ("Ja, gern.", " ", Ailment.EMPTY),
        ("Ja, gern.", " – ", Ailment.EMPTY),
    ],
)
def test_an_ailing_output_is_recognised(source: str, output: str, ailment: Ailment) -> None:
    assert ailment in diagnose(source, output, PAIR)


@pytest.mark.parametrize(
    ("source", "output"),
    [
        ("Nein, nein, nein, nein!", "No, no, no, no!"),
        ("Immer wieder fragte er nach.", "He asked again and again."),
        ("FC Bayern München – Borussia Dortmund 3:2", "FC Bayern München – Borussia Dortmund 3:2"),
        ("Merkel, Scholz, Habeck, Baerbock, Lindner", "Merkel, Scholz, Habeck, Baerbock, Lindner"),
        ("„Die Welt“ und „Der Spiegel“ berichteten darüber.", "Die Welt and Der Spiegel were the first to report it."),
        ("Tor!", "Goal!"),
        ("Das war wohl ein Schuss in den Ofen.", "That seems to have backfired."),
    ],
)
def test_a_sound_output_is_left_alone(source: str, output: str) -> None:
    assert diagnose(source, output, PAIR) == ()


def test_languages_without_data_are_judged_by_repetition_and_length_only() -> None:
    assert diagnose("Dit is echt niet zo eenvoudig.", "Dit is echt niet zo eenvoudig.", Languages("nl", "sv")) == ()


def test_recorded_news_translations_are_nearly_all_sound() -> None:
    lines = benchmark("recorded_retranslations/wmt19.tsv").read_text("utf-8").rstrip("\n").split("\n")
    pairs = [(source, output) for source, output, *_ in (line.split("\t") for line in lines)]
    ailing = [pair for pair in pairs if diagnose(*pair, PAIR)]
    assert len(lines) == 2000
    assert len(ailing) <= 4


def test_repetitive_outputs_of_the_hallucination_benchmark_are_found() -> None:
    rows = [json.loads(line) for line in benchmark("hallucinations.jsonl").read_text("utf-8").splitlines()]
    found = [row for row in rows if Ailment.REPETITION in diagnose(row["source"], row["target"], PAIR)]
    right = [row for row in found if row["labels"]["repetitions"]]
    assert len(right) >= 25
    assert len(right) / len(found) > 0.9
