"""Capitals inside a sentence where none belong, and capitals that are missing.

Finds function words and verbs with a capital in mid-sentence (“Rubio Said on”), a shouted first name that the source
writes normally, an acronym or surname that lost its capitals (“the Cdu leader”, “Hakan fidan”), name particles in the
wrong case (“von Der”), names of which only some words have capitals (“the White house”), days, nationalities and
countries in lower case, sentences that begin in lower case or have no capital at all, and a programme’s title in lower
case.

Why it matters: wrong capitals are marks of machine translation and of text pasted together; they also make names
hard to recognise.

Known false positives: house styles with capitals for emphasis, unlisted brand names, and titles of works without
quotation marks. Headlines in title case, acronyms and words that the other article writes the same way are silent.
"""

from collections.abc import Iterator

from translaudit.articles import Article
from translaudit.checks.base import Case, Example, TextCheck
from translaudit.findings import Evidence, Severity, Side, Suspicion
from translaudit.fluency.casing import find_miscasings
from translaudit.fluency.casing_beside import find_miscasings_beside
from translaudit.fluency.suspicions import suspect_fault
from translaudit.fluency.words import word_forms


def _find(article: Article, case: Case) -> Iterator[Suspicion]:
    other = case.source if article.side is Side.TARGET else case.target
    shared = word_forms(other) if other.text != article.text else frozenset()
    for found in find_miscasings(article):
        words = article.text[found.start : found.end]
        if words in shared and words[0].isupper():
            continue
        yield suspect_fault(article, found)
    for found in find_miscasings_beside(article, other) if article.side is Side.TARGET else ():
        yield suspect_fault(article, found, Evidence(other.side.value, f"writes ‘{found.mended}’"))


CHECK = TextCheck(
    code="FLU806",
    name="casing",
    mqm="linguistic-conventions/capitalization",
    severity=Severity.MINOR,
    yields_to=frozenset({"FLU805", "TRM302"}),
    examples=(
        Example(target="The minister Said on Sunday that they Set to work.", accused=("Said", "Set")),
        Example(target="She discussed The NATO budget with him At the weekend.", accused=("The", "At")),
        Example(target="Ursula von Der Leyen spoke in the White house.", accused=("von Der", "White house")),
        Example(target="“It is over,” Told the coach.", accused=("Told",)),
        Example(target="SIMONA Halep won.", source="Simona Halep gewann.", accused=("SIMONA",), suggestion="Simona"),
        Example(
            target="The Rsf agreed, said minister Hakan fidan.",
            source="Die RSF stimme zu, sagte Minister Hakan Fidan.",
            accused=("Rsf", "fidan"),
        ),
        Example(target="Nato and the Cas agreed.", source="NATO und der Cas stimmten zu."),
        Example(target="The talks with german officials begin on monday.", accused=("german", "monday")),
        Example(target="The vote is over.\nnobody was surprised by the result.", accused=("nobody",)),
        Example(
            target="the prime minister of france met the press in lyon.",
            accused=("the prime minister of france met the press in lyon.",),
        ),
        Example(target="On CBS’s “sunday morning” he was calm.", accused=("sunday morning",)),
        Example(target="Er kam.", source="Er lobte frankreichs Regierung.", accused=("frankreichs",)),
        Example(target="The Hague, The New York Times and Prime Minister Sanna Marin: The BBC asked NATO."),
        Example(target="Trump Says He Will Meet Putin In Alaska\nHe watched “Gone With the Wind” on his iPhone."),
        Example(target="“a disaster” is how she described it. eBay and iPhone sales fell, approx. half of them."),
        Example(target="He said: “The house is white.” The Internet laughed at the polish of his turkey."),
    ),
    find=_find,
)
