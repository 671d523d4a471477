"""What is particular to a language, or to a pair of languages, kept as data.

One folder a language (`de/`) or ordered pair (`de-en/`), one TOML file a topic (`de/numbers.toml`). Code asks for a
topic with the record that describes its shape; nothing else in translaudit may know that the first pair is German and
English.
"""

import hashlib
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from translaudit.errors import ConfigError
from translaudit.user_cache import kept

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
    return msgspec.msgpack.decode(_topics(folder)[topic], type=shape)


@cache
def _topics(folder: str) -> dict[str, msgspec.Raw]:
    """Every topic of a folder, in MessagePack. Reading TOML takes a fifth of a second, so the cache folder keeps it."""
    entries = sorted((files(__package__) / folder).iterdir(), key=lambda entry: entry.name)
    texts = {entry.name.removesuffix(".toml"): entry.read_bytes() for entry in entries if entry.name.endswith(".toml")}
    digest = hashlib.sha256(b"\0".join(part for topic in texts.items() for part in (topic[0].encode(), topic[1])))
    read = kept(
        f"topics-{folder}-{digest.hexdigest()[:16]}",
        lambda: msgspec.msgpack.encode({topic: msgspec.toml.decode(text) for topic, text in texts.items()}),
    )
    return msgspec.msgpack.decode(read, type=dict[str, msgspec.Raw])


@cache
def has_topic(folder: str, topic: str) -> bool:
    """Whether a language or pair has data on a topic, so that a check can stay silent where it has none."""
    return (files(__package__) / folder / f"{topic}.toml").is_file()


@cache
def known_languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages with an identity file, sorted."""
    return tuple(sorted(entry.name for entry in files(__package__).iterdir() if has_topic(entry.name, "identity")))
