"""`translaudit align` and `translaudit score`: the alignment, or the scores, without findings."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from translaudit.report.beads import BeadFormat


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("align")(align)
    app.command("score")(score)


Source = Annotated[Path, typer.Argument(help="The source article.", show_default=False)]
Target = Annotated[Path, typer.Argument(help="The published translation.", show_default=False)]
Model = Annotated[str, typer.Option(help="auto, a hub id, a folder, recorded:FILE.tsv or none.")]
Offline = Annotated[bool, typer.Option("--offline", help="Never use the network.")]
Language = Annotated[str, typer.Option(help="ISO 639-1 code.")]


def align(
    source: Source,
    target: Target,
    form: Annotated[BeadFormat, typer.Option("--format", "-f", help="Form of the beads.")] = BeadFormat.TEXT,
    model: Model = "none",
    source_lang: Language = "de",
    target_lang: Language = "en",
    offline: Offline = False,
) -> None:
    """Print which sentences belong to which, and what the two articles are to each other."""
    from translaudit.articles import read_article
    from translaudit.auditor import Auditor
    from translaudit.config import Config
    from translaudit.documents import document_from_file
    from translaudit.findings import Side
    from translaudit.flow import align_articles
    from translaudit.report.beads import render_beads
    from translaudit.testimony import retranslate

    config = Config(model=model, source_lang=source_lang, target_lang=target_lang, offline=offline)
    articles = (
        read_article(document_from_file(source, source_lang), Side.SOURCE),
        read_article(document_from_file(target, target_lang), Side.TARGET),
    )
    retranslations = retranslate(Auditor(config=config).translator, articles[0])
    sys.stdout.write(render_beads(align_articles(*articles, retranslations), *articles, form))


def score(
    source: Source,
    target: Target,
    model: Model = "auto",
    source_lang: Language = "de",
    target_lang: Language = "en",
    offline: Offline = False,
) -> None:
    """Print BLEU, chrF2++ and TER of the translation against a re-translation, with intervals and signatures."""
    from translaudit.auditor import Auditor
    from translaudit.config import Config
    from translaudit.errors import ModelError

    config = Config(model=model, source_lang=source_lang, target_lang=target_lang, offline=offline, select=("ORC",))
    auditor = Auditor(config=config)
    if auditor.translator is None:
        raise ModelError(
            auditor.notices[0].message if auditor.notices else "scores need a model: name one with --model"
        )
    audit = auditor.audit(source, target)
    if not audit.scores:
        raise ModelError("no aligned sentence has a re-translation to be trusted: nothing to score")
    for name, each in audit.scores.items():
        interval = "" if each.low is None or each.high is None else f" ({each.low:.1f} to {each.high:.1f})"
        typer.echo(f"{name} {each.value:.1f}{interval}  {each.signature}")
    typer.echo(audit.signature)
