"""What forced decoding adds to the evidence about a published word.

Improbability alone finds rare words, not errors: what counts is how many other words the model would rather have
written, beside how much it is surprised in this segment on average and by the words around, and how rare the word is
(after Thompson & Post 2020, arXiv:2004.14564, and Fomicheva et al. 2020, arXiv:2005.10608). How much each of these
weighs beside the evidence so far is fitted by `translaudit.training.surprise` with the model that ships, and set so
that the same thresholds accuse and hint at as many words of good translations as without a model. For other models the
weights are the same, unmeasured.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from statistics import median

import msgspec

from translaudit.findings import Evidence
from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.frequency import zipf
from translaudit.lexicon.lemmas import grammar_words
from translaudit.phrases.evidence import Features, Weights
from translaudit.phrases.suspects import FORCED_DECODING, Suspect, log_odds
from translaudit.segments import begins_sentence
from translaudit.translators.base import ForcedDecoding, WordScore

WORTH_WEIGHING = 0.01
"""Beside a re-translation, words that are less suspicious so far are not kept."""
LEAST_RANK = 20
"""Among the model's twenty first choices there is no other word worth naming."""
LOWEST_RANK = 8000
"""A word that so many others come before is as improbable as can be: the model that ships has 8,000 pieces."""
MOST = 15.0
"""A surprise beyond this (nats) says no more."""
COMMON = 5.0
"""Zipf frequency from which a word is not rare."""
FIRST, RANK, SURPRISE = "first choice", "rank", "surprise"
"""What the names of features begin with that say what the model said."""


class ForcedWeights(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """The weights of a word that was suspected `beside` a re-translation, or `alone`, without one.

    `draft` is the same for raw machine translation.
    """

    beside: Weights
    alone: Weights
    draft: "ForcedWeights | None" = None


@cache
def forced_weights(pair: str, *, draft: bool = False) -> ForcedWeights | None:
    """The weights of a language pair (`"de-en"`) for published or for draft text, or None where none were fitted."""
    weights: ForcedWeights | None = load_topic(pair, "forced", ForcedWeights) if has_topic(pair, "forced") else None
    return weights.draft if weights and draft and weights.draft else weights


def weigh_surprise(
    suspects: Iterable[Suspect], decoding: ForcedDecoding, text: str, lang: str, weights: Weights
) -> list[Suspect]:
    """Weigh the model's surprise at each suspect word of a text together with the evidence so far.

    Words that the model did not score, places where words are missed, and stretches of several words stay as they are.
    """
    hearing = Hearing(decoding, text, lang)
    return [_weighed(each, hearing, weights) for each in suspects]


@dataclass(frozen=True)
class Hearing:
    """A text that the model was forced to write, and what it said."""

    decoding: ForcedDecoding
    text: str
    lang: str

    @cached_property
    def surprises(self) -> list[float]:
        """Nats by which the model would rather have written something else, for each scored word."""
        return [min(MOST, max(0.0, word.wanted_logprob - word.logprob)) for word in self.decoding.words]

    @cached_property
    def overall(self) -> Features:
        """How surprised the model was by the whole text."""
        return {
            f"{SURPRISE}, usual": median(self.surprises) / 10,
            f"{SURPRISE}, mean": min(-self.decoding.logprob / self.decoding.tokens, 6.0) / 6,
        }

    def place(self, suspect: Suspect) -> int | None:
        """The number of the scored word that surprises most of those that share characters with the suspect word."""
        if suspect.missing or not self.text[suspect.start : suspect.end].isalnum():
            return None
        words = enumerate(self.decoding.words)
        shared = [at for at, word in words if word.start < suspect.end and suspect.start < word.end]
        return max(shared, key=self.surprises.__getitem__, default=None)

    def features(self, suspect: Suspect, at: int) -> Features:
        """The evidence about a word so far, and what the model says of it as the scored word `at`."""
        word, evidence = self.text[suspect.start : suspect.end], log_odds(suspect.probability)
        kind = "grammar" if word.lower() in grammar_words(self.lang) else "content"
        rarity = max(0.0, COMMON - zipf(word, self.lang)) / COMMON
        capital = float(word[0].isupper() and not begins_sentence(self.text, suspect.start))
        chosen_before = self.decoding.words[at].rank
        rank = math.log1p(min(chosen_before, LOWEST_RANK)) / math.log1p(LOWEST_RANK)
        features = {
            "evidence": evidence,
            "strong evidence": max(0.0, evidence + 1),
            kind: 1.0,
            "rare": rarity,
            "capital": capital,
            f"{FIRST} {kind}": float(chosen_before == 0),
            f"{RANK} {kind}": rank,
            f"{RANK}, rare": rarity * rank,
            f"{RANK}, capital": capital * rank,
            **self.overall,
        }
        for name, near in (("before", at - 1), ("after", at + 1)):
            if 0 <= near < len(self.surprises):
                features[f"{SURPRISE} {name}"] = self.surprises[near] / 10
        return features


def _weighed(suspect: Suspect, hearing: Hearing, weights: Weights) -> Suspect:
    at = hearing.place(suspect)
    if at is None:
        return suspect
    features = hearing.features(suspect, at)
    said = {name: value for name, value in features.items() if name.startswith((FIRST, RANK, SURPRISE))}
    weight = round(weights.log_odds(said) - weights.start, 2)
    testimony = Evidence(FORCED_DECODING, _detail(hearing.decoding.words[at], hearing.text, weight), weight)
    return msgspec.structs.replace(
        suspect, probability=weights.probability(features), testimony=(*suspect.testimony, testimony)
    )


def _detail(score: WordScore, text: str, weight: float) -> str:
    if score.rank < LEAST_RANK:
        what = "expected this word, but not the words around it" if weight > 0 else "finds this word probable"
        return f"given the source, the model {what}"
    if score.wanted and score.wanted.lower() != text[score.start : score.end].lower():
        return f"given the source, the model would write ‘{score.wanted}’"
    return "given the source, the model finds this word improbable"
