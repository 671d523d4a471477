"""Is a re-translation fit to testify? Repetition, copying, the wrong language, impossible lengths, other words.

A translation model that loses its way oscillates, copies or invents (Raunak et al. 2021, doi
10.18653/v1/2021.naacl-main.92). Such an output says nothing about the published text, so it is recognised here, from
the two texts alone. The thresholds were chosen on the half of the recorded WMT19 outputs (healthy) and of the
hallucination benchmark's rows (label `repetitions`) whose source hashes to an even number. That an output says
something else than the source is seen from a bilingual table, where the language pair has one.
"""

import re
from collections import Counter

import msgspec

from translaudit.align.coverage import measure_coverage
from translaudit.documents import function_word_share
from translaudit.languages import known_languages
from translaudit.lexicon.table import translation_table
from translaudit.translators.base import Ailment

RUN = 3
"""A phrase written this many times in a row is a repetition, unless the source repeats as often ("ha ha ha")."""
LONGEST_PHRASE = 8
"""Words in the longest phrase whose immediate repetition is looked for."""
OSCILLATION_WORDS = 4
OSCILLATION_EXCESS = 2
"""The most frequent `OSCILLATION_WORDS`-gram may be this much more frequent in the output than in the source."""
ECHO_WORDS = 6
"""A phrase of this many words said twice is a repetition where the source says no phrase of half as many words twice.
Single words said twice are left alone: one healthy output in eighty has them ("again and again")."""
LONGEST_LEADER = 30
"""A mark of punctuation repeated this often in a row: an output that has run off."""
LONGEST_RATIO = 3.0
SHORTEST_RATIO = 0.3
"""Characters of output a character of source; only where the source has `LENGTH_WORDS` words or more."""
LENGTH_WORDS = 6
COPY_WORDS = 5
"""Fewer words than this can be the same in both languages: names, scores, titles."""
COPY_SHARE = 0.9
LANGUAGE_WORDS = 6
LANGUAGE_SHARE = 0.25
"""Share of the source language's function words that makes an output of `LANGUAGE_WORDS` or more untranslated."""
DETACHED_WORDS = 10
"""Fewer words can be an idiom, whose good translation has none of them."""
DETACHED_SHARE = 0.85
"""Share of the letters in content words, of both sides, without a counterpart on the other side. Of 1,533 recorded
WMT19 outputs 1 is above; of the same outputs, each given to another sentence of its length, 97 of 100."""

_LEADER = re.compile(r"([^\w\s])\1+")
_WORD = re.compile(r"\w+")


class Languages(msgspec.Struct, frozen=True):
    """ISO 639-1 codes of the language translated from and to."""

    source: str
    target: str


def has_words(text: str) -> bool:
    """Whether there is a letter or digit to translate."""
    return _WORD.search(text) is not None


def diagnose(source: str, output: str, languages: Languages) -> tuple[Ailment, ...]:
    """What is wrong with a model's output for a source text, as far as the two texts show it.

    >>> diagnose("Das ist ein gutes Zeichen.", "That is a good, good, good, good sign.", Languages("de", "en"))
    (<Ailment.REPETITION: 'repetition'>,)
    """
    if not has_words(output):
        return (Ailment.EMPTY,) if has_words(source) else ()
    given, written = _words(source), _words(output)
    found = []
    if _repeats(given, written) or _runs_off(source, output):
        found.append(Ailment.REPETITION)
    if _copies(given, written, source, languages):
        found.append(Ailment.COPY)
    elif _stays_in_source_language(output, written, languages):
        found.append(Ailment.LANGUAGE)
    if len(given) >= LENGTH_WORDS and not SHORTEST_RATIO <= len(output.strip()) / len(source.strip()) <= LONGEST_RATIO:
        found.append(Ailment.LENGTH)
    if not found and len(given) >= DETACHED_WORDS and _is_detached(source, output, languages):
        found.append(Ailment.DETACHED)
    return tuple(found)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _repeats(given: list[str], written: list[str]) -> bool:
    run = _longest_run(written)
    if run >= RUN and run > _longest_run(given):
        return True
    if _top_count(written) - _top_count(given) >= OSCILLATION_EXCESS:
        return True
    return _has_twice(written, ECHO_WORDS) and not _has_twice(given, ECHO_WORDS // 2)


def _longest_run(words: list[str]) -> int:
    """How often a phrase is said in a row, at most (1: never repeated)."""
    best = 1
    for length in range(1, min(LONGEST_PHRASE, len(words) // 2) + 1):
        same = 0
        for at in range(length, len(words)):
            same = same + 1 if words[at] == words[at - length] else 0
            best = max(best, 1 + same // length)
    return best


def _has_twice(words: list[str], length: int) -> bool:
    return any(count > 1 for count in _grams(words, length).values())


def _runs_off(source: str, output: str) -> bool:
    return _longest_leader(output) >= LONGEST_LEADER > _longest_leader(source)


def _longest_leader(text: str) -> int:
    return max((len(match.group()) for match in _LEADER.finditer(text)), default=0)


def _top_count(words: list[str]) -> int:
    return max(_grams(words, OSCILLATION_WORDS).values(), default=0)


def _grams(words: list[str], length: int) -> Counter[tuple[str, ...]]:
    return Counter(zip(*(words[at:] for at in range(length)), strict=False))


def _copies(given: list[str], written: list[str], source: str, languages: Languages) -> bool:
    if len(given) < COPY_WORDS or not _knows(languages):
        return False
    shared = sum((Counter(given) & Counter(written)).values())
    is_source_language = function_word_share(source, languages.source) > function_word_share(source, languages.target)
    return is_source_language and shared / max(len(given), len(written)) >= COPY_SHARE


def _stays_in_source_language(output: str, written: list[str], languages: Languages) -> bool:
    if len(written) < LANGUAGE_WORDS or not _knows(languages):
        return False
    share = function_word_share(output, languages.source)
    return share >= LANGUAGE_SHARE and share > 2 * function_word_share(output, languages.target)


def _is_detached(source: str, output: str, languages: Languages) -> bool:
    if translation_table(f"{languages.source}-{languages.target}") is None:
        return False
    coverage = measure_coverage(source, output, source_lang=languages.source, target_lang=languages.target)
    return (coverage.uncovered + coverage.unsupported) / 2 >= DETACHED_SHARE


def _knows(languages: Languages) -> bool:
    return {languages.source, languages.target} <= set(known_languages())
