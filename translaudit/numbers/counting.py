"""Numbers in words, in the text around them: runs of number words, "half a million", "ein Drittel", "halb drei"."""

import re
from fractions import Fraction

from msgspec.structs import replace

from translaudit.numbers import dates
from translaudit.numbers.language import Grammar
from translaudit.numbers.measures import WORD, Measures, plain, strength_of
from translaudit.numbers.quantity import HALF, MEASURED, RANK, Kind, Quantity, Strength
from translaudit.numbers.words import JOIN, evaluate, prefix_value, read_word

HOURS = 24
TOLD_MINUTES = frozenset({5, 10, 20, 25})
"""Minutes that are told from the next or last hour without saying that they are minutes."""
SHARED_SCALE = 1000
"""The smallest number that two numbers can share: five or six thousand."""
_NUMBER_BEFORE = re.compile(r"(\w+)[.]?[ \u00a0-]$")
_HOUR_IN_DIGITS = re.compile(r"\d{1,2}(?![\d.,:%])")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ -]$")
_MORE_DIGITS = re.compile(r"[.,’ \u00a0\u202f]?\d")
_COUNT = re.compile(r"\d+(?![.,:]?\d)|[^\W\d_]+")
_REACH = 20
LONG_SPANS = frozenset({"decade", "century", "millennium"})
"""Nobody says these of a span that is ten times as long or short, as an article and a unit can be said of others."""
SMALL_GROUP = 5
"""Words for so few ("beide", "trio") are accused where another number stands for them, as other small numbers are."""


