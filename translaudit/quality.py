"""An estimate of translation quality from evidence alone, without a human reference.

The estimate of a segment is 100 times the probability that an editor would leave it as it is, as far as the witnesses
can tell: how the text agrees with the re-translation, what the evidence weighs against single words, how usual the
text is, and plain slips of spacing and punctuation. The estimate of an article is the mean over its segments, with a
bootstrap interval. It sorts segments and articles for reading; a finding, not an estimate, says what is wrong.

Fitted by `translaudit.training.quality` on pairs of a good and a damaged translation.
"""

import math
import random
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from statistics import fmean
from typing import TYPE_CHECKING

import msgspec

from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.phrase_model import phrase_model
from translaudit.lexicon.table import translation_table
from translaudit.phrases.bead_text import BeadText, read_bead
from translaudit.phrases.beads import PairedText
from translaudit.phrases.evidence import Features, evidence_weights
from translaudit.phrases.repetition import repetitions
from translaudit.phrases.suspects import Suspect, suspects_alone, suspects_beside
from translaudit.phrases.words import words_of
from translaudit.record import Quality
from translaudit.score import score_segment

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

SAMPLES = 1000
_USUAL_LENGTH = 25
"""Words of a usual segment: longer stretches may hold more suspicious words in proportion."""
_SPACED = re.compile(r"\s[,.;:!?%)\]”’]|[(\[„“]\s|\s{2,}|\w[(]|\(\s*\)")
_ODD_MARK = re.compile(r"[!?;:](?=\s+[a-z])|[,;:]{2,}|[!?,;:]\.|\w[!?]\w")
_FINAL = re.compile(r"[.!?…:]\W*$")


class QualityWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Log-odds that a segment is good: `start`, what each feature adds, and `spread`, the standard deviation of the
    log-odds between good segments, from which a segment's interval is made. `beside` needs a re-translation.
    """

    start: float
    spread: float
    add: dict[str, float]


class QualityModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The weights with a re-translation and without one."""

    beside: QualityWeights
    alone: QualityWeights


@cache
def quality_model(pair: str) -> QualityModel | None:
    """The weights of a language pair (`"de-en"`), or None where none were fitted."""
    return load_topic(pair, "quality", QualityModel) if has_topic(pair, "quality") else None


def segment_quality(pair: PairedText, languages: tuple[str, str]) -> Quality | None:
    """Estimate the quality of one published stretch; None for a language pair that has no weights."""
    return _segment_quality(pair.anywhere, languages)


@lru_cache(maxsize=4096)
def _segment_quality(pair: PairedText, languages: tuple[str, str]) -> Quality | None:
    weights, features = quality_model("-".join(languages)), quality_features(pair, languages)
    if weights is None or features is None:
        return None
    used = weights.alone if pair.retranslation is None else weights.beside
    odds = used.start + sum(used.add.get(name, 0.0) * value for name, value in features.items())
    low, high = odds - 1.96 * used.spread, odds + 1.96 * used.spread
    return Quality(*(round(100 * _sigmoid(one), 1) for one in (odds, low, high)))


def article_quality(segments: Sequence[Quality], seed: int = 0) -> Quality | None:
    """The mean over segments with its 95 % bootstrap interval over segments; None without segments."""
    if not segments:
        return None
    import numpy as np

    values = [segment.value for segment in segments]
    means = np.sort(np.array(values)[_samples(len(values), seed)].mean(axis=1)).tolist()
    low, high = means[int(0.025 * SAMPLES)], means[int(0.975 * SAMPLES) - 1]
    return Quality(round(fmean(values), 1), round(low, 1), round(high, 1))


@lru_cache(maxsize=16)
def _samples(count: int, seed: int) -> "npt.NDArray[np.int32]":
    """Which segments are in each bootstrap sample."""
    import numpy as np

    chance = random.Random(seed)  # noqa: S311 - not for secrets
    return np.array([chance.choices(range(count), k=count) for _ in range(SAMPLES)], dtype=np.int32)


def quality_features(pair: PairedText, languages: tuple[str, str]) -> Features | None:
    """What speaks for and against a published stretch as a whole; None where the language pair lacks data."""
    name = "-".join(languages)
    table, model, weights = translation_table(name), phrase_model(languages[1]), evidence_weights(name)
    if table is None or model is None or weights is None:
        return None
    bead = read_bead(pair.target, pair.source, languages, table, model)
    if pair.retranslation is None:
        suspects = suspects_alone(pair, languages, table, model, weights)
        beside: Features = {}
    else:
        suspects = suspects_beside(pair, languages, table, model, weights)
        beside = _beside(pair.target, pair.retranslation, languages[1])
    return {**beside, **_slips(pair, languages[1]), **_suspicion(suspects, len(bead.target)), **_usualness(bead)}


def _suspicion(suspects: Sequence[Suspect], words: int) -> Features:
    probabilities = [suspect.probability for suspect in suspects]
    return {
        "most suspicious word": max(probabilities, default=0.0),
        "suspicious words": sum(-math.log1p(-min(p, 0.99)) for p in probabilities) / max(1.0, words / _USUAL_LENGTH),
    }


def _beside(target: str, retranslation: str, lang: str) -> Features:
    lower = {word.text for word in words_of(target, lang) if word.text.islower()}
    capitals = [word.text for word in words_of(retranslation, lang)[1:] if word.text[0].isupper()]
    final = bool(_FINAL.search(target)) == bool(_FINAL.search(retranslation))
    return {
        "agreement with the re-translation": _chrf(target, retranslation) / 100,
        "agreement, whatever the case": _chrf(target.lower(), retranslation.lower()) / 100,
        "capitals lost": sum(word.lower() in lower for word in capitals) / max(1, len(capitals)),
        "other final mark": float(not final or _kind_of_sentence(target) != _kind_of_sentence(retranslation)),
        "length": abs(math.log((len(target.split()) + 1) / (len(retranslation.split()) + 1))),
    }


def _chrf(target: str, retranslation: str) -> float:
    return score_segment(target, retranslation, ("chrf2++",))["chrf2++"].value


def _slips(pair: PairedText, lang: str) -> Features:
    text = pair.target
    opening = next((char for char in text if char.isalnum()), "A")
    return {
        "spacing slips": min(3.0, len(_SPACED.findall(text))),
        "odd marks": min(3.0, len(_ODD_MARK.findall(text))),
        "no final mark": float(bool(_FINAL.search(pair.source)) and not _FINAL.search(text)),
        "other kind of sentence": float(_kind_of_sentence(text) != _kind_of_sentence(pair.source)),
        "lower-case beginning": float(opening.islower()),
        "repetitions": min(3.0, float(sum(repetition.times - 1 for repetition in repetitions(text, lang)))),
    }


def _kind_of_sentence(text: str) -> str:
    marks = [char for char in text if char in "?!"]
    return marks[-1] if marks else "."


def _usualness(bead: BeadText) -> Features:
    tokens = bead.fluency.tokens
    by_words, by_classes = bead.fluency.model.log_probability(tokens)
    content = [index for index, word in enumerate(bead.target) if not word.grammatical]
    support = [max(bead.support(index)) for index in content]
    return {
        "usual words": by_words / max(1, len(tokens)) / 10,
        "usual grammar": by_classes / max(1, len(tokens)) / 10,
        "words explained by the source": fmean(support) if support else 1.0,
        "source left over": bead.left_over(-1),
        "unknown words": sum(not bead.table.knows_target(word.text) for word in bead.target) / max(1, len(bead.target)),
    }


def _sigmoid(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
