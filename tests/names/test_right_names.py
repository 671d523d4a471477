"""Right names stay silent: surnames that are words, parties, firms, clubs, places, exonyms, inflected forms."""

import pytest

from tests.names.pairs import name_accusations

PEOPLE = """
Schäuble Kühnert Scholz Merz Söder Weidel Wissing Strack-Zimmermann Özdemir Habeck Baerbock Lindner Pistorius Faeser
Spahn Klingbeil Esken Laschet Lauterbach Heil Paus Geywitz Stark-Watzinger Göring-Eckardt Hofreiter Nouripour Lang
Kipping Wagenknecht Bartsch Gysi Kretschmer Kretschmann Ramelow Voigt Woidke Schwesig Weil Günther Wüst Rhein
Rehlinger Haseloff Wegner Giffey Tschentscher Bovenschulte Dreyer Schweitzer Höcke Chrupalla Gauland Meuthen Maaßen
Steinmeier Köhler Wulff Gauck Herzog Kohl Schmidt Brandt Kiesinger Erhard Adenauer Schröder Fischer Struck Müntefering
Beck Vogel Koch Stoiber Seehofer Glos Huber Rösler Brüderle Westerwelle Kubicki Beer Suding Theurer Dürr Vogel
Buschmann Kruse Neuer Müller Kimmich Gnabry Sané Wirtz Musiala Füllkrug Rüdiger Schlotterbeck Süle Raum Anton Groß
Kroos Havertz Kleindienst Nübel Baumann Undav Führich Mittelstädt Koch Zverev Struff Kerber Petkovic Siegemund
Neureuther Dahlmeier Preuß Doll Geiger Wellinger Eisenbichler Freitag Freund Schmitt Hannawald Ammann Sturm Schumacher
Vettel Rosberg Sommer Winter Herbst Montag Sonntag Stein Berg Wolf Fuchs Hase Adler Schwarz Weiß Braun Grün Roth Klein
Kurz Lange Wurst Sauer Süß Bitter Frei Reich Arm Krieg Frieden Ehrlich Fromm Zimmer Engel Teufel Himmel Hölle Busch
Baum Blume Rose Nagel Hammer Eisenmann Stahl Gold Silbereisen Schlosser Maurer Töpfer Wagner Schreiber Sänger Spieler
Tänzer Hirsch Hahn Gans Storch Igel Bär Löwe Katz Mann Frau Kindermann Jung Alt Neumann Bohlen Jauch Gottschalk Lanz
Illner Will Maischberger Böhmermann Kebekus Rapp Nuhr Welke Pispers Priol Barwasser Uthoff Hildebrandt
"""

PERSON_FRAMES = (
    ("{} sprach am Dienstag in Berlin.", "{} spoke in Berlin on Tuesday."),
    ("Der Vorschlag von {} fand am Abend keine Mehrheit.", "The proposal by {} found no majority in the evening."),
    ("Petra {} will im Herbst erneut antreten.", "Petra {} wants to run again in the autumn."),
    ("„Wir haben keine Zeit zu verlieren“, sagte {}.", "“We have no time to lose,” {} said."),
)
GENITIVE_FRAMES = (
    ("{}s Büro wollte sich dazu nicht äußern.", "{}'s office declined to comment."),
    ("Beobachter halten {}s Plan für gewagt.", "Observers consider {}’s plan daring."),
)

