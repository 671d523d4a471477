"""Contrastive conditioning as a second witness of omissions and additions: when it is asked, and what it says.

The model is asked about a pair only where the re-translation and the published sentence already differ by a run of
words, however short, or, where that is not believed, where nothing seems to render a run of source words: it costs a
forced decoding for each constituent of both sentences, and alone it accuses too much (Vamvas & Sennrich 2022,
doi 10.18653/v1/2022.acl-short.53).
"""

from collections.abc import Sequence
from typing import NamedTuple

from translaudit.align.clauses import FAINT, missing_run
from translaudit.align.places import stretch
from translaudit.align.unrendered import unrendered_run
from translaudit.checks.base import Case
from translaudit.documents import Span
from translaudit.findings import Evidence
from translaudit.translators.base import Contrast, TextPair

WITNESS = "contrastive conditioning"


class Omitted(NamedTuple):
    """Source words, and by how much the published sentence is likelier without them (nats a token)."""

    words: Span
    gain: float


def worth_contrasting(pair: TextPair, retranslation: str | None, languages: tuple[str, str]) -> bool:
    """Whether the model is to be asked which constituents are not covered.

    Args:
        pair: the source sentence and the published one.
        retranslation: what the model makes of the source, or None where that is not believed.
        languages: of source and target, ISO 639-1.
    """
    source_lang, target_lang = languages
    if retranslation is None:
        return unrendered_run(pair.source, pair.target, source_lang=source_lang, target_lang=target_lang) is not None
    either_way = (retranslation, pair.target), (pair.target, retranslation)
    return any(missing_run(text, other, target_lang, least=FAINT) is not None for text, other in either_way)


def omitted_words(case: Case, number: int) -> tuple[Omitted, ...]:
    """Words of the source without which the published sentence of a bead is likelier; none where nobody asked."""
    contrast = _contrast(case, number)
    if contrast is None:
        return ()
    start = stretch(case.source, case.alignment.beads[number].source).start
    return tuple(
        Omitted(case.source.span(start + span.start, start + span.end), span.gain) for span in contrast.omitted
    )


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
