"""One name, several spellings in one article: which mentions mean the same, and which spelling has the best witness."""

from collections import Counter
from collections.abc import Collection, Mapping

import msgspec
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from translaudit.align import Relation
from translaudit.articles import Article
from translaudit.findings import Side
from translaudit.lexicon.frequency import zipf
from translaudit.names.forms import base_forms
from translaudit.names.mentions import Mention, read_mentions
from translaudit.names.rarity import is_everyday
from translaudit.names.similarity import distance, fold, likeness
from translaudit.names.witnesses import Witnesses

NEAR = 0.8
"""Least likeness of two spellings of one name in one article."""
_FARTHEST = 2
"""Letters in which two spellings of one name in one article differ at most."""
_LEAST_LETTERS = 5
_KNOWN = 3.0
"""Zipf frequency from which a spelling is a name of its own (Merkel, Markel)."""


class Inconsistency(msgspec.Struct, frozen=True):
    """A mention in a spelling that the article has better elsewhere."""

    mention: Mention
    better: str
    count: int
    """How often the article has the better spelling."""


def inconsistencies(article: Article, other_lang: str, witnesses: Witnesses) -> list[Inconsistency]:
    """Every mention whose spelling another spelling of the article corrects."""
    mentions = read_mentions(article, other_lang)
    names = _names(mentions, article.lang, other_lang)
    counts = Counter(fold(name) for name in names.values())
    spelled = {fold(name): name for name in names.values()}
    other = _other_counts(article, witnesses)
    titled = {fold(names[mention.start]) for mention in mentions if mention.titled and mention.start in names}
    if len(titled) < 2:
        return []

    def rank(form: str) -> tuple[bool, bool, int, str]:
        return witnesses.in_lexicon(form), other[form] > 0, counts[form], form

    rivals: dict[str, list[str]] = {}
    found: list[Inconsistency] = []
    for mention in mentions:
        form = fold(names.get(mention.start, ""))
        if not form or form not in titled or max(zipf(form, article.lang), zipf(form, other_lang)) >= _KNOWN:
            continue
        if form not in rivals:
            rivals[form] = _rivals(form, titled, spelled)
        better = [rival for rival in rivals[form] if rank(rival) > rank(form)]
        if better and not other[form] and not witnesses.in_lexicon(form):
            best = max(better, key=rank)
            if counts[best] >= 2 or other[best] or witnesses.in_lexicon(best):
                found.append(Inconsistency(mention, spelled[best], counts[best]))
    return found


def _names(mentions: tuple[Mention, ...], lang: str, other: str) -> dict[int, str]:
    """Name by offset, without case ending where the bare form is used too."""
    used = {fold(mention.text) for mention in mentions}
    found: dict[int, str] = {}
    for mention in mentions:
        plain = not mention.acronym and not mention.joined and len(fold(mention.text)) >= _LEAST_LETTERS
        if plain and (mention.likely or (mention.titled and not is_everyday(mention.text, lang, other))):
            bases = [base for base in base_forms(mention.text, lang)[1:] if fold(base) in used]
            found[mention.start] = bases[0] if bases else mention.text
    return found


def _rivals(form: str, others: Collection[str], spelled: Mapping[str, str]) -> list[str]:
    """The other spellings that may mean the same name."""
    close = extract(form, list(others), scorer=OSA.distance, processor=None, score_cutoff=_FARTHEST, limit=None)
    return [rival for rival, _, _ in close if rival != form and _near(spelled[form], spelled[rival])]


def _near(one: str, other: str) -> bool:
    a, b = sorted((fold(one), fold(other)), key=len)
    return not b.startswith(a) and distance(one, other) <= _FARTHEST and likeness(one, other) >= NEAR


def _other_counts(article: Article, witnesses: Witnesses) -> Counter[str]:
    """How often the other article has a spelling; nothing where it is about something else."""
    if witnesses.case.alignment.relation is Relation.UNRELATED:
        return Counter()
    return witnesses.target_counts if article.side is Side.SOURCE else witnesses.source_counts
