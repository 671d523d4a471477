"""An article pair from files of any format, cut into segments: two files of one article each, or one of both."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from translaudit.articles import Article, read_article
from translaudit.findings import Side
from translaudit.inputs import read_bilingual, read_document
from translaudit.inputs.extraction import Unit


class ArticlePair(msgspec.Struct, frozen=True):
    """A source and its translation; `units` are the stretches that a file of both sides says belong together."""

    source: Article
    target: Article
    units: Sequence[Unit] | None = None


def read_articles(source: Path, target: Path | None, source_lang: str, target_lang: str) -> ArticlePair:
    """Read a pair; without a target, `source` is a file that holds both.

    Raises:
        InputError: a file cannot be read, has no text, or is not of the kind that is asked for.
    """
    if target is None:
        both = read_bilingual(source, source_lang, target_lang)
        return ArticlePair(read_article(both.source, Side.SOURCE), read_article(both.target, Side.TARGET), both.units)
    return ArticlePair(
        read_article(read_document(source, source_lang), Side.SOURCE),
        read_article(read_document(target, target_lang), Side.TARGET),
    )
