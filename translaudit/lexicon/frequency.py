"""How common a word is (wordfreq, frozen in 2021: a newer name has frequency 0, so rarity alone accuses nobody)."""

from functools import cache, lru_cache
from math import log10


@cache
def frequencies(lang: str) -> dict[str, float]:
    """Share of each word in a language's texts; empty for a language without a list.

    Built from wordfreq's buckets, which is three times as fast as its own dictionary and holds the same figures.
    """
    import wordfreq

    if lang not in wordfreq.available_languages("best"):
        return {}
    table: dict[str, float] = {}
    for centibels, words in enumerate(wordfreq.get_frequency_list(lang, "best")):
        table.update(dict.fromkeys(words, wordfreq.cB_to_freq(-centibels)))
    return table


@lru_cache(maxsize=100_000)
def zipf(word: str, lang: str) -> float:
    """Frequency on the Zipf scale (log10 of occurrences in 10^9 words): the 7.7, house 5.7, hapless 2.8, unknown 0.

    The lists are case-folded: German "groß" stands in them as "gross".
    """
    share = frequencies(lang).get(word.casefold().replace("’", "'"), 0.0)
    return max(0.0, log10(share) + 9) if share else 0.0
