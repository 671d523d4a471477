"""What is known beforehand: names, titles, terms and phrases, bundled with translaudit and added by the user."""

from translaudit.lexicon.entries import Lexicon, NameEntry
from translaudit.lexicon.load import load_lexicon

__all__ = ["Lexicon", "NameEntry", "load_lexicon"]
