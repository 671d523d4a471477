"""What stands around a number and belongs to it: halves, fractions, scales, units and currencies."""

import re
from dataclasses import dataclass
from fractions import Fraction

from msgspec.structs import replace

from translaudit.numbers.language import Grammar
from translaudit.numbers.quantity import DIFFERENCE, JOINT, Kind, Quantity, Strength
from translaudit.numbers.units import PARTS, is_money, is_temperature, namesake

SMALL = 12
"""Numbers in words up to here are often written around in a good translation ("beide", "half a year")."""
SMALL_ORDINAL = 20
"""The same for ordinals in words."""
WORD = re.compile(r"[^\W\d_]+")
_LONGEST_ABBREVIATION = 3
_YEAR_BEFORE = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d$")
_YEAR_LETTERS = 5
_LONGEST_SYMBOL = 5
_THOUSAND, _MILLION = 1_000, 1_000_000
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0-]$")
_REACH = 20
_GAP = re.compile(r"[ \u00a0-]")
_UNIT_GAP = re.compile(r"(?:[ \u00a0]?-[ \u00a0]?|[ \u00a0]–[ \u00a0]|[ \u00a0])?")
_PART = re.compile(r"\d{1,2}(?:[.,]\d)?(?!\w?[\d/])|[^\W\d_]+")
_LONGEST_LEAD = 40
"""Code points before a number in which it is said to be a difference."""
_GOES_ON = re.compile(r"[ \u00a0-]?[\w%]")
_ADJECTIVE = re.compile(
    r"(?:[^\W\d_]{4,}|[A-ZÄÖÜ][^\W\d_]+[ \u00a0][A-ZÄÖÜ][^\W\d_]{3,})[ \u00a0](?=[^\W\d_])|[^\W\d_]{3,}-(?=[A-Z])"
)
"""What tells whose a currency is: "kanadische Dollar", "Hong Kong dollars", "Singapur-Dollar"."""


