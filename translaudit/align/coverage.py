"""How much of a sentence its translation covers, measured without a model: lengths, look-alike words, repetition.

Two scores come of it, `omission_suspicion` and `hallucination_suspicion`. Both are logistic regressions fitted on half of
the annotated sentences of Guerreiro, Voita & Martins 2023 (doi 10.18653/v1/2023.eacl-main.75); the rates of errors
in that data are far above those of published news, so the scores rank sentences and are no probabilities. A lexical
translation table sharpens both: without one, only names, numbers and cognates can be recognised on the other side.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import exp, log

import msgspec

from translaudit.align.profiles import Translations, ngrams_of_word, words_of
from translaudit.documents import Identity
from translaudit.languages import has_topic, load_topic

LOOK_ALIKE = 0.4
"""Dice coefficient of the n-grams of two words from which they count as the same name or as cognates."""


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What source and target sentence have of each other. Shares are of letters in content words, 0 to 1."""

    shortness: float
    """Natural logarithm of source length over target length, in characters."""
    uncovered: float
    """Share of the source that nothing in the target looks like or translates."""
    unsupported: float
    """Share of the target that nothing in the source looks like or is translated by."""
    unsupported_names: float
    """Share of the target's capitalised words (but the first) that nothing in the source looks like or is translated by."""
    missing_numbers: int
    """Numbers in the source that the target does not have."""
    strange_numbers: int
    """Numbers in the target that the source does not have."""
    repetitions: int
    """Repeated word pairs in the target beyond those of the source."""
    with_table: bool
    """Whether a lexical translation table was used."""


_WORD = re.compile(r"\w+")


class _Weights(msgspec.Struct, frozen=True, kw_only=True):
    bias: float
    shortness: float
    uncovered: float
    unsupported: float
    missing_numbers: float
    repetitions: float
    unsupported_names: float = 0.0
    strange_numbers: float = 0.0

    def weigh(self, coverage: Coverage) -> float:
        evidence = (
            self.bias
            + self.shortness * coverage.shortness
            + self.uncovered * coverage.uncovered
            + self.unsupported * coverage.unsupported
            + self.unsupported_names * coverage.unsupported_names
            + self.missing_numbers * min(coverage.missing_numbers, COUNT_CAP)
            + self.strange_numbers * min(coverage.strange_numbers, COUNT_CAP)
            + self.repetitions * min(max(coverage.repetitions, -COUNT_CAP), COUNT_CAP)
        )
        return 1 / (1 + exp(-evidence))


COUNT_CAP = 5
"""Counts above this say no more."""
_OMISSION = _Weights(
    bias=-2.62, shortness=4.9, uncovered=0.77, unsupported=-3.1, unsupported_names=1.09, missing_numbers=-0.08,
    strange_numbers=-2.2, repetitions=-0.4,
)  # fmt: skip
_OMISSION_WITH_TABLE = _Weights(
    bias=-4.07, shortness=4.33, uncovered=2.34, unsupported=-2.88, unsupported_names=0.91, missing_numbers=0.23,
    strange_numbers=-2.28, repetitions=-0.39,
)  # fmt: skip
_HALLUCINATION = _Weights(
    bias=-9.06, shortness=1.34, uncovered=6.71, unsupported=-0.14, missing_numbers=0.5, repetitions=0.95,
)  # fmt: skip
_HALLUCINATION_WITH_TABLE = _Weights(
    bias=-7.1, shortness=0.89, uncovered=4.97, unsupported=0.99, missing_numbers=0.28, repetitions=0.9,
)  # fmt: skip


def omission_suspicion(coverage: Coverage) -> float:
    """How much a translation looks as if it left something out (0 to 1).

    AUROC on the half of the annotated sentences that was not used for fitting: 88.2 (shortness alone 87.1).
    """
    return (_OMISSION_WITH_TABLE if coverage.with_table else _OMISSION).weigh(coverage)


def hallucination_suspicion(coverage: Coverage) -> float:
    """How much a translation looks detached from its source or caught in a loop (0 to 1).

    AUROC on the half that was not used for fitting: 68.4 without a lexical table, 79.2 with an IBM model 1 table.
    """
    return (_HALLUCINATION_WITH_TABLE if coverage.with_table else _HALLUCINATION).weigh(coverage)


def measure_coverage(
    source: str, target: str, *, source_lang: str, target_lang: str, translations: Translations | None = None
) -> Coverage:
    """Compare a source sentence with its translation, word by word."""
    left, right = words_of(source), words_of(target)
    content_left, content_right = _content(left, source_lang), _content(right, target_lang)
    numbers, other_numbers = ({word for word in words if word.isdigit()} for words in (left, right))
    table = {word: translations(word) if translations else {} for word in {*left}}
    covered = {word: max((_support(word, other, table) for other in right), default=0.0) for word in content_left}
    supported = {word: max((_support(other, word, table) for other in left), default=0.0) for word in content_right}
    names = [word for word in _capitalised(target) if word in supported]
    return Coverage(
        shortness=log((len(source) + 1) / (len(target) + 1)),
        uncovered=_share_without(covered, content_left),
        unsupported=_share_without(supported, content_right),
        unsupported_names=1 - sum(supported[name] for name in names) / len(names) if names else 0.0,
        missing_numbers=len(numbers - other_numbers),
        strange_numbers=len(other_numbers - numbers),
        repetitions=_repeated_pairs(right) - _repeated_pairs(left),
        with_table=translations is not None,
    )


def _capitalised(text: str) -> list[str]:
    """Folded words with a capital, without the first word."""
    return [part for word in _WORD.findall(text)[1:] if word[0].isupper() for part in words_of(word)]


def _content(words: Sequence[str], lang: str) -> list[str]:
    if not has_topic(lang, "identity"):
        return list(words)
    function_words = load_topic(lang, "identity", Identity).function_words
    folded = {part for word in function_words for part in words_of(word)}
    return [word for word in words if word not in folded]


def _support(source_word: str, target_word: str, table: Mapping[str, Mapping[str, float]]) -> float:
    """How well a target word stands for a source word: 1 for the same name, twice the translation probability, ..."""
    if source_word == target_word:
        return 1.0
    one, two = set(ngrams_of_word(source_word)), set(ngrams_of_word(target_word))
    alike = 2 * len(one & two) / (len(one) + len(two))
    translated = min(1.0, 2 * table[source_word].get(target_word, 0.0))
    return max(translated, alike if alike >= LOOK_ALIKE else 0.0)


def _share_without(support: dict[str, float], words: Sequence[str]) -> float:
    letters = sum(map(len, words))
    return 1 - sum(len(word) * support[word] for word in words) / letters if letters else 0.0


def _repeated_pairs(words: Sequence[str]) -> int:
    return sum(count - 1 for count in Counter(pairwise(words)).values())
