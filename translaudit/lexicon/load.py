"""Lexicon files: the bundled ones and the user's, checked strictly and merged."""

from pathlib import Path

import msgspec

from translaudit.errors import ConfigError
from translaudit.lexicon.entries import Lexicon


def load_lexicon(paths: tuple[Path, ...]) -> Lexicon:
    """Read and merge the user's lexicon files (TOML), later ones added to earlier ones.

    Raises:
        ConfigError: a file is missing, is not TOML, or has an unknown key or a wrong type.
    """
    lexicons = [_read(path) for path in paths]
    return Lexicon(name=tuple(entry for lexicon in lexicons for entry in lexicon.name))


def _read(path: Path) -> Lexicon:
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Lexicon)
    except OSError as error:
        raise ConfigError(f"lexicon {path} cannot be read: {error.strerror}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"lexicon {path}: {error}") from None
