"""Words of a published text that the witnesses speak against, merged to phrases."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from translaudit.documents import language_name
from translaudit.findings import Evidence
from translaudit.lexicon.phrase_model import PhraseModel
from translaudit.lexicon.table import Table
from translaudit.phrases.bead_text import BeadText, read_bead
from translaudit.phrases.beads import PairedText
from translaudit.phrases.comparison import Comparison
from translaudit.phrases.evidence import EvidenceWeights, Features, MendingWeights
from translaudit.phrases.features import (
    SOME_SUPPORT,
    compare_with,
    gap_features,
    lone_features,
    state_of,
    word_features,
)
from translaudit.phrases.mending import Mending, gains_of, gap_mendings, mended_features, word_mendings
from translaudit.phrases.words import Word

RETRANSLATION = "re-translation"
TABLE = "lexical table"
FORCED_DECODING = "forced decoding"
LANGUAGE_MODEL = "language model"
_KEPT = 128
"""Segments: each is asked about twice, for its phrases and for its quality."""

DOUBTED = 0.04
"""Probability from which a language model is asked about a word; at 0.02 twice as many mendings are scored."""

ORDER_LOST, SAME_WORDS = 0.7, 0.6
"""Of 1,200 pairs of translations of one news sentence none is so disordered with so many words in common; of the 30
shuffled sentences in demetr_flores' choosing half 29 are."""
SURE_OF_ORDER = 0.9


class Suspect(msgspec.Struct, frozen=True, kw_only=True):
    """Suspicious words, `text[start:end]` of the published stretch in code points, with what speaks against them.

    `wanted` is what a witness would write instead ("" where it would write nothing); `missing` marks a place where
    words are missed, and then the span holds the words on both sides of it. `mendings` are what a language model can be
    asked about it, `testimony` is what models add, and `state` what became of the words in the re-translation.
    """

    start: int
    end: int
    probability: float
    evidence: Evidence
    wanted: str | None = None
    missing: bool = False
    state: str = ""
    mendings: tuple[Mending, ...] = ()
    testimony: tuple[Evidence, ...] = ()


def suspects_beside(
    pair: PairedText, languages: tuple[str, str], table: Table, model: PhraseModel, weights: EvidenceWeights
) -> list[Suspect]:
    """What a re-translation, with the lexical table, speaks against. Numbers are left to the checks of numbers."""
    return list(_beside(pair.anywhere, languages, table, model, weights))


@lru_cache(maxsize=_KEPT)
def _beside(
    pair: PairedText, languages: tuple[str, str], table: Table, model: PhraseModel, weights: EvidenceWeights
) -> tuple[Suspect, ...]:
    bead = read_bead(pair.target, pair.source, languages, table, model)
    comparison = compare_with(bead, pair.retranslation or "", languages[1])
    return (
        *_words_beside(pair.target, bead, comparison, weights),
        *_gaps_beside(pair.target, bead, comparison, weights),
        *_lost_order(comparison),
    )


def _words_beside(text: str, bead: BeadText, comparison: Comparison, weights: EvidenceWeights) -> Iterator[Suspect]:
    for index, word in enumerate(bead.target):
        if word.text.isdigit():
            continue
        features = word_features(bead, comparison, index)
        odds = weights.word.log_odds(features)
        partner = comparison.partner[index]
        wanted = None if partner is None else comparison.witness[partner].text
        state = state_of(comparison, index)
        if state == "moved" or "swapped" in features:
            detail, wanted = "the re-translation has these words in another order", None
        elif state == "same":
            detail, wanted = "the re-translation has the same word here", None
        elif wanted is None:
            detail, wanted = "the re-translation has no such word here", ""
        else:
            detail = f"the re-translation has ‘{wanted}’ here"
        probability = weights.word.probability(features)
        named = _is_name(bead.target, index) or _is_name(comparison.witness, partner)
        asked = probability >= DOUBTED and not named
        yield Suspect(
            start=word.start,
            end=word.end,
            probability=probability,
            evidence=Evidence(RETRANSLATION, detail, round(odds, 2)),
            wanted=wanted,
            state=f"{state} {'grammar' if word.grammatical else 'content'}",
            mendings=word_mendings(text, bead, comparison, index) if asked else (),
        )


def _is_name(words: Sequence[Word], index: int | None) -> bool:
    """Whether a word looks like a name; of names language models know nothing but how frequent they are."""
    return index is not None and index > 0 and words[index].text[0].isupper()


