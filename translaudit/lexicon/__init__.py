"""What is known beforehand: names, titles, terms and phrases, bundled with translaudit and added by the user."""

from translaudit.lexicon.entries import (
    CollocationEntry,
    FalseFriendEntry,
    IdiomEntry,
    Lexicon,
    NameEntry,
    PhraseEntry,
    TermEntry,
    TitleEntry,
    TitleKind,
)
from translaudit.lexicon.load import bundled_lexicon, lexicon_schema, load_lexicon
from translaudit.lexicon.phrases import GarbledPhrase, garbled_phrases

__all__ = [
    "CollocationEntry",
    "FalseFriendEntry",
    "GarbledPhrase",
    "IdiomEntry",
    "Lexicon",
    "NameEntry",
    "PhraseEntry",
    "TermEntry",
    "TitleEntry",
    "TitleKind",
    "bundled_lexicon",
    "garbled_phrases",
    "lexicon_schema",
    "load_lexicon",
]
