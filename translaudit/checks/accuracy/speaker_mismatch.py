"""Another person than in the source: “his press conference” for hers, or a quotation given to the wrong speaker.

Finds “he”, “him” and “his” where the source sentence speaks of a woman only (and the reverse), and attributions that
name a person whom the source sentence does not name, while the person it does name is missing from the translation.

Why it matters: the wrong pronoun insults, and the wrong speaker is a false report.

Known false positives: German grammatical gender (“die Geisel … ihre”) may belong to a man; nouns known for it silence
the check, and so does any hint at a person of the other gender in the sentence. A pronoun is accused only when both
sides have as many pronouns, so that an added “his hand” for “die Hand” is not; a re-translation must agree.
"""

from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from translaudit.accuracy.pronouns import Pronouns, pronoun_rules, read_pronouns, speakers
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
    if (
        _only_feminine(source)
        and target.masculine
        and not target.hints_masculine
        and _balanced(source.feminine, target)
    ):
        woman = bool(target.feminine) or target.hints_feminine
        if woman and (witness is None or (witness.feminine and not witness.masculine)):
            yield from _accused(case, start, target.masculine, source_start, source.feminine, "a woman")
    elif (
        (
            _only_masculine(source)
            and target.feminine
            and not target.hints_feminine
            and _balanced(source.masculine, target)
        )
        and not _woman_nearby(case, bead)
        and (witness is None or (witness.masculine and not witness.feminine))
    ):
        yield from _accused(case, start, target.feminine, source_start, source.masculine, "a man")


def _only_feminine(pronouns: Pronouns) -> bool:
    return bool(pronouns.feminine) and not pronouns.masculine and not pronouns.hints_masculine


def _only_masculine(pronouns: Pronouns) -> bool:
    return bool(pronouns.masculine) and not pronouns.feminine and not pronouns.hints_feminine


def _balanced(source: tuple[tuple[int, int], ...], target: Pronouns) -> bool:
    return len(target.masculine) + len(target.feminine) <= len(source)


def _woman_nearby(case: Case, bead: Bead) -> bool:
    nearby = range(max(0, bead.source[0] - 2), bead.source[0])
    read = (read_pronouns(case.source.segment_text(index), case.source.lang) for index in nearby)
    return any(each is not None and (each.feminine or each.hints_feminine) for each in read)


def _accused(
    case: Case,
    start: int,
    places: tuple[tuple[int, int], ...],
    source_start: int,
    evidence: tuple[tuple[int, int], ...],
    person: str,
) -> Iterator[Suspicion]:
    rules = pronoun_rules(case.target.lang)
    first, last = evidence[0]
    quoted = case.source.span(source_start + first, source_start + last)
    for place in places:
        words = case.target.span(start + place[0], start + place[1])
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
            known_failure=True,  # the brother could be meant by "his"
        ),
        Example(source="Die Geisel sah ihre Familie wieder.", target="The hostage saw his family again."),
        Example(source="Sie hob die Hand ihres Mannes.", target="She raised her husband’s hand; he smiled."),
        Example(source="Die Regierung hält an ihrem Plan fest.", target="The government is sticking to its plan."),
        Example(source="„Gut“, sagte Selenskyj.", target="“Good,” Zelenskyy said."),
    ),
    find=_find,
)
