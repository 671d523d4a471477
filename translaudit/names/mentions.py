"""Who is named in an article: words with a capital letter, how likely each is part of a name, and which stand together.

A language that capitalises every noun (German) gives names away by frequency: a noun is far more frequent there than in
the other language, a name is about as frequent in both. In English the capital letter tells, except where a sentence
begins.
"""

import re
from functools import lru_cache

import msgspec

from translaudit.articles import Article
from translaudit.documents import Identity
from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.frequency import zipf
from translaudit.names.rarity import is_compound, is_everyday
from translaudit.names.words import Word, is_acronym, kinds_of_names, name_rules, particles, read_words, titles

LEAST_LETTERS = 2


class Mention(msgspec.Struct, frozen=True):
    """A capitalised word at `text[start:end]` that may be (part of) a name."""

    start: int
    end: int
    text: str
    segment: int
    """Index of the segment it stands in; 0 for a text without segments."""
    run: int
    """Number of the run of capitalised words that it belongs to; a run is one name, or a title and a name."""
    likely: bool
    """Whether it looks like a name by itself; otherwise only its neighbours can say so."""
    titled: bool
    """Whether a title or another name stands right before it."""
    beside: bool
    """Whether any capitalised word stands right before it, as in ‘Plattform Discord’."""
    initial: bool
    """Whether it starts a sentence or quotation."""
    joined: bool
    """Whether a hyphen joins it to the word before."""

    @property
    def acronym(self) -> bool:
        """Whether it is all capitals, two letters or more."""
        return is_acronym(self.text)


@lru_cache(maxsize=8)
def read_mentions(article: Article, other: str) -> tuple[Mention, ...]:
    """The capitalised words of an article; `other` is the language of the other article."""
    starts = tuple(segment.start for segment in article.segments)
    return tuple(_mentions(article.text, article.lang, other, starts, _segment_of(article)))


def mentions_in(text: str, lang: str, other: str) -> tuple[Mention, ...]:
    """The capitalised words of a text that is no article, such as a re-translation."""
    return tuple(_mentions(text, lang, other, (0,), [0] * (len(text) + 1)))


@lru_cache(maxsize=8)
def function_words(lang: str) -> frozenset[str]:
    """The language's function words, in small letters."""
    return load_topic(lang, "identity", Identity).function_words if has_topic(lang, "identity") else frozenset()


def _segment_of(article: Article) -> list[int]:
    owner = [0] * (len(article.text) + 1)
    for index, segment in enumerate(article.segments):
        for position in range(segment.start, segment.end):
            owner[position] = index
    return owner


def _mentions(text: str, lang: str, other: str, starts: tuple[int, ...], owner: list[int]) -> list[Mention]:
    words = read_words(text, lang, starts)
    nouns_capitalised = (rules := name_rules(lang)) is not None and rules.nouns_capitalised
    found: list[Mention] = []
    run = 0
    continues = False
    previous: Word | None = None
    previous_likely = False
    for word in words:
        adjacent = continues and (word.joined or word.after in (" ", "\u00a0", ". ", " -", "-"))
        if not word.capital:
            continues = adjacent and word.text.lower() in particles(lang)
            continue
        lower = word.text.lower()
        if not adjacent:
            run += 1
            previous = None
        likely = _is_likely(word, lang, other, nouns_capitalised=nouns_capitalised)
        if len(word.text) >= LEAST_LETTERS and not (word.initial and lower in function_words(lang)):
            beside = (
                previous is not None and not word.joined and text[previous.end : word.start].strip(" .\u00a0") == ""
            )
            titled = (
                beside
                and previous is not None
                and (previous_likely or (previous.text.lower() in titles(lang) and lower not in titles(lang)))
            )
            segment = owner[word.start]
            found.append(
                Mention(
                    word.start, word.end, word.text, segment, run, likely, titled, beside, word.initial, word.joined
                )
            )
            previous, previous_likely = word, likely
            continues = True
        else:
            continues = len(word.text) == 1
            previous, previous_likely = (word, True) if continues else (None, False)
    return found


def _is_likely(word: Word, lang: str, other: str, *, nouns_capitalised: bool) -> bool:
    lower = word.text.lower()
    if re.split("[’']", lower)[0] in function_words(lang) or lower[1:2] in ("’", "'"):
        return len(lower) > 4 and zipf(lower, lang) < 3
    if lower in function_words(lang) or lower in kinds_of_names(lang):
        return False
    if word.acronym and not nouns_capitalised:
        return True
    if is_everyday(word.text, lang, other):
        return False
    if nouns_capitalised:
        return zipf(word.text, other) >= 1.5 or not is_compound(word.text, lang)
    return not (word.initial and zipf(word.text, lang) >= 3.5 and zipf(word.text, lang) - zipf(word.text, other) >= 1.2)
