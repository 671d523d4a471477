"""The bundled lexicon says what it should, once, and no entry accuses what another one recommends."""

from collections import Counter
from itertools import chain

import pytest

from translaudit.articles import read_article
from translaudit.documents import document_from_text
from translaudit.findings import Side
from translaudit.lexicon import (
    Lexicon,
    PhraseEntry,
    TermEntry,
    TitleEntry,
    bundled_lexicon,
    garbled_phrases,
)
from translaudit.lexicon.knowledge import knowledge_of
from translaudit.lexicon.patterns import expand, readable
from translaudit.lexicon.words import stemmer

BUNDLED = bundled_lexicon("de-en")
KNOWLEDGE = knowledge_of(Lexicon(), "de", "en")
STEM = stemmer("en")
PHRASES: tuple[PhraseEntry, ...] = (*BUNDLED.phrase, *BUNDLED.collocation)
SUBJECTS: tuple[TitleEntry | TermEntry, ...] = (*BUNDLED.title, *BUNDLED.term)


def stems(text: str) -> list[str]:
    return [STEM(word) for words in expand(text)[:1] for word in words]


def test_there_is_enough_of_everything() -> None:
    assert len(BUNDLED.title) >= 300
    assert len(BUNDLED.term) >= 200
    assert sum(len(entry.wrong) for entry in BUNDLED.phrase) >= 200
    assert len(BUNDLED.phrase) >= 200
    assert len(BUNDLED.false_friend) >= 80


def test_no_title_or_term_is_listed_twice() -> None:
    forms = Counter(form for entry in SUBJECTS for form in entry.forms["de"])
    assert [form for form, count in forms.items() if count > 1] == []


def test_no_wrong_phrase_is_listed_twice() -> None:
    sequences = Counter(
        sequence
        for entry in PHRASES
        for sequence in {tuple(map(STEM, words)) for wrong in entry.wrong for words in expand(wrong)}
    )
    assert [sequence for sequence, count in sequences.items() if count > 1] == []


def test_no_false_friend_is_listed_twice() -> None:
    pairs = Counter(
        (source, wrong) for entry in BUNDLED.false_friend for source in entry.source for wrong in entry.wrong
    )
    assert [pair for pair, count in pairs.items() if count > 1] == []


@pytest.mark.parametrize("entry", PHRASES, ids=lambda entry: entry.wrong[0])
def test_a_phrase_is_found_in_its_wrong_form_and_not_in_its_right_one(entry: PhraseEntry) -> None:
    def phrases_in(text: str) -> list[PhraseEntry]:
        return [payload.entry for _, _, payload in KNOWLEDGE.phrase_index.find(stems(text))]

    assert entry in PHRASES
    assert all(entry in phrases_in(wrong.replace("*", "Berlin")) for wrong in entry.wrong)
    assert entry not in phrases_in(entry.right.replace("*", "Berlin"))


def test_nothing_recommended_is_called_garbled_elsewhere() -> None:
    recommended = [readable(form) for entry in SUBJECTS for form in entry.forms["en"]]
    recommended += [entry.right.replace("*", "").strip() for entry in PHRASES]
    text = ".\n".join(form for form in recommended if form)
    article = read_article(document_from_text(text, "en"), Side.TARGET)
    german = ".\n".join(form for entry in SUBJECTS for form in entry.forms["de"])
    source = read_article(document_from_text(german, "de"), Side.SOURCE)
    assert [(each.target.text, each.right) for each in garbled_phrases(article, Lexicon(), source)] == []


def test_no_wrong_form_of_a_title_or_term_is_also_accepted() -> None:
    clashes = [
        (wrong, subject.preferred)
        for subject in KNOWLEDGE.subjects
        for wrong in subject.entry.wrong
        for words in expand(wrong)
        if any(
            other is subject and (first, last) == (0, len(words))
            for first, last, other in KNOWLEDGE.target_index.find([STEM(word) for word in words])
        )
    ]
    assert clashes == []


def test_every_pattern_can_be_read() -> None:
    patterns = [form for entry in SUBJECTS for form in (*chain.from_iterable(entry.forms.values()), *entry.wrong)]
    assert all(expand(pattern) for pattern in patterns)
