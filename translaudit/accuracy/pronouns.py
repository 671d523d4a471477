"""Who is spoken of as he or she, and who is named as the speaker."""

import re
from functools import cache, lru_cache

import msgspec

from translaudit.languages import has_topic, load_topic
from translaudit.lexicon.lemmas import grammar_words
from translaudit.quotations.attribution import verbs_of_saying
from translaudit.segments import begins_sentence

TOPIC = "pronouns"
OWNED_WITHIN = 2
"""Words before a noun among which its possessive stands."""


class PronounRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The pronouns of persons and the words that betray a person's gender, in lower case."""

    masculine: frozenset[str]
    feminine: frozenset[str]
    personal: frozenset[str]
    possessive: frozenset[str]
    others: frozenset[str]
    """Pronouns of things, of many and of the reader."""
    polite: frozenset[str]
    """As written within a sentence when they address the reader."""
    masculine_hints: frozenset[str]
    feminine_hints: frozenset[str]
    feminine_endings: tuple[str, ...]
    """Endings of capitalised words for women (-in); they also end other words and only ever acquit."""
    ungendered_hints: frozenset[str]
    """Nouns whose grammatical gender is not the person's: where one stands, pronouns prove nothing."""
    swap: dict[str, str]
    """Each pronoun's counterpart, to suggest."""


class Pronoun(msgspec.Struct, frozen=True):
    """Where a pronoun stands (offsets), what it can be, and whether a verb of saying follows it."""

    start: int
    end: int
    personal: bool
    possessive: bool
    speaks: bool

    def may_render(self, other: "Pronoun") -> bool:
        """Whether both can be of one kind: “his” renders no “sie”."""
        return (self.personal and other.personal) or (self.possessive and other.possessive)


class Gender(msgspec.Struct, frozen=True):
    """The pronouns of one gender, and whether other words speak of a person of that gender.

    `owned` says that a possessive stands before each such word: “ihr Mann” is not the one whose man he is.
    """

    pronouns: tuple[Pronoun, ...]
    hinted: bool
    owned: bool


class Pronouns(msgspec.Struct, frozen=True):
    """Who a text speaks of."""

    masculine: Gender
    feminine: Gender
    others: int
    ungendered: bool


_WORD = re.compile(r"[^\W\d_]+")
_NAME = r"[A-ZÄÖÜ][\w’'-]*[^\W\d_]"


@cache
def pronoun_rules(lang: str) -> PronounRules | None:
    """The rules of a language, or None where translaudit does not know them."""
    return load_topic(lang, TOPIC, PronounRules) if has_topic(lang, TOPIC) else None


@lru_cache(maxsize=4096)
def read_pronouns(text: str, lang: str) -> Pronouns | None:
    """Read the personal and possessive pronouns of a sentence; None for a language without data."""
    rules = pronoun_rules(lang)
    if rules is None:
        return None
    speaking = _verb_of_saying(lang)
    words = [
        (match.span(), match.group(), match.group().lower())
        for match in _WORD.finditer(text)
        if match.group() not in rules.polite or begins_sentence(text, match.start())
    ]
    lower = [word for _, _, word in words]
    possessives = [word in rules.possessive for word in lower]

    def gender(pronouns: frozenset[str], hints: frozenset[str], endings: tuple[str, ...] = ()) -> Gender:
        hinting = [
            at
            for at, (_, written, word) in enumerate(words)
            if word in hints or (len(word) > 4 and written[0].isupper() and word.endswith(endings))
        ]
        return Gender(
            tuple(
                Pronoun(
                    *span,
                    personal=word in rules.personal,
                    possessive=word in rules.possessive,
                    speaks=speaking is not None and speaking.match(text, span[1]) is not None,
                )
                for span, _, word in words
                if word in pronouns
            ),
            hinted=bool(hinting),
            owned=all(any(possessives[max(0, at - OWNED_WITHIN) : at]) for at in hinting),
        )

    return Pronouns(
        masculine=gender(rules.masculine, rules.masculine_hints),
        feminine=gender(rules.feminine, rules.feminine_hints, rules.feminine_endings),
        others=sum(word in rules.others for word in lower),
        ungendered=any(word in rules.ungendered_hints for word in lower),
    )


def mistaken(source: tuple[Gender, Gender], target: tuple[Gender, Gender], others: int) -> tuple[Pronoun, ...]:
    """The pronouns of a translation that are of another gender than the source's, all of which are of one.

    Args:
        source: the gender of all of its pronouns, and the other one.
        target: the same genders in the translation.
        others: the translation's other pronouns. Where it has more pronouns than the source, nobody can tell what
            renders what; but “she said” may stand for indirect speech.
    """
    (meant, unmeant), (right, wrong) = source, target
    count = sum(not pronoun.speaks for pronoun in right.pronouns) + len(wrong.pronouns) + others
    if not meant.pronouns or unmeant.pronouns or count > len(meant.pronouns) or not (unmeant.owned and wrong.owned):
        return ()
    return tuple(
        pronoun
        for pronoun in wrong.pronouns
        if any(map(pronoun.may_render, meant.pronouns)) and not (pronoun.personal and (unmeant.hinted or wrong.hinted))
    )


@lru_cache(maxsize=4096)
def speakers(text: str, lang: str) -> tuple[tuple[int, int], ...]:
    """Names (offsets) right before or after a verb of saying; the name is the last capitalised word of its run.

    "Sie" in "Sie schrieb" is none.
    """
    pattern = _speaker_pattern(lang)
    found = []
    for match in pattern.finditer(text) if pattern else ():
        names = match["after"] or match["before"]
        end = match.end("after" if match["after"] else "before")
        name = names.split()[-1]
        if name.lower() not in grammar_words(lang):
            found.append((end - len(name), end))
    return tuple(found)


@cache
def _verb_of_saying(lang: str) -> re.Pattern[str] | None:
    """A verb of saying as the next word."""
    verbs = verbs_of_saying(lang)
    return re.compile(rf"\W+(?:{verbs})\b") if verbs else None


@cache
def _speaker_pattern(lang: str) -> re.Pattern[str] | None:
    verbs = verbs_of_saying(lang)
    if verbs is None:
        return None
    names = rf"{_NAME}(?: {_NAME}){{0,3}}"
    return re.compile(rf"\b(?:(?P<before>{names}) (?:{verbs})\b|(?:{verbs}) (?P<after>{names}))")
