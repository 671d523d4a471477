"""Words and attributions that stand twice where once is meant."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from translaudit.articles import Article
from translaudit.fluency.faults import Fault
from translaudit.languages import has_topic, load_topic

TOPIC = "doubling"


class DoublingRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which doubled words a language can mean."""

    allowed: frozenset[str]
    """Words that can rightly stand twice in a row (had had, that that), in lower case."""
    names: frozenset[str]
    """Names that are a doubled word (Duran Duran), the word in lower case."""
    attribution_subjects: tuple[str, ...]
    attribution_verbs: tuple[str, ...]


_DOUBLED = re.compile(
    r"(?<![\w’'-])(?P<word>[^\W\d_]{2,})(?P<again>(?:[ \u00a0]+(?P=word))+)(?![\w’'-])", re.IGNORECASE
)
_DOUBLED_ASIDE = re.compile(
    r"(?P<word>\([^()\n]{2,40}\)|(?<![\d.,/-])\d{3,})(?P<again>(?: (?P=word))+)(?![\d.,/-]\d|[\w-])"
)
_MARKS = "“”„\"»«’‘'"


@cache
def doubling_rules(lang: str) -> DoublingRules | None:
    """The rules of a language, or None where translaudit does not know them."""
    return load_topic(lang, TOPIC, DoublingRules) if has_topic(lang, TOPIC) else None


def find_doublings(article: Article) -> tuple[Fault, ...]:
    """All doubled words and attributions of an article, in the order of the text."""
    rules = doubling_rules(article.lang)
    if rules is None:
        return ()
    found = [*_words(article.text, rules), *_asides(article.text), *_attributions(article.text, rules)]
    return tuple(sorted(found, key=lambda doubling: doubling.start))


def _words(text: str, rules: DoublingRules) -> Iterator[Fault]:
    for match in _DOUBLED.finditer(text):
        word, again = match["word"], match["again"].split()
        name = word[0].isupper() and all(each[0].isupper() for each in again)
        if (name and word.lower() in rules.names) or _in_capitals(word) != _in_capitals(again[-1]):
            continue
        if len(again) == 1 and word.lower() in rules.allowed:
            continue
        yield Fault(
            match.start(),
            match.end(),
            f"‘{word}’ stands {len(again) + 1} times in a row.",
            word,
            0.6 if name and len(again) == 1 else 0.9,
        )


@cache
def _attribution_patterns(rules: DoublingRules) -> tuple[re.Pattern[str], re.Pattern[str]]:
    subjects, verbs = "|".join(rules.attribution_subjects), "|".join(rules.attribution_verbs)
    attribution = rf"(?:{subjects}) (?:{verbs})|(?:{verbs}) (?:{subjects})"
    side_by_side = re.compile(
        rf"\b(?P<first>{attribution})\b[\s,{_MARKS}]+(?P<second>(?P=first))\b[,.]?[{_MARKS}]*", re.IGNORECASE
    )
    around = re.compile(
        rf"\b(?P<first>{attribution})(?:,|:)? ?[“„\"»](?P<quoted>[^“”„\"»«\n]+)[”“\"«],? ?(?P<second>(?P=first))\b",
        re.IGNORECASE,
    )
    return side_by_side, around


def _asides(text: str) -> Iterator[Fault]:
    for match in _DOUBLED_ASIDE.finditer(text):
        times = len(match.group()) // len(match["word"])
        yield Fault(match.start(), match.end(), f"‘{match['word']}’ stands {times} times in a row.", match["word"], 0.8)


def _attributions(text: str, rules: DoublingRules) -> Iterator[Fault]:
    side_by_side, around = _attribution_patterns(rules)
    for match in side_by_side.finditer(text):
        message = f"‘{match['first']}’ stands twice: the speaker is named again at once."
        yield Fault(match.start(), match.end(), message, match["first"], 0.9)
    for match in around.finditer(text):
        start, end = match.span("second")
        message = f"‘{match['second']}’ stands before and after the same quotation."
        yield Fault(start, end, message, "", 0.8)


def _in_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()
