"""What an editor is told about the quotations of an article: one verdict for one mistake, over the words it touches."""

import re
from collections.abc import Iterator

import msgspec

from translaudit.articles import Article
from translaudit.quotations.apostrophes import SingleFault, single_mark_faults
from translaudit.quotations.attribution import end_before_attribution, says_who, swallowed_attribution
from translaudit.quotations.marks import QuotationRules, quotation_rules
from translaudit.quotations.reading import Fault, MisplacedMark, Quotation, Reading, read_quotations

_SCRAMBLED_GAP_WORDS = 3
"""So few unquoted words between two quotations, next to a wrong mark, are themselves part of a scrambled quotation."""
_NEAR = 120
"""Code points within which two neighbouring wrong marks are one mistake."""
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?][”“\"»’]?\s")
_HYPHEN_BEFORE_CLOSING = re.compile(r"[^\W\d_]+-$")
_SENTENCE_INSIDE = re.compile(r"[.!?] +[^\W\d_]")
_FRAGMENT = re.compile(r".[a-zäöüß]")
_MIN_RUN_ON_WORDS = 6
_MIN_SAID_WORDS = 4

_CONFIDENCE = {
    Fault.UNCLOSED: 0.75,
    Fault.UNOPENED: 0.75,
    Fault.SUPERFLUOUS: 0.85,
    Fault.WRONG_GLYPH: 0.7,
    Fault.WRONG_SPACING: 0.85,
    Fault.NESTED: 0.6,
}


class Verdict(msgspec.Struct, frozen=True):
    """One mistake in the quotations: its words as code point offsets, and what is wrong, for an editor."""

    start: int
    end: int
    message: str
    confidence: float
    proven: bool = True
    """Whether the marks themselves show the mistake; otherwise it is only worth a look."""
    missing_at: tuple[int, int] | None = None
    """The word at which the mark that is missing probably belongs."""


def judge_quotations(article: Article, *, whole: bool = False) -> tuple[Verdict, ...]:
    """All mistakes in the quotation marks of an article, in the order of the text, none inside another.

    A text of a single sentence may be cut out of a longer quotation, so a mark without its partner is not accused
    there, unless it is known to be `whole`.
    """
    rules = quotation_rules(article.lang)
    if rules is None:
        return ()
    reading = read_quotations(article)
    excerpt = len(article.segments) < 2 and not whole
    verdicts = [
        *_misplaced(article, reading, excerpt=excerpt),
        *_quoted_attributions(article, reading, rules),
        *_swallowed_speakers(article, reading, rules),
        *_torn(article, reading, rules),
        *_hyphens_before_closing(article, reading),
        *_single_marks(article, rules, excerpt=excerpt),
        *_foreign_styles(article, reading, rules),
        *_run_ons(article, reading),
    ]
    kept: list[Verdict] = []
    for verdict in verdicts:
        if not any(verdict.start < other.end and other.start < verdict.end for other in kept):
            kept.append(verdict)
    return tuple(sorted(kept, key=lambda verdict: verdict.start))


def _single_marks(article: Article, rules: QuotationRules, *, excerpt: bool) -> Iterator[Verdict]:
    """Single marks that open and never close (but not in an excerpt), and apostrophes that belong to no word."""
    for position, fault in single_mark_faults(article.text, rules):
        unclosed = fault is SingleFault.UNCLOSED
        if excerpt and unclosed:
            continue
        start, end = _touched(article.text, position, position + 1)
        place = _place_of_closing(article, position, len(article.text)) if unclosed else None
        message = f"{fault.format(words=article.text[start:end])}{_hint(article, place)}."
        yield Verdict(start, end, message, 0.6, missing_at=place)


def _misplaced(article: Article, reading: Reading, *, excerpt: bool) -> Iterator[Verdict]:
    for group in _grouped(article.text, reading.faults):
        first, last = group[0].index, group[-1].index
        first = _start_of_scramble(article.text, reading, first)
        if excerpt and first == last and group[0].fault in (Fault.UNCLOSED, Fault.UNOPENED):
            continue
        if first < group[0].index:
            start = reading.marks[first].position
            _, end = _touched(article.text, reading.marks[last].position, reading.marks[last].position + 1)
        else:
            start, end = _touched(article.text, reading.marks[first].position, reading.marks[last].position + 1)
        words = article.text[start:end]
        confidence = max(_CONFIDENCE[fault.fault] for fault in group)
        if last > first:
            yield Verdict(
                start, end, f"The quotation marks in ‘{words}’ do not fit together: see which words are quoted.", 0.9
            )
        else:
            place = _place_of_partner(article, reading, group[0])
            message = f"The mark in ‘{words}’ {group[0].fault.value}{_hint(article, place)}."
            yield Verdict(start, end, message, confidence, missing_at=place)


