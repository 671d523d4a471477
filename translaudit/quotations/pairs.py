"""What is quoted in the source, and what in its translation: marks that are gone, and a speaker inside them."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from translaudit.align import Bead
from translaudit.align.places import stretch
from translaudit.articles import Article
from translaudit.checks.base import Case
from translaudit.documents import Span
from translaudit.lexicon.table import translation_table
from translaudit.quotations.attribution import says_who, swallowed_attribution, verbs_of_saying
from translaudit.quotations.marks import QuotationRules, quotation_rules
from translaudit.quotations.reading import Quotation, read_quotations

FEWEST_QUOTED_WORDS = 2
"""A single quoted word is often a title, a name or irony, whose marks a translator may drop."""
FEWEST_SAID_WORDS = 5
"""Words from which a quotation is what somebody said; 5 of the 7 such in 2,107 human translations of news that lost
their marks had lost them by mistake."""
_RENDERED = 0.05
"""Probability from which a word is taken for a rendering of a quoted one."""
_SPEAKER_REACH = 60
"""Code points behind a quotation in which its speaker would be named."""
_LONGEST_SPEAKER = 45
"""Code points after a verb of saying in which its speaker is named; more is what somebody is reported to have said."""
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_ANY_MARK = re.compile(r"[“”„«»\"‘‹›]|(?<!\w)'(?=\w)")


class LostQuotation(msgspec.Struct, frozen=True):
    """A quotation of the source, and the stretch of the translation that quotes nothing."""

    source: Span
    target: Span
    said: bool
    """Whether the translation still says by a verb set off by a comma that somebody speaks, and like the source in the
    speaker's own person: what is told in the third is reported speech, and the "you" of "you could have heard a pin
    drop" is nobody's."""


class SwallowedSpeaker(msgspec.Struct, frozen=True):
    """An attribution inside the marks of the translation whose speaker stands outside them in the source."""

    attribution: Span
    source: Span


class InventedQuotation(msgspec.Struct, frozen=True):
    """A quotation of the translation, the source sentence that only reports it, and the verb that shows so."""

    target: Span
    source: Span
    verb: Span


def lost_quotations(case: Case) -> Iterator[LostQuotation]:
    """Quotations of two words or more in beads whose translation has no quotation mark at all."""
    if verbs_of_saying(case.target.lang) is None:
        return
    quoted = read_quotations(case.target).quotations
    for bead in case.alignment.beads:
        if not bead.source or not bead.target:
            continue
        target = stretch(case.target, bead.target)
        if any(_overlap(each, target) for each in quoted) or _ANY_MARK.search(target.text):
            continue
        attributed = _is_attributed(target.text, case.target.lang)
        for quotation in _quotations_in(case.source, bead.source):
            quoted_text = case.source.text[quotation.start + 1 : quotation.end - 1]
            words = [word for word in _WORD.findall(quoted_text) if not word.isdigit()]
            if len(words) < FEWEST_QUOTED_WORDS or quoted_text in target.text:
                continue
            said = len(words) >= FEWEST_SAID_WORDS and _is_direct_speech(case.source.text, quotation)
            part = len(words) < FEWEST_SAID_WORDS and words[0].islower()  # titles and names begin with a capital
            if part or (said and attributed):
                span = case.source.span(quotation.start, quotation.end)
                own_words = said and all(
                    _speaks_itself(text, lang)
                    for text, lang in ((quoted_text, case.source.lang), (target.text, case.target.lang))
                )
                yield LostQuotation(span, _rendering(case, words, target), own_words)


def invented_quotations(case: Case) -> Iterator[InventedQuotation]:
    """Whole statements that the translation quotes, where the aligned source has reported speech and no marks."""
    rules = quotation_rules(case.source.lang)
    if rules is None or not rules.reported_verbs or not read_quotations(case.source).quotations:
        return
    beads = case.alignment.beads
    for number, bead in enumerate(beads):
        if not bead.source or not bead.target:
            continue
        source = stretch(case.source, bead.source)
        verb = _reported_verb(case.source, source, rules)
        near = [index for each in beads[max(0, number - 1) : number + 2] for index in each.source]
        around = stretch(case.source, near)
        quoted_there = any(_overlap(each, source) for each in read_quotations(case.source).quotations)
        if verb is None or quoted_there or _ANY_MARK.search(around.text):
            continue
        for quotation in _quotations_in(case.target, bead.target):
            quoted = case.target.text[quotation.start + 1 : quotation.end - 1]
            if len(_WORD.findall(quoted)) >= FEWEST_SAID_WORDS:
                yield InventedQuotation(
                    case.target.span(quotation.start, quotation.end), source, case.source.span(*verb.span())
                )


