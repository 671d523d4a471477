"""A sentence that is negated on one side only: “The deal is not safe” for “Die Einigung ist sicher”.

Finds pairs where one side negates beyond doubt (“nicht”, “kein”, “not”, “never”) and not one word of the other side
could carry a negation: no negator, no negating prefix or suffix, no verb of refusing, lacking or preventing, no
restriction like “hardly”, “only” or “until”. Words that render a word of the source do not count as carriers: “rules
out” for “schließt nicht aus” lost its “nicht”. Where there is a re-translation it must have the source’s polarity. With
one, single clauses of longer sentences are compared too (a negator before a verb that the re-translation affirms), and
so are words: an opposite (“fell” for “rose”) is reported as major. Even without one it is reported where a word of the
source is known to mean the one and none the other.

Why it matters: a lost or invented “not” turns the news into its opposite, and no score of similarity notices.

Known false positives: a negation rendered by a positive idiom (“nicht schlecht”, “good”) that no list knows.
"""

from collections.abc import Iterator

from translaudit.accuracy.clauses import negated_in_retranslation_only, negated_only_here
from translaudit.accuracy.denial import denied_beside, denied_word, says_source_word, says_target_word
from translaudit.accuracy.heard_opposites import heard_opposites
from translaudit.accuracy.polarity import (
    Polarity,
    affirmed_verb,
    deny_each_other,
    polarity_rules,
    read_polarity,
    unaccounted,
)
from translaudit.accuracy.proved_opposites import proved_opposites
from translaudit.align import Bead
from translaudit.align.places import shown, stretch
from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.findings import Evidence, Severity, Side, Suspicion
from translaudit.lexicon.idioms import has_idiom
from translaudit.lexicon.table import translation_table


def _find(case: Case) -> Iterator[Suspicion]:
    for bead in case.alignment.beads:
        if bead.source and bead.target:
            yield from list(_judge(case, bead)) or _affirmed(case, bead)
    swaps = list(heard_opposites(case))
    for swap in swaps:
        yield Suspicion(
            message=f"‘{swap.word.text}’ is the opposite of ‘{swap.heard}’, which the re-translation has instead.",
            confidence=0.7,
            target=(case.target.span(swap.word.start, swap.word.end),),
            suggestions=(swap.heard,),
            evidence=(Evidence("re-translation", f"has ‘{swap.heard}’ and not ‘{swap.word.text}’"),),
            severity=Severity.MAJOR,
        )
    swapped = {swap.word.start for swap in swaps}
    for proved in (each for each in proved_opposites(case) if each.word.start not in swapped):
        yield Suspicion(
            message=f"‘{proved.word.text}’ is the opposite of ‘{proved.opposite}’, which ‘{proved.source.text}’ "
            "in the source means.",
            confidence=0.8,
            target=(proved.word,),
            source=(proved.source,),
            suggestions=(proved.opposite,),
            evidence=(
                Evidence("lexical table", f"‘{proved.source.text}’ is translated by ‘{proved.opposite}’"),
                Evidence("source", f"has no word for ‘{proved.word.text}’"),
            ),
            severity=Severity.MAJOR,
        )


def _judge(case: Case, bead: Bead) -> Iterator[Suspicion]:
    source_start, source_end = case.source.segments[bead.source[0]].start, case.source.segments[bead.source[-1]].end
    start, end = case.target.segments[bead.target[0]].start, case.target.segments[bead.target[-1]].end
    target_text = case.target.text[start:end]
    source_text = case.source.text[source_start:source_end]
    source = read_polarity(source_text, case.source.lang)
    target = read_polarity(target_text, case.target.lang)
    if source is None or target is None:
        return
    if (source.negated or target.negated) and _has_negative_idiom(case, bead):
        return
    heard = case.retranslation_text(bead.source)
    witness = read_polarity(heard, case.target.lang) if heard else None
    if (
        target.negated
        and not deny_each_other(target, target_text, case.target.lang)
        and unaccounted(source, case.source.lang, target_text, case.language_pair).plain
        and (witness is None or not witness.negated)
        and not denied_beside(case, bead, affirmed=Side.SOURCE)
    ):
        first, last = target.negators[0]
        if target_text[first:last] in case.source.text:
            return  # an English title or quotation that the source has too
        if not _says_denied(case, source_text, target_text, target, by_source=False):
            return
        yield _suspicion(case, (start + first, start + last), None, witness, "the source denies nothing")
    elif (
        source.negated
        and unaccounted(target, case.target.lang, source_text, case.language_pair).plain
        and (witness is None or witness.negated)
        and not denied_beside(case, bead, affirmed=Side.TARGET)
        and _says_denied(case, source_text, target_text, source, by_source=True)
    ):
        negator = source.negators[0]
        place = (source_start + negator[0], source_start + negator[1])
        yield _suspicion(case, (start, end), place, witness, "the translation denies nothing")
    elif heard and witness is not None:
        if (added := negated_only_here(target_text, heard, case.target.lang)) and not _covers(source, target):
            yield _suspicion(case, (start + added[0], start + added[1]), None, witness, "the re-translation affirms it")
        elif (
            source.negated
            and not target.carried
            and len(target.negators) < len(witness.negators)
            and (lost := negated_in_retranslation_only(target_text, heard, case.target.lang))
        ):
            place = (start + lost[0], start + lost[1])
            yield _suspicion(case, place, None, witness, "the re-translation denies it")