def _place_of_partner(article: Article, reading: Reading, fault: MisplacedMark) -> tuple[int, int] | None:
    """The word at which the partner of an unclosed or unopened mark probably belongs."""
    others = [mark.position for mark in reading.marks]
    if fault.fault is Fault.UNCLOSED:
        following = next((position for position in others if position > fault.position), len(article.text))
        return _place_of_closing(article, fault.position, following)
    if fault.fault is Fault.UNOPENED:
        before = max((position + 1 for position in others if position < fault.position), default=0)
        segment = article.segment_at(fault.position)
        first = _WORD.search(article.text, max(before, segment.start), fault.position) if segment else None
        return first.span() if first else None
    return None


def _place_of_closing(article: Article, opening: int, end: int) -> tuple[int, int] | None:
    """The word before the attribution that follows a quotation of whole sentences, else the last of its first one."""
    segment = article.segment_at(opening)
    if segment is None or not (segment.start == opening or article.text[:opening].rstrip().endswith(":")):
        return None
    line_end = article.text.find("\n", opening)
    end = min(end, len(article.text) if line_end < 0 else line_end)
    if place := end_before_attribution(article.text, opening + 1, end, article.lang):
        return place
    words = list(_WORD.finditer(article.text, opening, min(end, segment.end)))
    return (words[-1].start(), _touched_right(article.text, words[-1].end())) if words else None


def _hint(article: Article, place: tuple[int, int] | None) -> str:
    return f": its partner may belong at ‘{article.text[slice(*place)]}’" if place else ""


def _grouped(text: str, faults: tuple[MisplacedMark, ...]) -> Iterator[list[MisplacedMark]]:
    group: list[MisplacedMark] = []
    for fault in faults:
        if group and not _one_mistake(text, group[-1], fault):
            yield group
            group = []
        group.append(fault)
    if group:
        yield group


def _one_mistake(text: str, one: MisplacedMark, other: MisplacedMark) -> bool:
    between = text[one.position : other.position]
    return other.index - one.index <= 1 and len(between) <= _NEAR and "\n" not in between


def _start_of_scramble(text: str, reading: Reading, first: int) -> int:
    """Index of the mark where the scrambled stretch before a wrong mark begins: the mark itself where there is none."""
    outer = {quotation.end - 1: quotation.start for quotation in reading.quotations}
    index_at = {mark.position: index for index, mark in enumerate(reading.marks)}
    start = first
    while start > 0:
        closing = reading.marks[start - 1].position
        gap = text[closing + 1 : reading.marks[start].position]
        short = 0 < len(_WORD.findall(gap)) <= _SCRAMBLED_GAP_WORDS and not re.search(r"[.,:;!?\n]", gap)
        if closing not in outer or not short:
            break
        start = index_at[outer[closing]]
    return start


def _quoted_attributions(article: Article, reading: Reading, rules: QuotationRules) -> Iterator[Verdict]:
    subjects, verbs = "|".join(rules.attribution_subjects), "|".join(rules.attribution_verbs)
    attribution = re.compile(
        rf"\W\s*((?:{subjects})\s+(?:{verbs})|(?:{verbs})\s+(?:{subjects}))\s*,?\s*\W", re.IGNORECASE
    )
    for quotation in reading.quotations:
        quoted = article.text[quotation.start : quotation.end]
        if match := attribution.fullmatch(quoted):
            end = (
                _touched_right(article.text, quotation.end + 1)
                if _follows_word(article.text, quotation.end)
                else quotation.end
            )
            yield Verdict(
                quotation.start,
                end,
                f"‘{match.group(1)}’ stands inside quotation marks, but it says who speaks: the marks are displaced.",
                0.9,
            )


def _swallowed_speakers(article: Article, reading: Reading, rules: QuotationRules) -> Iterator[Verdict]:
    """Quotations that end a paragraph or sentence in "…, the minister said" and have no other speaker outside.

    Where the sentence goes on behind the mark, only a bare "he said," is beyond doubt.
    """
    subjects, verbs = "|".join(rules.attribution_subjects), "|".join(rules.attribution_verbs)
    bare = re.compile(rf"(?:{subjects}) (?:{verbs}),?")
    for quotation in reading.quotations:
        quoted = article.text[quotation.start : quotation.end - 1]
        found = swallowed_attribution(quoted, article.lang) if quotation.complete else None
        if found is None or len(_WORD.findall(quoted[: found[0]])) < _MIN_SAID_WORDS or re.search("[‘‹“„]", quoted[1:]):
            continue
        line = article.text[quotation.end :].partition("\n")[0][:_NEAR]
        before = article.text[: quotation.start].rpartition("\n")[2][-_NEAR:]
        elsewhere = (_SENTENCE_END.split(before)[-1], "" if quoted.endswith(".") else line.partition(".")[0])
        goes_on = re.match(r"[,\s]*[a-z]", line) is not None and not bare.fullmatch(quoted[slice(*found)])
        if goes_on or any(says_who(text, article.lang) for text in elsewhere):
            continue
        start, end = quotation.start + found[0], quotation.start + found[1]
        message = f"‘{article.text[start:end]}’ says who speaks, but stands inside the quotation marks."
        yield Verdict(start, quotation.end, message, 0.75)


