"""One quantity as German and English news write it: the same is silent, another one is found once and at its words."""

import pytest

from tests.numbers.pairs import findings

SAME = {
    "a year before a thousand is no number of thousands": [
        ("Das Werk strich 2021 tausend Stellen.", "The plant cut a thousand jobs in 2021."),
    ],
    "one in many thousands": [
        ("Betroffen ist einer von zweitausend Patienten.", "One in two thousand patients is affected."),
        ("Betroffen ist einer von 100 000 Patienten.", "One in 100,000 patients is affected."),
    ],
    "a time taken, whatever stands before the seconds": [
        ("Die Kenianerin siegte in 2:19:47 Stunden.", "The Kenyan won in 2:19.47."),
        ("Die Kenianerin siegte in 2:19:47 Stunden.", "The Kenyan won in 2:19:47."),
        ("Die Kenianerin siegte in 2:19:47 Stunden.", "The Kenyan won in 2 hours, 19 minutes and 47 seconds."),
        ("Die Kenianerin siegte in 2:19:47 Stunden.", "The Kenyan won in 2h 19m 47s."),
        ("Sie schwamm die Strecke in 1:54,32 Minuten.", "She swam the distance in 1:54.32."),
        ("Sie schwamm die Strecke in 1:54,32 Minuten.", "She swam the distance in 1 minute 54.32 seconds."),
        ("Die Runde dauerte 1:21,345 Minuten.", "The lap took 1:21.345."),
        ("Die Runde dauerte 1:21,345 Minuten.", "The lap took 1 minute 21.345 seconds."),
        ("Sie fuhr 2:19:47,5 Stunden.", "She drove for 2 hours, 19 minutes and 47.5 seconds."),
        ("Um 14:30:15 Uhr bebte die Erde.", "The earth shook at 2:30:15 p.m."),
        ("Um 14:30:15 Uhr bebte die Erde.", "The earth shook at 2:30 p.m."),
        ("Der Maßstab ist 1:25.000.", "The scale is 1:25,000."),
    ],
    "quarters of a year are counted, quarters of a whole are a part": [
        ("In den ersten drei Quartalen stieg der Umsatz.", "Revenue rose in the first three quarters."),
        ("In den ersten drei Quartalen stieg der Umsatz.", "Revenue rose in the first nine months."),
        ("Die Firma schrieb zwei Quartale in Folge Verluste.", "The company lost money for two quarters in a row."),
        ("Die ersten drei Viertel des Films sind gut.", "The first three quarters of the film are good."),
        ("Drei Viertel der Häuser stehen leer.", "Three-quarters of the houses are empty."),
        ("Drei Viertel der Häuser stehen leer.", "75 percent of the houses are empty."),
    ],
    "days joined by a stroke": [
        ("Gespielt wird am 3./4. + 10./11. April.", "The matches are on 3/4 + 10/11 April."),
        ("Gespielt wird am 3./4. + 10./11. April.", "The matches are on April 3/4 and April 10/11."),
        ("In der Nacht vom 4./5. Mai brannte es.", "There was a fire in the night of 4th/5th May."),
        ("In der Nacht vom 4./5. Mai brannte es.", "There was a fire in the night of May 4-5."),
        ("Hinspiel am 3./4. Mai, Rückspiel am 9./10. Mai.", "First leg on 3/4 May, the second leg on 9/10 May."),
        ("Im Mai stimmten drei Viertel zu.", "In the spring 3/4 agreed."),
    ],
    "a hundred percent is also said in words": [
        ("Auf ihn ist hundertprozentig Verlass.", "You can count on him."),
        (
            "Die Reederei ist eine hundertprozentige Tochter der Bahn.",
            "The line is a wholly owned unit of the railway.",
        ),
        ("Die Reederei ist eine hundertprozentige Tochter der Bahn.", "The line is a 100 percent unit of the railway."),
        ("Das Eis ist rein pflanzlich.", "The ice cream is 100% plant-based."),
        ("Er ist völlig sicher.", "He is 100 percent sure."),
        ("Die Fabrik läuft zu 100 Prozent mit Windstrom.", "The factory runs entirely on wind power."),
    ],
    "spans of time": [
        ("Die hundert Jahre alte Brücke wurde gesperrt.", "The century-old bridge was closed."),
        ("Das Grab war ein Jahrhundert lang verschlossen.", "The tomb was closed for a hundred years."),
        ("Zehn Jahre nach der Flut ist das Dorf leer.", "A decade after the flood the village is empty."),
        ("Der Vertrag gilt zwölf Monate.", "The contract is valid for a year."),
        ("Im Jahresvergleich stiegen die Mieten um 4 Prozent.", "Rents rose 4 percent over the last 12 months."),
        ("Das 100-jährige Bestehen wird gefeiert.", "The centenary is being celebrated."),
        ("In 14 Tagen wird gewählt.", "The election is in a fortnight."),
        ("In acht Tagen beginnt die Messe.", "The fair starts in eight days."),
    ],
    "large numbers": [
        ("Es fehlen 20 bis 30 Milliarden Euro.", "Some 20 to 30 thousand million euros are missing."),
        ("Der Schaden beträgt 3,7 Milliarden Dollar.", "The damage is $3.7 thousand million."),
        ("Rund 30.000 Menschen kamen.", "Some 30 thousand people came."),
        ("Der Umsatz stieg auf 480 $ Millionen.", "Revenue rose to $480 million."),
        ("Die Bahn zahlt € 250 Millionen.", "The railway is paying €250 million."),
        ("Die Brücke kostet Mio. € 12.", "The bridge costs €12 million."),
        ("Der Umsatz lag bei 7,4 Mrd. Euro.", "Revenue was €7.4 bn."),
        ("Der Umsatz lag bei 7,4 Mrd. Euro.", "Revenue was EUR7.4bn."),
        ("Eine knappe Million Menschen lebt dort.", "Just under a million people live there."),
        ("Eine weitere Milliarde Euro fließt ab.", "Another billion euros is draining away."),
        ("Rund 5.000 bis 6.000 Gäste waren da.", "Between five and six thousand guests were there."),
        ("Rund 5.000 bis 6.000 Gäste waren da.", "Some 5-6,000 guests were there."),
        ("Der Wert liegt zwischen 0,5 und 0,8.", "The value lies between .5 and .8."),
    ],
    "shares and multiples": [
        ("Jeder Vierte ist arm.", "One in four is poor."),
        ("Die Hälfte der Befragten sagte ja.", "One in two of those asked said yes."),
        ("Einer von fünf Menschen hungert.", "20 percent of people go hungry."),
        ("Es ist der dritte Sieg in vier Jahren.", "It is the third one in four years."),
        ("Die Bank will eine Halbierung der Kosten.", "The bank wants to cut costs by 50 percent."),
        ("Die Zahl hat sich versechsfacht.", "The number has increased sixfold."),
        ("Der Leitzins sinkt um 25 Basispunkte.", "The key rate falls by 0.25 percentage points."),
        ("Der Leitzins sinkt um 25 Basispunkte.", "The key rate falls by a quarter point."),
    ],
    "the time of day": [
        ("Um 15.30 Uhr begann die Sitzung.", "The session began at 3.30 in the afternoon."),
        ("Um kurz nach 20 Uhr war Schluss.", "It was over shortly after eight in the evening."),
        ("Es war Viertel nach drei.", "It was a quarter past three."),
        ("Um 6.10 Uhr fuhr er ab.", "He left at ten past six."),
        ("Um 11.50 Uhr fuhr er ab.", "He left at ten to twelve."),
        ("Um 12.20 Uhr fuhr er ab.", "He left at twenty past twelve."),
        ("Er fuhr um fünf vor halb neun ab.", "He left at 8:25 a.m."),
        ("Er kam um zwanzig Minuten vor acht.", "He came at twenty to eight."),
        ("Zehn bis zwölf Gäste kamen um 14 Uhr.", "Ten to twelve guests came at 2 p.m."),
        ("Der Rat lehnte es mit zehn zu zwei Stimmen ab.", "The council rejected it by ten to two."),
    ],
    "centuries by their years": [
        ("Das Grab stammt aus dem sechsten Jahrhundert vor Christus.", "The grave dates from the 500s B.C."),
        ("Die Kirche stammt aus dem 8. Jahrhundert.", "The church dates from the 700s A.D."),
        ("Die Kirche stammt aus den 800er-Jahren.", "The church dates from the ninth century."),
    ],
    "measures in two units": [
        ("Sie war 1,62 Meter groß.", "She was close to 5 feet 4 inches tall."),
        ("Sie war 1,62 Meter groß.", "She was 5ft 4in."),
        ("Sie war 1,62 Meter groß.", "She stood 5 feet 4."),
        ("Der 1,88 Meter große Stürmer traf.", "The six-foot-two striker scored."),
        ("Der 1,88 Meter große Stürmer traf.", "The 6-foot-2-inch striker scored."),
        ("Das Kind wog 3,75 Kilo.", "The child weighed 8 pounds 4 ounces."),
        ("Der Flug dauerte 135 Minuten.", "The flight took two hours and 15 minutes."),
        ("Er bekam anderthalb Jahre.", "He was given one year and six months."),
        ("Er bekam ein Jahr und sechs Monate.", "He was given 18 months."),
    ],
    "tons of other places": [
        ("Der Block wog 80 Tonnen.", "The block weighed 88 tons."),
        ("Der Block wog 80 Tonnen.", "The block weighed 80 tons."),
        ("Der Block wog 2000 Kilo.", "The block weighed 2 tons."),
    ],
    "units that are understood": [
        ("Der Raum misst 3 x 4 m.", "The room is 10 by 13 feet."),
        ("Der Raum misst 3x4x2,5 m.", "The room is 10x13x8 feet."),
        ("Die Zone wuchs von sieben auf acht Kilometer.", "The zone grew from four to five miles."),
        ("Die Zone wuchs auf 30 Kilometer, von bisher 20.", "The zone grew from 12 to 18 miles."),
        ("Es werden 12 bis 15 Grad.", "Highs of 54 to 59 degrees Fahrenheit are forecast."),
        ("Er lief 3 Kilometer.", "He ran two miles."),
    ],
    "a score is no number of something": [
        (
            "Mit 6:2 Punkten kletterte das Team auf Platz zwei hinter Bonn (8:0).",
            "The team climb to second with six points from four games, behind Bonn.",
        ),
    ],
}

