"""A number as it stands in a text: where it is, and every value that it can mean."""

from enum import IntEnum, StrEnum
from fractions import Fraction

import msgspec


class Kind(StrEnum):
    """What a number says; only numbers of kindred kinds are compared."""

    NUMBER = "number"
    VAGUE = "order of magnitude"
    DECADE = "decade"
    MONTH = "month"
    WEEKDAY = "weekday"
    CLOCK = "time of day"
    DURATION = "time taken"
    CODE = "designation"


class Strength(IntEnum):
    """How much a number may be held against a translation.

    SOFT ("beide", "double", "ein") only acquits; WEAK (words up to twelve, small ordinals) is accused when another
    value stands in its place; STRONG (digits, large words) also when it is missing or added.
    """

    SOFT = 0
    WEAK = 1
    STRONG = 2


STOPPAGE = "+"
"""Label of a minute of added time ("90.+4"); its values are 94, 4 and 90."""


HALF = "half"
"""Label of an ordinal that tells one half from the other: "first half"."""

HALF_DAY, DAY = 12 * 60, 24 * 60
"""Minutes."""

RANK = "rank"
"""Label of an ordinal and a superlative in one word: "viertgrößte"."""

MEASURED = "measured"
"""Label of a word that stands for a number only together with its unit: "wholly" for 100 percent."""

DIFFERENCE = "difference"
"""Label of degrees by which one temperature differs from another ("um drei Grad", "three degrees warmer")."""

JOINT = "joint"
"""Label of a measure told in two units ("5 feet 4 inches"), which is exact to the smaller."""


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number with its span (code points, unit left out).

    `values` are all readings, the likeliest first: a count, a year, minutes after midnight, seconds of a time taken,
    a month (1 to 12), a weekday (0 is Monday), a decade (1990, or 90 where the century is not said).
    `unit` is a key of `units.UNITS`.
    """

    kind: Kind
    start: int
    end: int
    values: tuple[Fraction, ...]
    strength: Strength = Strength.STRONG
    digits: bool = False
    unit: str | None = None
    whole: tuple[int, int]
    """Offsets with the unit, or of the score or range that this is a part of."""
    paired: bool = False
    """Part of a score or range."""
    ordinal: bool = False
    dated: bool = False
    """A day or year of a date, or a number that reads like a year."""
    scale: int = 1
    """The scale word that `values` already contain."""
    gloss: bool = False
    """In brackets after a measure or a sum, as a conversion for the reader."""
    period: str | None = None
    """`early`, `mid` or `late`, of a month, year or decade."""
    era: str | None = None
    """A key of the language's `eras` ("bc"), of a year or century."""
    alternative: "Quantity | None" = None
    """Another reading of the same words: three quarters are a fraction or nine months; the unit may be understood."""
    parts: tuple["Quantity", ...] = ()
    """The numbers that a time of day told in words would be otherwise: "ten to two"."""
    label: str = ""
    """The letters of a designation ("A380": "a"), the zone of a time of day, or one of the labels above."""

    @property
    def value(self) -> Fraction:
        """The likeliest reading."""
        return self.values[0]
