"""What the surroundings of a number say: neighbouring sentences, the re-translation, the style of the translation."""

from dataclasses import replace

import pytest
from msgspec.structs import replace as replace_struct

from tests.numbers.pairs import case_of, findings, found_in
from translaudit.align import Bead
from translaudit.findings import Severity, Side


def codes(german: str, english: str, retranslation: str | None = None) -> list[str]:
    return [finding.code for finding in findings(german, english, retranslation)]


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Das Parlament stimmte mit 312 zu 289 Stimmen zu.", "Parliament approved it by 312 votes to 289."),
        ("Jeder fünfte Deutsche ist über 65.", "Twenty percent of Germans are over 65."),
        ("Im 18. Jahrhundert wurde das Schloss gebaut.", "The palace was built in the 1700s."),
        ("Er ist Mitte 50.", "He is in his mid-50s."),
        ("Vor anderthalb Jahren war das anders.", "It was different a year and a half ago."),
        ("Die Zahl sank von 5,2 auf 4,8 Mio.", "The number fell from 5.2 million to 4.8 million."),
        ("Sie verlor 6:4, 3:6, 6:7 (5:7).", "She lost 6-4, 3-6, 6-7 (5)."),
        ("Sie wiegt 65 Kilo.", "She weighs 65 kilos (143 lb)."),
        ("Seit 25 Jahren arbeitet er dort.", "He has worked there for a quarter of a century."),
        ("15 Uhr MEZ", "9 a.m. ET"),
        ("um 8.30 Uhr abends", "at 8:30 p.m."),
        ("1,6 Terabyte", "1,600 gigabytes"),
        ("Aktualisiert am 04.05.2018", "Updated on 04/05/2018"),
        ("Der Akku wird 27 Grad warm.", "The battery heats up to 80.6 degrees."),
        ("Rufnummer 030 90 12 34 56", "Phone number +49 30 90123456"),
        ("Der Zweite Weltkrieg endete 1945.", "World War II ended in 1945."),
        ("Im Winter 2023/24 waren es mehr.", "There were more in winter 2023-24."),
        ("Das Tor fiel in der 90.+3 Minute.", "The goal came in the third minute of stoppage time."),
        ("In der 45.+2 Minute glich Köln aus.", "Cologne equalised in first-half injury time."),
        ("Die Temperatur sank auf minus 10 Grad.", "The temperature fell to 10 below zero."),
        ("Temperaturen von minus 5 bis 3 Grad", "Temperatures between -5 and 3 degrees"),
        ("Es wurden minus zehn Grad gemessen.", "A temperature of 14 degrees Fahrenheit was measured."),
        ("Das Wachstum lag bei minus 0,3 Prozent.", "The economy shrank by 0.3 percent."),
        ("Der Fries entstand 170 v. Chr.", "The frieze was made in 170 BCE."),
        ("Papst Johannes Paul II. starb 2005.", "Pope John Paul II died in 2005."),
        ("Die Fahrt dauert eine Dreiviertelstunde.", "The journey takes 45 minutes."),
        ("Der Mittfünfziger war allein.", "The man, in his mid-fifties, was alone."),
        ("Bayern unterlag Köln mit 3:2.", "Bayern lost 2-3 to Cologne."),
        ("Sie siegte 6:4, 3:6, 7:5.", "She won 6-4, 3-6, 7-5."),
        ("Der Konzern verlor einen dreistelligen Millionenbetrag.", "The company lost hundreds of millions."),
        ("Der Erlös sank von 4,2 auf 3,5 Millionen Euro.", "Revenue fell by 0.7 million euros to 3.5 million."),
        ("Der Erlös sank um 0,7 auf 3,5 Millionen Euro.", "Revenue fell from 4.2 million to 3.5 million euros."),
        ("Das Becken fasst 2.500 Kubikmeter.", "The pool holds 88,000 cubic feet."),
        ("Der Park erzeugt 1,2 Terawattstunden.", "The wind farm generates 1,200 gigawatt-hours."),
    ],
)
def test_what_a_good_translator_writes_differently_is_silent(german: str, english: str) -> None:
    assert codes(german, english) == []


