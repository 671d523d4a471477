"""Measure a model on the development set, through the same loader as an audit.

    python -m translaudit.training.evaluate FOLDER DATA/dev.tsv [--output figures.json] [--sentences 1000]

Prints BLEU and chrF2++ with their sacreBLEU signatures, the share of references that forced decoding prefers to the
same with one error, the share of names copied, and the speed. FOLDER can be anything that `--model` takes.
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

from translaudit.score import score_document
from translaudit.training.corpus import Pair, read_corpus
from translaudit.training.forced_choice import copied_names, judge, preferred, spoil
from translaudit.training.recipe import DEFAULT, Recipe, read_recipe
from translaudit.translators.base import Capability, Translator
from translaudit.translators.resolve import load_translator


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("dev", type=Path)
    parser.add_argument("--recipe", type=read_recipe, default=str(DEFAULT))
    parser.add_argument("--output", type=Path, help="JSON file for the model card")
    parser.add_argument("--sentences", type=int, help="translate only so many")
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--device", default="auto")
    arguments = parser.parse_args()
    recipe = arguments.recipe
    translator, _ = load_translator(
        arguments.model,
        device=arguments.device,
        beam=arguments.beam,
        cache=False,
        source_lang=recipe.source_lang,
        target_lang=recipe.target_lang,
    )
    if translator is None:
        parser.error(f"'{arguments.model}' gives no model to measure")
    figures = evaluate(translator, list(read_corpus(arguments.dev))[: arguments.sentences], recipe)
    for name, value in figures.items():
        print(f"{name}: {value}")  # noqa: T201
    if arguments.output:
        arguments.output.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def evaluate(translator: Translator, pairs: Sequence[Pair], recipe: Recipe) -> dict[str, str]:
    """All figures by name, as text for a person."""
    begin = time.monotonic()
    answers = translator.translate([pair.source for pair in pairs])
    seconds = time.monotonic() - begin
    texts = [answer.text for answer in answers]
    words = sum(len(pair.source.split()) for pair in pairs)
    figures = {"model": translator.signature, "sentences": str(len(pairs))}
    for name, score in score_document(texts, [pair.target for pair in pairs], ("bleu", "chrf2++")).items():
        figures[name] = f"{score.value:.1f} ({score.signature})"
    figures["unhealthy translations"] = _share(sum(not answer.readable for answer in answers), len(answers))
    figures["names copied"] = _share(*copied_names(pairs, texts))
    figures["speed"] = f"{len(pairs) / seconds:.1f} sentences/s, {words / seconds:.0f} source words/s"
    if {Capability.FORCED_DECODING, Capability.ATTENTION} <= translator.capabilities:
        judged = judge(translator, spoil(pairs[: recipe.forced_choice.pairs], recipe.forced_choice, recipe.seed))
        for weight in sorted({0.0, recipe.forced_choice.coverage}):
            scored = f"log-probability + {weight:g} × coverage" if weight else "log-probability"
            for error, (won, of) in preferred(judged, weight).items():
                figures[f"reference preferred by {scored}, {error}"] = _share(won, of)
    return figures


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} % ({part}/{whole})" if whole else "no case"


if __name__ == "__main__":
    main()
