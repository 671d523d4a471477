"""A rare name has no witness: not the source, not the re-translation, not the lexicon.

It may be right: two articles on one event do not name the same people. It may also be a name that a machine made up or
respelt beyond recognition (‘Margaret Brainon’ for Margaret Brennan), so it deserves a look before publication. The
finding is neutral and costs nothing in the score.

Known false positives: every new or rare name that only the target has; word frequencies end in 2021.
"""

from collections.abc import Iterator

from translaudit.align import Relation
from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.names.support import unsupported_names
from translaudit.names.witnesses import witnesses_of
from translaudit.names.wording import source_article


def find(case: Case) -> Iterator[Suspicion]:
    """One finding for each such name, at all its mentions."""
    place = source_article(witnesses_of(case))
    for mentions in unsupported_names(case):
        spans = tuple(case.target.span(mention.start, mention.end) for mention in mentions)
        yield Suspicion(
            message=f"‘{spans[0].text}’ is a rare name that nothing in {place} supports: check its spelling",
            confidence=0.3,
            target=spans,
            evidence=(Evidence("word frequency", f"‘{spans[0].text}’ is rare in both languages"),),
        )


CHECK = PairCheck(
    code="NAM106",
    name="unsupported-name",
    mqm="accuracy/mistranslation/named-entity",
    severity=Severity.NEUTRAL,
    needs=frozenset({Need.RELATED}),
    yields_to=frozenset({"NAM101", "NAM103", "NAM105", "NAM107"}),
    find=find,
    examples=(
        Example(
            source="Der Außenminister sprach am Sonntag in einer Sendung.",
            target="The minister spoke to Margaret Brainon on Sunday.",
            accused=("Brainon",),
            relation=Relation.COMPARABLE,
        ),
        Example(
            source="Der Außenminister sprach mit Margaret Brennan.",
            target="The minister spoke to Margaret Brennan.",
        ),
        Example(
            source="Der Präsident reiste nach Alaska.",
            target="The President met Marco Rubio in Washington.",
            relation=Relation.COMPARABLE,
        ),
    ),
)
