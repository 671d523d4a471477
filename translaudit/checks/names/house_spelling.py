"""A name is spelt in a way that is known, but not the house's.

Many names have several right spellings, and a paper settles on one: Kyiv, not Kiev; Zelenskyy, not Zelensky. The
house's choice is yours to state, in a lexicon file: `canonical` is what to write, `forms` are further spellings that
may stay (by language), and `wrong` are spellings to be reported. Without such an entry the check is silent.

Known false positives: a name inside a title or quotation that must keep its old spelling (Dynamo Kiev, chicken Kiev).
"""

import re
from collections.abc import Iterator

from translaudit.checks.base import Case, Example, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.lexicon import Lexicon, NameEntry
from translaudit.names.house import Spelling, other_spellings


def find(case: Case) -> Iterator[Suspicion]:
    """Accuse each spelling that the lexicon replaces, and known exonyms that it does not allow."""
    for spelling in other_spellings(case):
        for match in re.finditer(rf"(?<!\w){re.escape(spelling.text)}(?!\w)", case.target.text):
            yield _suspicion(case, spelling, match.start(), match.end())


def _suspicion(case: Case, spelling: Spelling, start: int, end: int) -> Suspicion:
    return Suspicion(
        message=f"‘{spelling.text}’ is not the house’s spelling, which is ‘{spelling.house}’",
        confidence=0.95 if spelling.listed else 0.8,
        target=(case.target.span(start, end),),
        suggestions=(spelling.house,),
        evidence=(Evidence("lexicon", f"asks for ‘{spelling.house}’"),),
    )


CHECK = PairCheck(
    code="NAM104",
    name="house-spelling",
    mqm="style/organizational-style",
    severity=Severity.MINOR,
    find=find,
    examples=(
        Example(
            source="Am Montag wurde Kiew erneut beschossen.",
            target="Kiev came under fire again on Monday.",
            lexicon=Lexicon(name=(NameEntry(canonical="Kyiv", forms={"de": ("Kiew",)}, wrong=("Kiev",)),)),
            accused=("Kiev",),
            suggestion="Kyiv",
        ),
        Example(
            source="Am Montag wurde Kiew erneut beschossen.",
            target="Kyiv came under fire again on Monday.",
            lexicon=Lexicon(name=(NameEntry(canonical="Kyiv", wrong=("Kiev",)),)),
        ),
        Example(
            source="Selenskyj reiste nach Washington.",
            target="Zelensky travelled to Washington.",
            lexicon=Lexicon(name=(NameEntry(canonical="Zelenskyy"),)),
            accused=("Zelensky",),
            suggestion="Zelenskyy",
        ),
        Example(
            source="Am Montag wurde Kiew erneut beschossen.",
            target="Kiev came under fire again on Monday.",
        ),
    ),
)
