"""Numbers that no one writes on purpose: torn from their word, glued to one, or naming an article that cannot be meant.

The patterns are made of the units, number nouns and sentence openers of the language's `numbers.toml`; they look at one
text alone.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import msgspec

from translaudit.numbers.language import NumberWords, grammar_of

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
    found = [*_torn_apart(text, patterns, grammar_of(lang).words), *_glued(text, lang, patterns)]
    return sorted(found)


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


class _Patterns(msgspec.Struct, frozen=True):
    spaced_separator: re.Pattern[str]
    spaced_hyphen: re.Pattern[str]
    spaced_dash: re.Pattern[str]
    hyphen_opener: re.Pattern[str]
    glued_after: re.Pattern[str]
    glued_before: re.Pattern[str]
    reference: re.Pattern[str]
    nouns: dict[str, str]


@cache
def _patterns(lang: str) -> _Patterns:
    words = grammar_of(lang).words
    heads = "|".join(words.torn.heads)
    openers = "|".join(sorted(map(re.escape, words.torn.openers), key=len, reverse=True))
    nouns = {form: noun for noun, forms in words.references.items() for form in forms}
    listed = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))
    glueable = "|".join(sorted(map(re.escape, _glueable(words)), key=len, reverse=True))
    return _Patterns(
        spaced_separator=re.compile(
            r"(?<![\d.,])\d{1,3}(?: [.,] ?\d{3}(?!\d))+|(?<![\d.,])\d+ [.,] \d+(?![\d.,]|\s?[-–])"
        ),
        spaced_hyphen=re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)* -(?=[^\W\d_])[^\W_]+(?:-[^\W_]+)*"),
        spaced_dash=re.compile(rf"(?<![\w.,-])\d+(?:[.,]\d+)* ?(?:[–—] | -  ?|- )(?:{heads})\b", re.IGNORECASE),
        hyphen_opener=re.compile(rf"(?<![\w.,/-])\d+-(?i:{openers})\b(?!-)"),
        glued_after=re.compile(rf"(?<![^\W_])\d+(?:[.,]\d+)*(?:{glueable})\b"),
        glued_before=re.compile(rf"(?<![^\W_])(?:{glueable})\d+(?![^\W_])"),
        reference=re.compile(rf"(?<!\w)(?P<noun>{listed})[ \u00a0]?(?P<number>\d+)"),
        nouns=nouns,
    )


def _glueable(words: NumberWords) -> set[str]:
    """Words that stand beside numbers and are never written together with one."""
    units = {form for forms in words.units.values() for form in forms if len(form) > 3 and form.isalpha()}
    return units | words.torn.counted | {opener for opener in words.torn.openers if len(opener) > 2} | set(words.scales)


def _torn_apart(text: str, patterns: _Patterns, words: NumberWords) -> Iterator[Oddity]:
    for match in patterns.spaced_separator.finditer(text):
        yield Oddity(*match.span(), "spaces tear it apart", _closed_up(match.group(), words))
    for match in patterns.spaced_hyphen.finditer(text):
        yield Oddity(*match.span(), "a space tears it from its word", match.group().replace(" -", "-"))
    for match in patterns.spaced_dash.finditer(text):
        mended = re.sub(r"\s*[–—-]\s*", "-", match.group(), count=1)
        yield Oddity(*match.span(), "a dash with spaces tears it from its word", mended)


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
    for pattern in (patterns.glued_after, patterns.glued_before):
        for match in pattern.finditer(text):
            mended = re.sub(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)", " ", match.group())
            yield Oddity(*match.span(), "it is glued to a word", mended)
