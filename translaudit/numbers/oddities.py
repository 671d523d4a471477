"""Numbers that no one writes on purpose: torn from their word, glued to one, or naming an article that cannot be meant.

The patterns are made of the units, number nouns and sentence openers of the language's `numbers.toml`; they look at one
text alone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

import msgspec

from translaudit.numbers.language import Grammar, NumberWords, grammar_of

GLUED_DIGITS = 2
"""How many digits more than the known article's a doubtful one must have ("Article 5", "Article 532")."""


class Oddity(msgspec.Struct, frozen=True, order=True):
    """An odd number at code points `start` to `end`; `mended` is how it should probably be written."""

    start: int
    end: int
    reason: str
    mended: str | None = None


class Reference(msgspec.Struct, frozen=True):
    """A noun with the number that names its object: "Article 5"."""

    noun: str
    number: str
    start: int
    end: int


def odd_numbers(text: str, lang: str) -> list[Oddity]:
    """Numbers torn from or glued to their neighbours, in order.

    Raises:
        ConfigError: the language has no `numbers.toml`.
    """
    patterns = _patterns(lang)
    return sorted([*_torn_apart(text, patterns), *_glued(text, lang, patterns), *_foreign(text, patterns)])


def odd_references(text: str, lang: str, others: Counter[tuple[str, str]]) -> Iterator[Oddity]:
    """References whose number begins like that of a reference known here or in `others`, and goes on too long."""
    own = references(text, lang)
    known = Counter((each.noun, each.number) for each in own)
    for each in own:
        if others[each.noun, each.number] or known[each.noun, each.number] > 1:
            continue
        candidates = {number for noun, number in (known + others) if noun == each.noun}
        short = [
            number
            for number in candidates
            if each.number.startswith(number) and len(each.number) >= len(number) + GLUED_DIGITS
        ]
        if short:
            stem = text[each.start : each.end].removesuffix(each.number)
            best = max(short, key=lambda number: (known + others)[each.noun, number])
            yield Oddity(each.start, each.end, f"the articles speak of ‘{stem}{best}’", stem + best)


def references(text: str, lang: str) -> list[Reference]:
    """Every noun with a number that names its object."""
    pattern, nouns = _patterns(lang).reference, _patterns(lang).nouns
    return [
        Reference(nouns[match["noun"]], match["number"], match.start(), match.end("number"))
        for match in pattern.finditer(text)
    ]


class _Patterns(msgspec.Struct, frozen=True, dict=True):
    """The patterns made of a language's words, each compiled when a text first needs it."""

    grammar: Grammar

    @property
    def words(self) -> NumberWords:
        return self.grammar.words

    @cached_property
    def spaced_dash(self) -> re.Pattern[str]:
        heads = "|".join(self.words.torn.heads)
        return re.compile(rf"(?<![\w.,-])\d+(?:[.,]\d+)* ?(?:[–—] | -  ?|- )(?:{heads})\b", re.IGNORECASE)

    @cached_property
    def hyphen_opener(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w.,/-])\d+-(?i:{_any_of(self.words.torn.openers)})\b(?!-)")

    @cached_property
    def glued(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        words = _any_of(_glueable(self.words))
        return (
            re.compile(rf"(?<![^\W_])\d+(?:[.,]\d+)*(?:{words})\b"),
            re.compile(rf"(?<![^\W_])(?:{words})\d+(?![^\W_])"),
        )

    @cached_property
    def foreign_ordinal(self) -> re.Pattern[str] | None:
        """A day marked by a full stop before its month, in a language that marks it otherwise, or not at all."""
        if "." in "".join(self.words.ordinal_marks.values()):
            return None
        openers = _any_of(self.words.torn.openers | self.words.calendar.month_openers)
        months = _any_of(name.capitalize() for name in self.grammar.months if len(name) > 2)
        return re.compile(rf"\b(?i:{openers}) (?P<day>\d{{1,2}})\. (?P<month>{months})\b")

    @cached_property
    def reference(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?P<noun>{_any_of(self.nouns)})[ \u00a0]?(?P<number>\d+)")

    @cached_property
    def nouns(self) -> dict[str, str]:
        return {form: noun for noun, forms in self.words.references.items() for form in forms}


_SPACED_SEPARATOR = re.compile(r"(?<![\d.,])\d{1,3}(?: [.,] ?\d{3}(?!\d))+|(?<![\d.,])\d+ [.,] \d+(?![\d.,]|\s?[-–])")
_HALF_SPACED = re.compile(r"(?<![\d.,$€£])\d+ \.\d{1,2}(?![\d.,]|[ -]?(?:cal|mm))")
_WRONG_GROUP = re.compile(r"(?<![\w.,:/-])\d{1,3},\d{2}(?= (?!and\b|or\b|to\b)[a-z]{3})")
_SPACED_HYPHEN = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)* -(?=[^\W\d_])[^\W_]+(?:-[^\W_]+)*")
_DIGIT_BESIDE_LETTER = re.compile(r"\d[^\W\d_]|[^\W\d_]\d")


