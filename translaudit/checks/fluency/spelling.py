"""Misspelt words: one slip of the pen away from a common word.

Finds words in lower case (and at the start of a sentence) that the frequency list hardly knows, that are not formed
from known parts, that neither the other article nor the lexicon contains, and from which one letter left out, added,
swapped or replaced makes a far more frequent word, which is suggested. Where a re-translation has the suggested word
and lacks the accused one, confidence rises. In a translation, words that are no words at all (“reafflication”) are
accused too: in no list, not formed from listed words, and unlike any word of the original.

Why it matters: misspellings cost trust; on the source side they also lead the translation astray.

Known false positives: rare technical words, dialect, and new words. Names are judged elsewhere (NAM101), never here;
regional spellings (“organise”, “organize”) are not mistakes.
"""

from collections import Counter
from collections.abc import Iterator

from translaudit.articles import Article
from translaudit.checks.base import Case, Example, TextCheck
from translaudit.findings import Evidence, Severity, Side, Suspicion
from translaudit.fluency.spelling import (
    Slip,
    find_slip,
    garbled_form,
    is_borrowed,
    is_no_word,
    is_rare,
    lost_letter,
)
from translaudit.fluency.suspicions import suspect
from translaudit.fluency.witness import retranslated_words, swapped_words
from translaudit.fluency.words import Word, read_words, word_forms

NO_WORD = 0.6
"""Confidence in a word that nothing is known of: rare technical words are unknown too."""
_MAX_TIMES = 2
"""A word that an article writes more often is meant."""
_MIN_FIRST = 5
"""Letters from which the first word of a sentence is judged; shorter ones are names too often."""


def _find(article: Article, case: Case) -> Iterator[Suspicion]:
    other = case.source if article.side is Side.TARGET else case.target
    others = word_forms(other) if other.text != article.text else frozenset()
    known = {form.lower() for entry in case.lexicon.name for form in (entry.canonical, *entry.wrong)}
    heard = retranslated_words(case) if article.side is Side.TARGET else frozenset()
    words = read_words(article)
    counts = Counter(word.text.lower() for word in words)
    for index, word in enumerate(words):
        lower = word.text.lower()
        if not is_rare(lower, article.lang) or counts[lower] > _MAX_TIMES or not _is_common_word(article, words, index):
            continue
        if lower in others or lower in known or lower in heard:
            continue
        slip = find_slip(lower, article.lang)
        if slip is None and word.text.islower():
            slip = garbled_form(lower, heard, article.lang)
        if slip is not None:
            yield _misspelt(article, word, slip, seen=slip.meant in heard)
        elif _is_nothing(article, word, others):
            yield _unknown(article, word)
    if article.side is Side.TARGET:
        yield from _real_words(case)


def _misspelt(article: Article, word: Word, slip: Slip, *, seen: bool) -> Suspicion:
    return suspect(
        article,
        word.start,
        word.end,
        message=f"‘{word.text}’ is hardly known as a word; it looks like ‘{slip.meant}’.",
        confidence=min(0.95, slip.confidence + 0.1) if seen else slip.confidence,
        suggestions=(slip.meant,),
        evidence=(Evidence("re-translation", f"has ‘{slip.meant}’ and not ‘{word.text}’"),) if seen else (),
    )


def _is_nothing(article: Article, word: Word, others: frozenset[str]) -> bool:
    judged = article.side is Side.TARGET and word.text.islower()
    return judged and is_no_word(word.text, article.lang) and not is_borrowed(word.text, others)


def _unknown(article: Article, word: Word) -> Suspicion:
    return suspect(
        article,
        word.start,
        word.end,
        message=f"‘{word.text}’ is not known as a word, and no known word is formed so.",
        confidence=NO_WORD,
        evidence=(Evidence("word frequencies", "neither the word nor any that it could be formed from is listed"),),
    )


def _real_words(case: Case) -> Iterator[Suspicion]:
    """Words that exist, but where the re-translation has, between the same neighbours, the word with a letter more."""
    for swap in swapped_words(case):
        word = swap.word.text
        if (
            word.islower()
            and lost_letter(word, swap.heard, case.target.lang)
            and find_slip(word, case.target.lang) is None
        ):
            yield suspect(
                case.target,
                swap.word.start,
                swap.word.end,
                message=f"‘{swap.word.text}’ may be a slip for ‘{swap.heard}’, which the re-translation has there.",
                confidence=0.6,
                suggestions=(swap.heard,),
                evidence=(Evidence("re-translation", f"has ‘{swap.heard}’ between the same words"),),
            )


def _is_common_word(article: Article, words: tuple[Word, ...], index: int) -> bool:
    """Whether a word cannot be a name or a part of a larger token: lower case, or the first word of its segment."""
    word = words[index]
    around = article.text[max(0, word.start - 1) : word.start] + article.text[word.end : word.end + 1]
    if any(joiner in around for joiner in "@#/_\\&-") or any(character.isdigit() for character in around):
        return False
    if article.text[word.end : word.end + 1] == "." and article.text[word.end + 1 : word.end + 2].isalnum():
        return False
    if word.text.islower():
        return True
    first = index == 0 or words[index - 1].segment != word.segment
    following = words[index + 1] if index + 1 < len(words) else None
    return first and len(word.text) >= _MIN_FIRST and following is not None and following.text.islower()


CHECK = TextCheck(
    code="FLU801",
    name="spelling",
    mqm="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    yields_to=frozenset({"FLU803", "FLU804"}),
    examples=(
        Example(
            target="The goverment has recieved a letter.", accused=("goverment", "recieved"), suggestion="government"
        ),
        Example(target="They definately agreed on the adress.", accused=("definately", "adress")),
        Example(
            target="She said hat the talks had failed.",
            source="Sie sagte, dass die Gespräche gescheitert seien.",
            retranslation="She said that the talks had failed.",
            accused=("hat",),
        ),
        Example(
            target="The reafflication of the claspeasm took years.",
            source="Die Sanierung der Brücke dauerte Jahre.",
            accused=("reafflication", "claspeasm"),
        ),
        Example(
            target="The unbarricaded embassies took in sunseekers; the repressiveness embroils us.",
            source="Die Botschaften nahmen Urlauber auf.",
        ),
        Example(
            target="Patients were given trimetazidine.",
            source="Die Patienten bekamen Trimetazidin.",
        ),
        Example(
            target="He spoke.",
            source="Die Arbeiter haben die Entscheidung sorgfälltig geprüft.",
            accused=("sorgfälltig",),
        ),
        Example(target="Selenskij met Witkof in a repurposed, unheated greenhouse; the organisers harboured doubts."),
        Example(target="She spoke.", source="Die parteiübergreifenden Verkehrsministergespräche waren ergebnislos."),
        Example(target="The coach was livid; the onus was on his placid defence, he said drily."),
        Example(target="He spoke.", source="Die Pfleger schöben Überstunden, die Bäume böten Schatten, sagte sie."),
        Example(target="The döner was good.", source="Der döner war gut."),
    ),
    find=_find,
)