def _gaps_beside(text: str, bead: BeadText, comparison: Comparison, weights: EvidenceWeights) -> Iterator[Suspect]:
    for index in comparison.unclaimed:
        heard = comparison.witness[index]
        missed = heard.text
        if missed.isdigit() or not bead.target:
            continue
        after = comparison.gap.get(index, -1)
        features = gap_features(bead, comparison, index)
        probability, odds = weights.gap.probability(features), weights.gap.log_odds(features)
        asked = probability >= DOUBTED and not _is_name(comparison.witness, index)
        yield Suspect(
            start=bead.target[max(after, 0)].start,
            end=bead.target[min(after + 1, len(bead.target) - 1)].end,
            probability=probability,
            evidence=Evidence(RETRANSLATION, f"the re-translation has ‘{missed}’ here", round(odds, 2)),
            wanted=missed,
            missing=True,
            state=f"missing {'grammar' if heard.grammatical else 'content'}",
            mendings=gap_mendings(text, bead, comparison, index) if asked else (),
        )


def _lost_order(comparison: Comparison) -> Iterator[Suspect]:
    """The whole stretch, where its words are the re-translation's and their order is nobody's."""
    if comparison.disorder >= ORDER_LOST and comparison.agreement >= SAME_WORDS:
        yield Suspect(
            start=comparison.words[0].start,
            end=comparison.words[-1].end,
            probability=SURE_OF_ORDER,
            evidence=Evidence(RETRANSLATION, "the re-translation has these words in another order"),
        )


def suspects_alone(
    pair: PairedText, languages: tuple[str, str], table: Table, model: PhraseModel, weights: EvidenceWeights
) -> list[Suspect]:
    """What the lexical table and the phrase model alone speak against."""
    return list(_alone(pair.anywhere, languages, table, model, weights))


@lru_cache(maxsize=_KEPT)
def _alone(
    pair: PairedText, languages: tuple[str, str], table: Table, model: PhraseModel, weights: EvidenceWeights
) -> tuple[Suspect, ...]:
    bead = read_bead(pair.target, pair.source, languages, table, model)
    lang = language_name(languages[0])
    return tuple(
        Suspect(
            start=word.start,
            end=word.end,
            probability=weights.lone.probability(features),
            evidence=Evidence(TABLE, _explained(bead, index, lang), round(weights.lone.log_odds(features), 2)),
        )
        for index, word in enumerate(bead.target)
        if not word.text.isdigit()
        for features in [lone_features(bead, index)]
    )


def _explained(bead: BeadText, index: int, lang: str) -> str:
    if max(bead.support(index)) < SOME_SUPPORT:
        return f"no {lang} word of the sentence is known to be translated so"
    return "the wording is unusual"


def texts_to_score(suspects: Iterable[Suspect]) -> list[str]:
    """The texts that a language model has to be asked about, each once."""
    mendings = (each for suspect in suspects for each in suspect.mendings)
    return list(dict.fromkeys(text for each in mendings for text in (each.before, each.after)))


def weigh_mendings(
    suspects: Iterable[Suspect], weights: MendingWeights, surprisals: Mapping[str, float]
) -> list[Suspect]:
    """Weigh what a language model says of the mendings together with the evidence so far.

    Suspects that it was not asked about stay as they are.
    """
    return [_weighed(each, weights, surprisals) for each in suspects]


def _weighed(suspect: Suspect, weights: MendingWeights, surprisals: Mapping[str, float]) -> Suspect:
    gains = tuple(gains_of(suspect.mendings, surprisals))
    if not gains:
        return suspect
    features = suspect_features(suspect, surprisals)
    detail = f"with the re-translation's words the sentence is {abs(max(gains)):.0f} nats "
    detail += "more usual" if max(gains) > 0 else "less usual"
    added = weights.suspect.log_odds(features) - log_odds(suspect.probability)
    return msgspec.structs.replace(
        suspect,
        probability=weights.suspect.probability(features),
        testimony=(*suspect.testimony, Evidence(LANGUAGE_MODEL, detail, round(added, 2))),
    )


def suspect_features(suspect: Suspect, surprisals: Mapping[str, float]) -> Features:
    """What is weighed of a suspect whose mendings a language model has scored."""
    return mended_features(log_odds(suspect.probability), suspect.state, suspect.mendings, surprisals)


def log_odds(probability: float) -> float:
    """Natural log-odds of a probability."""
    return math.log(probability / (1 - probability))


def merge(suspects: Iterable[Suspect], least: float, text: str) -> list[tuple[Suspect, ...]]:
    """Suspects of at least a probability, grouped where nothing but a blank or a hyphen stands between their words."""
    groups: list[list[Suspect]] = []
    end = -1
    for suspect in sorted(suspects, key=lambda one: (one.start, one.end)):
        if suspect.probability < least:
            continue
        if groups and (suspect.start < end or not text[end : suspect.start].strip(" -\u00a0")):
            groups[-1].append(suspect)
        else:
            groups.append([suspect])
        end = max(end, suspect.end)
    return [tuple(group) for group in groups]


def strongest(group: Sequence[Suspect]) -> Suspect:
    """The suspect of a group that most speaks against it."""
    return max(group, key=lambda one: one.probability)