def _reported_verb(source: Article, place: Span, rules: QuotationRules) -> re.Match[str] | None:
    """The first verb that only reported speech has; in the first person it is an indicative."""
    words = list(_WORD.finditer(source.text, place.start, place.end))
    return next(
        (
            word
            for before, word in zip([None, *words], words, strict=False)
            if word.group() in rules.reported_verbs
            and (before is None or before.group().lower() not in rules.first_person)
        ),
        None,
    )


def swallowed_speakers(case: Case) -> Iterator[SwallowedSpeaker]:
    """Attributions at the end of a quotation that name somebody whom the source names outside its quotations."""
    for quotation in read_quotations(case.target).quotations:
        quoted = case.target.text[quotation.start : quotation.end - 1]
        if not quotation.complete or (found := swallowed_attribution(quoted, case.target.lang)) is None:
            continue
        attribution = case.target.span(quotation.start + found[0], quotation.start + found[1])
        names = {word for word in _WORD.findall(attribution.text) if word[0].isupper()}
        line_end = case.target.text.find("\n", quotation.end)
        rest = case.target.text[quotation.end : line_end if line_end >= 0 else None][:_SPEAKER_REACH]
        if says_who(rest, case.target.lang):
            continue  # another verb says outside who speaks
        for bead in case.alignment.beads:
            if bead.source and bead.target and _overlap(quotation, stretch(case.target, bead.target)):
                outside = _outside(case.source, bead)
                if name := next((span for span in outside if span.text in names), None):
                    yield SwallowedSpeaker(attribution, name)
                    break


def _is_direct_speech(text: str, quotation: Quotation) -> bool:
    """Whether a comma or a colon sets a quotation off, as it does what somebody says, and no title."""
    before, after = text[: quotation.start].rstrip()[-1:], text[quotation.end : quotation.end + 1]
    return before == ":" or after == ","


def _speaks_itself(text: str, lang: str) -> bool:
    """Whether a text has a pronoun that only a speaker uses."""
    rules = quotation_rules(lang)
    words = (word for word in _WORD.findall(text) if not (word.isupper() and len(word) > 1))  # US is not us
    return rules is not None and any(re.split("[’']", word.lower())[0] in rules.speaker_words for word in words)


def _rendering(case: Case, quoted: Sequence[str], whole: Span) -> Span:
    """From the first to the last known rendering of the quoted words; the whole stretch where they are far apart."""
    table = translation_table(case.language_pair)
    found = [
        match
        for match in _WORD.finditer(case.target.text, whole.start, whole.end)
        if table and any(table.probability(word, match.group()) >= _RENDERED for word in quoted)
    ]
    near = bool(found) and len(_WORD.findall(case.target.text, found[0].start(), found[-1].end())) <= 2 * len(quoted)
    return case.target.span(found[0].start(), found[-1].end()) if near else whole


def _quotations_in(article: Article, segments: Sequence[int]) -> list[Quotation]:
    place = stretch(article, segments)
    found = read_quotations(article).quotations
    return [each for each in found if each.complete and place.start <= each.start and each.end <= place.end + 1]


def _outside(article: Article, bead: Bead) -> list[Span]:
    """The words of a bead's source that stand outside its quotations."""
    place = stretch(article, bead.source)
    quoted = read_quotations(article).quotations
    return [
        article.span(*match.span())
        for match in _WORD.finditer(article.text, place.start, place.end)
        if not any(each.start <= match.start() < each.end for each in quoted)
    ]


def _is_attributed(text: str, lang: str) -> bool:
    """Whether a comma sets off who speaks ("…, the minister said"), as it does after direct speech only."""
    verbs = verbs_of_saying(lang)
    if verbs is None:
        return False
    who = rf",\s+[^,;:]{{0,70}}\b(?:{verbs})\b(?!\s+that\b)[^,.;:]{{0,{_LONGEST_SPEAKER}}}(?:[,.;:]|$)"
    return re.search(who, text) is not None


def _overlap(quotation: Quotation, place: Span) -> bool:
    return place.start < quotation.end and quotation.start < place.end
