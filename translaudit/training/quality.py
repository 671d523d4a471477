"""Fit the weights of the quality estimate, for `languages/<pair>/quality.toml`.

    python -m translaudit.training.quality demetr_flores.jsonl --pair de-en --output DIR

Learns from the choosing half which of two texts is the unperturbed one (logistic regression on the difference of their
features, after Bradley & Terry 1952), and then how the winning score maps to a probability (Platt 1999). Prints forced
choice accuracy on both halves, and by cross-validation over the sentences of the choosing half. Needs scikit-learn.
"""

import argparse
from collections import defaultdict
from pathlib import Path
from statistics import fmean, pstdev
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from translaudit.phrases.beads import PairedText
from translaudit.phrases.evidence import Features
from translaudit.quality import QualityWeights, quality_features
from translaudit.training.lessons import chosen, read_rows

REGULARISATION = 100.0
"""Cross-validated forced choice in the choosing half: 96.6 at 1, 97.9 at 5, 98.0 at 20 and at 100."""
FOLDS = 6

Row = dict[str, Any]
Choice = tuple[Row, Features, Features]
"""A row with the features of its good and of its damaged text."""


def features_of(text: str, row: Row, languages: tuple[str, str], *, beside: bool) -> Features:
    """The features of a text, or of its unperturbed form."""
    pair = PairedText(0, text, 0, row["source"], 0, row["retranslation"] if beside else None)
    return quality_features(pair, languages) or {}


def fit(rows: list[Choice]) -> QualityWeights:
    """Weights that tell the good text (first features) from the damaged one (second)."""
    names = sorted({name for _, good, bad in rows for name in (*good, *bad)})
    differences = np.array([[good[name] - bad[name] for name in names] for _, good, bad in rows])
    both = np.concatenate((differences, -differences))
    labels = np.repeat([1, 0], len(differences))
    model = LogisticRegression(C=REGULARISATION, max_iter=5000, fit_intercept=False).fit(both, labels)
    add = dict(zip(names, model.coef_[0], strict=True))
    goods = list({row["mt"]: _score(good, add) for row, good, _ in rows}.values())
    bads = [_score(bad, add) for _, _, bad in rows]
    balance = [1 / len(goods)] * len(goods) + [1 / len(bads)] * len(bads)
    platt = LogisticRegression(C=1000).fit(
        np.array([*goods, *bads])[:, None], [1] * len(goods) + [0] * len(bads), sample_weight=np.array(balance) * 1000
    )
    slope = float(platt.coef_[0][0])
    return QualityWeights(
        start=round(float(platt.intercept_[0]), 3),
        spread=round(slope * pstdev(goods), 3),
        add={name: round(slope * value, 3) for name, value in add.items()},
    )


def _score(features: Features, add: dict[str, float]) -> float:
    return sum(add[name] * value for name, value in features.items())


def forced_choice(rows: list[Choice], weights: QualityWeights) -> float:
    """Share of rows where the good text scores strictly higher, in percent."""
    return 100 * fmean(_score(good, weights.add) > _score(bad, weights.add) for _, good, bad in rows)


def main() -> None:
    """Fit the weights and write `quality.toml`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("demetr", type=Path)
    parser.add_argument("--pair", default="de-en")
    parser.add_argument("--output", type=Path, required=True, help="folder for quality.toml")
    arguments = parser.parse_args()
    source, target = arguments.pair.split("-")
    lines = [
        "# Written by translaudit.training.quality; log-odds (natural) that an editor would leave a segment as it is."
    ]
    for kind in ("beside", "alone"):
        beside = kind == "beside"
        good: dict[str, Features] = {}
        rows = []
        for row in read_rows(arguments.demetr):
            if row["mt"] not in good:
                good[row["mt"]] = features_of(row["mt"], row, (source, target), beside=beside)
            bad = features_of(row["perturbed"], row, (source, target), beside=beside)
            rows.append((row, good[row["mt"]], bad))
        learn = [one for one in rows if chosen(one[0]["source"])]
        report = [one for one in rows if not chosen(one[0]["source"])]
        weights = fit(learn)
        print(kind, _report(learn, report, weights))  # noqa: T201
        lines += ["", f"[{kind}]", f"start = {weights.start}", f"spread = {weights.spread}", f"[{kind}.add]"]
        lines += [f'"{name}" = {value}' for name, value in sorted(weights.add.items(), key=lambda item: -item[1])]
    (arguments.output / "quality.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _report(learn: list[Choice], report: list[Choice], weights: QualityWeights) -> str:
    by_source: dict[str, list[Choice]] = defaultdict(list)
    for one in learn:
        by_source[one[0]["source"]].append(one)
    sources = sorted(by_source)
    folds = []
    for fold in range(FOLDS):
        out = set(sources[fold::FOLDS])
        inside = fit([one for source in sources if source not in out for one in by_source[source]])
        held = [one for source in out for one in by_source[source]]
        folds += [forced_choice([one], inside) for one in held]
    figures = [f"chosen half {forced_choice(learn, weights):.1f}", f"cross-validated {fmean(folds):.1f}"]
    figures.append(f"reported half {forced_choice(report, weights):.1f}")
    for severity in ("critical", "major", "minor"):
        graded = [one for one in report if one[0]["severity"] == severity]
        figures += [f"{severity} {forced_choice(graded, weights):.1f}"]
    return ", ".join(figures)


if __name__ == "__main__":
    main()
