"""`translaudit align` and `translaudit score`: the alignment, or the scores, without findings."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translaudit.report.beads import BeadFormat

if TYPE_CHECKING:
    from translaudit.config import Config


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("align")(align)
    app.command("score")(score)


Source = Annotated[Path, typer.Argument(help="The source article, or a file of both sides.", show_default=False)]
Target = Annotated[Path | None, typer.Argument(help="The published translation.", show_default=False)]
Model = Annotated[str, typer.Option(help="auto, a hub id, a folder, recorded:FILE.tsv or none.")]
Offline = Annotated[bool, typer.Option("--offline", help="Never use the network.")]
Language = Annotated[str, typer.Option(help="ISO 639-1 code.")]


def align(
    source: Source,
    target: Target = None,
    form: Annotated[BeadFormat, typer.Option("--format", "-f", help="Form of the beads.")] = BeadFormat.TEXT,
    model: Model = "none",
    source_lang: Language = "de",
    target_lang: Language = "en",
    offline: Offline = False,
) -> None:
    """Print which sentences belong to which, and what the two articles are to each other.

    For two reports of one event it also prints which sentences say the same.
    """
    from translaudit.align.units import align_units
    from translaudit.auditor import Auditor
    from translaudit.flow import align_articles, shared_statements
    from translaudit.inputs.reading import read_articles
    from translaudit.report.beads import render_beads
    from translaudit.testimony import retranslate

    config = _config(model, source_lang, target_lang, offline)
    pair = read_articles(source, target, source_lang, target_lang)
    if pair.units is None:
        retranslations = retranslate(Auditor(config=config).translator, pair.source)
        alignment = align_articles(pair.source, pair.target, retranslations)
        statements = shared_statements(pair.source, pair.target, retranslations, alignment.relation)
    else:
        alignment, statements = align_units(pair.source, pair.target, pair.units), ()
    sys.stdout.write(render_beads(alignment, pair.source, pair.target, form, statements))


def score(
    source: Source,
    target: Target = None,
    model: Model = "auto",
    source_lang: Language = "de",
    target_lang: Language = "en",
    offline: Offline = False,
) -> None:
    """Print BLEU, chrF2++ and TER of the translation against a re-translation, with intervals and signatures."""
    from translaudit.auditor import Auditor
    from translaudit.errors import ModelError

    auditor = Auditor(config=_config(model, source_lang, target_lang, offline, select=("ORC",)))
    if auditor.translator is None:
        raise ModelError(
            auditor.notices[0].message if auditor.notices else "scores need a model: name one with --model"
        )
    audit = auditor.audit_file(source) if target is None else auditor.audit(source, target)
    if not audit.scores:
        raise ModelError("no aligned sentence has a re-translation to be trusted: nothing to score")
    for name, each in audit.scores.items():
        interval = "" if each.low is None or each.high is None else f" ({each.low:.1f} to {each.high:.1f})"
        typer.echo(f"{name} {each.value:.1f}{interval}  {each.signature}")
    typer.echo(audit.signature)


def _config(model: str, source_lang: str, target_lang: str, offline: bool, select: tuple[str, ...] = ()) -> "Config":
    from translaudit.config import Config
    from translaudit.config_files import COMMAND_LINE, refuse_contradictions

    config = Config(model=model, source_lang=source_lang, target_lang=target_lang, offline=offline, select=select)
    refuse_contradictions(config, dict.fromkeys(Config.__struct_fields__, COMMAND_LINE))
    return config
