"""Capitals where none belong, and capitals that are missing."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import msgspec

from translaudit.articles import Article
from translaudit.fluency.faults import Fault
from translaudit.fluency.words import Word, read_words, words_by_segment
from translaudit.languages import has_topic, load_topic
from translaudit.quotations import read_quotations

TOPIC = "casing"


class CasingRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a language writes with a capital, and what it never does inside a sentence."""

    never: frozenset[str]
    """Function words and verbs that have a capital inside a sentence only in titles; in lower case."""
    verbs: frozenset[str]
    """Verbs that are never part of a title in running text; in lower case."""
    articles: frozenset[str]
    """Those of them that open many names (The Hague): accused only before words that cannot belong to a name."""
    always: frozenset[str]
    """Words with a capital in every sense: days, months, nationalities; as they are written."""
    phrases: tuple[str, ...]
    """Names of several words, accused when some of their capitals are missing (the White house)."""
    particles: tuple[str, ...]
    """Name particles in lower case (von der): accused when only the second has a capital."""
    broadcasters: tuple[str, ...]
    """Whose quoted programme titles need capitals (CNN’s “…”)."""
    lower_case_names: frozenset[str]
    """Names that begin with a lower-case letter (iPhone, eBay), in lower case."""
    abbreviations: frozenset[str]
    """Words after which a full stop ends no sentence, in lower case without the stop."""


_TITLE_SHARE = 0.6
"""A segment whose longer words have capitals to this share is a headline: nothing in it is judged."""
_MIN_LOWER_WORDS = 5
_AFTER_QUOTATION = re.compile(r"[^.!?…\s][”\"»] $|,[”\"»] $|[”\"»], $")
_JOINERS = tuple("@/-#_.'’&\\")


@cache
def casing_rules(lang: str) -> CasingRules | None:
    """The rules of a language, or None where translaudit does not know them."""
    return load_topic(lang, TOPIC, CasingRules) if has_topic(lang, TOPIC) else None


@lru_cache(maxsize=8)
def find_miscasings(article: Article) -> tuple[Fault, ...]:
    """All wrong capitals that the article alone can prove, in the order of the text, none inside another."""
    rules = casing_rules(article.lang)
    if rules is None:
        return ()
    by_segment = {number: words for number, words in enumerate(words_by_segment(article)) if words}
    headlines = {number for number, words in by_segment.items() if _is_headline(words)}
    lowered = {number for number, words in by_segment.items() if _is_lowered(words, rules)}
    found = [
        *_lowered_segments(article, lowered),
        *_odd_capitals(article, by_segment, headlines, rules),
        *_lower_case_starts(article, by_segment, headlines | lowered, rules),
        *_lower_case_words(article, by_segment, lowered, rules),
        *_broken_phrases(article, rules),
    ]
    kept: list[Fault] = []
    for miscasing in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or miscasing.start >= kept[-1].end:
            kept.append(miscasing)
    return tuple(kept)


def _is_headline(words: Sequence[Word]) -> bool:
    long = [word for word in words if len(word.text) >= 4]
    return len(long) >= 2 and sum(word.text[0].isupper() for word in long) / len(long) >= _TITLE_SHARE


def _is_lowered(words: Sequence[Word], rules: CasingRules) -> bool:
    names = _always(rules)
    long_enough = len(words) >= _MIN_LOWER_WORDS
    return long_enough and all(word.text.islower() for word in words) and any(word.text in names for word in words)


def _lowered_segments(article: Article, lowered: set[int]) -> Iterator[Fault]:
    for number in sorted(lowered):
        if article.segment_text(number).rstrip("”\"“»’'").endswith((".", "!", "?")):
            segment = article.segments[number]
            words_shown = " ".join(article.segment_text(number).split()[:6])
            message = f"The sentence ‘{words_shown} …’ has no capital letter at all."
            yield Fault(segment.start, segment.end, message, None, 0.8)


def _opens_sentence(text: str, word: Word, rules: CasingRules) -> bool:
    """Whether a word that starts a segment really starts a sentence: a stop or a new paragraph stands before it."""
    before = text[max(0, word.start - 40) : word.start].rstrip(" \t\u00a0\"“„»«‘'")
    if not before or before.endswith("\n"):
        return not text[: word.start].rstrip().endswith((",", ":", ";", "-", "–"))
    token = before.split()[-1]
    if not before.endswith((".", "!", "?")) or before.endswith(("..", "…")):
        return False
    bare = token.rstrip('.!?”"').strip('“"(').lower()
    return bare not in rules.abbreviations and len(bare) > 1 and "." not in bare


def _odd_capitals(
    article: Article, by_segment: dict[int, tuple[Word, ...]], headlines: set[int], rules: CasingRules
) -> Iterator[Fault]:
    for number, words in by_segment.items():
        if number in headlines:
            continue
        for index, word in enumerate(words):
            if index > 0 and word.text[0].isupper() and (len(word.text) == 1 or word.text[1:].islower()):
                following = words[index + 1] if index + 1 < len(words) else None
                if _is_odd(article.text, words[index - 1], word, following, rules):
                    message = f"‘{word.text}’ has a capital in the middle of a sentence."
                    yield Fault(word.start, word.end, message, word.text.lower(), 0.8)