class WordNumbers:
    """Reads the numbers in words of one text."""

    def __init__(self, measures: Measures) -> None:
        """`measures` knows the text and completes each number with what follows it."""
        self.measures = measures
        self.text: str = measures.text
        self.grammar: Grammar = measures.grammar

    def read(self, start: int, end: int, word: str) -> Quantity | None:
        """The number that begins with a word (in lower case) at code points `start` to `end`."""
        words = self.grammar.words
        if told := self._spoken_clock(start) or self._phrase(start):
            return told
        if word in words.halves:
            return self._half(start, end)
        if word in self.grammar.values:
            return self.measures.number(start, end, (self.grammar.values[word],))
        if word in words.ones:
            return self._one(start, end, word)
        if read_word(word, self.grammar.lang) is not None:
            number = self._run(start)
            if number is not None and (clock := self.minutes_told(number)):
                return clock
            told_apart = number is not None and number.ordinal and self._half_follows(number.end)
            return replace(number, strength=Strength.WEAK, label=HALF) if number and told_apart else number
        if word in self.grammar.soft and not self._names_unit(start):
            value = self.grammar.soft[word]
            return plain(Kind.NUMBER, start, end, value, _group_strength(value))
        if word in self.grammar.soft_measures and not self._names_unit(start):
            value, unit = self.grammar.soft_measures[word]
            return replace(plain(Kind.NUMBER, start, end, value, Strength.SOFT), unit=unit, label=MEASURED)
        if (multiple := self.grammar.multiple_pattern.fullmatch(word)) and (times := self._stem_value(multiple[1])):
            return plain(Kind.NUMBER, start, end, times, strength_of(times))
        return self._compound(start, end, word)

    def _phrase(self, start: int) -> Quantity | None:
        """What a phrase of several words can stand for: "extra time" ends after 120 minutes."""
        for phrase, values in self.grammar.soft_phrases:
            if match := phrase.match(self.text, start):
                return replace(plain(Kind.NUMBER, start, match.end(), values[0], Strength.SOFT), values=values)
        return None

    def _spoken_clock(self, start: int) -> Quantity | None:
        """A time of day told from the next or last hour: halb drei, quarter past two."""
        offset = self.grammar.clock_offset.match(self.text, start)
        word = WORD.match(self.text, offset.end()) if offset else None
        number = read_word(word.group().lower(), self.grammar.lang) if word else None
        if offset is None or word is None or number is None or number.ordinal or len(number.atoms) != 1:
            return None
        minutes = self.grammar.words.clock.offsets[offset[1].lower()]
        hour = Fraction(number.atoms[0]) + Fraction(minutes, 60)
        return dates.word_clock(start, word.end(), hour) if 1 <= number.atoms[0] <= 12 else None

    def minutes_told(self, minutes: Quantity) -> Quantity | None:
        """A time of day told by minutes before or after an hour or half: zwanzig vor neun, five past six."""
        link = self.grammar.clock_minutes.match(self.text, minutes.whole[1])
        told = minutes.unit == "minute" or (minutes.unit is None and minutes.value in TOLD_MINUTES)
        if link is None or not told or minutes.ordinal or not 0 < minutes.value < 30:
            return None
        clock = self.grammar.words.clock
        hour = self._spoken_clock(link.end()) or self._hour(link.end())
        if hour is None and minutes.unit == "minute":
            hour = self._hour_in_digits(link.end())
        if hour is None:
            return None
        number = hour.value if hour.kind is Kind.NUMBER else hour.value / 60
        if link[1] in clock.ranges and minutes.value < number:
            opener = _WORD_BEFORE.search(self.text, max(0, minutes.start - _REACH), minutes.start)
            if opener is None or opener[1].lower() not in clock.openers:
                return None
        time = number + Fraction(clock.minutes[link[1]] * minutes.value, 60)
        return replace(dates.word_clock(minutes.start, hour.end, time), parts=(minutes, hour))

    def _hour(self, start: int) -> Quantity | None:
        """The number in words that begins here, if it can be an hour: without a unit or more behind it."""
        word = WORD.match(self.text, start)
        read = read_word(word.group().lower(), self.grammar.lang) if word else None
        if word is None or read is None or read.ordinal or len(read.atoms) != 1 or not 1 <= read.atoms[0] <= 12:
            return None
        hour = self.measures.number(start, word.end(), (Fraction(read.atoms[0]),))
        return hour if hour.whole == word.span() else None

    def _hour_in_digits(self, start: int) -> Quantity | None:
        digits = _HOUR_IN_DIGITS.match(self.text, start)
        if digits is None or not 1 <= int(digits.group()) <= HOURS:
            return None
        hour = self.measures.number(start, digits.end(), (Fraction(digits.group()),), digits=True)
        return hour if hour.whole == digits.span() else None

    def _half(self, start: int, end: int) -> Quantity:
        following = self.measures.next_word(end)
        if following is not None and following.group().lower() in self.grammar.words.ones:
            following = self.measures.next_word(following.end())
        if following is not None and (scale := self.grammar.words.scales.get(following.group().lower())):
            return self.measures.number(start, following.end(), (Fraction(scale, 2),))
        before = following.start() if following is not None else end
        unit = self.measures.unit_at(before) if following is not None else None
        if unit is None and (self.text.startswith("-", end) or self._follows_ordinal(start)):  # half-time, first half
            return plain(Kind.NUMBER, start, end, Fraction(1, 2), Strength.SOFT)
        half = plain(Kind.NUMBER, start, end, Fraction(1, 2), Strength.WEAK)
        return replace(half, unit=unit[0], whole=(start, unit[1])) if unit else half

    def _follows_ordinal(self, start: int) -> bool:
        before = _WORD_BEFORE.search(self.text, max(0, start - _REACH), start)
        number = read_word(before[1].lower(), self.grammar.lang) if before else None
        return number is not None and number.ordinal

    def _names_unit(self, start: int) -> bool:
        """Whether a word is the unit of the number or article before it."""
        if self.measures.unit_at(start) is None:
            return False
        before = _NUMBER_BEFORE.search(self.text, max(0, start - _REACH), start)
        if before is None:
            return False
        word = before[1].lower()
        return word[0].isdigit() or word in self.grammar.words.ones or read_word(word, self.grammar.lang) is not None

    def _one(self, start: int, end: int, word: str) -> Quantity | None:
        """An article counts only before a scale, a fraction or a unit; alone it says nothing."""
        words = self.grammar.words
        if tail := self.grammar.part_tail(self.text, end):
            return self.measures.number(start, tail[1], (1 + tail[0],))
        following = self.measures.next_word(end)
        next_word = following.group().lower() if following is not None else ""
        if following is not None and next_word in words.fractions:
            denominator = words.fractions[next_word]
            values = (Fraction(1, denominator), Fraction(denominator))
            return self.measures.part_of(start, following.end(), values)
        if share := self._share(start, end):
            return share
        if following is not None and next_word in words.scale_adjectives:
            scale = self.measures.next_word(following.end())
            if scale is not None and scale.group().lower() in words.scales:
                return self.measures.number(start, following.end(), (Fraction(1),))
        if next_word in words.scales or words.cardinals.get(next_word, 0) >= 100:
            return self._run(start, first=(1,))
        if unit := self.measures.unit_after(end):
            return self._one_measure(start, end, unit)
        if following is not None and (tail := self.grammar.part_tail(self.text, following.end())):
            return plain(Kind.NUMBER, start, tail[1], 1 + tail[0], Strength.WEAK)  # "a page and a half"
        if word not in words.cardinals:
            return None
        return plain(Kind.NUMBER, start, end, Fraction(1), Strength.WEAK if word in words.counted else Strength.SOFT)

    def _one_measure(self, start: int, end: int, unit: tuple[str, int]) -> Quantity:
        """An article before a unit, and the part of another behind it: "an hour and a half"."""
        name, unit_end = unit
        if tail := self.grammar.part_tail(self.text, unit_end):
            return self.measures.part_more(start, (Fraction(1),), name, tail)
        strength = Strength.WEAK if name in LONG_SPANS else Strength.SOFT
        one = plain(Kind.NUMBER, start, end, Fraction(1), strength)
        return replace(one, unit=name, whole=(start, unit_end))

    def _share(self, start: int, end: int) -> Quantity | None:
        """One in four: a share, unless what follows is measured ("the second one in four years")."""
        link = self.grammar.share_link.match(self.text, end)
        number = _COUNT.match(self.text, link.end()) if link else None
        if number is None or self.measures.unit_after(number.end()):
            return None
        following = self.measures.next_word(number.end())
        goes_on = following is not None and read_word(following.group().lower(), self.grammar.lang) is not None
        scaled = following is not None and following.group().lower() in self.grammar.words.scales
        if goes_on or scaled or _MORE_DIGITS.match(self.text, number.end()):
            return None
        read = read_word(number.group().lower(), self.grammar.lang)
        count = int(number.group()) if number.group().isdecimal() else evaluate(read.atoms) if read else None
        if not count or count == 1 or (read and read.ordinal):
            return None
        strength = Strength.STRONG if number.group().isdecimal() else strength_of(Fraction(count))
        share = plain(Kind.NUMBER, start, number.end(), Fraction(1, count), strength)
        return replace(share, values=(Fraction(1, count), Fraction(count)))

    def _run(self, start: int, first: tuple[int, ...] = ()) -> Quantity | None:
        """The longest run of words from here that is one number."""
        atoms: tuple[int, ...] = ()
        end, ordinal, half, dozens = start, False, False, 1
        word = WORD.match(self.text, start)
        while word is not None and not (ordinal or half):
            text = word.group().lower()
            number = read_word(text, self.grammar.lang)
            if not atoms and first:
                more = first
            elif number is not None:
                more, ordinal, half = number.atoms, number.ordinal, number.half
            elif text in self.grammar.words.scales and self.grammar.words.scales[text] >= 1000:
                more = (self.grammar.words.scales[text],)
            elif text in self.grammar.words.scales:
                dozens, end = self.grammar.words.scales[text], word.end()
                break
            elif atoms and text in self.grammar.words.joiners and atoms[-1] >= 100 and self._joins(word, atoms):
                word = self.measures.next_word(word.end())
                continue
            else:
                break
            if evaluate((*atoms, *more)) is None:
                ordinal = half = False
                break
            atoms, end = (*atoms, *more), word.end()
            word = self.measures.next_word(end)
        value = evaluate(atoms)
        if value is None:
            return None
        total = (Fraction(value) + (Fraction(1, 2) if half else 0)) * dozens
        if not ordinal and value <= HOURS and self._says_clock(end):
            return dates.word_clock(start, end, total)
        run = self.measures.number(start, end, (total,), ordinal=ordinal)
        return replace(run, scale=atoms[-1]) if run.scale == 1 and atoms[-1] >= SHARED_SCALE else run

    def _half_follows(self, end: int) -> bool:
        """Whether an ordinal up to a code point tells one half from the other ("first half", "zweites Halbjahr")."""
        following = self.measures.next_word(end)
        if following is None:
            return False
        word = following.group().lower()
        half = self.read(following.start(), following.end(), word)
        return half is not None and half.value == Fraction(1, 2)

    def _says_clock(self, end: int) -> bool:
        following = self.measures.next_word(end)
        return following is not None and self.grammar.hour_mark.match(self.text, following.start()) is not None

    def _joins(self, joiner: re.Match[str], atoms: tuple[int, ...]) -> bool:
        following = self.measures.next_word(joiner.end())
        number = read_word(following.group().lower(), self.grammar.lang) if following is not None else None
        if following is None or number is None or JOIN in number.atoms or evaluate((*atoms, *number.atoms)) is None:
            return False
        scale = self.measures.next_word(following.end())
        return scale is None or scale.group().lower() not in self.grammar.words.scales

    def _compound(self, start: int, end: int, word: str) -> Quantity | None:
        if self.grammar.compound_pattern and (match := self.grammar.compound_pattern.fullmatch(word)):
            value = self._stem_value(match[1])
            if value is not None and len(match[3]) <= 4:
                unit = self.grammar.words.compound_units[match[2].lower()] or None
                number = plain(Kind.NUMBER, start, end, value, strength_of(value))
                return replace(number, unit=unit)
        if rank := self.grammar.rank_pattern.fullmatch(word):
            value = Fraction(self.grammar.words.ranks[rank[1]])
            return replace(plain(Kind.NUMBER, start, end, value, Strength.STRONG), ordinal=True, label=RANK)
        value = prefix_value(word, self.grammar.lang)
        return None if value is None else plain(Kind.NUMBER, start, end, value, Strength.SOFT)

    def _stem_value(self, stem: str) -> Fraction | None:
        if stem in self.grammar.values:
            return self.grammar.values[stem]
        if stem in self.grammar.words.halves:
            return Fraction(1, 2)
        if stem in self.grammar.words.fractions:
            return Fraction(1, self.grammar.words.fractions[stem])
        number = read_word(stem, self.grammar.lang) if stem else None
        if number is None or number.ordinal or (value := evaluate(number.atoms)) is None:
            return None
        return value + Fraction(int(number.half), 2)


def _group_strength(value: Fraction) -> Strength:
    small = 2 <= value <= SMALL_GROUP or value == Fraction(1, 2)
    return Strength.WEAK if small else Strength.SOFT
