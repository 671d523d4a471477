"""The families of codes by the names that an editor knows them by."""

_FAMILIES = {
    "NAM": "Names",
    "NUM": "Numbers",
    "TRM": "Terms",
    "PHR": "Phrases",
    "ACC": "Accuracy",
    "ORC": "Re-translation",
    "ALN": "Alignment",
    "FLU": "Language",
    "CFG": "Set-up",
}


def family_name(code: str) -> str:
    """The family of a code in words; the letters of the code itself for the checks of others.

    >>> family_name("NAM101"), family_name("HOUSE7")
    ('Names', 'HOUSE')
    """
    letters = code.rstrip("0123456789")
    return _FAMILIES.get(letters, letters)
