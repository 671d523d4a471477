"""Stray, doubled and missing marks at the joints of sentences.

Finds an exclamation mark, question mark or full stop after which the sentence goes on in lower case, any mark right
after an article (“the; house”), two marks in a row, a paragraph of several sentences without a mark at its end, and,
in a parallel pair, a sentence that lacks the final mark which its source has, or announces speech with a colon that the
source does not have, and then quotes nobody.

Why it matters: readers stop where a mark stands; sentence splitters do too, so a stray mark also spoils every later
processing of the text.

Known false positives: names with a mark in them (“Yahoo!”) that the other article does not write the same way, and
headlines or captions that are long and in sentence case.
"""

from collections.abc import Iterator

from translaudit.align import Bead, Relation
from translaudit.articles import Article
from translaudit.checks.base import Case, Example, TextCheck
from translaudit.findings import Evidence, Severity, Side, Suspicion
from translaudit.fluency.punctuation import ends_in_mark, find_stray_marks, find_unquoted_speech, lacks_final_mark
from translaudit.fluency.suspicions import suspect

_SENTENCE_END = (".", "!", "?")


def _find(article: Article, case: Case) -> Iterator[Suspicion]:
    other = case.source if article.side is Side.TARGET else case.target
    accused: set[int] = set()
    for stray in find_stray_marks(article):
        if other.text == article.text or article.text[stray.start : stray.end] not in other.text:
            accused.add(stray.end)
            yield suspect(article, stray.start, stray.end, message=stray.message, confidence=stray.confidence)
    if article.side is Side.TARGET and case.alignment.relation is Relation.PARALLEL:
        yield from _unfinished(case, accused)
        yield from _unquoted(case)


def _unfinished(case: Case, accused: set[int]) -> Iterator[Suspicion]:
    for bead in case.alignment.beads:
        if not bead.source or not bead.target or _is_headline(case, bead):
            continue
        source, target = case.source.segment_text(bead.source[-1]), case.target.segment_text(bead.target[-1])
        end = case.target.segments[bead.target[-1]].end
        if _is_finished(source) and lacks_final_mark(target) and not ends_in_mark(target) and end not in accused:
            last = target.split()[-1]
            yield suspect(
                case.target,
                end - len(last),
                end,
                message=f"The sentence ends in ‘{last}’ without a full stop; its source has one.",
                confidence=0.85,
                suggestions=(f"{last}.",),
                evidence=(Evidence("source", f"ends in ‘{source.split()[-1]}’"),),
            )


def _is_finished(text: str) -> bool:
    return text.rstrip("”“\"»«’‘') ").endswith(_SENTENCE_END)


def _is_headline(case: Case, bead: Bead) -> bool:
    """Whether a bead ends in the translation's first line, and the source's first line has no final mark either."""
    segments = case.target.segments
    opens = bead.target[-1] == 0 and len(segments) > 1 and bead.source[0] == 0
    alone = opens and "\n" in case.target.text[segments[0].end : segments[1].start]
    return alone and not _is_finished(case.source.segment_text(0))


def _unquoted(case: Case) -> Iterator[Suspicion]:
    for bead in case.alignment.beads:
        announced = any(":" in case.source.segment_text(segment) for segment in bead.source)
        for segment in () if announced or not bead.source else bead.target:
            if place := find_unquoted_speech(case.target, segment):
                words = case.target.text[slice(*place)]
                yield suspect(
                    case.target,
                    *place,
                    message=f"‘{words}’ announces a quotation, and none follows: see what was left out.",
                    confidence=0.75,
                    evidence=(Evidence("source", "has no colon here"),),
                )


CHECK = TextCheck(
    code="FLU808",
    name="punctuation",
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    yields_to=frozenset({"FLU804", "FLU805"}),
    examples=(
        Example(target="The 2019! election was held on the; last Sunday.", accused=("2019!", "the;")),
        Example(target="The result was clear. everyone went home.", accused=("clear.",)),
        Example(target="They met in Rome,, and left.", accused=("Rome,,",)),
        Example(
            target="The council met on Tuesday to vote on the budget",
            source="Der Rat trat am Dienstag zusammen, um über den Haushalt abzustimmen.",
            accused=("budget",),
        ),
        Example(
            target="Council votes on the budget for next year",
            source="Rat stimmt über den Haushalt für das nächste Jahr ab",
        ),
        Example(
            target="Analyst Jan Roth said: The shares fell because nobody wanted them.",
            source="Analyst Jan Roth sagte, die Aktien seien gefallen, weil niemand sie wollte.",
            accused=("said:",),
        ),
        Example(
            target="Roth said: “Nobody wanted them.” The minister added: It is the fault of all.",
            source="Roth sagte: „Niemand wollte sie.“ Der Minister fügte hinzu: Daran sind alle schuld.",
        ),
        Example(target="Mr. de Boer asked “Why?” and left at 5 p.m. on Aug. 3, approx. two hours late... or not."),
        Example(target="Yahoo! shares rose.", source="Die Aktien von Yahoo! stiegen."),
    ),
    find=_find,
)
