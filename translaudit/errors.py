"""Errors for people: what is wrong, where, and what to do, in one line."""


class TranslauditError(Exception):
    """A problem that the user can mend. The command line prints it on one line and exits with 2."""


class InputError(TranslauditError):
    """An article cannot be read, or is not what it was said to be."""


class ModelError(TranslauditError):
    """A translation model cannot be found, trusted, loaded or run."""


class ConfigError(TranslauditError):
    """A configuration file, lexicon, baseline or option does not make sense."""
