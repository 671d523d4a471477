"""What speaks for a spelling in the target article: the source, the re-translation, the lexicon."""

from collections import Counter
from functools import lru_cache

from translaudit.align import Bead
from translaudit.checks.base import Case
from translaudit.names.mentions import Mention, mentions_in, read_mentions
from translaudit.names.sameness import is_same_name
from translaudit.names.similarity import fold
from translaudit.names.words import Word, read_words

_PART_OF_COMPOUND = 4
"""Letters that a word must have to be recognised at the beginning or end of a source compound."""


class Witnesses:
    """Everything that can vouch for a name of one case. Made once a case by `witnesses_of`."""

    def __init__(self, case: Case) -> None:
        """Read the names of both articles."""
        self.case = case
        self.pair = case.language_pair
        self.source = read_mentions(case.source, case.target.lang)
        self.target = read_mentions(case.target, case.source.lang)
        self.source_counts = Counter(fold(mention.text) for mention in self.source)
        self.target_counts = Counter(fold(mention.text) for mention in self.target)
        self._segments: dict[str, list[tuple[Word, ...]]] = {}
        self._words: dict[tuple[str, tuple[int, ...]], tuple[Word, ...]] = {}
        self._source_words = tuple(dict.fromkeys(word.text for word in self.words("source", None)))
        self._target_words = frozenset(fold(word.text) for word in self.words("target", None))
        self._vouched: dict[str, bool] = {}
        self._retold: dict[tuple[int, ...], tuple[Mention, ...]] = {}
        self.lexicon = {
            fold(part): entry
            for entry in case.lexicon.name
            for form in (entry.canonical, *entry.forms.get(case.target.lang, ()))
            for part in form.split()
        }

    def words(self, side: str, segments: tuple[int, ...] | None) -> tuple[Word, ...]:
        """The words of some segments of one side, or of the whole article; offsets into the article."""
        key = (side, segments if segments is not None else (-1,))
        if key not in self._words:
            article = self.case.source if side == "source" else self.case.target
            chosen = range(len(article.segments)) if segments is None else segments
            self._words[key] = tuple(word for index in chosen for word in self._by_segment(side)[index])
        return self._words[key]

    def _by_segment(self, side: str) -> list[tuple[Word, ...]]:
        if side not in self._segments:
            article = self.case.source if side == "source" else self.case.target
            found: list[list[Word]] = [[] for _ in article.segments]
            words = iter(read_words(article.text, article.lang, tuple(segment.start for segment in article.segments)))
            index = 0
            for word in words:
                while index + 1 < len(found) and word.start >= article.segments[index].end:
                    index += 1
                found[index].append(word)
            self._segments[side] = [tuple(segment) for segment in found]
        return self._segments[side]

    def bead_of(self, mention: Mention, side: str) -> Bead | None:
        """The bead in which a mention of the source or target stands."""
        alignment = self.case.alignment
        look_up = alignment.bead_of_source if side == "source" else alignment.bead_of_target
        return look_up(mention.segment)

    def in_source(self, target: str, bead: Bead | None = None) -> bool:
        """Whether a target word has its counterpart in the source article, or in a bead's source."""
        if bead is not None:
            return any(self.same(word.text, target) for word in self.words("source", bead.source))
        if target not in self._vouched:
            self._vouched[target] = any(self.same(word, target) for word in self._source_words)
        return self._vouched[target]

    def in_target(self, source: str, bead: Bead | None = None) -> bool:
        """Whether a source word has its counterpart in the target article, or in a bead's target."""
        words = self.words("target", bead.target if bead is not None else None)
        return any(self.same(source, word.text) for word in words)

    def same(self, source: str, target: str) -> bool:
        """Whether two words are one name, or the target word is a part of a source compound."""
        if is_same_name(source, target, self.pair):
            return True
        one, other = fold(source), fold(target)
        longer, shorter = (one, other) if len(one) > len(other) else (other, one)
        return (
            len(shorter) >= _PART_OF_COMPOUND
            and len(longer) - len(shorter) >= 3
            and (longer.startswith(shorter) or longer.endswith(shorter))
        )

    def retold(self, bead: Bead) -> tuple[Mention, ...] | None:
        """Names in the re-translation of a bead, or None where it has none that may testify."""
        text = self.retold_text(bead)
        if text is None:
            return None
        if bead.source not in self._retold:
            self._retold[bead.source] = mentions_in(text, self.case.target.lang, self.case.source.lang)
        return self._retold[bead.source]

    def retold_text(self, bead: Bead) -> str | None:
        """The re-translation of a bead's source."""
        return self.case.retranslation_text(bead.source) if bead.source else None

    def in_retranslation(self, target: str, bead: Bead | None) -> bool:
        """Whether the re-translation has a target word too."""
        mentions = self.retold(bead) if bead is not None else None
        return mentions is not None and any(fold(mention.text) == fold(target) for mention in mentions)

    def in_lexicon(self, target: str) -> bool:
        """Whether the lexicon allows a target word in a name."""
        return fold(target) in self.lexicon

    def vouched(self, mention: Mention) -> bool:
        """Whether anything vouches for a target mention."""
        return (
            self.in_source(mention.text)
            or self.in_retranslation(mention.text, self.bead_of(mention, "target"))
            or self.in_lexicon(mention.text)
        )


@lru_cache(maxsize=4)
def witnesses_of(case: Case) -> Witnesses:
    """The witnesses of a case, computed once."""
    return Witnesses(case)
