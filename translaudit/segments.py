"""Documents cut into segments (sentences), by offset; the text itself is left alone.

Sentence boundaries come from syntok; what it gets wrong in news text is put right here with the words of the
language's `sentences.toml`: German ordinals ("am 3. Oktober"), abbreviations before a number ("Nr. 10-Sprecher"),
sentences that begin with a number, a sentence that ends inside a quotation, and a quotation mark left alone at the end
of a paragraph.
"""

import itertools
import re
from functools import lru_cache
from statistics import median

import msgspec
from syntok import segmenter

from translaudit.documents import Document, prose
from translaudit.languages import load_topic


class Segment(msgspec.Struct, frozen=True):
    """A sentence: `document.text[start:end]`, in code points, without the white space around it."""

    start: int
    end: int
    paragraph: int


class SentenceRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a full stop can mean in a language besides the end of a sentence."""

    ordinal_stop: bool
    ordinal_openers: frozenset[str]
    ordinal_followers: frozenset[str]
    abbreviations: frozenset[str]


_BLANK = "\ufeff\u200b \t\r\n\f\v\u00a0\u2028\u2029"
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BLOCK = re.compile(r"(?:[^\r\n]+(?:\r\n|\r|\n)?)+")
_ENDS_IN_NUMBER = re.compile(r"(?:(\w+)\s+)?(?<![\d.,])\d{1,3}\.$")
_ENDS_IN_WORD = re.compile(r"(\w+)\.$")
_CLOSED_QUOTATION = re.compile(r"""[.!?…][”“"»’]+\s+(?=[„“"«»‚‘]?[^\W\d_a-zäöüß])""")
_DECIMAL_STOP = re.compile(r"""\w\W+\d+\.\d+\.\s+(?=[“"‘']?[A-Z])""")
"""A decimal fraction at the end of a sentence; syntok takes it for the number of a section."""
_WORD_STOP = re.compile(r"(?<![\w.-])[^\W\d_]{4,}\.\s+(?=\d)")
"""A long word, a full stop and a number, which syntok takes for an abbreviation's."""
_NO_LETTER_OR_DIGIT = re.compile(r"[\W_]+")
_FIRST_WORD = re.compile(r"\w+")
_HARD_WRAP_COLUMNS = range(50, 101)
_LOOK_BACK = 200
"""Code points before a cut that are read: more than the two words that decide whether it is one."""
_BEFORE_BEGINNING = " \n\u00a0“”„\"‘’'("
_KEPT = 4096
"""Paragraphs: an article is read for the model and for its audit, and agency copy recurs."""


def segment_document(document: Document) -> tuple[Segment, ...]:
    """Cut a document into segments. Paragraphs are separated by blank lines or, in texts without hard wraps, by lines.

    Every character that is neither white space nor in a markup comment is in exactly one segment.
    """
    text = prose(document.text)
    return tuple(
        Segment(first + start, first + end, paragraph)
        for paragraph, (first, last) in enumerate(paragraphs(text))
        for start, end in _sentences(text[first:last], document.lang)
    )


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Offsets of the paragraphs of a text, without the white space around them."""
    pattern = _BLOCK if _is_hard_wrapped(text) else _LINE
    spans = (_trim(text, match.start(), match.end()) for match in pattern.finditer(text))
    return [(start, end) for start, end in spans if start < end]


def _is_hard_wrapped(text: str) -> bool:
    lines = text.splitlines()
    continued = [len(line) for line, following in itertools.pairwise(lines) if line.strip() and following.strip()]
    return (
        len(continued) >= 3
        and max(map(len, lines)) < _HARD_WRAP_COLUMNS.stop
        and round(median(continued)) in _HARD_WRAP_COLUMNS
    )


@lru_cache(maxsize=_KEPT)
def _sentences(paragraph: str, lang: str) -> tuple[tuple[int, int], ...]:
    cuts = [0, *_inner_cuts(paragraph, load_topic(lang, "sentences", SentenceRules)), len(paragraph)]
    return tuple(_trim(paragraph, start, end) for start, end in itertools.pairwise(cuts))


def _inner_cuts(paragraph: str, rules: SentenceRules) -> list[int]:
    starts = {
        sentence[0].offset for block in segmenter.process(paragraph) for sentence in block if sentence[0].offset > 0
    }
    starts |= {match.end() for stop in (_CLOSED_QUOTATION, _WORD_STOP) for match in stop.finditer(paragraph)}
    if not rules.ordinal_stop:
        starts |= {match.end() for match in _DECIMAL_STOP.finditer(paragraph)}
    return [cut for cut in sorted(starts) if not _belongs_together(paragraph, cut, rules)]


def _belongs_together(paragraph: str, cut: int, rules: SentenceRules) -> bool:
    """Whether a sentence goes on at a cut. Only what stands beside it is read: a paragraph may have thousands."""
    after, _ = _trim(paragraph, cut, len(paragraph))
    if after == len(paragraph) or _NO_LETTER_OR_DIGIT.fullmatch(paragraph, after):
        return True
    follower = _FIRST_WORD.match(paragraph, after)
    near = max(0, cut - _LOOK_BACK)
    before = near, _trim(paragraph, near, cut)[1]
    if rules.ordinal_stop and (ordinal := _ENDS_IN_NUMBER.search(paragraph, *before)):
        opener = ordinal.group(1)
        named = follower is not None and follower.group() in rules.ordinal_followers
        return named or (opener is not None and opener.lower() in rules.ordinal_openers)
    ending = _ENDS_IN_WORD.search(paragraph, *before)
    return ending is not None and ending.group(1) in rules.abbreviations


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return start, end


def begins_sentence(text: str, start: int) -> bool:
    """Whether a word stands where a sentence begins: of the text, of a quotation in it, or behind a colon."""
    while start > 0 and text[start - 1] in _BEFORE_BEGINNING:
        start -= 1
    return start == 0 or text[start - 1] in ".!?:"
