"""Names of several parts rendered part by part: Rehberg as “Deer Mountain”, von der Decken as “of the Blankets”."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from translaudit.checks.base import Case
from translaudit.documents import Span
from translaudit.lexicon.table import Table, translation_table
from translaudit.names.exonyms import exonyms
from translaudit.names.similarity import fold, likeness
from translaudit.names.translation import endings_of_names
from translaudit.names.witnesses import Witnesses, witnesses_of
from translaudit.names.words import Word, name_rules, particles

_RENDERS = 0.2
"""Probability by the lexical table from which a word renders the first part of a name."""
_KEPT = 0.8
"""Likeness from which the first part was kept (Wilhelms, Wilhelm)."""
_FEWEST_LETTERS = 3


def literal_names(case: Case) -> Iterator[tuple[Span, Span]]:
    """Target words made of the parts of a source name, and that name: in two reports of one event, too."""
    witnesses = witnesses_of(case)
    table = translation_table(case.language_pair)
    endings = endings_of_names(case.language_pair)
    if table is None or not endings:
        return
    words = [word for word in witnesses.words("target", None) if word.capital]
    for name in _names(witnesses, tuple(endings)):
        ending = max((each for each in endings if fold(name.text).endswith(each)), key=len)
        first = name.text[: -len(ending)]
        for start, end in _places(words, first, endings[ending], table, case.target.text):
            if not witnesses.in_source(case.target.text[start:end].rpartition(" ")[2]):
                yield case.target.span(start, end), case.source.span(name.start, name.end)
    yield from _noble_names(witnesses, table)


def _noble_names(witnesses: Witnesses, table: Table) -> Iterator[tuple[Span, Span]]:
    """Surnames behind a particle that were translated with it: Kerstin von der Decken, Kerstin of the Blankets."""
    source, target = witnesses.case.source, witnesses.case.target
    surnames: dict[str, tuple[Word, Word]] = {}
    for given, *small, surname in _behind_small_words(witnesses.words("source", None)):
        if {word.text for word in small} <= particles(source.lang) and small[0].text not in _articles(source.lang):
            surnames.setdefault(given.text, (small[0], surname))
    for given, *small, word in _behind_small_words(witnesses.words("target", None)):
        if given.text in surnames and not witnesses.in_source(word.text):
            first, surname = surnames[given.text]
            if table.link(surname.text, word.text) >= _RENDERS:
                yield target.span(small[0].start, word.end), source.span(first.start, surname.end)


def _articles(lang: str) -> frozenset[str]:
    rules = name_rules(lang)
    return frozenset(rules.articles.split()) if rules else frozenset()


def _behind_small_words(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """A capitalised word, one or two small ones, and a capitalised one, side by side."""
    for length in (3, 4):
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            between = {word.after for word in run[1:]}
            if run[0].capital and run[-1].capital and between == {" "} and not any(w.capital for w in run[1:-1]):
                yield run


def _names(witnesses: Witnesses, endings: tuple[str, ...]) -> list[Word]:
    """The first mention of each source word that ends like a name; words that have an article somewhere are none."""
    articles = _articles(witnesses.case.source.lang)
    words = witnesses.words("source", None)
    nouns = {fold(word.text) for before, word in pairwise(words) if before.text.lower() in articles}
    found: dict[str, Word] = {}
    for word in words:
        folded = fold(word.text)
        if word.capital and folded.endswith(endings) and folded not in nouns and folded not in exonyms(witnesses.pair):
            found.setdefault(folded, word)
    return list(found.values())


def _places(words: list[Word], first: str, last: frozenset[str], table: Table, text: str) -> Iterator[tuple[int, int]]:
    """Where two neighbouring capitalised words, or one, render the first part of a name and its ending."""
    for one, other in pairwise(words):
        if (
            text[one.end : other.start] in (" ", "-", "’s ", "'s ")
            and _bare(other.text) in last
            and _renders(first, one.text, table)
        ):
            yield one.start, other.end
    for word in words:
        lower = word.text.lower()
        ending = next((each for each in last if lower.endswith(each) and len(lower) > len(each)), None)
        if ending is not None and table.probability(first, lower.removesuffix(ending)) >= _RENDERS:
            yield word.start, word.end


def _bare(word: str) -> str:
    return word.lower().removesuffix("’s").removesuffix("'s")


def _renders(first: str, word: str, table: Table) -> bool:
    if len(first) < _FEWEST_LETTERS:
        return False
    bare = first.removesuffix("s") if len(first) > _FEWEST_LETTERS else first
    return likeness(bare, _bare(word)) >= _KEPT or any(table.link(part, word) >= _RENDERS for part in (first, bare))
