"""Clauses and phrases without a parser: what stands between punctuation, and what a function word opens."""

import re
from itertools import pairwise

import msgspec

from translaudit.languages import has_topic, load_topic

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_BREAK = re.compile(r"[,;:–—()]|[.!?…]\s")


class PhraseOpeners(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that open a phrase or clause: prepositions, conjunctions, relative pronouns (lower case)."""

    openers: frozenset[str]


def constituents(text: str, lang: str) -> list[tuple[int, int]]:
    """Offsets of phrases, of two neighbouring phrases, and of clauses, that could be left out; never the whole text.

    A language without a `constituents.toml` gets its clauses only.

    >>> text = "The minister spoke in Berlin, because prices rose."
    >>> [text[start:end] for start, end in constituents(text, "en")]
    ['The minister spoke', 'in Berlin', 'The minister spoke in Berlin', 'because prices rose']
    """
    openers = _openers(lang)
    found: list[tuple[int, int]] = []
    for words in _clauses(text):
        phrases = _phrases(words, text, openers)
        found += [(phrase[0][0], phrase[-1][1]) for phrase in phrases]
        found += [(one[0][0], other[-1][1]) for one, other in pairwise(phrases)]
        if len(phrases) > 2:
            found.append((words[0][0], words[-1][1]))
    whole = [match.span() for match in _WORD.finditer(text)]
    return [span for span in found if span != (whole[0][0], whole[-1][1])]


def without(text: str, start: int, end: int) -> str:
    """A text without some of its words, and without the punctuation and space that they leave doubled.

    >>> without("He came, because it rained, to Berlin.", 9, 26)
    'He came, to Berlin.'
    """
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if before.endswith((",", ";", ":", "–", "—")) and after[:1] in set(",;:.!?"):
        before = before[:-1].rstrip()
    if not before:
        return after.lstrip(",;: ")
    return before + after if after[:1] in set(",;:.!?)…") else f"{before} {after}"


def _openers(lang: str) -> frozenset[str]:
    return load_topic(lang, "constituents", PhraseOpeners).openers if has_topic(lang, "constituents") else frozenset()


def _clauses(text: str) -> list[list[tuple[int, int]]]:
    breaks = [match.start() for match in _BREAK.finditer(text)]
    clauses: dict[int, list[tuple[int, int]]] = {}
    for match in _WORD.finditer(text):
        clauses.setdefault(sum(at < match.start() for at in breaks), []).append(match.span())
    return list(clauses.values())


def _phrases(words: list[tuple[int, int]], text: str, openers: frozenset[str]) -> list[list[tuple[int, int]]]:
    phrases: list[list[tuple[int, int]]] = [[words[0]]]
    for start, end in words[1:]:
        previous = text[slice(*phrases[-1][-1])].lower()
        if text[start:end].lower() in openers and previous not in openers:
            phrases.append([(start, end)])
        else:
            phrases[-1].append((start, end))
    return phrases
