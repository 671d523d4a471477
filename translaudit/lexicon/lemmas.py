"""Words reduced to what a dictionary lists: lower-case lemmas, and the parts of compounds.

Lemmas come from lists made of simplemma's dictionaries (Barbaresi, doi 10.5281/zenodo.4673264) by
`translaudit.training.lemmas`; a word that they do not have is its own lemma. Compounds are cut where both sides are
known words, with the linking elements of the language's `compounds.toml` (after Koehn & Knight 2003, "Empirical
Methods for Compound Splitting").
"""

import re
from collections.abc import Container
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from translaudit.languages import has_topic, load_topic

_READ_THROUGH = 2000
"""Bytes of a list that are faster read through than cut in two again."""
WORD = re.compile(r"[^\W_]+")
"""A run of letters and digits: hyphens and apostrophes separate."""


class CompoundRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language glues words together; `shortest_part` counts letters."""

    linking: tuple[str, ...]
    shortest_part: int


class GrammarWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The closed-class words of a language, in lower case."""

    grammar_words: frozenset[str]


def grammar_words(lang: str) -> frozenset[str]:
    """The closed-class words of a language, in lower case; none where translaudit has no list."""
    if not has_topic(lang, "grammar_words"):
        return frozenset()
    words: frozenset[str] = load_topic(lang, "grammar_words", GrammarWords).grammar_words
    return words


@lru_cache(maxsize=50_000)
def lemma(word: str, lang: str) -> str:
    """The lower-case dictionary form of a word of a language (ISO 639-1), itself where none is known.

    >>> lemma("guarantees", "en"), lemma("Häuser", "de"), lemma("Witkoff", "en")
    ('guarantee', 'haus', 'witkoff')
    """
    lines = _lemmas(lang)
    forms = dict.fromkeys((word, word.lower(), word.capitalize()))
    known = (_find(form, lines) for form in forms)
    return next((lemma for lemma in known if lemma is not None), word).lower()


@cache
def _lemmas(lang: str) -> bytes:
    """The list as it is stored: sorted lines of a form, a tab and its lemma, after and before a line end."""
    resource = files("translaudit.languages") / lang / "lemmas.tsv"
    return b"\n" + resource.read_bytes() if resource.is_file() else b"\n"


def _find(form: str, lines: bytes) -> str | None:
    """The lemma of a form. The list is searched as it is: a dictionary of it takes ten times as long to build."""
    wanted = form.encode("utf-8", "surrogatepass")
    low, high = 0, len(lines) - 1  # the line ends between which the form's line lies
    while high - low > _READ_THROUGH:
        start = lines.rfind(b"\n", low, (low + high) // 2 + 1) + 1
        end = lines.find(b"\n", start)
        found, _, lemma = lines[start:end].partition(b"\t")
        if found == wanted:
            return lemma.decode()
        if found < wanted:
            low = end
        else:
            high = start - 1
    place = lines.find(b"\n" + wanted + b"\t", low, high)
    if place < 0:
        return None
    start = place + len(wanted) + 2
    return lines[start : lines.find(b"\n", start)].decode()


@cache
def linking_elements(lang: str) -> tuple[str, ...]:
    """What may stand between the parts of a compound; only nothing at all in a language without compound rules."""
    return load_topic(lang, "compounds", CompoundRules).linking if has_topic(lang, "compounds") else ("",)


def compound_parts(word: str, lang: str, known: Container[str]) -> tuple[str, ...]:
    """The known words that a compound is glued from (lower case), or nothing where it cannot be cut.

    The cut with the longest last part wins: the head carries the meaning. Closed-class words are no parts ("nach" is a
    preposition in "Nachfolge", not its modifier).

    >>> compound_parts("sicherheitsgarantie", "de", {"sicherheit", "garantie", "herr"})
    ('sicherheit', 'garantie')
    >>> compound_parts("workshop", "en", {"work", "shop"})
    ()
    """
    if not has_topic(lang, "compounds"):
        return ()
    rules = load_topic(lang, "compounds", CompoundRules)
    return _cut(word, rules, known, grammar_words(lang))


def _cut(word: str, rules: CompoundRules, known: Container[str], closed: frozenset[str]) -> tuple[str, ...]:
    shortest = rules.shortest_part
    for start in range(shortest, len(word) - shortest + 1):
        head = word[start:]
        if head not in known or head in closed:
            continue
        modifier = word[:start]
        for link in sorted(rules.linking, key=len):
            stem = modifier.removesuffix(link) if link else modifier
            if len(modifier) - len(stem) != len(link) or len(stem) < shortest:
                continue
            if stem in known and stem not in closed:
                return (stem, head)
            if parts := _cut(stem, rules, known, closed):
                return (*parts, head)
    return ()
