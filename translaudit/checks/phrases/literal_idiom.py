"""Idioms rendered word by word: “push onto the long bank” for “auf die lange Bank schieben” (put off).

Finds sentences that have an idiom, by the words that make it unmistakable, and whose translation has all the words of
its literal rendering close together, in whatever order and form. The idioms are known beforehand (`[[idiom]]` in the
bundled lexicon and in yours). What PHR403 knows as a fixed phrase it reports itself.

Why it matters: at best the reader smiles, at worst he takes a picture for a fact.

Known false positives: puns, and translators who quote the foreign idiom on purpose.
"""

from collections.abc import Iterator

from translaudit.checks.base import Case, Example, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.lexicon.idioms import literal_idioms


def _find(case: Case) -> Iterator[Suspicion]:
    for found in literal_idioms(case.source, case.target, case.alignment, case.lexicon):
        yield Suspicion(
            message=f"‘{found.target.text}’ is the idiom ‘{found.source.text}’ rendered word by word: probably "
            f"‘{found.right}’ is meant",
            confidence=0.8,
            target=(found.target,),
            source=(found.source,),
            suggestions=(found.right,),
            evidence=(Evidence("lexicon", "all words of the literal rendering stand together"),),
        )


CHECK = PairCheck(
    code="PHR404",
    name="literal-idiom",
    mqm="accuracy/mistranslation/overly-literal",
    severity=Severity.MAJOR,
    yields_to=frozenset({"PHR403"}),
    examples=(
        Example(
            source="Der Minister will die Reform nicht auf die lange Bank schieben.",
            target="The minister does not want to push the reform onto the long bank.",
            accused=("onto the long bank",),
        ),
        Example(
            source="Mit dem Kompromiss sitzt die Partei zwischen allen Stühlen.",
            target="With the compromise the party is sitting between all the chairs.",
            accused=("between all the chairs",),
        ),
        Example(
            source="Der Minister will die Reform nicht auf die lange Bank schieben.",
            target="The minister does not want to put the reform on the back burner at the bank.",
        ),
        Example(
            source="Zwischen den Stühlen im Saal lag ein langer Teppich.",
            target="A long carpet lay between the seats of the hall.",
        ),
    ),
    find=_find,
)
