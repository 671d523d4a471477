"""Fit what forced decoding adds to the evidence about words, for `languages/<pair>/forced.toml`.

    python -m translaudit.training.surprise DATA BENCHMARKS --model own --pair de-en --output DIR

Learns, with the evidence as it is committed, from planted errors (`translaudit.training.perturbations`): where there is
no re-translation in human translations that neither model nor evidence was fitted on, beside one in news that both may
have seen; and from the choosing half of `demetr_flores.jsonl`, for drafts of `onlinemt.jsonl`. Log-odds about published
words are then stretched and moved so that the thresholds of `evidence.toml` accuse, and hint at, as many words of good
translations as without a model. Prints how many words reach these thresholds, with and without the model, judged by
weights that were fitted on other sentences. Needs scikit-learn.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.model_selection import GroupKFold

from translaudit.lexicon.phrase_model import phrase_model
from translaudit.lexicon.table import translation_table
from translaudit.phrases.beads import PairedText
from translaudit.phrases.evidence import EvidenceWeights, Weights, evidence_weights
from translaudit.phrases.forced import Hearing
from translaudit.phrases.suspects import Suspect, log_odds, suspects_alone, suspects_beside
from translaudit.training.corpus import read_corpus
from translaudit.training.evidence import Observation, Observer, as_toml, fit, touches
from translaudit.training.lessons import (
    Lesson,
    chosen_rows,
    demetr_lessons,
    draft_lessons,
    new_perturber,
    news_lessons,
    paired,
)
from translaudit.training.perturbations import Perturber
from translaudit.translators.base import ForcedDecoding, TextPair, Translator
from translaudit.translators.resolve import load_translator

SENTENCES = 1000
FOLDS = 5
UNSEEN = "good human"
"""Translations that neither the model nor the evidence was fitted on."""


class Judged(NamedTuple):
    """A word with the log-odds that it is wrong, from weights that were fitted without its sentence."""

    word: Observation
    odds: float


class Calibration(NamedTuple):
    """How log-odds are stretched and moved."""

    slope: float
    move: float

    def odds(self, one: Judged) -> float:
        """The calibrated log-odds of a word."""
        return self.slope * one.odds + self.move

    def weights(self, weights: Weights) -> Weights:
        """Weights that give calibrated log-odds."""
        added = {name: round(self.slope * value, 2) for name, value in weights.add.items()}
        return Weights(start=round(self.slope * weights.start + self.move, 2), add=added)


@dataclass(frozen=True)
class Reader:
    """Turns lessons into observations of suspect words that a model was forced to write."""

    observer: Observer
    weights: EvidenceWeights
    decodings: dict[TextPair, ForcedDecoding]

    def observations(self, lesson: Lesson) -> list[Observation]:
        """One for each word of the stretch that the model scored."""
        pair, wrong, origin, weight = lesson
        hearing = Hearing(self.decodings[scored_pair(pair)], pair.target, self.observer.languages[1])
        return [
            Observation(origin, span, hearing.features(each, at), touches(span, wrong), weight)
            for each in self.suspects(pair)
            if (at := hearing.place(each)) is not None
            for span in [(each.start, each.end)]
        ]

    def suspects(self, pair: PairedText) -> Sequence[Suspect]:
        """The suspects of a stretch, before the model is heard."""
        one = self.observer
        suspects = suspects_alone if pair.retranslation is None else suspects_beside
        return suspects(pair, one.languages, one.table, one.model, self.weights)


def scored_pair(pair: PairedText) -> TextPair:
    """The texts that the model is asked about."""
    return TextPair(" ".join(pair.source.split()), pair.target)


def human_lessons(data: Path, benchmarks: Path, perturber: Perturber) -> Iterator[Lesson]:
    """Human translations, of which no word is held to be wrong, each once more with a planted error."""
    texts = [(pair.source, pair.target) for pair in read_corpus(data / "dev.tsv")]
    texts += [(row["source"], row["target"]) for row in chosen_rows(benchmarks / "clean_pud.jsonl")]
    for source, target in texts:
        yield Lesson(paired(target, source), (), UNSEEN)
        if (changed := perturber.perturb(target, source)) is not None:
            yield Lesson(paired(changed[0], source), (changed[1],), "planted")


def judge(groups: Sequence[tuple[str, list[Observation]]]) -> list[Judged]:
    """The words of sentences, by weights that were fitted on other sentences; groups are of one source sentence."""
    sources = {source: number for number, source in enumerate(dict.fromkeys(source for source, _ in groups))}
    numbers = np.array([sources[source] for source, _ in groups])
    judged = []
    for known, unknown in GroupKFold(FOLDS).split(numbers, groups=numbers):
        weights = fit(one for at in known for one in groups[at][1])
        judged += [Judged(one, weights.log_odds(one.features)) for at in unknown for one in groups[at][1]]
    return judged


def calibrate(judged: Sequence[Judged], accuse: float, hint: float) -> Calibration:
    """The calibration with which both thresholds are reached by as many good words as without a model.

    Raises:
        ValueError: too few good words come near the thresholds to tell.
    """
    good = [one for one in judged if one.word.kind == UNSEEN] or [one for one in judged if _is_good(one)]
    odds = sorted((one.odds for one in good), reverse=True)
    reached = [sum(_before(one) >= log_odds(least) for one in good) for least in (accuse, hint)]
    if not 0 < reached[0] < reached[1] < len(odds):
        raise ValueError(
            f"of {len(odds)} good words {reached[0]} and {reached[1]} reach the thresholds: take more texts"
        )
    high, low = ((odds[count - 1] + odds[count]) / 2 for count in reached)
    slope = (log_odds(accuse) - log_odds(hint)) / (high - low)
    return Calibration(slope, log_odds(hint) - slope * low)


def _is_good(one: Judged) -> bool:
    return one.word.kind.startswith("good")


def found(judged: Sequence[Judged], odds: Callable[[Judged], float], least: float) -> str:
    """How many words of each origin reach a threshold: of good translations all, of the others the wrong ones."""
    words = Counter(one.word.kind for one in judged if _is_good(one) or one.word.wrong)
    reached = Counter(one.word.kind for one in judged if odds(one) >= least and (_is_good(one) or one.word.wrong))
    return ", ".join(f"{kind} {reached[kind] / count:.2%}" for kind, count in sorted(words.items()))


def token_f1(judged: Sequence[Judged], odds: Callable[[Judged], float], least: float) -> float:
    """F1 of the words that reach a threshold against those that are wrong."""
    accused = [one for one in judged if odds(one) >= least]
    wrong = sum(one.word.wrong for one in judged)
    return 2 * sum(one.word.wrong for one in accused) / (wrong + len(accused))


def main() -> None:
    """Fit the weights and write `forced.toml`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with news.tsv.xz and dev.tsv")
    parser.add_argument("benchmarks", type=Path)
    parser.add_argument("--model", default="own", help="anything that --model takes and that can be forced")
    parser.add_argument("--pair", default="de-en")
    parser.add_argument("--output", type=Path, required=True, help="folder for forced.toml")
    arguments = parser.parse_args()
    source, target = arguments.pair.split("-")
    table, usual = translation_table(arguments.pair), phrase_model(target)
    published, draft = evidence_weights(arguments.pair), evidence_weights(arguments.pair, draft=True)
    translator, _ = load_translator(arguments.model, source_lang=source, target_lang=target)
    if table is None or usual is None or published is None or draft is None or translator is None:
        parser.error(f"train the lexical table, the phrase model and the evidence of {arguments.pair} first")
    observer = Observer((source, target), table, usual)
    data, benchmarks = arguments.data, arguments.benchmarks
    news = news_lessons(data / "news.tsv.xz", new_perturber(target, usual), SENTENCES)
    beside = [*news, *demetr_lessons(benchmarks)]
    human = human_lessons(data, benchmarks, new_perturber(target, usual))
    alone = [*human, *demetr_lessons(benchmarks, beside=False)]
    marked = chosen_rows(benchmarks / "onlinemt.jsonl")
    drafts = {kind: list(draft_lessons(marked, beside=kind == "beside")) for kind in ("beside", "alone")}
    decodings = _force(translator, (one.pair for part in (beside, alone, *drafts.values()) for one in part))
    reader = Reader(observer, published, decodings)
    weights = {
        "beside": _published("beside", _grouped(reader, beside), published.accuse, published.hint),
        "alone": _published("alone", _grouped(reader, alone), *LONE),
    }
    reader = Reader(observer, draft, decodings)
    in_drafts = {
        "beside": _draft("beside", _grouped(reader, drafts["beside"]), draft.accuse),
        "alone": _draft("alone", _grouped(reader, drafts["alone"]), draft.lone_accuse),
    }
    parts = [f"{HEAD}\n# Model: {translator.signature}\n", as_toml(weights, {}), as_toml(in_drafts, {}, "draft")]
    (arguments.output / "forced.toml").write_text("\n".join(parts), encoding="utf-8")


