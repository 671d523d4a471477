"""Train the lexical translation table that ships with translaudit.

    python -m translaudit.training.lexical_table news.tsv.xz general.tsv.xz docs.tsv.xz:60000 --pair de-en --output DIR

Input files hold source TAB target (TAB origin, ignored), optionally xz-compressed; `:N` takes N of their lines, chosen
by hash. Words are lemmas, rare compounds are cut into known parts (`translaudit.lexicon.lemmas`). The result is the
same for the same input, to the byte. Needs scipy.
"""

import argparse
import hashlib
import lzma
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np

from translaudit.lexicon.lemmas import WORD, compound_parts, lemma
from translaudit.lexicon.table import pack_table
from translaudit.training.word_alignment import Sentences, Translations, train

LONGEST = 50
"""Sentences with more words than this cost more than they teach."""
LEAST_COUNT = 4
"""A lemma seen less often than this is no entry of its own."""
LEAST_PROBABILITY = 0.001
MOST_TRANSLATIONS = 30
RARE_COMPOUND = 12
"""A compound seen less often than this is learnt by its parts."""
MOST_ENTRIES = 65_534
"""Entries are stored in two bytes."""


def read_pairs(path: Path, limit: int | None = None, origin: str | None = None) -> Iterator[tuple[str, str]]:
    """Sentence pairs of a file, of one origin if that is given; with a limit, that many of them, spread by hash."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = ([*line.rstrip("\n").split("\t"), "", ""][:3] for line in lines)
        pairs = ((source, target) for source, target, where in rows if origin is None or where == origin)
        if limit is None:
            yield from pairs
        else:
            yield from islice((pair for pair in pairs if _hash(pair[0]) % 16 == 0), limit)


def _hash(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)


def lemmas_of(text: str, lang: str) -> list[str]:
    """The lemmas of a sentence; numbers carry no translation and are left out."""
    return [lemma(word, lang) for word in WORD.findall(text) if not word.isdigit()]


def vocabulary(sentences: Iterable[list[str]], lang: str, least: int = LEAST_COUNT) -> dict[str, int]:
    """Counts of the lemmas that are seen often enough, the most frequent first; at most 65,534.

    Rare compounds of common parts are no entries, so that their parts are learnt together with all their relatives.
    """
    counts = Counter(word for sentence in sentences for word in sentence)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    common = {word for word, count in ranked if count >= RARE_COMPOUND}
    entries = ((word, count) for word, count in ranked if count >= least)
    kept = ((word, count) for word, count in entries if word in common or not compound_parts(word, lang, common))
    return dict(islice(kept, MOST_ENTRIES))


def cut_compounds(sentences: list[list[str]], lang: str, counts: dict[str, int]) -> list[list[str]]:
    """Replace words that are no entry by the known parts they are glued from; what cannot be cut disappears."""
    parts: dict[str, tuple[str, ...]] = {}
    for word in {word for sentence in sentences for word in sentence}:
        parts[word] = (word,) if word in counts else compound_parts(word, lang, counts)
    return [[part for word in sentence for part in parts[word]] for sentence in sentences]


def encode(sentences: list[list[str]], numbers: dict[str, int]) -> Sentences:
    """Words as numbers."""
    ids = np.fromiter((numbers[word] for sentence in sentences for word in sentence), np.int32)
    return Sentences(ids, np.cumsum([len(sentence) for sentence in sentences]))


def prune(translations: Translations, least: float = LEAST_PROBABILITY) -> Translations:
    """Keep the best translations of each word, most probable first; NULL is left out."""
    keep = (translations.probability >= least) & (translations.source > 0)
    source, target = translations.source[keep], translations.target[keep]
    probability = translations.probability[keep]
    order = np.lexsort((target, -probability, source))
    source, target, probability = source[order], target[order], probability[order]
    first = np.searchsorted(source, source)
    near = np.arange(len(source)) - first < MOST_TRANSLATIONS
    return Translations(source[near], target[near], probability[near])


def train_table(pairs: Iterable[tuple[str, str]], languages: tuple[str, str], least: int = LEAST_COUNT) -> bytes:
    """The packed table learnt from sentence pairs."""
    sides: tuple[list[list[str]], list[list[str]]] = ([], [])
    for pair in pairs:
        sentences = [lemmas_of(text, lang) for text, lang in zip(pair, languages, strict=True)]
        if all(0 < len(sentence) <= LONGEST for sentence in sentences):
            for side, sentence in zip(sides, sentences, strict=True):
                side.append(sentence)
    counts = [vocabulary(side, lang, least) for side, lang in zip(sides, languages, strict=True)]
    cut = [cut_compounds(side, lang, count) for side, lang, count in zip(sides, languages, counts, strict=True)]
    kept = [index for index in range(len(cut[0])) if cut[0][index] and cut[1][index]]
    numbers = [{word: number for number, word in enumerate(count, start=1)} for count in counts]
    source, target = (
        encode([side[index] for index in kept], number) for side, number in zip(cut, numbers, strict=True)
    )
    forward = prune(train(source, target))
    backward = prune(train(target, source))
    return pack_table(counts[0], counts[1], forward, backward)


def main() -> None:
    """Train and write `table.npz`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", help="FILE or FILE:LINES")
    parser.add_argument("--pair", default="de-en", help="languages, source first")
    parser.add_argument("--output", type=Path, required=True, help="folder for table.npz")
    arguments = parser.parse_args()
    source, target = arguments.pair.split("-")
    pairs = (
        pair
        for name in arguments.files
        for pair in read_pairs(Path(name.partition(":")[0]), int(name.partition(":")[2] or 0) or None)
    )
    packed = train_table(pairs, (source, target))
    (arguments.output / "table.npz").write_bytes(packed)


if __name__ == "__main__":
    main()
