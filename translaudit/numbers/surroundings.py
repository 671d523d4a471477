"""Whether two numbers count the same thing: how many words around them translate each other."""

from translaudit.align.words import Word, content_words, read_words
from translaudit.articles import Article
from translaudit.lexicon.table import Table, translation_table
from translaudit.numbers.quantity import Quantity

REACH = 7
"""Words on either side of a number, within its sentence, that tell what it counts."""
LINKED = 0.05
"""Probability of a translation from which a word stands for another."""


def shared_surroundings(source: Article, one: Quantity, target: Article, other: Quantity) -> int:
    """How many different content words around a number of the source have a counterpart around one of the target."""
    table = translation_table(f"{source.lang}-{target.lang}")
    here = {word.folded: word for word in _around(target, other)}
    shared = 0
    for word in {word.folded: word for word in _around(source, one)}.values():
        counterpart = next((each for each in here.values() if _stand_for_each_other(word, each, table)), None)
        if counterpart is not None:
            del here[counterpart.folded]
            shared += 1
    return shared


def _stand_for_each_other(one: Word, other: Word, table: Table | None) -> bool:
    return one.folded == other.folded or (table is not None and table.link(one.text, other.text) >= LINKED)


def _around(article: Article, quantity: Quantity) -> list[Word]:
    """The content words beside a number and its unit, without other numbers."""
    segment, (first, last) = article.segment_at(quantity.start), quantity.whole
    if segment is None:
        return []
    before = read_words(article.text[segment.start : first])[-REACH:]
    behind = read_words(article.text[last : segment.end])[:REACH]
    return [word for word in content_words([*before, *behind], article.lang) if word.text.isalpha()]
