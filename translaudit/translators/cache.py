"""Model outputs kept on disk, so that a second audit of the same text costs no model time.

One SQLite file for all models and processes. Keys are hashes of the translator's signature (weights, precision,
decoding settings), the question and the text, so nothing stale is ever found. Results are written as they come: a run
that is killed keeps what it had. A file that turns out to be damaged is set aside and begun anew.
"""

import contextlib
import hashlib
import sqlite3
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from translaudit.translators.base import (
    Attention,
    Capability,
    Contrast,
    ForcedDecoding,
    Retranslation,
    TextPair,
    Translator,
)
from translaudit.translators.progress import track

Question = TypeVar("Question")
Answer = TypeVar("Answer")

FORMAT = 4
"""Raised whenever the meaning or shape of an answer changes."""
MAX_BYTES = 500_000_000
"""The file may grow to this size; then the answers that were used longest ago go."""
KEPT_SHARE = 0.8
"""How much of `MAX_BYTES` is kept when answers have to go."""
AT_ONCE = (32, 256)
"""Questions asked between two writes, at first and at most: each time twice as many, for a model is the faster the more
it is asked at once, and what is lost when a run is killed stays less than what is kept."""
PATIENCE = 30.0
"""Seconds to wait for another process that is writing."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
    key BLOB PRIMARY KEY, answer BLOB NOT NULL, used REAL NOT NULL
) WITHOUT ROWID
"""


_FORGET = """
DELETE FROM answers WHERE key IN (
    SELECT key FROM (
        SELECT key, SUM(LENGTH(answer)) OVER (ORDER BY used, key) - LENGTH(answer) AS freed FROM answers
    ) WHERE freed < ?
)
"""


