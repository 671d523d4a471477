"""An alignment as text to read, as TSV to work with, or as JSON: one bead a line, in the order of the target.

Where the two articles are reports of one event, text and JSON end with the sentences that say the same.
"""

import json
from collections.abc import Sequence
from enum import StrEnum

from translaudit.align import Alignment, Bead, Statement
from translaudit.articles import Article


class BeadFormat(StrEnum):
    """How beads are written."""

    TEXT = "text"
    TSV = "tsv"
    JSON = "json"


_NO_WORDS = "(nothing)"


def render_beads(
    alignment: Alignment,
    source: Article,
    target: Article,
    bead_format: BeadFormat,
    statements: Sequence[Statement] = (),
) -> str:
    """Write an alignment. Segments are numbered from 0, as everywhere in the record of an audit.

    TSV has the columns source and target indices (joined by `,`), similarity, certainty, source text, target text;
    white space within a text is one space.
    """
    match bead_format:
        case BeadFormat.TEXT:
            return _as_text(alignment, source, target, statements)
        case BeadFormat.TSV:
            return _as_tsv(alignment, source, target)
        case BeadFormat.JSON:
            return _as_json(alignment, source, target, statements)


def _as_text(alignment: Alignment, source: Article, target: Article, statements: Sequence[Statement]) -> str:
    figures = ", ".join(f"{name.replace('_', ' ')} {value:g}" for name, value in alignment.figures.items())
    head = f"{alignment.relation} (by {alignment.method})" + (f": {figures}" if figures else "")
    blocks = [_block(source, bead.source, target, bead.target, bead.similarity) for bead in alignment.beads]
    if statements:
        blocks.append("Sentences that seem to say the same:")
        blocks += [_block(source, (each.source,), target, each.target, each.similarity) for each in statements]
    return "\n\n".join([head, *blocks]) + "\n"


def _block(source: Article, before: Sequence[int], target: Article, after: Sequence[int], similarity: float) -> str:
    return (
        f"{_numbers(before)}-{_numbers(after)}  similarity {similarity:.2f}\n"
        f"  {source.lang}: {_words(source, before) or _NO_WORDS}\n"
        f"  {target.lang}: {_words(target, after) or _NO_WORDS}"
    )


def _as_tsv(alignment: Alignment, source: Article, target: Article) -> str:
    rows = [("source", "target", "similarity", "certainty", "source_text", "target_text")]
    rows += [(*_cells(bead), _words(source, bead.source), _words(target, bead.target)) for bead in alignment.beads]
    return "".join("\t".join(row) + "\n" for row in rows)


def _cells(bead: Bead) -> tuple[str, str, str, str]:
    source, target = (",".join(map(str, side)) for side in (bead.source, bead.target))
    return source, target, f"{bead.similarity:.4f}", f"{bead.certainty:.4f}"


def _as_json(alignment: Alignment, source: Article, target: Article, statements: Sequence[Statement]) -> str:
    content = {
        "relation": alignment.relation,
        "method": alignment.method,
        "figures": alignment.figures,
        "beads": [
            {
                "source": bead.source,
                "target": bead.target,
                "similarity": bead.similarity,
                "certainty": bead.certainty,
                "source_text": _words(source, bead.source),
                "target_text": _words(target, bead.target),
            }
            for bead in alignment.beads
        ],
        "statements": [
            {
                "source": each.source,
                "target": each.target,
                "similarity": each.similarity,
                "source_text": _words(source, (each.source,)),
                "target_text": _words(target, each.target),
            }
            for each in statements
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _numbers(indices: Sequence[int]) -> str:
    return "+".join(map(str, indices)) or "∅"


def _words(article: Article, indices: Sequence[int]) -> str:
    return " ".join(" ".join(article.segment_text(index).split()) for index in indices)
