"""Opposite decisions, changes and results, modal verbs, orders in time and comparisons, without a re-translation."""

import pytest

from translaudit import Auditor, Config
from translaudit.align import Relation

AUDITOR = Auditor("none", Config(model="none", select=("ACC504", "ACC507")))


def accused(source: str, target: str) -> list[str]:
    findings = AUDITOR.audit(source, target, relation=Relation.PARALLEL).findings
    return [finding.target[0].text for finding in findings]


PAIRS = [
    (
        "Der Landtag will das Polizeigesetz verschärfen.",
        "The state parliament wants to tighten the police law.",
        "The state parliament wants to ease the police law.",
        "ease",
    ),
    (
        "Die Sparkasse senkt die Gebühren zum Jahreswechsel.",
        "The savings bank is lowering its fees at the turn of the year.",
        "The savings bank is raising its fees at the turn of the year.",
        "raising",
    ),
    (
        "Der frühere Kassierer wurde freigesprochen.",
        "The former treasurer was acquitted.",
        "The former treasurer was charged.",
        "charged",
    ),
    (
        "Das Verwaltungsgericht hob das Badeverbot auf.",
        "The administrative court lifted the bathing ban.",
        "The administrative court upheld the bathing ban.",
        "upheld",
    ),
    (
        "Die Trainerin schloss einen Wechsel nach Lyon aus.",
        "The coach ruled out a move to Lyon.",
        "The coach announced a move to Lyon.",
        "announced",
    ),
    (
        "Die Reederei weigert sich, die Container zu öffnen.",
        "The shipping company refuses to open the containers.",
        "The shipping company has agreed to open the containers.",
        "agreed",
    ),
    (
        "Der Konzern verfehlte das Umsatzziel.",
        "The group missed its sales target.",
        "The group reached its sales target.",
        "reached",
    ),
    (
        "Das Patent läuft im Herbst aus.",
        "The patent expires in autumn.",
        "The patent begins in autumn.",
        "begins",
    ),
    (
        "Der Förster hat den Antrag noch nicht gelesen.",
        "The forester has not yet read the application.",
        "The forester has already read the application.",
        "already",
    ),
    (
        "Bevor der Zirkus kam, mähte die Stadt die Wiese.",
        "Before the circus came, the town mowed the meadow.",
        "After the circus came, the town mowed the meadow.",
        "After",
    ),
    (
        "Der Mieter muss die Treppe nicht putzen.",
        "The tenant does not have to clean the stairs.",
        "The tenant must not clean the stairs.",
        "must not",
    ),
    (
        "Kunden dürfen hier nicht parken.",
        "Customers must not park here.",
        "Customers do not have to park here.",
        "do not have to",
    ),
    (
        "Der Pegel dürfte am Abend fallen.",
        "The water level is likely to fall in the evening.",
        "The water level is allowed to fall in the evening.",
        "allowed to",
    ),
    (
        "Ein Deich blieb von zweien übrig, er wurde einstimmig erneuert.",
        "One of two dykes was left, and they unanimously decided to renew it.",
        "One of two dykes was left, and they anonymously decided to renew it.",
        "anonymously",
    ),
    (
        "Der Vorstand ernannte die Physikerin.",
        "The board appointed the physicist.",
        "The board dismissed the physicist.",
        "dismissed",
    ),
    (
        "Die Molkereien fusionieren im Mai.",
        "The dairies will merge in May.",
        "The dairies will split up in May.",
        "split",
    ),
    (
        "Der Bürgermeister bestritt das Treffen.",
        "The mayor denied the meeting.",
        "The mayor confirmed the meeting.",
        "confirmed",
    ),
    (
        "Der Verband kritisiert den Fahrplan.",
        "The association criticises the timetable.",
        "The association praises the timetable.",
        "praises",
    ),
    (
        "Die Marine zieht zwei Schiffe ab.",
        "The navy is withdrawing two ships.",
        "The navy is deploying two ships.",
        "deploying",
    ),
    (
        "Der Ruderverein trat dem Bund bei.",
        "The rowing club joined the federation.",
        "The rowing club withdrew from the federation.",
        "withdrew",
    ),
    (
        "Der Zoo verlängert die Öffnungszeiten.",
        "The zoo is extending its opening hours.",
        "The zoo is shortening its opening hours.",
        "shortening",
    ),
    (
        "Die Luft in Krefeld hat sich verschlechtert.",
        "The air in Krefeld has worsened.",
        "The air in Krefeld has improved.",
        "improved",
    ),
    (
        "Die Volleyballerinnen stiegen überraschend ab.",
        "The volleyball players were surprisingly relegated.",
        "The volleyball players were surprisingly promoted.",
        "promoted",
    ),
    (
        "Der Fluss überschritt die Marke am Sonntag.",
        "The river exceeded the mark on Sunday.",
        "The river fell below the mark on Sunday.",
        "fell below",
    ),
    (
        "Der Bauer stimmte dagegen.",
        "The farmer voted against it.",
        "The farmer voted for it.",
        "voted for",
    ),
    (
        "Die Zahl der Störche nahm im Vergleich ab.",
        "The number of storks declined by comparison.",
        "The number of storks grew by comparison.",
        "grew",
    ),
    (
        "Bei Hunden wirkt das Mittel stärker als bei Katzen.",
        "The drug works better in dogs than in cats.",
        "The drug works better in cats than in dogs.",
        "cats than in dogs",
    ),
    (
        "Das Schiff ist teurer als das Flugzeug.",
        "The ship is more expensive than the plane.",
        "The ship is cheaper than the plane.",
        "cheaper",
    ),
    (
        "Das Geständnis wertete das Gericht zugunsten des Gärtners.",
        "The court weighed the confession in favour of the gardener.",
        "The court weighed the confession against the gardener.",
        "against",
    ),
    (
        "Der Chor sagte das Konzert ab.",
        "The choir cancelled the concert.",
        "The choir went ahead with the concert.",
        "went ahead",
    ),
    (
        "Die Kämmerin wies den Vorschlag nicht ganz zurück.",
        "The treasurer did not entirely reject the proposal.",
        "The treasurer entirely rejected the proposal.",
        "rejected",
    ),
    (
        "Eine Brücke ist hier nie gebaut worden, obwohl der Kreis sie plante.",
        "A bridge was never built here, although the district had planned it.",
        "A bridge has already been built here, although the district had planned it.",
        "already",
    ),
    (
        "Der Minister trat am Montag zurück.",
        "The minister resigned on Monday.",
        "The minister took office on Monday.",
        "took office",
    ),
]


