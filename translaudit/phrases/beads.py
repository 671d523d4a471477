"""The stretches of text that a bead of the alignment pairs, with where they stand in their articles."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from translaudit.align import Bead
from translaudit.articles import Article
from translaudit.checks.base import Case


@dataclass(frozen=True)
class PairedText:
    """A published stretch and its source; `target_start` and `source_start` are code points into the articles."""

    number: int
    target: str
    target_start: int
    source: str
    source_start: int
    retranslation: str | None

    @property
    def anywhere(self) -> "PairedText":
        """The same texts without their place: under this key what was read about them holds in every article."""
        return replace(self, number=0, target_start=0, source_start=0)


def paired_texts(case: Case) -> Iterator[PairedText]:
    """The beads of a case that have both sides, each side in one piece."""
    for number, bead in enumerate(case.alignment.beads):
        if not bead.source or not bead.target or not (_in_one_piece(bead.source) and _in_one_piece(bead.target)):
            continue
        target, target_start = _stretch(case.target, bead.target)
        source, source_start = _stretch(case.source, bead.source)
        yield PairedText(number, target, target_start, source, source_start, _retranslation(case, bead))


def _in_one_piece(indices: tuple[int, ...]) -> bool:
    return sorted(indices) == list(range(min(indices), max(indices) + 1))


def _stretch(article: Article, indices: tuple[int, ...]) -> tuple[str, int]:
    start, end = article.segments[min(indices)].start, article.segments[max(indices)].end
    return article.text[start:end], start


def _retranslation(case: Case, bead: Bead) -> str | None:
    text = case.retranslation_text(bead.source)
    return text if text and text.strip() else None
