"""Words joined by a hyphen that the source has too, and that translators never keep: a B-Probe."""

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from translaudit.accuracy.untranslated.place import Place
from translaudit.accuracy.untranslated.practice import is_translated
from translaudit.accuracy.untranslated.rules import UntranslatedRules
from translaudit.accuracy.untranslated.shown import MARKS, is_introduced, is_quoted
from translaudit.checks.base import Case
from translaudit.fluency.words import read_words
from translaudit.lexicon.lemmas import grammar_words

_JOINED = re.compile(r"(?<![\w-])[^\W\d_]+-[^\W\d_]+(?![\w-])")


def joined_nouns(case: Case, rules: UntranslatedRules) -> Iterator[tuple[Place, Place]]:
    """The two parts of every such noun, in the order of the text."""
    words = read_words(case.target)
    for index, (one, other) in enumerate(itertools.pairwise(words)):
        text = case.target.text[one.start : other.end]
        if index == 0 or text != f"{one.text}-{other.text}" or text not in _joined_in(case):
            continue
        parts = Place(case, rules, words, index), Place(case, rules, words, index + 1)
        if _stand_like_noun(*parts) and all(is_translated(part) for part in parts if len(part.word.text) > 1):
            yield parts


@lru_cache(maxsize=8)
def _joined_in(case: Case) -> frozenset[str]:
    return frozenset(_JOINED.findall(case.source.text))


def _stand_like_noun(first: Place, last: Place) -> bool:
    """Whether two joined words stand behind a word in small letters and before none with a capital."""
    text, lang, rules = first.case.target.text, first.case.target.lang, first.rules
    before = first.words[first.index - 1]
    return (
        text[before.end : first.word.start] == " "
        and before.text.islower()
        and (before.text not in grammar_words(lang) or before.text in rules.target_determiners)
        and before.text not in rules.target_articles
        and text[last.word.end : last.word.end + 1] not in MARKS
        and not last.before_capital
        and not is_introduced(last)
        and not is_quoted(first)
    )
