"""A document cut into segments, ready to be read by the checks."""

from bisect import bisect_right
from dataclasses import dataclass

from translaudit.documents import Document, Span, prose
from translaudit.findings import Side
from translaudit.segments import Segment, segment_document


@dataclass(frozen=True, eq=False)
class Article:
    """One side of an audit. Compared by identity, so that readings of it (names, numbers, ...) can be memoised."""

    side: Side
    document: Document
    segments: tuple[Segment, ...]
    text: str
    """What the checks read: the document's text, with markup comments blanked out at the same offsets."""

    @property
    def lang(self) -> str:
        """ISO 639-1 code of the article's language."""
        return self.document.lang

    def segment_text(self, index: int) -> str:
        """The words of one segment."""
        segment = self.segments[index]
        return self.text[segment.start : segment.end]

    def segment_at(self, position: int) -> Segment | None:
        """The segment that a code point offset lies in; None between segments."""
        number = bisect_right(self.segments, position, key=lambda segment: segment.start) - 1
        return self.segments[number] if number >= 0 and position < self.segments[number].end else None

    def span(self, start: int, end: int) -> Span:
        """Quote the words between two code point offsets."""
        return self.document.span(start, end)


def read_article(document: Document, side: Side) -> Article:
    """Segment a document."""
    return Article(side, document, segment_document(document), prose(document.text))
