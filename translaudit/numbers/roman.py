"""Roman numerals behind a name: Leo XIV., World War II."""

import re

LABEL = "roman"
_NUMERAL = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10}
_NAME_BEFORE = re.compile(r"(?<![^\W_])(?=[^\W\d_]*[^\W\d_A-Z])[A-ZÄÖÜ][^\W\d_]+[ \u00a0]$")
"""A capitalised word that is not all in capitals, which an abbreviation in capitals would stand beside."""
_REACH = 20


def value_of(word: str) -> int:
    """The value of a numeral of two letters or more up to XXXIX, 0 of anything else; I, V and X are also words.

    >>> [value_of(word) for word in ("II", "XIV", "IIII", "I", "CD")]
    [2, 14, 0, 0, 0]
    """
    if len(word) < 2 or not _NUMERAL.fullmatch(word):
        return 0
    digits = [_VALUES[letter] for letter in word]
    return sum(-one if one < other else one for one, other in zip(digits, [*digits[1:], 0], strict=True))


def follows_name(text: str, start: int) -> bool:
    """Whether the word before a code point is a capitalised one, as a king's or a war's name is."""
    return bool(_NAME_BEFORE.search(text, max(0, start - _REACH), start))
