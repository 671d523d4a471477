"""Whether a translation says what its source says: negation, who speaks, what was left untranslated."""
