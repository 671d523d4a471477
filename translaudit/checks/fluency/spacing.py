"""Wrong spaces: words torn at a hyphen, a space before a mark, no space after one.

Finds a space before a hyphen (“follow -up”, “re -grouped”), after one, before a comma or full stop, inside brackets,
inside a number, before an apostrophe, and the missing space between two sentences or after a comma.

Why it matters: such spaces are the fingerprints of machine translation pipelines and of careless pasting; the reader
stumbles, and searches for the torn word fail.

Known false positives: a hyphen used as a dash with a space on one side only; words of a programming language; parts
of names that are printed with unusual marks. Suspended hyphens (“two- and three-day”, “Import und -export”), web
addresses and scores (“2 : 1”) are known.
"""

from collections.abc import Iterator

from translaudit.articles import Article
from translaudit.checks.base import Case, Example, TextCheck
from translaudit.findings import Severity, Suspicion
from translaudit.fluency.spacing import find_gaps
from translaudit.fluency.suspicions import suspect_fault


def _find(article: Article, case: Case) -> Iterator[Suspicion]:  # noqa: ARG001
    return (suspect_fault(article, gap) for gap in find_gaps(article))


CHECK = TextCheck(
    code="FLU804",
    name="spacing",
    mqm="linguistic-conventions/typography",
    severity=Severity.MINOR,
    yields_to=frozenset({"NUM206"}),
    examples=(
        Example(target="They agreed on a stop -gap measure.", accused=("stop -gap",), suggestion="stop-gap"),
        Example(target="The army re -armed in a 12 -month effort.", accused=("re -armed", "12 -month")),
        Example(target="The 47 – year-old won again.", accused=("47 – year-old",), suggestion="47-year-old"),
        Example(target="She left the party .", accused=("party .",), suggestion="party."),
        Example(target="The vote was lost.The minister resigned.", accused=("lost.The",), suggestion="lost. The"),
        Example(target="He spoke.", source="Die „Allianz der Willigen“ -Gruppe tagt.", accused=("Willigen“ -Gruppe",)),
        Example(target="The fine was 750 . 000 euros.", accused=("750 . 000",)),
        Example(target="The two- and three-day tickets cost -5 percent less, i.e. £20 - a bargain (so they say)."),
        Example(target="See www.Example.com or mail press@Example.org … it ended 2 : 1."),
        Example(target="It rose.", source="Der Im- und -export wuchs, die Ein- bzw. Ausfuhr auch."),
    ),
    find=_find,
)
