"""Calques and wrong senses: what is listed is accused, what the user says prevails, and the lists are sound."""

import pytest

from translaudit.auditor import Auditor
from translaudit.config import Config
from translaudit.lexicon import Lexicon, bundled_lexicon
from translaudit.lexicon.entries import CalqueEntry, SenseEntry
from translaudit.lexicon.knowledge import knowledge_of
from translaudit.lexicon.patterns import expand
from translaudit.lexicon.words import stemmer

BUNDLED = bundled_lexicon("de-en")
STEM = stemmer("en")
AUDITOR = Auditor("none", Config(cache=False, select=("TRM301", "TRM305")))


def accused(german: str, english: str) -> list[tuple[str, str]]:
    return [(each.code, each.target[0].text) for each in AUDITOR.audit(german, english).findings]


def stems_of(patterns: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {tuple(map(STEM, words)) for pattern in patterns for words in expand(pattern)}


def test_there_are_many_of_both() -> None:
    assert len(BUNDLED.calque) > 2500
    assert len(BUNDLED.sense) > 1300


@pytest.mark.parametrize("kind", ["calque", "sense"])
def test_nothing_is_right_and_wrong_at_once(kind: str) -> None:
    entries: tuple[CalqueEntry | SenseEntry, ...] = getattr(BUNDLED, kind)
    clashes = [
        (entry.source, stems_of((wrong,)) & stems_of(entry.right))
        for entry in entries
        for wrong in entry.wrong
        if not stems_of((wrong,)).isdisjoint(stems_of(entry.right))
    ]
    assert clashes == []


def test_no_source_word_has_two_calques() -> None:
    forms = [form.casefold() for entry in BUNDLED.calque for form in entry.source]
    assert sorted(forms) == sorted(set(forms))


def test_a_calque_is_accused_wherever_the_article_has_its_source() -> None:
    german = "Im Wald ist es feucht.\n\nWer einen Steinpilz findet, darf ihn behalten, sagte die Försterin."
    english = "Stone mushrooms may be kept.\n\nThe forest is damp, the ranger said, and anybody may go there."
    assert accused(german, english) == [("TRM301", "Stone mushrooms")]


def test_a_calque_of_another_word_is_left_alone() -> None:
    assert accused("Der Stein im Pilz war klein.", "There was a small stone mushroom.") == []


def test_a_separated_verb_is_read_up_to_the_end_of_its_clause() -> None:
    assert accused(
        "Der Minister räumte nach langem Zögern Fehler ein.", "After long hesitation the minister tidied up."
    )
    assert not accused("Arbeiter räumten den Platz, ein Kind sah zu.", "Workers tidied up the square, a child watched.")


def test_several_words_are_found_side_by_side_only() -> None:
    assert not accused("Sie standen auf dem Platz, einsam und still.", "They stood in the square, lonely and silent.")
    assert accused("Auf den Rängen wurde gesungen.", "There was singing on the ranks.") == [("TRM305", "ranks")]


def test_a_noun_is_not_taken_for_a_verb_of_its_stem_nor_for_a_longer_noun() -> None:
    believers = "Die Gläubigen beteten am Abend im Dom für den Frieden."
    assert accused(believers, "In the evening the believers prayed for peace in the cathedral.") == []


def test_the_users_entry_takes_the_place_of_the_bundled_one() -> None:
    lexicon = Lexicon(
        calque=(CalqueEntry(("Steinpilz",), ("rock fungus",), ("cep",)),),
        sense=(SenseEntry(("Gläubiger",), ("banker",), ("creditor",)),),
    )
    knowledge = knowledge_of(lexicon, "de", "en")
    mushrooms = [each for each in knowledge.subjects if "Steinpilz" in each.source_forms]
    creditors = [each for each in knowledge.senses if "Gläubiger" in each.source]
    assert [each.entry for each in mushrooms] == [lexicon.calque[0]]
    assert creditors == [lexicon.sense[0]]
