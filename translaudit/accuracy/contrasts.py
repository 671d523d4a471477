"""Contrastive conditioning as a second witness of omissions and additions: when it is asked, and what it says.

The model is asked about a pair only where the re-translation and the published sentence already differ by a run of
words, however short: it costs a forced decoding for each constituent of both sentences, and alone it accuses too much
(Vamvas & Sennrich 2022, doi 10.18653/v1/2022.acl-short.53).
"""

from collections.abc import Sequence

from translaudit.align.clauses import FAINT, missing_run
from translaudit.align.places import stretch
from translaudit.checks.base import Case
from translaudit.documents import Span
from translaudit.findings import Evidence
from translaudit.translators.base import Contrast

WITNESS = "contrastive conditioning"


def worth_contrasting(retranslation: str | None, published: str, lang: str) -> bool:
    """Whether the model is to be asked which constituents are not covered.

    Args:
        retranslation: what the model makes of the source, or None where that may not testify: a model that lost its way
            on a sentence is not asked about it again.
        published: the published sentence.
        lang: the language of both, ISO 639-1.
    """
    if retranslation is None:
        return False
    either_way = (retranslation, published), (published, retranslation)
    return any(missing_run(text, other, lang, least=FAINT) is not None for text, other in either_way)


def omitted_words(case: Case, number: int) -> tuple[Span, ...]:
    """Words of the source without which the published sentence of a bead is likelier; none where nobody asked."""
    contrast = _contrast(case, number)
    if contrast is None:
        return ()
    start = stretch(case.source, case.alignment.beads[number].source).start
    return tuple(case.source.span(start + span.start, start + span.end) for span in contrast.omitted)


def added_words(case: Case, number: int) -> tuple[Span, ...]:
    """Words of a bead's published sentence without which the rest of it is likelier; none where nobody asked."""
    contrast = _contrast(case, number)
    if contrast is None:
        return ()
    start = stretch(case.target, case.alignment.beads[number].target).start
    return tuple(case.target.span(start + span.start, start + span.end) for span in contrast.added)


def testimony_on_omission(words: Sequence[Span]) -> Evidence:
    """The evidence line of what `omitted_words` found."""
    return Evidence(WITNESS, f"the translation is likelier from a source without {_quoted(words)}")


def testimony_on_addition(words: Sequence[Span]) -> Evidence:
    """The evidence line of what `added_words` found."""
    return Evidence(WITNESS, f"from this source the sentence is likelier without {_quoted(words)}")


def _contrast(case: Case, number: int) -> Contrast | None:
    return case.contrasts[number] if number < len(case.contrasts) else None


def _quoted(words: Sequence[Span]) -> str:
    return " and ".join(f"‘{span.text}’" for span in words)
