#!/usr/bin/env python3
"""Train the classifier of PLOVER roots: `python training/plover.py CORPORA`.

CORPORA is a folder with zsp_PLV_train.jsonl and cameo_class_train.jsonl. Writes `weights.npz` and its card to
`src/travaux/data/plover` for the encoder that ships (`--model` for another). Three kinds of rows: sentences with source, target and
root; sentences of our own (`training/plover_examples.tsv`), which count less; and sentences of which only the quadrant is known.
Takes half a minute of one core.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from plover_fit import Arrays, cross_validate, f1_of_roots, fit_sharpness, train
from plover_rows import read_all

from travaux.model_files import DEFAULT_MODEL, load_model

OUT = Path(__file__).resolve().parents[1] / "src" / "travaux" / "data" / "plover"
FOLDS = 5


def write(arrays: Arrays, card: str, folder: Path) -> None:
    """Write weights and card."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / "weights.npz", allow_pickle=False, **arrays)
    (folder / "card.md").write_text(card, encoding="utf-8")


def main() -> None:
    """Train on all rows, with the sharpness that five folds give."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--model", default=DEFAULT_MODEL, help="the encoder whose vectors are used")
    parser.add_argument("--folder", type=Path, help="the folder of an encoder that doesn't ship")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    model = load_model(arguments.model, arguments.folder)
    coded, examples, classed = read_all(arguments.corpora, model)
    found = cross_validate(coded, examples, classed, FOLDS)
    arrays = train([*coded, *examples], classed, model.sha256)
    arrays["sharpness"] = np.array(fit_sharpness(coded, found), np.float32)
    figures = f1_of_roots([row.root or "" for row in coded], [ranked[0][0] for ranked in found])
    sizes = {"coded": len(coded), "own": len(examples), "classed": len(classed), "features": len(arrays["keys"])}
    write(arrays, make_card(figures, sizes, model.name), arguments.out)
    sys.stderr.write(f"{figures} {sizes}\n")


def make_card(figures: Mapping[str, float], sizes: Mapping[str, int], encoder: str) -> str:
    """What the weights are, what they were trained on and how well they do."""
    scores = ", ".join(f"{name} {value:.3f}" for name, value in figures.items())
    return f"""# Classifier of PLOVER roots

A linear model over {sizes["features"]} hashed features of an event's words and syntax, source and target masked, and over vectors
of the encoder `{encoder}`. Written by `training/plover.py`.

| trained on | rows | licence |
|---|---|---|
| PLV (zsp), train: sentences with source, target and root | {sizes["coded"]} | none stated |
| CAMEO classes: sentences with a quadrant, roots guessed within it | {sizes["classed"]} | of a GPL-3 repository |
| `training/plover_examples.tsv`, written for this | {sizes["own"]} | Apache-2.0 |

The file holds no text: features are 32-bit hashes of stems and pairs of stems.

Five-fold on PLV train (equal sentences in one fold; rows like the held-out ones left out): {scores}.
Probabilities are sharpened as is likeliest on the held-out folds.
"""


if __name__ == "__main__":
    main()