PAIRS = """
Die Linke verlor in Sachsen die Hälfte ihrer Sitze. | The Left Party lost half of its seats in Saxony.
Das BSW stimmte gegen den Haushalt. | The BSW voted against the budget.
Das Bündnis Sahra Wagenknecht zog in den Landtag ein. | The Sahra Wagenknecht Alliance entered the state parliament.
Die Freien Wähler regieren in Bayern mit. | The Free Voters are part of Bavaria's government.
Die Grünen und die FDP streiten über das Heizungsgesetz. | The Greens and the FDP are arguing about the heating law.
Die AfD legte in Thüringen zu. | The AfD made gains in Thuringia.
CDU und CSU fordern schnellere Abschiebungen. | The CDU and CSU are calling for faster deportations.
Die Union liegt vor der SPD. | The CDU/CSU is ahead of the SPD.
Die ÖVP verlor in der Steiermark. | The ÖVP lost in Styria.
Volkswagen baut in Wolfsburg Stellen ab. | Volkswagen is cutting jobs in Wolfsburg.
Die Deutsche Bahn saniert die Strecke nach Hamburg. | Deutsche Bahn is overhauling the line to Hamburg.
Die Telekom meldete am Donnerstag Zahlen. | Deutsche Telekom reported figures on Thursday.
Thyssenkrupp trennt sich von seiner Stahlsparte. | Thyssenkrupp is parting with its steel division.
Der Chemiekonzern BASF investiert in Ludwigshafen. | The chemical group BASF is investing in Ludwigshafen.
Die Commerzbank wehrt sich gegen Unicredit. | Commerzbank is resisting Unicredit.
Rheinmetall erhielt einen Auftrag der Bundeswehr. | Rheinmetall received an order from the Bundeswehr.
Aldi und Lidl senken die Preise für Butter. | Aldi and Lidl are cutting butter prices.
Der Stern berichtete zuerst über den Fall. | Stern was the first to report on the case.
Die Zeit und der Spiegel zitieren aus dem Papier. | Die Zeit and Der Spiegel quote from the paper.
Bayern München gewann gegen Borussia Dortmund. | Bayern Munich beat Borussia Dortmund.
Eintracht Frankfurt trennte sich 1:1 von Werder Bremen. | Eintracht Frankfurt drew 1-1 with Werder Bremen.
Der Hamburger SV spielt gegen den 1. FC Köln. | Hamburger SV play 1. FC Köln.
Schalke verlor bei Greuther Fürth. | Schalke lost at Greuther Fürth.
Die Stadt Halle liegt an der Saale. | The city of Halle lies on the Saale.
In Essen und Bergisch Gladbach brannten Autos. | Cars burned in Essen and Bergisch Gladbach.
Zwischen Ulm und Neu-Ulm fließt die Donau. | The Danube flows between Ulm and Neu-Ulm.
Der Moskauer Bürgermeister schwieg. | The mayor of Moscow remained silent.
Kölner Forscher fanden den Erreger. | Researchers in Cologne found the pathogen.
Ein Münchner Gericht verurteilte den Mann. | A Munich court convicted the man.
Die Wiener Philharmoniker spielten in Mailand. | The Vienna Philharmonic played in Milan.
Trumps Berater flog nach Genf. | Trump's adviser flew to Geneva.
Die Ukrainerin gewann in Warschau Gold. | The Ukrainian won gold in Warsaw.
Ein Kiewer Gericht sprach den Oligarchen frei. | A court in Kyiv acquitted the oligarch.
Selenskyjs Stabschef traf Xi Jinping in Peking. | Zelensky's chief of staff met Xi Jinping in Beijing.
Putins Sprecher Dmitri Peskow dementierte. | Putin's spokesman Dmitry Peskov denied it.
Der Tscheche gewann vor einem Slowaken und einer Polin. | The Czech won ahead of a Slovak and a Pole.
Die Pekinger Führung warnte Taiwan. | The leadership in Beijing warned Taiwan.
Der Bosporus und die Dardanellen sind gesperrt. | The Bosphorus and the Dardanelles are closed.
Der Gipfel in Ulan-Bator endete ohne Ergebnis. | The summit in Ulaanbaatar ended without a result.
Die Fabrik in Grodno und das Werk in Busan schließen. | The factory in Hrodna and the plant in Pusan are closing.
An der Maas und an der Theiß stieg das Wasser. | Water rose on the Meuse and the Tisza.
Im Persischen Golf liegen 40 Schiffe fest. | Forty ships are stuck in the Persian Gulf.
Auf dem Tempelberg blieb es ruhig. | It remained quiet on the Temple Mount.
Der Kölner Rat beschloss den Haushalt. | The Cologne council passed the budget.
Ein Münchner Richter sprach ihn frei. | A Munich judge acquitted him.
Im Gazastreifen und im Westjordanland gab es Proteste. | There were protests in the Gaza Strip and the West Bank.
Mohammed bin Salman empfing Recep Tayyip Erdogan. | Mohammed bin Salman received Recep Tayyip Erdoğan.
Ali Chamenei drohte Benjamin Netanjahu. | Ali Khamenei threatened Benjamin Netanyahu.
Ursula von der Leyen reiste nach Lissabon. | Ursula von der Leyen travelled to Lisbon.
Beatrix von Storch und Alice Weidel klagten. | Beatrix von Storch and Alice Weidel sued.
Die US-Notenbank Fed hielt still. | The US Federal Reserve held still.
Die Nato-Staaten trafen sich in Den Haag. | The NATO states met in The Hague.
Der Papst betete auf dem Petersplatz. | The Pope prayed in St Peter's Square.
Das Bundesverfassungsgericht in Karlsruhe entschied. | The Federal Constitutional Court in Karlsruhe ruled.
Markus Söders CSU lehnt das ab. | Markus Söder's CSU rejects this.
Am Frankfurter Flughafen fielen Flüge aus. | Flights were cancelled at Frankfurt Airport.
Die Berliner Charité behandelte Alexej Nawalny. | Berlin's Charité hospital treated Alexei Navalny.
Der Oberste Gerichtshof der USA vertagte sich. | The US Supreme Court adjourned.
Südkoreas Präsident Yoon Suk-yeol trat zurück. | South Korea's President Yoon Suk Yeol resigned.
"""


@pytest.mark.parametrize("surname", dict.fromkeys(PEOPLE.split()))
def test_a_surname_that_is_copied_is_never_accused(surname: str) -> None:
    frames = PERSON_FRAMES + (() if surname.endswith(("s", "ß", "x", "z")) else GENITIVE_FRAMES)
    for german, english in frames:
        assert not name_accusations(german.format(surname), english.format(surname)), english


def _pairs() -> list[tuple[str, ...]]:
    return [tuple(line.split(" | ")) for line in PAIRS.strip().splitlines()]


@pytest.mark.parametrize(("german", "english"), _pairs())
def test_a_right_translation_of_names_is_never_accused(german: str, english: str) -> None:
    assert not name_accusations(german, english)


def test_a_name_beside_a_transcribed_one_follows_the_same_rules() -> None:
    german = "Für die Hamas verhandelte {} al-Haja."
    assert not name_accusations(german.format("Chalil"), "Khalil al-Hayya negotiated for Hamas.")
    assert name_accusations(german.format("Osama"), "Osama al-Hajya negotiated for Hamas.")


def test_a_surname_behind_a_given_name_in_er_is_no_noun_behind_an_adjective() -> None:
    german = "Der Abgeordnete Alexander Stern stimmte dagegen."
    assert name_accusations(german, "Member of parliament Alexander star voted against it.")


@pytest.mark.parametrize("names", [("Merz", "Scholz"), ("Koch", "Kohl"), ("Weil", "Weidel"), ("Beck", "Becker")])
def test_two_right_surnames_that_are_alike_are_told_apart(names: tuple[str, str]) -> None:
    for one, other in (names, names[::-1]):
        german, english = f"{one} antwortete {other} im Bundestag.", f"{one} answered {other} in the Bundestag."
        assert not name_accusations(german, english)
