"""Words with `*` at an end: how lists of words say "and whatever it is compounded with"."""


def fits(pattern: str, word: str) -> bool:
    """Whether a word fits a pattern; one without a capital is blind to capitals.

    >>> fits("*minist*", "Innenministerin"), fits("Mann", "man"), fits("nord*", "Nordsee")
    (True, False, True)
    """
    if pattern == pattern.lower():
        word = word.lower()
    core = pattern.strip("*")
    if pattern[0] == "*":
        return core in word if pattern[-1] == "*" else word.endswith(core)
    return word.startswith(core) if pattern[-1] == "*" else word == core
