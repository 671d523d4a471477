"""The index of known names that rigour carries (OpenSanctions, from Wikidata), loaded at the first question.

Loading takes seconds and a few hundred megabytes, so it is asked only about names that are about to be accused.
An entry acquits nobody: ‘Witcoff’ and ‘Witkoff’ are variants of one surname there.
"""

from functools import lru_cache


@lru_cache(maxsize=10_000)
def is_indexed(name: str) -> bool:
    """Whether the index knows a personal name in this spelling."""
    from rigour.names import NameTypeTag, analyze_names

    return any(part.spans for part in analyze_names(NameTypeTag.PER, [name]))
