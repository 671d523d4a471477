"""Words in their line, and how text is shown so that nothing in it acts or hides."""

import unicodedata
from dataclasses import dataclass

_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Characters that Unicode calls letters, marks or symbols, and that show nothing."""


def visible(text: str) -> str:
    r"""Text with control, format and private characters spelled out, so that it can neither act nor hide.

    >>> visible("a\u202eb\x1b[1m")
    'a⟨U+202E⟩b⟨U+001B⟩[1m'
    """
    for character in _hidden(text) - {"\n", "\t"}:
        text = text.replace(character, f"⟨U+{ord(character):04X}⟩")
    return text


def escaped_json(text: str) -> str:
    r"""JSON that says the same, with the characters that `visible` spells out as escapes.

    >>> escaped_json('["a\u202eb"]')
    '["a\\u202eb"]'
    """
    for character in _hidden(text) - {"\n"}:
        units = character.encode("utf-16-be")
        text = text.replace(character, "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2)))
    return text


def _hidden(text: str) -> set[str]:
    if text.isascii() and text.isprintable():
        return set()
    return {each for each in set(text) if unicodedata.category(each) in _INVISIBLE or each in _BLANK_LETTERS}


@dataclass(frozen=True)
class Excerpt:
    """One line of an article around some words: `before + words + after`, clipped with an ellipsis where cut."""

    before: str
    words: str
    after: str


def excerpt(text: str, start: int, end: int, width: int, bounds: tuple[int, int] | None = None) -> Excerpt:
    """The words at `start:end` in their line, at most about `width` characters in all, inside `bounds` if given."""
    first, last = bounds or (0, len(text))
    words = _one_line(text[start:end], left=True, right=True)
    if len(words) > width:
        words = words[: width // 2].rstrip() + " … " + words[-(width // 3) :].lstrip()
    room = max(width - len(words), 0)
    before, after = _one_line(text[first:start], left=True), _one_line(text[end:last], right=True)
    left = min(len(before), max(room // 2, room - len(after)))
    right = min(len(after), room - left)
    if left < len(before):
        before = "…" + _from_word(before[len(before) - left :])
    if right < len(after):
        after = _to_word(after[:right]) + "…"
    return Excerpt(before, words, after)


def _one_line(text: str, *, left: bool = False, right: bool = False) -> str:
    line = visible(" ".join(text.split()))
    if left and text[-1:].isspace() and line:
        line += " "
    if right and text[:1].isspace() and line:
        line = " " + line
    return line


def _from_word(text: str) -> str:
    _, blank, rest = text.partition(" ")
    return blank + rest if rest else text


def _to_word(text: str) -> str:
    head, blank, _ = text.rpartition(" ")
    return head + blank if head else text
