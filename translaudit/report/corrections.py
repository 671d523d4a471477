"""What can be put for the accused words as it is, so that the sentence around them stays good.

A suggestion names the right words; the place asks for more: a capital at the start of a sentence, a possessive ending,
the article that goes with the new first letter. Where no such fitting can save the sentence, nothing is offered, and a
person writes it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translaudit.articles import Article
from translaudit.documents import Document, Span
from translaudit.findings import Finding, Side
from translaudit.fluency.agreement import find_disagreements
from translaudit.fluency.faults import Fault
from translaudit.names.words import name_rules, read_words
from translaudit.numbers.language import can_read
from translaudit.numbers.words import WordNumber, read_word
from translaudit.record import AuditedDocument

_GLUED = re.compile(r"\d[^\W\d_]{1,3}$")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_SHOUTED = 0.8
"""Share of capitals among the letters of a sentence that is set in capitals throughout, as headlines are."""


@dataclass(frozen=True)
class Correction:
    """Put `text` for `document.text[start:end]` (code points), following the suggestion at `index`."""

    start: int
    end: int
    text: str
    index: int


def corrections(document: AuditedDocument, finding: Finding) -> tuple[Correction, ...]:
    """The corrections of the translation that a finding allows, in the order of its suggestions."""
    if finding.place[0] is not Side.TARGET or len(finding.target) != 1:
        return ()
    span = finding.target[0]
    if not span.text.strip() or _inside_a_word(document.text, span):
        return ()
    first, last = _sentence(document, span)
    sentence = document.text[first:last]
    found: dict[str, Correction] = {}
    for index, suggestion in enumerate(finding.suggestions):
        if suggestion.strip() and _same_kind(span.text, suggestion, document.lang):
            text = _fitted(sentence, span.start - first, span.text, suggestion, document.lang)
            for start, end, fitted in _agreeing(sentence, span.start - first, span.end - first, text, document.lang):
                found.setdefault(fitted, Correction(first + start, first + end, fitted, index))
    return tuple(found.values())


def _inside_a_word(text: str, span: Span) -> bool:
    pairs = (text[max(span.start - 1, 0) : span.start + 1], text[max(span.end - 1, 0) : span.end + 1])
    return any(len(pair) == 2 and pair.isalnum() for pair in pairs)


def _sentence(document: AuditedDocument, span: Span) -> tuple[int, int]:
    holders = [each for each in document.segments if each.start < span.end and span.start < each.end]
    if not holders:
        return span.start, span.end
    return min(span.start, holders[0].start), max(span.end, holders[-1].end)


def _same_kind(words: str, suggestion: str, lang: str) -> bool:
    """Whether number stands for number: ‘67th’ cannot become ‘76’, nor ‘one’ of ‘one person’ become ‘two’."""
    if (words[-1:].isdigit() and _GLUED.search(suggestion)) or (_GLUED.search(words) and suggestion[-1:].isdigit()):
        return False
    before, after = _number(words, lang), _number(suggestion, lang)
    if before is None or after is None:
        return True
    return before.ordinal == after.ordinal and (before.atoms == (1,)) == (after.atoms == (1,))


def _number(words: str, lang: str) -> WordNumber | None:
    if words.strip().isdecimal():
        return WordNumber((int(words),))
    last = _LAST_WORD.search(words.strip())
    return read_word(last.group().lower(), lang) if last and can_read(lang) else None


def _opens(sentence: str, start: int, lang: str) -> bool:
    return any(word.start == start and word.initial for word in read_words(sentence, lang, (0,)))


def _fitted(sentence: str, start: int, words: str, suggestion: str, lang: str) -> str:
    """The suggestion with the capitals and the possessive ending of the words that it replaces."""
    if _letters(words) == _letters(suggestion):
        return suggestion
    text = suggestion
    letters = [letter for letter in sentence if letter.isalpha()]
    if words == words.upper() and sum(letter.isupper() for letter in letters) > _SHOUTED * len(letters):
        text = suggestion.upper()
    elif words[:1].isupper() and _opens(sentence, start, lang):
        text = suggestion[:1].upper() + suggestion[1:]
    rules = name_rules(lang)
    marks = [ending for ending in rules.endings if not ending[0].isalpha()] if rules else []
    ending = next((mark for mark in marks if len(mark) > 1 and words.endswith(mark)), "")
    return text if any(text.endswith(mark) for mark in marks) else text + ending


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalpha())


def _agreeing(sentence: str, start: int, end: int, text: str, lang: str) -> Iterator[tuple[int, int, str]]:
    """The replacement, wider by what has to change with it (‘a ban’, ‘an embargo’); none where it makes an error."""
    known = {sentence[each.start : each.end] for each in _disagreements(sentence, lang)}
    mended = sentence[:start] + text + sentence[end:]
    behind = start + len(text)
    new = [
        each
        for each in _disagreements(mended, lang)
        if each.start < behind and start < each.end and mended[each.start : each.end] not in known
    ]
    if not new:
        yield start, end, text
    elif len(new) == 1 and (right := new[0].mended) is not None:
        first, last = min(start, new[0].start), max(behind, new[0].end)
        yield first, end + last - behind, mended[first : new[0].start] + right + mended[new[0].end : last]


def _disagreements(text: str, lang: str) -> tuple[Fault, ...]:
    return find_disagreements(Article(Side.TARGET, Document(text, lang, ""), (), text))
