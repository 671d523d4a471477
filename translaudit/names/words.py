"""The words of a text, with what their form says about being a name: capital, place in the sentence, endings."""

import re
from functools import cache, lru_cache

import msgspec

from translaudit.languages import has_topic, load_topic


class NameRules(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """How a language marks names; `languages/<lang>/names.toml`."""

    endings: tuple[str, ...]
    derivations: tuple[str, ...]
    genitives: tuple[str, ...]
    surname_endings: tuple[str, ...]
    elided_articles: tuple[str, ...]
    town_adjectives: dict[str, tuple[str, ...]]
    """Endings of adjectives of towns, and what the town ends in instead."""
    introducers: str
    adjective_endings: tuple[str, ...]
    nouns_capitalised: bool
    titles: str
    particles: str
    capitalised_words: str
    articles: str = ""
    """What stands before nouns, and hardly before surnames and towns, where all nouns are capitalised."""


class Word(msgspec.Struct, frozen=True):
    """A word at `text[start:end]`; possessive marks and case endings set off by an apostrophe are outside."""

    start: int
    end: int
    text: str
    initial: bool
    """First in a sentence, a line or a quotation, where the capital letter says little."""
    joined: bool
    """Joined to the word before it by a hyphen."""
    after: str
    """What stands between the word before it and this one."""

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[:1].isupper()

    @property
    def acronym(self) -> bool:
        """Whether it is all capitals, two letters or more."""
        return is_acronym(self.text)


def is_acronym(word: str) -> bool:
    """Whether a word is all capitals, two letters or more."""
    return word.upper() == word and sum(letter.isupper() for letter in word) >= 2


_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_](?:[^\W\d_]|[’'`](?=[^\W\d_]))*")
_OPENS = re.compile(r"""(?:[.!?…]["”’»)]*\s+["“„«»‘(]*|:\s*["“„«»‘(]*|["“„«»‘(]+|[–—]\s?|[\n\r]\W*)$""")


@cache
def name_rules(lang: str) -> NameRules | None:
    """The rules of a language, or None where it has no data on names."""
    return load_topic(lang, "names", NameRules) if has_topic(lang, "names") else None


@cache
def titles(lang: str) -> frozenset[str]:
    """Titles and offices that stand before a name, in small letters."""
    rules = name_rules(lang)
    return frozenset(rules.titles.split()) if rules else frozenset()


@cache
def particles(lang: str) -> frozenset[str]:
    """Small words inside names (von, bin, al)."""
    rules = name_rules(lang)
    return frozenset(rules.particles.split()) if rules else frozenset()


@cache
def articles_of(lang: str) -> frozenset[str]:
    """What stands before nouns, in small letters."""
    rules = name_rules(lang)
    return frozenset(rules.articles.split()) if rules else frozenset()


@cache
def capitalised_words(lang: str) -> frozenset[str]:
    """Words with a capital letter that are nobody's name: listed ones, days and months, in small letters."""
    rules = name_rules(lang)
    from babel import Locale

    locale = Locale.parse(lang)
    calendar = {
        name.lower().strip(".")
        for table in (locale.months, locale.days)
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for name in table[context][width].values()
    }
    return frozenset(rules.capitalised_words.split() if rules else ()) | calendar


@cache
def kinds_of_names(lang: str) -> frozenset[str]:
    """Capitalised words that are no names themselves, in lower case: titles, and what towns and clubs are called."""
    return titles(lang) | capitalised_words(lang)


@lru_cache(maxsize=4096)
def read_words(text: str, lang: str, starts: tuple[int, ...] = ()) -> tuple[Word, ...]:
    """All words of a text with their offsets (code points). `starts` are the offsets at which sentences start."""
    rules = name_rules(lang)
    marks = tuple(ending for ending in rules.endings if not ending[0].isalpha()) if rules else ()
    first = set(starts)
    words: list[Word] = []
    previous = 0
    for match in _WORD.finditer(text):
        between = text[previous : match.start()]
        bare = match.group()
        if bare.endswith(marks):
            bare = next(bare[: -len(mark)] for mark in marks if bare.endswith(mark))
        joined = between in ("-", "‐", "‑")
        opened = previous == 0 or match.start() in first or _opens(between, words[-1].text, lang)
        words.append(Word(match.start(), match.start() + len(bare), bare, opened and not joined, joined, between))
        previous = match.end()
    return tuple(words)


def _opens(between: str, before: str, lang: str) -> bool:
    """Whether a sentence, a line or a quotation begins after the signs that follow a word."""
    if between == " " or _OPENS.search(between) is None:
        return False
    return not (between.startswith(". ") and (len(before) == 1 or before.lower() in titles(lang)))
