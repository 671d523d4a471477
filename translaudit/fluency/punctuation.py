"""Marks that stand where no sentence ends, doubled marks, and final marks that are missing."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

import msgspec

from translaudit.articles import Article
from translaudit.fluency.casing import casing_rules
from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.frequency import zipf
from translaudit.segments import paragraphs

TOPIC = "punctuation"


class PunctuationRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """After which words no mark can stand."""

    determiners: frozenset[str]
    """Words that a noun must follow: a mark right after them is stray; in lower case."""
    speech_verbs: frozenset[str]
    """Verbs that announce speech: before a colon, it stands in quotation marks; in lower case."""


class StrayMark(msgspec.Struct, frozen=True):
    """A wrong mark with its word, or the last word before a missing one, as offsets."""

    start: int
    end: int
    message: str
    confidence: float


_STOP_IN_SENTENCE = re.compile(r"(?P<word>[\w’-]+)(?P<mark>[.!?])(?= [^\W\d_])")
_AFTER_WORD = re.compile(r"(?<![\w’'.-])(?P<word>[^\W\d_]+)(?P<mark>[,;:.!?'])(?= [^\W\d_])")
_DOUBLED = re.compile(r"\w*(?:[,;:] ?[,;]|[”\"’»]\.,|[”\"»],\.(?!\.)|(?<!\.)\.\.(?!\.)|[,;]\.(?!\.))")
_FINAL = (".", "!", "?", "…", ":", ";", ",", "-", "–", "—", "*", "|", "/")
_CLOSERS = "”“\"»«’‘')]\u00a0 "
_SIGN = re.compile(r"(?<=\S)\s[(\[][^\W\d_]{1,6}(?:[/, ]{1,2}[^\W\d_]{1,6}){0,3}[)\]]\s*$")
"""What stands behind the last sentence of a report: "(hkl)", "(dpa/lhe)"."""
_SYMBOL = re.compile(r"(?<![\w@#/])[^\W\d_]+[\^~_@|=](?=\s)")
_ANNOUNCED = re.compile(r"\b(?P<verb>[^\W\d_]+)(?=(?: [^\W\d_]+)?:(?P<said> [^\W\d_]+) [^\W\d_])")
"""A verb, one word more at most ("told reporters"), a colon, and words without a quotation mark."""
_MIN_NAME = 5
_COMMON = 3.5
"""Zipf frequency above which a word with a full stop is not an unlisted abbreviation."""
_MIN_WORDS = 6
_TITLE_SHARE = 0.6


@cache
def punctuation_rules(lang: str) -> PunctuationRules | None:
    """The rules of a language, or None where translaudit does not know them."""
    return load_topic(lang, TOPIC, PunctuationRules) if has_topic(lang, TOPIC) else None


def find_stray_marks(article: Article) -> tuple[StrayMark, ...]:
    """All stray and missing marks that the article alone can prove, in the order of the text."""
    rules = punctuation_rules(article.lang)
    if rules is None:
        return ()
    found: dict[int, StrayMark] = {}
    for stray in (
        *_after_determiners(article, rules),
        *_stops(article),
        *_doubled(article),
        *_symbols(article),
        *_unfinished_paragraphs(article),
    ):
        found.setdefault(stray.end, stray)
    return tuple(found[end] for end in sorted(found))


def ends_in_mark(text: str) -> bool:
    """Whether a sentence ends in a mark of any kind, inside or outside quotation marks or brackets.

    The author's or agency's sign behind it is none of its words: "... nicht bekannt. (dpa)".
    """
    return _SIGN.sub("", text).rstrip(_CLOSERS + "\n").endswith(_FINAL)


def find_unquoted_speech(article: Article, segment: int) -> tuple[int, int] | None:
    """Where a sentence announces speech with a colon and no quotation follows, as offsets.

    Human news translations have that once in 600,000 words, where the source has a colon as well; where the said words
    were lost, what stands behind the colon is the next sentence.
    """
    rules = punctuation_rules(article.lang)
    if rules is None:
        return None
    place = article.segments[segment]
    for match in _ANNOUNCED.finditer(article.text, place.start, place.end):
        if match["verb"].lower() in rules.speech_verbs and match["said"][1].isupper():
            return match.start(), match.start("said")
    return None


def lacks_final_mark(text: str) -> bool:
    """Whether a text reads like a full sentence and not like a headline, but has no mark at its end."""
    words = [word for word in text.split() if word[0].isalpha()]
    long = [word for word in words if len(word) >= 4]
    titled = sum(word[0].isupper() for word in long) >= _TITLE_SHARE * len(long)
    return (
        len(words) >= _MIN_WORDS
        and not titled
        and not ends_in_mark(text)
        and (text.rstrip()[-1].isalnum() or text.rstrip()[-1] in ")%")
    )


def _after_determiners(article: Article, rules: PunctuationRules) -> Iterator[StrayMark]:
    for match in _AFTER_WORD.finditer(article.text):
        if match["word"] in rules.determiners and article.text[match.end() + 1].islower():
            message = f"The mark in ‘{match.group()}’ cuts a word off from the noun it belongs to."
            yield StrayMark(match.start(), match.end(), message, 0.85)


def _stops(article: Article) -> Iterator[StrayMark]:
    rules = casing_rules(article.lang)
    for match in _STOP_IN_SENTENCE.finditer(article.text):
        word, following = match["word"], article.text[match.end() + 1 :].split(maxsplit=1)[0]
        if not following.islower() or not following.isalpha() or (rules and word.lower() in rules.abbreviations):
            continue
        if rules and following in rules.lower_case_names:
            continue
        if match["mark"] == "." and (
            len(word) < (3 if word.islower() else _MIN_NAME) or zipf(word, article.lang) < _COMMON
        ):
            continue
        words = f"{match.group()} {following}"
        yield StrayMark(
            match.start(), match.end(), f"In ‘{words}’ a mark ends the sentence, which goes on in lower case.", 0.7
        )


def _doubled(article: Article) -> Iterator[StrayMark]:
    for match in _DOUBLED.finditer(article.text):
        yield StrayMark(match.start(), match.end(), f"‘{match.group()}’ has two marks where one is meant.", 0.8)


def _symbols(article: Article) -> Iterator[StrayMark]:
    for match in _SYMBOL.finditer(article.text):
        yield StrayMark(match.start(), match.end(), f"‘{match.group()}’ ends in a symbol that belongs to no word.", 0.8)


def _unfinished_paragraphs(article: Article) -> Iterator[StrayMark]:
    """Paragraphs of the body: headlines and the lines below them have no final mark in many papers."""
    text = article.text
    opening = list(takewhile(lambda block: not ends_in_mark(text[slice(*block)]), paragraphs(text)))
    body = paragraphs(text)[len(opening) :]
    blocks = [block for block in body if len(text[slice(*block)].split()) >= 2 * _MIN_WORDS]
    unfinished = [block for block in blocks if lacks_final_mark(text[slice(*block)])]
    if len(unfinished) * 4 > len(blocks):
        return
    for start, end in unfinished:
        if sum(start <= segment.start < end for segment in article.segments) >= 2:
            last = text[start:end].split()[-1]
            yield StrayMark(end - len(last), end, f"The paragraph ends in ‘{last}’ without a full stop.", 0.6)
