"""What is particular to a language, or to a pair of languages, kept as data.

One folder a language (`de/`) or ordered pair (`de-en/`), one TOML file a topic (`de/numbers.toml`). Code asks for a
topic with the record that describes its shape; nothing else in translaudit may know that the first pair is German and
English.
"""

from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from translaudit.errors import ConfigError

Topic = TypeVar("Topic")


@cache
def load_topic(folder: str, topic: str, shape: type[Topic]) -> Topic:
    """Read one topic of a language (`"de"`) or pair (`"de-en"`).

    Raises:
        ConfigError: translaudit has no such data for this language or pair.
    """
    resource = files(__package__) / folder / f"{topic}.toml"
    if not resource.is_file():
        raise ConfigError(
            f"no '{topic}' data for language '{folder}': translaudit knows {', '.join(known_languages())}"
        )
    return msgspec.toml.decode(resource.read_bytes(), type=shape)


def has_topic(folder: str, topic: str) -> bool:
    """Whether a language or pair has data on a topic, so that a check can stay silent where it has none."""
    return (files(__package__) / folder / f"{topic}.toml").is_file()


@cache
def known_languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages with an identity file, sorted."""
    return tuple(sorted(entry.name for entry in files(__package__).iterdir() if has_topic(entry.name, "identity")))
