"""The record of an audit: everything a report shows, and nothing that a report computes."""

from typing import TYPE_CHECKING

import msgspec

from translaudit.align import Relation, Statement
from translaudit.findings import Finding, Side
from translaudit.origins import Origin
from translaudit.score import Scores
from translaudit.segments import Segment
from translaudit.translators.base import Ailment

if TYPE_CHECKING:
    import pandas

SCHEMA_VERSION = 1


class AuditedDocument(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One of the two articles, with its text, so that a stored audit can be rendered again.

    Offsets of segments and findings count characters of `text`; where the article was taken out of a file with markup,
    `origin` leads from them to the lines and columns of the file.
    """

    path: str | None
    lang: str
    sha256: str
    text: str
    segments: tuple[Segment, ...]
    origin: Origin | None = None

    def quote(self, indices: tuple[int, ...]) -> str:
        """The words of some segments, joined by a space."""
        return " ".join(self.text[self.segments[index].start : self.segments[index].end] for index in indices)


class Quality(msgspec.Struct, frozen=True):
    """The estimated probability, in percent, that an editor leaves the text as it is, with its 95 % interval.

    It sorts segments and articles; the weights were fitted on machine translations, and human translations, which are
    freer, score low.
    """

    value: float
    low: float
    high: float


class AuditedPair(msgspec.Struct, frozen=True, kw_only=True):
    """A bead of the alignment: indices of source and target segments that belong together, and what the model says.

    `ailments` says why a re-translation is not believed; such a pair has no scores, unless the model is but weak.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    similarity: float
    retranslation: str | None = None
    ailments: tuple[Ailment, ...] = ()
    scores: Scores = {}
    quality: Quality | None = None


class Penalty(msgspec.Struct, frozen=True):
    """MQM penalty points, in all and per 100 words of the target."""

    total: float
    per_100_words: float


class NotRun(msgspec.Struct, frozen=True):
    """A check that was selected but could not run, and what it lacks."""

    code: str
    needs: str


class Notice(msgspec.Struct, frozen=True):
    """Something about the set-up of the audit, under a CFG code; it points at no words."""

    code: str
    message: str


class Audit(msgspec.Struct, frozen=True, kw_only=True):
    """The result of auditing one article pair. `findings` are sorted by severity, then place.

    `statements` are the sentences that two reports of one event both seem to have; a translation has none: its `pairs`
    say more.
    """

    schema: int = SCHEMA_VERSION
    signature: str
    relation: Relation
    relation_figures: dict[str, float]
    source: AuditedDocument
    target: AuditedDocument
    model: str | None
    scores: Scores
    quality: Quality | None = None
    penalty: Penalty
    findings: tuple[Finding, ...]
    pairs: tuple[AuditedPair, ...]
    statements: tuple[Statement, ...] = ()
    suppressed: int = 0
    not_run: tuple[NotRun, ...] = ()
    notices: tuple[Notice, ...] = ()
    failures: tuple[str, ...] = ()

    def document(self, side: Side) -> AuditedDocument:
        """One of the two articles."""
        return self.source if side is Side.SOURCE else self.target

    def to_json(self) -> str:
        """The audit as JSON text; the schema is in the documentation."""
        from translaudit.report.json import render

        return render(self)

    def to_html(self) -> str:
        """The audit as one self-contained page."""
        from translaudit.report.html import render

        return render(self)

    def __repr__(self) -> str:
        """One line; the articles would fill a screen."""
        from translaudit.report.text import summary_line

        return f"<Audit {self.source.lang} → {self.target.lang}, {self.relation}: {summary_line(self)}>"

    def _repr_html_(self) -> str:
        from translaudit.report.notebook import render

        return render(self)

    def to_pandas(self, table: str = "findings") -> "pandas.DataFrame":
        """The `findings`, `pairs` or `scores` as a data frame with documented columns.

        Raises:
            ValueError: there is no such table.
        """
        from translaudit.report.frames import frame

        return frame(self, table)
