"""One name is spelt in several ways in the same article.

A reader who meets ‘Premierminister Starrer’ after ‘Sir Keir Starmer’ wonders whether these are two people. The check
looks at each article alone, the source too, because a source with a slip misleads its translation. It suggests the
spelling with the best witness, which need not be the most frequent one: the lexicon, the other article, and then the
count.

Known false positives: two people whose names differ in a letter (Baker and Barker) and of whom the other article names
only one.
"""

from collections.abc import Iterator

from translaudit.align import Relation
from translaudit.articles import Article
from translaudit.checks.base import Case, Example, TextCheck
from translaudit.findings import Evidence, Severity, Side, Suspicion
from translaudit.names.inconsistency import inconsistencies
from translaudit.names.witnesses import witnesses_of
from translaudit.names.wording import times


def find(article: Article, case: Case) -> Iterator[Suspicion]:
    """Accuse the spelling that has the poorer witness."""
    other = case.target if article.side is Side.SOURCE else case.source
    for each in inconsistencies(article, other.lang, witnesses_of(case)):
        span = article.span(each.mention.start, each.mention.end)
        message = f"‘{span.text}’ seems to be ‘{each.better}’, which this article writes {times(each.count)}"
        yield Suspicion(
            message=message,
            confidence=0.7,
            target=(span,) if article.side is Side.TARGET else (),
            source=(span,) if article.side is Side.SOURCE else (),
            suggestions=(each.better,),
            evidence=(Evidence("article", f"writes ‘{each.better}’ {times(each.count)}"),),
        )


CHECK = TextCheck(
    code="NAM105",
    name="inconsistent-name",
    mqm="terminology/inconsistent-use-of-terminology",
    severity=Severity.MAJOR,
    yields_to=frozenset({"NAM101"}),
    find=find,
    examples=(
        Example(
            target="Prime Minister Keir Starmer arrived on Sunday. Mr Starmer thanked his hosts.\n"
            "Later Prime Minister Starrer flew to Paris.",
            relation=Relation.UNRELATED,
            accused=("Starrer",),
            suggestion="Starmer",
        ),
        Example(
            target="Steve Witkoff met the delegation. Mr Witkoff said little.\nOn Monday Mr Vitkoff left.",
            relation=Relation.UNRELATED,
            accused=("Vitkoff",),
            suggestion="Witkoff",
        ),
        Example(
            target="Spencer Cox spoke on Sunday. Mr Cox was calm. Cox's staff left early.", relation=Relation.UNRELATED
        ),
        Example(
            target="President Donald Trump and President Maria Trumbull met. Mr Trump left first, Ms Trumbull stayed.",
            relation=Relation.UNRELATED,
        ),
        Example(
            target="Macron received Marco Rubio in Paris. Emmanuel Macron and Mr Rubio then met the press.",
            relation=Relation.UNRELATED,
        ),
    ),
)
