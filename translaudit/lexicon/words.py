"""The words of an article with their stems, which is what a lexicon is matched by.

Stems come from suffix rules in `languages/<lang>/inflection.toml`, not from a dictionary: both sides of a comparison
go through the same rules, so a stem only has to be the same for the forms of one word, and words that no dictionary
knows (compounds, garbled words) have stems too. A dictionary of lemmas would cost 2 s to load for German (simplemma).
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache

import msgspec

from translaudit.articles import Article
from translaudit.languages import has_topic, load_topic

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


class Inflection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the words of a language change their endings.

    Each step is a list of (suffix, replacement); the first that fits and leaves `shortest` letters or more is applied,
    again and again if `repeat`. `linkers` are the words that hold a noun phrase together, `conjunctions` such as begin
    another clause without punctuation.
    """

    shortest: int
    repeat: bool
    steps: tuple[tuple[tuple[str, str], ...], ...]
    fold: dict[str, str] = {}
    irregular: dict[str, str] = {}
    linkers: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    genitives: tuple[str, ...] = ()
    conjunctions: frozenset[str] = frozenset()


class Word(msgspec.Struct, frozen=True):
    """A word of an article: `article.text[start:end]` (code points), and its stem."""

    start: int
    end: int
    text: str
    stem: str


def inflection_of(lang: str) -> Inflection:
    """The inflection rules of a language (ISO 639-1); for one without them, words only match as they are."""
    if has_topic(lang, "inflection"):
        rules: Inflection = load_topic(lang, "inflection", Inflection)
        return rules
    return Inflection(shortest=1, repeat=False, steps=())


@cache
def stemmer(lang: str) -> Callable[[str], str]:
    """The function from a word to its stem in a language (ISO 639-1).

    >>> stem = stemmer("de")
    >>> stem("Sicherheitsgarantien") == stem("Sicherheitsgarantie")
    True
    """
    rules = inflection_of(lang)
    table = str.maketrans(rules.fold)
    steps = [(tuple(suffix for suffix, _ in step), step) for step in rules.steps]

    @lru_cache(maxsize=50_000)
    def stem(word: str) -> str:
        folded = word.casefold().replace("’", "'").translate(table)
        for genitive in rules.genitives:
            folded = folded.removesuffix(genitive)
        if folded in rules.irregular:
            return rules.irregular[folded]
        for suffixes, step in steps:
            if folded.endswith(suffixes):  # one call; most words have none of them
                folded = _strip(folded, step, rules)
        return folded

    return stem


def _strip(word: str, step: tuple[tuple[str, str], ...], rules: Inflection) -> str:
    for suffix, replacement in step:
        if word.endswith(suffix) and len(word) - len(suffix) + len(replacement) >= rules.shortest:
            stripped = word[: len(word) - len(suffix)] + replacement
            return _strip(stripped, step, rules) if rules.repeat and stripped != word else stripped
    return word


@lru_cache(maxsize=8)
def words_of(article: Article) -> tuple[tuple[Word, ...], ...]:
    """The words of each segment of an article."""
    return tuple(words_in(article.text, segment.start, segment.end, article.lang) for segment in article.segments)


def words_in(text: str, start: int, end: int, lang: str) -> tuple[Word, ...]:
    """The words of a piece of a text, between two code point offsets."""
    stem = stemmer(lang)
    return tuple(
        Word(match.start(), match.end(), match.group(), stem(match.group()))
        for match in WORD.finditer(text, start, end)
    )
