"""What speaks for a spelling in the target article: the source, the re-translation, the lexicon."""

from collections import Counter
from functools import cached_property, lru_cache
from itertools import pairwise

from translaudit.align import Bead
from translaudit.checks.base import Case
from translaudit.names.exonyms import exonyms, words_of_phrases
from translaudit.names.forms import base_forms, towns_of
from translaudit.names.mentions import Mention, mentions_in, read_mentions
from translaudit.names.sameness import NameIndex, is_in_compound, is_same_name
from translaudit.names.similarity import fold
from translaudit.names.transliteration import is_respelt
from translaudit.names.words import Word, read_words


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
        self.source_bases = Counter(
            base for mention in self.source for base in set(map(fold, base_forms(mention.text, case.source.lang)))
        )
        """How often the source has each name, folded, with or without a case ending."""
        self._by_place = {"source": _by_segment(self.source), "target": _by_segment(self.target)}
        self._vouched: dict[str, bool] = {}
        self._in_known_name: dict[str, bool] = {}
        self._retold: dict[tuple[int, ...], tuple[Mention, ...] | None] = {}
        self._retold_texts: dict[tuple[int, ...], str | None] = {}
        self.lexicon = {
            fold(part): entry
            for entry in case.lexicon.name
            for form in (entry.canonical, *entry.forms.get(case.target.lang, ()))
            for part in form.split()
        }

    def mentions(self, side: str, segments: tuple[int, ...]) -> list[Mention]:
        """The mentions in some segments of one side, in the order of the text."""
        return [mention for index in segments for mention in self._by_place[side].get(index, ())]

    def words(self, side: str, segments: tuple[int, ...] | None) -> tuple[Word, ...]:
        """The words of some segments of one side, or of the whole article; offsets into the article."""
        key = (side, segments if segments is not None else (-1,))
        if key not in self._words:
            article = self.case.source if side == "source" else self.case.target
            chosen = range(len(article.segments)) if segments is None else segments
            self._words[key] = tuple(word for index in chosen for word in self._words_by_segment(side)[index])
        return self._words[key]

    @cached_property
    def kept(self) -> frozenset[str]:
        """The source words that the target has as names, in the very same letters: Saalfrank is then no compound."""
        names = {mention.text for mention in self.target if mention.likely}
        return frozenset(mention.text for mention in self.source if mention.text in names)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The source words right behind a word that the target has too, in one name with it or as a name by itself."""
        kept = {(one.text, other.text) for one, other in _side_by_side(self.case.target.text, self.target)}
        return frozenset(
            other.text
            for one, other in _side_by_side(self.case.source.text, self.source)
            if (one.text, other.text) in kept or (other.titled and self._is_kept_name(one, other))
        )

    def _is_kept_name(self, given: Mention, surname: Mention) -> bool:
        """Whether the target has the first word as it is: it is no genitive and no adjective (Kölns, Kölner Rat)."""
        named = given.likely and not given.acronym and given.text in self._target_texts
        return named and not self.follows_place_adjective(surname)

    @cached_property
    def _target_texts(self) -> frozenset[str]:
        return frozenset(mention.text for mention in self.target)

    def follows_place_adjective(self, mention: Mention) -> bool:
        """Whether a source mention stands behind the adjective of a known town, as nouns do (Kölner Rat)."""
        before = self._before.get(mention.start)
        if before is None:
            return False
        towns = set(map(fold, towns_of(before.text, self.case.source.lang)))
        return any(
            not towns.isdisjoint(known) for known in (self.source_counts, self.target_counts, exonyms(self.pair))
        )

    @cached_property
    def _before(self) -> dict[int, Mention]:
        """The mention that stands in one name before the mention at an offset of the source."""
        return {other.start: one for one, other in pairwise(self.source) if one.run == other.run}

    @cached_property
    def _neighbours(self) -> dict[str, dict[str, dict[tuple[str, bool], None]]]:
        return {"source": _neighbours(self.source), "target": _neighbours(self.target)}

    @cached_property
    def _source_index(self) -> NameIndex:
        return NameIndex(tuple(dict.fromkeys(word.text for word in self.words("source", None))), self.pair)

    def _words_by_segment(self, side: str) -> list[tuple[Word, ...]]:
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

    def in_source(self, target: str) -> bool:
        """Whether a target word has its counterpart in the source article."""
        if target not in self._vouched:
            self._vouched[target] = self._source_index.has(target)
        return self._vouched[target]

    def in_target(self, source: str, bead: Bead) -> bool:
        """Whether a source word has its counterpart in a bead's target."""
        return any(self.same(source, word.text) for word in self.words("target", bead.target))

    def same(self, source: str, target: str) -> bool:
        """Whether two words are one name, or the target word is a part of a source compound."""
        return is_same_name(source, target, self.pair) or is_in_compound(source, target)

    def retold(self, bead: Bead) -> tuple[Mention, ...] | None:
        """Names in the re-translation of a bead, or None where it has none that may testify."""
        if bead.source not in self._retold:
            text = self.retold_text(bead)
            read = None if text is None else mentions_in(text, self.case.target.lang, self.case.source.lang)
            self._retold[bead.source] = read
        return self._retold[bead.source]

    def retold_text(self, bead: Bead) -> str | None:
        """The re-translation of a bead's source."""
        if bead.source not in self._retold_texts:
            self._retold_texts[bead.source] = self.case.retranslation_text(bead.source) if bead.source else None
        return self._retold_texts[bead.source]

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
            or self.in_known_name(mention)
        )

    def in_known_name(self, mention: Mention) -> bool:
        """Whether the words around a target mention show that it is right, unlike the source's word though it be."""
        text = mention.text
        if text not in self._in_known_name:
            self._in_known_name[text] = fold(text) in self._words_of_phrases or self._is_respelt_beside(text)
        return self._in_known_name[text]

    @cached_property
    def _words_of_phrases(self) -> frozenset[str]:
        return words_of_phrases(self.case.source.text, self.pair)

    def _is_respelt_beside(self, text: str) -> bool:
        """Whether a target word follows the rules of transcription, as the word beside it clearly does."""
        return any(
            is_respelt(other, text, self.pair)
            for beside, behind in self._neighbours["target"].get(text, ())
            for name in self._source_index.matches(beside)
            if is_respelt(name, beside, self.pair)
            for other, other_behind in self._neighbours["source"].get(name, ())
            if behind is not other_behind
        )


def _side_by_side(text: str, mentions: tuple[Mention, ...]) -> list[tuple[Mention, Mention]]:
    """The neighbours with nothing but a space between them."""
    return [(one, other) for one, other in pairwise(mentions) if text[one.end : other.start] in (" ", "\u00a0")]


def _neighbours(mentions: tuple[Mention, ...]) -> dict[str, dict[tuple[str, bool], None]]:
    """By word: the words that stand beside it in a name, in order, and whether they stand behind it."""
    found: dict[str, dict[tuple[str, bool], None]] = {}
    for one, other in pairwise(mentions):
        if one.run == other.run:
            found.setdefault(one.text, {})[other.text, True] = None
            found.setdefault(other.text, {})[one.text, False] = None
    return found


def _by_segment(mentions: tuple[Mention, ...]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.segment, []).append(mention)
    return found


@lru_cache(maxsize=4)
def witnesses_of(case: Case) -> Witnesses:
    """The witnesses of a case, computed once."""
    return Witnesses(case)
