"""What the checks of numbers share: the differences of one error class, and the words and weight of the evidence."""

import re
from collections.abc import Iterator

from translaudit.align import Alignment, Relation
from translaudit.articles import Article
from translaudit.documents import Span
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.numbers.classes import ErrorClass, class_of
from translaudit.numbers.comparison import Change, Difference, differences
from translaudit.numbers.counted import exchanged_counts
from translaudit.numbers.quantity import Kind, Quantity, Strength
from translaudit.numbers.rendering import rendered
from translaudit.numbers.slips import digit_slips
from translaudit.translators.base import Retranslation

CONFIRMED, UNCONFIRMED = 0.04, -0.3
"""What the re-translation adds to the confidence when it has the source's number, and when it has not."""


def of_class(
    error: ErrorClass,
    source: Article,
    target: Article,
    alignment: Alignment,
    retranslations: tuple[Retranslation | None, ...],
) -> Iterator[Difference]:
    """The differences of one error class, in the order of the beads; between two reports, slips of digits only."""
    if alignment.relation is Relation.PARALLEL:
        found = differences(source, target, alignment.beads, retranslations)
    else:
        found = digit_slips(source, target, alignment.beads)
    exchanged = exchanged_counts(source, target, alignment.beads, alignment.relation)
    return (difference for difference in (*found, *exchanged) if class_of(difference) is error)


def accused_span(quantity: Quantity, article: Article) -> Span:
    """The words to point at: a score or range as a whole, another number by itself."""
    start, end = quantity.whole if quantity.paired else (quantity.start, quantity.end)
    return article.span(start, end)


def suspicion(
    difference: Difference,
    source: Article,
    target: Article,
    *,
    message: str,
    confidence: float,
    severity: Severity | None = None,
    whole: bool = False,
) -> Suspicion:
    """A suspicion about a number that differs; `whole` points at number and unit together."""
    one, other = difference.source, difference.target
    words = _place(other, target, whole=whole) if other is not None else _gap(difference, target)
    return Suspicion(
        message=message,
        confidence=_weighed(confidence, difference),
        severity=severity,
        target=(words,),
        source=(_place(one, source, whole=whole),) if one is not None else (),
        suggestions=_suggestions(difference, words, target) if not whole else (),
        evidence=_evidence(difference, source),
    )


def substitution(difference: Difference, source: Article, target: Article) -> str:
    """The message for a number that stands in another one's place."""
    return f"‘{quoted(difference.target, target)}’ stands where the source has ‘{quoted(difference.source, source)}’"


def quoted(quantity: Quantity | None, article: Article, *, whole: bool = True) -> str:
    """The number as an editor sees it, with its unit."""
    return "" if quantity is None else _place(quantity, article, whole=whole).text


def _place(quantity: Quantity, article: Article, *, whole: bool) -> Span:
    return article.span(*quantity.whole) if whole else accused_span(quantity, article)


def _gap(difference: Difference, target: Article) -> Span:
    """Where a missing number is missed: the end of the sentence that should have it."""
    end = target.segments[difference.bead.target[-1]].end
    return target.span(end, end)


def _weighed(confidence: float, difference: Difference) -> float:
    if difference.confirmed is None:
        return confidence
    weighed = confidence + (CONFIRMED if difference.confirmed else UNCONFIRMED)
    return round(min(0.99, max(0.05, weighed)), 2)


def _suggestions(difference: Difference, words: Span, target: Article) -> tuple[str, ...]:
    one, other = difference.source, difference.target
    if one is None or other is None:
        return ()
    if difference.change is Change.TURNED:
        return (re.sub(r"(\d+)(\D+)(\d+)", r"\3\2\1", words.text),)
    if {one.kind, other.kind} == {Kind.NUMBER, Kind.DECADE} or (other.unit and other.whole == (other.start, other.end)):
        return ()
    if one.unit and other.unit and one.unit != other.unit:
        return ()
    number = target.text[other.start : other.end]
    form = rendered(one, target.lang, number)
    if form is None:
        return ()
    return (words.text[: other.start - words.start] + form + words.text[other.end - words.start :],)


def _evidence(difference: Difference, source: Article) -> tuple[Evidence, ...]:
    found = []
    if difference.source is not None:
        found.append(Evidence("source", f"the sentence has ‘{quoted(difference.source, source)}’"))
    elif difference.change is Change.ADDED:
        found.append(Evidence("source", "no such number in the whole article"))
    if difference.confirmed is not None and difference.source is not None:
        has = "has the source's number too" if difference.confirmed else "does not have the source's number either"
        found.append(Evidence("re-translation", has))
    return tuple(found)


def is_weak(difference: Difference) -> bool:
    """Whether a small number in words is involved, which a free translation can word around."""
    return any(each is not None and each.strength is Strength.WEAK for each in (difference.source, difference.target))
