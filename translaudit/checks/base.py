"""The shape of a check: what it looks at, what it needs, and the examples that prove it.

A check is one file, `checks/<family>/<slug>.py`, whose module docstring says what it finds, why it matters and when it
is wrong, and which ends in `CHECK = TextCheck(...)` or `CHECK = PairCheck(...)`. The docstring and the examples are the
check's page in the documentation and its tests.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import msgspec

from translaudit.align import Alignment, Relation
from translaudit.articles import Article
from translaudit.findings import Severity, Suspicion
from translaudit.lexicon import Lexicon
from translaudit.translators.base import Ailment, Contrast, ForcedDecoding, Retranslation


class Need(StrEnum):
    """What must be there for a check to run; what is missing is said in the report."""

    PARALLEL = "a parallel pair"
    RELATED = "two articles on the same event"
    RETRANSLATION = "a re-translation"
    FORCED_DECODING = "forced decoding"
    CONTRAST = "contrastive conditioning"
    LANGUAGE_MODEL = "a causal language model"


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """A pair of texts, and the words in it that the check must accuse (none: it must stay silent).

    Paragraphs (split at line breaks) of source and target correspond one to one. `accused` are the words quoted by the
    findings, in order. `retranslation` has one line for each source paragraph. `known_failure` marks an example that
    the check still gets wrong: it is tested to be wrong, so that mending it is noticed. `ailments` make the
    re-translation of every source segment one that may not testify.
    """

    target: str
    source: str = ""
    retranslation: str = ""
    accused: tuple[str, ...] = ()
    suggestion: str | None = None
    relation: Relation = Relation.PARALLEL
    lexicon: Lexicon | None = None
    """The user's lexicon; None: no lexicon but the bundled one."""
    known_failure: bool = False
    ailments: tuple[Ailment, ...] = ()


@dataclass(frozen=True, eq=False)
class Case:
    """Everything that the checks of one audit may look at. Nothing in it changes, nothing in it has effects.

    `retranslations` has one entry for each source segment, None where there is no model or the re-translation is
    unhealthy, and `ailing` has the unhealthy ones; `forced` and `contrasts` have one for each bead of the alignment,
    None where the model was not asked. Their offsets count from the start of the bead's first segment, on either side.
    """

    source: Article
    target: Article
    alignment: Alignment
    retranslations: tuple[Retranslation | None, ...]
    lexicon: Lexicon
    ailing: tuple[Retranslation | None, ...] = ()
    forced: tuple[ForcedDecoding | None, ...] = ()
    contrasts: tuple[Contrast | None, ...] = ()
    surprisals: Mapping[str, float] = field(default_factory=dict)
    """How improbable a causal language model finds some texts (nats); empty where there is none."""
    draft: bool = False
    """Whether the target is raw machine translation, in which many words are wrong."""

    @property
    def articles(self) -> tuple[Article, Article]:
        """Source and target."""
        return self.source, self.target

    @property
    def language_pair(self) -> str:
        """`"de-en"`: the folder of the data that both languages share."""
        return f"{self.source.lang}-{self.target.lang}"

    def retranslation_text(self, source_indices: Iterable[int]) -> str | None:
        """The re-translation of some source segments, or None if one of them has none that may testify."""
        parts = [self.retranslations[index] for index in source_indices]
        texts = [part.text for part in parts if part is not None]
        return " ".join(texts) if parts and len(texts) == len(parts) else None


@dataclass(frozen=True, kw_only=True)
class _Check:
    code: str
    name: str
    mqm: str
    severity: Severity
    examples: tuple[Example, ...]
    needs: frozenset[Need] = frozenset()
    uses: frozenset[Need] = frozenset()
    """Signals that it weighs where they can be had, and does without where not."""
    yields_to: frozenset[str] = frozenset()
    """Codes whose findings on overlapping words make this check's finding superfluous."""
    default: bool = True
    """Whether it runs without being selected by name."""
    documentation: str = ""


@dataclass(frozen=True, kw_only=True)
class TextCheck(_Check):
    """A check of one article alone; it runs on the source too, and its spans go to the article's side."""

    find: Callable[[Article, Case], Iterable[Suspicion]]


@dataclass(frozen=True, kw_only=True)
class PairCheck(_Check):
    """A check of the target against the source.

    Where words are missing, `target` gets an empty span at the place and `source` the words that were left out.
    """

    find: Callable[[Case], Iterable[Suspicion]]


Check = TextCheck | PairCheck
