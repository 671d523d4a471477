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
from typing import NamedTuple

from translaudit.accuracy.clauses import negated_in_retranslation_only, negated_only_here
from translaudit.accuracy.denial import denied_beside, denied_word, says_source_word, says_target_word
from translaudit.accuracy.heard_opposites import heard_opposites
from translaudit.accuracy.litotes import lost_litotes
from translaudit.accuracy.polarity import (
    Polarity,
    affirmed_verb,
    deny_each_other,
    polarity_rules,
    read_polarity,
    unaccounted,
)
from translaudit.accuracy.proved_opposites import ProvedOpposite, proved_opposites
from translaudit.align import Bead
from translaudit.align.places import shown, stretch
from translaudit.articles import Article
from translaudit.checks.base import Case, Example, Need, PairCheck
from translaudit.documents import Span
from translaudit.findings import Evidence, Severity, Side, Suspicion
from translaudit.fluency.witness import Swap
from translaudit.lexicon.idioms import has_idiom
from translaudit.lexicon.table import translation_table


def _find(case: Case) -> Iterator[Suspicion]:
    for bead in case.alignment.beads:
        if bead.source and bead.target:
            yield from list(_judge(case, bead)) or _affirmed(case, bead)
    heard = list(heard_opposites(case))
    for swap in heard:
        yield _heard_opposite(case, swap)
    accused = {swap.word.start for swap in heard}
    yield from (_proved_opposite(each) for each in proved_opposites(case) if each.word.start not in accused)


def _heard_opposite(case: Case, swap: Swap) -> Suspicion:
    return Suspicion(
        message=f"‘{swap.word.text}’ is the opposite of ‘{swap.heard}’, which the re-translation has instead.",
        confidence=0.7,
        target=(case.target.span(swap.word.start, swap.word.end),),
        suggestions=(swap.heard,),
        evidence=(Evidence("re-translation", f"has ‘{swap.heard}’ and not ‘{swap.word.text}’"),),
        severity=Severity.MAJOR,
    )


def _proved_opposite(proved: ProvedOpposite) -> Suspicion:
    word, source, opposite = proved.word, proved.source, proved.opposite
    return Suspicion(
        message=f"‘{word.text}’ is the opposite of ‘{opposite}’, which ‘{source.text}’ in the source means.",
        confidence=0.8,
        target=(word,),
        source=(source,),
        suggestions=(opposite,),
        evidence=(
            Evidence("lexical table", f"‘{source.text}’ is translated by ‘{opposite}’"),
            Evidence("source", f"has no word for ‘{word.text}’"),
        ),
        severity=Severity.MAJOR,
    )


class _Sentences(NamedTuple):
    """The two sides of a bead, the re-translation where there is one, and what each of the three negates."""

    source: Span
    target: Span
    heard: str | None
    said: Polarity
    published: Polarity
    witness: Polarity | None


def _judge(case: Case, bead: Bead) -> Iterator[Suspicion]:
    sentences = _read(case, bead)
    if sentences is None or _has_negative_idiom(case, bead, sentences):
        return
    if _denies_alone(case, bead, sentences):
        yield from _added_negator(case, sentences)
    elif _affirms_alone(case, bead, sentences):
        yield _lost_negator(case, sentences)
    elif litotes := _lost_litotes(case, sentences):
        yield litotes
    else:
        yield from _unlike_retranslation(case, sentences)


def _read(case: Case, bead: Bead) -> _Sentences | None:
    source, target = stretch(case.source, bead.source), stretch(case.target, bead.target)
    said, published = read_polarity(source.text, case.source.lang), read_polarity(target.text, case.target.lang)
    if said is None or published is None:
        return None
    heard = case.retranslation_text(bead.source) or None
    return _Sentences(
        source, target, heard, said, published, read_polarity(heard, case.target.lang) if heard is not None else None
    )


def _denies_alone(case: Case, bead: Bead, sentences: _Sentences) -> bool:
    """Whether the translation negates, and no word of the source or of the re-translation does."""
    _, target, _, said, published, witness = sentences
    return (
        published.negated
        and not deny_each_other(published, target.text, case.target.lang)
        and unaccounted(said, case.source.lang, target.text, case.language_pair).plain
        and (witness is None or not witness.negated)
        and not denied_beside(case, bead, affirmed=Side.SOURCE)
    )


def _affirms_alone(case: Case, bead: Bead, sentences: _Sentences) -> bool:
    """Whether source and re-translation negate, and no word of the translation does, though it says what is denied."""
    source, _, _, said, published, witness = sentences
    return (
        said.negated
        and unaccounted(published, case.target.lang, source.text, case.language_pair).plain
        and (witness is None or witness.negated)
        and not denied_beside(case, bead, affirmed=Side.TARGET)
        and _says_denied(case, sentences, by_source=True)
    )


def _added_negator(case: Case, sentences: _Sentences) -> Iterator[Suspicion]:
    negator = _within(case.target, sentences.target, sentences.published.negators[0])
    is_copied = negator.text in case.source.text  # in an English title or quotation that the source has too
    if not is_copied and _says_denied(case, sentences, by_source=False):
        yield _suspicion(negator, sentences.witness, affirms=False, why="the source denies nothing")