CHANGED = {
    "a time taken": [
        ("Die Kenianerin siegte in 2:19:47 Stunden.", "The Kenyan won in 2:19.74.", "NUM201", "2:19.74"),
        ("Die Kenianerin siegte in 2:19:47 Stunden.", "The Kenyan won in 2:91:47.", "NUM201", "2:91:47"),
        ("Sie schwamm die Strecke in 1:54,32 Minuten.", "She swam it in 1:45.32.", "NUM201", "1:45.32"),
        ("Er lief 2:05:33 Stunden.", "He ran for two hours, five minutes and 34 seconds.", "NUM201", "34"),
        ("Um 14:30:15 Uhr bebte die Erde.", "The earth shook at 4:30 p.m.", "NUM205", "4:30 p.m."),
    ],
    "quarters": [
        ("In den ersten drei Quartalen stieg der Umsatz.", "Revenue rose in the first two quarters.", "NUM201", "two"),
        ("Drei Viertel der Häuser stehen leer.", "Half of the houses are empty.", "NUM201", "Half"),
        ("Im vierten Quartal sank der Gewinn.", "Profit fell in the third quarter.", "NUM201", "third"),
    ],
    "days joined by a stroke": [
        ("Gespielt wird am 3./4. + 10./11. April.", "The matches are on 3/4 + 10/12 April.", "NUM205", "12"),
        ("In der Nacht vom 4./5. Mai brannte es.", "There was a fire in the night of 4/6 May.", "NUM205", "6"),
        ("In der Nacht vom 4./5. Mai brannte es.", "There was a fire in the night of 4/5 June.", "NUM205", "June"),
    ],
    "a hundred percent": [
        ("Die Reederei ist eine hundertprozentige Tochter.", "The line is a 51 percent unit.", "NUM201", "51"),
        ("Das Eis ist rein pflanzlich.", "The ice cream is 90% plant-based.", "NUM202", "90"),
        ("Alle 100 Bewohner flohen.", "All residents fled.", "NUM202", ""),
    ],
    "spans of time": [
        ("Die hundert Jahre alte Brücke wurde gesperrt.", "The 200-year-old bridge was closed.", "NUM201", "200"),
        ("Zehn Jahre nach der Flut ist es leer.", "A century after the flood it is empty.", "NUM201", "A"),
        ("Der Vertrag gilt zwölf Monate.", "The contract is valid for two years.", "NUM201", "two"),
        ("Im Jahresvergleich stiegen die Mieten.", "Rents rose over the last 18 months.", "NUM202", "18"),
    ],
    "large numbers": [
        ("Der Schaden beträgt 3,7 Milliarden Dollar.", "It is 3.7 thousand dollars.", "NUM203", "3.7 thousand"),
        (
            "Es fehlen 20 bis 30 Milliarden Euro.",
            "20 to 40 thousand million euros are missing.",
            "NUM201",
            "40 thousand million",
        ),
        ("Der Umsatz stieg auf 480 $ Millionen.", "Revenue rose to $480 billion.", "NUM203", "480 billion"),
        ("Die Brücke kostet Mio. € 12.", "The bridge costs €21 million.", "NUM201", "21 million"),
        ("Der Umsatz lag bei 7,4 Mrd. Euro.", "Revenue was EUR7.4m.", "NUM203", "7.4m"),
        ("Eine weitere Milliarde Euro fließt ab.", "Another million euros is lost.", "NUM203", "Another million"),
        ("Rund 5.000 bis 6.000 Gäste waren da.", "Some five to eight thousand came.", "NUM201", "eight thousand"),
        ("Der Wert liegt bei 0,5.", "The value is .8.", "NUM201", ".8"),
        ("Der Staat schuldet 4 Billionen Euro.", "The state owes 4 billion euros.", "NUM203", "4 billion"),
    ],
    "shares, multiples and halves": [
        ("Jeder Vierte ist arm.", "One in five is poor.", "NUM201", "One in five"),
        ("Die Bank will eine Halbierung der Kosten.", "The bank wants to double its costs.", "NUM201", "double"),
        ("Die Zahl hat sich versechsfacht.", "The number has increased sevenfold.", "NUM201", "sevenfold"),
        ("Der Leitzins sinkt um 25 Basispunkte.", "The key rate falls by half a point.", "NUM201", "half"),
        ("Das Tor fiel in der zweiten Halbzeit.", "The goal came in the first half.", "NUM201", "first"),
        ("Er liegt auf Platz eins.", "He is in second place.", "NUM201", "second"),
        ("Sie waren zu dritt.", "There were four of them.", "NUM201", "four"),
    ],
    "ages, centuries and times of day": [
        ("Die Frau war Anfang 60.", "The woman was in her late 60s.", "NUM205", "late 60s"),
        ("Die Frau war Anfang 60.", "The woman was in her early fifties.", "NUM205", "early fifties"),
        ("Das Haus stammt aus dem 19. Jahrhundert.", "The house dates from the 1700s.", "NUM205", "1700s"),
        ("Es war Viertel nach drei.", "It was a quarter to three.", "NUM205", "a quarter to three"),
        ("Er fuhr um zehn nach acht ab.", "He left at 7:50.", "NUM205", "7:50"),
        ("Er fuhr um fünf vor halb neun ab.", "He left at 8:35 a.m.", "NUM205", "8:35 a.m."),
        ("Es endete mit zehn zu zwei Stimmen.", "The vote was ten to three.", "NUM201", "three"),
        ("Das Grab ist aus dem 6. Jahrhundert v. Chr.", "The grave is from the 600s B.C.", "NUM205", "600s"),
        ("Das Grab ist aus dem 6. Jahrhundert v. Chr.", "The grave is from the 500s A.D.", "NUM205", "500s A.D."),
    ],
    "measures in two units": [
        ("Sie war 1,62 Meter groß.", "She was 5 feet 8 inches tall.", "NUM201", "5 feet 8 inches"),
        ("Der 1,88 Meter große Stürmer traf.", "The 6-foot-6 striker scored.", "NUM201", "6-foot-6"),
        ("Er bekam ein Jahr und sechs Monate.", "He was given 16 months.", "NUM201", "16"),
        ("Der Flug dauerte zwei Stunden und 15 Minuten.", "The flight took 145 minutes.", "NUM201", "145"),
    ],
    "units": [
        ("Der Block wog 80 Tonnen.", "The block weighed 84 tons.", "NUM201", "84"),
        ("Der Block wog 80 Tonnen.", "The block weighed 88 metric tons.", "NUM201", "88"),
        ("Der Raum misst 3 x 4 m.", "The room is 15 by 13 feet.", "NUM201", "15"),
        ("Die Zone wuchs von sieben auf acht Kilometer.", "The zone grew from two to five miles.", "NUM201", "two"),
        ("Es werden 12 bis 15 Grad.", "Highs of 44 to 59 degrees Fahrenheit.", "NUM201", "44"),
        ("Er lief 3 Kilometer.", "He ran 4 miles.", "NUM201", "4"),
    ],
}


