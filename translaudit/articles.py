"""A document cut into segments, ready to be read by the checks."""

from dataclasses import dataclass

from translaudit.documents import Document, Span
from translaudit.findings import Side
from translaudit.segments import Segment, segment_document


@dataclass(frozen=True, eq=False)
class Article:
    """One side of an audit. Compared by identity, so that readings of it (names, numbers, ...) can be memoised."""

    side: Side
    document: Document
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The article's text, exactly as stored."""
        return self.document.text

    @property
    def lang(self) -> str:
        """ISO 639-1 code of the article's language."""
        return self.document.lang

    def segment_text(self, index: int) -> str:
        """The words of one segment, exactly as stored."""
        segment = self.segments[index]
        return self.text[segment.start : segment.end]

    def segment_at(self, position: int) -> int | None:
        """Index of the segment that holds a code point offset, or None between segments."""
        for index, segment in enumerate(self.segments):
            if segment.start <= position <= segment.end:
                return index
        return None

    def span(self, start: int, end: int) -> Span:
        """Quote the words between two code point offsets."""
        return self.document.span(start, end)


def read_article(document: Document, side: Side) -> Article:
    """Segment a document."""
    return Article(side=side, document=document, segments=segment_document(document))