@pytest.mark.parametrize(("german", "right", "wrong", "words"), PAIRS, ids=lambda each: str(each)[:40])
def test_the_opposite_of_what_the_source_says_is_accused(german: str, right: str, wrong: str, words: str) -> None:
    assert [words in each for each in accused(german, wrong)] == [True]
    assert accused(german, right) == []


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Der Hafen verfehlte das Ziel.", "The port failed to reach its target."),
        ("Der Dachdecker wies die Kritik zurück.", "The roofer did not accept the criticism."),
        ("Die Gäste dürften zufrieden sein.", "The guests ought to be happy."),
        ("Sie schloss die Tür, dann ging das Licht aus.", "She announced that she had closed the door."),
        ("Der Markt fiel, ehe er wieder stieg.", "The market fell before rising again."),
        ("Die Miete steigt, die Nachfrage sinkt.", "Rents are rising and demand is falling."),
        ("Anna ist älter als Tom.", "Tom is younger than Anna."),
        ("Anna ist älter als Tom.", "Anna is older than Tom."),
        ("Das Werk muss nicht schließen.", "The plant need not close."),
        ("Die Auflagen werden nicht verschärft.", "The conditions will not be tightened."),
        ("Katzen schlafen mehr als 12 Stunden, Hunde weniger.", "Dogs sleep less, and cats sleep more than 12 hours."),
        ("Das Hotel kostet 90 Euro am Tag.", "The hotel costs 90 euros a night."),
        ("Die Stadt hat weniger hohe Türme.", "The city has low towers."),
        ("Die russischen Importe in den Iran wachsen.", "Russian exports to Iran are growing."),
        ("Der Kurs liegt bei 1,10 US-Dollar.", "In Germany the rate is $1.10."),
        ("Die Hauptverteidigerin sprach im Gerichtssaal.", "The lead defence lawyer spoke in the courtroom."),
        ("Viele möchten Kinder haben.", "Many want to be mothers."),
        ("Ein Hang im Landkreis Hof rutschte.", "A slope above the village of Rehau slipped."),
        (
            "Der Hof verringert die Zahl der Kühe und erhöht die Erträge.",
            "The farm has fewer cows and increased yields.",
        ),
        ("Die Einbrüche wurden seltener, abgesehen von Kellern.", "Apart from cellars, burglaries became rarer."),
        ("Britta Lang sprach als Erste.", "Berlin heard Britta Lang first."),
    ],
)
def test_free_but_right_renderings_are_silent(german: str, english: str) -> None:
    assert accused(german, english) == []


@pytest.mark.parametrize(
    ("german", "particle_at_the_end"),
    [
        ("Die Ärztin schloss neue Fälle aus.", True),
        ("Die Ärztin schloss neue Fälle aus und fuhr heim.", True),
        ("Die Ärztin schloss die Akte aus dem Archiv.", False),
        ("Die Ärztin schloss die Akte, dann fiel der Strom aus.", False),
    ],
)
def test_a_separated_verb_has_its_particle_at_the_end_of_its_clause(german: str, particle_at_the_end: bool) -> None:
    assert bool(accused(german, "The doctor announced something.")) is particle_at_the_end