def _affirmed(case: Case, bead: Bead) -> Iterator[Suspicion]:
    """A verb that the source denies and the translation does not, in a sentence with other negations."""
    source, target = stretch(case.source, bead.source), stretch(case.target, bead.target)
    if found := affirmed_verb(source.text, target.text, case.language_pair):
        denied, affirmed = found
        yield _suspicion(
            case,
            (target.start + affirmed[0], target.start + affirmed[1]),
            (source.start + denied[0], source.start + denied[1]),
            None,
            "the source denies this verb",
        )


def _has_negative_idiom(case: Case, bead: Bead) -> bool:
    """Whether the negation may belong to an idiom: "dem Braten nicht trauen" is to smell a rat."""
    rules = polarity_rules(case.source.lang)
    negators = rules.negators if rules else frozenset[str]()
    return has_idiom(case.source, bead.source, negators, case.lexicon, case.target.lang)


def _says_denied(case: Case, source_text: str, target_text: str, polarity: Polarity, *, by_source: bool) -> bool:
    """Whether the word that one side denies is said on the other: else it was put in other words ("mixed")."""
    table = translation_table(case.language_pair)
    text, lang = (source_text, case.source.lang) if by_source else (target_text, case.target.lang)
    words = [denied_word(text, negator, lang) for negator in polarity.negators]
    return table is None or any(
        word is None
        or (says_source_word(word, target_text, table) if by_source else says_target_word(word, source_text, table))
        for word in words
    )


def _covers(source: Polarity, target: Polarity) -> bool:
    """Whether the source has as many negators as the target: then none was added."""
    return len(source.negators) >= len(target.negators)


def _suspicion(
    case: Case, target: tuple[int, int], source: tuple[int, int] | None, witness: Polarity | None, why: str
) -> Suspicion:
    words = case.target.text[target[0] : target[1]]
    denied = source is not None or why == "the re-translation denies it"
    quoted = shown(words)
    message = f"‘{quoted}’ affirms what the source denies." if denied else f"‘{quoted}’ denies what the source affirms."
    evidence = [Evidence("source", why)] if witness is None or source is not None or "source" in why else []
    if witness is not None:
        evidence.append(Evidence("re-translation", "denies it" if witness.negated else "affirms it"))
    return Suspicion(
        message=message,
        confidence=0.85 if witness is not None else 0.7,
        target=(case.target.span(*target),),
        source=(case.source.span(*source),) if source else (),
        evidence=tuple(evidence),
    )


