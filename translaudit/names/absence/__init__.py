"""Names of the source that a parallel target lacks: left out, replaced by another name, or translated as a word."""
