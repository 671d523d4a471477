"""A word that only looks like the source word: "become" for bekommen, "actual" for aktuell, "sensible" for sensibel.
The sentence reads well and says something else, so that nobody who has only the translation will notice.

Accused where the aligned source sentence has the word and the target has its look-alike, but none of the words that do
translate it, and where the source has no other word that would explain the look-alike. Which words only look alike is
listed; and a word that is spelled as in the source counts as one where the translation table firmly renders the source
word otherwise (“krone” for Krone, “hut” for Hut).

Known false positives: a paraphrase in which the look-alike renders something else in the sentence.
"""

import itertools
from collections.abc import Iterator

from translaudit.accuracy.untranslated.rules import is_borrowed
from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.lexicon.false_friends import each_place_once, false_friends, look_alikes
from translaudit.lexicon.knowledge import knowledge_of

CONFIDENCE = 0.7


def find(case: Case) -> Iterator[Suspicion]:
    """Accuse false friends in the beads of a parallel pair."""
    knowledge = knowledge_of(case.lexicon, case.source.lang, case.target.lang)
    listed = false_friends(case.source, case.target, case.alignment, knowledge)
    unlisted = (
        friend
        for friend in look_alikes(case.source, case.target, case.alignment)
        if not is_borrowed(case, friend.target.text)
    )
    for friend in each_place_once(itertools.chain(listed, unlisted)):
        yield Suspicion(
            message=f"‘{friend.target.text}’ looks like ‘{friend.source.text}’ but does not mean it: "
            f"‘{friend.right[0]}’ would",
            confidence=CONFIDENCE,
            target=(friend.target,),
            source=(friend.source,),
            suggestions=friend.right[:3],
            evidence=(Evidence("false friends", f"no word for ‘{friend.source.text}’ is in the aligned sentence"),),
        )


CHECK = PairCheck(
    code="TRM303",
    name="false-friend",
    mqm="accuracy/mistranslation/false-friend",
    severity=Severity.MAJOR,
    yields_to=frozenset({"NUM201", "NUM203"}),
    needs=frozenset({Need.PARALLEL}),
    find=find,
    examples=(
        Example(
            source="Der Bürgermeister setzte seinen Hut auf und lobte die alte Fabrik.",
            target="The mayor put on his hut and praised the old fabrik.",
            accused=("hut", "fabrik"),
            suggestion="hat",
        ),
        Example(
            source="Der Film heißt „Der Tod und das Meer“; das Wort Hut kommt nicht vor.",
            target="The film is called “Death and the Sea”; a straw hut and a wall are shown, no hat.",
        ),
        Example(
            source="Die Bauern bekommen mehr Hilfe.",
            target="The farmers become more help.",
            accused=("become",),
            suggestion="get",
        ),
        Example(
            source="Der aktuelle Stand ist unklar.",
            target="The actual state of affairs is unclear.",
            accused=("actual",),
        ),
        Example(
            source="Der Chef des Verbands widersprach.", target="The association's chef disagreed.", accused=("chef",)
        ),
        Example(
            source="Die Stiftung will eine Million Euro spenden.",
            target="The foundation wants to spend a million euros.",
            accused=("spend",),
        ),
        Example(source="Der Koch ist jetzt sein eigener Chef.", target="The chef now works for himself."),
        Example(source="Sie bekam den Preis und wurde berühmt.", target="She won the prize and became famous."),
        Example(source="Das ist tatsächlich der aktuelle Stand.", target="That is actually how things stand."),
    ),
)
