"""What the lexicon proposes is not itself accused."""

import msgspec

from translaudit.articles import read_article
from translaudit.documents import document_from_text
from translaudit.findings import Side
from translaudit.languages import load_topic
from translaudit.lexicon import garbled_phrases, load_lexicon


class _Phrase(msgspec.Struct):
    right: str
    source: tuple[str, ...] = ()


class _Phrases(msgspec.Struct):
    phrase: tuple[_Phrase, ...]


def test_no_phrase_that_is_proposed_is_called_garbled() -> None:
    lexicon = load_lexicon(())
    accused = {}
    for each in load_topic("de-en", "phrases", _Phrases).phrase:
        target = read_article(document_from_text(f"It was {each.right} again.", "en"), Side.TARGET)
        source = read_article(document_from_text(f"{', '.join(each.source)}.", "de"), Side.SOURCE)
        if found := garbled_phrases(target, lexicon, source):
            accused[each.right] = found[0].right
    assert not accused
