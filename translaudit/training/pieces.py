"""Cut a file into pieces that pass a narrow channel, and put them together again.

python -m translaudit.training.pieces split run/state.safetensors OUT
python -m translaudit.training.pieces join OUT/state.safetensors.sha256 run
"""

import argparse
import hashlib
from pathlib import Path

PIECE_BYTES = 15_000_000


def split(path: Path, folder: Path, size: int = PIECE_BYTES) -> list[Path]:
    """Write `NAME.000`, `NAME.001`... and `NAME.sha256`, which joining needs; returns the pieces."""
    folder.mkdir(parents=True, exist_ok=True)
    content = path.read_bytes()
    pieces = []
    for number, at in enumerate(range(0, len(content), size)):
        piece = folder / f"{path.name}.{number:03}"
        piece.write_bytes(content[at : at + size])
        pieces.append(piece)
    names = "".join(f"{piece.name}\n" for piece in pieces)
    (folder / f"{path.name}.sha256").write_text(f"{hashlib.sha256(content).hexdigest()}\n{names}", encoding="utf-8")
    return pieces


def join(listing: Path, folder: Path) -> Path:
    """Put a file together from the pieces beside its `.sha256`.

    Raises:
        ValueError: a piece is missing or damaged.
    """
    digest, *names = listing.read_text(encoding="utf-8").split()
    if missing := [name for name in names if not (listing.parent / name).is_file()]:
        raise ValueError(f"pieces are missing: {missing}")
    content = b"".join((listing.parent / name).read_bytes() for name in names)
    if hashlib.sha256(content).hexdigest() != digest:
        raise ValueError(f"the pieces of {listing} do not give the file they were cut from: bring them over again")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / listing.stem
    path.write_bytes(content)
    return path


def main() -> None:
    """Split or join."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("split", "join"))
    parser.add_argument("file", type=Path, help="the file to split, or the .sha256 of the file to join")
    parser.add_argument("folder", type=Path, help="where the result goes")
    arguments = parser.parse_args()
    if arguments.action == "split":
        split(arguments.file, arguments.folder)
    else:
        join(arguments.file, arguments.folder)


if __name__ == "__main__":
    main()
