"""Who is spoken of as he or she, and who is named as the speaker."""

import re
from functools import cache, lru_cache

import msgspec

from translaudit.languages import has_topic, load_topic
from translaudit.quotations.attribution import verbs_of_saying

TOPIC = "pronouns"


class PronounRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The pronouns of persons and the words that betray a person's gender, in lower case."""

    masculine: frozenset[str]
    feminine: frozenset[str]
    masculine_hints: frozenset[str]
    feminine_hints: frozenset[str]
    feminine_endings: tuple[str, ...]
    """Endings of capitalised words for women (-in); they also end other words and only ever acquit."""
    ungendered_hints: frozenset[str]
    """Nouns whose grammatical gender is not the person's: where one stands, pronouns prove nothing."""
    swap: dict[str, str]
    """Each pronoun's counterpart, to suggest."""


class Pronouns(msgspec.Struct, frozen=True):
    """The pronouns of a text as offsets, and the hints at who is meant."""

    masculine: tuple[tuple[int, int], ...]
    feminine: tuple[tuple[int, int], ...]
    hints_masculine: bool
    hints_feminine: bool
    ungendered: bool


_WORD = re.compile(r"[^\W\d_]+")
_NAME = r"[A-ZÄÖÜ][\w’'-]*[^\W\d_]"


@cache
def pronoun_rules(lang: str) -> PronounRules | None:
    """The rules of a language, or None where translaudit does not know them."""
    return load_topic(lang, TOPIC, PronounRules) if has_topic(lang, TOPIC) else None


@lru_cache(maxsize=4096)
def read_pronouns(text: str, lang: str) -> Pronouns | None:
    """Read the personal and possessive pronouns of a sentence; None for a language without data."""
    rules = pronoun_rules(lang)
    if rules is None:
        return None
    words = [(match.span(), match.group(), match.group().lower()) for match in _WORD.finditer(text)]
    lower = {word for _, _, word in words}
    ends_feminine = any(
        word[0].isupper() and len(word) > 4 and word.endswith(rules.feminine_endings) for _, word, _ in words
    )
    return Pronouns(
        masculine=tuple(span for span, _, word in words if word in rules.masculine),
        feminine=tuple(span for span, _, word in words if word in rules.feminine),
        hints_masculine=bool(lower & rules.masculine_hints),
        hints_feminine=bool(lower & rules.feminine_hints) or (bool(rules.feminine_endings) and ends_feminine),
        ungendered=any(word in rules.ungendered_hints for word in lower),
    )


@lru_cache(maxsize=4096)
def speakers(text: str, lang: str) -> tuple[tuple[int, int], ...]:
    """Names (offsets) right before or after a verb of saying; the name is the last capitalised word of its run."""
    pattern = _speaker_pattern(lang)
    found = []
    for match in pattern.finditer(text) if pattern else ():
        names = match["after"] or match["before"]
        start = match.end("after" if match["after"] else "before") - len(names.split()[-1])
        found.append((start, start + len(names.split()[-1])))
    return tuple(found)


@cache
def _speaker_pattern(lang: str) -> re.Pattern[str] | None:
    verbs = verbs_of_saying(lang)
    if verbs is None:
        return None
    names = rf"{_NAME}(?: {_NAME}){{0,3}}"
    return re.compile(rf"\b(?:(?P<before>{names}) (?:{verbs})\b|(?:{verbs}) (?P<after>{names}))")
