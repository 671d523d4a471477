"""When a German and an English spelling are one name, and when they are not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translaudit.names.sameness import is_same_name
from translaudit.names.similarity import fold, likeness
from translaudit.names.words import read_words

SAME = """
Kiew Kyiv|Kiew Kiev|Selenskyj Zelenskyy|Selenskyj Zelensky
Dschalalabad Jalalabad|Köln Cologne|Lawrow Lavrov|Prigoschin Prigozhin
Netanjahu Netanyahu|Peking Beijing|München Munich|Schukow Zhukov|Medwedew Medvedev|Ruhani Rouhani|Chamenei Khamenei
Starmers Starmer|Utahs Utah|afghanische Afghan|russischen Russian|Afghanistans Afghan
Kobachidse Kobakhidze|Saakaschwili Saakashvili|Bidsina Bidzina|Shkodra Shkodër|Tschuwaschien Chuvashskaya
Washingtoner Washington|Müller Mueller
Guðlaugsson Gudlaugsson|Gudlaugsson Guðlaugsson|Þorsteinsson Thorsteinsson|Thorsteinsson Þorsteinsson
Bjørn Bjorn|Bjoern Bjørn|Håland Haaland|Haaland Håland|Łukasz Lukasz|Đoković Djokovic|Djokovic Đoković|Yıldız Yildiz
Preuß Preuss|Œuvre Oeuvre|Sævar Saevar|Əliyev Aliyev|Schawkat Shavkat|Kosch Qosh
Megabazos Megabazus|USA US|US U.S.|Erdogan Erdoğan
"""
DIFFERENT = """
Witkoff Witcoff|Witkoff Vitkoff|Zelensky Zelancesi|Zelensky Zelanski|Volodymyr Volodimier|Ahmad Ahmed
Kunar Konar|Mülheim Mühlheim
Guðlaugsson Gutlaugsson|Þorsteinsson Porsteinsson|Rjasan Ryasan|Koch Qoch|Schulz Shoulz
Kilian Killian|Macron Marco|Starmer Starrer|Slowakei Slovenia|Iran Iraq|Österreich Australia
Metall Metal|Tallinn Tallinnn|Kowalsky Kowalski
Siegmund Sigmund|Sigmund Siegmund|Grifo Griffo|Griffo Grifo|Shkodra Shkoder
Nagelsmann Nagelsman|Anisimova Anysimova
"""


def _pairs(listed: str) -> list[tuple[str, ...]]:
    return [tuple(pair.split()) for line in listed.strip().splitlines() for pair in line.split("|")]


@pytest.mark.parametrize(("german", "english"), _pairs(SAME))
def test_two_spellings_are_one_name(german: str, english: str) -> None:
    assert is_same_name(german, english, "de-en")


@pytest.mark.parametrize(("german", "english"), _pairs(DIFFERENT))
def test_a_misspelling_is_not_the_same_name(german: str, english: str) -> None:
    assert not is_same_name(german, english, "de-en")


def test_letters_and_sounds_each_find_what_the_other_misses() -> None:
    assert likeness("Zelensky", "Zelancesi") > 0.6
    assert likeness("Witkoff", "Witcoff") > 0.8
    assert likeness("Macron", "Rubio") < 0.3


@given(st.text(max_size=80))
def test_every_word_quotes_the_text_it_points_at(text: str) -> None:
    words = read_words(text, "en")
    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))


@given(st.text(min_size=1, max_size=20))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_is_a_share(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