@pytest.mark.parametrize(
    ("german", "english", "code"),
    [
        ("Die Temperatur stieg auf 10 Grad.", "The temperature rose to minus 10 degrees.", "NUM201"),
        (
            "Der VfB siegte nach einem 0:2-Rückstand mit 3:2.",
            "Stuttgart came from two goals down to win 2-3.",
            "NUM201",
        ),
        ("Papst Leo XIV. empfing Merz.", "Pope Leo XVI received Merz.", "NUM201"),
        ("Das Tor fiel in der 90.+3 Minute.", "The goal came in the 90+5 minute.", "NUM201"),
        ("In den Siebzigerjahren lebte er dort.", "He lived there in the 1960s.", "NUM205"),
        ("Der Fries entstand 170 v. Chr.", "The frieze was made in AD 170.", "NUM205"),
        ("Bereits im Mai warnte er.", "As early as March he gave a warning.", "NUM205"),
        ("Bei dem Beben starben 2.205 Menschen.", "The quake killed 2,250 people.", "NUM201"),
        ("Die Grünen kamen auf elf Prozent.", "The Greens won twelve percent.", "NUM201"),
        ("Er traf in der 87. Minute.", "He scored in the 78th minute.", "NUM201"),
        ("Zimmer 214 ist frei.", "Room 241 is free.", "NUM201"),
        ("Tel. 030 1234567", "Tel. 030 1234576", "NUM201"),
        ("Der G20-Gipfel beginnt.", "The G7 summit begins.", "NUM201"),
        ("Die beiden Männer flohen.", "The three men fled.", "NUM201"),
        ("Jede dritte Frau", "One in four women", "NUM201"),
        ("Drei Viertel der Befragten", "Two-thirds of the respondents", "NUM201"),
        ("Der Hof verkaufte 200 Mio. Eier.", "The farm sold 200 billion eggs.", "NUM203"),
        ("Es waren minus zwölf Grad Celsius.", "It was minus 12 °F.", "NUM204"),
        ("Anfang der achtziger Jahre", "In the early 1990s", "NUM205"),
        ("Ende Juni 2024", "in early June 2024", "NUM205"),
        ("Um 18.30 Uhr begann es.", "It began at 8:30 p.m.", "NUM205"),
        ("Um 4.20 Uhr begann es.", "It began at 4:20 p.m.", "NUM205"),
        ("Sie stahlen 1,6 Terabyte.", "They stole 1.6 gigabytes.", "NUM204"),
        ("Um 14 Uhr begann es.", "It began at 14:05.", "NUM205"),
        (
            "Der Erlös sank von 4,2 auf 3,5 Millionen Euro.",
            "Revenue fell by 0.9 million euros to 3.5 million.",
            "NUM201",
        ),
        ("Das Becken fasst 2.500 Kubikmeter.", "The pool holds 2,500 cubic feet.", "NUM204"),
        ("Der See liegt 30 Meter tiefer.", "The lake lies 33 feet lower.", "NUM204"),
        ("Der Schaden beträgt 5.000 Euro.", "The damage amounts to $58,000.", "NUM201"),
    ],
)
def test_what_news_reports_is_found_when_it_changes(german: str, english: str, code: str) -> None:
    assert codes(german, english) == [code]


def test_a_number_that_slipped_into_the_next_sentence_is_not_accused() -> None:
    pairs = [
        ("Die Flut tötete 83 Menschen.", "The flood was deadly."),
        ("Das Dorf wurde zerstört.", "The village was destroyed, and 83 died."),
    ]
    assert found_in(case_of(pairs)) == ()


def test_a_number_that_stands_far_away_in_the_translation_is_not_left_out() -> None:
    pairs = [
        ("Die Tote war zwischen 30 und 40 Jahre alt.", "The dead woman was tall."),
        *[("Das Wetter war gut.", "The weather was fine.")] * 4,
        ("Man fand sie im Lehm.", "She was between 30 and 40 when she died in the clay."),
    ]
    assert found_in(case_of(pairs)) == ()


def test_a_number_before_the_full_stop_of_its_sentence_is_no_ordinal() -> None:
    (finding,) = findings("In Bayern sind es 36.", "In Bavaria it is 63.")
    assert (finding.source[0].text, finding.suggestions) == ("36", ("36",))
    (finding,) = findings("Im Rathaus sind es 36.", "In the town hall there are some.")
    assert finding.code == "NUM202"


def test_a_bead_in_which_nothing_fits_speaks_against_the_alignment() -> None:
    assert codes("In 12 Orten wurden 340 Häuser und 27 Brücken zerstört.", "On page 95, see 1,108 and 64.") == []


