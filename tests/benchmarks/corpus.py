"""A corpus of article pairs for measuring batches: sentences at hand, put together anew.

Recipe: the sentences are the WMT19 lines of `recorded_retranslations/wmt19.tsv` that are one sentence (German, recorded
output, human translation) and the pairs of `clean_pud.jsonl`. An article is `--sentences` pairs drawn without
replacement with a generator seeded by `--seed` and the article's number, a paragraph each; three of four come from
WMT19. The witness is a recorded file: for PUD, which has no recorded output, the published sentence with its commas
taken out. Every sentence so occurs in several articles; `--unique` numbers them (`Satz 17:`) so that none does.

Run it with `python tests/benchmarks/corpus.py FOLDER --pairs 2000`; it writes `pairs.parquet` and `recorded.tsv`.
"""

import argparse
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

Pair = tuple[str, str, str]
"""German, recorded output, published English."""
DESKS = ("politics", "sport", "economy", "culture")


def main() -> None:
    """Write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", type=int, default=2000)
    parser.add_argument("--sentences", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unique", action="store_true", help="let no sentence occur twice")
    options = parser.parse_args()
    benchmarks = Path(os.environ.get("TRANSLAUDIT_BENCHMARKS") or Path(__file__).parents[3] / "shared" / "benchmarks")
    options.folder.mkdir(parents=True, exist_ok=True)
    write(options.folder, benchmarks, options.pairs, options.sentences, options.seed, unique=options.unique)


def write(folder: Path, benchmarks: Path, pairs: int, sentences: int, seed: int, *, unique: bool = False) -> None:
    """Write `pairs.parquet` and `recorded.tsv`."""
    recorded = list(wmt(benchmarks / "recorded_retranslations" / "wmt19.tsv"))
    clean = list(pud(benchmarks / "clean_pud.jsonl"))
    rows, heard = [], {}
    for number in range(pairs):
        chance = random.Random(f"{seed}:{number}")
        from_clean = sentences // 4
        drawn = chance.sample(clean, from_clean) + chance.sample(recorded, sentences - from_clean)
        chance.shuffle(drawn)
        if unique:
            drawn = [numbered(pair, number * sentences + at) for at, pair in enumerate(drawn)]
        heard.update({source: retranslation for source, retranslation, _ in drawn})
        rows.append(
            {
                "id": f"article-{number:06}",
                "source": "\n\n".join(source for source, _, _ in drawn),
                "target": "\n\n".join(target for _, _, target in drawn),
                "desk": DESKS[number % len(DESKS)],
                "day": f"2026-10-{number % 28 + 1:02}",
            }
        )
    pq.write_table(pa.Table.from_pylist(rows), folder / "pairs.parquet", row_group_size=500)
    lines = (f"{source}\t{retranslation}\n" for source, retranslation in heard.items())
    (folder / "recorded.tsv").write_text("".join(lines), "utf-8")


def wmt(path: Path) -> Iterator[Pair]:
    """Sentences with recorded output and human translation."""
    for line in path.read_text("utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) == 3 and all(column.strip() for column in columns):
            yield columns[0], columns[1], columns[2]


def pud(path: Path) -> Iterator[Pair]:
    """Clean pairs, with a witness that differs a little."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield row["source"], row["target"].replace(",", ""), row["target"]


def numbered(pair: Pair, number: int) -> Pair:
    """The same pair as a sentence that occurs once."""
    source, retranslation, target = pair
    return f"Satz {number}: {source}", f"Sentence {number}: {retranslation}", f"Sentence {number}: {target}"


if __name__ == "__main__":
    main()
