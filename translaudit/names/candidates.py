"""The source names that a target name may be a misspelling of, found without comparing it with each one in turn.

Everything here only leaves out what cannot be near enough, so that what is found does not depend on it.
"""

from functools import cached_property

from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist, extract

from translaudit.names.forms import base_forms
from translaudit.names.mentions import Mention
from translaudit.names.sameness import NameIndex
from translaudit.names.similarity import LEAST_LETTERS_ALIKE, fold

_ROUNDING = 0.01


class NearNames:
    """Source names, found by their likeness to a target name."""

    def __init__(self, names: tuple[Mention, ...], lang: str, least: float) -> None:
        """Keep some names of a language; `least` is the likeness (0 to 1) from which they are wanted."""
        forms = [(fold(form), name) for name in names for form in base_forms(name.text, lang)]
        self._forms = [form for form, _ in forms]
        self._names = [name for _, name in forms]
        # Likeness is at most the mean of the shared letters and 1.
        self._least_letters = 2 * least - 1 - _ROUNDING

    def of(self, target: str) -> list[Mention]:
        """Every name that may be at least as like a target word as wanted, in no order."""
        found = extract(
            fold(target),
            self._forms,
            scorer=OSA.normalized_similarity,
            processor=None,
            score_cutoff=self._least_letters,
            limit=None,
        )
        return list({self._names[index].start: self._names[index] for _, _, index in found}.values())


class Runs:
    """The names of several words in a source article, found by segment or by a target name somewhat like them."""

    def __init__(self, mentions: tuple[Mention, ...], pair: str) -> None:
        """Group the mentions of a source article for a language pair (`"de-en"`)."""
        self._runs = [run for run in runs_of(mentions) if len(run) > 1]
        self._by_segment: dict[int, list[list[Mention]]] = {}
        self._by_word: dict[str, set[int]] = {}
        for number, run in enumerate(self._runs):
            self._by_segment.setdefault(run[0].segment, []).append(run)
            for mention in run:
                self._by_word.setdefault(mention.text, set()).add(number)
        self._pair = pair
        self._endings = [[fold(run[place].text) for run in self._runs] for place in (-2, -1)]

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(tuple(self._by_word), self._pair)

    def in_segments(self, segments: tuple[int, ...]) -> list[list[Mention]]:
        """The runs that begin in some segments."""
        return [run for index in segments for run in self._by_segment.get(index, ())]

    def like(self, run: list[Mention]) -> list[list[Mention]]:
        """Every run that has a part of a target run, or whose last two words are both somewhat like its last two."""
        found = {
            number for mention in run for word in self._index.matches(mention.text) for number in self._by_word[word]
        }
        if len(run) > 1 and self._runs:
            near = [
                cdist([fold(part.text)], forms, scorer=OSA.normalized_similarity, score_cutoff=LEAST_LETTERS_ALIKE)[0]
                for part, forms in zip(run[-2:], self._endings, strict=True)
            ]
            found.update(((near[0] > 0) & (near[1] > 0)).nonzero()[0].tolist())
        return [self._runs[number] for number in sorted(found)]


def runs_of(mentions: tuple[Mention, ...]) -> list[list[Mention]]:
    """Mentions that stand together, in the order of the text."""
    runs: dict[int, list[Mention]] = {}
    for mention in mentions:
        runs.setdefault(mention.run, []).append(mention)
    return list(runs.values())