CHECK = PairCheck(
    code="ACC504",
    name="polarity",
    mqm="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    needs=frozenset({Need.PARALLEL}),
    examples=(
        Example(
            source="Die Brücke ist nach Angaben der Stadt sicher.",
            target="The bridge is not safe, according to the city.",
            accused=("not",),
        ),
        Example(
            source="Die Gewerkschaft traut dem Braten nicht.",
            target="The union smells a rat.",
        ),
        Example(
            source="Der Minister wird der Einladung nicht folgen.",
            target="The minister will follow the invitation.",
            accused=("The minister will follow the invitation.",),
        ),
        Example(
            source="Sie sagte, sie kenne die Akte nicht, und der Rat habe den Plan gebilligt.",
            target="She said she had not seen the file and the council had not approved the plan.",
            retranslation="She said she did not know the file and the council had approved the plan.",
            accused=("not approved",),
        ),
        Example(
            source="Die Preise sind im Mai gestiegen.",
            target="Prices fell in May.",
            retranslation="Prices rose in May.",
            accused=("fell",),
        ),
        Example(
            source="Der Ausschuss schließt neue Sanktionen gegen die Banken nicht aus.",
            target="The committee rules out new sanctions against the banks.",
            accused=("The committee rules out new sanctions against the banks.",),
        ),
        Example(
            source="Von regulären Konten sind sie nicht mehr zu unterscheiden, auch nicht für die Banken.",
            target="They are indistinguishable from ordinary accounts, and banks have given up.",
        ),
        Example(
            source="Die Zahl der Übernachtungen ist im Sommer gestiegen.",
            target="The number of overnight stays fell in the summer.",
            accused=("fell",),
            suggestion="rise",
        ),
        Example(
            source="Im öffentlichen Dienst wird gestreikt.",
            target="There are strikes in the private sector.",
            accused=("private",),
        ),
        Example(source="Die Preise sanken nicht.", target="Prices kept rising; they did not fall."),
        Example(source="Der Fahrer blieb unverletzt.", target="The driver was not injured."),
        Example(
            source="Der Bau der Brücke ist nicht unumstritten.",
            target="The construction of the bridge is controversial.",
            retranslation="The construction of the bridge is not without controversy.",
        ),
        Example(source="Er ist kein Freund von Reden.", target="He refuses to make speeches."),
        Example(source="Nicht nur die Kinder lachten.", target="The children laughed, and so did others."),
        Example(
            source="Ohne die Hilfe der Nachbarn ging es nicht.",
            target="It would have been impossible without the neighbours.",
        ),
        Example(source="Es besteht kein Zweifel an seiner Schuld.", target="He is clearly guilty."),
        Example(source="Es dauerte nicht lange, bis Polizei kam.", target="Police arrived soon after."),
        Example(
            source="Es erscheint frühestens im Herbst, und das weiß hier jeder.",
            target="It will not be out until the autumn at the earliest, and there is nobody who does not know it.",
        ),
        Example(
            source="Die Forscherin hält es für nicht ausgeschlossen, dass die Frau aus dem Süden kam.",
            target="The researcher thinks it possible that the woman came from the south.",
        ),
        Example(
            source="Brüssel will die Zahlungen auf 100.000 Euro je Hof begrenzen.",
            target="No farm would receive more than 100,000 euros under plans from Brussels.",
        ),
        Example(
            source="Vom Tisch ist die geplante Erhöhung der Gebühren.",
            target="A plan to charge more was dropped.",
        ),
        Example(
            source="Sollte sich nichts bewegen, schließe Verdi auch unbefristete Streiks nicht aus.",
            target="If nothing moves, Verdi will rule out open-ended strikes.",
            accused=("rule out",),
        ),
        Example(
            source="Sollte sich nichts bewegen, schließe Verdi auch unbefristete Streiks nicht aus.",
            target="If nothing moves, Verdi is not prepared to rule out open-ended strikes.",
        ),
        Example(
            source="Eine Zulassung sei nicht vor Ende 2029 zu erwarten, und jeder wisse das.",
            target="Approval was to be expected before the end of 2029, and anyone knew that.",
            accused=("Approval was to be expected before the end of 2029, and anyone knew that.",),
        ),
        Example(
            source="Er sammelt die Münzen für die Schule, nicht für sich.",
            target="He is collecting the coins for the school.\n\nNot for himself.",
        ),
        Example(
            source="Die Fähre wurde nicht repariert.\n\nDas Wetter war schlecht.",
            target="The ferry was repaired.\n\nThe weather was not good.",
            accused=("The ferry was repaired.",),
        ),
        Example(
            source="Den Zeugen war das nicht zu wenig, und Geld bekamen sie auch nicht zu knapp.",
            target="It was enough for the witnesses, and they got plenty of money.",
        ),
        Example(
            source="Wer nicht weiterweiß, soll fragen, und nicht ohne Grund.",
            target="Anyone stumped has good reason to ask.",
        ),
        Example(source="Die Gespräche treten auf der Stelle.", target="The talks are going nowhere."),
        Example(
            source="Das Urteil wird nicht vor Montag erwartet.",
            target="The verdict is expected on Monday at the earliest.",
        ),
        Example(
            source="Eine Zelle mit zwei Mikrometer dünner Haut.", target="A cell with a skin two micrometres thick."
        ),
        Example(source="Das Spiel beginnt erst um acht.", target="The match does not start until eight."),
        Example(source="Die Arbeiten an der Brücke dauern bis März.", target="The bridge won’t be open until March."),
    ),
    find=_find,
)
