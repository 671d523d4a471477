"""Words that do not agree: verb and subject, number and noun, article and noun.

Finds “he have”, “they has”, “these guarantee”, “a hours”, “a apple”, “did went”, “more better”, “President of
Ukrainian”, “years ago 21” and a few more patterns that no correct sentence contains; in German, articles that
contradict a noun’s ending (“das Militärallianz”). The patterns are data, one file a language.

Why it matters: such errors show that nobody has read the sentence, and often hide that it is wrong in content too.

Known false positives: quoted dialect and learners’ language, and titles that are left without quotation marks. It is
no grammar checker: what a short pattern cannot prove is not reported.
"""

from collections.abc import Iterator

from translaudit.articles import Article
from translaudit.checks.base import Case, Example, TextCheck
from translaudit.findings import Severity, Suspicion
from translaudit.fluency.agreement import find_disagreements
from translaudit.fluency.suspicions import suspect_fault


def _find(article: Article, case: Case) -> Iterator[Suspicion]:  # noqa: ARG001
    return (suspect_fault(article, found) for found in find_disagreements(article))


CHECK = TextCheck(
    code="FLU807",
    name="agreement",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    yields_to=frozenset({"FLU801", "FLU802"}),
    examples=(
        Example(
            target="The shares had initially fell. He wants to went home. She has wrote a book.",
            accused=("had initially fell", "to went", "has wrote"),
        ),
        Example(
            target="Many of the residents has fled. The number of dead have risen. This measures are late.",
            accused=("Many of the residents has", "The number of dead have", "This measures are"),
        ),
        Example(
            target="A euro crisis. All he had took years. A number of people left. What could they come to?",
        ),
        Example(
            target="He gave an advice. It took a hour to reach an university. The evidences are weak.",
            accused=("an advice", "a hour", "an university", "evidences"),
        ),
        Example(
            target="Three child were hurt, thousands of protester marched, near one of the suspect.",
            accused=("Three child", "thousands of protester", "one of the suspect"),
        ),
        Example(
            target="He doesn't knows them. One must to wait. They let him to go. It depends of the weather.",
            accused=("doesn't knows", "must to wait", "let him to go", "depends of"),
        ),
        Example(
            target="She told to him. He were late. There were less people then. It was in Monday, on May 2020.",
            accused=("She told to him", "He were", "less people", "in Monday", "on May"),
        ),
        Example(
            target="It is a must to visit. What they told you doesn't matter. If he were there in Friday night's race!",
        ),
        Example(target="He have a plan, and they has none.", accused=("He have", "they has")),
        Example(target="These were many success for the team.", accused=("many success",)),
        Example(
            target="She gave them several guarantee, and waited a hours for it.",
            accused=("several guarantee", "a hours"),
        ),
        Example(target="The talks has failed. She say so.", accused=("The talks has", "She say")),
        Example(
            target="What the players was told is no news. The news is bad; the gas is off. She insists that he go."
        ),
        Example(target="It was a important vote on an government bill.", accused=("a important", "an government")),
        Example(target="The President of Polish, who did went home.", accused=("President of Polish", "did went")),
        Example(target="Years ago 30 the bridge was built.", accused=("Years ago 30",)),
        Example(
            target="Er kam.",
            source="Sie wollen einen Handelsabkommen für das westliche Verteidigungsgemeinschaft.",
            accused=("einen Handelsabkommen",),
        ),
        Example(
            target="He should be begin soon, the band has must leave, and the was a surprise in of itself.",
            accused=("should be begin", "has must", "the was", "in of itself"),
        ),
        Example(
            target="The state will also confiscating cash. She has on the run been. They are to the contract publish.",
            accused=("will also confiscating", "has on the run been", "to the contract publish"),
        ),
        Example(
            target="They must their homes temporarily left. The plan was publish in May.",
            accused=("must their homes temporarily left", "was publish"),
        ),
        Example(
            target="Flights was been cut while engines is checked. Thousands was outside; they should became calm.",
            accused=("was been", "engines is", "Thousands was", "should became"),
        ),
        Example(
            target="The pool is since Tuesday evening closed. The boards will a plan. They in time warned were.",
            accused=("is since Tuesday evening closed", "boards will a plan", "warned were"),
        ),
        Example(
            target="She has the race won. He said that he his plan keeps. He is here since ten years; they not want.",
            accused=("has the race won", "he his plan", "since ten years", "they not want"),
        ),
        Example(target="Since ten years ago nothing has changed; so must a mayor act. He has his teeth cleaned."),
        Example(target="They had seek help before the trains has left.", accused=("had seek", "the trains has")),
        Example(target="If one of the trains is late, what they had begun is over; a train with hundreds is on time."),
        Example(target="How must their parents feel? Will the invited speak? It was raining."),
        Example(
            target="He goes should his party win; at no time could their claims be verified. What they did was arrest "
            "the wrong man. The party has in the end won. A will leaving everything to the Church was found."
        ),
        Example(
            target="On Sunday remained the gates closed. In the vote has he so far abstained. So drove she on.",
            accused=("On Sunday remained the", "has he so far", "So drove she"),
        ),
        Example(
            target="There must no false alarm be raised. Eva heads since 2019 a firm. The funds are vanished.",
            accused=("must no false alarm be raised", "heads since 2019", "are vanished"),
        ),
        Example(
            target="He left because they the door closed, and they need to leaving. She explained them how it works.",
            accused=("because they the door", "need to leaving", "explained them how"),
        ),
        Example(
            target="The in 2019 founded firm grew before some years. It was later as planned. He died with 93 years.",
            accused=("The in 2019 founded", "before some years", "later as planned", "died with 93 years"),
        ),
        Example(
            target="Merkel was succeeded by Scholz. According to a study published on Monday it gives no reasons. They "
            "saved what they could from the fire. The truth is they no longer care; no harm was done."
        ),
        Example(
            target="He retired with 40 years of service. Delays grew longer as two runways closed. The bicycle was in "
            "the garden shed. Since years of drought it is dry. The by then exiled leader spoke."
        ),
        Example(
            target="On Sunday came the news. Not only has he so far refused; neither must the crew wait. Must the band "
            "play? Is he still ill? There was no deal reached in Rome. On Monday he left. In Berlin it rained."
        ),
        Example(
            target="What can with the best will be done? The works since 2019 hang in the at times crowded hall. He "
            "has a duty to bring food, as much as before. It was a must to see. It gives hope. They died at sea."
        ),
        Example(
            target="You could of course ask again and again what it is that the V&A has been given to at least see."
        ),
        Example(
            target="Should he have won? Did it have to be a one-off, a European unit, an hour, a US one, a year’s work?"
        ),
        Example(target="Many a year later these guarantee peace; all of you is welcome, an MP said and an heir won."),
        Example(
            target="Er kam.",
            source="Ein Thema, das Regierung und Opposition spaltet; das Verteidigungsministerium schwieg.",
        ),
    ),
    find=_find,
)
