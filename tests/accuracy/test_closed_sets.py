"""Words exchanged for their neighbours in small, closed sets."""

import json
from itertools import permutations

import pytest

from tests.benchmark_data import benchmark
from translaudit.accuracy.closed_sets import TOPIC, ClosedSets
from translaudit.checks.accuracy.exchanged_concept import CHECK
from translaudit.checks.base import Example
from translaudit.checks.examples import findings_of
from translaudit.languages import load_topic

SETS = load_topic("de-en", TOPIC, ClosedSets).sets


def accused(source: str, target: str, retranslation: str = "") -> list[tuple[str, tuple[str, ...]]]:
    example = Example(source=source, target=target, retranslation=retranslation)
    return [(finding.target[0].text, finding.suggestions) for finding in findings_of(CHECK, example)]


@pytest.mark.parametrize("closed_set", SETS, ids=lambda each: each.name)
def test_no_word_names_two_members_of_a_set(closed_set: object) -> None:
    for one, other in permutations(closed_set.members, 2):  # type: ignore[attr-defined]
        assert not set(one.source) & set(other.source)
        assert not set(one.target) & set(other.target)


@pytest.mark.parametrize(
    ("german", "english", "wrong", "suggestion"),
    [
        ("Die Ostküste wurde evakuiert.", "The west coast was evacuated.", "west", "east"),
        ("Finanzminister Jan Roth widersprach.", "Defense minister Jan Roth disagreed.", "Defense minister", None),
        ("Ihr Bruder überlebte den Unfall.", "Her father survived the accident.", "father", "brother"),
        ("Der Richter vertagte den Prozess.", "The prosecutor adjourned the trial.", "prosecutor", "judge"),
        ("Norwegische Fischer protestierten.", "Finnish fishermen protested.", "Finnish", "Norwegian"),
        ("Die Fahne war blau.", "The flag was yellow.", "yellow", "blue"),
        ("Im Frühling kommen die Störche.", "The storks come in autumn.", "autumn", "spring"),
        ("Die Mehrheit stimmte zu.", "The minority agreed.", "minority", "majority"),
        ("Die Ausgaben blieben hoch.", "Revenue remained high.", "Revenue", "Expenditure"),
        ("Die Staffel holte Silber.", "The relay team took bronze.", "bronze", "silver"),
        ("Nach dem Erdbeben fehlt Trinkwasser.", "After the flood there is no drinking water.", "flood", "earthquake"),
        ("Der Bus prallte gegen eine Mauer.", "The lorry hit a wall.", "lorry", "bus"),
        ("Die Moschee wurde geräumt.", "The church was evacuated.", "church", "mosque"),
        ("Er griff zur Pistole.", "He reached for a knife.", "knife", "pistol"),
        ("Sie brach sich das Knie.", "She broke her elbow.", "elbow", "knee"),
        ("Die Zahl der Masernfälle wächst.", "The number of malaria cases is growing.", "malaria", "measles"),
        ("Im nächsten Monat beginnt der Umbau.", "The conversion starts next week.", "week", "month"),
        ("Die Opfer meldeten sich bei der Polizei.", "The perpetrators contacted the police.", "perpetrators", None),
        ("Die Nacht verbrachte er im Auto.", "He spent tonight in the car.", "tonight", "night"),
        ("Sie konzentrierte sich nur auf das Spiel.", "She only focused on the fight.", "fight", None),
        ("Die Mannschaft verlor das Auswärtsspiel.", "The team won the away game.", "won", "lost"),
        ("Der Angeklagte wurde freigesprochen.", "The defendant was convicted.", "convicted", "acquitted"),
        ("Die Wohnungen werden teurer.", "Flats are getting cheaper.", "cheaper", None),
        ("Das Parlament lehnte den Antrag ab.", "Parliament approved the motion.", "approved", None),
        ("Der Versuch scheiterte.", "The attempt was successful.", "successful", None),
        ("Sie zogen in ein altes Haus.", "They moved into a new house.", "new", "old"),
        ("Die Sitzung begann um neun.", "The meeting ended at nine.", "ended", "began"),
        ("Private Sender wachsen.", "Public broadcasters are growing.", "Public", "Private"),
        ("Das Radio meldete den Unfall.", "The newspaper reported the accident.", "newspaper", None),
    ],
)
def test_a_neighbour_in_the_place_of_the_right_word_is_accused(
    german: str, english: str, wrong: str, suggestion: str | None
) -> None:
    ((words, suggestions),) = accused(german, english)
    assert words == wrong
    assert suggestion is None or suggestion in suggestions


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Die Ostsee ist hier kalt.", "The Baltic Sea is cold here."),
        ("Seine Mutterfirma verkaufte das Werk.", "Its parent company sold the plant."),
        ("Auf Deutsch heißt das Stück anders.", "The play has another name in English."),
        ("Kiew hofft auf Hilfe der USA.", "Ukraine is hoping for help from Washington."),
        ("Frau Krämer traf den Innenminister.", "Ms. Krämer met the minister of the interior."),
        ("Der Präsident sprach.", "The head of state spoke."),
        ("Er ging nach Paris.", "He left for France."),
        ("Die Preise gingen in die Höhe.", "Prices went up."),
        ("Rechtlich ist der Fall klar.", "Legally, the left side has no case."),
        ("Er hat den Prozess nicht gewonnen.", "He lost the lawsuit."),
        ("Der Zug der Narren zog durch die Stadt.", "The carnival procession moved through the town."),
        ("Der Zugang zum Auto war versperrt.", "He could not get to the vehicle."),
        ("Die Klinik nahm zwei Verletzte auf.", "Two injured people were taken to hospital."),
        ("Die US-Staatsanwältin klagte drei Männer an.", "The US attorney charged three men."),
        ("Das Auto ist ein Jahr alt.", "The car is twelve months old."),
        ("Ein Mann steht vor Gericht, weil er gelogen haben soll.", "A man is on trial accused of lying."),
        ("Der Torschütze feierte.", "The scorer celebrated."),
        ("Er arbeitet seit eineinhalb Jahren hier.", "He has worked here for eighteen months."),
        ("Dem Team gelang es nicht, die Kinder zu retten.", "The team failed to save the children."),
        ("Die 28-jährige Köchin wurde gefunden.", "The 28-year-old cook was found this week."),
        ("Sie siegte nach einem langen Lauf.", "She won after a long race."),
        (
            "Der Kreml dementiert. In Moskau heißt es, Orban vermittle.",
            "The Kremlin denies it. The Hungarian leader mediates.",
        ),
        ("Die Polizei verfolgt den Mann seit dem 0:3.", "Police have been after the man since the 3-0 defeat."),
        ("Die automatische Ansage im Thalys fiel aus.", "The automatic announcement on the Thalys train failed."),
        ("Der Preis für die Maß steigt auf 16 Euro.", "The price of a litre of beer is rising to 16 euros."),
        (
            "Lokale Medien berichten von einem ausgebrannten Toyota.",
            "Local media report that a burnt-out car was found.",
        ),
        ("Die Bevölkerung Katars lebt vom Flüssiggas.", "The people of Qatar live off liquefied natural gas."),
    ],
)
def test_what_a_translator_may_write_is_not_accused(german: str, english: str) -> None:
    assert accused(german, english) == []


def test_a_member_moved_into_the_next_sentence_is_no_contradiction() -> None:
    source = "Im Süden regnet es.\nDer Norden bleibt trocken."
    assert accused(source, "It is raining.\nThe south is wet and the north stays dry.") == []


def test_a_retranslation_that_says_the_same_acquits_and_one_that_disagrees_is_a_second_witness() -> None:
    source, target = "Der Südflügel brannte.", "The north wing was on fire."
    assert accused(source, target, "The north wing burned.") == []
    (finding,) = findings_of(CHECK, Example(source=source, target=target, retranslation="The south wing burned."))
    assert [each.witness for each in finding.evidence] == ["source", "re-translation"]
    assert finding.confidence > findings_of(CHECK, Example(source=source, target=target))[0].confidence


def test_good_human_translations_are_silent() -> None:
    rows = [json.loads(line) for line in benchmark("clean_pud.jsonl").read_text("utf-8").splitlines()[::4]]
    assert [found for row in rows for found in accused(row["source"], row["target"])] == []
