"""Agreement errors that a pattern can prove: the patterns are the language's data, the matching is here."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from translaudit.articles import Article
from translaudit.fluency.faults import Fault
from translaudit.languages import has_topic, load_topic

TOPIC = "agreement"


class Pattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that cannot stand together.

    `[[list]]` in `match` and `after` is a word list of the file, which may name those after it.
    """

    match: str
    """A regular expression; the group `words`, where there is one, is what is accused."""
    message: str
    """What is wrong, for an editor; `{words}` are the accused words."""
    after: str = ""
    """The words before must not end like this (regular expression)."""
    mended: str = ""
    """Template for the correction (`\\g<name>`), empty where there are several."""
    confidence: float = 0.75


class AgreementRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The patterns of a language, and the word lists that they name."""

    words: dict[str, tuple[str, ...]]
    patterns: tuple[Pattern, ...]


_LOOK_BACK = 40


@cache
def _compiled(lang: str) -> tuple[tuple[re.Pattern[str], str, Pattern], ...]:
    """What to match, what must not stand before it (compiled only where something is matched), and the pattern."""
    if not has_topic(lang, TOPIC):
        return ()
    rules = load_topic(lang, TOPIC, AgreementRules)
    compiled = []
    for pattern in rules.patterns:
        expression, before = pattern.match, pattern.after
        for name, words in rules.words.items():
            alternatives = f"(?:{'|'.join(words)})"
            expression, before = (
                expression.replace(f"[[{name}]]", alternatives),
                before.replace(f"[[{name}]]", alternatives),
            )
        compiled.append((re.compile(expression), f"(?i:{before})$" if before else "", pattern))
    return tuple(compiled)


def find_disagreements(article: Article) -> tuple[Fault, ...]:
    """All provable agreement errors of an article, in the order of the text, none inside another."""
    kept: list[Fault] = []
    for found in sorted(_matches(article), key=lambda each: (each.start, -each.end)):
        if not kept or found.start >= kept[-1].end:
            kept.append(found)
    return tuple(kept)


def _matches(article: Article) -> Iterator[Fault]:
    for expression, forbidden, pattern in _compiled(article.lang):
        for match in expression.finditer(article.text):
            before = article.text[max(0, match.start() - _LOOK_BACK) : match.start()]
            if forbidden and re.search(forbidden, before.rstrip()):
                continue
            group = "words" if "words" in expression.groupindex else 0
            start, end = match.span(group)
            mended = match.expand(pattern.mended) if pattern.mended else None
            yield Fault(start, end, pattern.message.format(words=article.text[start:end]), mended, pattern.confidence)
