"""Capitals that the other article of a pair proves wrong: shouted names, tamed acronyms, surnames in small letters."""

import itertools
from collections.abc import Iterator

from translaudit.articles import Article
from translaudit.fluency.casing import capitals_by_word
from translaudit.fluency.faults import Fault
from translaudit.fluency.words import Word, read_words
from translaudit.lexicon.frequency import zipf

_MIN_SHOUTED_LETTERS = 4
_LONGEST_SPELT = 3
"""Letters up to which an acronym is spelt out and stays in capitals (CDU); longer ones may be words (Nato, Fifa)."""
_USUAL, _RARE = 3.5, 2.0
"""Zipf frequency from which an acronym may be a word, and a small-letter word is one rather than somebody's surname."""


def find_miscasings_beside(article: Article, other: Article) -> Iterator[Fault]:
    """Words whose capitals differ from those that the other article gives the same name."""
    words = read_words(article)
    if all(word.text.isupper() for word in words):
        return
    written = capitals_by_word(other)
    pairs = {(one.text, two.text) for one, two in itertools.pairwise(read_words(other))}
    for number, word in enumerate(words):
        forms = written.get(word.text.lower())
        if not forms or word.text in forms:
            continue
        before = words[number - 1] if number and words[number - 1].segment == word.segment else None
        after = words[number + 1] if number + 1 < len(words) else None
        shouted = after is not None and after.text[0].isupper() and after.text in written.get(after.text.lower(), ())
        if shouted and after is not None and article.text[word.end : after.start] == " " and _is_shouted(word):
            mended = word.text.capitalize()
            message = f"‘{word.text}’ is in capitals; the {other.side.value} writes ‘{mended}’."
        elif before is not None and _is_tamed(word, article.lang):
            mended = word.text.upper()
            message = f"‘{word.text}’ is an acronym; the {other.side.value} writes ‘{mended}’."
        elif before is not None and article.text[before.end : word.start] == " " and _is_lowered(word, article.lang):
            mended = word.text.capitalize()
            if (before.text, mended) not in pairs or not before.text[0].isupper():
                continue
            message = f"‘{word.text}’ is a name and needs a capital: the {other.side.value} writes ‘{mended}’."
        else:
            continue
        if mended in forms:
            yield Fault(word.start, word.end, message, mended, 0.85)


def _is_shouted(word: Word) -> bool:
    return len(word.text) >= _MIN_SHOUTED_LETTERS and word.text.isupper()


def _is_tamed(word: Word, lang: str) -> bool:
    spelt = 2 <= len(word.text) <= _LONGEST_SPELT and word.text[0].isupper() and word.text[1:].islower()
    return spelt and zipf(word.text, lang) < _USUAL


def _is_lowered(word: Word, lang: str) -> bool:
    return word.text.islower() and len(word.text) >= _MIN_SHOUTED_LETTERS and zipf(word.text, lang) < _RARE
