"""Runs of source words that a translation renders by nothing, as far as the lexical table knows.

Free translation leaves single words over everywhere and condenses, so a run counts the more, the shorter the
translation is beside its source. Where a model finds the translation likelier from a source without these words, fewer
of them are enough.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import log

import msgspec

from translaudit.align.words import Word, content_words, read_words, renders
from translaudit.lexicon.lemmas import grammar_words
from translaudit.lexicon.table import Table, translation_table

RENDERS = 0.02
"""Probability, either way, from which a target word renders a source word."""
WELL_KNOWN = 16
"""A word that the table saw less often counts half where nothing renders it."""
FEWEST_WORDS = 3
SHORTNESS_WEIGHT = 9.0
"""Words in a run that a unit of ln(source letters / target letters) is worth."""
LEAST = 8.4
"""Chosen on 6,200 human translations of news sentences and 3,800 of them that had lost five to ten words from a comma
or conjunction on; on as many others 0.13 % of the good ones have such a run and 19 % of the cut ones (8 % are too
short to hold what their source says). Of the eight good ones, five do leave something out."""
LEAST_HEARD = 6.5
GAIN_WEIGHT, MOST_GAIN = 5.0, 0.4
FEWEST_WORDS_HEARD = 2
"""The same where contrastive conditioning by the small model that ships leaves some of the words out, each nat a token
that it wins counting as five words. Chosen on half of 2,016 news translations of WMT19 and WMT20 and of 1,135 of them
that had lost a clause; on the other half 1 of 1,065 good ones has such a run, and 35 % of the cut ones have; without
the model 17 % of all cut ones have one and 2 of all 2,016 good ones."""


class UnrenderedRun(msgspec.Struct, frozen=True):
    """Source words that nothing renders: offsets (code points) into the source sentence, and how many they are.

    `weight` is their number and what the translation lacks in length, in words.
    """

    start: int
    end: int
    words: float
    weight: float

    @property
    def clear(self) -> bool:
        """Whether it shows by itself that something was left out."""
        return self.words >= FEWEST_WORDS and self.weight >= LEAST

    @property
    def faint(self) -> bool:
        """Whether it may show it together with what a model says."""
        return self.words >= FEWEST_WORDS_HEARD and self.weight >= LEAST_HEARD - GAIN_WEIGHT * MOST_GAIN

    def confirmed_by(self, gain: float) -> bool:
        """Whether it shows it where the translation is likelier by `gain` nats a token without these words."""
        return self.faint and self.weight + GAIN_WEIGHT * min(gain, MOST_GAIN) >= LEAST_HEARD


def unrendered_run(
    source: str, target: str, *, source_lang: str, target_lang: str, elsewhere: Iterable[str] = ()
) -> UnrenderedRun | None:
    """The longest such run; None where it says nothing even with a model, or the language pair has no lexical table.

    Args:
        source: a sentence.
        target: its translation.
        source_lang: ISO 639-1.
        target_lang: ISO 639-1.
        elsewhere: sentences beside the translation, where the words may also be told.
    """
    table = translation_table(f"{source_lang}-{target_lang}")
    shortness = SHORTNESS_WEIGHT * log((len(source) + 1) / (len(target) + 1))
    closed = grammar_words(source_lang)
    words = [word for word in content_words(read_words(source), source_lang) if word.text.lower() not in closed]
    if table is None or not UnrenderedRun(0, 0, len(words), len(words) + shortness).faint:
        return None
    told = [word for text in (target, *elsewhere) for word in read_words(text)]
    run = max(_runs(words, told, table, shortness), key=lambda run: run.words, default=None)
    return run if run is not None and run.faint else None


def _runs(words: Sequence[Word], told: Sequence[Word], table: Table, shortness: float) -> Iterator[UnrenderedRun]:
    run: list[Word] = []
    length = 0.0
    for word in words:
        if any(renders(word, other, table, RENDERS) for other in told):
            run, length = [], 0.0
            continue
        run.append(word)
        sure = word.folded.isdigit() or table.knows_source(word.text) >= WELL_KNOWN
        length += 1.0 if sure else 0.5
        yield UnrenderedRun(run[0].start, run[-1].end, length, length + shortness)
