"""What an audit says: findings at exact words, with their evidence, severity apart from confidence."""

import hashlib
import unicodedata
from enum import StrEnum

import msgspec

from translaudit.documents import Document, Span


class Side(StrEnum):
    """Which of the two articles."""

    SOURCE = "source"
    TARGET = "target"


class Severity(StrEnum):
    """How bad a finding is if it is true, in MQM's four steps; they compare by gravity."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 (neutral) to 3 (critical)."""
        return _GRAVITY.index(self)

    def at_least(self, other: "Severity") -> bool:
        """Whether this is as grave as another severity, or graver."""
        return self.rank >= other.rank


_GRAVITY = tuple(Severity)


class Evidence(msgspec.Struct, frozen=True):
    """What one witness says about a finding, in words for an editor.

    `weight` is how strongly the witness speaks for the finding, in log-odds (natural logarithm), where that is known.
    """

    witness: str
    detail: str
    weight: float | None = None


class Suspicion(msgspec.Struct, frozen=True, kw_only=True):
    """What a check suspects, before the audit gives it its code.

    `target` and `source` are the words in question; one of them can be empty, and a span can have length zero where
    something is missing. `confidence` is the estimated probability that an editor would agree (0 to 1). `severity`
    replaces the check's default.
    """

    message: str
    confidence: float
    target: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    suggestions: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    severity: Severity | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A suspicion with its code, MQM category and severity.

    `side` is the article at fault: the target, unless a check of one text speaks about the source. An omission is the
    target's fault even though its words stand in the source. `fingerprint` survives edits elsewhere in the article.
    """

    code: str
    name: str
    mqm: str
    severity: Severity
    confidence: float
    message: str
    side: Side
    target: tuple[Span, ...]
    source: tuple[Span, ...]
    suggestions: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    fingerprint: str

    @property
    def spans(self) -> tuple[Span, ...]:
        """The accused words: the target's where it has any, else the source's."""
        return self.target if any(span.text for span in self.target) else self.source

    @property
    def place(self) -> tuple[Side, int]:
        """Where to look first: the side of the accused words, and the code point offset of the first of them."""
        return (Side.TARGET if self.spans == self.target else Side.SOURCE), self.spans[0].start


def fingerprint(code: str, spans: tuple[Span, ...], document: Document) -> str:
    """A 16-digit hash of the code, the quoted words and the two words on each side in their line, all normalised.

    It does not know where in the article the words stand, so edits elsewhere leave it alone.
    """
    parts = [code, document.lang]
    for span in spans:
        before = document.text[max(0, span.start - 60) : span.start].rpartition("\n")[2].split()[-2:]
        after = document.text[span.end : span.end + 60].partition("\n")[0].split()[:2]
        parts += [_normalise(span.text), _normalise(" ".join(before)), _normalise(" ".join(after))]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _normalise(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
