"""Train the trigram model of the target language that ships with translaudit.

    python -m translaudit.training.phrase_model news.tsv.xz general.tsv.xz docs.tsv.xz:100000 --column 1 --output DIR

Input as for `translaudit.training.lexical_table`; `--column` is the language's column (0 or 1). Deterministic.
"""

import argparse
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from translaudit.lexicon.phrase_model import BOUNDARY, NAME, NUMBER, SPECIAL, TOKEN, UNKNOWN, cost
from translaudit.training.lexical_table import read_pairs
from translaudit.training.word_classes import CLASSES, classify

DISCOUNT = 0.75
LEAST_WORD = 5
MOST_WORDS = 40_000
LEAST_BIGRAM = 2
LEAST_TRIGRAM = 2
LEAST_CLASS_TRIGRAM = 3

Keys = npt.NDArray[np.int64]
Array = npt.NDArray[np.generic]


def train_model(texts: Iterable[str], least_word: int = LEAST_WORD, classes: int = CLASSES) -> bytes:
    """The packed model learnt from sentences. Not compressed: a wheel is, and every process would have to unpack it."""
    sentences = [TOKEN.findall(text) for text in texts]
    words = _vocabulary(sentences, least_word)
    ids = _encode(sentences, words)
    classes_of = classify(ids, len(words), len(SPECIAL), classes=classes)
    arrays = {
        "words": np.frombuffer("\n".join(words).encode(), np.uint8),
        "classes": classes_of,
        **_estimate("word", ids, len(words), (LEAST_BIGRAM, LEAST_TRIGRAM)),
        **_estimate("class", classes_of[ids].astype(np.int64), classes, (1, LEAST_CLASS_TRIGRAM)),
    }
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)  # type: ignore[arg-type] # numpy's stub takes its keyword for an array
    return buffer.getvalue()


def _vocabulary(sentences: Sequence[Sequence[str]], least: int) -> dict[str, int]:
    counts = Counter(token.lower() for sentence in sentences for token in sentence if not token[0].isdigit())
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_WORDS]
    kept = [*SPECIAL, *(word for word, count in ranked if count >= least)]
    return {word: number for number, word in enumerate(kept)}


def _encode(sentences: Sequence[Sequence[str]], words: dict[str, int]) -> Keys:
    def number(token: str) -> int:
        if token[0].isdigit():
            return words[NUMBER]
        return words.get(token.lower(), words[NAME] if token[0].isupper() else words[UNKNOWN])

    boundary = words[BOUNDARY]
    ids = [i for sentence in sentences for i in (boundary, boundary, *map(number, sentence))]
    return np.array([*ids, boundary, boundary], np.int64)


def _estimate(name: str, ids: Keys, size: int, least: tuple[int, int]) -> dict[str, Array]:
    first, second, third = ids[:-2], ids[1:-1], ids[2:]
    inside = ~((first == 0) & (second != 0) & (third == 0)) & (second + third > 0)  # not across the sentence's edge
    trigrams, counts = np.unique((first * size + second)[inside] * size + third[inside], return_counts=True)
    contexts, context = np.unique(trigrams // size, return_inverse=True)
    totals = np.bincount(context, counts)
    # Kneser-Ney: lower orders count the different words before, not the occurrences
    bigrams, continuations = np.unique(trigrams % (size * size), return_counts=True)
    unigrams = np.bincount(bigrams % size, minlength=size) + 0.5
    bigram_totals = np.bincount(bigrams // size, continuations, size)
    kept = continuations >= least[0]
    bigram_share = (continuations[kept] - DISCOUNT) / bigram_totals[bigrams[kept] // size]
    unigram_backoff = 1 - np.bincount(bigrams[kept] // size, bigram_share, size)
    usual = counts >= least[1]
    # a trigram names its first two words by their place among the bigrams, so histories are kept as bigrams too
    keys = np.union1d(bigrams[kept], contexts[context[usual]])
    shares = np.full(len(keys), 1e-30)
    shares[np.searchsorted(keys, bigrams[kept])] = bigram_share
    history = np.searchsorted(keys, contexts[context[usual]])
    trigram_share = (counts[usual] - DISCOUNT) / totals[context[usual]]
    backoff = 1 - np.bincount(history, trigram_share, len(keys))
    longer = history * size + trigrams[usual] % size
    order = np.argsort(longer, kind="stable")
    return {
        f"{name}_unigrams": cost(unigrams / unigrams.sum()),
        f"{name}_unigram_backoffs": cost(np.clip(unigram_backoff, 1e-6, 1)),
        f"{name}_bigram_steps": _steps(keys),
        f"{name}_bigram_costs": cost(shares),
        f"{name}_bigram_backoffs": cost(np.clip(backoff, 1e-6, 1)),
        f"{name}_trigram_steps": _steps(longer[order]),
        f"{name}_trigram_costs": cost(trigram_share[order]),
    }


def _steps(keys: Keys) -> npt.NDArray[np.uint32]:
    return np.diff(keys, prepend=0).astype(np.uint32)


def main() -> None:
    """Train and write `phrases.npz`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", help="FILE or FILE:LINES")
    parser.add_argument("--column", type=int, default=1)
    parser.add_argument("--output", type=Path, required=True, help="folder for phrases.npz")
    arguments = parser.parse_args()
    texts = (
        pair[arguments.column]
        for name in arguments.files
        for pair in read_pairs(Path(name.partition(":")[0]), int(name.partition(":")[2] or 0) or None)
    )
    (arguments.output / "phrases.npz").write_bytes(train_model(dict.fromkeys(texts)))


if __name__ == "__main__":
    main()
