"""Quotation marks that do not fit together.

Finds quotations that are never closed or never opened, marks of the wrong kind or with the space on the wrong side,
scrambled runs of marks, marks of another language in a text that has its own elsewhere, an attribution inside the marks
(“he said,”), a stray hyphen before a closing mark, and unclosed single marks. Where a mark lacks its partner, the place
where that probably belongs is shown too. All marks of an article are read together, so one wrong mark is one finding.
The language's own styles, straight marks, guillemets and quotations over several paragraphs (each opens, only the last
closes) are known.

Why it matters: readers can no longer tell who says what, and machine translation loses marks more than anything else.

Known false positives: an excerpt that starts or ends inside a quotation; inch marks; a fragment that is quoted over
the end of a sentence is only pointed out (neutral).
"""

from collections.abc import Iterator

from translaudit.align import Relation
from translaudit.articles import Article
from translaudit.checks.base import Case, Example, TextCheck
from translaudit.findings import Severity, Side, Suspicion
from translaudit.fluency.suspicions import suspect
from translaudit.quotations import read_quotations
from translaudit.quotations.verdicts import judge_quotations


def _find(article: Article, case: Case) -> Iterator[Suspicion]:
    parallel_target = article.side is Side.TARGET and case.alignment.relation is Relation.PARALLEL
    whole = parallel_target and not read_quotations(case.source).marks
    for verdict in judge_quotations(article, whole=whole):
        severity = None if verdict.proven else Severity.NEUTRAL
        yield suspect(
            article,
            verdict.start,
            verdict.end,
            message=verdict.message,
            confidence=verdict.confidence,
            severity=severity,
            elsewhere=(verdict.missing_at,) if verdict.missing_at else (),
        )


CHECK = TextCheck(
    code="FLU805",
    name="quotation-marks",
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    yields_to=frozenset({"ACC508"}),
    examples=(
        Example(
            target="“Nobody was hurt,” she said. „The bridge will be closed“, said the mayor.\n“It was old,” he added.",
            accused=("„The bridge will be closed“",),
        ),
        Example(
            target='"Nobody who poisons a city should hope for leniency, she said."\nThe defence was silent.',
            accused=('she said."',),
        ),
        Example(
            target="I have never “knowingly taken anything, and I will fight for my name,” she said.\nHe agreed.",
            accused=("I have never “",),
        ),
        Example(
            target="“There was a crash,” and then our house was gone, the farmer told us.\nIt rained.",
            accused=("crash,” and then our house was gone",),
        ),
        Example(
            target="“Nobody need fear finding the doors locked, he said,” adding that the deal was working.\nIt was.",
            accused=("he said,”",),
        ),
        Example(
            target="“The witness lied, he said,” the lawyer told us. “We won,” and they had, was all he said.\nGood."
        ),
        Example(target='"I will never forget what the judge told us," she said. "It was hard, he said." He left.'),
        Example(
            target="The mayor called it “a gift” for “the whole city and a” lasting “.",
            accused=("“a gift” for “the whole city and a” lasting “.",),
        ),
        Example(
            target="“The bridge is safe,” the engineer said, “he said,” But the inspection goes on until May.",
            accused=("“he said,” But",),
        ),
        Example(
            target="Merz said the talks had to lead to results. “\nThe next round is in Paris.", accused=("results. “",)
        ),
        Example(target="“We need a plan for the whole of the Union-” she said.", accused=("Union-”",)),
        Example(
            target="“We will rebuild the school, the minister said. Nobody asked him when.\nThe town is waiting.",
            accused=("“We … school,",),
        ),
        Example(
            target="The price was fair.",
            source="Er nannte es einen„ fairen Preis “für beide Seiten.",
            accused=("einen„ fairen Preis “für",),
        ),
        Example(target="“We won,” she said. “And we’ll win again.”\nThe others’ coach called it ‘luck’."),
        Example(
            target="The office said: “The leaders met today.\n“They will meet again soon.\n“The place is not known.”"
        ),
        Example(target="\"It's 'fine',\" he said, and the 6'2\" forward left."),
        Example(target="Rock ’n’ roll of the ’90s, he wrote, was “the dogs’ music”."),
        Example(target="He spoke.", source="«Das ist gut», sagte sie der »Zeit«, „und ‚wahr‘ dazu“."),
    ),
    find=_find,
)
