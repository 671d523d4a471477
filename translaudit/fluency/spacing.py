"""Spaces that tear words apart and spaces that are missing."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from translaudit.articles import Article
from translaudit.fluency.faults import Fault
from translaudit.languages import has_topic, load_topic

TOPIC = "spacing"


class SpacingRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What may stand beside a hyphen in a language, and which word parts are never written apart."""

    suspended_before: frozenset[str]
    """Words after which "-Teil" may follow a space (Import und -export)."""
    suspended_after: frozenset[str]
    """Words that may follow "Teil-" and a space (two- and three-day)."""
    clitics: tuple[str, ...]
    """What follows an apostrophe without a space (’s, ’t)."""
    sentence_openers: tuple[str, ...]
    """Words that never stand after a hyphen, with a capital: a sentence or clause is glued on there."""
    clause_verbs: tuple[str, ...]
    """Verbs that never stand after a quotation mark and a hyphen."""
    compound_units: tuple[str, ...]
    """Units in compounds after a number (53-year-old): a spaced dash before them is a torn hyphen."""


_TORN_HYPHEN = re.compile(r"(?:(?P<word>\w+)|(?P<mark>[”“’»\"]))[ \u00a0]-(?P<part>[^\W\d_][\w’'-]*)")
_DANGLING_HYPHEN = re.compile(r"(?P<part>[^\W\d_]{2,})- (?P<word>[^\W\d_]\w*)")
_BEFORE_MARK = re.compile(r"(?P<word>\w+)[ \u00a0]+(?P<mark>[,;](?![\d)])|[!?](?![\w)])|[.:](?=[\s”“\"’»)]|$)(?![.]))")
_AFTER_STOP = re.compile(r"(?P<word>[^\W\d_A-ZÄÖÜ]{2,})(?P<mark>[.!?])(?P<next>[A-ZÄÖÜ][^\W\d_A-ZÄÖÜ]+)\b(?![.@/])")
_AFTER_COMMA = re.compile(r"(?P<word>[^\W\d_]{2,})(?P<mark>[,;])(?P<next>[^\W\d_]{2,})")
_IN_BRACKETS = re.compile(r"\( (?P<open>\w+)|(?P<close>\w+) \)(?!\S)")
_TORN_DECIMAL = re.compile(r"\d+ [.,] \d{3}\b")
_TOKEN = re.compile(r"\S+")
_OF_THE_WEB = re.compile(r"://|www\.|@|\.(?:com|org|net|de|io|gov)\b")


@cache
def spacing_rules(lang: str) -> SpacingRules | None:
    """The rules of a language, or None where translaudit does not know them."""
    return load_topic(lang, TOPIC, SpacingRules) if has_topic(lang, TOPIC) else None


def find_gaps(article: Article) -> tuple[Fault, ...]:
    """All wrong and missing spaces of an article, in the order of the text, none inside another."""
    rules = spacing_rules(article.lang)
    if rules is None:
        return ()
    text = article.text
    web = [token.span() for token in _TOKEN.finditer(text) if _OF_THE_WEB.search(token.group())]
    gaps = sorted(
        (gap for gap in _all_gaps(text, rules) if not any(gap.start < end and start < gap.end for start, end in web)),
        key=lambda gap: (gap.start, -gap.end),
    )
    kept: list[Fault] = []
    for gap in gaps:
        if not kept or gap.start >= kept[-1].end:
            kept.append(gap)
    return tuple(kept)


def _all_gaps(text: str, rules: SpacingRules) -> Iterator[Fault]:
    yield from _torn_hyphens(text, rules)
    yield from _dangling_hyphens(text, rules)
    yield from _torn_clitics(text, rules)
    yield from _torn_ages(text, rules)
    yield from _glued_clauses(text, rules)
    for match in _BEFORE_MARK.finditer(text):
        if not _between_digits(text, match.start("mark")):
            yield _gap(match, match["word"] + match["mark"], f"no space belongs before ‘{match['mark']}’", 0.85)
    for match in _AFTER_STOP.finditer(text):
        mended = f"{match['word']}{match['mark']} {match['next']}"
        yield _gap(match, mended, f"a space is missing after ‘{match['mark']}’", 0.8)
    for match in _AFTER_COMMA.finditer(text):
        mended = f"{match['word']}{match['mark']} {match['next']}"
        yield _gap(match, mended, f"a space is missing after ‘{match['mark']}’", 0.75)
    for match in _IN_BRACKETS.finditer(text):
        yield _gap(match, match.group().replace(" ", ""), "no space belongs inside the brackets", 0.8)
    for match in _TORN_DECIMAL.finditer(text):
        yield _gap(match, match.group().replace(" ", ""), "the number is torn apart", 0.85)


def _torn_hyphens(text: str, rules: SpacingRules) -> Iterator[Fault]:
    for match in _TORN_HYPHEN.finditer(text):
        if match["word"] and match["word"].lower() in rules.suspended_before:
            continue
        if match["mark"]:
            start, end = text.rfind(" ", 0, match.start()) + 1, match.end()
            words = text[start:end]
            yield Fault(start, end, f"‘{words}’: no space belongs before the hyphen.", words.replace(" -", "-"), 0.85)
        else:
            mended = f"{match['word']}-{match['part']}"
            yield _gap(match, mended, "no space belongs before the hyphen", 0.9)


def _dangling_hyphens(text: str, rules: SpacingRules) -> Iterator[Fault]:
    for match in _DANGLING_HYPHEN.finditer(text):
        suspended = match["word"].lower() in rules.suspended_after or match["word"][0].isupper()
        if not suspended and not re.search(r"[,/] ?\w*$", text[max(0, match.start() - 20) : match.start()]):
            yield _gap(match, f"{match['part']}-{match['word']}", "no space belongs after the hyphen", 0.6)


def _torn_clitics(text: str, rules: SpacingRules) -> Iterator[Fault]:
    if rules.clitics:
        for match in re.finditer(rf"[^\W\d_]+ ['’](?:{'|'.join(rules.clitics)})\b(?!['’])", text):
            yield _gap(match, match.group().replace(" ", ""), "no space belongs before the apostrophe", 0.8)


def _glued_clauses(text: str, rules: SpacingRules) -> Iterator[Fault]:
    if rules.sentence_openers and rules.clause_verbs:
        openers, verbs = "|".join(rules.sentence_openers), "|".join(rules.clause_verbs)
        for match in re.finditer(rf"(?:\d+-(?:{openers})|\w+[”’\"]-(?:{verbs}))(?= \w)", text):
            mended = match.group().replace("-", " – ")
            yield _gap(match, mended, "the spaces around the dash are missing", 0.75)


def _torn_ages(text: str, rules: SpacingRules) -> Iterator[Fault]:
    if rules.compound_units:
        units = "|".join(rules.compound_units)
        for match in re.finditer(rf"\d+ ?[–—-] ?(?:{units})-[^\W\d_]+", text):
            mended = re.sub(r" ?[–—-] ?", "-", match.group())
            if mended != match.group():
                yield _gap(match, mended, "the number and its unit are one word with hyphens", 0.85)


def _gap(match: re.Match[str], mended: str, what: str, confidence: float) -> Fault:
    return Fault(match.start(), match.end(), f"In ‘{match.group()}’ {what}: ‘{mended}’.", mended, confidence)


def _between_digits(text: str, position: int) -> bool:
    return text[:position].rstrip()[-1:].isdigit() and text[position + 1 :].lstrip()[:1].isdigit()