def _lost_negator(case: Case, sentences: _Sentences) -> Suspicion:
    negator = _within(case.source, sentences.source, sentences.said.negators[0])
    why = "the translation denies nothing"
    return _suspicion(sentences.target, sentences.witness, affirms=True, why=why, source=negator)


def _lost_litotes(case: Case, sentences: _Sentences) -> Suspicion | None:
    table = translation_table(case.language_pair)
    found = lost_litotes(sentences.source.text, sentences.target.text, table) if table is not None else None
    if found is None:
        return None
    denied = _within(case.source, sentences.source, found[0])
    once = _within(case.target, sentences.target, found[1])
    return _suspicion(once, None, affirms=False, why=f"‘{denied.text}’ denies twice", source=denied)


def _unlike_retranslation(case: Case, sentences: _Sentences) -> Iterator[Suspicion]:
    """A single clause that the translation denies and the re-translation affirms, or the other way round."""
    _, target, heard, said, published, witness = sentences
    if heard is None or witness is None:
        return
    added = negated_only_here(target.text, heard, case.target.lang)
    if added is not None and len(published.negators) > len(said.negators):
        yield _suspicion(_within(case.target, target, added), witness, affirms=False)
    elif said.negated and not published.carried and len(published.negators) < len(witness.negators):
        lost = negated_in_retranslation_only(target.text, heard, case.target.lang)
        if lost is not None:
            yield _suspicion(_within(case.target, target, lost), witness, affirms=True)


def _affirmed(case: Case, bead: Bead) -> Iterator[Suspicion]:
    """A verb that the source denies and the translation does not, in a sentence with other negations."""
    source, target = stretch(case.source, bead.source), stretch(case.target, bead.target)
    if found := affirmed_verb(source.text, target.text, case.language_pair):
        denied, affirmed = _within(case.source, source, found[0]), _within(case.target, target, found[1])
        yield _suspicion(affirmed, None, affirms=True, why="the source denies this verb", source=denied)


def _within(article: Article, sentence: Span, place: tuple[int, int]) -> Span:
    """The words at some offsets into a sentence."""
    return article.span(sentence.start + place[0], sentence.start + place[1])


def _has_negative_idiom(case: Case, bead: Bead, sentences: _Sentences) -> bool:
    """Whether the negation may belong to an idiom: "dem Braten nicht trauen" is to smell a rat."""
    if not (sentences.said.negated or sentences.published.negated):
        return False
    rules = polarity_rules(case.source.lang)
    negators = rules.negators if rules else frozenset[str]()
    return has_idiom(case.source, bead.source, negators, case.lexicon, case.target.lang)


def _says_denied(case: Case, sentences: _Sentences, *, by_source: bool) -> bool:
    """Whether the word that one side denies is said on the other: else it was put in other words ("mixed")."""
    source, target = sentences.source.text, sentences.target.text
    table = translation_table(case.language_pair)
    text, polarity = (source, sentences.said) if by_source else (target, sentences.published)
    lang = case.source.lang if by_source else case.target.lang
    words = [denied_word(text, negator, lang) for negator in polarity.negators]
    return table is None or any(
        word is None or (says_source_word(word, target, table) if by_source else says_target_word(word, source, table))
        for word in words
    )


def _suspicion(
    target: Span, witness: Polarity | None, *, affirms: bool, why: str | None = None, source: Span | None = None
) -> Suspicion:
    """One finding: `affirms` says whether the published words affirm, and `why` what the source speaks for, if it does.

    `witness` is the polarity of the re-translation, where that speaks for it.
    """
    quoted = shown(target.text)
    evidence = [Evidence("source", why)] if why is not None else []
    if witness is not None:
        evidence.append(Evidence("re-translation", "denies it" if witness.negated else "affirms it"))
    return Suspicion(
        message=f"‘{quoted}’ affirms what the source denies."
        if affirms
        else f"‘{quoted}’ denies what the source affirms.",
        confidence=0.85 if witness is not None else 0.7,
        target=(target,),
        source=(source,) if source is not None else (),
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
        Example(target="The race is far from decided.", source="Das Rennen ist bei weitem nicht entschieden."),
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
        Example(
            source="Ein Stuhl und eine Lampe; mehr braucht sie nicht, und ihr Spiel lässt nichts zu wünschen übrig.",
            target="All she needs is a chair and a lamp, and her acting is everything one could wish for.",
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
        Example(
            source="„Die Karte war nicht unberechtigt“, räumte die Trainerin ein.",
            target="“The card was not justified,” the coach conceded.",
            accused=("not justified",),
        ),
        Example(
            source="Der Rücktritt kam nicht unerwartet, sagte die Sprecherin.",
            target="The resignation was unexpected, the spokeswoman said.",
            accused=("unexpected",),
        ),
        Example(
            source="Der Eingriff ist nicht ungefährlich, sagte die Sprecherin.",
            target="The procedure is not safe, the spokeswoman said.",
        ),
        Example(source="Das Verfahren ist nicht ungefährlich.", target="The procedure is not without its dangers."),
    ),
    find=_find,
)
