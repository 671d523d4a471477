"""Forced decoding: how surprised is the model by each published word, and what would it have written there?

Thompson & Post 2020 ("Automatic Machine Translation Evaluation in Many Languages via Zero-Shot Paraphrasing",
doi 10.18653/v1/2020.emnlp-main.8) score a hypothesis by the log-probability that a translation model gives it when
forced to write it; with the source as input that is "Prism-src". Here the token scores are merged to words, located in
the published text as it stands.
"""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from translaudit.translators.base import ForcedDecoding, TextPair, WordScore
from translaudit.translators.engine import Engine, ForcedPass, Place, TokenScore
from translaudit.translators.subwords import WORD_START, Piece, Subwords, pieces_by_word, words

WORTH_COMPLETING = 4.0
"""Nats by which a word must surprise more than the segment's median word before what the model would have written is
worked out: in a segment that surprises throughout, no word stands out."""
COMPLETED_WORDS = 4
"""Words of a segment that are worked out, those that surprise most: each costs the decoder its own steps."""


class _Word(NamedTuple):
    start: int
    end: int
    first: int
    worst: int
    scores: tuple[TokenScore, ...]

    @property
    def turn(self) -> TokenScore:
        """The token at which the model wants something else most."""
        return self.scores[self.worst]

    @property
    def turning(self) -> int:
        """Where that token stands in the target."""
        return self.first + self.worst

    @property
    def logprob(self) -> float:
        return sum(score.logprob for score in self.scores)

    @property
    def surprise(self) -> float:
        """Nats by which the model would rather have turned elsewhere."""
        return max(0.0, self.turn.wanted_logprob - self.logprob)


class _Reading(NamedTuple):
    target: list[int]
    words: list[_Word]
    tokens: list[TokenScore]


def forced_words(engine: Engine, pairs: Sequence[TextPair]) -> list[ForcedDecoding]:
    """Score the words of published texts.

    A word with a character that the model's vocabulary lacks is left out: its score would say nothing about it.
    """
    subwords = engine.subwords
    sources = [[piece.id for piece in subwords.source(pair.source)] for pair in pairs]
    targets = [subwords.target(pair.target) for pair in pairs]
    numbers = [[piece.id for piece in target] for target in targets]
    forced = engine.score(list(zip(sources, numbers, strict=True)))
    readings = [
        _Reading(target, _words(pair.target, pieces, tokens, subwords.unknown), tokens)
        for pair, target, pieces, tokens in zip(pairs, numbers, targets, forced.scores, strict=True)
    ]
    wanted = _wanted_words(subwords, forced, readings)
    return [
        ForcedDecoding(
            words=tuple(_word_score(word, next(wanted)) for word in reading.words),
            logprob=sum(token.logprob for token in reading.tokens),
            tokens=len(reading.tokens),
        )
        for reading in readings
    ]


def _words(text: str, pieces: Sequence[Piece], tokens: Sequence[TokenScore], unknown: int) -> list[_Word]:
    found = []
    for start, end, own in pieces_by_word(text, pieces):
        if own and not any(pieces[at].id == unknown for at in own):
            scores = tuple(tokens[at] for at in own)
            worst = max(range(len(own)), key=lambda at: scores[at].wanted_logprob - scores[at].logprob)
            found.append(_Word(start, end, own[0], worst, scores))
    return found


def _wanted_words(subwords: Subwords, forced: ForcedPass, readings: Sequence[_Reading]) -> Iterator[str]:
    """For every word of the readings, in order, the word that the model would have written, or an empty text."""
    preferred = [(at, word) for at, reading in enumerate(readings) for word in _to_complete(subwords, reading)]
    finished = forced.complete([Place(at, word.turning) for at, word in preferred])
    completions = dict(zip(map(id, (word for _, word in preferred)), finished, strict=True))
    for reading in readings:
        for word in reading.words:
            yield _wanted_word(subwords, reading, word, completions.get(id(word)))


def _to_complete(subwords: Subwords, reading: _Reading) -> list[_Word]:
    if not reading.words:
        return []
    least = median(word.surprise for word in reading.words) + WORTH_COMPLETING
    able = [
        word
        for word in reading.words
        if word.surprise > least and word.turn.rank > 0 and word.turn.wanted != subwords.eos
    ]
    return sorted(able, key=lambda word: (-word.surprise, word.start))[:COMPLETED_WORDS]


def _wanted_word(subwords: Subwords, reading: _Reading, word: _Word, completion: Sequence[int] | None) -> str:
    if word.turn.rank == 0:
        return subwords.decode(reading.target[word.first : word.first + len(word.scores)])
    if completion is None:
        return ""
    begun = [] if subwords.piece(word.turn.wanted).startswith(WORD_START) else reading.target[word.first : word.turning]
    written = subwords.decode([*begun, word.turn.wanted, *completion])
    first = next(iter(words(written)), (0, 0))
    return written[first[0] : first[1]]


def _word_score(word: _Word, wanted: str) -> WordScore:
    return WordScore(
        start=word.start,
        end=word.end,
        logprob=word.logprob,
        rank=max(score.rank for score in word.scores),
        wanted=wanted,
        wanted_logprob=word.turn.wanted_logprob,
    )
