"""The words of a segment, as the comparison of a translation with its witnesses needs them."""

import unicodedata
from functools import lru_cache

import msgspec

from translaudit.lexicon.lemmas import WORD, grammar_words, lemma


class Word(msgspec.Struct, frozen=True):
    """A run of letters and digits, `text[start:end]` in code points, with its lemma and its bare form.

    The form is in lower case and without accents, so that Zagros and Zāgros are one word.

    `grammatical` marks closed-class words, which translations add, drop and exchange freely.
    """

    start: int
    end: int
    text: str
    form: str
    lemma: str
    grammatical: bool


@lru_cache(maxsize=256)
def words_of(text: str, lang: str) -> tuple[Word, ...]:
    """The words of a text; hyphens and apostrophes separate words."""
    closed = grammar_words(lang)
    return tuple(
        Word(
            start=match.start(),
            end=match.end(),
            text=match.group(),
            form=_bare(match.group()),
            lemma=lemma(match.group(), lang),
            grammatical=match.group().lower() in closed,
        )
        for match in WORD.finditer(text)
    )


def _bare(text: str) -> str:
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