@cache
def _patterns(lang: str) -> _Patterns:
    return _Patterns(grammar_of(lang))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _glueable(words: NumberWords) -> set[str]:
    """Words that stand beside numbers and are never written together with one."""
    units = {form for forms in words.units.values() for form in forms if len(form) > 3 and form.isalpha()}
    openers = {opener for opener in words.torn.openers if len(opener) > 2}
    return units | words.torn.counted | openers | (words.scales.keys() - words.glued_scales.keys())


def _torn_apart(text: str, patterns: _Patterns) -> Iterator[Oddity]:
    for match in _SPACED_SEPARATOR.finditer(text):
        yield Oddity(*match.span(), "spaces tear it apart", _closed_up(match.group(), patterns.words))
    for match in _HALF_SPACED.finditer(text):
        yield Oddity(*match.span(), "a space tears it apart", match.group().replace(" ", ""))
    for match in _SPACED_HYPHEN.finditer(text):
        yield Oddity(*match.span(), "a space tears it from its word", match.group().replace(" -", "-"))
    for match in patterns.spaced_dash.finditer(text):
        mended = re.sub(r"\s*[–—-]\s*", "-", match.group(), count=1)
        yield Oddity(*match.span(), "a dash with spaces tears it from its word", mended)


def _foreign(text: str, patterns: _Patterns) -> Iterator[Oddity]:
    """Numbers with the separators of another language: two digits behind a comma that groups three, "14. March"."""
    if patterns.words.groups[0] == ",":
        for match in _WRONG_GROUP.finditer(text):
            yield Oddity(*match.span(), "a comma groups three digits")
    for match in patterns.foreign_ordinal.finditer(text) if patterns.foreign_ordinal else ():
        mended = f"{match['day']} {match['month']}"
        yield Oddity(match.start("day"), match.end(), "the day has a full stop behind it", mended)


def _closed_up(torn: str, words: NumberWords) -> str:
    """The number without its spaces, with the language's own separator."""
    first, *others = re.split(r" ?[.,] ?", torn)
    separator = words.groups[0] if all(len(part) == 3 for part in others) else words.decimal
    return separator.join([first, *others])


def _glued(text: str, lang: str, patterns: _Patterns) -> Iterator[Oddity]:
    at = {reference.end: reference.start for reference in references(text, lang)}
    for match in patterns.hyphen_opener.finditer(text):
        number_end = match.start() + re.match(r"\d+", match.group()).end()  # type: ignore[union-attr]
        yield Oddity(at.get(number_end, match.start()), match.end(), "the next words are glued to it")
    for pattern in patterns.glued if _DIGIT_BESIDE_LETTER.search(text) else ():
        for match in pattern.finditer(text):
            mended = re.sub(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)", " ", match.group())
            yield Oddity(*match.span(), "it is glued to a word", mended)
