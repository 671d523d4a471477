"""Weighing the evidence: a logistic regression small enough to read, fitted by `translaudit.training.evidence`."""

import math
from functools import cache

import msgspec

from translaudit.languages import has_topic, load_topic

Features = dict[str, float]


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Log-odds (natural) of an error: `start`, and what each feature adds for each unit."""

    start: float
    add: dict[str, float]

    def log_odds(self, features: Features) -> float:
        """Log-odds that an editor would call this an error."""
        return self.start + sum(self.add.get(name, 0.0) * value for name, value in features.items())

    def probability(self, features: Features) -> float:
        """Probability (0 to 1) that an editor would call this an error."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.log_odds(features)))))


class EvidenceWeights(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """The weights of a language pair: of published words and of gaps with a re-translation, of words without one, and
    of a segment's features for its quality. `accuse` and `hint` are the probabilities from which a word is accused, or
    only pointed at; `lone_accuse` and `lone_hint` the same without a re-translation. `draft` is the same for raw
    machine translation, where about every fifth word is wrong.
    """

    word: Weights
    gap: Weights
    lone: Weights
    accuse: float
    hint: float
    lone_accuse: float
    lone_hint: float
    draft: "EvidenceWeights | None" = None


class MendingWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The weights of a suspect about whose mendings a language model was asked, and the probabilities from which its
    words are accused, or only pointed at.
    """

    suspect: Weights
    accuse: float
    hint: float


@cache
def mending_weights(pair: str) -> MendingWeights | None:
    """The weights of a language pair (`"de-en"`), or None where none were fitted."""
    return load_topic(pair, "mending", MendingWeights) if has_topic(pair, "mending") else None


@cache
def evidence_weights(pair: str, *, draft: bool = False) -> EvidenceWeights | None:
    """The weights of a language pair (`"de-en"`) for published or for draft text, or None where none were fitted."""
    weights: EvidenceWeights | None = (
        load_topic(pair, "evidence", EvidenceWeights) if has_topic(pair, "evidence") else None
    )
    return weights.draft if weights and draft and weights.draft else weights
