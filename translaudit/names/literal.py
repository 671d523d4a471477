"""Names of several parts rendered part by part: Rehberg as “Deer Mountain”, von der Decken as “of the Blankets”."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from translaudit.checks.base import Case
from translaudit.documents import Span
from translaudit.lexicon.lemmas import lemma, linking_elements
from translaudit.lexicon.table import Table, translation_table
from translaudit.names.exonyms import exonyms
from translaudit.names.mentions import function_words
from translaudit.names.rarity import is_everyday
from translaudit.names.similarity import fold, likeness
from translaudit.names.translation import endings_of_names, is_translation, name_word_rules, translated_particles
from translaudit.names.witnesses import Witnesses, witnesses_of
from translaudit.names.words import Word, articles_of, particles, titles

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
    made = _that_end_in(frozenset().union(*endings.values()), witnesses.words("target", None))
    for name in _names(witnesses, tuple(endings)) if made else ():
        ending = max((each for each in endings if fold(name.text).endswith(each)), key=len)
        firsts = _forms(name.text[: -len(ending)], case.source.lang)
        for words in made:
            if _is_usual_noun(name.text, words[-1].text, table) or _is_known(words[-1], witnesses):
                continue
            if _renders_parts(words, firsts, endings[ending], table):
                yield case.target.span(words[0].start, words[-1].end), case.source.span(name.start, name.end)
    yield from _noble_names(witnesses, table)


def _noble_names(witnesses: Witnesses, table: Table) -> Iterator[tuple[Span, Span]]:
    """Surnames behind a particle that were translated with it: Kerstin von der Decken, Kerstin of the Blankets."""
    source, target = witnesses.case.source, witnesses.case.target
    surnames: dict[str, tuple[Word, Word]] = {}
    for given, *small, surname in _behind_small_words(witnesses.words("source", None), particles(source.lang)):
        lowered = [word.text.lower() for word in small]
        noble = particles(source.lang).issuperset(lowered) and lowered[0] not in articles_of(source.lang)
        if noble and not _is_word(given, source.lang, target.lang) and _is_surname(surname, small[0], witnesses.pair):
            surnames.setdefault(given.text, (small[0], surname))
    rendered = translated_particles(witnesses.pair)
    for given, *small, word in _behind_small_words(witnesses.words("target", None)):
        if given.text in surnames and small[0].text in rendered and not _is_known(word, witnesses):
            first, surname = surnames[given.text]
            if table.link(surname.text, word.text) >= _RENDERS and not _is_accused_alone(surname, word, witnesses):
                yield target.span(small[0].start, word.end), source.span(first.start, surname.end)


def _is_accused_alone(surname: Word, word: Word, witnesses: Witnesses) -> bool:
    """Whether a surname is listed with its translation, and by its looks a name wherever it stands."""
    name = lemma(surname.text, witnesses.case.source.lang)
    listed = is_translation(name, word.text, witnesses.pair)
    return listed and fold(surname.text) not in endings_of_names(witnesses.pair)


def _is_surname(word: Word, particle: Word, pair: str) -> bool:
    """Whether a word behind a particle is no title, and not in the form in which a common noun stands behind it.

    Nobody comes “von der Decken”, but many come “von der Universität”. What surnames are made of (Burg) is no such
    body. Behind a foreign particle (Van der Bellen), which is no preposition of the language, no noun stands.
    """
    lower, lang = word.text.lower(), pair.split("-")[0]
    if lower in titles(lang):
        return False
    preposition = particle.text.lower() in function_words(lang)
    return not preposition or lemma(word.text, lang) != lower or fold(word.text) in endings_of_names(pair)


def _is_known(word: Word, witnesses: Witnesses) -> bool:
    return witnesses.in_source(word.text) or witnesses.in_lexicon(word.text)


def _is_word(word: Word, lang: str, other: str) -> bool:
    """Whether what stands like a given name is an everyday word of either language: no "Export of Weapons"."""
    return is_everyday(word.text, lang, other) or is_everyday(word.text, other, lang)


def _behind_small_words(words: Sequence[Word], small: frozenset[str] = frozenset()) -> Iterator[Sequence[Word]]:
    """A capitalised word, one or two small ones, and a capitalised one, side by side; `small` may have capitals."""
    for length in (3, 4):
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            between = {word.after for word in run[1:]}
            if (
                run[0].capital
                and run[-1].capital
                and between == {" "}
                and not any(word.capital and word.text.lower() not in small for word in run[1:-1])
            ):
                yield run


def _names(witnesses: Witnesses, endings: tuple[str, ...]) -> list[Word]:
    """The first mention of each source word that ends like a name; words that have an article somewhere are none."""
    articles = articles_of(witnesses.case.source.lang)
    words = witnesses.words("source", None)
    nouns = {fold(word.text) for before, word in pairwise(words) if before.text.lower() in articles}
    found: dict[str, Word] = {}
    for word in words:
        folded = fold(word.text)
        is_noun = folded in nouns and not folded.endswith(name_word_rules(witnesses.pair).articled_endings)
        if word.capital and folded.endswith(endings) and not is_noun and folded not in exonyms(witnesses.pair):
            found.setdefault(folded, word)
    return list(found.values())


def _is_usual_noun(name: str, last: str, table: Table) -> bool:
    """Whether the table has seen a word as a whole, and rendered so: a Weihnachtsbaum is a Christmas tree."""
    return not table.is_compound(name) and table.link(name, last) >= _RENDERS


def _that_end_in(lasts: Iterable[str], words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """Two neighbouring capitalised words, or one inside a sentence, that may be made of a name with some ending."""
    ends = tuple(lasts)
    found: list[tuple[Word, ...]] = []
    for one, other in pairwise(words):
        if one.capital and other.capital and other.after in (" ", "-") and other.text.lower() in ends:
            found.append((one, other))
    return found + [(word,) for word in words if word.capital and not word.initial and word.text.lower().endswith(ends)]


def _renders_parts(words: tuple[Word, ...], firsts: Sequence[str], last: frozenset[str], table: Table) -> bool:
    """Whether words render the first part of a name and its ending."""
    if len(words) > 1:
        return words[-1].text.lower() in last and any(_renders(first, words[0].text, table) for first in firsts)
    lower = words[0].text.lower()
    rests = [lower.removesuffix(ending) for ending in last if lower.endswith(ending) and lower != ending]
    return any(table.probability(first, rest) >= _RENDERS for first in firsts for rest in rests)


def _renders(first: str, word: str, table: Table) -> bool:
    return likeness(first, word) >= _KEPT or table.link(first, word) >= _RENDERS


def _forms(first: str, lang: str) -> list[str]:
    """The first part of a name, with and without what links it to the second: Wilhelms, Wilhelm."""
    stripped = [first.removesuffix(link) for link in linking_elements(lang) if link]
    return [form for form in dict.fromkeys((first, *stripped)) if len(form) >= _FEWEST_LETTERS]
