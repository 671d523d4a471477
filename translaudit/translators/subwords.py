"""SentencePiece as Marian models use it, with every piece located in the text as it was given.

The two engines share this reading, so that they see the same tokens. It gives the same ids as Transformers'
`MarianTokenizer` (a test compares them) but keeps offsets: SentencePiece normalises (no-break spaces, ligatures,
decomposed accents) before it cuts, and its normaliser says which original character each character came from.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from translaudit.errors import ModelError

WORD_START = "▁"
_SURROGATE = re.compile("[\ud800-\udfff]")
_BYTE = re.compile("<0x[0-9A-F]{2}>")
_FURTHER_BYTE = re.compile("<0x[89AB][0-9A-F]>")
_CONTINUES_WORD = re.compile(r"[\w'’-]|<0x[89A-F][0-9A-F]>")
_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*|[^\w\s]+")


class Piece(msgspec.Struct, frozen=True):
    """A token of a text: its id in the model's vocabulary and its place in the text, in code points.

    `start == end` where normalisation put several pieces on one character, and for all bytes but the first of a
    character that is written in bytes.
    """

    id: int
    text: str
    start: int
    end: int


class Subwords:
    """The vocabulary and the two SentencePiece models of a Marian folder."""

    def __init__(self, folder: Path) -> None:
        """Read `source.spm`, `target.spm` and `vocab.json`, with `target_vocab.json` where the two sides differ.

        A CTranslate2 folder that was not converted by translaudit has a `shared_vocabulary.json` instead.

        Raises:
            ModelError: a file is missing or is not what its name says.
        """
        self._source = _processor(folder / "source.spm")
        self._target = _processor(folder / "target.spm")
        names = ("vocab.json", "shared_vocabulary.json", "source_vocabulary.json")
        self.source_ids = _vocabulary(folder, names)
        separate = any((folder / name).is_file() for name in _TARGET_VOCABULARIES)
        self.target_ids = _vocabulary(folder, _TARGET_VOCABULARIES) if separate else self.source_ids
        self._source_pieces = {number: piece for piece, number in self.source_ids.items()}
        self._target_pieces = {number: piece for piece, number in self.target_ids.items()}
        try:
            self.eos = self.target_ids["</s>"]
            self.unknown = self.target_ids["<unk>"]
        except KeyError as error:
            raise ModelError(f"{folder / 'vocab.json'} has no {error}: this is not a Marian vocabulary") from None
        self.pad = self.target_ids.get("<pad>", len(self.target_ids))

    def source(self, text: str) -> list[Piece]:
        """Cut a source text, without the end-of-sentence token."""
        return _cut(self._source, self.source_ids, text)

    def target(self, text: str) -> list[Piece]:
        """Cut a target text, without the end-of-sentence token."""
        return _cut(self._target, self.target_ids, text)

    def piece(self, number: int) -> str:
        """The piece of a target id."""
        return self._target_pieces.get(number, "<unk>")

    def source_piece(self, number: int) -> str:
        """The piece of a source id."""
        return self._source_pieces.get(number, "<unk>")

    def continues_word(self, number: int) -> bool:
        """Whether a target id goes on with the word before it; so does a byte, which mostly belongs to a letter."""
        return number != self.eos and _CONTINUES_WORD.match(self.piece(number)) is not None

    def decode(self, numbers: Sequence[int]) -> str:
        """Text of target ids; special tokens are left out."""
        special = {self.eos, self.unknown, self.pad}
        pieces = [self._target_pieces[number] for number in numbers if number not in special]
        return str(self._target.decode_pieces(pieces)).replace(WORD_START, " ").strip()


def words(text: str) -> list[tuple[int, int]]:
    """Offsets of the words of a text; a run of punctuation is a word of its own.

    >>> [("a 5.5-l can, no?")[start:end] for start, end in words("a 5.5-l can, no?")]
    ['a', '5.5-l', 'can', ',', 'no', '?']
    """
    return [match.span() for match in _WORD.finditer(text)]


def pieces_by_word(text: str, pieces: Sequence[Piece]) -> list[tuple[int, int, list[int]]]:
    """The words of a text, each with the indices of the pieces that write it; a piece belongs to one word only.

    A piece that is only the space before a word belongs to that word, and a further byte of a character to the word of
    the byte before it.
    """
    bounds = words(text)
    owned: list[list[int]] = [[] for _ in bounds]
    current = 0
    for index, piece in enumerate(pieces if bounds else ()):
        if not _FURTHER_BYTE.fullmatch(piece.text):
            begin = piece.start + len(text[piece.start : piece.end]) - len(text[piece.start : piece.end].lstrip())
            while current < len(bounds) - 1 and bounds[current][1] <= begin:
                current += 1
        owned[current].append(index)
    return [(start, end, own) for (start, end), own in zip(bounds, owned, strict=True)]


def _cut(processor: Any, ids: dict[str, int], text: str) -> list[Piece]:
    readable = _SURROGATE.sub("\ufffd", text)
    normalised, offsets = processor.normalize(readable, with_offsets=True)
    unknown = ids["<unk>"]
    pieces = []
    position = 0
    for piece in processor.encode(readable, out_type=str):
        after = position + _characters(piece)
        pieces.append(Piece(ids.get(piece, unknown), piece, offsets[position], offsets[after]))
        position = after
    if position != len(normalised):
        raise ModelError("the model's SentencePiece files do not give back the text they cut: get them again")
    return pieces


def _characters(piece: str) -> int:
    """Normalised characters that a piece stands for; of a character written in bytes the first byte counts."""
    if _FURTHER_BYTE.fullmatch(piece):
        return 0
    return 1 if _BYTE.fullmatch(piece) else len(piece)


def _processor(path: Path) -> Any:
    from sentencepiece import SentencePieceProcessor

    if not path.is_file():
        raise ModelError(f"{path} is missing: a Marian folder has source.spm, target.spm and vocab.json")
    try:
        return SentencePieceProcessor(model_file=str(path))
    except (RuntimeError, OSError):
        raise ModelError(f"{path} is not a SentencePiece model: get the file again") from None


def _vocabulary(folder: Path, names: Sequence[str]) -> dict[str, int]:
    path = next((folder / name for name in names if (folder / name).is_file()), folder / names[0])
    try:
        found = msgspec.json.decode(path.read_bytes(), type=dict[str, int] | list[str])
    except FileNotFoundError:
        raise ModelError(f"{path} is missing: a Marian folder has source.spm, target.spm and vocab.json") from None
    except (msgspec.DecodeError, OSError, UnicodeError):
        raise ModelError(f"{path} is not a vocabulary (JSON object of piece to number): get the file again") from None
    return found if isinstance(found, dict) else {piece: number for number, piece in enumerate(found)}


_TARGET_VOCABULARIES = ("target_vocab.json", "target_vocabulary.json")
