"""Read a text into quantities: one walk over its tokens, the longest form first."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, lru_cache

from msgspec.structs import replace

from translaudit.articles import Article
from translaudit.numbers import dates, roman
from translaudit.numbers.context import in_context
from translaudit.numbers.counting import WordNumbers
from translaudit.numbers.digits import MIXED, SLASHED, STOPPAGE_TIME, TOKEN, VULGAR, values_of
from translaudit.numbers.language import Grammar, can_read, grammar_of
from translaudit.numbers.measures import Measures, plain
from translaudit.numbers.quantity import STOPPAGE, Kind, Quantity, Strength
from translaudit.numbers.units import is_money

_FULL_STOP = re.compile(r"[.][^\w\s]*")
_COMPARED_DIGITS = 200
"""Of a code: two that begin with so many digits are one."""


@lru_cache(maxsize=8)
def quantities_of(article: Article) -> tuple[tuple[Quantity, ...], ...]:
    """The quantities of each segment of an article; empty for a language whose numbers translaudit cannot read."""
    if not can_read(article.lang):
        return tuple(() for _ in article.segments)
    found = read_quantities(article.text, article.lang)
    starts = [quantity.start for quantity in found]
    bounds = ((bisect_left(starts, each.start), bisect_left(starts, each.end), each.end) for each in article.segments)
    return tuple(_ended(found[first:last], article.text, end) for first, last, end in bounds)


def quantities_in(article: Article, segments: Iterable[int]) -> list[Quantity]:
    """The quantities of some segments, in order."""
    return [quantity for index in segments for quantity in quantities_of(article)[index]]


def _ended(quantities: tuple[Quantity, ...], text: str, end: int) -> tuple[Quantity, ...]:
    """The quantities of a sentence, whose full stop makes no ordinal of the number before it."""
    if not quantities or not quantities[-1].ordinal or not _FULL_STOP.fullmatch(text, quantities[-1].end - 1, end):
        return quantities
    last = quantities[-1]
    return (*quantities[:-1], replace(last, end=last.end - 1, whole=(last.whole[0], last.end - 1), ordinal=False))


@lru_cache(maxsize=256)
def read_quantities(text: str, lang: str) -> tuple[Quantity, ...]:
    """Every quantity of a text, in order.

    Raises:
        ConfigError: the language has no `numbers.toml`.
    """
    reader = _Reader(text, grammar_of(lang))
    return in_context(list(reader.read()), text, reader.grammar)


@dataclass
class _Reader:
    text: str
    grammar: Grammar
    position: int = field(default=0, init=False)

    @cached_property
    def measures(self) -> Measures:
        return Measures(self.text, self.grammar)

    @cached_property
    def numbers(self) -> WordNumbers:
        return WordNumbers(self.measures)

    @cached_property
    def vague(self) -> dict[int, tuple[int, int]]:
        longest = {}
        for found in self.grammar.vague_pattern.finditer(self.text):
            read = ((pattern.match(self.text, found.start()), value) for pattern, value in self.grammar.vague_values)
            longest[found.start()] = max((match.end(), value) for match, value in read if match is not None)
        return longest

    @cached_property
    def figurative(self) -> frozenset[int]:
        found = self.grammar.figurative_pattern.finditer(self.text)
        return frozenset(place for match in found for place in range(*match.span()))

    @cached_property
    def weekdays(self) -> dict[int, tuple[int, int]]:
        return {
            match.start(): (match.end(), self.grammar.weekdays[match[1].lower()])
            for match in self.grammar.weekday_pattern.finditer(self.text)
        }

    @cached_property
    def feasts(self) -> dict[int, list[Quantity]]:
        return dates.feast_days(self.text, self.grammar)

    def read(self) -> Iterator[Quantity]:
        for token in TOKEN.finditer(self.text):
            if token.start() < self.position or token.start() in self.figurative:
                continue
            for quantity in self._at(token):
                self.position = max(self.position, quantity.end)
                yield quantity

    def _at(self, token: re.Match[str]) -> list[Quantity]:
        match token.lastgroup:
            case "word":
                return self.feasts.get(token.start()) or _listed(self._word(token))
            case "number":
                return self._number(token)
            case "vulgar":
                return _listed(
                    self.measures.number(token.start(), token.end(), (Fraction(VULGAR[token.group()]),), digits=True)
                )
            case "phone":
                return self._phone(token)
            case "entity":
                return []
            case _:
                return self._code(token)

    def _number(self, token: re.Match[str]) -> list[Quantity]:
        start, digits = token.start(), token.group()
        if date := dates.numeric_date(self.text, start, self.grammar):
            self.position = date[0].whole[1]
            return date
        if added := STOPPAGE_TIME.match(self.text, start):
            return [_stoppage(added)]
        special = (
            dates.digit_decade(self.text, start, digits, self.grammar)
            or dates.clock_time(self.text, start, self.grammar)
            or dates.time_taken(self.text, start, self.grammar)
        )
        if special is not None:
            return [special]
        if days := dates.dated_days(self.text, start, self.grammar):
            return days
        if slashed := SLASHED.match(self.text, start):
            return self._slashed(slashed)
        values = values_of(digits, self.grammar)
        end = token.end()
        if not values:
            return [_code(start, end, "", digits)]
        if digits.isdecimal() and (mixed := MIXED.match(self.text, end)):
            part = (
                Fraction(VULGAR[mixed["sign"]])
                if mixed["sign"]
                else Fraction(int(mixed["top"]), int(mixed["bottom"]) or 1)
            )
            if part < 1:
                values, end = tuple(value + part for value in values), mixed.end()
        if ordinal := self.grammar.ordinal_digits.match(self.text, end):
            return _listed(self.measures.number(start, ordinal.end(), values, digits=True, ordinal=True))
        number = self.measures.number(start, end, values, digits=True)
        return _listed(self.numbers.minutes_told(number) or number)

    def _slashed(self, match: re.Match[str]) -> list[Quantity]:
        top, bottom = int(match[1]), int(match[2])
        if 0 < top < bottom <= 10:
            return _listed(self.measures.number(match.start(), match.end(), (Fraction(top, bottom),), digits=True))
        return [
            Quantity(
                kind=Kind.NUMBER,
                start=match.start(group),
                end=match.end(group),
                values=(Fraction(int(match[group])),),
                digits=True,
                whole=match.span(),
                paired=True,
            )
            for group in (1, 2)
        ]

    def _phone(self, token: re.Match[str]) -> list[Quantity]:
        if date := dates.numeric_date(self.text, token.start(), self.grammar):
            self.position = date[0].whole[1]
            return date
        digits = re.sub(r"\D", "", token.group())
        if len(digits) < 7 or not digits.strip("0"):
            return []
        return [_code(token.start(), token.end(), "phone", digits.lstrip("0"))]

    def _code(self, token: re.Match[str]) -> list[Quantity]:
        text = token.group()
        number = re.search(r"\d+", text)
        assert number is not None
        letters, digits, tail = text[: number.start()], number.group(), text[number.end() :]
        words = self.grammar.words
        if (not tail or tail in words.glued_scales) and is_money(self.grammar.units.get(letters)):
            amount = TOKEN.match(self.text, token.start() + number.start())
            return self._number(amount) if amount is not None and amount.lastgroup == "number" else []
        measured = not letters and (tail in words.glued_scales or tail in self.grammar.units)
        is_year = len(digits) == 4 and digits[:2] in {"15", "16", "17", "18", "19", "20"}
        if measured or (letters.endswith("-") and is_year):
            at = token.start() + number.start()
            values = values_of(digits, self.grammar)
            return _listed(self.measures.number(at, at + len(digits), values, digits=True))
        return [_code(token.start(), token.end(), (letters + tail).rstrip("-").lower(), digits)]

    def _word(self, token: re.Match[str]) -> Quantity | None:
        start, end, word = token.start(), token.end(), token.group().lower()
        if word in self.grammar.words.scales and (scaled := self._scale_first(start)):
            return scaled
        if start in self.vague:
            end, value = self.vague[start]
            return plain(Kind.VAGUE, start, end, Fraction(value))
        if start in self.weekdays:
            end, value = self.weekdays[start]
            return plain(Kind.WEEKDAY, start, end, Fraction(value))
        if word in self.grammar.months:
            return plain(Kind.MONTH, start, end, Fraction(self.grammar.months[word]))
        if decade := self._decade(start, end, word):
            return decade
        if (value := roman.value_of(token.group())) and roman.follows_name(self.text, start):
            code = _code(start, end, roman.LABEL, str(value))
            return replace(code, strength=Strength.WEAK)
        return self.numbers.read(start, end, word)

    def _scale_first(self, start: int) -> Quantity | None:
        """A sum of money whose scale stands before its digits: "Mio. € 12", "$ Mio. 12"."""
        scale = self.grammar.scale_first.match(self.text, start)
        sign = self.measures.money_sign(start)
        digits = TOKEN.match(self.text, scale.end()) if scale and (scale["sign"] or sign) else None
        read = self._number(digits) if digits is not None and digits.lastgroup == "number" else []
        if scale is None or len(read) != 1 or read[0].kind is not Kind.NUMBER or read[0].scale > 1:
            return None
        size = self.grammar.words.scales[scale["scale"].lower()]
        first = sign.start() if sign else start
        unit = self.grammar.units[sign[1]] if sign else read[0].unit
        values = tuple(value * size for value in read[0].values)
        return replace(read[0], start=start, values=values, unit=unit, scale=size, whole=(first, read[0].whole[1]))

    def _decade(self, start: int, end: int, word: str) -> Quantity | None:
        """A decade in words; the word for years can be written on to it ("Siebzigerjahre")."""
        decades, tail = self.grammar.words.decades, self.grammar.decade_words
        stem = next((each for each in decades if word.startswith(each) and tail.fullmatch(word, len(each))), None)
        if stem is None:
            return None
        if stem == word and (match := tail.match(self.text, end)):
            end = match.end()
        return plain(Kind.DECADE, start, end, Fraction(decades[stem]))


def _code(start: int, end: int, label: str, digits: str) -> Quantity:
    value = Fraction(int(re.sub(r"\D", "", digits)[:_COMPARED_DIGITS]))
    return Quantity(kind=Kind.CODE, start=start, end=end, values=(value,), digits=True, label=label, whole=(start, end))


def _stoppage(match: re.Match[str]) -> Quantity:
    played, added = int(match[1]), int(match[2])
    values = (Fraction(played + added), Fraction(added), Fraction(played))
    return Quantity(
        kind=Kind.NUMBER,
        start=match.start(),
        end=match.end(),
        values=values,
        strength=Strength.WEAK,
        digits=True,
        whole=match.span(),
        label=STOPPAGE,
    )


def _listed(quantity: Quantity | None) -> list[Quantity]:
    return [] if quantity is None else [quantity]