@pytest.mark.parametrize(("german", "english"), [pair for pairs in SAME.values() for pair in pairs])
def test_the_same_in_the_words_of_the_other_language_is_silent(german: str, english: str) -> None:
    assert not findings(german, english)


@pytest.mark.parametrize(("german", "english", "code", "words"), [case for cases in CHANGED.values() for case in cases])
def test_another_quantity_is_found_once_at_its_words(german: str, english: str, code: str, words: str) -> None:
    assert [(finding.code, finding.target[0].text) for finding in findings(german, english)] == [(code, words)]


@pytest.mark.parametrize(
    ("german", "english", "suggestion"),
    [
        ("Sie siegte in 2:19:47 Stunden.", "She won in 2:19.74.", "2:19.47"),
        ("Sie schwamm es in 1:54,32 Minuten.", "She swam it in 1:45.32.", "1:54.32"),
        ("Die ersten drei Quartale waren gut.", "The first two quarters were good.", "three"),
        ("Der Preis stieg auf 480 $ Millionen.", "The price rose to $840 million.", "480 million"),
    ],
)
def test_the_suggestion_keeps_the_form_of_what_it_replaces(german: str, english: str, suggestion: str) -> None:
    assert findings(german, english)[0].suggestions == (suggestion,)


def test_where_the_unit_stands_inside_the_number_nothing_is_suggested_that_would_lose_it() -> None:
    assert findings("Er zahlt 480 Millionen Dollar.", "He pays 840 $ million.")[0].suggestions == ()
