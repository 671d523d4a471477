"""Spellings in which German and English differ by rule or custom stay silent; a slip of the same shape is found.

One German sentence a pair, then its English with right and wrong name between braces: `{right|wrong}`.
"""

import re

import pytest

from tests.names.pairs import name_accusations
from translaudit.names.sameness import is_same_name

PAIRS = """
Bei Selenodolsk wurde eine Fähre gebaut, in Selenogorsk ein Reaktor.
    A ferry was built near Zelenodolsk, a reactor in {Zelenogorsk|Zelenogrosk}.
Der Lyriker Jewgenij Baratynskij und der Kritiker Sergej Dudakow stritten.
    The poet Yevgeny Baratynsky and the critic Sergey {Dudakov|Dudokav} quarrelled.
Andrej Tschernjaew beriet den Präsidenten.
    Andrei {Chernyaev|Chernyeav} advised the president.
Der Botschafter Sergej Kisljak traf Waleri Boldyrew.
    Ambassador Sergey {Kislyak|Kislyack} met Valeriy Boldyrev.
Der Minister Ruslan Gurijewitsch kündigte Reformen an.
    Minister Ruslan {Gurievich|Gurievhic} announced reforms.
Dimitri wohnt seit Ostern bei seiner Tante in Perm.
    {Dmitry|Dmirty} has been living with his aunt in Perm since Easter.
Die Pianistin Jekaterina Lubow spielte mit Nikolaj Petrow.
    Pianist Ekaterina Lubov played with {Nikolai|Nikolia} Petrov.
Der Läufer Mohamed Farah siegte in Doha.
    Runner Muhammad {Farah|Farrah} won in Doha.
Youssef Chahine drehte den Film in Kairo.
    Yousef {Chahine|Chahinne} shot the film in Cairo.
Mahmud Chatami las in Ramallah.
    Mahmoud {Khatami|Khamati} gave a reading in Ramallah.
Die Politecnico di Milano und die Sapienza di Roma forschen gemeinsam.
    The Polytechnic of {Milan|Milam} and the Sapienza of Rome do joint research.
Die Banco de Lisboa und die Národní galerie in Praha stellten die Bilder aus.
    The Bank of {Lisbon|Lisbonn} and the National Gallery in Prague exhibited the paintings.
Harry Connick Junior sang im Stadion.
    Harry {Connick|Conick} Jr. sang in the stadium.
Bill Hartmann Senior gründete die Firma.
    Bill {Hartmann|Hartman} Snr founded the firm.
Der Pilsner Hafen und die Meißner Porzellanmanufaktur melden Verluste.
    The port of {Pilsen|Pilsun} and the porcelain factory in Meißen report losses.
Die Dresdner Feuerwehr löschte den Brand.
    Firefighters from {Dresden|Dressden} put out the blaze.
Das Aquarium Stralsund ist wieder offen.
    The {Stralsund|Stralsunt} Aquarium is open again.
Das Hotel Astoria hat fünf Sterne.
    The {Astoria|Astorria} Hotel has five stars.
Die Fähre legte in Assomption an.
    The ferry docked at {L'Assomption|L'Asomption}.
Die Bürger von L'Épiphanie protestierten.
    The citizens of {Épiphanie|Épifhanie} protested.
Israels Premier Jair Lapid dankte den Helfern.
    Israeli Prime Minister {Yair|Yaif} Lapid thanked the helpers.
"""

EXONYMS = """
In Ungarn wird neu gewählt. | New elections are being held in {Hungary|Hungery}.
Die Regierung in Brüssel wartet ab. | The government in {Brussels|Brussles} is waiting.
Die Guerilla kämpft im Süden von Kolumbien. | The guerrillas are fighting in the south of {Colombia|Columbia}.
Der Zug nach Moskau ist ausgefallen. | The train to {Moscow|Moskow} was cancelled.
Die Nürnberger Messe beginnt. | The {Nuremberg|Nuremburg} trade fair is beginning.
Das Schiff fährt nach Schanghai. | The ship is bound for {Shanghai|Shangai}.
Ekrem İmamoğlu sitzt in Haft. | Ekrem {İmamoğlu|Imamoglou} is in custody.
Die Gespräche in Doha dauern an. | The talks in {Doha|Dohah} are continuing.
Scheich Naim Kassim sprach im Fernsehen. | Sheikh Naim {Qassem|Qessam} spoke on television.
Der Beobachter Fadi Srur blieb in Nakura. | The observer Fadi {Srour|Sroru} stayed in Naqoura.
In Rjasan brennt ein Lager. | A warehouse is on fire in {Ryazan|Ryasan}.
In Washington tagt der Senat. | The Senate is sitting in {Washington|Washingtn}.
"""


def _pairs(text: str) -> list[tuple[str, str]]:
    lines = text.strip().replace("\n    ", " | ").splitlines()
    return [(german, english) for german, english in (line.split(" | ") for line in lines)]


@pytest.mark.parametrize(("german", "marked"), _pairs(PAIRS) + _pairs(EXONYMS))
def test_the_custom_of_english_is_no_misspelling_and_a_slip_is_one(german: str, marked: str) -> None:
    right, wrong = re.sub(r"\{(.*)\|.*\}", r"\1", marked), re.sub(r"\{.*\|(.*)\}", r"\1", marked)
    start, length = marked.index("{"), marked.index("}") - marked.index("|") - 1
    assert not name_accusations(german, right)
    spans = [span for finding in name_accusations(german, wrong) for span in finding.target]
    assert any(span.start < start + length and start < span.end for span in spans), wrong


def test_another_name_beside_the_right_one_is_somebody_elses() -> None:
    german = "Der Sänger Rosario Fiorello stammt von der Insel und lebt in Rom."
    assert not name_accusations(german, "Singer Rosario Fiorello comes from Rosarno and lives in Rome.")
    assert name_accusations(german, "Singer Rosarno Fiorello comes from the island and lives in Rome.")


def test_the_second_mention_of_a_name_may_be_the_misspelt_one() -> None:
    german = "Witkoff lobte die Gastgeber, dann flog Witkoff weiter."
    (finding,) = name_accusations(german, "Witkoff praised his hosts, then Vitkoff flew on.")
    assert finding.suggestions == ("Witkoff",)


@pytest.mark.parametrize(
    ("german", "english", "suggestion"),
    [
        ("Außenminister Sergej Lawrow schwieg.", "Foreign Minister Sergey Lavorv remained silent.", "Lavrov"),
        ("Dmitri Schostakowitsch schrieb die Oper.", "Dmitry Shostakowich wrote the opera.", "Shostakovich"),
        ("Die Dresdner Feuerwehr kam zu spät.", "Firefighters from Dressden came too late.", "Dresden"),
        ("Die Nürnberger Messe beginnt.", "The Nuremburg trade fair is beginning.", "Nuremberg"),
    ],
)
def test_the_suggestion_is_how_english_writes_it(german: str, english: str, suggestion: str) -> None:
    (finding,) = name_accusations(german, english)
    assert finding.suggestions[0] == suggestion


def test_words_of_a_persons_name_in_the_wrong_order_are_still_found() -> None:
    (finding,) = name_accusations("Katja Riemann liest heute Abend.", "Riemann Katja is reading tonight.")
    assert finding.suggestions == ("Katja Riemann",)


@pytest.mark.parametrize(
    ("german", "english"),
    [("Bremer", "Bremen"), ("Basler", "Basel"), ("Zürcher", "Zurich"), ("L'Aquila", "Aquila"), ("Senior", "Sr")],
)
def test_one_name_in_two_forms(german: str, english: str) -> None:
    assert is_same_name(german, english, "de-en")
