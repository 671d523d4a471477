"""Words that say who speaks ("the minister said"), beside a quotation or swallowed by it."""

import re
from functools import cache

from translaudit.quotations.marks import quotation_rules

_LAST_WORD = r"(?P<last>[^\W_][\w’'%-]*[,.!?…]+)"
_WHO = r"[^,.;:!?“”„\"«»\n]{0,70}?"
_APPOSITION = r"(?:[A-ZÄÖÜ][^,.;:!?“”„\"«»\n]{1,40}, [^,.;:!?“”„\"«»\n]{1,60}, )?"


@cache
def verbs_of_saying(lang: str) -> str | None:
    """The verbs as alternatives of a regular expression, or None for a language without data."""
    rules = quotation_rules(lang)
    return "|".join(sorted(rules.attribution_verbs)) if rules else None


def says_who(text: str, lang: str) -> bool:
    """Whether a verb of saying stands in some text."""
    verbs = verbs_of_saying(lang)
    return verbs is not None and re.search(rf"\b(?:{verbs})\b", text) is not None


def end_before_attribution(text: str, start: int, end: int, lang: str) -> tuple[int, int] | None:
    """The word, with its punctuation, after which the first attribution of a stretch of text follows.

    There a quotation that was opened before and never closed probably ends.

    Args:
        text: of the article.
        start: code point offset of the stretch.
        end: of its end.
        lang: ISO 639-1 code.
    """
    verbs = verbs_of_saying(lang)
    if verbs is None:
        return None
    match = re.compile(rf"{_LAST_WORD}\s+{_APPOSITION}{_WHO}\b(?:{verbs})\b").search(text, start, end)
    return match.span("last") if match else None


def swallowed_attribution(quoted: str, lang: str) -> tuple[int, int] | None:
    """Offsets of a "…, the minister said" at the very end of what stands between the marks."""
    verbs = verbs_of_saying(lang)
    if verbs is None:
        return None
    match = re.search(rf",\s+(?P<attribution>(?:{_WHO}\b(?:{verbs})\b{_WHO}))[.,]?$", quoted)
    return match.span("attribution") if match else None