def test_the_re_translation_acquits_a_number_that_it_shares_with_the_target() -> None:
    german, english = "Rund achtzig Leute waren da.", "About 85 people were there."
    assert codes(german, english) == ["NUM201"]
    assert codes(german, english, "Around 85 people were there.") == []


def test_the_re_translation_raises_the_confidence_when_it_has_the_source_number() -> None:
    german, english = "Das Feuer zerstörte 17 Häuser.", "The fire destroyed 71 houses."
    (alone,) = findings(german, english)
    (heard,) = findings(german, english, "The fire destroyed 17 houses.")
    assert heard.confidence > alone.confidence
    assert [each.witness for each in heard.evidence] == ["source", "re-translation"]


def test_a_missing_number_points_at_the_place_in_the_target_and_at_the_words_of_the_source() -> None:
    (finding,) = findings("Die Klage umfasst 240 Seiten.", "The complaint is long.")
    assert finding.code == "NUM202"
    assert finding.side is Side.TARGET
    assert [(span.start, span.text) for span in finding.target] == [(len("The complaint is long."), "")]
    assert [span.text for span in finding.source] == ["240"]


def test_a_number_repeated_where_another_belongs_is_found() -> None:
    (finding,) = findings(
        "Der Dow fiel um 3,0, die Nasdaq um 3,9 Prozent.", "The Dow fell 3.9, the Nasdaq 3.9 percent."
    )
    assert finding.code == "NUM201"


def test_loose_orders_of_magnitude_are_minor_and_false_friends_critical() -> None:
    (loose,) = findings("Zehntausende Stellen sind in Gefahr.", "Thousands of jobs are at risk.")
    (friend,) = findings("Es geht um Milliarden.", "It is about millions.")
    assert (loose.severity, friend.severity) == (Severity.MINOR, Severity.CRITICAL)


def test_the_suggestion_is_the_source_value_in_the_style_of_the_target() -> None:
    assert findings("Es waren 61.000 Menschen.", "There were 16,000 people.")[0].suggestions == ("61,000",)
    assert findings("Sie gewannen 3:1 im Pokal.", "They won 3-2 in the cup.")[0].suggestions == ("3-1",)
    assert findings("Sie kamen zu siebt, 4 Kinder.", "They came, 5 children.")[0].suggestions == ("4",)


def test_an_ordinal_is_answered_with_an_ordinal() -> None:
    pairs = [
        ("In der 101. Minute", "In the 110th minute"),
        ("Zum 76. Mal", "For the 67th time"),
        ("Am 22. Tag", "Day 2nd"),
    ]
    suggested = [findings(german, english)[0].suggestions for german, english in pairs]
    assert suggested == [("101st",), ("76th",), ("22nd",)]


def test_a_result_the_wrong_way_round_is_suggested_turned() -> None:
    (finding,) = findings("Bonn schlug Trier mit 81:79.", "Bonn beat Trier 79-81.")
    assert finding.suggestions == ("81-79",)


def test_numbers_of_a_sentence_that_became_a_clause_are_compared_with_those_of_the_clause() -> None:
    case = case_of(
        [
            (
                "Die Bank erwartet ein Wachstum von 1,2 Prozent.",
                "The bank expects growth of 1.2 percent; in July it was 0.9.",
            ),
            ("Im Juni waren es noch 0,9 Prozent.", ""),
        ]
    )
    beads = (case.alignment.beads[0], Bead((1,), (), similarity=0.0))
    (finding,) = found_in(replace(case, alignment=replace_struct(case.alignment, beads=beads)))
    assert (finding.code, finding.target[0].text) == ("NUM205", "July")


def test_a_day_that_is_called_by_its_digits_is_that_day() -> None:
    english = "The rules have been stricter since the 9/11 attacks."
    for german in ("den Anschlägen vom 11. September", "den Anschlägen vom 11. September 2001", "9/11"):
        assert not findings(f"Seit {german} sind die Regeln strenger.", english)
    (wrong,) = findings("Seit dem 12. September sind die Regeln strenger.", english)
    assert wrong.spans[0].text == "9/11"


def test_a_date_whose_order_its_digits_do_not_tell_is_read_either_way() -> None:
    for english in ("9/11/2012 was a Tuesday.", "11/9/2012 was a Tuesday."):
        assert not findings("Der 11. September 2012 war ein Dienstag.", english)
    assert findings("Der 11. September 2012 war ein Dienstag.", "9/10/2012 was a Tuesday.")