class AnswerStore:
    """The SQLite file: bytes by key, safe with several processes (write-ahead log, busy timeout)."""

    def __init__(self, path: Path, *, max_bytes: int = MAX_BYTES) -> None:
        """Open or create the file. Where it cannot be, a warning is given and nothing is kept."""
        self._path = path
        self._max_bytes = max_bytes
        self._connection: sqlite3.Connection | None = None
        self._connection = self._open()

    def find(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The answers that are there."""
        found: dict[bytes, bytes] = {}
        for key in keys:
            rows = self._run("SELECT answer FROM answers WHERE key = ?", [(key,)])
            if rows:
                found[key] = rows[0][0]
        if found:
            self._run("UPDATE answers SET used = ? WHERE key = ?", [(time.time(), key) for key in found])
        return found

    def keep(self, answers: dict[bytes, bytes]) -> None:
        """Write answers, and let old ones go where the file has grown too large."""
        now = time.time()
        rows = [(key, answer, now) for key, answer in answers.items()]
        self._run("INSERT OR REPLACE INTO answers (key, answer, used) VALUES (?, ?, ?)", rows)
        self._shrink()

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _shrink(self) -> None:
        if self._bytes() <= self._max_bytes:
            return
        excess = self._bytes() - int(self._max_bytes * KEPT_SHARE)
        self._run(_FORGET, [(excess,)])

    def _bytes(self) -> int:
        """What the answers take up in the file; pages that deleted answers left are used again."""
        figures = [self._run(f"PRAGMA {name}", [()]) for name in ("page_count", "freelist_count", "page_size")]
        pages, free, size = (int(rows[0][0]) if rows else 0 for rows in figures)
        return (pages - free) * size

    def _run(self, statement: str, rows: Sequence[tuple[object, ...]]) -> list[tuple[Any, ...]]:
        if self._connection is None or not rows:
            return []
        try:
            with self._connection:
                if len(rows) == 1:
                    return self._connection.execute(statement, rows[0]).fetchall()
                self._connection.executemany(statement, rows)
        except sqlite3.OperationalError as error:
            self._give_up(str(error))
        except sqlite3.DatabaseError:
            self._set_aside()
        return []

    def _open(self) -> sqlite3.Connection | None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return self._connect()
        except sqlite3.OperationalError as error:
            self._give_up(str(error))
        except sqlite3.DatabaseError:
            return self._begin_anew()
        except OSError as error:
            self._give_up(str(error))
        return None

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=PATIENCE, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(_SCHEMA)
            connection.commit()
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection

    def _set_aside(self) -> None:
        self.close()
        self._connection = self._begin_anew()

    def _begin_anew(self) -> sqlite3.Connection | None:
        aside = self._path.with_name(f"{self._path.name}.damaged")
        warnings.warn(
            f"the cache {self._path} is damaged: it is set aside as {aside.name} and begun anew", stacklevel=2
        )
        try:
            self._path.replace(aside)
            for suffix in ("-wal", "-shm"):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
            return self._connect()
        except (OSError, sqlite3.Error) as error:
            self._give_up(str(error))
        return None

    def _give_up(self, reason: str) -> None:
        warnings.warn(f"the cache {self._path} cannot be used ({reason}): model outputs are not kept", stacklevel=2)
        with contextlib.suppress(sqlite3.Error):
            self.close()
        self._connection = None


class CachedTranslator:
    """A translator that remembers."""

    def __init__(self, translator: Translator, store: AnswerStore) -> None:
        """Wrap any translator."""
        self._translator = translator
        self._store = store

    @property
    def name(self) -> str:
        """The wrapped translator's."""
        return self._translator.name

    @property
    def signature(self) -> str:
        """The wrapped translator's: remembering changes no answer."""
        return self._translator.signature

    @property
    def capabilities(self) -> frozenset[Capability]:
        """The wrapped translator's."""
        return self._translator.capabilities

    def translate(self, texts: Sequence[str], *, n_best: int = 1) -> list[Retranslation]:
        """Translate what was not translated before."""
        return self._answers(
            f"translate:{n_best}",
            texts,
            lambda text: (text,),
            lambda batch: self._translator.translate(batch, n_best=n_best),
            Retranslation,
        )

    def force(self, pairs: Sequence[TextPair]) -> list[ForcedDecoding]:
        """Score what was not scored before."""
        return self._answers("force", pairs, _texts, self._translator.force, ForcedDecoding)

    def contrast(self, pairs: Sequence[TextPair]) -> list[Contrast]:
        """Contrast what was not contrasted before."""
        return self._answers("contrast", pairs, _texts, self._translator.contrast, Contrast)

    def attend(self, pairs: Sequence[TextPair]) -> list[Attention]:
        """Align what was not aligned before."""
        return self._answers("attend", pairs, _texts, self._translator.attend, Attention)

    def _answers(
        self,
        question: str,
        items: Sequence[Question],
        texts: Callable[[Question], tuple[str, ...]],
        ask: Callable[[list[Question]], Sequence[Answer]],
        shape: type[Answer],
    ) -> list[Answer]:
        """Find answers, and ask for the rest, the longest texts first."""
        keys = [self._key(question, *texts(item)) for item in items]
        known: dict[bytes, Answer] = {}
        for key, found in self._store.find(keys).items():
            with contextlib.suppress(msgspec.DecodeError):
                known[key] = msgspec.msgpack.decode(found, type=shape)
        unknown = {key: item for key, item in zip(keys, items, strict=True) if key not in known}
        order = sorted(unknown, key=lambda key: (-sum(map(len, texts(unknown[key]))), key))
        for batch in track(_portions(order), "Asking the model", total=len(order), weight=len):
            answers = dict(zip(batch, ask([unknown[key] for key in batch]), strict=True))
            self._store.keep({key: msgspec.msgpack.encode(answer) for key, answer in answers.items()})
            known.update(answers)
        return [known[key] for key in keys]

    def _key(self, question: str, *texts: str) -> bytes:
        return answer_key(self.signature, question, *texts)


def answer_key(signature: str, question: str, *texts: str) -> bytes:
    """The key of a model's answer to a question about some texts; with another version of translaudit it is another."""
    parts = [version("translaudit"), str(FORMAT), signature, question, *texts]
    framed = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(framed.encode("utf-8", "surrogatepass")).digest()


def _portions(keys: list[bytes]) -> Iterator[list[bytes]]:
    size, most = AT_ONCE
    while keys:
        yield keys[:size]
        keys, size = keys[size:], min(2 * size, most)


def _texts(pair: TextPair) -> tuple[str, ...]:
    return pair.source, pair.target
