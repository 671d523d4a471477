"""Words that machines write and people do not: literal renderings of idioms and terms ("under four eyes", "combat
action" for Arbeitskampf) and the synonyms that a round trip through other languages leaves ("aerial blow" for an air
strike). A reader stumbles over them, and often cannot tell what was meant.

The phrases are known beforehand (`[[phrase]]` and `[[collocation]]` in the bundled lexicon and in yours) and are
matched by stem, so inflected forms are found too. Some are only accused where the source has a certain word.

Known false positives: a phrase that is quoted as a curiosity, and texts about another field, where the words may be
the right ones ("safety guarantee" of a machine).
"""

from collections.abc import Iterator

from translaudit.articles import Article
from translaudit.checks.base import Case, Example, TextCheck
from translaudit.findings import Evidence, Severity, Side, Suspicion
from translaudit.lexicon import garbled_phrases

WITHOUT_CUE = 0.8
"""Confidence for a phrase that is wrong in nearly any context."""
WITH_CUE = 0.9
"""Confidence where the source word behind the phrase is in the source article."""


def find(article: Article, case: Case) -> Iterator[Suspicion]:
    """Accuse every known garbled phrase of the target."""
    if article.side is not Side.TARGET:
        return
    for phrase in garbled_phrases(article, case.lexicon, case.source):
        cue = f", for ‘{phrase.cue.text}’ in the source" if phrase.cue else ""
        yield Suspicion(
            message=f"‘{phrase.target.text}’ is not what the press writes{cue}: probably ‘{phrase.right}’ is meant",
            confidence=WITH_CUE if phrase.cue else WITHOUT_CUE,
            target=(phrase.target,),
            source=(phrase.cue,) if phrase.cue else (),
            suggestions=(phrase.right,),
            evidence=(Evidence("lexicon", f"known garbled rendering of ‘{phrase.right}’"),),
            severity=Severity.MINOR if phrase.minor else None,
        )


CHECK = TextCheck(
    code="PHR403",
    name="known-garbled-phrase",
    mqm="accuracy/mistranslation/overly-literal",
    severity=Severity.MAJOR,
    find=find,
    examples=(
        Example(
            source="Die Beschäftigten drohen mit Arbeitskampf.",
            target="The workforce is threatening combat actions.",
            accused=("combat actions",),
            suggestion="industrial action",
        ),
        Example(
            source="Der Freispruch war ein Paukenschlag; eine Berufung ist vom Tisch.",
            target="The acquittal was a drum blow, and an appeal is away from the table.",
            accused=("drum blow", "away from the table"),
        ),
        Example(
            source="Das Zünglein an der Waage sind die Liberalen.",
            target="The liberals are the tongue at the scales.",
            accused=("tongue at the scales",),
            suggestion="be the kingmaker",
        ),
        Example(target="The recipe says: take the pan from the table and beat the drum; blow on the soup."),
        Example(target="Ministers met under four eyes before the vote.", accused=("under four eyes",)),
        Example(
            target="He spoke with a special Turkish messenger.",
            accused=("special Turkish messenger",),
            suggestion="special Turkish envoy",
        ),
        Example(target="State secretary Antony Blinken flew to Cairo.", accused=("State secretary",)),
        Example(
            source="Die Staatssekretärin im Innenministerium trat zurück.",
            target="The state secretary at the interior ministry resigned.",
        ),
        Example(target="The United States Secretary of State spoke to the press."),
        Example(
            source="Verteidigungsstaatssekretärin Möller widersprach.",
            target="Möller, state secretary at the defence ministry, disagreed.",
        ),
        Example(
            source="Die Soldaten übten den Kampf bei Nacht.",
            target="The soldiers were decorated for their part in the combat action.",
        ),
        Example(target="The two leaders spoke in private, and the towel was thrown in after an hour."),
    ),
)
