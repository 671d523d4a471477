"""Words that stand twice in a row, and attributions that stand twice around one quotation.

Finds “the the”, a name typed twice, a word repeated four times, “he said, he said” and a quotation with the same
attribution before and after it. The doubled stretch is one finding, however often the word comes.

Why it matters: doublings come from cut and paste and from translation systems that lose their place; readers see them
at once and trust the rest less.

Known false positives: rare names made of a doubled word, song texts and quoted stammering. What a language doubles
rightly (“had had”, “that that”; German “die die Regeln”) is listed, and a doubling that the source has too is silent.
"""

from collections.abc import Iterator

from translaudit.articles import Article
from translaudit.checks.base import Case, Example, TextCheck
from translaudit.findings import Severity, Side, Suspicion
from translaudit.fluency.doubling import find_doublings
from translaudit.fluency.suspicions import suspect_fault


def _find(article: Article, case: Case) -> Iterator[Suspicion]:
    other = case.source if article.side is Side.TARGET else case.target
    for doubling in find_doublings(article):
        words = article.text[doubling.start : doubling.end]
        if other.text != article.text and words in other.text:
            continue
        yield suspect_fault(article, doubling)


CHECK = TextCheck(
    code="FLU802",
    name="doubling",
    mqm="linguistic-conventions/duplication",
    severity=Severity.MINOR,
    yields_to=frozenset({"FLU805"}),
    examples=(
        Example(target="The minister left the the room.", accused=("the the",), suggestion="the"),
        Example(target="The storm reached Hamburg Hamburg Hamburg on Monday.", accused=("Hamburg Hamburg Hamburg",)),
        Example(target="“We are ready,” she said, “she said, and waiting.”", accused=("she said, “she said,",)),
        Example(target="He said, “Nobody was told about the plan” he said.", accused=("he said",)),
        Example(target="The agency (BSI) (BSI) counted 2019 2019 cases.", accused=("(BSI) (BSI)", "2019 2019")),
        Example(target="Er kam.", source="Er kam mit mit der Bahn.", accused=("mit mit",)),
        Example(target="They knew that that had had an effect, a very very small one."),
        Example(target="Duran Duran played in Baden-Baden. Baden residents came, and Boutros Boutros-Ghali too."),
        Example(target="She spoke.", source="Es sind die, die die Regeln machen."),
        Example(target="The band Wum Wum sang.", source="Die Band Wum Wum sang."),
    ),
    find=_find,
)