def _is_odd(text: str, previous: Word, word: Word, following: Word | None, rules: CasingRules) -> bool:
    lower = word.text.lower()
    if following is None or lower not in rules.never | rules.verbs:
        return False
    between, after = text[previous.end : word.start], text[word.end : following.start]
    before = text[max(0, word.start - 4) : word.start]
    if _AFTER_QUOTATION.search(before):
        return between[:1] not in ".!?…" and not re.search(r"[.!?:…]", between)
    if between not in (" ", "\u00a0") or after not in (" ", "\u00a0"):
        return False
    if lower in rules.articles:
        acronym = len(following.text) > 1 and following.text[:2].isupper() and following.text.rstrip("’s'").isupper()
        return previous.text.islower() and (acronym or following.text.islower())
    if lower in rules.verbs:
        return following.text[0].islower()
    in_title = previous.text[0].isupper() and (following.text[0].isupper() or following.text.lower() in rules.articles)
    return following.text[0].islower() and not in_title


def _lower_case_starts(
    article: Article, by_segment: dict[int, tuple[Word, ...]], skipped: set[int], rules: CasingRules
) -> Iterator[Fault]:
    quotations = {quotation.start: quotation.end for quotation in read_quotations(article).quotations}
    for number, words in by_segment.items():
        word, segment = words[0], article.segments[number]
        lead = article.text[segment.start : word.start]
        if number in skipped or not word.text.islower() or len(words) < 4 or word.text in rules.lower_case_names:
            continue
        if lead and lead not in '"“„»«':
            continue
        quoted_to = quotations.get(segment.start) if lead else None
        fragment = (
            quoted_to is not None
            and article.text[quoted_to - 2 : quoted_to - 1] not in ",.!?"
            and (article.text[quoted_to : quoted_to + 1] not in ",.!?")
        )
        if fragment or not _opens_sentence(article.text, word, rules) or _is_technical(article.text, word):
            continue
        if not article.segment_text(number).rstrip("”\"“»’'").endswith((".", "!", "?")):
            continue
        message = f"The sentence begins with a lower-case ‘{word.text}’."
        yield Fault(word.start, word.end, message, word.text[0].upper() + word.text[1:], 0.75)


def _is_technical(text: str, word: Word) -> bool:
    before, after = text[max(0, word.start - 1) : word.start], text[word.end : word.end + 2]
    joined = after[:1] in _JOINERS and after[:1] != "."
    return before in _JOINERS or joined or (after[:1] == "." and after[1:].isalnum())


def _lower_case_words(
    article: Article, by_segment: dict[int, tuple[Word, ...]], lowered: set[int], rules: CasingRules
) -> Iterator[Fault]:
    always = _always(rules)
    for number, words in by_segment.items():
        if number not in lowered:
            for word in words:
                stem = word.text.removesuffix("'s").removesuffix("’s")
                if stem in always and not _is_technical(article.text, word):
                    mended = always[stem] + word.text[len(stem) :]
                    yield Fault(word.start, word.end, f"‘{word.text}’ needs a capital: ‘{mended}’.", mended, 0.8)


def _broken_phrases(article: Article, rules: CasingRules) -> Iterator[Fault]:
    for match in _phrase_pattern(rules).finditer(article.text):
        phrase, known = match.group(), _phrases(rules)[match.group().lower()]
        some = any(word[0].isupper() for word in phrase.split())
        if phrase != known and some and not phrase.isupper():
            yield Fault(match.start(), match.end(), f"‘{phrase}’ is written ‘{known}’.", known, 0.75)
    for particle in rules.particles:
        first, second = particle.split()
        for match in re.finditer(rf"\b{first} {second.capitalize()}\b(?= [^\W\d_])", article.text):
            message = f"‘{match.group()}’ is part of a name and written ‘{particle}’."
            yield Fault(match.start(), match.end(), message, particle, 0.8)
    if rules.broadcasters:
        owner = "|".join(map(re.escape, rules.broadcasters))
        for match in re.finditer(rf"\b(?:{owner})[’']s? [“\"](?P<title>[^”\"\n]{{3,60}})[”\"]", article.text):
            title = match["title"].rstrip(",.")
            long = [word for word in title.split() if len(word) > 3]
            if title[0].islower() and long and long[0].islower():
                start = match.start("title")
                message = f"‘{title}’ is given as the title of a programme and needs capitals."
                yield Fault(start, start + len(title), message, None, 0.6)


@cache
def _always(rules: CasingRules) -> dict[str, str]:
    return {word.lower(): word for word in rules.always}


@cache
def _phrases(rules: CasingRules) -> dict[str, str]:
    return {phrase.lower(): phrase for phrase in rules.phrases}


@cache
def _phrase_pattern(rules: CasingRules) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(phrase) for phrase in sorted(rules.phrases, key=len, reverse=True))
    return re.compile(rf"\b(?:{alternatives or '(?!)'})\b", re.IGNORECASE)


def capitals_by_word(article: Article) -> dict[str, Counter[str]]:
    """How often each word (in lower case) is written in which way."""
    table: dict[str, Counter[str]] = {}
    for word in read_words(article):
        table.setdefault(word.text.lower(), Counter())[word.text] += 1
    return table