LONE = (0.5, 0.35)
"""Probabilities at which what is heard alone is held against the evidence so far: good words still reach them."""
HEAD = "# Written by translaudit.training.surprise; log-odds (natural) that an editor would call a word wrong."


def _grouped(reader: Reader, lessons: Iterable[Lesson]) -> list[tuple[str, list[Observation]]]:
    return [(lesson.pair.source, reader.observations(lesson)) for lesson in lessons]


def _published(name: str, groups: Sequence[tuple[str, list[Observation]]], accuse: float, hint: float) -> Weights:
    judged = judge(groups)
    calibration = calibrate(judged, accuse, hint)
    print(f"published, {name}: {len(judged)} words")  # noqa: T201
    for least in (accuse, hint):
        print(f"  {least}: {found(judged, _before, log_odds(least))}")  # noqa: T201
        print(f"    with the model: {found(judged, calibration.odds, log_odds(least))}")  # noqa: T201
    return calibration.weights(fit(one for _, observations in groups for one in observations))


def _draft(name: str, groups: Sequence[tuple[str, list[Observation]]], accuse: float) -> Weights:
    judged = judge(groups)
    before, after = (token_f1(judged, odds, log_odds(accuse)) for odds in (_before, _after))
    print(f"draft, {name}: {len(judged)} words; token F1 {before:.3f}, with the model {after:.3f}")  # noqa: T201
    return fit(one for _, observations in groups for one in observations)


def _before(one: Judged) -> float:
    return one.word.features["evidence"]


def _after(one: Judged) -> float:
    return one.odds


def _force(translator: Translator, pairs: Iterable[PairedText]) -> dict[TextPair, ForcedDecoding]:
    texts = list(dict.fromkeys(map(scored_pair, pairs)))
    return dict(zip(texts, translator.force(texts), strict=True))


if __name__ == "__main__":
    main()
