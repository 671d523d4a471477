"""Names misspelt as machine translation and speech recognition misspell them, in sentences of many kinds.

One misspelling a pair: a German sentence, its English with the wrong name between braces, and the right name. Written
before the checks had seen them, when 33 of the 43 were found; some cannot be told from right spellings at all (Füst is
one way to write Fuest).
"""

from tests.names.pairs import name_accusations

PAIRS = """
Bundeskanzler Friedrich Merz empfing den Gast mit militärischen Ehren.
    Chancellor Friedrich {Mertz} received his guest with military honours. | Merz
Boris Pistorius reiste unangekündigt nach Odessa.
    Boris {Pistorious} made an unannounced trip to Odesa. | Pistorius
Die Grünen-Politikerin Katrin Göring-Eckardt widersprach dem Minister.
    Green politician Katrin Göring-{Eckhart} contradicted the minister. | Eckardt
Marie-Agnes Strack-Zimmermann kandidiert für das Europaparlament.
    Marie-Agnes Strack-{Zimmerman} is running for the European Parliament. | Zimmermann
Bodo Ramelow gewann seinen Wahlkreis direkt.
    Bodo {Ramelov} won his constituency directly. | Ramelow
Die Ministerpräsidentin Manuela Schwesig eröffnete die Werft.
    State premier Manuela {Schwesich} opened the shipyard. | Schwesig
Kai Wegners Senat verschiebt den Umbau des Platzes.
    Kai {Vegner's} senate is postponing the reconstruction of the square. | Wegner
Cem Özdemir warb in Heilbronn um Stimmen.
    Cem {Ozdemier} campaigned for votes in Heilbronn. | Özdemir
Der FDP-Politiker Wolfgang Kubicki kritisierte die Pläne.
    FDP politician Wolfgang {Kubitzki} criticised the plans. | Kubicki
Ursula von der Leyen sprach vor den Abgeordneten in Straßburg.
    Ursula von der {Leien} spoke to the deputies in Strasbourg. | Leyen
EU-Kommissar Maroš Šefčovič verhandelt in Washington.
    EU Commissioner Maroš {Shefkovic} is negotiating in Washington. | Šefčovič
Donald Tusk und Karol Nawrocki streiten über die Justiz.
    Donald Tusk and Karol {Navrotsky} are at odds over the judiciary. | Nawrocki
Giorgia Melonis Koalition stimmte dem Vertrag zu.
    Giorgia {Meloney's} coalition approved the treaty. | Meloni
Der französische Premier Sébastien Lecornu legte den Haushalt vor.
    French Prime Minister Sébastien {Lecornue} presented the budget. | Lecornu
Keir Starmers Außenministerin flog nach Neu-Delhi.
    Keir {Stammer's} foreign secretary flew to New Delhi. | Starmer
Der Sondergesandte Keith Kellogg traf Andrij Jermak.
    Special envoy Keith {Kellog} met Andriy Yermak. | Kellogg
Verteidigungsminister Pete Hegseth entließ zwei Generäle.
    Defence Secretary Pete {Hexeth} dismissed two generals. | Hegseth
Jens Stoltenbergs Nachfolger Mark Rutte lobte die Balten.
    Jens {Stoltenburg's} successor Mark Rutte praised the Baltic states. | Stoltenberg
Alexander Zverev verlor das Endspiel gegen Jannik Sinner.
    Alexander Zverev lost the final to {Yannick} Sinner. | Jannik
Die Tennisspielerin Aryna Sabalenka schlug Amanda Anisimova.
    Tennis player Aryna {Sabalanka} beat Amanda Anisimova. | Sabalenka
Joshua Kimmich verlängerte in München bis 2029.
    Joshua {Kimmisch} extended his contract in Munich until 2029. | Kimmich
Florian Wirtz traf in der Nachspielzeit.
    Florian {Wirz} scored in stoppage time. | Wirtz
Niclas Füllkrugs Kopfball ging knapp vorbei.
    Niclas {Fullkrüg's} header went just wide. | Füllkrug
Trainer Xabi Alonso setzte auf Granit Xhaka.
    Coach Xabi Alonso relied on Granit {Chaka}. | Xhaka
Malaika Mihambo sprang sieben Meter weit.
    Malaika {Miambo} jumped seven metres. | Mihambo
Max Verstappens Rennwagen blieb in der letzten Runde liegen.
    Max {Verstapen's} car broke down on the last lap. | Verstappen
Der Biathletin Franziska Preuß gelang der dritte Sieg.
    Biathlete Franziska {Proyce} claimed her third win. | Preuß
Der Virologe Christian Drosten warnt vor einer neuen Welle.
    Virologist Christian {Drosden} warns of a new wave. | Drosten
Die Physikerin Anne L'Huillier hält den Vortrag in Garching.
    Physicist Anne L'{Hullier} is giving the lecture in Garching. | L'Huillier
Ferenc Krausz und Benjamin List forschen in der Max-Planck-Gesellschaft.
    Ferenc {Kraus} and Benjamin List do research at the Max Planck Society. | Krausz
Der Ökonom Clemens Fuest leitet das Institut in München.
    Economist Clemens {Füst} heads the institute in Munich. | Fuest
Ugur Sahin und Özlem Türeci verkaufen Anteile.
    Ugur {Shahim} and Özlem Türeci are selling shares. | Sahin
In Pokrowsk und Kramatorsk heulten die Sirenen.
    Sirens wailed in {Porkovsk} and Kramatorsk. | Pokrovsk
Bei Tschassiw Jar wurde eine Brücke zerstört.
    A bridge was destroyed near {Chasif} Yar. | Chasiv
In Garmisch-Partenkirchen fiel ein halber Meter Schnee.
    Half a metre of snow fell in Garmisch-{Partenkirschen}. | Partenkirchen
Das Feuer in Bitterfeld-Wolfen ist gelöscht.
    The fire in {Bitterfelt}-Wolfen has been put out. | Bitterfeld
Nahe Mönchengladbach entgleiste ein Güterzug.
    A freight train derailed near {Monchengladbag}. | Mönchengladbach
Die Polizei in Kaiserslautern sucht Zeugen.
    Police in {Kaiserlauten} are looking for witnesses. | Kaiserslautern
Der Bürgermeister von Wunsiedel trat zurück.
    The mayor of {Wunsidel} resigned. | Wunsiedel
Das Museum in Oświęcim verlängert die Öffnungszeiten.
    The museum in {Oswiencim} is extending its opening hours. | Oświęcim
Mohammed bin Salman empfing Ahmed al-Scharaa.
    Mohammed bin Salman received Ahmed al-{Shara'ah}. | Sharaa
Die Schriftstellerin Jenny Erpenbeck erhielt den Preis in London.
    Author Jenny {Urpenbeck} received the prize in London. | Erpenbeck
Regisseur Wim Wenders zeigte seinen Film in Cannes.
    Director Wim {Venders} showed his film in Cannes. | Wenders
"""
FOUND, RIGHTLY_SUGGESTED = 37, 36
"""What is reached of the 43: mending more raises it."""


def test_most_unseen_misspellings_are_found_with_the_right_suggestion_and_nothing_else_is_accused() -> None:
    found = suggested = 0
    for pair in PAIRS.strip().replace("\n    ", " | ").splitlines():
        german, marked, right = pair.split(" | ")
        english = marked.replace("{", "").replace("}", "")
        start, end = marked.index("{"), marked.index("}") - 1
        accusations = name_accusations(german, english)
        hits = [each for each in accusations if any(s.start < end and start < s.end for s in each.target)]
        assert hits == accusations, pair
        found += bool(hits)
        suggested += any(each.suggestions[:1] == (right,) for each in hits)
    assert found >= FOUND
    assert suggested >= RIGHTLY_SUGGESTED