@dataclass(frozen=True)
class Measures:
    """A text in which numbers are completed with what follows them."""

    text: str
    grammar: Grammar

    def number(
        self,
        start: int,
        end: int,
        values: tuple[Fraction, ...],
        *,
        digits: bool = False,
        ordinal: bool = False,
    ) -> Quantity:
        """A number with the half, fraction, scale and unit that follow it, and the currency before it."""
        if not ordinal and (tail := self.grammar.part_tail(self.text, end)):
            values, end = tuple(value + tail[0] for value in values), tail[1]
        following = self.next_word(end) if not ordinal else None
        word = following.group().lower() if following is not None else ""
        if following is not None and self._is_fraction(values[0], word):
            return self._fraction(start, end, following, values[0])
        money = self.money_sign(start)
        bare_end = end
        scale, end = self._scale_at(end) if not ordinal else (1, end)
        if scale > 1:
            values = tuple(value * scale for value in values)
        elif digits:
            values, end = self._with_glued_scale(values, end, money=money is not None)
        unit = self.unit_after(end)
        if unit and end == bare_end and is_money(unit[0]) and (inside := self._scale_at(unit[1]))[0] >= _MILLION:
            scale, end = inside
            values, unit = tuple(value * scale for value in values), (unit[0], end)
        if unit and (tail := self.grammar.part_tail(self.text, unit[1])):
            return self.part_more(start, values, unit[0], tail)
        if unit and not (ordinal or money) and (part := self._smaller_part(*unit)):
            share, end = part
            values = tuple(value + share for value in values)
            strength = Strength.STRONG if digits else strength_of(values[0])
            joint = plain(Kind.NUMBER, start, end, values[0], strength)
            return replace(joint, values=values, digits=digits, unit=unit[0], label=JOINT)
        return Quantity(
            kind=Kind.NUMBER,
            start=start,
            end=end,
            values=values,
            strength=Strength.STRONG if digits else strength_of(values[0], ordinal=ordinal),
            digits=digits,
            unit=self.grammar.units[money[1]] if money else unit[0] if unit else None,
            whole=(money.start() if money else start, unit[1] if unit and not money else end),
            ordinal=ordinal,
            scale=scale,
            label=DIFFERENCE if unit and is_temperature(unit[0]) and self._tells_difference(start, unit[1]) else "",
        )

    def _tells_difference(self, start: int, end: int) -> bool:
        """Whether degrees are told as a difference by the words before or behind them."""
        before = self.grammar.difference_before.search(self.text, max(0, start - _LONGEST_LEAD), start)
        return before is not None or self.grammar.difference_behind.match(self.text, end) is not None

    def _smaller_part(self, unit: str, end: int) -> tuple[Fraction, int] | None:
        """The inches behind feet or ounces behind pounds, in the larger unit, and where they end."""
        part, many = PARTS.get(unit, ("", 1))
        gap = self.grammar.part_gap.match(self.text, end) if part else None
        number = _PART.match(self.text, gap.end()) if gap else None
        if gap is None or number is None:
            return None
        word, at = number.group().lower(), number.end()
        count = (
            Fraction(word.replace(",", "."))
            if word[0].isdigit()
            else Fraction(self.grammar.words.cardinals.get(word, 0))
        )
        glued = self.grammar.glued_unit.match(self.text, at)
        told = (glued.lastgroup, glued.end()) if glued else self.unit_after(at)
        understood = gap["close"] == "-" or (gap["close"] and not _GOES_ON.match(self.text, at))
        if not 0 < count < many or (told[0] != part if told else not understood):
            return None
        return count / many, told[1] if told else at

    def money_sign(self, start: int) -> re.Match[str] | None:
        """The sign of a currency right before a number."""
        return self.grammar.money_before.search(self.text, max(0, start - _LONGEST_SYMBOL), start)

    def _scale_at(self, end: int) -> tuple[int, int]:
        """The scale that follows a number ("million", "thousand million"), 1 if there is none, and where it ends."""
        scale = last = 1
        while (word := self.next_word(end)) is not None:
            form = word.group().lower()
            size, is_number = self._scale_of(form), form not in self.grammar.words.scales
            if is_number and scale == 1 and _YEAR_BEFORE.search(self.text, max(0, end - _YEAR_LETTERS), end):
                break  # "2020 tausend Stellen": in 2020, a thousand jobs
            if size < last or size == 1 or 1 < last < _THOUSAND:
                break
            scale, last, end = scale * size, size, word.end()
            end += len(word.group()) <= _LONGEST_ABBREVIATION and self.text.startswith(".", end)
        return scale, end

    def _scale_of(self, word: str) -> int:
        """The size of a scale, the thousand among the plain numbers included; 1 of any other word."""
        size = self.grammar.words.scales.get(word) or self.grammar.words.cardinals.get(word, 1)
        return size if size >= _THOUSAND or word in self.grammar.words.scales else 1

    def _fraction(self, start: int, end: int, name: re.Match[str], parts: Fraction) -> Quantity:
        """Three quarters: a part, or a count where the words before say that things of this name are counted."""
        words = self.grammar.words
        word = name.group().lower()
        part = self.part_of(start, name.end(), (parts / words.fractions[word],))
        unit = words.counted_fractions.get(word)
        if unit is None or part.unit is not None or part.scale > 1:
            return part
        count = replace(plain(Kind.NUMBER, start, end, parts, part.strength), unit=unit, whole=(start, name.end()))
        before = _WORD_BEFORE.search(self.text, max(0, start - _REACH), start)
        if before is not None and before[1].lower() in words.counting:
            return replace(count, alternative=part)
        return replace(part, alternative=count)

    def _is_fraction(self, value: Fraction, word: str) -> bool:
        words = self.grammar.words
        denominator = words.fractions.get(word, 0)
        return value.denominator == 1 and value < denominator and (value == 1 or word not in words.ordinals)

    def _with_glued_scale(
        self, values: tuple[Fraction, ...], end: int, *, money: bool
    ) -> tuple[tuple[Fraction, ...], int]:
        """Scale a number by the letters written on to it ($221bn, 1.5m), or after a space ($221 bn).

        Away from money they can also be a unit, or part of a name (K2-318b), and both values stand.
        """
        glued = WORD.match(self.text, end)
        apart = self.next_word(end) if glued is None and not self.text.startswith("-", end) else None
        if apart is not None and (money or len(apart.group()) > 1):
            glued = apart
        factor = self.grammar.words.glued_scales.get(glued.group()) if glued is not None else None
        if glued is None or factor is None:
            return values, end
        large = tuple(value * factor for value in values)
        return (large if money else (*values, *large)), glued.end()

    def part_more(self, start: int, values: tuple[Fraction, ...], unit: str, tail: tuple[Fraction, int]) -> Quantity:
        """A number of which a part comes after the unit: an hour and a half."""
        part, end = tail
        return Quantity(
            kind=Kind.NUMBER,
            start=start,
            end=end,
            values=tuple(value + part for value in values),
            strength=Strength.WEAK,
            unit=unit,
            whole=(start, end),
        )

    def part_of(self, start: int, end: int, values: tuple[Fraction, ...]) -> Quantity:
        """A fraction in words: of what follows ("three quarters of a million") or by itself."""
        if link := self.grammar.fraction_link.match(self.text, end):
            word = WORD.match(self.text, link.end())
            if word is not None and (scale := self.grammar.words.scales.get(word.group().lower())):
                return self.number(start, word.end(), (values[0] * scale,))
            if unit := self.unit_at(link.end()):
                part = plain(Kind.NUMBER, start, end, values[0], Strength.WEAK)
                return replace(part, unit=unit[0], whole=(start, unit[1]))
        unit = self.unit_after(end)
        part = Quantity(
            kind=Kind.NUMBER, start=start, end=end, values=values, strength=Strength.WEAK, whole=(start, end)
        )
        return replace(part, unit=unit[0], whole=(start, unit[1])) if unit else part

    def unit_after(self, end: int) -> tuple[str, int] | None:
        """The unit that follows a number, with its end; an adjective may stand before money ("schwedische Kronen")."""
        gap = _UNIT_GAP.match(self.text, end)
        at = gap.end() if gap else end
        if unit := self.unit_at(at):
            return unit
        if at > end and (adjective := _ADJECTIVE.match(self.text, at)):
            unit = self.unit_at(adjective.end())
            if unit is None or not is_money(unit[0]):
                return None
            return (namesake(unit[0]) if self.grammar.namesakes.search(adjective.group()) else unit[0]), unit[1]
        return None

    def unit_at(self, at: int) -> tuple[str, int] | None:
        """The unit that begins at a code point, with its end."""
        if match := self.grammar.unit_pattern.match(self.text, at):
            return self.grammar.unit(match[1]), match.end()
        word = WORD.match(self.text, at)
        if word is None or self.grammar.compound_pattern is None or self.text[at - 1 : at] != "-":
            return None
        match = self.grammar.compound_pattern.match(word.group())
        if match is None or match[1] or not self.grammar.words.compound_units[match[2].lower()]:
            return None
        return self.grammar.words.compound_units[match[2].lower()], word.end()

    def next_word(self, end: int) -> re.Match[str] | None:
        """The word right after a position, over one space or hyphen."""
        gap = _GAP.match(self.text, end)
        return WORD.match(self.text, gap.end()) if gap else None


def strength_of(value: Fraction, *, ordinal: bool = False) -> Strength:
    """How much a number in words may be held against a translation."""
    if value in (0, 1):
        return Strength.SOFT
    if ordinal and value <= SMALL_ORDINAL:
        return Strength.WEAK
    return Strength.STRONG if value > SMALL else Strength.WEAK


def plain(kind: Kind, start: int, end: int, value: Fraction, strength: Strength = Strength.STRONG) -> Quantity:
    """A quantity with one value and nothing around it."""
    return Quantity(kind=kind, start=start, end=end, values=(value,), strength=strength, whole=(start, end))
