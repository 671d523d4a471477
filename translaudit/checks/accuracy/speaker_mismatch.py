"""Another person than in the source: “his press conference” for hers, or a quotation given to the wrong speaker.

Finds “he”, “him” and “his” where all pronouns of the source sentence are a woman's (and the reverse), and
attributions that name a person whom the source sentence does not name, while the person it does name is missing.

Why it matters: the wrong pronoun insults, and the wrong speaker is a false report.

Known false positives: German grammatical gender (“die Geisel … ihre”) may belong to a man; nouns known for it silence
the check, and so does any hint at a person of the other gender in the sentence. German “sie” may be many (“die
Demonstranten, denen … sie”), which the check does not see. A pronoun is accused only when the translation has no more
pronouns than the source, so that an added “his hand” for “die Hand” is not; a re-translation must agree.
"""

from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from translaudit.accuracy.pronouns import Pronoun, mistaken, pronoun_rules, read_pronouns, speakers
from translaudit.align import Bead
from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Suspicion
from translaudit.fluency.words import word_forms

_SAME_NAME = 60
"""Similarity (0 to 100) from which two names are one person's, however misspelt."""


def _find(case: Case) -> Iterator[Suspicion]:
    if pronoun_rules(case.source.lang) is None or pronoun_rules(case.target.lang) is None:
        return
    for bead in case.alignment.beads:
        if bead.source and bead.target:
            yield from _pronouns(case, bead)
            yield from _speaker(case, bead)


def _texts(case: Case, bead: Bead) -> tuple[int, str, int, str]:
    source, target = case.source, case.target
    source_start, source_end = source.segments[bead.source[0]].start, source.segments[bead.source[-1]].end
    start, end = target.segments[bead.target[0]].start, target.segments[bead.target[-1]].end
    return source_start, source.text[source_start:source_end], start, target.text[start:end]


def _pronouns(case: Case, bead: Bead) -> Iterator[Suspicion]:
    source_start, source_text, start, target_text = _texts(case, bead)
    source, target = read_pronouns(source_text, case.source.lang), read_pronouns(target_text, case.target.lang)
    if source is None or target is None or source.ungendered or target.ungendered:
        return
    heard = case.retranslation_text(bead.source)
    witness = read_pronouns(heard, case.target.lang) if heard else None
    if witness is None or (witness.feminine.pronouns and not witness.masculine.pronouns):
        wrong = mistaken((source.feminine, source.masculine), (target.feminine, target.masculine), target.others)
        yield from _accused(case, start, wrong, source_start, source.feminine.pronouns, "a woman")
    if witness is None or (witness.masculine.pronouns and not witness.feminine.pronouns):
        wrong = mistaken((source.masculine, source.feminine), (target.masculine, target.feminine), target.others)
        if wrong and not _woman_nearby(case, bead):
            yield from _accused(case, start, wrong, source_start, source.masculine.pronouns, "a man")


def _woman_nearby(case: Case, bead: Bead) -> bool:
    nearby = range(max(0, bead.source[0] - 2), bead.source[0])
    read = (read_pronouns(case.source.segment_text(index), case.source.lang) for index in nearby)
    return any(each is not None and (each.feminine.pronouns or each.feminine.hinted) for each in read)


def _accused(
    case: Case,
    start: int,
    wrong: Sequence[Pronoun],
    source_start: int,
    evidence: Sequence[Pronoun],
    person: str,
) -> Iterator[Suspicion]:
    rules = pronoun_rules(case.target.lang)
    for pronoun in wrong:
        words = case.target.span(start + pronoun.start, start + pronoun.end)
        meant = next(each for each in evidence if pronoun.may_render(each))
        quoted = case.source.span(source_start + meant.start, source_start + meant.end)
        counterpart = rules.swap.get(words.text.lower()) if rules else None
        yield Suspicion(
            message=f"‘{words.text}’ does not fit ‘{quoted.text}’: the source sentence speaks of {person}.",
            confidence=0.7,
            target=(words,),
            source=(quoted,),
            suggestions=(counterpart,) if counterpart else (),
            evidence=(Evidence("source", f"has ‘{quoted.text}’ and no pronoun of the other gender"),),
        )


def _speaker(case: Case, bead: Bead) -> Iterator[Suspicion]:
    source_start, source_text, start, target_text = _texts(case, bead)
    said, says = speakers(source_text, case.source.lang), speakers(target_text, case.target.lang)
    if len(said) != 1 or len(says) != 1:
        return
    name, claimed = source_text[slice(*said[0])], target_text[slice(*says[0])]
    strangers = not _mentions(source_text, claimed) and not _mentions(target_text, name)
    if strangers and claimed in word_forms(case.source):
        yield Suspicion(
            message=f"The words are given to ‘{claimed}’; in the source ‘{name}’ says them.",
            confidence=0.75,
            target=(case.target.span(start + says[0][0], start + says[0][1]),),
            source=(case.source.span(source_start + said[0][0], source_start + said[0][1]),),
            suggestions=(name,),
            evidence=(Evidence("source", f"names ‘{name}’ as the speaker and not ‘{claimed}’"),),
        )


def _mentions(text: str, name: str) -> bool:
    return any(ratio(word.strip(".,;:!?“”„\"’'()").removesuffix("’s"), name) >= _SAME_NAME for word in text.split())


CHECK = PairCheck(
    code="ACC506",
    name="speaker-mismatch",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs=frozenset({Need.PARALLEL}),
    examples=(
        Example(
            source="Am Abend stellte sie ihre neue Platte vor.",
            target="In the evening she presented his new record.",
            accused=("his",),
            suggestion="her",
        ),
        Example(
            source="Er habe seinen Rücktritt nie erwogen.",
            target="She said her resignation was never considered.",
            accused=("She", "her"),
        ),
        Example(
            source="„Das reicht nicht“, sagte Baerbock.\nScholz schwieg.",
            target="“That is not enough,” Scholz said.\nBaerbock said nothing.",
            accused=("Scholz",),
        ),
        Example(
            source="Danach fuhr sie zu ihrem Bruder nach Lyon.",
            target="Then she drove to his brother in Lyon.",
            accused=("his",),
            suggestion="her",
        ),
        Example(
            source="Ihr erster Mann war Arzt in Graz.",
            target="His first husband was a doctor in Graz.",
            accused=("His",),
            suggestion="her",
        ),
        Example(
            source="In Wien habe keiner mit ihr gesprochen.",
            target="In Vienna nobody had spoken to him, she said.",
            accused=("him",),
            suggestion="her",
        ),
        Example(source="Die Geisel sah ihre Familie wieder.", target="The hostage saw his family again."),
        Example(source="Sie hob die Hand ihres Mannes.", target="She raised her husband’s hand; he smiled."),
        Example(source="Die Regierung hält an ihrem Plan fest.", target="The government is sticking to its plan."),
        Example(
            source="Eva Roth ist tot. Sie schrieb mit der Hand. „Mehr ist Geschwätz“, pflegte sie zu sagen.",
            target="Eva Roth is dead. Roth wrote by hand. “More is chatter,” she used to say.",
        ),
        Example(source="Kommen Sie, sagte Brandt.", target="Come on, he said to Brandt."),
        Example(source="„Gut“, sagte Selenskyj.", target="“Good,” Zelenskyy said."),
    ),
    find=_find,
)