def _torn(article: Article, reading: Reading, rules: QuotationRules) -> Iterator[Verdict]:
    """Direct speech of which a part stands before its opening mark or behind its closing mark."""
    text = article.text
    for quotation in reading.quotations:
        if quotation.complete and text[quotation.end - 2] == ",":
            before = _SENTENCE_END.split(text[text.rfind("\n", 0, quotation.start) + 1 : quotation.start])[-1]
            verdict = _torn_before(text, quotation, before, rules) or _torn_behind(text, quotation, before, rules)
            if verdict is not None:
                yield verdict


def _torn_before(text: str, quotation: Quotation, before: str, rules: QuotationRules) -> Verdict | None:
    """“I have never “taken anything,” she said”: what stands before the mark in its sentence only a speaker says."""
    opener = _WORD.match(before)
    if opener is None or opener.group().lower() not in rules.speaker_words & rules.attribution_subjects:
        return None
    subjects, verbs = "|".join(rules.attribution_subjects), "|".join(rules.attribution_verbs)
    if re.compile(rf"\s(?:(?:{subjects})\s)?(?:{verbs})\b").match(text, quotation.end) is None:
        return None
    message = f"‘{before.strip()}’ belongs to the quotation that begins behind it."
    return Verdict(quotation.start - len(before), quotation.start + 1, message, 0.8)


def _torn_behind(text: str, quotation: Quotation, before: str, rules: QuotationRules) -> Verdict | None:
    """“It crashed,” and the house was gone, she said: only behind what follows the mark is it said who speaks."""
    long = len(_WORD.findall(text, quotation.start, quotation.end)) >= _MIN_SAID_WORDS
    if before.strip() or not long or not rules.clause_openers:
        return None
    verbs, goes_on = "|".join(rules.attribution_verbs), "|".join(rules.clause_openers)
    behind = rf"\s(?P<torn>(?:{goes_on})\b[^.;:“”\"\n]{{12,120}}?),\s(?:[^,.;:“”\"\n]{{0,70}}\b)?(?:{verbs})\b"
    match = re.compile(behind).match(text, quotation.end)
    if match is None or re.search(rf"\b(?:{verbs})\b", match["torn"]):
        return None
    message = f"‘{match['torn']}’ belongs to the quotation that ends before it."
    return Verdict(_touched_left(text, quotation.end - 1), match.end("torn"), message, 0.8)


def _hyphens_before_closing(article: Article, reading: Reading) -> Iterator[Verdict]:
    for quotation in reading.quotations:
        inside = article.text[quotation.start : quotation.end - 1]
        if (match := _HYPHEN_BEFORE_CLOSING.search(inside)) and " " in inside:
            start = quotation.start + match.start()
            words = article.text[start : quotation.end]
            yield Verdict(start, quotation.end, f"The quotation ends in a stray hyphen: ‘{words}’.", 0.8)


def _foreign_styles(article: Article, reading: Reading, rules: QuotationRules) -> Iterator[Verdict]:
    """Quotations in the marks of another language, in a text that quotes in its own language's marks elsewhere."""
    foreign = [each for each in reading.quotations if article.text[each.start] in rules.foreign_openers]
    if 2 * len(foreign) <= len(reading.quotations):
        for quotation in foreign:
            marks = article.text[quotation.start], article.text[quotation.end - 1]
            message = f"{marks[0]} and {marks[1]} are not the quotation marks of the rest of the text."
            yield Verdict(quotation.start, quotation.end, message, 0.8)


def _run_ons(article: Article, reading: Reading) -> Iterator[Verdict]:
    for quotation in reading.quotations:
        quoted = article.text[quotation.start : quotation.end]
        opener = article.text[: quotation.start].rstrip(" ")
        begins_inside = bool(opener) and (opener[-1].isalpha())
        matches = list(_SENTENCE_INSIDE.finditer(quoted))
        if begins_inside and matches and _FRAGMENT.match(quoted) and "\n" not in quoted:
            last = matches[-1].end() - 1
            head, tail = quoted[: matches[0].start()], quoted[last:]
            if len(_WORD.findall(head)) >= _MIN_RUN_ON_WORDS and len(_WORD.findall(tail)) <= _MIN_RUN_ON_WORDS:
                message = "The quotation begins inside a sentence and runs on into ‘{}’: see where it begins and ends."
                yield Verdict(quotation.start + last, quotation.end, message.format(tail), 0.35, proven=False)


def _touched(text: str, start: int, end: int) -> tuple[int, int]:
    """The words glued to a mark, or the word before it where it stands alone."""
    left, right = _touched_left(text, start), _touched_right(text, end)
    if left == start and right == end:
        while left > 0 and text[left - 1] == " ":
            left -= 1
        left = _touched_left(text, left)
    return left, right


def _touched_left(text: str, position: int) -> int:
    while position > 0 and not text[position - 1].isspace():
        position -= 1
    return position


def _touched_right(text: str, position: int) -> int:
    while position < len(text) and not text[position].isspace():
        position += 1
    return position


def _follows_word(text: str, position: int) -> bool:
    return text[position : position + 1] == " " and text[position + 1 : position + 2].isalpha()
