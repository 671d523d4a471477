"""Words said twice: doubled words, stuttered phrases and looping clauses."""

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from translaudit.languages import has_topic, load_topic
from translaudit.phrases.words import Word, words_of

LOOP_WORDS = 5
"""So many words in the same order twice in one sentence are a loop even when other words stand between."""
LONGEST_STUTTER = 12


class RepetitionRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What good text may say twice in a row, in lower case."""

    may_double: frozenset[str]
    joining: frozenset[str]
    """Words that may join a word with itself: "more and more", "step by step"."""
    clause_openers: frozenset[str]
    """Words that begin a clause whose main clause may begin with the same words: "what you see you see"."""
    clause_subjects: frozenset[str]
    """Pronouns with which these words begin."""


class Repetition(msgspec.Struct, frozen=True):
    """`text[start:end]` says again, `times` times in all, what was said before; the whole begins at `first`."""

    first: int
    start: int
    end: int
    phrase: str
    times: int


def repetitions(text: str, lang: str) -> Iterator[Repetition]:
    """Phrases of a sentence that are repeated at once, or at length, in the order of the text."""
    words = words_of(text, lang)
    position = 0
    while position < len(words):
        found = _stutter(text, words, position, lang)
        if found is None:
            position += 1
        else:
            size, times = found
            again, last = words[position + size], words[position + size * times - 1]
            phrase = text[words[position].start : words[position + size - 1].end]
            yield Repetition(words[position].start, again.start, last.end, phrase, times)
            position += size * times
    yield from _loops(text, words)


def _stutter(text: str, words: tuple[Word, ...], position: int, lang: str) -> tuple[int, int] | None:
    forms = [word.form for word in words]
    for size in range(min(LONGEST_STUTTER, (len(words) - position) // 2), 0, -1):
        phrase = forms[position : position + size]
        times = 1
        while forms[position + size * times : position + size * (times + 1)] == phrase:
            times += 1
        if times > 1 and not _is_meant(text, words, position, size, times, lang):
            return size, times
    return None


def _is_meant(text: str, words: tuple[Word, ...], position: int, size: int, times: int, lang: str) -> bool:
    if any(word.text.isdigit() for word in words[position : position + size]):
        return True  # results and counts repeat numbers: "6-6", "2, 2"
    rules = load_topic(lang, "repetition", RepetitionRules) if has_topic(lang, "repetition") else None
    if size > 1:
        forms = {words[position + i].form for i in range(size)}
        if size == 2 and times == 2 and rules is not None:
            opened = position > 0 and words[position - 1].form in rules.clause_openers
            opened = opened and words[position].form in rules.clause_subjects
            return opened or len(forms) == 1 or not forms.isdisjoint(rules.joining)
        return len(forms) == 1
    one, other = words[position], words[position + 1]
    between = text[one.end : other.start]
    if times > 2:
        return not between.strip() and len(one.form) == 1
    if text[other.end : other.end + 1] == "-":
        return True  # two two-seat aircraft
    return bool(between.strip()) or len(one.form) == 1 or (rules is not None and one.form in rules.may_double)


def _loops(text: str, words: tuple[Word, ...]) -> Iterator[Repetition]:
    seen: dict[tuple[str, ...], int] = {}
    covered = 0
    for i in range(len(words) - LOOP_WORDS + 1):
        run = tuple(word.form for word in words[i : i + LOOP_WORDS])
        first = seen.setdefault(run, i)
        if i - first < LOOP_WORDS * 2 - 1 and i - first <= LONGEST_STUTTER and i != first:
            continue  # said at once: a stutter
        if i == first or i < covered or all(word.grammatical for word in words[i : i + LOOP_WORDS]):
            continue
        size = LOOP_WORDS
        while i + size < len(words) and words[first + size].form == words[i + size].form:
            size += 1
        covered = i + size
        phrase = text[words[first].start : words[first + size - 1].end]
        yield Repetition(words[first].start, words[i].start, words[i + size - 1].end, phrase, 2)


def repeats_itself(text: str, lang: str) -> bool:
    """Whether a source says some word or phrase twice in a row, or at length, so that its translation may."""
    words = words_of(text, lang)
    doubled = any(one.form == other.form for one, other in pairwise(words))
    return doubled or any(True for _ in repetitions(text, lang))
